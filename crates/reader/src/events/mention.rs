//! A mention: one place where the text tells of an event, with all that its own sentence says.
//!
//! Must not know other mentions.

use std::ops::Range;

use onrecord_record::{EventType, Mode, ParticipantRole};

use super::participants::{actors_of, parts};
use super::status::steps;
use super::triggers::{Frame, Sureness, Trigger};
use super::{Change, Place, circumstances};
use crate::actors::Actors;
use crate::document::Document;
use crate::statements::Statement;
use crate::times::TimeMention;

/// What one sentence says of an event.
#[derive(Debug, Clone)]
pub struct Mention {
    pub trigger: usize,
    pub event_type: EventType,
    pub modes: Vec<Mode>,
    pub participants: Vec<(usize, ParticipantRole)>,
    pub place: Option<Place>,
    pub time: Option<usize>,
    pub changes: Vec<Change>,
    pub statement: Option<usize>,
    /// Whether it points back: "the meeting".
    pub is_definite: bool,
    /// Whether it says that it is another: "a separate meeting".
    pub is_another: bool,
    pub bytes: Range<usize>,
}

/// Reads the mention of a trigger, if it is one.
pub fn read(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
    trigger: &Trigger,
) -> Option<Mention> {
    let found = parts(document, trigger);
    let participants = actors_of(document, actors, &found);
    let place = circumstances::place(document, trigger);
    let time = circumstances::time(document, trigger, times);
    let is_definite = document
        .children_by(trigger.head, "det")
        .any(|det| matches!(document.lower(det), "the" | "this" | "that" | "those" | "these"));
    let is_event = match trigger.frame {
        Frame::Noun(Sureness::Sure) => true,
        Frame::Noun(Sureness::Likely) => {
            !participants.is_empty() || place.is_some() || time.is_some() || is_definite
        }
        Frame::Noun(Sureness::Weak) => !found.is_empty(),
        _ => found.len() > 1,
    };
    if !is_event {
        return None;
    }
    let statement = innermost(document, statements, trigger.head);
    let changes = steps(document, trigger)
        .into_iter()
        .map(|step| Change {
            status: step.status,
            as_of: None,
            by: None,
            reason: None,
            statement,
            bytes: document.bytes(step.tokens),
        })
        .collect();
    Some(Mention {
        trigger: trigger.head,
        event_type: trigger.event_type,
        modes: trigger.modes.clone(),
        participants,
        place,
        time,
        changes,
        statement,
        is_definite,
        is_another: document.children(trigger.head).iter().any(|&child| {
            matches!(
                document.lower(child),
                "another" | "separate" | "second" | "third" | "fourth" | "fifth" | "next" | "new"
            )
        }),
        bytes: document.bytes(trigger.tokens.clone()),
    })
}

/// The statement whose content holds a word; the smallest, where they nest.
fn innermost(document: &Document, statements: &[Statement], token: usize) -> Option<usize> {
    let byte = document.token(token).start;
    statements
        .iter()
        .enumerate()
        .filter_map(|(index, statement)| {
            let holds = statement.content.iter().any(|piece| piece.contains(&byte));
            holds.then(|| {
                (statement.content.iter().map(ExactSizeIterator::len).sum::<usize>(), index)
            })
        })
        .min()
        .map(|(_, index)| index)
}
