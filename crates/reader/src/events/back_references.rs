//! Back references: clauses that tell what became of an event named before by a pronoun: "It was put off", "They broke
//! off on the second evening", "Oman called it off".
//!
//! Must not know which event is meant.

use onrecord_language::Upos;

use super::changes::{change, innermost};
use super::circumstances::{goal_place, verb_times};
use super::clauses::with_shared_subject;
use super::denial::is_denial;
use super::mention::Mention;
use super::status::{Step, clause_step};
use super::status_words::is_setback;
use crate::actors::Actors;
use crate::document::Document;
use crate::statements::Statement;
use crate::times::TimeMention;
use onrecord_record::{EventType, Status};

/// Mentions by pronoun, in the order of the text.
pub fn find(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
    told: &[usize],
) -> Vec<Mention> {
    let mut mentions = denials(document, actors, times, statements);
    for pronoun in 0..document.len() {
        let speaks_of_events = document.upos(pronoun) == Upos::Pron
            && matches!(document.lower(pronoun), "it" | "they" | "them" | "that" | "this" | "both");
        let Some(verb) = document.head(pronoun).filter(|_| speaks_of_events) else { continue };
        if !matches!(document.relation(pronoun), "nsubj" | "obj") || told.contains(&verb) {
            continue;
        }
        let verbs = if document.relation(pronoun) == "nsubj" {
            with_shared_subject(document, verb)
        } else {
            vec![verb]
        };
        let has_other_object = |&verb: &usize| {
            document.token(pronoun).deprel == "nsubj"
                && document.child(verb, &["obj", "xcomp", "ccomp"]).is_some()
        };
        let steps = verbs
            .into_iter()
            .filter(|verb| !has_other_object(verb))
            .filter_map(|verb| clause_step(document, pronoun, verb, true));
        let steps = steps.map(|step| moved_now(document, times, step));
        let steps: Vec<Step> = steps.filter(|step| tells_of_event(step.status)).collect();
        if steps.is_empty() {
            continue;
        }
        mentions.push(pointing_back(document, actors, times, statements, pronoun, steps));
    }
    mentions.extend(understood(document, actors, times, statements));
    mentions
}

/// "It will now take place on Monday", "It will instead be held in Quito": a plan that takes the place of another.
fn moved_now(document: &Document, times: &[TimeMention], step: Step) -> Step {
    let Some(verb) = step.verb.filter(|_| step.status == Status::Planned) else { return step };
    let replaces = document
        .children_by(verb, "advmod")
        .any(|adverb| matches!(document.lower(adverb), "now" | "instead"));
    if !replaces {
        return step;
    }
    let status = if !verb_times(document, verb, times).is_empty() {
        Status::Rescheduled
    } else if goal_place(document, verb).is_some() {
        Status::Relocated
    } else {
        step.status
    };
    Step { status, ..step }
}

/// Verbs whose object is left out where the sentence before tells of it: "The ministry cancelled on Friday."
const UNDERSTOOD: [&str; 10] = [
    "cancelled",
    "canceled",
    "postponed",
    "cried",
    "begged",
    "backed",
    "pulled",
    "bowed",
    "called",
    "stood",
];

/// Setbacks told by a verb without an object.
fn understood(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
) -> Vec<Mention> {
    let stands_alone = |&verb: &usize| {
        UNDERSTOOD.contains(&document.lower(verb))
            && document.xpos(verb) == "VBD"
            && document
                .child(verb, &["obj", "iobj", "xcomp", "ccomp", "nsubj:pass", "aux:pass", "aux"])
                .is_none()
            && document
                .child(verb, &["nsubj"])
                .is_some_and(|subject| super::people::is_someone(document, actors, subject))
    };
    (0..document.len())
        .filter(stands_alone)
        .filter_map(|verb| {
            let step = clause_step(document, verb, verb, true)?;
            let is_undone = matches!(step.status, Status::CalledOff | Status::Postponed);
            is_undone.then(|| pointing_back(document, actors, times, statements, verb, vec![step]))
        })
        .collect()
}

fn pointing_back(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
    pronoun: usize,
    steps: Vec<Step>,
) -> Mention {
    let moving = steps.iter().rev().find(|step| {
        matches!(step.status, Status::Rescheduled | Status::Postponed | Status::Relocated)
    });
    let goal = moving.and_then(|step| {
        let is_new = step.status == Status::Rescheduled;
        verb_times(document, step.verb?, times).into_iter().find(|found| found.is_goal || is_new)
    });
    let place = moving.and_then(|step| goal_place(document, step.verb?));
    Mention {
        trigger: pronoun,
        event_type: EventType::Other,
        is_verb: false,
        modes: Vec::new(),
        participants: Vec::new(),
        place,
        time: goal.map(|found| found.time),
        is_new_time: goal.is_some(),
        bytes: document
            .bytes(steps.first().map_or(pronoun..pronoun + 1, |step| step.tokens.clone())),
        changes: steps
            .into_iter()
            .map(|step| change(document, actors, times, statements, step, pronoun))
            .collect(),
        is_weak: false,
        topics: Vec::new(),
        statement: innermost(statements, document.token(pronoun).start),
        is_definite: true,
        names_parties_by_pronoun: false,
        names_several: false,
        names_sides: false,
        is_indefinite: false,
        is_another: false,
        is_back_reference: true,
    }
}

/// Clauses that deny what was told before: "The ministry denies it", "called the report a fairy tale".
fn denials(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
) -> Vec<Mention> {
    let denied = (0..document.len()).filter_map(|object| {
        let is_report = REPORTS.contains(&document.lower(object))
            && document.children_by(object, "acl").next().is_none()
            && document.children_by(object, "nmod").next().is_none();
        let is_pronoun = matches!(document.lower(object), "it" | "this" | "that");
        let verb = document.head(object).filter(|_| is_report || is_pronoun)?;
        let is_object = matches!(document.token(object).deprel.as_str(), "obj" | "nsubj:pass");
        (is_object && denies(document, verb, object)).then_some((object, verb))
    });
    denied
        .map(|(object, verb)| {
            let step = Step {
                status: Status::Denied,
                tokens: verb..verb + 1,
                verb: Some(verb),
                is_change: true,
                is_weak: false,
            };
            pointing_back(document, actors, times, statements, object, vec![step])
        })
        .collect()
}

const REPORTS: [&str; 18] = [
    "report",
    "reports",
    "claim",
    "claims",
    "allegation",
    "allegations",
    "story",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "account",
    "accounts",
    "suggestion",
    "suggestions",
    "speculation",
    "assertion",
    "denials",
];

fn denies(document: &Document, verb: usize, object: usize) -> bool {
    if document.is_negated(verb) {
        return false;
    }
    if is_denial(document, verb)
        || matches!(document.lower(verb), "rejected" | "rejects" | "reject")
    {
        return document.children_by(verb, "ccomp").next().is_none();
    }
    let calls = matches!(
        document.lower(verb),
        "called" | "calls" | "call" | "described" | "branded" | "labelled" | "termed"
    );
    calls
        && document
            .sentence(verb)
            .filter(|&token| token > object)
            .any(|token| FALSEHOODS.contains(&document.lower(token)))
}

const FALSEHOODS: [&str; 20] = [
    "false",
    "untrue",
    "fake",
    "fiction",
    "fabrication",
    "fabricated",
    "fairy",
    "nonsense",
    "baseless",
    "invention",
    "gossip",
    "rubbish",
    "lie",
    "lies",
    "fantasy",
    "imagination",
    "novel",
    "unfounded",
    "hoax",
    "wrong",
];

/// What a pronoun's clause may tell of an event: "it" is rejected or denied more often of a proposal or report.
fn tells_of_event(status: Status) -> bool {
    is_setback(status) && status != Status::OffTheTable || matches!(status, Status::UnderWay)
}
