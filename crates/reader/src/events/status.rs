//! Status: how an event stands by the words around its trigger.
//!
//! Must not know who takes part.

use std::ops::Range;
use std::sync::LazyLock;

use onrecord_language::Upos;
use onrecord_record::Status;

use super::phrases::Phrases;
use super::triggers::{Frame, Trigger};
use crate::document::Document;
use crate::lexicon::entries;

/// One status that the text gives an event, with the words that do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// How it stands.
    pub status: Status,
    /// The words that say so.
    pub tokens: Range<usize>,
    /// The verb that says so, on which time, reason and agent hang.
    pub verb: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    Subject,
    Any,
}

static STATUS: LazyLock<Phrases<(Status, Position)>> = LazyLock::new(|| {
    Phrases::new(entries(include_str!("../../data/events/status.txt")).filter_map(|columns| {
        let position =
            if *columns.get(2)? == "subject" { Position::Subject } else { Position::Any };
        Some((*columns.first()?, (columns.get(1)?.parse().ok()?, position)))
    }))
});
static GOVERNORS: LazyLock<Phrases<Status>> =
    LazyLock::new(|| words(include_str!("../../data/events/governors.txt")));
static MODIFIERS: LazyLock<Phrases<Status>> =
    LazyLock::new(|| words(include_str!("../../data/events/modifiers.txt")));

fn words(file: &'static str) -> Phrases<Status> {
    Phrases::new(
        entries(file)
            .filter_map(|columns| Some((*columns.first()?, columns.get(1)?.parse().ok()?))),
    )
}

/// The statuses that the words around a trigger give its event, in the order in which they held.
pub fn steps(document: &Document, trigger: &Trigger) -> Vec<Step> {
    match trigger.frame {
        Frame::Noun(_) => noun_steps(document, trigger),
        _ => vec![verb_step(document, trigger.head, trigger.tokens.clone())],
    }
}

fn noun_steps(document: &Document, trigger: &Trigger) -> Vec<Step> {
    let noun = trigger.head;
    let mut steps: Vec<Step> = modifiers(document, trigger).collect();
    let Some(verb) = governing_verb(document, noun) else {
        if steps.is_empty() {
            steps.push(Step { status: Status::Held, tokens: trigger.tokens.clone(), verb: None });
        }
        return steps;
    };
    let status_word = document
        .sentence(verb)
        .filter(|&at| at == verb || document.head(at) == Some(verb))
        .find_map(|at| {
            STATUS.longest(document, at).filter(|(tokens, _)| tokens.contains(&verb) || at >= verb)
        });
    if let Some((tokens, &(status, position))) = status_word
        && (position == Position::Any || is_subject(document, noun, verb))
    {
        let by_tense = verb_step(document, verb, tokens.clone()).status;
        let status = match (status, by_tense) {
            (Status::Held | Status::UnderWay, Status::Held) => status,
            (Status::Held | Status::UnderWay, Status::Denied) if tokens.len() > 1 => {
                Status::CalledOff
            }
            (Status::Held | Status::UnderWay, other) => other,
            _ => status,
        };
        steps.push(Step { status, tokens, verb: Some(verb) });
    } else if steps.is_empty() {
        steps.push(verb_step(document, verb, verb..verb + 1));
    }
    steps
}

fn modifiers(document: &Document, trigger: &Trigger) -> impl Iterator<Item = Step> {
    document.children(trigger.head).iter().filter_map(|&child| {
        if !matches!(document.relation(child), "amod" | "acl") {
            return None;
        }
        let (tokens, &status) = MODIFIERS.longest(document, child)?;
        Some(Step { status, tokens, verb: None })
    })
}

fn is_subject(document: &Document, noun: usize, verb: usize) -> bool {
    document.head(noun) == Some(verb) && document.relation(noun) == "nsubj"
}

/// The verb of which a noun is a subject, object or adjunct.
pub fn governing_verb(document: &Document, noun: usize) -> Option<usize> {
    let governs = |&token: &usize| matches!(document.upos(token), Upos::Verb | Upos::Aux);
    document.ancestors(noun).take(3).find(governs).or_else(|| document.head(noun))
}

fn verb_step(document: &Document, verb: usize, tokens: Range<usize>) -> Step {
    let status = governed_status(document, verb).unwrap_or_else(|| tense_status(document, verb));
    Step { status, tokens, verb: Some(verb) }
}

/// "agreed to meet", "refused to meet", "are due to meet".
fn governed_status(document: &Document, verb: usize) -> Option<Status> {
    if !matches!(document.token(verb).deprel.as_str(), "xcomp" | "ccomp" | "acl" | "advcl") {
        return None;
    }
    let governor = document.head(verb)?;
    let has_to = document.children_by(verb, "mark").any(|mark| document.lower(mark) == "to");
    if !has_to && document.xpos(verb) != "VBG" {
        return None;
    }
    let (_, &status) = GOVERNORS.longest(document, governor)?;
    Some(if document.is_negated(governor) { Status::Denied } else { status })
}

fn tense_status(document: &Document, verb: usize) -> Status {
    let auxiliaries: Vec<&str> = document
        .children(verb)
        .iter()
        .filter(|&&child| matches!(document.relation(child), "aux" | "cop"))
        .map(|&child| document.lower(child))
        .collect();
    let has = |words: &[&str]| auxiliaries.iter().any(|word| words.contains(word));
    let negated = document.is_negated(verb);
    let infinitive = document.children_by(verb, "mark").any(|mark| document.lower(mark) == "to");
    let status = if has(&["will", "'ll", "’ll", "shall", "wo"]) {
        Status::Planned
    } else if has(&["would", "may", "might", "could", "can"]) {
        Status::Proposed
    } else if has(&["should", "must"]) {
        Status::Demanded
    } else if infinitive {
        Status::Planned
    } else if document.xpos(verb) == "VBG" && has(&["is", "are", "'s", "'re"]) {
        Status::UnderWay
    } else {
        Status::Held
    };
    match (status, negated) {
        (Status::Held | Status::UnderWay, true) => Status::Denied,
        (_, true) => Status::OffTheTable,
        (status, false) => status,
    }
}
