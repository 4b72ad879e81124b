//! From what the words say to days of the calendar, seen from the date published and from the times told before.
//!
//! How news resolves was measured on two thousand expressions: a bare weekday is the day of publication or one of the six days
//! before it in 92 of 100, a date without a year is the nearest one in 94, a bare month the nearest in 81; tense decides most of
//! the others. Must not know words.

use jiff::civil::Date;
use onrecord_record::Precision;

use super::calendar::{self, Interval, add_days, add_months, days_between, weekday};
use super::grammar::Relation;
use super::lexicon::HolidayRule;
use super::meaning::{Meaning, Part, Unit, Which, Year};
use super::tense::Tense;
use super::value::{Anchor, Value};

/// A time told before, that others can lean on.
#[derive(Debug, Clone)]
pub(super) struct Reference {
    /// Its index among the mentions.
    pub mention: usize,
    pub sentence: usize,
    pub interval: Interval,
    pub precision: Precision,
}

/// What an expression is seen from.
pub(super) struct Resolver<'a> {
    pub published: Option<Date>,
    /// The text tells history: what it leaves out is to be had from what it told before, not from its date of publication.
    pub is_history: bool,
    /// In the order of the text.
    pub references: &'a [Reference],
    pub sentence: usize,
    pub tense: Tense,
    pub is_tense_sure: bool,
    /// The word before the expression, in lower case.
    pub before: &'a str,
    pub relation: Option<Relation>,
    /// The reference for an event that is named by these words, if the text gave it a time.
    pub event: &'a dyn Fn(std::ops::Range<usize>) -> Option<Reference>,
}

impl Resolver<'_> {
    /// The days that `meaning` stands for; `None` where the text does not say.
    pub fn resolve(&self, meaning: &Meaning) -> Option<Value> {
        match meaning {
            Meaning::Date { year, month, day } => self.date(*year, *month, *day),
            Meaning::DayOfMonth { day, month } => self.day_of_month(*day, month.as_deref()),
            Meaning::Month { year, month } => self.month(*year, *month),
            Meaning::Year(year) => Some(Value::year(calendar::years(*year, 1)?, None)),
            Meaning::Years { first, count } => {
                Some(Value::years(calendar::years(*first, *count)?, *count, None))
            }
            Meaning::Season { year, season, which } => self.season(*year, *season, *which),
            Meaning::Fraction { year, number, of } => self.fraction(*year, *number, *of),
            Meaning::Holiday { year, rule, which } => self.holiday(*year, *rule, *which),
            Meaning::Weekday { weekday, which, week } => {
                self.weekday(*weekday, *which, week.as_deref())
            }
            Meaning::WeekdayOfMonth { weekday, day } => self.weekday_of_month(*weekday, *day),
            Meaning::Period { unit, which } => self.period(*unit, *which),
            Meaning::Days(days) => {
                Some(Value::day(add_days(self.published?, *days)?, Some(Anchor::Published)))
            }
            Meaning::Shift { amount, direction, from } => self.shift(amount, *direction, from),
            Meaning::Stretch { amount, unit, direction, from_narrative } => {
                self.stretch(*amount, *unit, *direction, *from_narrative)
            }
            Meaning::Starting { amount, unit, from } => {
                let from = self.resolve(from)?;
                let last = add_days(calendar::shifted(from.first?, *unit, amount.count)?, -1)?;
                Some(Value::days(Interval::new(from.first?, last)?, Precision::Day, from.anchor))
            }
            Meaning::Part { part, of } => self.part(*part, of),
            Meaning::Nth { number, count, unit, of } => self.nth(*number, *count, *unit, of),
            Meaning::NthWeekday { number, weekday, of } => {
                let month = self.resolve(of)?;
                let first = month.first?;
                let day = calendar::nth_weekday(first.year(), first.month(), *weekday, *number)?;
                Some(Value::day(day, month.anchor))
            }
            Meaning::NthDay(number) => {
                let start = self.reference(Precision::Day)?;
                let day = add_days(start.interval.first, number - 1)?;
                Some(Value::day(day, Some(Anchor::Time(start.mention))))
            }
            Meaning::WeekOf(date) => {
                let date = self.resolve(date)?;
                Some(Value::days(
                    calendar::holding(date.first?, Unit::Week)?,
                    Precision::Week,
                    date.anchor,
                ))
            }
            Meaning::Weekend(holiday) => self.weekend_of(holiday),
            Meaning::Range(from, to) => self.range(from, to),
            Meaning::DayPart { day, .. } => self.resolve(day.as_deref()?),
            Meaning::Clock { day, .. } => self.resolve(day.as_deref()?),
            Meaning::Fiscal | Meaning::Duration(_) | Meaning::Set(_) | Meaning::Weekdays(_) => None,
            Meaning::Past | Meaning::Present | Meaning::Future => None,
        }
    }

    /// The last time told before that is at least as fine as `precision`, with those of the sentence before all others.
    pub fn reference(&self, precision: Precision) -> Option<&Reference> {
        self.references.iter().rev().find(|reference| reference.precision <= precision)
    }

    /// What a date without a year is nearest to: the date published, or in history the time told last.
    fn near(&self) -> Option<(Date, Option<Anchor>)> {
        let told = self
            .references
            .last()
            .map(|reference| (reference.interval.first, Some(Anchor::Time(reference.mention))));
        match self.published {
            Some(published) if !self.is_history => Some((published, Some(Anchor::Published))),
            published => told.or(published.map(|published| (published, Some(Anchor::Published)))),
        }
    }

    /// Of the same day in several years (or months), the one to take.
    fn nearest(
        &self,
        candidates: impl Iterator<Item = Date>,
        near: Date,
        pull: f64,
    ) -> Option<Date> {
        let from_told = self.is_history && !self.references.is_empty();
        let weight = |date: &Date| {
            let days = days_between(near, *date) as f64;
            let (back, ahead) = match self.tense {
                // History goes on from what it told last.
                _ if from_told => (1.6, 1.0),
                Tense::Past => (1.0, pull),
                Tense::Future => (pull, 1.0),
                Tense::Present | Tense::Unknown => (1.0, 1.0),
            };
            if days < 0.0 { -days * back } else { days * ahead }
        };
        candidates.min_by(|one, other| weight(one).total_cmp(&weight(other)))
    }

    /// How many times as far away a time may be as the one that the tense speaks against: `unsure` times where the tense is not
    /// sure, for most times are the nearest of their name.
    fn pull(&self, unsure: f64) -> f64 {
        // "wondered if a truce by May could hold": an end to reach may lie ahead of what is told.
        let is_end =
            matches!(self.relation, Some(Relation::By | Relation::Until | Relation::Before));
        if self.is_tense_sure && !is_end { 12.0 } else { unsure }
    }

    /// A year that is said or told, without those left out.
    fn year(&self, year: Year) -> Option<(i16, Option<Anchor>)> {
        let which = match year {
            Year::Known(year) => return Some((year, None)),
            Year::Which(which) => which,
            Year::Unsaid | Year::OfMonth(_) => return None,
        };
        let told = |by: i16| {
            let reference = self.reference(Precision::Year)?;
            Some((
                reference.interval.first.year().checked_add(by)?,
                Some(Anchor::Time(reference.mention)),
            ))
        };
        let seen =
            |by: i16| Some((self.published?.year().checked_add(by)?, Some(Anchor::Published)));
        match which {
            Which::Same => told(0),
            Which::Previous => told(-1).or_else(|| seen(-1)),
            Which::Following => told(1).or_else(|| seen(1)),
            Which::Last | Which::ThisPast => seen(-1),
            Which::Next => seen(1),
            _ => seen(0),
        }
    }

    fn date(&self, year: Year, month: i8, day: i8) -> Option<Value> {
        if let Some((year, anchor)) = self.year(year) {
            return Some(Value::day(Date::new(year, month, day).ok()?, anchor));
        }
        let (near, anchor) = self.near()?;
        // Leap days are up to eight years apart.
        let years = near.year().saturating_sub(8)..=near.year().saturating_add(8);
        let found = self.nearest(
            years.filter_map(|year| Date::new(year, month, day).ok()),
            near,
            self.pull(1.5),
        )?;
        Some(Value::day(found, anchor))
    }

    fn month(&self, year: Year, month: i8) -> Option<Value> {
        if let Year::OfMonth(which) = year {
            return self.month_by_place(month, which);
        }
        if let Some((year, anchor)) = self.year(year) {
            return Some(Value::month(calendar::month(year, month)?, anchor));
        }
        let (near, anchor) = self.near()?;
        let year_told = self.is_history
            && self.references.last().is_some_and(|told| told.precision == Precision::Year);
        let near = near.first_of_month();
        let years = near.year().saturating_sub(1)..=near.year().saturating_add(1);
        let candidates = years
            .filter(|&year| !year_told || year == near.year())
            .filter_map(|year| Date::new(year, month, 1).ok());
        Some(Value::month(
            calendar::month(self.nearest(candidates, near, self.pull(3.0))?.year(), month)?,
            anchor,
        ))
    }

    /// "last March", "next September", "this May".
    fn month_by_place(&self, month: i8, which: Which) -> Option<Value> {
        let told = matches!(which, Which::Following | Which::Previous)
            .then(|| self.reference(Precision::Month))
            .flatten();
        let (from, anchor) = match told {
            Some(reference) => (reference.interval.first, Some(Anchor::Time(reference.mention))),
            None => (self.published?, Some(Anchor::Published)),
        };
        let year = from.year();
        let year = match which {
            Which::This => year,
            Which::Last | Which::Previous | Which::ThisPast if month >= from.month() => {
                year.checked_sub(1)?
            }
            Which::Next | Which::Following | Which::ThisComing if month <= from.month() => {
                year.checked_add(1)?
            }
            _ => year,
        };
        Some(Value::month(calendar::month(year, month)?, anchor))
    }

    fn day_of_month(&self, day: i8, month: Option<&Meaning>) -> Option<Value> {
        if let Some(month) = month {
            let month = self.resolve(month)?;
            let first = month.first?;
            return Some(Value::day(
                Date::new(first.year(), first.month(), day).ok()?,
                month.anchor,
            ));
        }
        let told = self.references.last().filter(|told| {
            told.sentence == self.sentence || self.is_history || self.published.is_none()
        });
        if let Some(told) = told.filter(|told| told.precision <= Precision::Month) {
            let first = told.interval.first;
            if let Ok(date) = Date::new(first.year(), first.month(), day) {
                return Some(Value::day(date, Some(Anchor::Time(told.mention))));
            }
        }
        let published = self.published?;
        let months = (-2..=2).filter_map(|months| add_months(published.first_of_month(), months));
        let candidates =
            months.filter_map(|first| Date::new(first.year(), first.month(), day).ok());
        Some(Value::day(self.nearest(candidates, published, 3.0)?, Some(Anchor::Published)))
    }

    fn season(&self, year: Year, season: i8, which: Which) -> Option<Value> {
        if let Some((year, anchor)) = self.year(year) {
            return Some(Value::season(calendar::season(year, season)?, year, season, anchor));
        }
        let narrative = matches!(which, Which::Same | Which::Following | Which::Previous)
            || (which == Which::Bare && self.is_history);
        let told = narrative.then(|| self.reference(Precision::Year)).flatten();
        let (from, anchor) = match told {
            Some(told) => (told.interval.first, Some(Anchor::Time(told.mention))),
            None => (self.published?, Some(Anchor::Published)),
        };
        let years = from.year().saturating_sub(2)..=from.year().saturating_add(2);
        let mut candidates = years.filter_map(|year| Some((year, calendar::season(year, season)?)));
        let year_told = told.is_some_and(|told| told.precision == Precision::Year);
        let (year, interval) = match which {
            Which::Following | Which::Next => {
                candidates.find(|(_, interval)| interval.first > from)?
            }
            Which::Previous | Which::Last | Which::ThisPast => {
                candidates.rfind(|(_, interval)| interval.last < from)?
            }
            // In November "this summer" is the one gone by.
            Which::This if self.tense != Tense::Future => {
                candidates.find(|(_, interval)| interval.last.year() == from.year())?
            }
            Which::This | Which::ThisComing => {
                candidates.find(|(_, interval)| interval.last >= from)?
            }
            Which::Same | Which::Bare if year_told => {
                candidates.find(|(year, _)| *year == from.year())?
            }
            Which::Same | Which::Bare => {
                let all: Vec<_> = candidates.collect();
                let starts = all
                    .iter()
                    .filter(|(_, interval)| interval.last >= from || self.tense != Tense::Future);
                let found = self.nearest(starts.map(|(_, interval)| interval.first), from, 3.0)?;
                *all.iter().find(|(_, interval)| interval.first == found)?
            }
        };
        Some(Value::season(interval, year, season, anchor))
    }

    fn fraction(&self, year: Year, number: i8, of: i8) -> Option<Value> {
        let (year, anchor) = if let Some(found) = self.year(year) {
            found
        } else {
            let (near, anchor) = self.near()?;
            let years = near.year().saturating_sub(1)..=near.year().saturating_add(1);
            let starts = years
                .filter_map(|year| calendar::fraction(year, number, of))
                .map(|interval| interval.first);
            (self.nearest(starts, near, 3.0)?.year(), anchor)
        };
        // ISO 8601-2 numbers quarters from 33 and halves from 40.
        let edtf = if of == 4 { 32 + number } else { 39 + number };
        Some(Value::season(calendar::fraction(year, number, of)?, year, edtf, anchor))
    }

    fn holiday(&self, year: Year, rule: HolidayRule, which: Which) -> Option<Value> {
        if let Some((year, anchor)) = self.year(year) {
            return Some(Value::day(calendar::holiday(year, rule)?, anchor));
        }
        let (near, anchor) = self.near()?;
        let years = near.year().saturating_sub(1)..=near.year().saturating_add(1);
        let mut days = years.filter_map(|year| calendar::holiday(year, rule));
        let day = match which {
            Which::Last | Which::Previous | Which::ThisPast => days.rfind(|day| *day < near)?,
            Which::Next | Which::Following | Which::ThisComing => days.find(|day| *day > near)?,
            Which::This => days.find(|day| day.year() == near.year())?,
            Which::Bare | Which::Same => self.nearest(days, near, self.pull(1.5))?,
        };
        Some(Value::day(day, anchor))
    }

    fn weekday(&self, day: i8, which: Which, week: Option<&Meaning>) -> Option<Value> {
        if let Some(week) = week {
            let week = self.resolve(week)?;
            let first = week.first?;
            return Some(Value::day(
                add_days(first, i64::from((day - weekday(first)).rem_euclid(7)))?,
                week.anchor,
            ));
        }
        let told = matches!(which, Which::Following | Which::Same | Which::Previous)
            || (which == Which::Bare && self.is_history);
        let told = told.then(|| self.reference(Precision::Day)).flatten();
        if which == Which::Bare && self.before == "the" && told.is_none() {
            // "It took place on 19 March. It had been meant for the Monday": the one nearest to what was told, where that is
            // not what the day of publication is near to.
            let far = self.reference(Precision::Day).filter(|told| {
                self.published.is_some_and(|day| days_between(told.interval.last, day) > 7)
            });
            if let Some(told) = far {
                let ahead = i64::from((day - weekday(told.interval.last)).rem_euclid(7));
                let days = if ahead > 3 { ahead - 7 } else { ahead };
                return Some(Value::day(
                    add_days(told.interval.last, days)?,
                    Some(Anchor::Time(told.mention)),
                ));
            }
        }
        let (from, anchor) = match told {
            Some(told) => (told.interval.last, Some(Anchor::Time(told.mention))),
            None => (self.published?, Some(Anchor::Published)),
        };
        let ahead = i64::from((day - weekday(from)).rem_euclid(7));
        let back = i64::from((day - weekday(from)).rem_euclid(7)) - 7;
        let own_week = i64::from(day - weekday(from));
        let days = match which {
            Which::Following if told.is_some() => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Which::Previous if told.is_some() => back,
            Which::Next | Which::Following => own_week + 7,
            Which::Previous => own_week - 7,
            Which::Last | Which::ThisPast => back,
            Which::This => own_week,
            Which::ThisComing => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Which::Bare | Which::Same => {
                let to_come = self.tense == Tense::Future
                    || matches!(self.relation, Some(Relation::Until))
                    || matches!(self.before, "for" | "to" | "til")
                    || (self.relation == Some(Relation::By) && self.tense != Tense::Past)
                    || (self.relation == Some(Relation::Before) && self.tense == Tense::Present);
                if to_come || ahead == 0 { ahead } else { back }
            }
        };
        Some(Value::day(add_days(from, days)?, anchor))
    }

    /// The nearest month in which the day falls on the weekday.
    fn weekday_of_month(&self, day: i8, number: i8) -> Option<Value> {
        let published = self.published?;
        let months = (-12..=12).filter_map(|months| add_months(published.first_of_month(), months));
        let days = months.filter_map(|first| Date::new(first.year(), first.month(), number).ok());
        let found =
            self.nearest(days.filter(|date| weekday(*date) == day), published, self.pull(1.5))?;
        Some(Value::day(found, Some(Anchor::Published)))
    }

    /// The weekend at a holiday: the nearest Saturday and Sunday, with the holiday where it touches them.
    fn weekend_of(&self, holiday: &Meaning) -> Option<Value> {
        let day = self.resolve(holiday)?;
        let date = day.first?;
        let monday = add_days(date, 1 - i64::from(weekday(date)))?;
        let saturday =
            if weekday(date) <= 3 { add_days(monday, -2)? } else { add_days(monday, 5)? };
        let sunday = add_days(saturday, 1)?;
        let interval =
            Interval::new(saturday, if days_between(sunday, date) == 1 { date } else { sunday })?;
        Some(Value::days(interval, Precision::Day, day.anchor))
    }

    /// From the first day of one to the last of the other, which comes after it.
    fn range(&self, from: &Meaning, to: &Meaning) -> Option<Value> {
        let first = self.resolve(from)?;
        let start = first.interval()?;
        let reference = Reference {
            mention: self.references.len(),
            sentence: self.sentence,
            interval: start,
            precision: first.precision,
        };
        let last = match to {
            // What the far end leaves out comes after the near end.
            Meaning::Date { year: Year::Unsaid, month, day } => {
                let years = start.first.year()..=start.first.year().saturating_add(8);
                let day = years
                    .filter_map(|year| Date::new(year, *month, *day).ok())
                    .find(|day| *day >= start.first)?;
                Value::day(day, first.anchor)
            }
            Meaning::Month { year: Year::Unsaid, month } => {
                let year = if *month >= start.first.month() {
                    start.first.year()
                } else {
                    start.first.year().checked_add(1)?
                };
                Value::month(calendar::month(year, *month)?, first.anchor)
            }
            Meaning::Weekday { weekday: day, week: None, .. }
                if first.precision == Precision::Day =>
            {
                let ahead = i64::from((day - weekday(start.first)).rem_euclid(7));
                Value::day(add_days(start.first, ahead)?, first.anchor)
            }
            Meaning::Part { .. } | Meaning::Present => {
                let references = [reference];
                let nearer = Resolver { references: &references, is_history: true, ..*self };
                if *to == Meaning::Present {
                    Value::day(self.published?, Some(Anchor::Published))
                } else {
                    nearer.resolve(to)?
                }
            }
            to => self.resolve(to)?,
        };
        let interval = Interval::new(start.first, last.last?)?;
        let edtf =
            format!("{}/{}", first.edtf?.trim_end_matches('~'), last.edtf?.trim_end_matches('~'));
        let precision = first.precision.max(last.precision);
        Some(Value {
            edtf: Some(edtf),
            first: Some(interval.first),
            last: Some(interval.last),
            precision,
            anchor: first.anchor,
            exact: None,
        })
    }

    fn part(&self, part: Part, of: &Meaning) -> Option<Value> {
        let whole = self.resolve(of)?;
        let interval = whole.interval()?;
        let (first, last) = (interval.first, interval.last);
        let length = days_between(first, last) + 1;
        let narrowed = match part {
            Part::Earlier | Part::Later => {
                let seen =
                    self.published.filter(|published| first <= *published && *published <= last);
                match (part, seen) {
                    (Part::Earlier, Some(seen)) => Interval::new(first, seen)?,
                    (_, Some(seen)) => Interval::new(seen, last)?,
                    _ => interval,
                }
            }
            Part::FirstHalf => Interval::new(first, add_days(first, length / 2 - 1)?)?,
            Part::SecondHalf => Interval::new(add_days(first, length / 2)?, last)?,
            // Thirds, on months and years where the stretch is made of them.
            Part::Start | Part::Middle | Part::End => {
                let third = |number: i64| -> Option<Date> {
                    match length {
                        85..=366 => add_months(first, number * if length > 100 { 4 } else { 1 }),
                        3600..=3700 => Date::new(
                            first.year() + [0, 4, 7, 10][usize::try_from(number).ok()?],
                            1,
                            1,
                        )
                        .ok(),
                        28..=31 if number == 3 => add_days(last, 1),
                        28..=31 => add_days(first, number * 10),
                        _ => add_days(first, number * length / 3),
                    }
                };
                let number = match part {
                    Part::Start => 0,
                    Part::Middle => 1,
                    _ => 2,
                };
                Interval::new(third(number)?, add_days(third(number + 1)?, -1)?)?
            }
        };
        if whole.precision <= Precision::Week {
            return Some(Value::days(narrowed, whole.precision, whole.anchor));
        }
        Some(whole.within(narrowed))
    }
}
