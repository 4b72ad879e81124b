//! Status: how an event stands by the words around its trigger, in the order in which it came to stand so.
//!
//! Must not know who takes part.

use std::ops::Range;
use std::sync::LazyLock;

use onrecord_language::Upos;
use onrecord_record::Status;

use super::clauses::{
    Aspect, governing_verb, is_hidden_subject, measured, reading, with_shared_subject,
};
use super::denial::denial;
use super::participants::light_verb;
use super::phrases::Phrases;
use super::status_words::{is_setback, status_word, told_status};
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
    /// Whether the verb tells what became of the event, and not that it took place: only then do time, agent and reason
    /// belong to the change.
    pub is_change: bool,
    /// Whether it is no more than what the words allow, so that it yields to any other: "at the meeting".
    pub is_weak: bool,
}

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
    let mut steps = match trigger.frame {
        Frame::Noun(_) => noun_steps(document, trigger),
        _ => verb_steps(document, trigger),
    };
    if let Some(denial) = denial(document, trigger.head) {
        if steps.iter().any(|step| step.status == Status::Held && !step.is_weak) || steps.is_empty()
        {
            steps.retain(|step| step.status == Status::Held);
        }
        steps.push(denial);
    }
    steps
}

fn verb_steps(document: &Document, trigger: &Trigger) -> Vec<Step> {
    let mut steps = vec![by_aspect(document, trigger.head, trigger.tokens.clone())];
    if let Some(status) = trigger.status {
        for step in &mut steps {
            let undone =
                matches!(step.status, Status::Denied | Status::OffTheTable | Status::CalledOff);
            step.status = if undone { step.status } else { status };
        }
    }
    // "were to meet on Monday but called it off", "will meet" governed by a word of status
    for verb in with_shared_subject(document, trigger.head).into_iter().skip(1) {
        if let Some((status, tokens)) = status_word(document, verb, None)
            && is_setback(status)
        {
            steps.push(Step { status, tokens, verb: Some(verb), is_change: true, is_weak: false });
        }
    }
    steps
}

fn noun_steps(document: &Document, trigger: &Trigger) -> Vec<Step> {
    let mut steps = modifiers(document, trigger);
    let noun = measured(document, trigger.head);
    if is_without(document, noun) {
        steps.push(none_of_it(document, trigger));
        return steps;
    }
    let Some(verb) = governing_verb(document, noun) else {
        if steps.is_empty() {
            steps.push(weak(Status::Held, trigger));
        }
        return steps;
    };
    let subject_or_object = document.head(noun) == Some(verb)
        && (matches!(document.relation(noun), "nsubj" | "obj" | "xcomp" | "root")
            || is_hidden_subject(document, noun, verb));
    let verbs = if document.relation(noun) == "nsubj" {
        with_shared_subject(document, verb)
    } else {
        vec![verb]
    };
    let before = steps.len();
    for verb in verbs.into_iter().chain(orphans(document, noun, verb)) {
        let step = clause_step(document, noun, verb, subject_or_object);
        // "put off to Saturday and will now be held at the border"
        let plan = step.is_none() && steps.len() > before && light_verb(document, verb).is_some();
        steps.extend(step.or_else(|| plan.then(|| by_adjunct(document, trigger, verb, true))));
    }
    if steps.len() == before {
        let told = by_adjunct(document, trigger, verb, subject_or_object);
        if before == 0 || !told.is_weak {
            steps.push(told);
        }
    }
    steps
}

/// Verbs after a noun that have lost their subject to the verb above both: "A call … never took place, the palace says".
fn orphans(document: &Document, noun: usize, verb: usize) -> Vec<usize> {
    if document.head(noun) != Some(verb) || document.relation(noun) != "nsubj" || noun > verb {
        return Vec::new();
    }
    let without_subject = |&child: &usize| {
        child > noun
            && child < verb
            && document.upos(child) == Upos::Verb
            && document.child(child, &["nsubj", "csubj", "mark"]).is_none()
    };
    document.children(verb).iter().copied().filter(without_subject).collect()
}

/// Relative clauses that speak of the noun, also those that the analysis hung on its verb: "talks, which were due to
/// resume on Saturday, have been put off".
fn relative_clauses(document: &Document, noun: usize) -> Vec<usize> {
    let mut clauses: Vec<usize> =
        document.children_by(noun, "acl").flat_map(|clause| document.conjuncts(clause)).collect();
    let sentence = document.sentence(noun);
    let pronoun = (noun + 1..sentence.end.min(noun + 16))
        .take_while(|&token| {
            token == noun
                || document.upos(token) != Upos::Verb
                || document.relation(token) == "amod"
        })
        .find(|&token| {
            matches!(document.lower(token), "which" | "that")
                && token > 0
                && document.lower(token - 1) == ","
        });
    if let Some(clause) = pronoun.and_then(|pronoun| {
        document.head(pronoun).filter(|_| document.relation(pronoun) == "nsubj")
    }) && document.relation(clause) == "advcl"
        && document.head(clause) == document.head(noun)
        && !clauses.contains(&clause)
    {
        clauses.push(clause);
    }
    clauses
}

/// What a clause says of an event that is its subject, object or adjunct.
pub fn clause_step(
    document: &Document,
    noun: usize,
    verb: usize,
    subject_or_object: bool,
) -> Option<Step> {
    let (status, tokens) = status_word(document, verb, Some(noun))?;
    // "agreed to a truce", "walked out of the talks": the phrase's last word leads to the noun
    let leads_to_noun =
        tokens.end <= noun && document.children_by(noun, "case").any(|case| tokens.contains(&case));
    if !subject_or_object && !leads_to_noun {
        return None;
    }
    let told = reading(document, verb);
    let status = told_status(document, status, told.aspect, told.negated, verb)?;
    let is_change = is_setback(status) || status == Status::Denied;
    Some(Step { status, tokens, verb: Some(verb), is_change, is_weak: false })
}

/// The status of a trigger that stands as an adjunct, or beside a verb that says nothing about it.
fn by_adjunct(
    document: &Document,
    trigger: &Trigger,
    verb: usize,
    subject_or_object: bool,
) -> Step {
    let noun = measured(document, trigger.head);
    let ahead = matches!(
        document.preposition(noun),
        Some("before" | "ahead" | "until" | "pending" | "prior" | "for" | "towards" | "toward")
    );
    let told = reading(document, verb);
    let carries = subject_or_object && light_verb(document, verb).is_some();
    let tells_plan = matches!(
        told.aspect,
        Aspect::Future | Aspect::WasTo | Aspect::Counterfactual | Aspect::Governed(_)
    );
    let status = match status_of(told.aspect, told.negated && carries) {
        Status::Held if ahead && document.preposition(noun) != Some("for") => Status::Planned,
        // "describes the talks as": the verb says nothing of how the talks stand
        Status::UnderWay
        | Status::Proposed
        | Status::Demanded
        | Status::OffTheTable
        | Status::Denied
            if !carries =>
        {
            Status::Held
        }
        status => status,
    };
    Step {
        status,
        tokens: verb.min(noun)..verb.min(noun) + 1,
        verb: Some(verb),
        is_change: false,
        is_weak: !(carries || subject_or_object && tells_plan),
    }
}

fn by_aspect(document: &Document, verb: usize, tokens: Range<usize>) -> Step {
    let told = reading(document, verb);
    Step {
        status: status_of(told.aspect, told.negated),
        tokens,
        verb: Some(verb),
        is_change: false,
        is_weak: false,
    }
}

fn status_of(aspect: Aspect, negated: bool) -> Status {
    match (aspect, negated) {
        (Aspect::Past, false) => Status::Held,
        (Aspect::Past | Aspect::Ongoing | Aspect::Present, true) => Status::Denied,
        (Aspect::Present | Aspect::Ongoing, false) => Status::UnderWay,
        (Aspect::Future | Aspect::WasTo, false) => Status::Planned,
        (Aspect::Possible, false) => Status::Proposed,
        (Aspect::Obliged, false) => Status::Demanded,
        (Aspect::Counterfactual, _) => Status::CalledOff,
        (Aspect::Governed(status), false) => status,
        (
            Aspect::Governed(_)
            | Aspect::Future
            | Aspect::WasTo
            | Aspect::Possible
            | Aspect::Obliged,
            true,
        ) => Status::OffTheTable,
    }
}

fn weak(status: Status, trigger: &Trigger) -> Step {
    Step { status, tokens: trigger.tokens.clone(), verb: None, is_change: false, is_weak: true }
}

/// The clauses on a noun that tell when and where its event is, and not what became of it: "a meeting planned in Pokhara".
pub fn clauses_of_plan(document: &Document, trigger: &Trigger) -> Vec<usize> {
    if !matches!(trigger.frame, Frame::Noun(_)) {
        return Vec::new();
    }
    let is_plan = |&clause: &usize| {
        status_word(document, clause, None).is_none_or(|(status, _)| !is_setback(status))
    };
    relative_clauses(document, trigger.head).into_iter().filter(is_plan).collect()
}

/// "planned talks", "the meeting scheduled for Monday", "the round, which was suspended in June".
fn modifiers(document: &Document, trigger: &Trigger) -> Vec<Step> {
    let noun = trigger.head;
    let mut steps = Vec::new();
    for &child in document.children(noun) {
        match document.relation(child) {
            "amod" | "compound" | "advmod" => {
                if let Some((tokens, &status)) = MODIFIERS.longest(document, child) {
                    steps.push(Step {
                        status,
                        tokens,
                        verb: Some(child),
                        is_change: false,
                        is_weak: false,
                    });
                }
            }
            _ => {}
        }
    }
    for clause in relative_clauses(document, noun) {
        steps.extend(clause_of_noun(document, noun, clause));
    }
    steps
}

fn clause_of_noun(document: &Document, noun: usize, verb: usize) -> Option<Step> {
    if let Some((status, tokens)) = status_word(document, verb, None) {
        let told = reading(document, verb);
        let status = told_status(document, status, told.aspect, told.negated, verb)?;
        return Some(Step {
            status,
            tokens,
            verb: Some(verb),
            is_change: is_setback(status),
            is_weak: false,
        });
    }
    if let Some((tokens, &status)) = MODIFIERS.longest(document, verb) {
        return Some(Step { status, tokens, verb: Some(verb), is_change: false, is_weak: false });
    }
    // "the meeting that was to have opened on Monday": only where the noun is the clause's subject
    let relative_subject = document
        .child(verb, &["nsubj"])
        .is_some_and(|s| matches!(document.lower(s), "which" | "that"));
    let told = reading(document, verb);
    (relative_subject && told.aspect != Aspect::Past && !told.negated && noun < verb).then(|| {
        Step {
            status: status_of(told.aspect, false),
            tokens: verb..verb + 1,
            verb: Some(verb),
            is_change: false,
            is_weak: true,
        }
    })
}

/// "no meeting", "nor any talks"
pub fn is_without(document: &Document, noun: usize) -> bool {
    document.children_by(noun, "det").any(|det| matches!(document.lower(det), "no" | "neither"))
}

fn none_of_it(document: &Document, trigger: &Trigger) -> Step {
    let verb = governing_verb(document, trigger.head);
    let ahead = verb.is_some_and(|verb| {
        matches!(reading(document, verb).aspect, Aspect::Future | Aspect::Possible)
    });
    Step {
        status: if ahead { Status::OffTheTable } else { Status::Denied },
        tokens: trigger.tokens.clone(),
        verb,
        is_change: true,
        is_weak: false,
    }
}
