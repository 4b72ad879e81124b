//! Modes: in what way an event takes place, by its trigger and the words around it.
//!
//! Must not know who takes part.

use std::sync::LazyLock;

use onrecord_record::Mode;

use super::clauses::governing_verb;
use super::phrases::Phrases;
use super::triggers::{Frame, Trigger};
use crate::document::Document;
use crate::lexicon::entries;

static MODES: LazyLock<Phrases<Mode>> = LazyLock::new(|| {
    Phrases::new(
        entries(include_str!("../../data/events/modes.txt"))
            .filter_map(|columns| Some((*columns.first()?, columns.get(1)?.parse().ok()?))),
    )
});

/// Farthest word of mode from the trigger, in tokens, that is taken to belong to it.
const NEAR: usize = 12;

/// The modes that the trigger's words and those on it or its verb name.
pub fn modes(document: &Document, trigger: &Trigger) -> Vec<Mode> {
    let mut modes = trigger.modes.clone();
    let carrier = match trigger.frame {
        Frame::Noun(_) => governing_verb(document, trigger.head),
        _ => None,
    };
    let sentence = document.sentence(trigger.head);
    for at in sentence.filter(|at| at.abs_diff(trigger.head) <= NEAR) {
        let belongs = document
            .ancestors(at)
            .take(3)
            .any(|ancestor| trigger.tokens.contains(&ancestor) || Some(ancestor) == carrier);
        if belongs
            && let Some((_, &mode)) = MODES.longest(document, at)
            && !modes.contains(&mode)
        {
            modes.push(mode);
        }
    }
    modes
}
