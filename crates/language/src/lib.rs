//! English text to tokens, sentences, dependencies, entities and attribution spans, with one embedded network.
//!
//! Text → [`atoms`] → [`windows`] of word [`pieces`] → [`network`] → [`decode`] → [`Analysis`].
//! Must not know: articles, news, negotiation.

mod analysis;
mod atoms;
mod attributions;
mod decode;
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
