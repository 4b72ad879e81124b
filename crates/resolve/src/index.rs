//! Things that may be one, found by the keys that they share and linked where a comparison says so.
//!
//! Must not know what the things are.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::Verdict;
use crate::keys::Keys;

/// Links between things by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    by_key: BTreeMap<u64, BTreeSet<String>>,
    /// Pairs that are one, or likely are.
    joined: BTreeMap<String, BTreeSet<String>>,
    /// Pairs that cannot be told apart.
    perhaps: BTreeMap<String, BTreeSet<String>>,
}

impl Index {
    /// Adds a thing: `verdict` compares it with each of `candidates` and with each that has what it seeks.
    pub(crate) fn add(
        &mut self,
        id: &str,
        keys: &Keys,
        mut candidates: BTreeSet<String>,
        verdict: impl Fn(&str) -> Verdict,
    ) {
        let found = keys.sought.iter().filter_map(|key| self.by_key.get(key));
        candidates.extend(found.flatten().cloned());
        for &key in &keys.own {
            self.by_key.entry(key).or_default().insert(id.to_owned());
        }
        self.joined.entry(id.to_owned()).or_default();
        for other in candidates {
            match verdict(&other) {
                Verdict::Apart | Verdict::Unrelated => {}
                Verdict::Perhaps(_) => link(&mut self.perhaps, id, &other),
                Verdict::Likely | Verdict::VeryLikely | Verdict::Same => self.join(id, &other),
            }
        }
    }

    /// Links two things that are one.
    pub(crate) fn join(&mut self, one: &str, other: &str) {
        link(&mut self.joined, one, other);
    }

    /// What cannot be told apart from `id`.
    pub(crate) fn perhaps(&self, id: &str) -> impl Iterator<Item = &String> {
        self.perhaps.get(id).into_iter().flatten()
    }

    /// All that hangs together with `id`, itself among them, also over the pairs of `more`.
    pub(crate) fn component<'i>(
        &'i self,
        id: &'i str,
        more: &[(&'i str, &'i str)],
    ) -> BTreeSet<&'i str> {
        let mut reached = BTreeSet::from([id]);
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let next = self.joined.get(id).into_iter().flatten().map(String::as_str);
            let beside = more.iter().filter_map(|&(one, other)| match id {
                id if id == one => Some(other),
                id if id == other => Some(one),
                _ => None,
            });
            open.extend(next.chain(beside).filter(|other| reached.insert(other)));
        }
        reached
    }

    /// All things, each set of those that hang together once.
    pub(crate) fn components(&self) -> Vec<BTreeSet<&str>> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut components = Vec::new();
        for id in self.joined.keys() {
            if !seen.contains(id.as_str()) {
                let component = self.component(id, &[]);
                seen.extend(&component);
                components.push(component);
            }
        }
        components
    }
}

fn link(links: &mut BTreeMap<String, BTreeSet<String>>, one: &str, other: &str) {
    links.entry(one.to_owned()).or_default().insert(other.to_owned());
    links.entry(other.to_owned()).or_default().insert(one.to_owned());
}
