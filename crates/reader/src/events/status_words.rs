//! Words of status: verbs and phrases that tell how an event stands, and what they tell in their tense.
//!
//! Must not know the event's trigger.

use std::ops::Range;
use std::sync::LazyLock;

use onrecord_language::{EntityKind, Upos};
use onrecord_record::Status;

use super::clauses::Aspect;
use super::phrases::Phrases;
use crate::document::Document;
use crate::lexicon::entries;

/// Where an event stands around a word of status.
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

/// What a word of status says in its tense: "will resume" is planned, "did not take place" is called off.
#[expect(clippy::match_same_arms, reason = "a table in the order in which its lines are tried")]
pub fn told_status(
    document: &Document,
    status: Status,
    aspect: Aspect,
    negated: bool,
    verb: usize,
) -> Option<Status> {
    use Status::{CalledOff, Denied, Held, OffTheTable, Planned, Postponed, Proposed, UnderWay};
    let takes_place = matches!(status, Held | UnderWay);
    Some(match (aspect, negated) {
        (Aspect::Past | Aspect::Ongoing | Aspect::Present, true) if takes_place => {
            if is_never(document, verb) { Denied } else { CalledOff }
        }
        // "will not take place until Sunday"
        (Aspect::Future | Aspect::Possible, true) if takes_place && has_until(document, verb) => {
            Postponed
        }
        (Aspect::Future | Aspect::Possible, true) if takes_place => CalledOff,
        (_, true) if is_setback(status) => return None,
        (_, true) if status == Planned => {
            if is_never(document, verb) {
                Denied
            } else {
                return None;
            }
        }
        (_, true) => Denied,
        (Aspect::Past, false) => status,
        (Aspect::Present | Aspect::Ongoing, false) if status == Held => UnderWay,
        (Aspect::Present | Aspect::Ongoing, false) => status,
        (Aspect::Future | Aspect::WasTo, false) if takes_place => Planned,
        (Aspect::Future, false) => status,
        (Aspect::Possible | Aspect::Obliged, false) if takes_place => Proposed,
        (Aspect::Counterfactual, false) if takes_place => CalledOff,
        (Aspect::Governed(governed), false) if takes_place => governed,
        (Aspect::Governed(OffTheTable | Denied), false) => return None,
        (_, false) if is_setback(status) => return None,
        (_, false) => status,
    })
}

fn is_never(document: &Document, verb: usize) -> bool {
    document
        .sentence(verb)
        .filter(|&token| token < verb && verb - token < 6)
        .any(|token| matches!(document.lower(token), "never" | "no"))
}

fn has_until(document: &Document, verb: usize) -> bool {
    document
        .subtree(verb)
        .any(|token| token > verb && matches!(document.lower(token), "until" | "till" | "before"))
}

/// Whether a status tells of a plan that does not go as planned.
pub fn is_setback(status: Status) -> bool {
    use Status::{CalledOff, OffTheTable, Postponed, Relocated, Rescheduled, Suspended};
    matches!(status, Postponed | Rescheduled | Relocated | CalledOff | Suspended | OffTheTable)
}

/// Whether a verb tells how an event stands: "postponed", "broke off".
pub fn tells_status(document: &Document, verb: usize) -> bool {
    status_word(document, verb, None)
        .is_some_and(|(status, _)| is_setback(status) || status == Status::UnderWay)
}

/// The word of status that a verb is part of.
pub fn status_word(
    document: &Document,
    verb: usize,
    noun: Option<usize>,
) -> Option<(Status, Range<usize>)> {
    let starts = document.sentence(verb).filter(|&at| {
        at == verb
            || at.abs_diff(verb) < 3 && document.head(at) == Some(verb)
            || at > verb && at - verb < 4 && is_off(document, at)
    });
    let mut found = starts.filter_map(|at| {
        let (tokens, &(status, position)) = STATUS.longest(document, at)?;
        let is_active_object = match noun {
            Some(noun) => {
                document.head(noun) == Some(verb) && document.token(noun).deprel != "nsubj"
            }
            // "the talks held in May": a participle's noun is its object
            None => {
                document.xpos(verb) == "VBN" && document.child(verb, &["nsubj", "aux"]).is_none()
            }
        };
        let fits = position == Position::Any || !is_active_object;
        ((tokens.contains(&verb) || is_off(document, tokens.start)) && fits).then_some((
            tokens.len(),
            status,
            tokens,
        ))
    });
    let first = found.next()?;
    let (_, status, tokens) =
        found.fold(first, |best, next| if next.0 > best.0 { next } else { best });
    let status = if status == Status::Relocated { moved(document, verb)? } else { status };
    Some((status, tokens))
}

/// "remains off the table", "is still very much on hold": the words stand a little after their verb.
fn is_off(document: &Document, token: usize) -> bool {
    document.lower(token) == "off"
        && document.upos(token) == Upos::Adp
        && token + 1 < document.len()
        && matches!(document.lower(token + 1), "the")
}

/// Whether a verb of moving moves to a place or to a day: "moved to Constanta", "moved from Friday to Monday".
fn moved(document: &Document, verb: usize) -> Option<Status> {
    let end = document.sentence(verb).end.min(verb + 9);
    let lead =
        (verb + 1..end).filter(|&token| matches!(document.lower(token), "to" | "from" | "online"));
    lead.rev().find_map(|lead| {
        (lead..end.min(lead + 4)).find_map(|token| {
            let word = document.lower(token);
            if document
                .analysis
                .entity_at(token)
                .is_some_and(|entity| entity.kind == EntityKind::Place)
                || NEW_VENUES.contains(&word)
            {
                Some(Status::Relocated)
            } else if word.ends_with("day")
                || NEW_DATES.contains(&word)
                || document.upos(token) == Upos::Num
            {
                Some(Status::Rescheduled)
            } else {
                None
            }
        })
    })
}

const NEW_VENUES: [&str; 9] =
    ["online", "zoom", "video", "phone", "telephone", "venue", "hotel", "capital", "palace"];
const NEW_DATES: [&str; 20] = [
    "week",
    "month",
    "year",
    "date",
    "later",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "spring",
    "autumn",
    "summer",
];
