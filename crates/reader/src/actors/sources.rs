//! What the attributions of the analysis tell of actors: the nouns that someone's words are laid on, and whom they were
//! told.
//!
//! Must not know names or descriptions.

use onrecord_language::Upos;

use super::names;
use crate::document::Document;

/// What a token is in an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Carries the source of words.
    Source,
    /// Carries the source of words that are published: "reported".
    Publisher,
    /// Carries the one who was told.
    Addressee,
}

/// For each token, what it is in an attribution.
pub fn find(document: &Document) -> Vec<Option<Part>> {
    const PUBLISHING: [&str; 7] =
        ["report", "reports", "publish", "broadcast", "carry", "quote", "cite"];
    let mut parts = vec![None; document.len()];
    for attribution in &document.analysis.attributions {
        let [source] = attribution.source.as_slice() else { continue };
        let tokens = document.tokens_in(source.clone());
        let publishes = attribution.cue.iter().any(|cue| {
            document.tokens_in(cue.clone()).any(|index| {
                PUBLISHING.contains(&document.lemma(index))
                    || matches!(document.lower(index), "reported" | "citing" | "quoting")
            })
        });
        if !tokens.is_empty() {
            let head = names::head_of(document, &tokens);
            parts[head] = Some(if publishes { Part::Publisher } else { Part::Source });
        }
    }
    for (index, part) in parts.iter_mut().enumerate() {
        if is_told(document, index) {
            *part = Some(Part::Addressee);
        }
    }
    parts
}

/// "told the panel", "asked the mediator": the first noun after the verb.
fn is_told(document: &Document, index: usize) -> bool {
    let verb = document.head(index).filter(|&verb| {
        verb < index
            && (matches!(document.lemma(verb), "tell" | "inform" | "brief" | "assure" | "remind")
                || matches!(document.lower(verb), "told" | "telling" | "tells"))
    });
    matches!(document.relation(index), "obj" | "iobj")
        && matches!(document.upos(index), Upos::Noun | Upos::Propn)
        && verb.is_some_and(|verb| index - verb <= 8)
}
