//! Events and proposals of the record: each once, with its history and what supports it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::event::{EventTime, Place};
use crate::id::{ActorId, ArticleId, EventId, PointId, ProposalId};
use crate::span::Span;
use crate::support::Support;
use crate::time::Edtf;
use crate::vocabulary::{
    EventType, Mode, ParticipantRole, ProposalKind, ProposalStatus, Stance, Status,
};

/// An event, as all articles together tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct RecordedEvent {
    /// Names the event within the record.
    pub id: EventId,
    /// What sort of event it is.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// How it takes place; several may hold.
    pub mode: Vec<Mode>,
    /// Who is there, or was to be.
    pub participants: Vec<RecordedParticipant>,
    /// Where. Its span is null: the words stand under `evidence`.
    pub place: Option<Place>,
    /// When. Its `ref` is null: the words stand under `evidence`.
    pub time: Option<EventTime>,
    /// What it is about.
    pub topics: Vec<String>,
    /// How it stands: the last entry's status.
    pub status: Status,
    /// How it came to stand so: one entry for each change.
    pub status_history: Vec<HistoryEntry<Status>>,
    /// What it rests on.
    pub support: Support,
    /// Parties, other than those who told it first, that say it is so.
    pub confirmed_by: Vec<ActorId>,
    /// Those who say that it is not so.
    pub denied_by: Vec<ActorId>,
    /// Events that may be this one and cannot be told apart from it.
    pub possibly_same: Vec<EventId>,
    /// Every article that tells of it, also those that only deny it.
    pub articles: Vec<ArticleId>,
    /// The words.
    pub evidence: Vec<ArticleSpan>,
}

/// An actor at an event of the record.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct RecordedParticipant {
    /// Who.
    pub actor: ActorId,
    /// The actor's name, so that an event can be read by itself.
    pub name: String,
    /// As what.
    pub role: ParticipantRole,
}

/// One step in how something stands, and who reported it first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "{S}HistoryEntry", transform = crate::schema::require_all)]
pub struct HistoryEntry<S> {
    /// How it stood from then on.
    pub status: S,
    /// When that took effect, where a text says.
    pub as_of: Option<Edtf>,
    /// Date published of the first article that said so.
    pub reported: Option<Date>,
    /// Who made it so.
    pub by: Option<ActorId>,
    /// Why, in an article's words.
    pub reason: Option<String>,
    /// The articles that say so.
    pub articles: Vec<ArticleId>,
}

/// Words of one of several articles.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct ArticleSpan {
    /// The article.
    pub article: ArticleId,
    /// The words, in code points of that article's text.
    #[serde(flatten)]
    pub span: Span,
}

/// A proposal, as all articles together tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct RecordedProposal {
    /// Names the proposal within the record.
    pub id: ProposalId,
    /// What the articles call it.
    pub name: Option<String>,
    /// What sort of text or wish it is.
    pub kind: ProposalKind,
    /// How many points it has, where an article says.
    pub point_count: Option<u32>,
    /// Whose it is.
    pub authors: Vec<ActorId>,
    /// Whom it is put to.
    pub addressees: Vec<ActorId>,
    /// What it is about.
    pub topics: Vec<String>,
    /// How it stands: the last entry's status.
    pub status: ProposalStatus,
    /// How it came to stand so: one entry for each change.
    pub status_history: Vec<HistoryEntry<ProposalStatus>>,
    /// The points that the articles tell.
    pub points: Vec<RecordedPoint>,
    /// What it rests on.
    pub support: Support,
    /// Parties, other than those who told it first, that say it is so.
    pub confirmed_by: Vec<ActorId>,
    /// Those who say that it is not so.
    pub denied_by: Vec<ActorId>,
    /// Proposals that may be this one and cannot be told apart from it.
    pub possibly_same: Vec<ProposalId>,
    /// Every article that tells of it, also those that only deny it.
    pub articles: Vec<ArticleId>,
    /// The words.
    pub evidence: Vec<ArticleSpan>,
}

/// One point of a proposal of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct RecordedPoint {
    /// Names the point within the record.
    pub id: PointId,
    /// What it asks or offers, in an article's words.
    pub text: String,
    /// What it is about, in a word or two.
    pub topic: Option<String>,
    /// Who would have to do it.
    pub asks_of: Option<ActorId>,
    /// What each party makes of it.
    pub stances: Vec<RecordedStance>,
    /// The words.
    pub evidence: Vec<ArticleSpan>,
}

/// What one party makes of a point, by the articles that say so.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[schemars(transform = crate::schema::require_all)]
pub struct RecordedStance {
    /// The party.
    pub actor: ActorId,
    /// What it makes of it.
    pub stance: Stance,
    /// Date published of the first article that says so.
    pub reported: Option<Date>,
    /// The articles that say so.
    pub articles: Vec<ArticleId>,
}
