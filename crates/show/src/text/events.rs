//! "What happened, what is planned": each event with its status and history, who, where, when, and on whose word.

use onrecord_record::Event;

use super::sheet::{Sheet, bold, dim, toned};
use super::support;
use crate::describe;
use crate::facts::Facts;
use crate::words;

/// Columns of the status, with its mark and the blanks around it.
const STATUS_COLUMN: usize = 18;
/// Below this width of the sheet the status stands on a line of its own.
const NARROW: usize = 60;

/// Writes the section.
pub fn section(sheet: &mut Sheet, facts: &Facts) {
    sheet.heading("What happened, what is planned");
    if facts.reading.events.is_empty() {
        sheet.line(2, &dim("Nothing was found that happened or is planned."));
    }
    for (index, event) in facts.reading.events.iter().enumerate() {
        if index > 0 {
            sheet.blank();
        }
        entry(sheet, facts, event);
    }
}

fn entry(sheet: &mut Sheet, facts: &Facts, event: &Event) {
    let column = if sheet.width() < NARROW { super::INDENT } else { STATUS_COLUMN };
    let status = format!("{} {}", words::mark(event.status), words::plain(event.status.as_str()));
    let status = toned(words::status_tone(event.status), status);
    let kind = bold(words::title(event.event_type.as_str()));
    let headline = format!("{kind}  {}", describe::participants(facts, event).join(", "));
    if column == STATUS_COLUMN {
        sheet.hanging(2, &status, column, &headline);
    } else {
        sheet.line(2, &status);
        sheet.line(column, &headline);
    }
    let circumstances = describe::circumstances(event);
    if !circumstances.is_empty() {
        sheet.line(column, &circumstances.join(" · "));
    }
    if let Some(topics) = describe::topics(&event.topics) {
        sheet.line(column, &format!("about {topics}"));
    }
    let steps: Vec<String> = describe::steps(facts, event)
        .into_iter()
        .map(|step| format!("{}{}", toned(step.tone, step.status), step.detail))
        .collect();
    if !steps.is_empty() {
        sheet.line(column, &steps.join(" → "));
    }
    sheet.line(column, &dim(format!("“{}”", facts.sentences(&event.evidence).join(" … "))));
    support(sheet, column, &facts.support(&event.according_to));
}
