//! Back references: clauses that tell what became of an event named before by a pronoun: "It was put off", "They broke
//! off on the second evening", "Oman called it off".
//!
//! Must not know which event is meant.

use onrecord_language::Upos;

use super::changes::{change, innermost};
use super::circumstances::verb_times;
use super::clauses::with_shared_subject;
use super::mention::Mention;
use super::status::{Step, clause_step, is_setback};
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
    let mut mentions = Vec::new();
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
        let steps: Vec<Step> = steps.filter(|step| tells_of_event(step.status)).collect();
        if steps.is_empty() {
            continue;
        }
        let goal = verb_times(document, verb, times).into_iter().find(|found| found.is_goal);
        mentions.push(Mention {
            trigger: pronoun,
            event_type: EventType::Other,
            is_verb: false,
            modes: Vec::new(),
            participants: Vec::new(),
            place: None,
            time: goal
                .filter(|_| steps.iter().any(|step| step.status == Status::Rescheduled))
                .map(|found| found.time),
            is_new_time: goal.is_some(),
            bytes: document.bytes(steps[0].tokens.clone()),
            changes: steps
                .into_iter()
                .map(|step| change(document, actors, times, statements, step, pronoun))
                .collect(),
            is_weak: false,
            topics: Vec::new(),
            statement: innermost(statements, document.token(pronoun).start),
            is_definite: true,
            names_parties_by_pronoun: false,
            names_sides: false,
            is_another: false,
            is_back_reference: true,
        });
    }
    mentions
}

/// What a pronoun's clause may tell of an event: "it" is rejected or denied more often of a proposal or report.
fn tells_of_event(status: Status) -> bool {
    is_setback(status) && status != Status::OffTheTable || matches!(status, Status::UnderWay)
}
