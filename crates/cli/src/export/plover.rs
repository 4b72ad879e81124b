//! PLOVER: who did what to whom, in the classes that conflict research counts by, as JSON lines.
//!
//! An event with several parties gives a line for each pair in each direction, as coders of PLOVER do for mutual classes; a
//! stance on a point gives one from the party to each author. Only what an article affirms, and what took place, is coded.

use std::collections::BTreeMap;

use onrecord_record::{
    ActorId, EventType, Mode, ParticipantRole, Record, RecordedActor, RecordedEvent, Stance, Status,
};
use serde_json::{Value, json};

/// All lines.
pub fn text(record: &Record) -> String {
    let actors: BTreeMap<&ActorId, &RecordedActor> =
        record.actors.iter().map(|actor| (&actor.id, actor)).collect();
    let party = |id: &ActorId| {
        let actor = actors.get(id);
        json!({
            "id": id, "name": actor.and_then(|actor| actor.name.as_ref()),
            "country": actor.and_then(|actor| actor.country.as_ref()),
        })
    };
    let mut lines = String::new();
    let mut add = |line: Value| {
        lines.push_str(&line.to_string());
        lines.push('\n');
    };
    for event in record.events.iter().filter(|event| took_place(event.status)) {
        let Some(class) = class(event.event_type) else { continue };
        for (source, target) in pairs(event) {
            add(json!({
                "id": event.id, "event": class, "mode": mode(event), "date": event.time.as_ref().and_then(|time| time.edtf.as_ref()),
                "source": party(source), "target": party(target), "place": event.place.as_ref().map(|place| &place.name),
                "context": event.topics, "reports": event.support.reports, "origins": event.support.origins, "articles": event.articles,
            }));
        }
    }
    for proposal in &record.proposals {
        for point in &proposal.points {
            for stance in &point.stances {
                let Some(class) = class_of_stance(stance.stance) else { continue };
                let others = proposal.authors.iter().chain(&proposal.addressees);
                for target in others.filter(|other| **other != stance.actor) {
                    add(json!({
                        "id": point.id, "event": class, "mode": null, "date": stance.reported, "source": party(&stance.actor),
                        "target": party(target), "place": null, "context": point.topic.as_slice(), "reports": stance.articles.len(),
                        "origins": null, "articles": stance.articles,
                    }));
                }
            }
        }
    }
    lines
}

fn took_place(status: Status) -> bool {
    matches!(status, Status::Held | Status::UnderWay | Status::Suspended)
}

fn class(event_type: EventType) -> Option<&'static str> {
    match event_type {
        EventType::Meeting
        | EventType::Talks
        | EventType::Call
        | EventType::Visit
        | EventType::Summit => Some("CONSULT"),
        EventType::Signing | EventType::Ceasefire => Some("AGREE"),
        EventType::Exchange => Some("COOPERATE"),
        EventType::Briefing | EventType::Announcement | EventType::Other => None,
    }
}

fn class_of_stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Accepts => Some("AGREE"),
        Stance::Rejects => Some("REJECT"),
        Stance::Demands => Some("DEMAND"),
        Stance::Proposes | Stance::Conditional | Stance::Silent => None,
    }
}

/// The modes that PLOVER has for CONSULT.
fn mode(event: &RecordedEvent) -> Option<&'static str> {
    let has = |mode| event.mode.contains(&mode);
    match event.event_type {
        _ if has(Mode::Mediated) => Some("third-party"),
        EventType::Visit => Some("visit"),
        EventType::Call => Some("phone"),
        _ if has(Mode::Phone) => Some("phone"),
        _ if has(Mode::Multilateral) => Some("multilateral"),
        EventType::Meeting | EventType::Talks | EventType::Summit => Some("meet"),
        _ => None,
    }
}

/// Each two who took part, in both directions.
fn pairs(event: &RecordedEvent) -> Vec<(&ActorId, &ActorId)> {
    let there = |role| !matches!(role, ParticipantRole::Absent | ParticipantRole::Invited);
    let parties: Vec<&ActorId> =
        event.participants.iter().filter(|one| there(one.role)).map(|one| &one.actor).collect();
    let mut pairs = Vec::new();
    for one in &parties {
        pairs.extend(parties.iter().filter(|other| *other != one).map(|other| (*one, *other)));
    }
    pairs
}
