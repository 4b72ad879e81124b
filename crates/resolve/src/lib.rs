//! Readings of many articles to one merged record: same article, same actor, same event, same origin. Pure functions.
//!
//! Must not know: storage, text processing.

mod actors;
mod compare;
mod context;
mod copies;
mod corrections;
mod digest;
mod events;
mod family;
mod fold;
mod grouping;
mod history;
mod index;
mod keys;
mod names;
mod parties;
mod places;
mod profile;
mod proposals;
mod report;
mod resolver;
mod root;
mod sightings;
mod stable;
mod support;
mod telling;
mod text;
mod warnings;
mod windows;

pub use actors::Sighting;
pub use compare::{Reason, Verdict, compare};
pub use copies::is_copy;
pub use corrections::{Action, Change, Correction, in_force};
pub use digest::Digest;
pub use events::MergedEvent;
pub use keys::Keys;
pub use profile::Profile;
pub use proposals::{MergedProposal, PointTold, ProposalTelling, StanceTold};
pub use report::Report;
pub use resolver::{Resolver, resolve};
pub use root::{Root, RootKind};
pub use telling::{Party, Step, Telling};
pub use text::TextSignature;
