//! Keys by which accounts of one event find each other, so that adding an article looks at few others.
//!
//! Two accounts that [`crate::compare`] could call one share a key: who, when, and what sort of event. What many events have
//! in common, a country or a town, makes a key only together with another such, or with the week.

use std::collections::BTreeSet;

use jiff::civil::Date;
use onrecord_record::Naming;

use crate::family::Family;
use crate::profile::Profile;
use crate::root::Root;
use crate::telling::Telling;
use crate::{fold, names, places, stable, windows};

/// Months that a time may span and still be looked for in each; beyond, only the date published counts.
const MOST_MONTHS: usize = 4;

/// Names under which a thing is found, as hashes. Two are compared where one has what the other seeks, which is so for both
/// or for neither.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// Under these it is kept.
    pub own: BTreeSet<u64>,
    /// Under these it looks for others.
    pub sought: BTreeSet<u64>,
}

impl Keys {
    /// Each subject in each of `periods`, which are counted in the unit `unit`; it is sought up to `slack` of them away.
    pub(crate) fn dated(
        subjects: &BTreeSet<String>,
        unit: &str,
        periods: &BTreeSet<i32>,
        slack: i32,
    ) -> Self {
        let near: BTreeSet<i32> =
            periods.iter().flat_map(|period| period - slack..=period + slack).collect();
        let keys = |periods: &BTreeSet<i32>| -> BTreeSet<u64> {
            let pairs = subjects.iter().flat_map(|subject| {
                periods.iter().map(move |period| format!("{subject} {unit}{period}"))
            });
            pairs.map(|key| stable::hash(key.as_bytes())).collect()
        };
        Self { own: keys(periods), sought: keys(&near) }
    }

    /// All keys of both.
    fn and(mut self, other: Self) -> Self {
        self.own.extend(other.own);
        self.sought.extend(other.sought);
        self
    }
}

impl Telling {
    /// The keys of an account.
    pub fn keys(&self) -> Keys {
        let family = Family::of(self.event_type).as_str();
        let mut telling: BTreeSet<String> = BTreeSet::new();
        let mut common: BTreeSet<String> = BTreeSet::new();
        for party in &self.parties {
            telling.extend(own_names(&party.profile));
            common.extend(common_words(&party.profile));
        }
        if let Some(place) = &self.place {
            common.insert(format!("at {}", fold::name(&place.name)));
            common.extend(places::country(place).map(|country| format!("in {country}")));
        }
        if !self.time.as_ref().is_some_and(windows::is_narrow) {
            // Without days, an account is known by the outlet that it rests on.
            common.extend(outlets(self).map(|outlet| format!("by {outlet}")));
        }
        let pairs = common.iter().enumerate().flat_map(|(index, one)| {
            common.iter().skip(index + 1).map(move |other| format!("{one}+{other}"))
        });
        telling.extend(pairs);
        let of_family = |subjects: &BTreeSet<String>| {
            subjects.iter().map(|subject| format!("{family} {subject}")).collect()
        };
        Keys::dated(&of_family(&telling), "m", &months(self), 1).and(Keys::dated(
            &of_family(&common),
            "w",
            &weeks(self),
            0,
        ))
    }
}

/// What tells a participant from most others: the family name of a person, the name of a body.
fn own_names(profile: &Profile) -> Vec<String> {
    match (profile.naming, profile.is_state()) {
        (Naming::Named, false) if profile.is_named_person() => {
            names::family_key(&profile.name).into_iter().collect()
        }
        (Naming::Named, false) => profile.names().map(fold::name).collect(),
        _ => Vec::new(),
    }
}

/// What a participant shares with many: the country that it is of or acts for, the words that describe it.
fn common_words(profile: &Profile) -> Vec<String> {
    let country = profile.country.as_deref().or_else(|| places::country_named(&profile.name));
    let mut words: Vec<String> =
        country.map(|country| format!("of {country}")).into_iter().collect();
    if !profile.is_state() && !profile.is_named_person() {
        words.extend(profile.words());
    }
    words
}

/// The outlet that tells, and those that it cites.
fn outlets(telling: &Telling) -> impl Iterator<Item = String> {
    let cited = telling.report.roots.iter().flat_map(Root::cited_outlets);
    telling.report.outlet.as_deref().into_iter().chain(cited).map(fold::name)
}

/// Months in which an event may have been, and in which it was told.
fn months(telling: &Telling) -> BTreeSet<i32> {
    let mut months = BTreeSet::new();
    if let Some((first, last)) = telling.time.as_ref().and_then(windows::bounds) {
        let span: BTreeSet<i32> = (month(first)..=month(last)).take(MOST_MONTHS + 1).collect();
        if span.len() <= MOST_MONTHS {
            months.extend(span);
        }
    }
    months.extend(telling.report.published.map(month));
    months
}

/// Weeks in which an event of known days was.
fn weeks(telling: &Telling) -> BTreeSet<i32> {
    let narrow = telling.time.as_ref().filter(|time| windows::is_narrow(time));
    let bounds = narrow.and_then(windows::bounds);
    bounds.map(|(first, last)| (week(first)..=week(last)).collect()).unwrap_or_default()
}

/// Months since the year 0.
pub(crate) fn month(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month())
}

/// Weeks since a fixed day.
fn week(date: Date) -> i32 {
    windows::days(Date::constant(2000, 1, 3), date).div_euclid(7)
}
