//! Denial: words by which someone says that an event was not, or is not planned.
//!
//! Must not know how the event stands otherwise.

use std::sync::LazyLock;

use onrecord_language::Upos;
use onrecord_record::Status;

use super::phrases::Phrases;
use super::status::{Step, is_without};
use crate::document::Document;
use crate::lexicon::entries;

static DENIALS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        entries(include_str!("../../data/events/denials.txt"))
            .filter_map(|columns| Some((*columns.first()?, ()))),
    )
});

/// Whether a verb denies.
pub fn is_denial(document: &Document, verb: usize) -> bool {
    DENIALS.longest(document, verb).is_some()
}

/// A word of denial that governs the trigger: "denied that they had met", "dismissed reports of a meeting".
pub fn denial(document: &Document, trigger: usize) -> Option<Step> {
    let mut below = trigger;
    for ancestor in document.ancestors(trigger).take(7) {
        let governed = matches!(
            document.relation(below),
            "ccomp" | "xcomp" | "obj" | "nmod" | "acl" | "nsubj" | "conj" | "obl" | "appos"
        ) && !(document.token(below).deprel == "nsubj"
            || document.relation(below) == "advcl");
        if !governed {
            // a passive subject is denied, an active one denies
            return None;
        }
        if let Some((tokens, ())) = DENIALS.longest(document, ancestor)
            && document.upos(ancestor) == Upos::Verb
        {
            let in_passing = document.relation(below) == "obl"
                && matches!(
                    document.preposition(below),
                    Some("at" | "in" | "during" | "after" | "before" | "on" | "to")
                );
            if in_passing || document.is_negated(ancestor) {
                return None;
            }
            return Some(Step {
                status: Status::Denied,
                tokens,
                verb: Some(ancestor),
                is_change: true,
                is_weak: false,
            });
        }
        // "no truth to reports that they met"
        if matches!(document.lower(ancestor), "truth" | "basis" | "substance")
            && is_without(document, ancestor)
        {
            return Some(Step {
                status: Status::Denied,
                tokens: ancestor..ancestor + 1,
                verb: None,
                is_change: true,
                is_weak: false,
            });
        }
        below = ancestor;
    }
    None
}
