//! How many origins there are: a range wherever two roots may be one.

use std::collections::BTreeSet;

use onrecord_record::{OriginCount, OriginKind};

use super::{Entry, Side};

/// Counts roots. `max` counts all; `min` only those that cannot be the same as another.
pub(crate) fn origins(entries: &[Entry]) -> OriginCount {
    let firm = |entry: &&Entry| matches!(entry.kind, OriginKind::Named | OriginKind::Document);
    let known = entries.iter().filter(firm).count();
    // An unnamed source may be a named person of its side, or another outlet's unnamed source of that side.
    let people = entries.iter().filter(|entry| entry.kind == OriginKind::Named);
    let people: BTreeSet<&Side> = people.map(|entry| &entry.side).collect();
    let unnamed = entries.iter().filter(|entry| entry.kind == OriginKind::Unnamed);
    let sides: BTreeSet<&Side> = unnamed.map(|entry| &entry.side).collect();
    let new =
        sides.iter().filter(|side| ***side != Side::Unknown && !people.contains(*side)).count();
    // One whose side is not told may be any of the others; so may one who speaks in an outlet's own voice.
    let told = entries.iter().any(|entry| entry.kind != OriginKind::Unresolved);
    let least = (known + new).max(usize::from(told));
    OriginCount { min: super::number(least), max: super::number(entries.len()) }
}
