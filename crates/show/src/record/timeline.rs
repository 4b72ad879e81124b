//! The time line: each event of the record with how it stands, who, where, and what it rests on, under its month.

use onrecord_record::RecordedEvent;

use super::names::{self, Names};
use crate::dates;
use crate::facts::one_line;
use crate::text::sheet::{Sheet, bold, dim};

/// Columns of the status, with its mark and the blanks around it.
const STATUS_COLUMN: usize = 18;
/// Below this width of the sheet the status stands on a line of its own.
const NARROW: usize = 60;

/// The page, `width` columns wide, with ANSI styles.
pub fn page(names: &Names, width: usize) -> String {
    let mut sheet = Sheet::new(width);
    let mut month = None;
    for event in &names.record.events {
        let its = month_of(event);
        if month.as_ref() == Some(&its) {
            sheet.blank();
        } else {
            sheet.heading(&its);
            month = Some(its);
        }
        entry(&mut sheet, names, event);
    }
    if names.record.events.is_empty() {
        sheet.line(0, &dim("Nothing of this is on the record."));
    }
    sheet.into_text()
}

/// The month under which an event stands: that in which it happened or, where no text tells, was first reported.
fn month_of(event: &RecordedEvent) -> String {
    let happened = event.time.as_ref().and_then(|time| time.earliest.or(time.latest));
    match happened.or_else(|| names::reported(event)) {
        Some(date) => dates::edtf(&date.strftime("%Y-%m").to_string()),
        None => "Without a date".to_owned(),
    }
}

/// One event.
pub fn entry(sheet: &mut Sheet, names: &Names, event: &RecordedEvent) {
    let headline = bold(names::headline(event));
    let column = if sheet.width() < NARROW { 4 } else { STATUS_COLUMN };
    if column == STATUS_COLUMN {
        sheet.hanging(2, &names::status(event), column, &headline);
    } else {
        sheet.line(2, &names::status(event));
        sheet.line(column, &headline);
    }
    let circumstances = names::circumstances(event);
    if !circumstances.is_empty() {
        sheet.line(column, &circumstances.join(" · "));
    }
    if !event.topics.is_empty() {
        let topics: Vec<String> = event.topics.iter().map(|topic| one_line(topic)).collect();
        sheet.line(column, &format!("about {}", topics.join("; ")));
    }
    let history = names::history(names, event);
    if !history.is_empty() {
        sheet.line(column, &history);
    }
    if !event.denied_by.is_empty() {
        sheet.line(column, &format!("denied by {}", names.actors(&event.denied_by)));
    }
    if !event.confirmed_by.is_empty() {
        sheet.line(column, &format!("confirmed by {}", names.actors(&event.confirmed_by)));
    }
    sheet.line(column, &dim(format!("{} · {}", names::support(&event.support), event.id)));
}
