//! A calendar (RFC 5545): what was held and what is planned, each on its days.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;
use onrecord_record::{Precision, Record, RecordedEvent, Status};
use onrecord_show::facts::one_line;
use onrecord_show::record::names;
use onrecord_show::words;

/// Bytes of a line, after which it goes on in the next.
const LINE: usize = 75;

/// The calendar. Events of which no article tells the day are not in it.
pub fn text(record: &Record) -> String {
    let mut calendar = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onrecord//record//EN"] {
        push(&mut calendar, line);
    }
    for event in &record.events {
        add(&mut calendar, event);
    }
    push(&mut calendar, "END:VCALENDAR");
    calendar
}

fn add(calendar: &mut String, event: &RecordedEvent) {
    let Some(time) = event.time.as_ref().filter(|time| time.precision == Precision::Day) else {
        return;
    };
    let (Some(first), Some(last)) = (time.earliest, time.latest) else { return };
    // The end of an event is the day after its last.
    let Ok(end) = last.checked_add(1.day()) else { return };
    let reported = event.status_history.iter().filter_map(|entry| entry.reported).max();
    let day = |date: Date| date.strftime("%Y%m%d").to_string();
    push(calendar, "BEGIN:VEVENT");
    push(calendar, &format!("UID:{}@onrecord", event.id));
    push(calendar, &format!("DTSTAMP:{}T000000Z", day(reported.unwrap_or(first))));
    push(calendar, &format!("DTSTART;VALUE=DATE:{}", day(first)));
    push(calendar, &format!("DTEND;VALUE=DATE:{}", day(end)));
    push(calendar, &format!("SUMMARY:{}", escaped(&names::headline(event))));
    if let Some(place) = &event.place {
        push(calendar, &format!("LOCATION:{}", escaped(&place.name)));
    }
    push(calendar, &format!("STATUS:{}", status(event.status)));
    let standing = words::plain(event.status.as_str());
    let mut description = format!("{standing}; {}", names::support(&event.support));
    if !event.topics.is_empty() {
        let _ = write!(description, "; about {}", event.topics.join("; "));
    }
    push(calendar, &format!("DESCRIPTION:{}", escaped(&description)));
    push(calendar, "END:VEVENT");
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Held | Status::UnderWay | Status::Suspended => "CONFIRMED",
        Status::Postponed | Status::CalledOff | Status::OffTheTable | Status::Denied => "CANCELLED",
        _ => "TENTATIVE",
    }
}

fn escaped(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// Adds a line, folded where it is too long; a letter is never cut.
fn push(calendar: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            calendar.push_str("\r\n ");
            length = 1;
        }
        calendar.push(letter);
        length += letter.len_utf8();
    }
    calendar.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_goes_on_in_the_next() {
        let mut calendar = String::new();
        push(&mut calendar, &"ø".repeat(100));
        assert!(calendar.lines().all(|line| line.len() <= LINE));
        assert_eq!(calendar.replace("\r\n ", "").trim_end(), "ø".repeat(100));
    }
}
