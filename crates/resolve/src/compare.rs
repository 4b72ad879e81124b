//! Whether two articles tell of the same event.
//!
//! Talks recur: neither the sort of event nor the parties alone make two events one. Only the two accounts are looked at,
//! so the answer does not depend on what else is on the record.

use jiff::ToSpan;
use onrecord_record::{EventTime, EventType, Precision, Status};
use serde::{Deserialize, Serialize};

use crate::family::{Family, Standing};
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

/// Days between two publications within which a town and the parties, or two people, are enough.
const SAME_VISIT_DAYS: i32 = 45;

/// Days by which an event that is put off or broken off may come later.
const LONGEST_DELAY_DAYS: i32 = 120;

/// Days by which an event may come later than was planned without anyone saying that it was put off.
const SLIP_DAYS: i32 = 7;

/// Words in common from which two accounts are about the same matter.
const SUBJECT_WORDS: usize = 2;

/// Compares two accounts.
pub fn compare(one: &Telling, other: &Telling) -> Verdict {
    let (earlier, later) = in_order(one, other);
    let fit = parties::compare(earlier, later);
    if Family::of(one.event_type) != Family::of(other.event_type) || fit.conflict {
        return Verdict::Apart;
    }
    let pair = Pair {
        fit,
        place: places::compare(earlier.place.as_ref(), later.place.as_ref()),
        timing: windows::compare(window(earlier).as_ref(), window(later).as_ref()),
        earlier,
        later,
    };
    if one.report.article == other.report.article {
        return pair.within_article();
    }
    if matches!(pair.timing, Timing::Apart(_)) || pair.place == Whereabouts::Different {
        return pair.moved();
    }
    if pair.same_words() {
        return Verdict::Same;
    }
    match pair.timing {
        Timing::Close => pair.same_days(),
        Timing::Coarse if fit.is_pair() && pair.place >= Whereabouts::Within => Verdict::VeryLikely,
        Timing::Coarse | Timing::Unknown | Timing::Apart(_) => pair.without_days(),
    }
}

/// When an event was by an account: what it tells, or what follows from how the event stood when the article came out.
fn window(telling: &Telling) -> Option<EventTime> {
    let told = telling.time.as_ref();
    if told.is_some_and(|time| time.earliest.is_some() || time.latest.is_some()) {
        return told.cloned();
    }
    let published = telling.report.published?;
    // A day may differ by where one is.
    let (earliest, latest) = match Standing::of(telling.last_status()) {
        Standing::Ahead => (published.checked_sub(1.day()).ok(), None),
        Standing::Begun => (None, published.checked_add(1.day()).ok()),
        Standing::Lost | Standing::Open => return None,
    };
    Some(EventTime { reference: None, edtf: None, earliest, latest, precision: Precision::Unknown })
}

/// Two accounts of the same sort, laid beside each other.
struct Pair<'t> {
    /// The one published first.
    earlier: &'t Telling,
    later: &'t Telling,
    fit: Fit,
    place: Whereabouts,
    timing: Timing,
}

impl Pair<'_> {
    /// Two accounts of one article: its writer tells two events apart, unless nothing at all differs.
    fn within_article(&self) -> Verdict {
        let (one, other) = (self.earlier.last_status(), self.later.last_status());
        if self.place == Whereabouts::Different {
            return Verdict::Apart;
        }
        if matches!(self.timing, Timing::Apart(_)) {
            // What was put off may be told with its old day and its new one.
            return if self.may_tell_old_day() { Verdict::Unrelated } else { Verdict::Apart };
        }
        // One is to come or was held, the other will not be: "the next summit", "the summit that was called off".
        let lost = [one, other].map(|status| Standing::of(status) == Standing::Lost);
        let put_off = [one, other].contains(&Status::Postponed) && self.timing == Timing::Close;
        if lost[0] != lost[1] && !put_off {
            return Verdict::Apart;
        }
        // The same few days, or nothing told of when, and nobody who is only in one: told twice.
        let fit = self.fit;
        let same = fit.same == fit.fewer || fit.is_pair() && fit.has_same();
        let told_twice = match self.timing {
            Timing::Close => same || fit.same + fit.sides == fit.fewer,
            // Envoys meet while their countries are in talks: only the same ones are one meeting.
            Timing::Unknown => {
                let agree =
                    one == other || Standing::of(one) == Standing::of(other) && fit.is_pair();
                same && agree && fit.has_same()
            }
            Timing::Coarse | Timing::Apart(_) => false,
        };
        if told_twice { Verdict::Likely } else { Verdict::Unrelated }
    }

    /// Whether one was put off, and the other may be the plan that it once was.
    fn may_tell_old_day(&self) -> bool {
        let moved = |telling: &Telling| {
            telling.has_status(&[Status::Postponed, Status::Rescheduled, Status::Suspended])
        };
        let plan = |telling: &Telling| {
            matches!(telling.last_status(), Status::Planned | Status::Postponed)
        };
        moved(self.earlier) && plan(self.later) || moved(self.later) && plan(self.earlier)
    }

    /// Both tell of the same few days.
    fn same_days(&self) -> Verdict {
        let fits = self.fit.share() >= 0.5 && self.fit.same + self.fit.sides > 0;
        match self.place {
            _ if fits && self.fit.is_pair() => Verdict::Same,
            Whereabouts::Within if fits && self.is_whole() && self.stand_alike() => Verdict::Same,
            Whereabouts::Same if fits => Verdict::Same,
            _ if fits && self.stand_alike() => Verdict::VeryLikely,
            _ if fits => Verdict::Likely,
            Whereabouts::Same if self.fit.fewer == 0 => Verdict::VeryLikely,
            Whereabouts::Within if self.fit.fewer == 0 && self.shared_subject() => {
                Verdict::Perhaps(Reason::PartiesUnknown)
            }
            _ => Verdict::Unrelated,
        }
    }

    /// At least one account has no date, or a wide one.
    fn without_days(&self) -> Verdict {
        let (earlier, later, fit) = (self.earlier, self.later, self.fit);
        let Some(gap) = days_between(earlier, later) else {
            return Verdict::Unrelated;
        };
        let dated = [earlier.time.is_some(), later.time.is_some()];
        let placed = [earlier.place.is_some(), later.place.is_some()];
        if gap <= SAME_NEWS_DAYS && self.cites() && fit.has_same() && fit.share() >= 0.5 {
            let told_alike = dated[0] == dated[1] && placed[0] == placed[1];
            return if told_alike { Verdict::Same } else { Verdict::Likely };
        }
        let known = self.is_whole() && fit.has_same() && fit.share() >= 0.5;
        if known && self.place == Whereabouts::Same && gap <= SAME_VISIT_DAYS {
            return Verdict::VeryLikely;
        }
        let pair = known && fit.is_pair();
        let undated = dated == [false, false];
        let rare = matches!(
            earlier.event_type,
            EventType::Exchange | EventType::Signing | EventType::Ceasefire | EventType::Summit
        );
        let news = gap <= SAME_NEWS_DAYS;
        let likely = [
            // Two people seldom meet twice in a few weeks and stand alike each time.
            fit.people >= 2 && self.stand_alike() && gap <= SAME_VISIT_DAYS,
            pair && self.place == Whereabouts::Within && self.may_follow() && news,
            pair && self.shared_subject() && (undated || rare) && news,
            pair && rare
                && Family::of(earlier.event_type) != Family::Encounter
                && self.stand_alike()
                && news,
            self.place == Whereabouts::Same
                && self.timing == Timing::Coarse
                && fit.has_same()
                && self.may_follow()
                && news,
            // The same town and both sides, of which one account may know only the countries.
            self.place == Whereabouts::Same
                && self.timing == Timing::Unknown
                && fit.is_pair()
                && fit.share() >= 0.5
                && self.stand_alike()
                && news,
            // One town, a month that holds the days, and nobody who is certainly only in one.
            self.place == Whereabouts::Same
                && dated == [true, true]
                && (fit.fewer == 0 || fit.open + fit.same + fit.sides > 0)
                && self.shared_subject()
                && gap <= SAME_VISIT_DAYS,
        ];
        if likely.contains(&true) {
            return Verdict::Likely;
        }
        match pair && news {
            true if self.place == Whereabouts::Unknown && !undated => {
                Verdict::Perhaps(Reason::PlaceUnknown)
            }
            true => Verdict::Perhaps(Reason::DateUnknown),
            false => Verdict::Unrelated,
        }
    }

    /// Date or place differ: one event only if it was moved from one to the other, which a history has to say.
    fn moved(&self) -> Verdict {
        let said = |statuses: &[Status]| {
            self.earlier.has_status(statuses) || self.later.has_status(statuses)
        };
        let elsewhere = self.place == Whereabouts::Different;
        let delay = match self.timing {
            Timing::Apart(days) => days,
            Timing::Unknown | Timing::Coarse | Timing::Close => 0,
        };
        let strangers = self.fit.fewer > 0 && self.fit.same + self.fit.sides + self.fit.open == 0;
        if self.was_finished() || strangers {
            return Verdict::Apart;
        }
        if !self.is_whole() || self.fit.share() < 0.5 {
            return Verdict::Unrelated;
        }
        let put_off = delay <= LONGEST_DELAY_DAYS
            && said(&[Status::Postponed, Status::Rescheduled, Status::Suspended]);
        let relocated = said(&[Status::Relocated]);
        let tells = match (elsewhere, delay > 0) {
            (true, false) => relocated && self.timing == Timing::Close,
            (false, true) => put_off && self.place >= Whereabouts::Within,
            (true, true) => relocated && put_off,
            (false, false) => false,
        };
        // One says that it was put off, the other that it had been: the place need not be told.
        let taken_up = Standing::of(self.earlier.last_status()) == Standing::Lost
            && self.later.has_status(&[Status::Postponed, Status::Rescheduled]);
        let open = put_off || relocated || !elsewhere && delay <= SLIP_DAYS;
        match (tells, open && delay <= SAME_NEWS_DAYS) {
            (true, _) => Verdict::VeryLikely,
            _ if taken_up && put_off && self.place == Whereabouts::Unknown => Verdict::Likely,
            (false, true) => Verdict::Perhaps(Reason::PerhapsMoved),
            (false, false) => Verdict::Unrelated,
        }
    }

    /// Whether one took place before the other was, or was to be: what took place has its date and place.
    fn was_finished(&self) -> bool {
        let held = |telling: &Telling| telling.last_status() == Status::Held;
        let first_day = |telling: &Telling| window(telling).and_then(|time| time.earliest);
        match (first_day(self.earlier), first_day(self.later)) {
            (Some(one), Some(other)) if one > other => held(self.later),
            _ => held(self.earlier),
        }
    }

    /// Whether those who fit are enough to know the event by: two, or the only one that either names.
    fn is_whole(&self) -> bool {
        self.fit.is_pair() || self.fit.more == 1 && self.fit.has_same()
    }

    fn stand_alike(&self) -> bool {
        let standing = |telling: &Telling| Standing::of(telling.last_status());
        standing(self.earlier).agrees(standing(self.later))
    }

    /// Whether what was to come by the earlier account can have become what the later one tells.
    fn may_follow(&self) -> bool {
        Standing::of(self.earlier.last_status()) == Standing::Ahead || self.stand_alike()
    }

    /// Whether one rests on the other's outlet.
    fn cites(&self) -> bool {
        let cites = |citing: &Telling, cited: &Telling| {
            cited.report.outlet.as_deref().is_some_and(|outlet| {
                citing.report.outlet.as_deref().map(fold::name) != Some(fold::name(outlet))
                    && citing.report.cites(outlet)
            })
        };
        cites(self.later, self.earlier) || cites(self.earlier, self.later)
    }

    /// Whether a sentence that tells of one is a sentence that tells of the other.
    fn same_words(&self) -> bool {
        self.earlier
            .sentences
            .iter()
            .any(|ours| self.later.sentences.iter().any(|theirs| text::same_sentence(ours, theirs)))
    }

    fn shared_subject(&self) -> bool {
        self.earlier.words.intersection(&self.later.words).count() >= SUBJECT_WORDS
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
