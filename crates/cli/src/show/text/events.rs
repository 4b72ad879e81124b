//! "What happened, what is planned": each event with its status and history, who, where, when, and on whose word.

use onrecord_record::{Event, EventTime, Place, StatusChange};

use super::sheet::{Sheet, bold, dim, toned};
use super::support;
use crate::show::dates;
use crate::show::facts::{Facts, one_line};
use crate::show::words;

/// Columns of the status, with its mark and the blanks around it.
const STATUS_COLUMN: usize = 18;

/// Writes the section.
pub fn section(sheet: &mut Sheet, facts: &Facts) {
    sheet.heading("What happened, what is planned");
    if facts.reading.events.is_empty() {
        sheet.line(2, &dim("Nothing was found that happened or is planned."));
        return;
    }
    // On a narrow terminal the status stands on a line of its own.
    let column = if sheet.width() >= 60 { STATUS_COLUMN } else { 4 };
    for (index, event) in facts.reading.events.iter().enumerate() {
        if index > 0 {
            sheet.blank();
        }
        entry(sheet, facts, event, column);
    }
}

fn entry(sheet: &mut Sheet, facts: &Facts, event: &Event, column: usize) {
    let tone = words::status_tone(event.status);
    let status = format!("{} {}", words::mark(event.status), words::plain(event.status.as_str()));
    let what = headline(facts, event);
    if column == STATUS_COLUMN {
        sheet.hanging(2, &toned(tone, status), column, &what);
    } else {
        sheet.line(2, &toned(tone, status));
        sheet.line(column, &what);
    }
    let circumstances = circumstances(event);
    if !circumstances.is_empty() {
        sheet.line(column, &circumstances.join(" · "));
    }
    if !event.topics.is_empty() {
        let topics: Vec<String> = event.topics.iter().map(|topic| one_line(&topic.text)).collect();
        sheet.line(column, &format!("about {}", topics.join("; ")));
    }
    history(sheet, facts, event, column);
    sheet.line(column, &dim(format!("“{}”", facts.pieces(&event.evidence))));
    support(sheet, column, &facts.support(&event.according_to));
}

/// What sort of event, with whom.
fn headline(facts: &Facts, event: &Event) -> String {
    let kind = bold(words::title(event.event_type.as_str()));
    let participants: Vec<String> = event
        .participants
        .iter()
        .map(|participant| {
            let role = words::role(participant.role).map(|role| format!(" ({role})"));
            format!("{}{}", facts.name(&participant.actor), role.unwrap_or_default())
        })
        .collect();
    if participants.is_empty() { kind } else { format!("{kind}  {}", participants.join(", ")) }
}

/// When, where and how.
fn circumstances(event: &Event) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(event.time.as_ref().and_then(when));
    found.extend(event.place.as_ref().map(place));
    found.extend(words::event_notes(event));
    found
}

/// When an event is, in words; none where the text does not say.
fn when(time: &EventTime) -> Option<String> {
    time.edtf.as_ref().map(|edtf| dates::edtf(edtf.as_str()))
}

fn place(place: &Place) -> String {
    let name = one_line(&place.name);
    place.country.as_ref().map_or_else(|| name.clone(), |country| format!("{name} ({country})"))
}

/// How it came to stand as it does, where it has not stood so from the start.
fn history(sheet: &mut Sheet, facts: &Facts, event: &Event, column: usize) {
    let is_plain = |change: &StatusChange| {
        change.as_of.is_none() && change.by.is_none() && change.reason.is_none()
    };
    if event.status_history.len() < 2 && event.status_history.iter().all(is_plain) {
        return;
    }
    let steps: Vec<String> = event
        .status_history
        .iter()
        .map(|change| {
            let mut step =
                toned(words::status_tone(change.status), words::plain(change.status.as_str()));
            if let Some(as_of) = &change.as_of {
                step.push_str(&format!(" {}", dates::edtf(as_of.as_str())));
            }
            if let Some(by) = &change.by {
                step.push_str(&format!(" by {}", facts.name(by)));
            }
            if let Some(reason) = &change.reason {
                step.push_str(&format!(": “{}”", one_line(reason)));
            }
            step
        })
        .collect();
    sheet.line(column, &steps.join(" → "));
}
