//! Word lists on sources: what people speak through, how they know, why they are not named, what they are called.
//!
//! Must not know: the document.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use onrecord_record::Knowledge;

use crate::lexicon::entries;

/// What a noun of saying stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Someone speaks through it: "interview".
    Speech,
    /// Someone's words in writing: "letter".
    Text,
    /// A text that is itself the source: "minutes".
    Document,
    /// A service: "Telegram".
    Channel,
}

/// What a noun says of those it describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// One of many: "official".
    Person,
    /// In the plural, a body of people: "rebels".
    Group,
    /// One person at a time: "the foreign minister".
    Office,
    /// An institution: "the ministry".
    Body,
    /// Only spoken to: "reporters".
    Hearer,
}

/// What words on anonymity do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anonymity {
    /// They set the condition: "on condition of anonymity".
    Condition,
    /// They begin the reason themselves: "not authorised to".
    Reason,
    /// They introduce the reason: "because".
    Because,
    /// They introduce the reason where it stands before the condition: "fearing arrest, gave no name".
    Before,
}

static MEDIA: LazyLock<BTreeMap<&'static str, Medium>> = LazyLock::new(|| {
    let medium = |columns: Vec<&'static str>| match columns[..] {
        [noun, "speech"] => Some((noun, Medium::Speech)),
        [noun, "text"] => Some((noun, Medium::Text)),
        [noun, "document"] => Some((noun, Medium::Document)),
        [noun, "channel"] => Some((noun, Medium::Channel)),
        _ => None,
    };
    entries(include_str!("../../data/statements/media.txt")).filter_map(medium).collect()
});

static PEOPLE: LazyLock<BTreeMap<&'static str, People>> = LazyLock::new(|| {
    let people = |columns: Vec<&'static str>| match columns[..] {
        [noun, "person"] => Some((noun, People::Person)),
        [noun, "group"] => Some((noun, People::Group)),
        [noun, "office"] => Some((noun, People::Office)),
        [noun, "body"] => Some((noun, People::Body)),
        [noun, "hearer"] => Some((noun, People::Hearer)),
        _ => None,
    };
    entries(include_str!("../../data/statements/people.txt")).filter_map(people).collect()
});

static KNOWLEDGE: LazyLock<Vec<(&'static str, Knowledge)>> = LazyLock::new(|| {
    entries(include_str!("../../data/statements/knowledge.txt"))
        .filter_map(|columns| match columns[..] {
            [knowledge, words] => Some((words, knowledge.parse().ok()?)),
            _ => None,
        })
        .collect()
});

static ANONYMITY: LazyLock<Vec<(&'static str, Anonymity)>> = LazyLock::new(|| {
    let words = |columns: Vec<&'static str>| match columns[..] {
        ["condition", words] => Some((words, Anonymity::Condition)),
        ["reason", words] => Some((words, Anonymity::Reason)),
        ["because", words] => Some((words, Anonymity::Because)),
        ["before", words] => Some((words, Anonymity::Before)),
        _ => None,
    };
    entries(include_str!("../../data/statements/anonymity.txt")).filter_map(words).collect()
});

/// What the noun, as the text writes it, is as a medium; plurals count as their singular.
pub fn medium(noun: &str) -> Option<Medium> {
    look_up(&MEDIA, noun)
}

/// What the noun, as the text writes it, says of people; plurals count as their singular.
pub fn people(noun: &str) -> Option<People> {
    look_up(&PEOPLE, noun)
}

fn look_up<T: Copy>(list: &BTreeMap<&'static str, T>, noun: &str) -> Option<T> {
    let lower = noun.to_lowercase();
    let find = |noun: &str| list.get(noun).copied();
    find(noun)
        .or_else(|| find(&lower))
        .or_else(|| find(lower.strip_suffix('s')?))
        .or_else(|| find(lower.strip_suffix("es")?))
        .or_else(|| find(&format!("{}y", lower.strip_suffix("ies")?)))
        .or_else(|| find(&format!("{}man", lower.strip_suffix("men")?)))
}

/// How someone described in these words (in lower case) knows; the first words that fit decide.
pub fn knowledge(description: &str) -> Option<Knowledge> {
    let fits = |(words, _): &&(&str, Knowledge)| holds(description, words).is_some();
    // "Direct knowledge of" says more than "knowledge of": the longest words decide.
    KNOWLEDGE
        .iter()
        .filter(fits)
        .max_by_key(|(words, _)| words.len())
        .map(|&(_, knowledge)| knowledge)
}

/// The words of this kind in a text in lower case: where the first of them begin and end.
pub fn anonymity(text: &str, kind: Anonymity) -> Option<(usize, usize)> {
    ANONYMITY
        .iter()
        .filter(|(_, other)| *other == kind)
        .filter_map(|(words, _)| holds(text, words).map(|at| (at, at + words.len())))
        .min_by_key(|&(start, end)| (start, usize::MAX - end))
}

/// Where whole words stand in a text.
fn holds(text: &str, words: &str) -> Option<usize> {
    let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words).map(|(at, _)| at).find(|&at| {
        is_free(text[..at].chars().next_back()) && is_free(text[at + words.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_read() {
        let count = |file| entries(file).count();
        assert_eq!(MEDIA.len(), count(include_str!("../../data/statements/media.txt")));
        assert_eq!(PEOPLE.len(), count(include_str!("../../data/statements/people.txt")));
        assert_eq!(KNOWLEDGE.len(), count(include_str!("../../data/statements/knowledge.txt")));
        assert_eq!(ANONYMITY.len(), count(include_str!("../../data/statements/anonymity.txt")));
    }

    #[test]
    fn plurals_count_as_their_singular() {
        assert_eq!(people("Officials"), Some(People::Person));
        assert_eq!(people("spokesmen"), Some(People::Person));
        assert_eq!(people("ministries"), Some(People::Body));
        assert_eq!(medium("documents"), Some(Medium::Document));
    }

    #[test]
    fn the_longest_description_decides() {
        assert_eq!(knowledge("two people with direct knowledge of it"), Some(Knowledge::Direct));
        assert_eq!(knowledge("a person with knowledge of it"), Some(Knowledge::Familiar));
        assert_eq!(knowledge("an envoy"), None);
    }
}
