//! Whether two articles tell of the same event.
//!
//! Talks recur: neither the sort of event nor the parties alone make two events one. Only the two accounts are looked at,
//! so the answer does not depend on what else is on the record.

use onrecord_record::{EventType, Status};
use serde::{Deserialize, Serialize};

use crate::parties::{self, Fit};
use crate::places::{self, Whereabouts};
use crate::telling::Telling;
use crate::windows::{self, Timing};
use crate::{fold, text};

/// What the comparison of two accounts says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Verdict {
    /// Certainly two events.
    Apart,
    /// Nothing says that they are one.
    Unrelated,
    /// They may be one event and cannot be told apart.
    Perhaps(Reason),
    /// One event by what it is about, unless the account fits another event as well.
    Likely,
    /// One event by its place or time, unless the account fits another event as well.
    VeryLikely,
    /// One event.
    Same,
}

/// Why two events cannot be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// The same parties, and at least one date is not told.
    DateUnknown,
    /// The same parties at the same time, and at least one place is not told.
    PlaceUnknown,
    /// The same time and place, and at least one account does not say who was there.
    PartiesUnknown,
    /// The same parties, and the dates or places differ as if it had been moved, which no account says.
    PerhapsMoved,
}

/// Days between two publications within which the same undated matter is still spoken of.
const SAME_NEWS_DAYS: i32 = 21;

/// Days between two publications within which a place and the parties are enough.
const SAME_VISIT_DAYS: i32 = 45;

/// Days by which an event that is put off or broken off may come later.
const LONGEST_DELAY_DAYS: i32 = 120;

/// Words in common from which two accounts are about the same matter.
const SUBJECT_WORDS: usize = 2;

/// Compares two accounts.
pub fn compare(one: &Telling, other: &Telling) -> Verdict {
    if one.report.article == other.report.article {
        return within_article(one, other);
    }
    if family(one.event_type) != family(other.event_type) {
        return Verdict::Apart;
    }
    let fit = parties::compare(one, other);
    if fit.conflict {
        return Verdict::Apart;
    }
    let place = places::compare(one.place.as_ref(), other.place.as_ref());
    let timing = windows::compare(one.time.as_ref(), other.time.as_ref());
    let (earlier, later) = in_order(one, other);
    if matches!(timing, Timing::Apart(_)) || place == Whereabouts::Different {
        return moved(earlier, later, fit, place, timing);
    }
    if same_words(one, other) {
        return Verdict::Same;
    }
    match timing {
        Timing::Close => same_time(one, other, fit, place),
        Timing::Coarse if fit.is_pair() && place >= Whereabouts::Within => Verdict::Same,
        Timing::Coarse | Timing::Unknown => no_time(earlier, later, fit, place),
        Timing::Apart(_) => Verdict::Apart,
    }
}

/// Two accounts of one article: its writer tells two events apart, unless nothing at all differs.
fn within_article(one: &Telling, other: &Telling) -> Verdict {
    let fit = parties::compare(one, other);
    let place = places::compare(one.place.as_ref(), other.place.as_ref());
    let timing = windows::compare(one.time.as_ref(), other.time.as_ref());
    // One is still to come or was held, the other will not be: "the next summit", "the summit that was called off".
    let lost = |telling: &Telling| {
        matches!(telling.last_status(), Status::CalledOff | Status::OffTheTable | Status::Postponed)
    };
    let differ = family(one.event_type) != family(other.event_type)
        || fit.conflict
        || lost(one) != lost(other)
        || place == Whereabouts::Different
        || matches!(timing, Timing::Apart(_));
    if differ {
        return Verdict::Apart;
    }
    // The same few days, or nothing told of when, and nobody who is only in one: told twice.
    let alike = fit.fewer == 0 || fit.same == fit.fewer || fit.is_pair() && fit.has_same();
    let when = timing == Timing::Close
        || one.last_status() == other.last_status() && timing == Timing::Unknown && fit.has_same();
    if alike && when { Verdict::Likely } else { Verdict::Unrelated }
}

/// Both tell of the same few days.
fn same_time(one: &Telling, other: &Telling, fit: Fit, place: Whereabouts) -> Verdict {
    let whole = fit.share() >= 0.5 && (fit.is_pair() || fit.more == 1);
    match place {
        _ if whole => Verdict::Same,
        Whereabouts::Same if fit.share() >= 0.5 => Verdict::Same,
        Whereabouts::Same if fit.fewer == 0 => Verdict::VeryLikely,
        _ if fit.share() >= 0.5 => Verdict::VeryLikely,
        Whereabouts::Within if fit.fewer == 0 && shared_subject(one, other) => {
            Verdict::Perhaps(Reason::PartiesUnknown)
        }
        _ => Verdict::Unrelated,
    }
}

/// At least one account has no date, or a wide one.
fn no_time(earlier: &Telling, later: &Telling, fit: Fit, place: Whereabouts) -> Verdict {
    let Some(gap) = days_between(earlier, later) else {
        return Verdict::Unrelated;
    };
    let pair = fit.is_pair() && fit.has_same() && fit.share() >= 0.5;
    let cited = gap <= SAME_NEWS_DAYS && cites(earlier, later);
    let undated = earlier.time.is_none() && later.time.is_none();
    let both_dated = earlier.time.is_some() && later.time.is_some();
    let rare = matches!(
        earlier.event_type,
        EventType::Exchange | EventType::Signing | EventType::Ceasefire | EventType::Summit
    );
    let subject = shared_subject(earlier, later);
    let told_alike = (earlier.time.is_none() == later.time.is_none())
        && (earlier.place.is_none() == later.place.is_none());
    if cited && fit.has_same() && fit.share() >= 0.5 {
        return if told_alike { Verdict::Same } else { Verdict::Likely };
    }
    if place == Whereabouts::Same && pair && fit.has_same() && gap <= SAME_VISIT_DAYS {
        return Verdict::VeryLikely;
    }
    // One city, a month that holds the days, and nobody who is certainly only in one.
    let open = fit.fewer == 0 || fit.open + fit.same + fit.sides > 0;
    if place == Whereabouts::Same && both_dated && open && subject && gap <= SAME_VISIT_DAYS {
        return Verdict::Likely;
    }
    if pair
        && place != Whereabouts::Different
        && gap <= SAME_NEWS_DAYS
        && subject
        && (undated || rare)
    {
        return Verdict::Likely;
    }
    if pair && gap <= SAME_NEWS_DAYS {
        let unknown = if place == Whereabouts::Unknown && !undated {
            Reason::PlaceUnknown
        } else {
            Reason::DateUnknown
        };
        return Verdict::Perhaps(unknown);
    }
    Verdict::Unrelated
}

/// Date or place differ: one event only if it was moved from one to the other, which a history has to say.
fn moved(
    earlier: &Telling,
    later: &Telling,
    fit: Fit,
    place: Whereabouts,
    timing: Timing,
) -> Verdict {
    let pair = fit.is_pair() && fit.share() >= 0.5 || fit.more == 1 && fit.same == 1;
    let said = |statuses: &[Status]| earlier.has_status(statuses) || later.has_status(statuses);
    let delay = match timing {
        Timing::Apart(days) => days,
        Timing::Unknown | Timing::Coarse | Timing::Close => 0,
    };
    if earlier.last_status() == Status::Held
        && delay > 0
        && later.has_status(&[Status::Planned, Status::Proposed])
    {
        return Verdict::Apart;
    }
    let elsewhere = place == Whereabouts::Different;
    let put_off = said(&[Status::Postponed, Status::Rescheduled]) && delay <= LONGEST_DELAY_DAYS;
    let resumed = said(&[Status::Suspended]) && delay <= LONGEST_DELAY_DAYS;
    let relocated = said(&[Status::Relocated]);
    let finished = |telling: &Telling| matches!(telling.last_status(), Status::Held);
    let both_finished = finished(earlier) && finished(later);
    let fits = match (elsewhere, delay > 0) {
        (true, false) => relocated && timing == Timing::Close,
        (false, true) => (put_off || resumed) && !both_finished && place >= Whereabouts::Within,
        (true, true) => relocated && put_off,
        (false, false) => false,
    };
    if pair && fits && !finished(earlier) {
        return Verdict::VeryLikely;
    }
    let open = !finished(earlier) && pair && delay <= SAME_NEWS_DAYS;
    if open && (put_off || relocated || resumed) {
        return Verdict::Perhaps(Reason::PerhapsMoved);
    }
    // What is still to come may yet be moved; what took place has its date and place.
    if finished(earlier) || !pair { Verdict::Apart } else { Verdict::Unrelated }
}

/// Sorts of event that are told as one another.
pub(crate) fn family(event_type: EventType) -> Family {
    match event_type {
        EventType::Meeting | EventType::Talks | EventType::Visit | EventType::Summit => {
            Family::Encounter
        }
        EventType::Call => Family::Call,
        EventType::Briefing | EventType::Announcement => Family::Telling,
        EventType::Signing => Family::Signing,
        EventType::Ceasefire => Family::Ceasefire,
        EventType::Exchange => Family::Exchange,
        EventType::Other => Family::Other,
    }
}

/// Sorts of event that are told as one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    Encounter,
    Call,
    Telling,
    Signing,
    Ceasefire,
    Exchange,
    Other,
}

impl Family {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Family::Encounter => "encounter",
            Family::Call => "call",
            Family::Telling => "telling",
            Family::Signing => "signing",
            Family::Ceasefire => "ceasefire",
            Family::Exchange => "exchange",
            Family::Other => "other",
        }
    }
}

/// The two by date published, then by name.
fn in_order<'t>(one: &'t Telling, other: &'t Telling) -> (&'t Telling, &'t Telling) {
    if (one.report.published, &one.id) <= (other.report.published, &other.id) {
        (one, other)
    } else {
        (other, one)
    }
}

fn days_between(earlier: &Telling, later: &Telling) -> Option<i32> {
    Some(windows::days(earlier.report.published?, later.report.published?).abs())
}

/// Whether one rests on the other's outlet, or both on the same third one.
fn cites(one: &Telling, other: &Telling) -> bool {
    let cites = |citing: &Telling, cited: &Telling| {
        cited.report.outlet.as_deref().is_some_and(|outlet| {
            citing.report.outlet.as_deref().map(fold::name) != Some(fold::name(outlet))
                && citing.report.cites(outlet)
        })
    };
    cites(one, other) || cites(other, one)
}

/// Whether a sentence that tells of one is a sentence that tells of the other.
fn same_words(one: &Telling, other: &Telling) -> bool {
    one.sentences
        .iter()
        .any(|ours| other.sentences.iter().any(|theirs| text::same_sentence(ours, theirs)))
}

fn shared_subject(one: &Telling, other: &Telling) -> bool {
    one.words.intersection(&other.words).count() >= SUBJECT_WORDS
}
