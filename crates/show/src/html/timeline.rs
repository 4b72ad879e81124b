//! The article's events on a line of time: where each bar and mark stands, as percentages of the line's width.
//!
//! Long gaps are shortened, or an event of ten years ago would press this week's into one point. Must not know HTML.

use jiff::civil::Date;
use onrecord_record::{Event, Reading, StatusChange};

use crate::words::{self, Tone};

/// Labels of dates stand at least this far apart, in percent.
const LABEL_GAP: f64 = 13.0;

/// The line and what stands on it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TimeLine {
    /// Dates along the line.
    pub labels: Vec<Label>,
    /// A row for each event that has a date, in the order of time.
    pub rows: Vec<Row>,
    /// Where the day of publication stands.
    pub published: Option<f64>,
}

/// A date along the line.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where, in percent.
    pub at: f64,
    /// "26 Feb".
    pub text: String,
}

/// An event on the line.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Index of the event in the reading.
    pub event: usize,
    /// Where its bar begins, in percent.
    pub start: f64,
    /// How wide its bar is, in percent.
    pub width: f64,
    /// Changes of its status that have a date of their own.
    pub changes: Vec<Change>,
}

/// A change of status on the line.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Where, in percent.
    pub at: f64,
    /// Sign of the new status.
    pub mark: &'static str,
    /// Its tone.
    pub tone: Tone,
    /// "called off, 25 October 2025".
    pub text: String,
}

/// The line of a reading's events; without rows where none has a date.
pub fn time_line(reading: &Reading) -> TimeLine {
    let mut dated: Vec<(usize, &Event, Date, Date)> = Vec::new();
    for (index, event) in reading.events.iter().enumerate() {
        if let Some((first, last)) = bounds(event) {
            dated.push((index, event, first, last));
        }
    }
    if dated.is_empty() {
        return TimeLine::default();
    }
    dated.sort_by_key(|&(index, _, first, last)| (first, last, index));
    let published = reading.article.published.map(|published| published.date);
    let changes =
        dated.iter().flat_map(|(_, event, ..)| event.status_history.iter().filter_map(day));
    let firsts: Vec<Date> = dated.iter().map(|&(_, _, first, _)| first).chain(published).collect();
    let lasts = dated.iter().map(|&(_, _, _, last)| last);
    let scale = Scale::new(firsts.iter().copied().chain(lasts).chain(changes));
    let rows = dated.iter().map(|&(index, event, first, last)| Row {
        event: index,
        start: scale.start(first),
        width: scale.end(last) - scale.start(first),
        changes: event.status_history.iter().filter_map(|change| mark(change, &scale)).collect(),
    });
    TimeLine {
        rows: rows.collect(),
        labels: labels(firsts, &scale),
        published: published.map(|date| scale.middle(date)),
    }
}

/// First and last day of an event, where its time is known on at least one side.
fn bounds(event: &Event) -> Option<(Date, Date)> {
    let time = event.time.as_ref()?;
    let first = time.earliest.or(time.latest)?;
    let last = time.latest.unwrap_or(first);
    Some((first.min(last), first.max(last)))
}

/// The day of a change, where it is given to the day.
fn day(change: &StatusChange) -> Option<Date> {
    change.as_of.as_ref()?.as_str().parse().ok()
}

fn mark(change: &StatusChange, scale: &Scale) -> Option<Change> {
    let date = day(change)?;
    Some(Change {
        at: scale.middle(date),
        mark: words::mark(change.status),
        tone: words::status_tone(change.status),
        text: format!(
            "{}, {}",
            words::plain(change.status.as_str()),
            crate::dates::edtf(&date.to_string())
        ),
    })
}

/// As many dates as there is room for, the year with the first and where it changes.
fn labels(mut dates: Vec<Date>, scale: &Scale) -> Vec<Label> {
    dates.sort_unstable();
    dates.dedup();
    let mut labels: Vec<Label> = Vec::new();
    let mut year = None;
    for date in dates {
        let at = scale.start(date);
        if labels.last().is_some_and(|last| at - last.at < LABEL_GAP) {
            continue;
        }
        let form = if year == Some(date.year()) { "%-d %b" } else { "%-d %b %Y" };
        year = Some(date.year());
        labels.push(Label { at, text: date.strftime(form).to_string() });
    }
    labels
}

/// Days to places on the line. Between two days of interest the line grows with the logarithm of the days between them.
struct Scale {
    /// Day numbers, rising, with their places from 0 to 100.
    places: Vec<(i64, f64)>,
}

impl Scale {
    fn new(dates: impl Iterator<Item = Date>) -> Self {
        let mut days: Vec<i64> = dates.map(number).flat_map(|day| [day, day + 1]).collect();
        days.sort_unstable();
        days.dedup();
        let mut places = Vec::new();
        let mut length = 0.0;
        for (index, &day) in days.iter().enumerate() {
            if index > 0 {
                length += ((day - days[index - 1]) as f64).ln_1p();
            }
            places.push((day, length));
        }
        let whole = if length > 0.0 { length } else { 1.0 };
        for (_, place) in &mut places {
            *place *= 100.0 / whole;
        }
        Self { places }
    }

    fn at(&self, day: i64) -> f64 {
        let index = self.places.partition_point(|&(known, _)| known < day);
        self.places.get(index).map_or(100.0, |&(_, place)| place)
    }

    fn start(&self, date: Date) -> f64 {
        self.at(number(date))
    }

    fn end(&self, date: Date) -> f64 {
        self.at(number(date) + 1)
    }

    fn middle(&self, date: Date) -> f64 {
        f64::midpoint(self.start(date), self.end(date))
    }
}

/// Days since 1 January of the year 0.
fn number(date: Date) -> i64 {
    date.duration_since(Date::ZERO).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn events_stand_in_the_order_of_time_and_within_the_line() {
        let line = time_line(&sample());
        let events: Vec<usize> = line.rows.iter().map(|row| row.event).collect();
        assert_eq!(events, [1, 3, 5, 2, 4]);
        for row in &line.rows {
            assert!(
                row.start >= 0.0 && row.width > 0.0 && row.start + row.width <= 100.001,
                "{row:?}"
            );
        }
        assert!(line.rows.windows(2).all(|pair| pair[0].start <= pair[1].start));
    }

    #[test]
    fn an_event_of_long_ago_leaves_room_for_the_others() {
        let mut reading = sample();
        let time = reading.events[1].time.as_mut().unwrap();
        time.earliest = Some("1994-05-04".parse().unwrap());
        time.latest = time.earliest;
        let line = time_line(&reading);
        let last = line.rows.last().unwrap();
        assert!(last.start - line.rows[1].start > 25.0, "{line:?}");
    }

    #[test]
    fn events_without_dates_have_no_line() {
        let mut reading = sample();
        reading.events.iter_mut().for_each(|event| event.time = None);
        assert_eq!(time_line(&reading), TimeLine::default());
    }
}
