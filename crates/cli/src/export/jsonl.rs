//! JSON lines: an object for each thing of the record, under the name of its kind.

use onrecord_record::Record;
use serde::Serialize;
use serde_json::json;

/// All lines: `{"event": {…}}`, with the fields of the record's JSON.
pub fn text(record: &Record) -> String {
    let mut lines = String::new();
    add(&mut lines, "article", &record.articles);
    add(&mut lines, "actor", &record.actors);
    add(&mut lines, "event", &record.events);
    add(&mut lines, "proposal", &record.proposals);
    add(&mut lines, "warning", &record.warnings);
    lines
}

fn add(lines: &mut String, kind: &str, things: &[impl Serialize]) {
    for thing in things {
        lines.push_str(&json!({ kind: thing }).to_string());
        lines.push('\n');
    }
}
