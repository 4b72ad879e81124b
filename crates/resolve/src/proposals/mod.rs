//! Proposals over all articles: the same plan under several names, each once, with what each party makes of its points.

mod compare;
mod merge;
mod telling;

pub(crate) use compare::compare;
pub use merge::MergedProposal;
pub(crate) use merge::{merge, precedence};
pub(crate) use telling::of_reading;
pub use telling::{PointTold, ProposalTelling, StanceTold};
