//! The data model: what one article says (a reading), and what many articles together say (the record).
//!
//! Plain data with public fields, and its JSON. Where a text does not say, a value is null or `unknown`, and null is
//! written, not left out. Must not know: any other crate of the workspace, nor how a fact was found.

mod actor;
mod article;
mod check;
mod event;
mod id;
mod merged;
mod offsets;
mod proposal;
mod reading;
mod record;
mod schema;
mod span;
mod statement;
mod support;
mod time;
mod vocabulary;
mod warning;

pub use actor::{Actor, Mention};
pub use article::{Article, TextLink};
pub use check::Violation;
pub use event::{Codes, Event, EventTime, Participant, Place, PloverCode, StatusChange};
pub use id::{ActorId, ArticleId, EventId, PointId, ProposalId, StatementId, TimeId};
pub use merged::{
    ArticleSpan, HistoryEntry, RecordedEvent, RecordedParticipant, RecordedPoint, RecordedProposal,
    RecordedStance,
};
pub use offsets::Offsets;
pub use proposal::{Point, PositionTaken, Proposal, Topic};
pub use reading::{Reading, ReadingSchema};
pub use record::{
    CopyRoute, Record, RecordSchema, RecordWarning, RecordWarningKind, RecordedActor,
    RecordedArticle, RoleHeld,
};
pub use schema::{reading_schema, record_schema};
pub use span::{ByteSpan, Span};
pub use statement::{Cue, Link, Source, Statement};
pub use support::{Origin, OriginCount, OriginKind, OriginRoute, Support};
pub use time::{Anchor, Edtf, Published, PublishedError, Time};
pub use vocabulary::{
    Act, ActorKind, Certainty, EventType, Knowledge, LinkKind, MentionForm, Mode, Naming, Number,
    ParticipantRole, Polarity, Precision, ProposalKind, ProposalStatus, Quotation, Stance, Status,
    UnknownWord,
};
pub use warning::{Warning, WarningKind};
