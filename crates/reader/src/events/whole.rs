//! The whole: one event out of all its mentions.
//!
//! Must not know the words of the mentions.

use onrecord_record::{Certainty, EventType, Polarity, Status};

use super::mention::Mention;
use super::status_words::is_setback;
use super::{Change, Event};
use crate::statements::Statement;

/// The event that these mentions, in the order of the text, tell of.
pub fn event(mentions: Vec<Mention>, statements: &[Statement]) -> Event {
    let mut event = Event {
        event_type: event_type(&mentions),
        mode: Vec::new(),
        participants: Vec::new(),
        place: None,
        time: None,
        history: history(&mentions),
        topics: Vec::new(),
        according_to: Vec::new(),
        certainty: Certainty::Certain,
        polarity: Polarity::Affirmed,
        evidence: Vec::new(),
        triggers: Vec::new(),
    };
    for mention in mentions {
        for mode in mention.modes {
            if !event.mode.contains(&mode) {
                event.mode.push(mode);
            }
        }
        for (actor, role) in mention.participants {
            if event.participants.iter().all(|&(other, _)| other != actor) {
                event.participants.push((actor, role));
            }
        }
        let is_moved = mention.is_new_time
            || mention.changes.iter().any(|change| change.status == Status::Relocated);
        if is_moved {
            event.place = mention.place.or(event.place);
            event.time = mention.time.or(event.time);
        } else {
            event.place = event.place.or(mention.place);
            event.time = event.time.or(mention.time);
        }
        event.topics.extend(mention.topics);
        event.according_to.extend(mention.statement);
        event.evidence.push(mention.bytes);
        event.triggers.push(mention.trigger);
    }
    event.according_to.sort_unstable();
    event.according_to.dedup();
    event.certainty = certainty(&event, statements);
    if event.history.last().is_some_and(|last| last.status == Status::Denied) {
        event.polarity = Polarity::Denied;
    }
    event
}

/// The first mention's type, unless a later one is finer: a "meeting" that is then called a summit.
fn event_type(mentions: &[Mention]) -> EventType {
    let named = mentions
        .iter()
        .filter(|mention| !mention.is_back_reference)
        .map(|mention| mention.event_type);
    let first = named.clone().next().unwrap_or(EventType::Other);
    match first {
        EventType::Meeting => {
            named.into_iter().find(|&kind| kind == EventType::Summit).unwrap_or(first)
        }
        _ => first,
    }
}

/// The changes in the order in which they held. What is put off, moved or called off was planned before, also where
/// the text does not say so.
fn history(mentions: &[Mention]) -> Vec<Change> {
    let mut history: Vec<Change> = Vec::new();
    let mut passing = false;
    for mention in mentions {
        let count = mention.changes.len();
        for (index, change) in mention.changes.iter().enumerate() {
            let is_weak = mention.is_weak && index + 1 == count;
            let Some(last) = history.last() else {
                history.extend(presupposed(change));
                history.push(change.clone());
                passing = is_weak;
                continue;
            };
            // "a Wednesday session … it has been moved": what was only named in passing had not been held yet
            if passing && last.status == Status::Held && is_undone_before(change.status) {
                history.clear();
                history.extend(presupposed(change));
                history.push(change.clone());
                continue;
            }
            // "still remains off the table" holds to the end, whatever is told of earlier days after it
            if last.status == Status::OffTheTable
                && is_setback(change.status)
                && change.status != Status::OffTheTable
            {
                let at = history.len() - 1;
                let earlier = presupposed(change).filter(|_| at == 0);
                history.insert(at, change.clone());
                history.splice(at..at, earlier);
                continue;
            }
            let repeats = last.status == change.status;
            // "the meeting" told of again in passing does not undo what became of it
            let undoes = is_weak
                || (matches!(change.status, Status::Planned | Status::Proposed)
                    && last.status != Status::Proposed);
            if !repeats && !undoes {
                history.push(change.clone());
            }
        }
    }
    history
}

/// Whether the status is one that only an event to come can get.
fn is_undone_before(status: Status) -> bool {
    is_setback(status) && !matches!(status, Status::Suspended | Status::OffTheTable)
}

fn presupposed(change: &Change) -> Option<Change> {
    is_undone_before(change.status).then(|| Change {
        status: Status::Planned,
        as_of: None,
        by: None,
        reason: None,
        ..change.clone()
    })
}

fn certainty(event: &Event, statements: &[Statement]) -> Certainty {
    let told = event.according_to.first().map(|&index| statements[index].certainty);
    match event.history.last().map(|last| last.status) {
        Some(Status::Proposed) => Certainty::Possible,
        Some(Status::Unknown) | None => Certainty::Unknown,
        _ => told.unwrap_or(Certainty::Certain),
    }
}
