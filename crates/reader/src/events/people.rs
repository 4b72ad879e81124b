//! Whether a word stands for someone: those who meet, call and sign, not deadlines, targets and teams' fortunes.
//!
//! Must not know events.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use onrecord_language::{EntityKind, Upos};

use super::inflection::forms;
use crate::actors::Actors;
use crate::document::Document;
use crate::lexicon::entries;

static NOUNS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let files = [
        include_str!("../../data/actors/roles.txt"),
        include_str!("../../data/actors/bodies.txt"),
        include_str!("../../data/actors/people.txt"),
        include_str!("../../data/events/parties.txt"),
    ];
    files
        .into_iter()
        .flat_map(entries)
        .filter_map(|columns| columns.first().map(|noun| plurals(noun)))
        .flatten()
        .collect()
});

fn plurals(noun: &str) -> Vec<String> {
    let mut nouns: Vec<String> = forms(noun).into_iter().take(2).collect();
    if let Some(stem) = noun.strip_suffix("man") {
        nouns.push(format!("{stem}men"));
    }
    nouns
}

/// Whether the word stands for people, a body or a country.
pub fn is_someone(document: &Document, actors: &Actors, token: usize) -> bool {
    actors.with_head(token).is_some()
        || match document.upos(token) {
            Upos::Pron => is_personal(document.lower(token)),
            Upos::Num => {
                document.children_by(token, "det").next().is_some()
                    && matches!(document.lower(token), "two" | "three" | "four" | "five")
            }
            Upos::Propn => is_named_someone(document, token),
            Upos::Noun | Upos::Adj => {
                NOUNS.contains(document.lower(token))
                    || actors.at(token).is_some_and(|_| is_named_someone(document, token))
            }
            _ => false,
        }
}

/// Whether the noun names people, a body or an office.
pub fn is_role(noun: &str) -> bool {
    NOUNS.contains(noun)
}

fn is_personal(pronoun: &str) -> bool {
    matches!(
        pronoun,
        "he" | "she"
            | "they"
            | "we"
            | "i"
            | "you"
            | "him"
            | "her"
            | "them"
            | "us"
            | "me"
            | "who"
            | "whom"
            | "both"
            | "others"
            | "each"
            | "nobody"
            | "neither"
            | "someone"
            | "one"
            | "all"
    )
}

fn is_named_someone(document: &Document, token: usize) -> bool {
    match document.analysis.entity_at(token) {
        Some(entity) => {
            matches!(entity.kind, EntityKind::Person | EntityKind::Organization)
                || crate::places::country_of(document.words(entity.tokens.clone()), None).is_some()
        }
        None => document.upos(token) == Upos::Propn,
    }
}

/// Whether the word stands for more than one: "the ministers", "France and Spain", "they".
pub fn is_several(document: &Document, token: usize) -> bool {
    matches!(document.xpos(token), "NNS" | "NNPS")
        || matches!(
            document.lower(token),
            "they"
                | "them"
                | "we"
                | "us"
                | "both"
                | "who"
                | "all"
                | "neither"
                | "two"
                | "three"
                | "four"
                | "five"
        )
        || document.conjuncts(token).len() > 1
        || matches!(
            document.lower(token),
            "pair"
                | "trio"
                | "duo"
                | "committee"
                | "council"
                | "board"
                | "cabinet"
                | "bureau"
                | "parliament"
                | "panel"
                | "assembly"
                | "commission"
                | "secretariat"
                | "troika"
                | "quartet"
                | "coalition"
                | "alliance"
                | "bloc"
                | "caucus"
                | "congress"
                | "conference"
                | "chamber"
        )
}
