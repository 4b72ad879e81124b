//! What happens between the parties, and how it stands.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{ActorId, EventId, ProposalId, StatementId, TimeId};
use crate::proposal::Topic;
use crate::span::{Span, nullable};
use crate::time::Edtf;
use crate::vocabulary::{Certainty, EventType, Mode, ParticipantRole, Polarity, Precision, Status};

/// A meeting, call, visit, summit, round of talks, briefing, signing, …
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Event {
    /// Names the event within the reading.
    pub id: EventId,
    /// What sort of event it is.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// How it takes place; several may hold.
    pub mode: Vec<Mode>,
    /// Who is there, or was to be.
    pub participants: Vec<Participant>,
    /// Where.
    pub place: Option<Place>,
    /// When.
    pub time: Option<EventTime>,
    /// How it stands by the end of the article: the last entry's status.
    pub status: Status,
    /// How it came to stand so, in the order of what happened.
    pub status_history: Vec<StatusChange>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// The proposal that it is about.
    pub about: Option<ProposalId>,
    /// The statements that tell of it; empty where the article does so in its own voice.
    pub according_to: Vec<StatementId>,
    /// How sure those who tell of it are.
    pub certainty: Certainty,
    /// Whether it is said to be so or not.
    pub polarity: Polarity,
    /// How code books name it.
    #[serde(default)]
    pub codes: Codes,
    /// The words that tell of it; at least one span.
    pub evidence: Vec<Span>,
}

/// How code books of events name an event; null where none of their codes fits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Codes {
    /// PLOVER, in its vocabulary of 2016.
    pub plover: Option<PloverCode>,
    /// CAMEO 1.1b3, of three or four digits.
    pub cameo: Option<String>,
    /// The `eventStatus` of schema.org.
    pub event_status: Option<String>,
}

/// A code of PLOVER.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct PloverCode {
    /// The class of event: "CONSULT".
    #[serde(rename = "type")]
    pub class: String,
    /// The mode within the class: "phone".
    pub mode: Option<String>,
    /// What sort of matter it is part of: "military".
    pub context: Option<String>,
}

/// An actor at an event.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Participant {
    /// Who.
    pub actor: ActorId,
    /// As what.
    pub role: ParticipantRole,
}

/// Where an event takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Place {
    /// Name of the place.
    pub name: String,
    /// ISO 3166-1 alpha-2 code of the country that it lies in.
    pub country: Option<String>,
    /// The words; null where a person's correction gave the place.
    #[serde(flatten, with = "nullable")]
    #[schemars(with = "nullable::NullableSpan")]
    pub span: Option<Span>,
}

/// When an event takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct EventTime {
    /// The time expression of the reading that says so; null in the record, whose times are of several readings.
    #[serde(rename = "ref")]
    pub reference: Option<TimeId>,
    /// The date or interval.
    pub edtf: Option<Edtf>,
    /// First day that it may be.
    pub earliest: Option<Date>,
    /// Last day that it may be.
    pub latest: Option<Date>,
    /// How finely it is given.
    pub precision: Precision,
}

/// One step in how an event stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct StatusChange {
    /// How it stood from then on.
    pub status: Status,
    /// When that took effect, where the text says.
    pub as_of: Option<Edtf>,
    /// Who made it so.
    pub by: Option<ActorId>,
    /// Why, in the article's words.
    pub reason: Option<String>,
    /// The statement that says so; null where the article does in its own voice.
    pub statement: Option<StatementId>,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
}
