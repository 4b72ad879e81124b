//! Dates in words: "24–26 October 2025" for 2025-10-24/2025-10-26.
//!
//! What is not understood stays as it is. Must not know a reading.

use onrecord_record::Published;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date of EDTF with what it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Parts<'e> {
    year: &'e str,
    month: Option<&'static str>,
    day: Option<u8>,
    /// "~" or "?" after it.
    about: bool,
}

/// An EDTF date or interval in words.
pub fn edtf(expression: &str) -> String {
    words(expression).unwrap_or_else(|| expression.to_owned())
}

fn words(expression: &str) -> Option<String> {
    let Some((start, end)) = expression.split_once('/') else {
        return Some(single(parse(expression)?));
    };
    match (start, end) {
        ("" | "..", end) => Some(format!("until {}", single(parse(end)?))),
        (start, "" | "..") => Some(format!("from {}", single(parse(start)?))),
        (start, end) => Some(interval(parse(start)?, parse(end)?)),
    }
}

/// What is common to both ends is said once.
fn interval(start: Parts, end: Parts) -> String {
    let same_year = start.year == end.year;
    match (start.day, end.day) {
        (Some(first), Some(_)) if same_year && start.month == end.month && !start.about => {
            format!("{first}–{}", single(end))
        }
        _ if same_year && start.month.is_some() && !start.about => {
            format!("{} – {}", without_year(start), single(end))
        }
        _ => format!("{} – {}", single(start), single(end)),
    }
}

fn without_year(parts: Parts) -> String {
    let month = parts.month.unwrap_or_default();
    parts.day.map_or_else(|| month.to_owned(), |day| format!("{day} {month}"))
}

fn single(parts: Parts) -> String {
    let about = if parts.about { "about " } else { "" };
    match parts.month {
        None => format!("{about}{}", parts.year),
        Some(_) => format!("{about}{} {}", without_year(parts), parts.year),
    }
}

fn parse(date: &str) -> Option<Parts<'_>> {
    let plain = date.trim_end_matches(['~', '?', '%']);
    let mut fields = plain.split('-');
    let year = fields.next().filter(|year| year.len() == 4 && is_number(year))?;
    let month = match fields.next() {
        None => None,
        Some(field) => Some(month(field)?),
    };
    let day = match fields.next() {
        None => None,
        Some(day) => Some(day.parse().ok().filter(|day| (1..=31).contains(day))?),
    };
    let complete = fields.next().is_none();
    complete.then_some(Parts { year, month, day, about: plain.len() < date.len() })
}

fn is_number(field: &str) -> bool {
    field.bytes().all(|byte| byte.is_ascii_digit())
}

/// A month, or a season or quarter, which EDTF numbers from 21 on.
fn month(field: &str) -> Option<&'static str> {
    match field.parse::<usize>().ok()? {
        number @ 1..=12 => Some(MONTHS[number - 1]),
        21 => Some("spring"),
        22 => Some("summer"),
        23 => Some("autumn"),
        24 => Some("winter"),
        33 => Some("first quarter of"),
        34 => Some("second quarter of"),
        35 => Some("third quarter of"),
        36 => Some("fourth quarter of"),
        _ => None,
    }
}

/// When an article was published.
pub fn published(published: Published) -> String {
    let date = edtf(&published.date.to_string());
    published
        .time
        .map_or_else(|| date.clone(), |time| format!("{date}, {}", time.strftime("%H:%M")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_intervals_read_as_a_person_writes_them() {
        for (expression, expected) in [
            ("2025-11-18", "18 November 2025"),
            ("2025-10-24/2025-10-26", "24–26 October 2025"),
            ("2025-10-30/2025-11-02", "30 October – 2 November 2025"),
            ("2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"),
            ("2025-11", "November 2025"),
            ("2025-11-12~", "about 12 November 2025"),
            ("2025-22", "summer 2025"),
            ("2024", "2024"),
            ("2025-11-05/..", "from 5 November 2025"),
        ] {
            assert_eq!(edtf(expression), expected);
        }
    }

    #[test]
    fn what_is_not_understood_stays() {
        for expression in ["", "201X", "2025-45", "2025-11-40", "next week"] {
            assert_eq!(edtf(expression), expression);
        }
    }
}
