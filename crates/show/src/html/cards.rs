//! What a page says of each fact: the words for one card, ready to be laid out.
//!
//! Must not know how cards look.

use onrecord_record::{
    Actor, ActorId, Event, LinkKind, Naming, Point, Proposal, ProposalStatus, Quotation, Statement,
    Time,
};

use crate::dates;
use crate::describe::{self, Note, Step};
use crate::facts::{Facts, one_line};
use crate::words;

/// An event.
#[derive(Debug, Clone)]
pub struct EventCard {
    pub id: String,
    pub mark: &'static str,
    pub tone: &'static str,
    pub status: String,
    pub kind: String,
    pub participants: Vec<String>,
    pub when: Option<String>,
    pub circumstances: Vec<String>,
    pub topics: Option<String>,
    pub steps: Vec<Step>,
    pub quote: String,
    pub chains: Vec<Vec<String>>,
}

/// A proposal, with its points and the parties' stances as a table.
#[derive(Debug, Clone)]
pub struct ProposalCard {
    pub id: String,
    pub name: String,
    pub kind: Vec<String>,
    pub status: Option<String>,
    pub tone: &'static str,
    pub parties: Option<String>,
    pub topics: Option<String>,
    /// Heads of the columns: whoever takes a stance on a point.
    pub columns: Vec<String>,
    pub points: Vec<PointRow>,
    pub chains: Vec<Vec<String>>,
}

/// A point, with a cell for each column.
#[derive(Debug, Clone)]
pub struct PointRow {
    pub id: String,
    pub text: String,
    pub asks_of: Option<String>,
    pub cells: Vec<Vec<Cell>>,
}

/// A stance.
#[derive(Debug, Clone)]
pub struct Cell {
    pub stance: String,
    pub tone: &'static str,
    /// Id of the statement that says so.
    pub statement: Option<String>,
}

/// A statement.
#[derive(Debug, Clone)]
pub struct StatementCard {
    pub id: String,
    pub words: String,
    /// What its root is: "named", "unnamed", "document".
    pub root: &'static str,
    pub quotation: String,
    pub chain: Vec<String>,
    pub notes: Vec<Note>,
}

/// An actor.
#[derive(Debug, Clone)]
pub struct ActorCard {
    pub id: String,
    pub name: String,
    pub is_named: bool,
    pub about: Vec<String>,
}

/// A time.
#[derive(Debug, Clone)]
pub struct TimeCard {
    pub id: String,
    pub words: String,
    pub meaning: Option<String>,
}

/// A warning.
#[derive(Debug, Clone)]
pub struct WarningCard {
    pub id: String,
    pub message: String,
    pub quote: Option<String>,
}

/// The card of an event.
pub fn event(facts: &Facts, event: &Event) -> EventCard {
    EventCard {
        id: event.id.to_string(),
        mark: words::mark(event.status),
        tone: words::status_tone(event.status).class(),
        status: words::plain(event.status.as_str()),
        kind: words::title(event.event_type.as_str()),
        participants: describe::participants(facts, event),
        when: describe::when(event),
        circumstances: describe::circumstances(event),
        topics: describe::topics(&event.topics),
        steps: describe::steps(facts, event),
        quote: facts.sentences(&event.evidence).join(" … "),
        chains: facts.support_chains(&event.according_to),
    }
}

/// The card of a proposal.
pub fn proposal(facts: &Facts, proposal: &Proposal) -> ProposalCard {
    let mut parties: Vec<&ActorId> = Vec::new();
    for taken in proposal.points.iter().flat_map(|point| &point.stances) {
        if !parties.contains(&&taken.actor) {
            parties.push(&taken.actor);
        }
    }
    let is_known = proposal.status != ProposalStatus::Unknown;
    ProposalCard {
        id: proposal.id.to_string(),
        name: describe::proposal_name(proposal),
        kind: describe::proposal_kind(proposal),
        status: is_known.then(|| words::plain(proposal.status.as_str())),
        tone: words::proposal_tone(proposal.status).class(),
        parties: describe::proposal_parties(facts, proposal),
        topics: describe::topics(&proposal.topics),
        columns: parties.iter().map(|party| facts.name(party)).collect(),
        points: proposal.points.iter().map(|point| point_row(facts, point, &parties)).collect(),
        chains: facts.support_chains(&proposal.according_to),
    }
}

fn point_row(facts: &Facts, point: &Point, parties: &[&ActorId]) -> PointRow {
    let cell = |party: &&ActorId| {
        let taken = point.stances.iter().filter(|taken| taken.actor == **party);
        taken
            .map(|taken| Cell {
                stance: words::plain(taken.stance.as_str()),
                tone: words::stance_tone(taken.stance).class(),
                statement: taken.statement.as_ref().map(ToString::to_string),
            })
            .collect()
    };
    PointRow {
        id: point.id.to_string(),
        text: one_line(&point.text),
        asks_of: point.asks_of.as_ref().map(|actor| facts.name(actor)),
        cells: parties.iter().map(cell).collect(),
    }
}

/// The card of a statement.
pub fn statement(facts: &Facts, statement: &Statement) -> StatementCard {
    let root = match statement.chain.last() {
        Some(link) if link.kind == LinkKind::Document => "document",
        Some(link) if link.naming == Naming::Named => "named",
        _ => "unnamed",
    };
    StatementCard {
        id: statement.id.to_string(),
        words: facts.pieces(&statement.content),
        root,
        quotation: match statement.quotation {
            Quotation::Direct => "quoted".to_owned(),
            Quotation::Mixed => "quoted in part".to_owned(),
            Quotation::Indirect => "in other words".to_owned(),
        },
        chain: facts.chain(statement),
        notes: describe::statement_notes(facts, statement),
    }
}

/// The card of an actor.
pub fn actor(facts: &Facts, actor: &Actor) -> ActorCard {
    ActorCard {
        id: actor.id.to_string(),
        name: facts.name(&actor.id),
        is_named: actor.naming == Naming::Named,
        about: describe::actor(actor),
    }
}

/// The card of a time.
pub fn time(facts: &Facts, time: &Time) -> TimeCard {
    TimeCard {
        id: time.id.to_string(),
        words: facts.words(time.span),
        meaning: time.edtf.as_ref().map(|edtf| dates::edtf(edtf.as_str())),
    }
}

/// The cards of all warnings, which have no ids of their own: "w1", "w2", …
pub fn warnings(facts: &Facts) -> Vec<WarningCard> {
    let card = |(index, warning): (usize, &onrecord_record::Warning)| WarningCard {
        id: format!("w{}", index + 1),
        message: one_line(&warning.message),
        quote: warning.span.map(|span| facts.words(span)),
    };
    facts.reading.warnings.iter().enumerate().map(card).collect()
}
