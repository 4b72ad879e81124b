//! Whether two times can be one.

use jiff::civil::Date;
use onrecord_record::{Edtf, EventTime, Precision};

/// How two times compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Timing {
    /// No day is in both; the days between them.
    Apart(i32),
    /// At least one is not told.
    Unknown,
    /// They share days, but one is too wide to tell an event by.
    Coarse,
    /// They share days, and neither is wide.
    Close,
}

/// Days beyond which a time does not tell one event from another of its kind.
const NARROW_DAYS: i32 = 10;

/// First and last day that a time may be; `None` where either is open.
pub(crate) fn bounds(time: &EventTime) -> Option<(Date, Date)> {
    Some((time.earliest?, time.latest?))
}

/// Days from `from` to `to`, negative when `to` is before.
pub(crate) fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// Whether a time tells the day, or a few days.
pub(crate) fn is_narrow(time: &EventTime) -> bool {
    matches!(time.precision, Precision::Day | Precision::Week)
        && bounds(time).is_some_and(|(first, last)| days(first, last) <= NARROW_DAYS)
}

/// A date, or an interval of dates, as a time. What is not told to the day has no bounds.
pub(crate) fn of_edtf(edtf: &Edtf) -> EventTime {
    let text = edtf.as_str().trim_end_matches(['~', '?', '%']);
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    let bounds = first.parse::<Date>().ok().zip(last.parse::<Date>().ok());
    EventTime {
        reference: None,
        edtf: Some(edtf.clone()),
        earliest: bounds.map(|bounds| bounds.0),
        latest: bounds.map(|bounds| bounds.1),
        precision: bounds.map_or(Precision::Unknown, |_| Precision::Day),
    }
}

/// Compares two times.
pub(crate) fn compare(one: Option<&EventTime>, other: Option<&EventTime>) -> Timing {
    let (Some(one), Some(other)) = (one, other) else {
        return Timing::Unknown;
    };
    let ((Some(first), Some(last)), (Some(other_first), Some(other_last))) =
        ((one.earliest, one.latest), (other.earliest, other.latest))
    else {
        return compare_open(one, other);
    };
    if last < other_first {
        Timing::Apart(days(last, other_first))
    } else if other_last < first {
        Timing::Apart(days(other_last, first))
    } else if is_narrow(one) && is_narrow(other) {
        Timing::Close
    } else {
        Timing::Coarse
    }
}

/// Compares times of which at least one has no beginning or no end.
fn compare_open(one: &EventTime, other: &EventTime) -> Timing {
    let gap = |last: Option<Date>, first: Option<Date>| match (last, first) {
        (Some(last), Some(first)) if last < first => Some(days(last, first)),
        _ => None,
    };
    let apart = gap(one.latest, other.earliest).or_else(|| gap(other.latest, one.earliest));
    apart.map_or(Timing::Unknown, Timing::Apart)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn time(first: &str, last: &str, precision: Precision) -> EventTime {
        EventTime {
            reference: None,
            edtf: None,
            earliest: first.parse().ok(),
            latest: last.parse().ok(),
            precision,
        }
    }

    #[test]
    fn a_day_within_a_few_days_is_close_and_within_a_month_is_coarse() {
        let day = time("2025-03-10", "2025-03-10", Precision::Day);
        let round = time("2025-03-09", "2025-03-12", Precision::Day);
        let month = time("2025-03-01", "2025-03-31", Precision::Month);
        assert_eq!(compare(Some(&day), Some(&round)), Timing::Close);
        assert_eq!(compare(Some(&day), Some(&month)), Timing::Coarse);
        let later = time("2025-04-02", "2025-04-02", Precision::Day);
        assert_eq!(compare(Some(&round), Some(&later)), Timing::Apart(21));
    }

    #[test]
    fn an_open_end_tells_only_what_lies_before_it() {
        let past = time("", "2025-03-10", Precision::Unknown);
        let later = time("2025-04-02", "2025-04-02", Precision::Day);
        assert_eq!(compare(Some(&past), Some(&later)), Timing::Apart(23));
        assert_eq!(compare(Some(&past), None), Timing::Unknown);
    }
}
