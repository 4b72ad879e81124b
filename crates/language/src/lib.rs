//! English text to tokens, sentences, dependencies, entities and attribution spans, with one embedded network.
//!
//! Text → `atoms` → `windows` of word `pieces` → `network` → `decode` → [`Analysis`].
//!
//! ```
//! let model = onrecord_language::Model::embedded()?;
//! let text = "The envoys met in Geneva, an official said.";
//! let analysis = model.analyse(text)?;
//! let said = analysis.attributions.first().expect("one statement");
//! assert_eq!(&text[said.source[0].clone()], "an official");
//! # Ok::<(), onrecord_language::ModelError>(())
//! ```
//!
//! Must not know: articles, news, negotiation.

mod analysis;
mod atoms;
mod attributions;
mod decode;
mod fast;
mod inflection;
mod lemma;
mod model;
mod network;
mod pieces;
mod scores;
mod tags;
mod tree;
mod windows;

pub use analysis::{Analysis, Attribution, Entity, EntityKind, Token, Upos};
pub use model::{Model, ModelError};
