//! A mention: one place where the text tells of an event, with all that its own sentence says.
//!
//! Must not know other mentions.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::{EventType, Mode, ParticipantRole, Status};

use super::changes::{change, innermost};
use super::clauses::{Aspect, reading};
use super::participants::{Part, actors_of, light_verb, parts};
use super::people::{is_several, is_someone};
use super::status::{Step, steps};
use super::status_words::is_setback;
use super::timing::timing;
use super::triggers::{Frame, Sureness, Trigger};
use super::{Change, Place, circumstances, press, topics};
use crate::actors::Actors;
use crate::document::Document;
use crate::statements::Statement;
use crate::times::TimeMention;

/// Most bytes between "flew to" and the name of a place: room for "the Omani capital".
const FARTHEST_GOAL: usize = 40;

/// What one sentence says of an event.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing that the words show or not")]
pub struct Mention {
    pub trigger: usize,
    pub event_type: EventType,
    pub is_verb: bool,
    pub modes: Vec<Mode>,
    pub participants: Vec<(usize, ParticipantRole)>,
    pub place: Option<Place>,
    pub time: Option<usize>,
    /// Whether the time is one that the event was moved to.
    pub is_new_time: bool,
    pub changes: Vec<Change>,
    /// Whether the last change is no more than what the words allow.
    pub is_weak: bool,
    pub topics: Vec<Range<usize>>,
    pub statement: Option<usize>,
    /// Whether it points back: "the meeting".
    pub is_definite: bool,
    /// Whether those who take part are named by a word that points back: "they", "the two sides".
    pub names_parties_by_pronoun: bool,
    /// Whether a word for several names them by itself: "the foreign ministers".
    pub names_several: bool,
    /// Whether they are named as bodies: "the two sides", "both capitals".
    pub names_sides: bool,
    /// Whether an article says that it is new to the reader: "a meeting".
    pub is_indefinite: bool,
    /// Whether it says that it is another: "a separate meeting".
    pub is_another: bool,
    /// Whether it is a pronoun, or nothing but a word of status, so that it is no event by itself: "It was called off".
    pub is_back_reference: bool,
    pub bytes: Range<usize>,
}

/// Reads the mention of a trigger, if it is one.
pub fn read(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
    trigger: &Trigger,
) -> Option<Mention> {
    let found = parts(document, actors, trigger);
    let heads: Vec<usize> = found.iter().map(|part| part.token).collect();
    let place = circumstances::place(document, trigger, &heads);
    let is_definite = is_definite(document, trigger.head);
    if !is_event(document, actors, trigger, &found)
        || press::is_interview(document, actors, statements, trigger, &found)
    {
        return None;
    }
    let end = document.token(trigger.tokens.end - 1).end;
    if trigger.frame == Frame::Travel
        && place
            .as_ref()
            .is_none_or(|place| place.bytes.start < end || place.bytes.start > end + FARTHEST_GOAL)
    {
        return None;
    }
    let mut steps = steps(document, trigger);
    let timing = timing(document, trigger, times, &mut steps);
    steps.extend(moves(document, trigger, times, &steps));
    if !is_told(document, actors, trigger, &steps, &found, timing.is_later) {
        return None;
    }
    if let Frame::Noun(Sureness::Likely) = trigger.frame
        && found.is_empty()
        && place.is_none()
        && timing.time.is_none()
        && !is_definite
        && steps.iter().all(|step| step.is_weak)
    {
        return None;
    }
    let participants = actors_of(document, actors, &found);
    let pointing = found.iter().any(|part| names_parties_before(document, part.token));
    let several = found.iter().any(|part| is_several(document, part.token));
    if is_too_bare(
        trigger,
        &participants,
        &steps,
        pointing || several,
        timing.time.is_some() || place.is_some(),
    ) {
        return None;
    }
    let new_place = moved_place(document, &mut steps, place.as_ref());
    // "because the talks are confidential": it points to an event, and tells of none by itself
    let bare = !matches!(trigger.frame, Frame::Noun(Sureness::Sure))
        && !found.iter().any(|part| !names_parties_before(document, part.token))
        && place.is_none()
        && timing.time.is_none()
        && (is_definite || matches!(trigger.frame, Frame::Noun(_)));
    let is_weak = steps.last().is_none_or(|step| step.is_weak);
    let changes = steps
        .into_iter()
        .map(|step| change(document, actors, times, statements, step, trigger.head))
        .collect();
    Some(Mention {
        trigger: trigger.head,
        event_type: trigger.event_type,
        is_verb: !matches!(trigger.frame, Frame::Noun(_)),
        modes: super::modes::modes(document, trigger),
        participants,
        place: new_place.or(place),
        time: timing.time,
        is_new_time: timing.is_new,
        changes,
        is_weak,
        topics: topics::topics(document, trigger),
        statement: innermost(statements, document.token(trigger.head).start),
        is_definite: is_definite || names_again(document, trigger.head),
        names_several: found.iter().any(|part| {
            document.xpos(part.token) == "NNS" && !names_parties_before(document, part.token)
        }),
        names_sides: found.iter().any(|part| {
            matches!(
                document.lower(part.token),
                "sides"
                    | "parties"
                    | "capitals"
                    | "governments"
                    | "delegations"
                    | "countries"
                    | "forces"
            )
        }),
        names_parties_by_pronoun: pointing,

        is_indefinite: is_indefinite(document, trigger.head),
        is_another: is_another(document, trigger.head) && !names_again(document, trigger.head),
        is_back_reference: bare && is_weak || names_again(document, trigger.head),
        bytes: document.bytes(trigger.tokens.clone()),
    })
}

/// "will be held in Quito instead of Lima": what is planned was moved from the day or place that it was planned for.
fn moves(
    document: &Document,
    trigger: &Trigger,
    times: &[TimeMention],
    steps: &[Step],
) -> Vec<Step> {
    let Some(plan) = steps.last().filter(|step| step.status == Status::Planned) else {
        return Vec::new();
    };
    let (day, place) = circumstances::given_up(document, trigger, times);
    let told = [(day, Status::Rescheduled), (place, Status::Relocated)];
    told.into_iter()
        .filter(|&(is_told, _)| is_told)
        .map(|(_, status)| Step { status, is_change: true, verb: None, ..plan.clone() })
        .collect()
}

/// Where an event was moved to: the goal of a verb of moving, or the place of a later plan ("put off, and will now be held
/// at the border"), whose step then tells of the move.
fn moved_place(document: &Document, steps: &mut [Step], place: Option<&Place>) -> Option<Place> {
    for index in (0..steps.len()).rev() {
        let Some(verb) = steps[index].verb else { continue };
        if steps[index].status == Status::Relocated {
            return circumstances::goal_place(document, verb);
        }
        let follows_setback = index > 0 && is_setback(steps[index - 1].status);
        if follows_setback
            && steps[index].status == Status::Planned
            && let Some(new) = circumstances::goal_place(document, verb)
        {
            if place.is_some_and(|old| old.name != new.name) {
                steps[index].status = Status::Relocated;
            }
            return Some(new);
        }
    }
    None
}

/// Whether a trigger says too little to tell of an event: nobody who visits or briefs, neither people, time nor place.
fn is_too_bare(
    trigger: &Trigger,
    participants: &[(usize, ParticipantRole)],
    steps: &[Step],
    names_parties: bool,
    is_located: bool,
) -> bool {
    let wished =
        steps.last().is_some_and(|step| matches!(step.status, Status::Proposed | Status::Demanded));
    let has = |role: ParticipantRole| participants.iter().any(|&(_, other)| other == role);
    match trigger.frame {
        Frame::Visit | Frame::Travel => !has(ParticipantRole::Visitor),
        Frame::Brief => !has(ParticipantRole::Briefer),
        // "urged the army to sign": a wish about a text, not a ceremony
        Frame::Sign => {
            let is_thin = participants.len() < 2 && !names_parties;
            !is_located && (wished && is_thin || participants.is_empty())
        }
        Frame::Noun(_) if trigger.event_type == EventType::Other => {
            !is_located && steps.iter().all(|step| step.is_weak)
        }
        Frame::Noun(_) => false,
        _ => participants.is_empty() && !names_parties && !is_located,
    }
}

/// Whether the words around the trigger make it an event: those who meet are people, what is signed is a text.
fn is_event(document: &Document, actors: &Actors, trigger: &Trigger, found: &[Part]) -> bool {
    let verb = trigger.head;
    let passive = document.child(verb, &["nsubj:pass", "aux:pass"]).is_some();
    let object = document
        .child(verb, &["obj", "iobj"])
        .or_else(|| super::participants::object_after(document, actors, trigger));
    let someone = |token: usize| is_someone(document, actors, token);
    let several = found.len() > 1 || found.iter().any(|part| is_several(document, part.token));
    match trigger.frame {
        Frame::Noun(Sureness::Weak) => {
            !found.is_empty()
                || super::clauses::governing_verb(document, verb).is_some_and(|carrier| {
                    document.relation(verb) == "obj"
                        && light_verb(document, carrier).is_some()
                        && document.child(verb, &["det"]).is_some()
                })
        }
        Frame::Noun(_) => document.upos(verb) != Upos::Verb,
        Frame::Meet => {
            object.is_none_or(someone) && several && !passive || passive && !found.is_empty()
        }
        Frame::Converse => {
            several
                && object.is_none_or(|object| someone(object) || trigger.tokens.contains(&object))
        }
        Frame::Contact => {
            object.is_some_and(someone)
                && found.len() > 1
                && document.child(verb, &["xcomp"]).is_none()
        }
        Frame::Discuss => several,
        Frame::Brief
            if document.relation(verb) == "acl"
                && document
                    .child(verb, &["nsubj"])
                    .is_none_or(|subject| document.lower(subject) == "who") =>
        {
            false
        }
        Frame::Brief if is_permitted(document, verb) => false,
        Frame::Receive | Frame::Brief => {
            (object.is_some_and(someone) && !found.is_empty())
                || (passive && !found.is_empty() && found.iter().all(|part| someone(part.token)))
        }
        Frame::Visit | Frame::Travel | Frame::Mediate => !found.is_empty(),
        Frame::Sign | Frame::Exchange => {
            let relative = |token: &usize| matches!(document.lower(*token), "which" | "that");
            let what = object
                .or_else(|| document.child(verb, &["nsubj:pass"]))
                .filter(|what| !relative(what))
                .or_else(|| document.head(verb).filter(|_| document.relation(verb) == "acl"));
            let fits = |what: usize| super::triggers::fits_object(document, trigger.frame, what);
            // "signed at noon": the text itself is left to the reader
            let is_understood = trigger.frame == Frame::Sign && what.is_none() && !found.is_empty();
            trigger.tokens.len() > 1 || is_understood || what.is_some_and(fits)
        }
    }
}

/// "not authorised to brief the press"
fn is_permitted(document: &Document, verb: usize) -> bool {
    (document.sentence(verb).start..verb).rev().take(3).any(|token| {
        matches!(
            document.lower(token),
            "authorised" | "authorized" | "permitted" | "allowed" | "permission" | "cleared"
        )
    })
}

/// Whether the text tells of one event, and not of a habit or of events in general.
fn is_told(
    document: &Document,
    actors: &Actors,
    trigger: &Trigger,
    steps: &[Step],
    found: &[Part],
    is_later: bool,
) -> bool {
    if matches!(trigger.frame, Frame::Noun(_)) {
        return true;
    }
    let habit = reading(document, trigger.head).aspect == Aspect::Present && !is_later;
    let named = || found.iter().filter(|part| actors.at(part.token).is_some()).count() > 1;
    !habit || steps.iter().any(|step| is_setback(step.status)) || named()
}

fn is_definite(document: &Document, noun: usize) -> bool {
    document.children(noun).iter().any(|&det| {
        matches!(
            document.lower(det),
            "the" | "this" | "that" | "those" | "these" | "its" | "their" | "both"
        )
    })
}

/// "a meeting", "another round", "six meetings"
fn is_indefinite(document: &Document, noun: usize) -> bool {
    document
        .children_by(noun, "det")
        .any(|det| matches!(document.lower(det), "a" | "an" | "another" | "several" | "many"))
        || !is_definite(document, noun) && document.child(noun, &["nummod"]).is_some()
}

fn names_parties_before(document: &Document, token: usize) -> bool {
    const PARTIES: [&str; 16] = [
        "they",
        "them",
        "both",
        "two",
        "pair",
        "sides",
        "parties",
        "delegations",
        "teams",
        "camps",
        "capitals",
        "governments",
        "countries",
        "forces",
        "neighbours",
        "neighbors",
    ];
    PARTIES.contains(&document.lower(token))
}

/// "This was the second meeting in three weeks": it says what the event told before was.
fn names_again(document: &Document, noun: usize) -> bool {
    document.child(noun, &["cop"]).is_some()
        && document
            .child(noun, &["nsubj"])
            .is_some_and(|subject| matches!(document.lower(subject), "this" | "it" | "that"))
}

fn is_another(document: &Document, noun: usize) -> bool {
    const OTHERS: [&str; 14] = [
        "another",
        "separate",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "next",
        "new",
        "further",
        "last",
        "previous",
        "other",
        "follow-up",
    ];
    document.children(noun).iter().any(|&child| OTHERS.contains(&document.lower(child)))
}
