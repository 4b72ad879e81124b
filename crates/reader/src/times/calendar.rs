//! Arithmetic on the Gregorian calendar, carried back before 1582 as ISO 8601 does.
//!
//! Nothing here panics: what the calendar does not hold is `None`. Must not know text.

use jiff::Span;
use jiff::civil::Date;

use super::lexicon::HolidayRule;
use super::meaning::Unit;

/// Days from the first to the last, both of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub first: Date,
    pub last: Date,
}

impl Interval {
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date }
    }

    /// `None` where the end would come before the beginning.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }
}

pub(super) fn add_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// Months later, on the same day or the last that the month has.
pub(super) fn add_months(date: Date, months: i64) -> Option<Date> {
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// Days from `from` to `to`.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    let ordinal = |date: Date| {
        let epoch = Date::constant(2000, 1, 1);
        date.since((jiff::Unit::Day, epoch)).map_or(0, |span| i64::from(span.get_days()))
    };
    ordinal(to) - ordinal(from)
}

/// Monday is 1.
pub(super) fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

pub(super) fn month(year: i16, month: i8) -> Option<Interval> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Interval { first, last: first.last_of_month() })
}

pub(super) fn years(first: i16, count: i16) -> Option<Interval> {
    Some(Interval {
        first: Date::new(first, 1, 1).ok()?,
        last: Date::new(first.checked_add(count - 1)?, 12, 31).ok()?,
    })
}

/// A season by its ISO 8601-2 number, of the northern hemisphere as newswriting has it: spring from March, winter from December.
pub(super) fn season(year: i16, number: i8) -> Option<Interval> {
    let first = Date::new(year, 3 * (number - 20), 1).ok()?;
    Some(Interval { first, last: add_months(first, 2)?.last_of_month() })
}

/// One of `of` equal parts of a year, counted from 1.
pub(super) fn fraction(year: i16, number: i8, of: i8) -> Option<Interval> {
    let length = 12 / of;
    let first = Date::new(year, (number - 1) * length + 1, 1).ok()?;
    Some(Interval { first, last: add_months(first, i64::from(length) - 1)?.last_of_month() })
}

/// The stretch of the calendar that holds `date`, weeks from Monday.
pub(super) fn holding(date: Date, unit: Unit) -> Option<Interval> {
    let monday = add_days(date, 1 - i64::from(weekday(date)))?;
    match unit {
        Unit::Week => Interval::new(monday, add_days(monday, 6)?),
        Unit::Weekend => Interval::new(add_days(monday, 5)?, add_days(monday, 6)?),
        Unit::Fortnight => Interval::new(monday, add_days(monday, 13)?),
        Unit::Month => month(date.year(), date.month()),
        Unit::Quarter => fraction(date.year(), (date.month() - 1) / 3 + 1, 4),
        Unit::Half => fraction(date.year(), (date.month() - 1) / 6 + 1, 2),
        Unit::Year => years(date.year(), 1),
        Unit::Decade => years(date.year().div_euclid(10) * 10, 10),
        Unit::Century => years(date.year().div_euclid(100) * 100, 100),
        _ => Some(Interval::day(date)),
    }
}

/// The date `count` units later; weekends and nights count as weeks and days.
pub(super) fn shifted(date: Date, unit: Unit, count: f64) -> Option<Date> {
    // Halves of months and years count in days and months.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "counts come from text of nine digits at most"
    )]
    let whole = |count: f64| count.round() as i64;
    match unit {
        Unit::Day | Unit::Night => add_days(date, whole(count)),
        Unit::BusinessDay => business_days(date, whole(count)),
        Unit::Week | Unit::Weekend => add_days(date, whole(count * 7.0)),
        Unit::Fortnight => add_days(date, whole(count * 14.0)),
        Unit::Month if count.fract() != 0.0 => add_days(date, whole(count * 30.4)),
        Unit::Month => add_months(date, whole(count)),
        Unit::Quarter => add_months(date, whole(count * 3.0)),
        Unit::Half => add_months(date, whole(count * 6.0)),
        Unit::Year => add_months(date, whole(count * 12.0)),
        Unit::Decade => add_months(date, whole(count * 120.0)),
        Unit::Century => add_months(date, whole(count * 1200.0)),
        Unit::Hour | Unit::Minute | Unit::Second => None,
    }
}

/// Working days from Monday to Friday, none of them a holiday; more than a few years of them is no use of words.
fn business_days(date: Date, count: i64) -> Option<Date> {
    let mut date = date;
    let mut left = count.unsigned_abs().min(2000);
    while left > 0 {
        date = add_days(date, count.signum())?;
        left -= u64::from(weekday(date) <= 5);
    }
    Some(date)
}

/// The day of a year on which a holiday falls.
pub(super) fn holiday(year: i16, rule: HolidayRule) -> Option<Date> {
    match rule {
        HolidayRule::Fixed(month, day) => Date::new(year, month, day).ok(),
        HolidayRule::Easter(days) => add_days(easter(year)?, days),
        HolidayRule::Orthodox(days) => add_days(orthodox_easter(year)?, days),
        HolidayRule::Weekday(month, day, which) => nth_weekday(year, month, day, which),
        HolidayRule::Unknown => None,
    }
}

/// The `which`th of a weekday in a month; -1 is the last.
pub(super) fn nth_weekday(year: i16, month_number: i8, day: i8, which: i8) -> Option<Date> {
    let month = month(year, month_number)?;
    if which < 0 {
        return add_days(month.last, -i64::from((weekday(month.last) - day).rem_euclid(7)));
    }
    let found = add_days(
        month.first,
        i64::from((day - weekday(month.first)).rem_euclid(7)) + 7 * i64::from(which - 1),
    )?;
    (found <= month.last).then_some(found)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 20 April 1876).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number.rem_euclid(19);
    let (century, rest) = (year_number.div_euclid(100), year_number.rem_euclid(100));
    let correction = (century + 8) / 25;
    let epact =
        (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let sum = epact + to_sunday - 7 * late + 114;
    Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}

/// Easter Sunday of the Julian calendar as a Gregorian date (Meeus, Astronomical Algorithms, chapter 8), for 1900 to 2099.
fn orthodox_easter(year: i16) -> Option<Date> {
    if !(1900..2100).contains(&year) {
        return None;
    }
    let moon = (19 * (i32::from(year) % 19) + 15) % 30;
    let sum = moon + (2 * (i32::from(year) % 4) + 4 * (i32::from(year) % 7) - moon + 34) % 7 + 114;
    let julian =
        Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()?;
    add_days(julian, 13)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_almanacs_have_it() {
        for day in
            ["2018-04-01", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"]
        {
            assert_eq!(easter(date(day).year()), Some(date(day)));
        }
        for day in ["2024-05-05", "2025-04-20", "2026-04-12"] {
            assert_eq!(orthodox_easter(date(day).year()), Some(date(day)));
        }
    }

    #[test]
    fn thanksgiving_is_a_thursday() {
        assert_eq!(nth_weekday(2025, 11, 4, 4), Some(date("2025-11-27")));
        assert_eq!(nth_weekday(2025, 5, 1, -1), Some(date("2025-05-26")));
    }

    #[test]
    fn days_are_counted_across_years() {
        assert_eq!(days_between(date("2025-12-31"), date("2026-01-01")), 1);
        assert_eq!(days_between(date("2026-03-01"), date("2025-03-01")), -365);
    }

    #[test]
    fn weeks_begin_on_monday() {
        let week = holding(date("2026-01-22"), Unit::Week).unwrap();
        assert_eq!((week.first, week.last), (date("2026-01-19"), date("2026-01-25")));
    }
}
