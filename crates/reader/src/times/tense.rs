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

#[derive(Default)]
struct Cues {
    future: BTreeSet<&'static str>,
    ready: BTreeSet<&'static str>,
    schedule: BTreeSet<&'static str>,
    intend: BTreeSet<&'static str>,
    refuse: BTreeSet<&'static str>,
    past: BTreeSet<&'static str>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues::default();
    for line in include_str!("../../data/times/tense.txt").lines() {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("future") => cues.future.extend(words),
            Some("ready") => cues.ready.extend(words),
            Some("schedule") => cues.schedule.extend(words),
            Some("intend") => cues.intend.extend(words),
            Some("refuse") => cues.refuse.extend(words),
            Some("past") => cues.past.extend(words),
            _ => {}
        }
    }
    cues
});

/// The tense of what governs `token`: the nearest word above it in the tree that looks ahead, or the nearest finite verb.
pub(super) fn of_token(analysis: &Analysis, token: usize) -> Tense {
    let lemma = |index: usize| analysis.tokens[index].lemma.as_str();
    // "a meeting due on Thursday was cancelled": what stands before the preposition looks ahead
    if analysis.children_by(token, "case").any(|case| CUES.future.contains(lemma(case))) {
        return Tense::Future;
    }
    let mut infinitive = false;
    let mut current = analysis.tokens[token].head;
    for _ in analysis.sentence_of(token) {
        let Some(index) = current else { break };
        let governor = &analysis.tokens[index];
        let is_ready = CUES.ready.contains(lemma(index))
            && analysis.tokens.get(index + 1).is_some_and(|next| is_toward(&next.lemma));
        let looks_ahead =
            is_ready || (CUES.future.contains(lemma(index)) && governor.upos != Upos::Noun);
        if looks_ahead
            || (infinitive && CUES.intend.contains(lemma(index)))
            || follows_due(analysis, index)
        {
            return Tense::Future;
        }
        let has_auxiliary = analysis
            .children(index)
            .any(|child| matches!(analysis.tokens[child].relation(), "cop" | "aux"));
        if matches!(governor.upos, Upos::Verb | Upos::Aux) || has_auxiliary {
            match of_predicate(analysis, index) {
                Some(Tense::Present) if is_still_on(analysis, index) => return Tense::Future,
                Some(tense) => return tense,
                None => {}
            }
            let marked = analysis.children(index).any(|child| lemma(child) == "to");
            infinitive |= marked && governor.xpos == "VB";
            // "Call me on Monday": an order is for the time to come.
            let has_subject = analysis.children_by(index, "nsubj").next().is_some();
            if governor.head.is_none() && governor.xpos == "VB" && !marked && !has_subject {
                return Tense::Future;
            }
        }
        current = governor.head;
    }
    Tense::Unknown
}

/// "due to meet", "is set to meet", "is to meet", however the parse hangs it.
fn follows_due(analysis: &Analysis, verb: usize) -> bool {
    let lemma = |back: usize| {
        verb.checked_sub(back).map_or("", |index| analysis.tokens[index].lemma.as_str())
    };
    let looks_ahead = CUES.future.contains(lemma(2)) || CUES.ready.contains(lemma(2));
    lemma(1) == "to" && (lemma(2) == "be" || looks_ahead)
}

/// "Friday's round is still on", "is going ahead as planned"
fn is_still_on(analysis: &Analysis, predicate: usize) -> bool {
    let stands = |index: usize| {
        analysis.tokens[index].upos == Upos::Adv
            && matches!(analysis.tokens[index].lemma.as_str(), "on" | "ahead")
    };
    stands(predicate) || analysis.children_by(predicate, "advmod").any(stands)
}

/// What follows "set" or "poised" where they look ahead.
fn is_toward(word: &str) -> bool {
    matches!(word, "to" | "for")
}

/// The tense of a verb, from its own form and its auxiliaries; `None` for one that takes its time from what governs it.
fn of_predicate(analysis: &Analysis, verb: usize) -> Option<Tense> {
    let own = &analysis.tokens[verb];
    let mut tense = match of_tag(&own.xpos) {
        Some(Tense::Present) if CUES.schedule.contains(own.lemma.as_str()) => Some(Tense::Future),
        tense => tense,
    };
    for child in analysis.children(verb) {
        let child = &analysis.tokens[child];
        if !matches!(child.relation(), "aux" | "cop") {
            continue;
        }
        match child.lemma.as_str() {
            "would" if is_refusal(analysis, verb) => return Some(Tense::Past),
            "will" | "shall" | "would" | "'ll" | "ll" | "may" | "might" | "should" | "could"
            | "must" => return Some(Tense::Future),
            _ => {}
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

/// "would not say": he was asked, and did not.
fn is_refusal(analysis: &Analysis, verb: usize) -> bool {
    let negated = analysis
        .children(verb)
        .any(|child| matches!(analysis.tokens[child].lemma.as_str(), "not" | "n't"));
    negated && CUES.refuse.contains(analysis.tokens[verb].lemma.as_str())
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
    let own: Vec<Tense> = (0..words.len()).map(|index| of_form(words, index)).collect();
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

fn of_form(words: &[Word<'_>], index: usize) -> Tense {
    let form = words[index].lower.as_str();
    let next = |ahead: usize| words.get(index + ahead).map_or("", |word| word.lower.as_str());
    let refusal = form == "would" && next(1) == "not" && CUES.refuse.contains(next(2));
    let looks_ahead = CUES.future.contains(form)
        || (CUES.ready.contains(form) && is_toward(next(1)))
        || (matches!(form, "is" | "are" | "was" | "were") && next(1) == "to")
        || (CUES.intend.contains(form) && next(1) == "to");
    if looks_ahead && !refusal {
        Tense::Future
    } else if refusal
        || CUES.past.contains(form)
        || (form.len() > 4 && form.ends_with("ed") && !words[index].is_capitalized())
    {
        Tense::Past
    } else {
        Tense::Unknown
    }
}
