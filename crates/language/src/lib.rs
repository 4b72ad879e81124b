//! English text to tokens, sentences, dependencies, entities and attribution spans, with one embedded network.
//!
//! Must not know: articles, news, negotiation.

mod analysis;

pub use analysis::{Analysis, Attribution, Entity, EntityKind, Token, Upos};
