//! Topics: what an event is about, as far as its trigger says: "talks on grain exports".
//!
//! Must not know who takes part.

use std::ops::Range;

use super::clauses::governing_verb;
use super::triggers::{Frame, Trigger};
use crate::document::Document;

/// The words that say what the event is about, as bytes.
pub fn topics(document: &Document, trigger: &Trigger) -> Vec<Range<usize>> {
    let mut heads: Vec<usize> = about(document, trigger.head).collect();
    match trigger.frame {
        Frame::Discuss => heads.extend(document.children_by(trigger.head, "obj")),
        Frame::Noun(_) if heads.is_empty() => {
            if let Some(verb) = governing_verb(document, trigger.head)
                && document.relation(trigger.head) == "obj"
            {
                heads.extend(about(document, verb));
            }
        }
        _ => {}
    }
    heads.into_iter().map(|head| document.bytes(without_preposition(document, head))).collect()
}

fn about<'a>(document: &'a Document, head: usize) -> impl Iterator<Item = usize> + 'a {
    document.children(head).iter().copied().filter(move |&child| {
        matches!(document.relation(child), "nmod" | "obl" | "advcl" | "acl")
            && matches!(
                document.preposition(child),
                Some("on" | "about" | "over" | "concerning" | "regarding")
            )
            && document.analysis.entity_at(child).is_none()
            && !is_day(document, child)
    })
}

/// "on Monday", "on 3 March" are no topics.
fn is_day(document: &Document, token: usize) -> bool {
    document.subtree(token).any(|part| document.upos(part) == onrecord_language::Upos::Num)
        || document.lower(token).ends_with("day")
        || matches!(
            document.lower(token),
            "sidelines"
                | "margins"
                | "phone"
                | "telephone"
                | "eve"
                | "condition"
                | "weekend"
                | "afternoon"
                | "morning"
                | "evening"
        )
}

fn without_preposition(document: &Document, head: usize) -> Range<usize> {
    let range = document.subtree(head);
    let start =
        document.children_by(head, "case").map(|case| case + 1).max().unwrap_or(range.start);
    start.min(head)..range.end
}
