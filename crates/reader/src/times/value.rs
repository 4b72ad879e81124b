//! A resolved time: its days, how finely it is given, how EDTF writes it, what it leans on.
//!
//! Must not know words.

use jiff::civil::Date;
use onrecord_record::Precision;

use super::calendar::Interval;

/// What a relative expression is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The day the article was published.
    Published,
    /// Another expression (an index into the list).
    Time(usize),
}

/// What an expression resolves to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value {
    /// `None` where only bounds are known.
    pub edtf: Option<String>,
    pub first: Option<Date>,
    pub last: Option<Date>,
    pub precision: Precision,
    pub anchor: Option<Anchor>,
    /// The day that counting to the letter gives: "three months ago" from 18 November is 18 August.
    pub exact: Option<Date>,
}

impl Value {
    fn over(
        interval: Interval,
        edtf: String,
        precision: Precision,
        anchor: Option<Anchor>,
    ) -> Self {
        Self {
            edtf: Some(edtf),
            first: Some(interval.first),
            last: Some(interval.last),
            precision,
            anchor,
            exact: None,
        }
    }

    pub fn day(date: Date, anchor: Option<Anchor>) -> Self {
        Self::over(Interval::day(date), edtf_day(date), Precision::Day, anchor)
    }

    /// Days of one week, or any other days, as an interval.
    pub fn days(interval: Interval, precision: Precision, anchor: Option<Anchor>) -> Self {
        let edtf = if interval.first == interval.last {
            edtf_day(interval.first)
        } else {
            format!("{}/{}", edtf_day(interval.first), edtf_day(interval.last))
        };
        Self::over(interval, edtf, precision, anchor)
    }

    pub fn month(interval: Interval, anchor: Option<Anchor>) -> Self {
        Self::over(interval, edtf_month(interval.first), Precision::Month, anchor)
    }

    /// A season, quarter or half, by its ISO 8601-2 number.
    pub fn season(interval: Interval, year: i16, number: i8, anchor: Option<Anchor>) -> Self {
        Self::over(interval, format!("{}-{number}", edtf_year(year)), Precision::Season, anchor)
    }

    pub fn year(interval: Interval, anchor: Option<Anchor>) -> Self {
        Self::over(interval, edtf_year(interval.first.year()), Precision::Year, anchor)
    }

    /// A decade ("196X"), century ("19XX") or other run of years.
    pub fn years(interval: Interval, count: i16, anchor: Option<Anchor>) -> Self {
        let first = interval.first.year();
        let edtf = match count {
            10 if first >= 0 && first % 10 == 0 => format!("{:03}X", first / 10),
            100 if first >= 0 && first % 100 == 0 => format!("{:02}XX", first / 100),
            _ => format!("{}/{}", edtf_year(first), edtf_year(interval.last.year())),
        };
        Self::over(interval, edtf, Precision::Year, anchor)
    }

    /// Only a bound, on one side or both.
    pub fn bounds(first: Option<Date>, last: Option<Date>, anchor: Option<Anchor>) -> Self {
        Self { edtf: None, first, last, precision: Precision::Unknown, anchor, exact: None }
    }

    pub fn interval(&self) -> Option<Interval> {
        Interval::new(self.first?, self.last?)
    }

    /// The same with narrower bounds.
    pub fn within(self, interval: Interval) -> Self {
        Self { first: Some(interval.first), last: Some(interval.last), ..self }
    }

    /// The same, about so: EDTF "~".
    pub fn approximately(self) -> Self {
        let edtf = self
            .edtf
            .map(|edtf| if edtf.contains('/') || edtf.ends_with('~') { edtf } else { edtf + "~" });
        Self { edtf, ..self }
    }
}

/// ISO 8601 year: four digits, a sign before those of before the year 0.
pub(super) fn edtf_year(year: i16) -> String {
    if year < 0 { format!("-{:04}", -i32::from(year)) } else { format!("{year:04}") }
}

fn edtf_month(date: Date) -> String {
    format!("{}-{:02}", edtf_year(date.year()), date.month())
}

fn edtf_day(date: Date) -> String {
    format!("{}-{:02}", edtf_month(date), date.day())
}
