//! Keys by which accounts of one event find each other, so that adding an article looks at few others.
//!
//! Two accounts that [`crate::compare`] could call one share a key: who, when, and what sort of event.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::compare::family;
use crate::names;
use crate::profile::Profile;
use crate::telling::Telling;
use crate::{fold, places, windows};

/// Months on either side of the dates of an account in which it is looked for: a delay, a report of what was long ago.
const MONTHS_AROUND: i64 = 1;

/// Months that a time may span and still be looked for in each; beyond, only the date published counts.
const MOST_MONTHS: usize = 4;

impl Telling {
    /// The keys of an account. Two with a common key are compared.
    pub fn keys(&self) -> BTreeSet<String> {
        let family = family(self.event_type).as_str();
        let mut subjects: BTreeSet<String> =
            self.parties.iter().flat_map(|party| subjects(&party.profile)).collect();
        if let Some(place) = &self.place {
            subjects.insert(format!("at {}", fold::name(&place.name)));
        }
        let months = months(self);
        let keys = subjects.iter().flat_map(|subject| {
            months.iter().map(move |month| format!("{family} {subject} {month}"))
        });
        keys.collect()
    }
}

/// What a participant is looked up by: the family name of a person, the country acted for, the words of a body.
fn subjects(profile: &Profile) -> Vec<String> {
    let mut subjects = Vec::new();
    if profile.is_named_person() {
        subjects.extend(names::family_key(&profile.name));
    } else if !profile.is_state() {
        subjects.extend(profile.words());
        subjects.push(fold::name(&profile.name));
    }
    if let Some(country) = &profile.country {
        subjects.push(format!("of {country}"));
    } else if let Some(country) = places::country_named(&profile.name) {
        subjects.push(format!("of {country}"));
    }
    subjects
}

/// Months in which an event may have been, and in which it was told, with those around.
fn months(telling: &Telling) -> BTreeSet<i64> {
    let mut months = BTreeSet::new();
    if let Some((first, last)) = telling.time.as_ref().and_then(windows::bounds) {
        let span: BTreeSet<i64> = (month(first)..=month(last)).take(MOST_MONTHS + 1).collect();
        if span.len() <= MOST_MONTHS {
            months.extend(span);
        }
    }
    months.extend(telling.report.published.map(month));
    months.iter().flat_map(|month| month - MONTHS_AROUND..=month + MONTHS_AROUND).collect()
}

/// Months since the year 0.
fn month(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month())
}
