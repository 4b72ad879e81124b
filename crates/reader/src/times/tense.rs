//! When what governs a time expression happens: before the article, or after it.
//!
//! From the tree where there is one, else from the nearest words that tell. Must not know what a date is.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use onrecord_language::{Analysis, Upos};

use super::words::Word;

/// When something happens, seen from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Tense {
    /// It has happened.
    Past,
    /// It happens now or in general.
    Present,
    /// It is still to come, as the words have it.
    Future,
    /// The words do not say.
    #[default]
    Unknown,
}

struct Cues {
    future: BTreeSet<&'static str>,
    past: BTreeSet<&'static str>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues { future: BTreeSet::new(), past: BTreeSet::new() };
    for line in include_str!("../../data/times/tense.txt").lines() {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("future") => cues.future.extend(words),
            Some("past") => cues.past.extend(words),
            _ => {}
        }
    }
    cues
});

/// The tense of what governs `token`: the nearest word above it in the tree that looks ahead, or the nearest finite verb.
pub(super) fn of_token(analysis: &Analysis, token: usize) -> Tense {
    let limit = analysis.sentence_of(token).len();
    let mut infinitive = false;
    let mut current = Some(token);
    for _ in 0..limit {
        let Some(index) = current else { break };
        let governor = &analysis.tokens[index];
        if index != token && CUES.future.contains(governor.lemma.as_str()) {
            return Tense::Future;
        }
        let is_predicate = matches!(governor.upos, Upos::Verb | Upos::Aux)
            || analysis
                .children(index)
                .any(|child| matches!(analysis.tokens[child].relation(), "cop" | "aux"));
        if index != token && is_predicate {
            match of_predicate(analysis, index) {
                Some(tense) if infinitive && tense != Tense::Future => {
                    // "is to brief them on Thursday" hangs the infinitive on a form of "be".
                    return if governor.lemma == "be" { Tense::Future } else { tense };
                }
                Some(tense) => return tense,
                None => infinitive |= is_infinitive(analysis, index),
            }
        }
        current = governor.head;
    }
    Tense::Unknown
}

fn is_infinitive(analysis: &Analysis, verb: usize) -> bool {
    analysis.tokens[verb].xpos == "VB"
        && analysis.children(verb).any(|child| analysis.tokens[child].lemma == "to")
}

/// The tense of a verb, from its own form and its auxiliaries; `None` for one that takes its time from what governs it.
fn of_predicate(analysis: &Analysis, verb: usize) -> Option<Tense> {
    let mut tense = of_tag(&analysis.tokens[verb].xpos);
    for child in analysis.children(verb) {
        let child = &analysis.tokens[child];
        if !matches!(child.relation(), "aux" | "cop") {
            continue;
        }
        if matches!(
            child.lemma.as_str(),
            "will" | "shall" | "would" | "'ll" | "ll" | "may" | "might" | "should" | "could"
        ) {
            return Some(Tense::Future);
        }
        let is_perfect = child.lemma == "have";
        let own = if is_perfect { Some(Tense::Past) } else { of_tag(&child.xpos) };
        tense = match (tense, own) {
            (Some(Tense::Past), _) => Some(Tense::Past),
            (_, Some(own)) => Some(own),
            (found, None) => found,
        };
    }
    tense
}

fn of_tag(xpos: &str) -> Option<Tense> {
    match xpos {
        "VBD" => Some(Tense::Past),
        "VBZ" | "VBP" => Some(Tense::Present),
        _ => None,
    }
}

/// For each word, the tense that the nearest telling word of its sentence gives, those before it first.
pub(super) fn of_words(words: &[Word<'_>]) -> Vec<Tense> {
    let own: Vec<Tense> = words.iter().map(of_form).collect();
    (0..words.len())
        .map(|index| {
            let same = |&other: &usize| words[other].sentence == words[index].sentence;
            let tells = |&other: &usize| own[other] != Tense::Unknown;
            let before = (0..index).rev().take_while(same).find(tells);
            let found = before.or_else(|| (index + 1..words.len()).take_while(same).find(tells));
            found.map_or(Tense::Unknown, |other| own[other])
        })
        .collect()
}

fn of_form(word: &Word<'_>) -> Tense {
    let form = word.lower.as_str();
    if CUES.future.contains(form) {
        Tense::Future
    } else if CUES.past.contains(form)
        || (form.len() > 4 && form.ends_with("ed") && !word.is_capitalized())
    {
        Tense::Past
    } else {
        Tense::Unknown
    }
}
