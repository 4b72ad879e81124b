//! What the stages found, as a reading: ids for indices, code points for bytes.
//!
//! Must not know English.

use std::ops::Range;

use onrecord_record as record;
use onrecord_record::{ActorId, EventId, PointId, ProposalId, Reading, StatementId, TimeId};

use crate::actors::{Actor, Actors};
use crate::document::Document;
use crate::events::{Change, Event};
use crate::proposals::{Point, Proposal};
use crate::statements::{Link, Statement};
use crate::times::{Anchor, TimeMention};

/// All that the stages found in an article.
pub struct Findings {
    pub actors: Actors,
    pub times: Vec<TimeMention>,
    pub statements: Vec<Statement>,
    pub events: Vec<Event>,
    pub proposals: Vec<Proposal>,
    pub warnings: Vec<record::Warning>,
}

/// The reading of an article.
pub fn assemble(document: &Document, model: &str, findings: Findings) -> Reading {
    let Findings { actors, times, statements, events, proposals, warnings } = findings;
    let mut reading = Reading::empty(model.to_owned(), document.article.clone());
    reading.actors = actors
        .list
        .iter()
        .enumerate()
        .map(|(index, actor)| whole_actor(document, index, actor))
        .collect();
    reading.times =
        times.iter().enumerate().map(|(index, time)| whole_time(document, index, time)).collect();
    reading.statements = statements
        .iter()
        .enumerate()
        .map(|(index, statement)| whole_statement(document, index, statement))
        .collect();
    reading.events = events
        .iter()
        .enumerate()
        .map(|(index, event)| whole_event(document, index, event, &times, &proposals))
        .collect();
    reading.proposals = proposals
        .iter()
        .enumerate()
        .map(|(index, proposal)| whole_proposal(document, index, proposal))
        .collect();
    reading.warnings = warnings;
    reading
}

fn actor_id(index: usize) -> ActorId {
    ActorId(format!("a{}", index + 1))
}

fn time_id(index: usize) -> TimeId {
    TimeId(format!("t{}", index + 1))
}

fn statement_id(index: usize) -> StatementId {
    StatementId(format!("s{}", index + 1))
}

fn event_id(index: usize) -> EventId {
    EventId(format!("e{}", index + 1))
}

fn proposal_id(index: usize) -> ProposalId {
    ProposalId(format!("p{}", index + 1))
}

fn spans(document: &Document, ranges: &[Range<usize>]) -> Vec<record::Span> {
    ranges.iter().map(|range| document.span(range.clone())).collect()
}

fn topics(document: &Document, ranges: &[Range<usize>]) -> Vec<record::Topic> {
    let topic = |range: &Range<usize>| record::Topic {
        text: document.text()[range.clone()].to_owned(),
        span: document.span(range.clone()),
    };
    ranges.iter().map(topic).collect()
}

fn whole_actor(document: &Document, index: usize, actor: &Actor) -> record::Actor {
    let mention = |mention: &crate::actors::Mention| record::Mention {
        span: document.span(document.bytes(mention.tokens.clone())),
        form: mention.form,
    };
    record::Actor {
        id: actor_id(index),
        kind: actor.kind,
        naming: actor.naming,
        number: actor.number,
        name: actor.name.clone(),
        aliases: actor.aliases.clone(),
        role: actor.role.clone(),
        affiliation: actor.affiliation.clone(),
        country: actor.country.clone(),
        mentions: actor.mentions.iter().map(mention).collect(),
    }
}

fn whole_time(document: &Document, index: usize, time: &TimeMention) -> record::Time {
    record::Time {
        id: time_id(index),
        span: document.span(time.bytes.clone()),
        edtf: time.edtf.clone(),
        earliest: time.earliest,
        latest: time.latest,
        precision: time.precision,
        anchor: time.anchor.map(|anchor| match anchor {
            Anchor::Published => record::Anchor::Published,
            Anchor::Time(index) => record::Anchor::Time(time_id(index)),
        }),
    }
}

fn whole_statement(document: &Document, index: usize, statement: &Statement) -> record::Statement {
    let source = statement.source.as_ref().map(|source| record::Source {
        actor: source.actor.map(actor_id),
        span: document.span(source.bytes.clone()),
    });
    let cue = statement
        .cue
        .as_ref()
        .map(|cue| record::Cue { span: document.span(cue.bytes.clone()), act: cue.act });
    record::Statement {
        id: statement_id(index),
        source,
        cue,
        content: spans(document, &statement.content),
        quotation: statement.quotation,
        addressee: statement.addressee.map(actor_id),
        within: statement.within.map(statement_id),
        chain: statement.chain.iter().map(|link| whole_link(document, link)).collect(),
        knowledge: statement.knowledge,
        anonymity_reason: statement.anonymity_reason.clone(),
        certainty: statement.certainty,
        polarity: statement.polarity,
    }
}

fn whole_link(document: &Document, link: &Link) -> record::Link {
    record::Link {
        agent: link.agent.map(actor_id),
        kind: link.kind,
        naming: link.naming,
        number: link.number,
        medium: link.medium.clone(),
        span: link.bytes.clone().map(|bytes| document.span(bytes)),
    }
}

fn whole_event(
    document: &Document,
    index: usize,
    event: &Event,
    times: &[TimeMention],
    proposals: &[Proposal],
) -> record::Event {
    let time = event.time.and_then(|index| Some((index, times.get(index)?)));
    let status = event.history.last().map_or(record::Status::Unknown, |change| change.status);
    record::Event {
        id: event_id(index),
        event_type: event.event_type,
        mode: event.mode.clone(),
        participants: event
            .participants
            .iter()
            .map(|&(actor, role)| record::Participant { actor: actor_id(actor), role })
            .collect(),
        place: event.place.as_ref().map(|place| record::Place {
            name: place.name.clone(),
            country: place.country.clone(),
            span: Some(document.span(place.bytes.clone())),
        }),
        time: time.map(|(index, time)| record::EventTime {
            reference: Some(time_id(index)),
            edtf: time.edtf.clone(),
            earliest: time.earliest,
            latest: time.latest,
            precision: time.precision,
        }),
        status,
        status_history: event.history.iter().map(|change| whole_change(document, change)).collect(),
        topics: topics(document, &event.topics),
        about: proposals
            .iter()
            .position(|proposal| proposal.events.contains(&index))
            .map(proposal_id),
        according_to: event.according_to.iter().copied().map(statement_id).collect(),
        certainty: event.certainty,
        polarity: event.polarity,
        codes: crate::codes::codes(event.event_type, &event.mode, status),
        evidence: spans(document, &event.evidence),
    }
}

fn whole_change(document: &Document, change: &Change) -> record::StatusChange {
    record::StatusChange {
        status: change.status,
        as_of: change.as_of.clone(),
        by: change.by.map(actor_id),
        reason: change.reason.clone(),
        statement: change.statement.map(statement_id),
        span: document.span(change.bytes.clone()),
    }
}

fn whole_proposal(document: &Document, index: usize, proposal: &Proposal) -> record::Proposal {
    let point = |(number, point): (usize, &Point)| record::Point {
        id: PointId(format!("p{}.{}", index + 1, number + 1)),
        text: document.text()[point.bytes.clone()].to_owned(),
        topic: point.topic.clone(),
        asks_of: point.asks_of.map(actor_id),
        stances: point
            .stances
            .iter()
            .map(|&(actor, stance, statement)| record::PositionTaken {
                actor: actor_id(actor),
                stance,
                statement: statement.map(statement_id),
            })
            .collect(),
        evidence: vec![document.span(point.bytes.clone())],
    };
    record::Proposal {
        id: proposal_id(index),
        name: proposal.name.clone(),
        kind: proposal.kind,
        point_count: proposal.point_count,
        authors: proposal.authors.iter().copied().map(actor_id).collect(),
        addressees: proposal.addressees.iter().copied().map(actor_id).collect(),
        topics: topics(document, &proposal.topics),
        status: proposal.status,
        points: proposal.points.iter().enumerate().map(point).collect(),
        according_to: proposal.according_to.iter().copied().map(statement_id).collect(),
        evidence: spans(document, &proposal.evidence),
    }
}
