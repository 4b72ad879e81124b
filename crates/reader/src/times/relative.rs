//! Resolving what is told by its place: "last week", "the following year", "two days later", "the last three months".
//!
//! Must not know words.

use jiff::civil::Date;
use onrecord_record::Precision;

use super::calendar::{self, Interval, add_days, add_months, holding, shifted};
use super::meaning::{Amount, Direction, From, Meaning, Unit, Which};
use super::resolve::{Reference, Resolver};
use super::tense::Tense;
use super::value::{Anchor, Value};

/// Counting in weeks is no counting of days: "a week earlier" is within so many days of it.
const WEEK_MARGIN: i64 = 3;

impl Resolver<'_> {
    /// A unit of the calendar by its place.
    pub fn period(&self, unit: Unit, which: Which) -> Option<Value> {
        let precision = precision_of(unit);
        let seen = || Some((self.published?, Some(Anchor::Published)));
        let told = || {
            let reference = self.reference(precision.max(Precision::Day))?;
            Some((reference.interval.first, Some(Anchor::Time(reference.mention))))
        };
        let (from, anchor) = match which {
            Which::Same | Which::Previous | Which::Following => told().or_else(seen)?,
            Which::This if self.is_history => told().or_else(seen)?,
            _ => seen()?,
        };
        let steps = match which {
            Which::Last | Which::Previous | Which::ThisPast => -1,
            Which::Next | Which::Following | Which::ThisComing => 1,
            _ => 0,
        };
        if unit == Unit::Weekend {
            return self.weekend(from, which, steps, anchor);
        }
        let moved = if unit == Unit::Fortnight {
            add_days(from, 7 * steps)?
        } else {
            shifted(from, unit, steps as f64)?
        };
        let interval = holding(moved, unit)?;
        Some(of_unit(interval, unit, anchor))
    }

    fn weekend(
        &self,
        from: Date,
        which: Which,
        steps: i64,
        anchor: Option<Anchor>,
    ) -> Option<Value> {
        let own = holding(from, Unit::Weekend)?;
        let weeks = match which {
            Which::Bare if self.tense == Tense::Future || from >= own.first => 0,
            Which::Bare if self.tense == Tense::Past => -1,
            Which::Bare => 0,
            _ => steps,
        };
        let interval =
            Interval::new(add_days(own.first, 7 * weeks)?, add_days(own.last, 7 * weeks)?)?;
        Some(Value::days(interval, Precision::Day, anchor))
    }

    /// "two days later", "three months ago", "six weeks after the wedding".
    pub fn shift(
        &self,
        amounts: &[(Amount, Unit)],
        direction: Direction,
        from: &From,
    ) -> Option<Value> {
        let unit = amounts.iter().map(|(_, unit)| *unit).max()?;
        let base = self.base(unit, direction, from)?;
        let start =
            if direction == Direction::Back { base.interval.first } else { base.interval.last };
        let is_vague = amounts.iter().any(|(amount, _)| amount.vague);
        if is_vague {
            let (first, last) = if direction == Direction::Back {
                (None, Some(start))
            } else {
                (Some(start), None)
            };
            return Some(Value::bounds(first, last, base.anchor));
        }
        let sign = if direction == Direction::Back { -1.0 } else { 1.0 };
        let exact = amounts
            .iter()
            .try_fold(start, |date, (amount, unit)| shifted(date, *unit, sign * amount.count))?;
        let value = match (unit, from) {
            (Unit::Week | Unit::Month | Unit::Fortnight, From::Time(_))
                if base.precision == Precision::Day =>
            {
                Value::day(exact, base.anchor)
            }
            (_, From::Time(of)) if matches!(**of, Meaning::Period { .. }) => {
                of_unit(holding(exact, unit)?, unit, base.anchor)
            }
            (Unit::Week | Unit::Fortnight, _) => {
                let bounds =
                    Interval::new(add_days(exact, -WEEK_MARGIN)?, add_days(exact, WEEK_MARGIN)?)?;
                let value = Value::day(exact, base.anchor).approximately().within(bounds);
                Value { precision: Precision::Week, ..value }
            }
            (Unit::Month | Unit::Quarter | Unit::Half, _) => {
                // From a whole month one counts whole months; its last day would do as well as its first.
                let month =
                    if base.precision == Precision::Month { exact.first_of_month() } else { exact };
                let value = Value::month(holding(month, Unit::Month)?, base.anchor);
                if base.precision == Precision::Day { value.approximately() } else { value }
            }
            (Unit::Year | Unit::Decade | Unit::Century, _) => {
                let value = Value::year(holding(exact, Unit::Year)?, base.anchor);
                if base.precision == Precision::Year { value } else { value.approximately() }
            }
            _ => Value::day(exact, base.anchor),
        };
        Some(Value { exact: Some(exact), ..value })
    }

    /// What a distance is counted from.
    fn base(&self, unit: Unit, direction: Direction, from: &From) -> Option<Base> {
        let told = |reference: &Reference| Base {
            interval: reference.interval,
            precision: reference.precision,
            anchor: Some(Anchor::Time(reference.mention)),
        };
        match from {
            From::Published => Some(Base {
                interval: Interval::day(self.published?),
                precision: Precision::Day,
                anchor: Some(Anchor::Published),
            }),
            From::Narrative => {
                // "three days later" needs a day to count from.
                let finest = match unit {
                    Unit::Week | Unit::Fortnight => Precision::Week,
                    unit => precision_of(unit).max(Precision::Day),
                };
                // What had happened later than something cannot be counted from what is still to come.
                let ahead = direction == Direction::Ahead && self.tense == Tense::Past;
                let past = |reference: &&Reference| match self.published {
                    Some(published) if ahead => reference.interval.first <= published,
                    _ => true,
                };
                let fine =
                    self.references.iter().rev().filter(|reference| reference.precision <= finest);
                let reference = fine.clone().find(past).or_else(|| fine.clone().next());
                match reference {
                    Some(reference) => Some(told(reference)),
                    None if direction == Direction::Back => Some(Base {
                        interval: Interval::day(self.published?),
                        precision: Precision::Day,
                        anchor: Some(Anchor::Published),
                    }),
                    None => None,
                }
            }
            From::Time(time) => {
                let value = self.resolve(time)?;
                Some(Base {
                    interval: value.interval()?,
                    precision: value.precision,
                    anchor: value.anchor,
                })
            }
            From::Event(words) => Some(told(&(self.event)(words.clone())?)),
        }
    }

    /// "the last three months", "the coming days".
    pub fn stretch(
        &self,
        amount: Amount,
        unit: Unit,
        direction: Direction,
        from_narrative: bool,
    ) -> Option<Value> {
        let told = from_narrative.then(|| self.reference(Precision::Month)).flatten();
        let (from, anchor) = match told {
            Some(reference) => {
                let edge = if direction == Direction::Back {
                    reference.interval.first
                } else {
                    reference.interval.last
                };
                (edge, Some(Anchor::Time(reference.mention)))
            }
            None => (self.published?, Some(Anchor::Published)),
        };
        if amount.vague {
            let (first, last) =
                if direction == Direction::Back { (None, Some(from)) } else { (Some(from), None) };
            return Some(Value::bounds(first, last, anchor));
        }
        let precision = precision_of(unit);
        // Quarters are those of the calendar.
        if unit == Unit::Quarter {
            let own = holding(from, unit)?;
            let interval = match direction {
                Direction::Back => Interval::new(
                    shifted(own.first, unit, -amount.count)?,
                    add_days(own.first, -1)?,
                )?,
                Direction::Ahead => Interval::new(
                    add_days(own.last, 1)?,
                    add_days(shifted(add_days(own.last, 1)?, unit, amount.count)?, -1)?,
                )?,
            };
            return Some(Value::days(interval, precision, anchor));
        }
        let interval = match direction {
            Direction::Back => Interval::new(shifted(from, unit, -amount.count)?, from)?,
            Direction::Ahead => {
                Interval::new(add_days(from, 1)?, shifted(from, unit, amount.count)?)?
            }
        };
        Some(Value::days(interval, precision, anchor))
    }

    /// "the second week of 2021", "the last 3 weeks of this year", "the first ten days of May".
    pub fn nth(&self, number: i64, count: i64, unit: Unit, of: &Meaning) -> Option<Value> {
        let whole = self.resolve(of)?;
        let interval = whole.interval()?;
        let anchor = whole.anchor;
        match unit {
            Unit::Month | Unit::Year => {
                let step = if unit == Unit::Month { 1 } else { 12 };
                let first = match number {
                    1.. => add_months(interval.first, (number - 1) * step)?,
                    _ => add_months(interval.last.first_of_month(), (1 - count) * step)?,
                };
                let last = add_days(add_months(first, count * step)?, -1)?;
                let within = Interval::new(first, last.min(interval.last))?;
                if count == 1 {
                    Some(of_unit(within, unit, anchor))
                } else {
                    Some(Value::days(within, precision_of(unit), anchor))
                }
            }
            Unit::Week | Unit::Weekend => {
                // Weeks belong to the year or month that holds their Thursday, as in ISO 8601.
                let first_week =
                    holding(add_days(calendar_thursday(interval.first)?, 0)?, Unit::Week)?;
                let last_week = holding(thursday_until(interval.last)?, Unit::Week)?;
                let first = match number {
                    1.. => add_days(first_week.first, 7 * (number - 1))?,
                    _ => add_days(last_week.first, 7 * (1 - count))?,
                };
                let weeks = Interval::new(first, add_days(first, 7 * count - 1)?)?;
                let days = if unit == Unit::Weekend {
                    holding(weeks.first, Unit::Weekend)?
                } else {
                    weeks
                };
                Some(Value::days(days, Precision::Week, anchor))
            }
            _ => {
                let first = match number {
                    1.. => add_days(interval.first, number - 1)?,
                    _ => add_days(interval.last, 1 - count)?,
                };
                Some(Value::days(
                    Interval::new(first, add_days(first, count - 1)?)?,
                    Precision::Day,
                    anchor,
                ))
            }
        }
    }
}

struct Base {
    interval: Interval,
    precision: Precision,
    anchor: Option<Anchor>,
}

/// The first Thursday on or after a date.
fn calendar_thursday(date: Date) -> Option<Date> {
    add_days(date, i64::from((4 - calendar::weekday(date)).rem_euclid(7)))
}

/// The last Thursday on or before a date.
fn thursday_until(date: Date) -> Option<Date> {
    add_days(date, -i64::from((calendar::weekday(date) - 4).rem_euclid(7)))
}

pub(super) fn precision_of(unit: Unit) -> Precision {
    match unit {
        Unit::Second
        | Unit::Minute
        | Unit::Hour
        | Unit::Night
        | Unit::Day
        | Unit::BusinessDay
        | Unit::Weekend => Precision::Day,
        Unit::Week | Unit::Fortnight => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter | Unit::Half => Precision::Season,
        Unit::Year | Unit::Decade | Unit::Century => Precision::Year,
    }
}

/// A stretch that is one unit of the calendar.
fn of_unit(interval: Interval, unit: Unit, anchor: Option<Anchor>) -> Value {
    let year = interval.first.year();
    match unit {
        Unit::Month => Value::month(interval, anchor),
        Unit::Quarter => {
            Value::season(interval, year, 33 + (interval.first.month() - 1) / 3, anchor)
        }
        Unit::Half => Value::season(interval, year, 40 + (interval.first.month() - 1) / 6, anchor),
        Unit::Year => Value::year(interval, anchor),
        Unit::Decade => Value::years(interval, 10, anchor),
        Unit::Century => Value::years(interval, 100, anchor),
        unit => Value::days(interval, precision_of(unit), anchor),
    }
}
