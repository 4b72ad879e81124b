//! Where and when: the place and the time that hang on an event's trigger.
//!
//! Must not know who takes part.

use onrecord_language::{EntityKind, Upos};

use super::Place;
use super::status::governing_verb;
use super::triggers::{Frame, Trigger};
use crate::document::Document;
use crate::times::TimeMention;

/// Most steps up the tree from a time or place to its trigger: one that hangs deeper belongs to something else.
const FARTHEST: usize = 3;

/// The time that is nearest to the trigger in the tree, as an index into `times`.
pub fn time(document: &Document, trigger: &Trigger, times: &[TimeMention]) -> Option<usize> {
    let sentence = document.sentence(trigger.head);
    let inside = times
        .iter()
        .enumerate()
        .filter(|(_, time)| sentence.start <= time.tokens.start && time.tokens.end <= sentence.end);
    let reached = inside.filter_map(|(index, time)| {
        let root = root_of(document, time.tokens.clone());
        Some((distance(document, trigger, root)?, root.abs_diff(trigger.head), index))
    });
    reached.min().map(|(_, _, index)| index)
}

/// The place named nearest to the trigger: "in Geneva", "the Geneva talks".
pub fn place(document: &Document, trigger: &Trigger) -> Option<Place> {
    let sentence = document.sentence(trigger.head);
    let places = document.analysis.entities.iter().filter(|entity| {
        entity.kind == EntityKind::Place
            && sentence.start <= entity.tokens.start
            && entity.tokens.end <= sentence.end
    });
    let reached = places.filter_map(|entity| {
        let root = root_of(document, entity.tokens.clone());
        let locates = matches!(
            document.preposition(root),
            Some("in" | "at" | "near" | "outside" | "to" | "into")
        ) || (document.relation(root) == "compound"
            && document.head(root) == Some(trigger.head))
            || (document.relation(root) == "obj" && trigger.frame == Frame::Visit);
        let near = locates.then(|| distance(document, trigger, root)).flatten()?;
        Some((near, root.abs_diff(trigger.head), entity))
    });
    let (_, _, entity) = reached.min_by_key(|&(near, far, _)| (near, far))?;
    Some(Place {
        name: document.words(entity.tokens.clone()).to_owned(),
        country: None,
        bytes: document.bytes(entity.tokens.clone()),
    })
}

fn root_of(document: &Document, mut tokens: std::ops::Range<usize>) -> usize {
    let start = tokens.start;
    let all = tokens.clone();
    tokens
        .find(|&token| document.head(token).is_none_or(|head| !all.contains(&head)))
        .unwrap_or(start)
}

/// Steps from a word up to the trigger, or to the verb that governs a noun; none where another verb lies between.
fn distance(document: &Document, trigger: &Trigger, word: usize) -> Option<usize> {
    let verb = match trigger.frame {
        Frame::Noun(_) => governing_verb(document, trigger.head),
        _ => None,
    };
    for (steps, ancestor) in document.ancestors(word).take(FARTHEST).enumerate() {
        if ancestor == trigger.head {
            return Some(steps);
        }
        if Some(ancestor) == verb {
            return Some(steps + FARTHEST);
        }
        if document.upos(ancestor) == Upos::Verb {
            return None;
        }
    }
    None
}
