//! The attributions of the language stage as drafts, mended where sentences show that a span went too far.
//!
//! Must not know: actors, chains.

use std::ops::Range;

use crate::document::Document;
use crate::statements::draft::{Draft, cue_verb, trimmed};
use crate::statements::quotes::Quote;

/// The drafts of the analysis.
pub fn drafts(document: &Document, quotes: &[Quote]) -> Vec<Draft> {
    document
        .analysis
        .attributions
        .iter()
        .map(|attribution| {
            let tokens = |bytes: &Range<usize>| document.tokens_in(bytes.clone());
            let cue = attribution.cue.iter().map(tokens).max_by_key(|cue| cue_rank(document, cue));
            Draft {
                source: attribution.source.first().map(tokens),
                cue_head: cue.as_ref().and_then(|cue| head(document, cue)),
                cue,
                content: attribution
                    .content
                    .iter()
                    .map(|bytes| trimmed(document, quotes, tokens(bytes)))
                    .filter(|piece| !piece.is_empty())
                    .collect(),
                ..Draft::default()
            }
        })
        .filter(|draft| !draft.content.is_empty())
        .collect()
}

/// Of several pieces of a cue the one with a known verb is the cue.
fn cue_rank(document: &Document, cue: &Range<usize>) -> (bool, usize) {
    (cue.clone().any(|token| cue_verb(document, token).is_some()), usize::MAX - cue.start)
}

/// The word that carries a cue: a known verb, or else the word that governs the others.
fn head(document: &Document, cue: &Range<usize>) -> Option<usize> {
    cue.clone()
        .rfind(|&token| cue_verb(document, token).is_some())
        .or_else(|| document.analysis.head_of(cue.clone()))
}
