//! The words that proposals are told in, from the files of `data/proposals`.
//!
//! Must not know: documents.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use onrecord_record::{ProposalKind, ProposalStatus, Stance};

use crate::lexicon::entries;

/// All words, read once.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(Words::read);

/// How much a noun needs beside it to name a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Names a proposal with points, or after one of the same noun was named.
    Faint,
    /// A word for any writing that points back to whatever proposal was named.
    Pointer,
    /// Names a proposal with a sign of negotiation beside it.
    Weak,
    /// Names a proposal wherever it stands.
    Strong,
}

/// A noun that names a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noun {
    pub kind: ProposalKind,
    pub strength: Strength,
    /// Number of words.
    pub words: usize,
}

/// A verb that makes a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verb {
    pub kind: ProposalKind,
    pub frames: Vec<&'static str>,
}

/// What a verb does with a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Deed {
    /// Whether the proposal is the verb's subject, not its object.
    pub is_subject: bool,
    pub status: Option<ProposalStatus>,
    pub stance: Option<Stance>,
}

/// The words of all files.
pub(super) struct Words {
    pub nouns: BTreeMap<&'static str, Noun>,
    pub verbs: BTreeMap<&'static str, Verb>,
    pub deeds: BTreeMap<&'static str, Deed>,
    /// Modifiers of negotiation; true for those that set a proposal apart.
    pub modifiers: BTreeMap<&'static str, bool>,
    /// Verbs that tell what is in a proposal; true for its points, false for its topics.
    pub content: BTreeMap<&'static str, bool>,
    /// What is asked for in passing.
    pub asides: BTreeSet<&'static str>,
    /// Words that end a list; true for those that do so wherever they stand, false for those after a comma.
    pub ends: BTreeMap<&'static str, bool>,
}

impl Words {
    fn read() -> Self {
        let nouns = entries(include_str!("../../data/proposals/nouns.txt"))
            .filter_map(|entry| {
                let [noun, kind, strength] = entry[..] else { return None };
                let strength = match strength {
                    "strong" => Strength::Strong,
                    "weak" => Strength::Weak,
                    "pointer" => Strength::Pointer,
                    _ => Strength::Faint,
                };
                let kind = kind.parse().ok()?;
                Some((noun, Noun { kind, strength, words: noun.split(' ').count() }))
            })
            .collect();
        let verbs = entries(include_str!("../../data/proposals/verbs.txt"))
            .filter_map(|entry| {
                let [verb, kind, frames] = entry[..] else { return None };
                Some((verb, Verb { kind: kind.parse().ok()?, frames: frames.split(' ').collect() }))
            })
            .collect();
        let deeds = entries(include_str!("../../data/proposals/standing.txt"))
            .filter_map(|entry| {
                let [verb, slot, status, stance] = entry[..] else { return None };
                let deed = Deed {
                    is_subject: slot == "subject",
                    status: status.parse().ok(),
                    stance: stance.parse().ok(),
                };
                Some((verb, deed))
            })
            .collect();
        let modifiers = entries(include_str!("../../data/proposals/modifiers.txt"))
            .map(|entry| (entry[0], entry.get(1) == Some(&"another")))
            .collect();
        let content = entries(include_str!("../../data/proposals/content.txt"))
            .map(|entry| (entry[0], entry.get(1) == Some(&"points")))
            .collect();
        let ends = entries(include_str!("../../data/proposals/ends.txt"))
            .map(|entry| (entry[0], entry.get(1) == Some(&"anywhere")))
            .collect();
        let asides = entries(include_str!("../../data/proposals/asides.txt"))
            .filter_map(|entry| entry.first().copied())
            .collect();
        Self { nouns, verbs, deeds, modifiers, content, asides, ends }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_files_is_understood() {
        let lines = |file| entries(file).count();
        assert_eq!(WORDS.nouns.len(), lines(include_str!("../../data/proposals/nouns.txt")));
        assert_eq!(WORDS.verbs.len(), lines(include_str!("../../data/proposals/verbs.txt")));
        assert_eq!(WORDS.deeds.len(), lines(include_str!("../../data/proposals/standing.txt")));
    }
}
