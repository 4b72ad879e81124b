//! What came onto the record between two states of it.

use std::collections::BTreeMap;

use onrecord_record::{ArticleSpan, Record, RecordedEvent, RecordedProposal};

use super::names::{self, Names};
use crate::text::sheet::{Sheet, bold, dim, toned};
use crate::words;

/// What came onto the record.
pub struct Changes<'r> {
    /// Events that were not there.
    pub events: Vec<&'r RecordedEvent>,
    /// Events that stand otherwise than before, or rest on more: before and after.
    pub changed: Vec<(&'r RecordedEvent, &'r RecordedEvent)>,
    /// Proposals that were not there.
    pub proposals: Vec<&'r RecordedProposal>,
    /// Proposals that stand otherwise: before and after.
    pub changed_proposals: Vec<(&'r RecordedProposal, &'r RecordedProposal)>,
}

/// What is in `after` and was not in `before`.
pub fn between<'r>(before: &'r Record, after: &'r Record) -> Changes<'r> {
    // An event may have another id once an earlier account of it is there; its words tell which it is.
    let by_words: BTreeMap<&ArticleSpan, &RecordedEvent> = before
        .events
        .iter()
        .flat_map(|event| event.evidence.iter().map(move |words| (words, event)))
        .collect();
    let earlier = |event: &RecordedEvent| {
        let same = before.events.iter().find(|earlier| earlier.id == event.id);
        same.or_else(|| event.evidence.iter().find_map(|words| by_words.get(words).copied()))
    };
    let mut changes = Changes {
        events: Vec::new(),
        changed: Vec::new(),
        proposals: Vec::new(),
        changed_proposals: Vec::new(),
    };
    for event in &after.events {
        match earlier(event) {
            None => changes.events.push(event),
            Some(earlier) if has_changed(earlier, event) => changes.changed.push((earlier, event)),
            Some(_) => {}
        }
    }
    for proposal in &after.proposals {
        let earlier = before.proposals.iter().find(|earlier| {
            earlier.id == proposal.id
                || earlier.evidence.iter().any(|words| proposal.evidence.contains(words))
        });
        match earlier {
            None => changes.proposals.push(proposal),
            Some(earlier) if earlier.status != proposal.status => {
                changes.changed_proposals.push((earlier, proposal));
            }
            Some(_) => {}
        }
    }
    changes
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
            && self.changed.is_empty()
            && self.proposals.is_empty()
            && self.changed_proposals.is_empty()
    }

    /// Each change on a line or two; of each sort at most `limit`, the others counted.
    pub fn write(&self, sheet: &mut Sheet, names: &Names, limit: usize) {
        for event in self.events.iter().take(limit) {
            sheet.hanging(2, "+", 4, &event_line(event));
        }
        rest(sheet, self.events.len(), limit, "new events");
        for (before, after) in self.changed.iter().take(limit) {
            sheet.hanging(
                2,
                "~",
                4,
                &format!("{}  {}", event_line(after), turn(names, before, after)),
            );
        }
        rest(sheet, self.changed.len(), limit, "changed events");
        for proposal in self.proposals.iter().take(limit) {
            let status = words::plain(proposal.status.as_str());
            let status = toned(words::proposal_tone(proposal.status), status);
            sheet.hanging(2, "+", 4, &format!("{status}  {}", bold(names::proposal(proposal))));
        }
        rest(sheet, self.proposals.len(), limit, "new proposals");
        for (before, after) in self.changed_proposals.iter().take(limit) {
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
    let new = |before: &[onrecord_record::ActorId], after: &[onrecord_record::ActorId]| {
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
