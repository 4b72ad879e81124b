//! Statements that name no one: "reportedly", "is said to", "is understood to have".
//!
//! Must not know: actors, chains.

use std::ops::Range;

use crate::document::Document;
use crate::statements::draft::{Draft, trimmed};
use crate::statements::quotes::Quote;
use crate::statements::subject::{agent, phrase};

/// Adverbs by which an article tells what it has from others, whom it does not name.
const ADVERBS: [&str; 4] = ["reportedly", "allegedly", "supposedly", "purportedly"];

/// Participles that do so in the passive: "is said to".
const PARTICIPLES: [&str; 10] = [
    "said",
    "understood",
    "reported",
    "believed",
    "thought",
    "rumoured",
    "rumored",
    "learnt",
    "alleged",
    "known",
];

/// A draft for every such word.
pub fn drafts(document: &Document, quotes: &[Quote]) -> Vec<Draft> {
    (0..document.len())
        .filter_map(|token| adverb(document, token).or_else(|| passive(document, token)))
        .map(|mut draft| {
            draft.content =
                draft.content.into_iter().map(|piece| trimmed(document, quotes, piece)).collect();
            draft.content.retain(|piece| !piece.is_empty());
            draft
        })
        .filter(|draft| !draft.content.is_empty())
        .collect()
}

/// "The deal reportedly covers prisoners": the clause without the adverb.
fn adverb(document: &Document, token: usize) -> Option<Draft> {
    if !ADVERBS.contains(&document.lower(token)) {
        return None;
    }
    let clause = document.subtree(document.head(token)?);
    let pieces = [clause.start..token, token + 1..clause.end];
    Some(Draft {
        cue: Some(token..token + 1),
        cue_head: Some(token),
        content: pieces.into_iter().filter(|piece| piece.start < piece.end).collect(),
        ..Draft::default()
    })
}

/// "The envoy is said to have left": the subject and the infinitive.
fn passive(document: &Document, token: usize) -> Option<Draft> {
    let auxiliary = document
        .children(token)
        .iter()
        .copied()
        .find(|&child| document.token(child).deprel == "aux:pass");
    if !PARTICIPLES.contains(&document.lower(token)) || agent(document, token).is_some() {
        return None;
    }
    let auxiliary = auxiliary?;
    let infinitive = document.children(token).iter().copied().find(|&child| {
        child > token
            && matches!(document.relation(child), "xcomp" | "ccomp" | "advcl")
            && document.children_by(child, "mark").any(|mark| document.lower(mark) == "to")
    })?;
    let about = document.child(token, &["nsubj"]).map(|head| phrase(document, head));
    let predicate: Range<usize> = document.subtree(infinitive);
    let pieces = about
        .into_iter()
        .filter(|range| range.end <= auxiliary)
        .chain([predicate.start.max(token + 1)..predicate.end]);
    Some(Draft {
        cue: Some(auxiliary.min(token)..token + 1),
        cue_head: Some(token),
        content: pieces.collect(),
        ..Draft::default()
    })
}
