//! What lies on the table: plans, drafts, offers, demands, agreements.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{ActorId, PointId, ProposalId, StatementId};
use crate::span::Span;
use crate::vocabulary::{ProposalKind, ProposalStatus, Stance};

/// A plan, draft, offer, set of demands or agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Proposal {
    /// Names the proposal within the reading.
    pub id: ProposalId,
    /// What the article calls it.
    pub name: Option<String>,
    /// What sort of text or wish it is.
    pub kind: ProposalKind,
    /// How many points it has, where the article says; it may tell of fewer.
    pub point_count: Option<u32>,
    /// Whose it is.
    pub authors: Vec<ActorId>,
    /// Whom it is put to.
    pub addressees: Vec<ActorId>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// How it stands.
    pub status: ProposalStatus,
    /// The points that the article tells.
    pub points: Vec<Point>,
    /// The statements that tell of it; empty where the article does so in its own voice.
    pub according_to: Vec<StatementId>,
    /// The words that tell of it; at least one span.
    pub evidence: Vec<Span>,
}

/// What something is about, in the article's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Topic {
    /// The topic, as a phrase.
    pub text: String,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
}

/// One point of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Point {
    /// Names the point within the reading.
    pub id: PointId,
    /// What it asks or offers, in the article's words.
    pub text: String,
    /// What it is about, in a word or two.
    pub topic: Option<String>,
    /// Who would have to do it.
    pub asks_of: Option<ActorId>,
    /// What each party makes of it.
    pub stances: Vec<PositionTaken>,
    /// The words that tell of it; at least one span.
    pub evidence: Vec<Span>,
}

/// What one party makes of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct PositionTaken {
    /// The party.
    pub actor: ActorId,
    /// What it makes of it.
    pub stance: Stance,
    /// The statement that says so.
    pub statement: Option<StatementId>,
}
