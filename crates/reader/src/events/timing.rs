//! Timing: which day is the event's own, and which the day on which it was put off, called off or moved.
//!
//! Must not know who takes part.

use onrecord_record::Status;

use super::circumstances::{Found, event_times, verb_times};
use super::status::Step;
use super::triggers::Trigger;
use crate::document::Document;
use crate::times::TimeMention;

/// When an event is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Timing {
    /// An index into the times.
    pub time: Option<usize>,
    /// Whether the event was moved to it.
    pub is_new: bool,
    /// Whether it lies after the day of publication.
    pub is_later: bool,
}

/// When the event of a trigger is. Sets the status of steps by it: what is to come is not held, and what is put off to a
/// day is rescheduled.
pub fn timing(
    document: &Document,
    trigger: &Trigger,
    times: &[TimeMention],
    steps: &mut [Step],
) -> Timing {
    let mut changed: Vec<Found> = Vec::new();
    let mut goal = None;
    for step in steps.iter().filter(|step| step.is_change && step.status != Status::Suspended) {
        let Some(verb) = step.verb else { continue };
        let own = verb_times(document, verb, times);
        goal = goal.or_else(|| own.iter().find(|found| found.is_goal).copied());
        changed.extend(own);
    }
    let own = event_times(document, trigger, times);
    let own = own.into_iter().find(|found| changed.iter().all(|other| other.time != found.time));
    let time = goal.or(own).map(|found| found.time);
    let is_later = time.is_some_and(|time| is_after_publication(document, &times[time]));
    let mut put_off = false;
    for step in steps {
        step.status = match step.status {
            Status::Held | Status::UnderWay if is_later => Status::Planned,
            Status::Postponed if goal.is_some() => Status::Rescheduled,
            // "put off twice, will now be held on Friday"
            Status::Planned if put_off && time.is_some() => Status::Rescheduled,
            status => status,
        };
        put_off |= step.status == Status::Postponed;
    }
    Timing { time, is_new: goal.is_some(), is_later }
}

fn is_after_publication(document: &Document, time: &TimeMention) -> bool {
    time.earliest.zip(document.published()).is_some_and(|(first, now)| first > now)
}
