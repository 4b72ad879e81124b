//! What an event rests on: its roots, the articles that came to each, and their words.

use std::collections::BTreeMap;

use onrecord_record::{ArticleId, Reading, RecordedEvent};

use super::names::{self, Names};
use super::timeline;
use crate::facts::{Facts, one_line};
use crate::text::sheet::{Sheet, bold, dim, toned};
use crate::words::{Tone, plain};

/// The page, `width` columns wide, with ANSI styles. `readings` are those of the event's articles.
pub fn page(
    names: &Names,
    event: &RecordedEvent,
    readings: &BTreeMap<ArticleId, Reading>,
    width: usize,
) -> String {
    let mut sheet = Sheet::new(width);
    timeline::entry(&mut sheet, names, event);
    sheet.heading("What it rests on");
    for origin in &event.support.list {
        let how = origin.route.map(|route| dim(format!(" · {}", names::route(route))));
        let line = format!("{}{}", bold(names.origin(origin)), how.unwrap_or_default());
        sheet.hanging(2, "◆", 4, &line);
        for (index, id) in origin.articles.iter().enumerate() {
            let last = index + 1 == origin.articles.len();
            article(&mut sheet, names, event, readings, id, last);
        }
    }
    let others = event
        .articles
        .iter()
        .filter(|id| event.support.list.iter().all(|origin| !origin.articles.contains(id)));
    let others: Vec<&ArticleId> = others.collect();
    if !others.is_empty() {
        sheet.hanging(2, "◇", 4, &bold("told without saying that it is so"));
        for (index, id) in others.iter().enumerate() {
            article(&mut sheet, names, event, readings, id, index + 1 == others.len());
        }
    }
    warnings(&mut sheet, names, event);
    if !event.possibly_same.is_empty() {
        sheet.heading("What may be the same");
        for twin in &event.possibly_same {
            let told = names.record.events.iter().find(|event| event.id == *twin);
            let told = told.map(|event| format!("{}  ", names::headline(event)));
            sheet.line(2, &format!("{}{}", told.unwrap_or_default(), dim(twin)));
        }
    }
    sheet.into_text()
}

/// An article as a branch, with its words.
fn article(
    sheet: &mut Sheet,
    names: &Names,
    event: &RecordedEvent,
    readings: &BTreeMap<ArticleId, Reading>,
    id: &ArticleId,
    last: bool,
) {
    let copied =
        names.copied(id).map(|original| format!(", copied from {}", names.article(original)));
    let line = format!("{}{}", names.article(id), dim(copied.unwrap_or_default()));
    sheet.hanging(4, if last { "└─" } else { "├─" }, 7, &line);
    let Some(reading) = readings.get(id) else { return };
    let spans: Vec<_> = event
        .evidence
        .iter()
        .filter(|evidence| evidence.article == *id)
        .map(|evidence| evidence.span)
        .collect();
    let facts = Facts::new(reading);
    for sentence in facts.sentences(&spans).split(" … ").filter(|words| !words.is_empty()) {
        sheet.hanging(4, if last { "" } else { "│" }, 7, &dim(format!("“{}”", one_line(sentence))));
    }
    for chain in chains(&facts, reading, &spans) {
        sheet.hanging(4, if last { "" } else { "│" }, 7, &format!("— {chain}"));
    }
}

/// On whose word the article tells of what its words at `spans` tell.
fn chains(facts: &Facts, reading: &Reading, spans: &[onrecord_record::Span]) -> Vec<String> {
    let told = reading
        .events
        .iter()
        .filter(|event| event.evidence.iter().any(|span| spans.contains(span)));
    let mut chains: Vec<String> = Vec::new();
    for event in told {
        for chain in facts.support(&event.according_to) {
            if !chains.contains(&chain) {
                chains.push(chain);
            }
        }
    }
    chains
}

fn warnings(sheet: &mut Sheet, names: &Names, event: &RecordedEvent) {
    let of_event = |id: &Option<onrecord_record::EventId>| id.as_ref() == Some(&event.id);
    let warnings = names.record.warnings.iter().filter(|warning| of_event(&warning.event));
    for (index, warning) in warnings.enumerate() {
        if index == 0 {
            sheet.heading("To beware of");
        }
        sheet.hanging(2, &toned(Tone::Moved, "!"), 4, &one_line(&warning.why));
        sheet.line(4, &dim(plain(warning.kind.as_str())));
    }
}
