//! Dates as outlets write them, in metadata and in print, to civil dates.
//!
//! Must not know where on a page a date stands, nor what day it is now. A date that can be read in two ways ("03/04/2025")
//! is not read.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::civil::Time;
use jiff::tz::Offset;
use onrecord_record::Published;
use regex::{Captures, Regex};

use crate::data;

/// Years in which pages on the web may have been published; numbers outside are ids and prices.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2099;

static MONTHS: LazyLock<BTreeMap<&'static str, i8>> = LazyLock::new(|| {
    let pairs = data::pairs(include_str!("../data/months.txt"));
    pairs.filter_map(|(name, number)| Some((name, number.parse().ok()?))).collect()
});

static ISO: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?:^|\D)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]{1,2}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?:\D|$)",
    )
});
static COMPACT: LazyLock<Regex> =
    LazyLock::new(|| compile(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?(?:\D|$)"));
static DAY_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?:^|\D)(\d{1,2})(?:st|nd|rd|th|\.|º)?[\s-]+(?:of |de )?(\p{L}{3,10})\.?,?(?: de)?[\s-]+(\d{4})(?:\D|$)",
    )
});
static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    compile(r"(?:^|\P{L})(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:\D|$)")
});
static NUMERIC: LazyLock<Regex> =
    LazyLock::new(|| compile(r"(?:^|[^\d/.-])(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})(?:\D|$)"));
static IN_ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"/((?:19|20)\d{2})(?:[/-]([01]?\d)[/-]([0-3]?\d)(?:\D|$)|/([a-z]{3})/([0-3]?\d)(?:/|$)|([01]\d)([0-3]\d)(?:\D|$))",
    )
});

fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern, compiled by every test of this module")
}

/// The first date in `text`, with its time and offset where they are in ISO 8601.
pub(crate) fn find(text: &str) -> Option<Published> {
    let text = text.trim();
    // Metadata is short; a longer text that begins with a date is no date.
    let text = &text[..text.floor_char_boundary(120)];
    iso(text)
        .or_else(|| in_words(text).map(Published::from))
        .or_else(|| numeric(text).map(Published::from))
}

/// The date in the path of an address: "/2025/03/14/", "/2025/mar/14/", "/20250314".
pub(crate) fn in_address(url: &str) -> Option<Date> {
    let found = IN_ADDRESS.captures(url)?;
    let year = &found[1];
    match (found.get(2), found.get(4), found.get(6)) {
        (Some(month), _, _) => date(year, month.as_str(), &found[3]),
        (_, Some(name), _) => named(year, name.as_str(), &found[5]),
        (_, _, Some(month)) => date(year, month.as_str(), &found[7]),
        _ => None,
    }
}

fn iso(text: &str) -> Option<Published> {
    if let Some(found) = ISO.captures(text) {
        let date = date(&found[1], &found[2], &found[3])?;
        let time = clock(&found);
        let offset = time.and_then(|_| offset(found.get(7)?.as_str()));
        return Some(Published { date, time, offset });
    }
    let found = COMPACT.captures(text)?;
    date(&found[1], &found[2], &found[3]).map(Published::from)
}

fn clock(found: &Captures<'_>) -> Option<Time> {
    let part =
        |index: usize| found.get(index).map_or(Some(0), |digits| digits.as_str().parse().ok());
    found.get(4)?;
    Time::new(part(4)?, part(5)?, part(6)?, 0).ok()
}

fn offset(text: &str) -> Option<Offset> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return Some(Offset::UTC),
    };
    let digits = digits.replace(':', "");
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..)?.parse().ok()?;
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

/// "3 March 2025", "March 3rd, 2025", "3. März 2025".
fn in_words(text: &str) -> Option<Date> {
    let day_first =
        DAY_MONTH.captures(text).and_then(|found| named(&found[3], &found[2], &found[1]));
    day_first.or_else(|| {
        MONTH_DAY.captures_iter(text).find_map(|found| named(&found[3], &found[1], &found[2]))
    })
}

/// "31/12/2025" and "12/31/2025", and with full stops, which put the day first.
fn numeric(text: &str) -> Option<Date> {
    let found = NUMERIC.captures(text)?;
    let (first, second): (u8, u8) = (found[1].parse().ok()?, found[3].parse().ok()?);
    if &found[2] == "." || first > 12 || first == second {
        date(&found[4], &found[3], &found[1])
    } else if second > 12 {
        date(&found[4], &found[1], &found[3])
    } else {
        None
    }
}

fn named(year: &str, month: &str, day: &str) -> Option<Date> {
    let month = MONTHS.get(month.to_lowercase().as_str())?;
    date(year, &month.to_string(), day)
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_outlets_are_read() {
        for (text, expected) in [
            ("2025-03-14", "2025-03-14"),
            ("2025-03-14T09:30:00Z", "2025-03-14T09:30:00+00:00"),
            ("2025-03-14T09:30:00.123+0530", "2025-03-14T09:30:00+05:30"),
            ("2025-03-14 09:30", "2025-03-14T09:30:00"),
            ("2025/3/4", "2025-03-04"),
            ("20250314", "2025-03-14"),
            ("Fri, 14 Mar 2025 09:30:00 GMT", "2025-03-14"),
            ("14th March 2025", "2025-03-14"),
            ("Published March 14, 2025 at 9:30 am", "2025-03-14"),
            ("Sept. 4, 2025", "2025-09-04"),
            ("14. März 2025", "2025-03-14"),
            ("14.03.2025", "2025-03-14"),
            ("31/12/2025", "2025-12-31"),
            ("12/31/2025", "2025-12-31"),
        ] {
            assert_eq!(
                find(text).map(|date| date.to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_date_or_could_be_two_is_none() {
        for text in [
            "",
            "yesterday",
            "03/04/2025",
            "2025-02-30",
            "99999999",
            "May 2025",
            "12345-67-89",
            "1.2.3",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_hold_dates() {
        for (url, expected) in [
            ("https://example.org/2025/03/14/talks", Some("2025-03-14")),
            ("https://example.org/world/2025/mar/14/talks", Some("2025-03-14")),
            ("https://example.org/news/20250314-talks", Some("2025-03-14")),
            ("https://example.org/talks-2025-03", None),
            ("https://example.org/item/20259999", None),
        ] {
            assert_eq!(in_address(url).map(|date| date.to_string()).as_deref(), expected, "{url}");
        }
    }
}
