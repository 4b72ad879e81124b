//! What came onto the record between two states of it.

use std::collections::BTreeMap;

use onrecord_record::{ActorId, ArticleSpan, Record, RecordedEvent, RecordedProposal};
use serde::Serialize;

use super::names::{self, Names};
use crate::text::sheet::{Sheet, bold, dim, toned};
use crate::words;

/// What came onto the record.
#[derive(Serialize)]
pub struct Changes<'r> {
    /// Events that were not there.
    pub events: Vec<&'r RecordedEvent>,
    /// Events that stand otherwise than before, or rest on more.
    pub changed_events: Vec<Turn<'r, RecordedEvent>>,
    /// Proposals that were not there.
    pub proposals: Vec<&'r RecordedProposal>,
    /// Proposals that stand otherwise.
    pub changed_proposals: Vec<Turn<'r, RecordedProposal>>,
}

/// Something that has changed.
#[derive(Serialize)]
pub struct Turn<'r, T> {
    /// As it was.
    pub before: &'r T,
    /// As it is.
    pub after: &'r T,
}

/// What is in `after` and was not in `before`.
pub fn between<'r>(before: &'r Record, after: &'r Record) -> Changes<'r> {
    let mut changes = Changes {
        events: Vec::new(),
        changed_events: Vec::new(),
        proposals: Vec::new(),
        changed_proposals: Vec::new(),
    };
    let earlier = Earlier::new(
        before.events.iter().map(|event| (event.id.as_str(), &*event.evidence, event)),
    );
    for after in &after.events {
        match earlier.of(after.id.as_str(), &after.evidence) {
            None => changes.events.push(after),
            Some(before) if has_changed(before, after) => {
                changes.changed_events.push(Turn { before, after });
            }
            Some(_) => {}
        }
    }
    let proposals = before.proposals.iter();
    let earlier = Earlier::new(
        proposals.map(|proposal| (proposal.id.as_str(), &*proposal.evidence, proposal)),
    );
    for after in &after.proposals {
        match earlier.of(after.id.as_str(), &after.evidence) {
            None => changes.proposals.push(after),
            Some(before) if before.status != after.status => {
                changes.changed_proposals.push(Turn { before, after });
            }
            Some(_) => {}
        }
    }
    changes
}

/// What was there before, by id and by words: something may have another id once an earlier account of it is there, but its
/// words tell which it is.
struct Earlier<'r, T> {
    by_id: BTreeMap<&'r str, &'r T>,
    by_words: BTreeMap<&'r ArticleSpan, &'r T>,
}

impl<'r, T> Earlier<'r, T> {
    fn new(things: impl Iterator<Item = (&'r str, &'r [ArticleSpan], &'r T)>) -> Self {
        let mut earlier = Self { by_id: BTreeMap::new(), by_words: BTreeMap::new() };
        for (id, evidence, thing) in things {
            earlier.by_id.insert(id, thing);
            earlier.by_words.extend(evidence.iter().map(|words| (words, thing)));
        }
        earlier
    }

    fn of(&self, id: &str, evidence: &[ArticleSpan]) -> Option<&'r T> {
        let by_words = || evidence.iter().find_map(|words| self.by_words.get(words));
        self.by_id.get(id).or_else(by_words).copied()
    }
}

fn has_changed(before: &RecordedEvent, after: &RecordedEvent) -> bool {
    before.status != after.status
        || before.support.origins != after.support.origins
        || before.support.reports != after.support.reports
        || before.denied_by != after.denied_by
        || before.confirmed_by != after.confirmed_by
}

impl Changes<'_> {
    /// Whether nothing came onto the record.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
            && self.changed_events.is_empty()
            && self.proposals.is_empty()
            && self.changed_proposals.is_empty()
    }

    /// Each change on a line or two; of each sort at most `limit`, the others counted.
    pub fn write(&self, sheet: &mut Sheet, names: &Names, limit: usize) {
        for event in self.events.iter().take(limit) {
            sheet.hanging(2, "+", 4, &event_line(event));
        }
        rest(sheet, self.events.len(), limit, "new events");
        for Turn { before, after } in self.changed_events.iter().take(limit) {
            sheet.hanging(
                2,
                "~",
                4,
                &format!("{}  {}", event_line(after), turn(names, before, after)),
            );
        }
        rest(sheet, self.changed_events.len(), limit, "changed events");
        for proposal in self.proposals.iter().take(limit) {
            let status = words::plain(proposal.status.as_str());
            let status = toned(words::proposal_tone(proposal.status), status);
            sheet.hanging(2, "+", 4, &format!("{status}  {}", bold(names::proposal(proposal))));
        }
        rest(sheet, self.proposals.len(), limit, "new proposals");
        for Turn { before, after } in self.changed_proposals.iter().take(limit) {
            let name = bold(names::proposal(after));
            let (old, new) =
                (words::plain(before.status.as_str()), words::plain(after.status.as_str()));
            sheet.hanging(2, "~", 4, &format!("{name}  {old} → {new}"));
        }
        rest(sheet, self.changed_proposals.len(), limit, "changed proposals");
    }
}

fn rest(sheet: &mut Sheet, count: usize, limit: usize, what: &str) {
    if count > limit {
        sheet.line(4, &dim(format!("and {} more {what}", count - limit)));
    }
}

fn event_line(event: &RecordedEvent) -> String {
    let circumstances = names::circumstances(event).join(" · ");
    let line = format!("{}  {}", names::status(event), bold(names::headline(event)));
    if circumstances.is_empty() { line } else { format!("{line} · {circumstances}") }
}

/// What is otherwise: "planned → postponed; 1 → 3 reports".
fn turn(names: &Names, before: &RecordedEvent, after: &RecordedEvent) -> String {
    let mut turns = Vec::new();
    if before.status != after.status {
        turns.push(format!(
            "{} → {}",
            words::plain(before.status.as_str()),
            words::plain(after.status.as_str())
        ));
    }
    let new = |before: &[ActorId], after: &[ActorId]| {
        let new: Vec<_> = after.iter().filter(|id| !before.contains(id)).cloned().collect();
        (!new.is_empty()).then(|| names.actors(&new))
    };
    turns.extend(new(&before.denied_by, &after.denied_by).map(|by| format!("denied by {by}")));
    turns.extend(
        new(&before.confirmed_by, &after.confirmed_by).map(|by| format!("confirmed by {by}")),
    );
    if before.support.reports != after.support.reports
        || before.support.origins != after.support.origins
    {
        turns.push(format!("now {}", names::support(&after.support)));
    }
    dim(turns.join("; "))
}
