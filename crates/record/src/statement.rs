//! Who says what, and through whose hands it came.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{ActorId, StatementId};
use crate::span::{Span, nullable};
use crate::vocabulary::{Act, Certainty, Knowledge, LinkKind, Naming, Number, Polarity, Quotation};

/// One attribution: words that the article lays in someone's mouth or mind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Statement {
    /// Names the statement within the reading.
    pub id: StatementId,
    /// Who says it; null where the text names no one ("reportedly").
    pub source: Option<Source>,
    /// The words that tie content to source; null for a quotation that stands without any.
    pub cue: Option<Cue>,
    /// What is said, a span for each contiguous piece; at least one.
    pub content: Vec<Span>,
    /// Whose words the content is in.
    pub quotation: Quotation,
    /// Who is spoken to.
    pub addressee: Option<ActorId>,
    /// The statement whose content holds this one.
    pub within: Option<StatementId>,
    /// The hands that it went through, outermost first; the last link is the origin.
    pub chain: Vec<Link>,
    /// How the source knows.
    pub knowledge: Knowledge,
    /// Why the source is not named, in the article's words.
    pub anonymity_reason: Option<String>,
    /// How sure the source is.
    pub certainty: Certainty,
    /// Whether the source says it is so or is not.
    pub polarity: Polarity,
}

/// Who says it, in the article's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Source {
    /// The actor that the words mean; null for a document or where it stays open.
    pub actor: Option<ActorId>,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
}

/// The words that tie content to source: "said", "according to".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// What the source does by them.
    pub act: Act,
}

/// One pair of hands that a statement went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Link {
    /// Who it is; null for a document, or where the text does not say.
    pub agent: Option<ActorId>,
    /// What sort of thing it is.
    pub kind: LinkKind,
    /// Whether the text names it.
    pub naming: Naming,
    /// How many stand behind it.
    pub number: Number,
    /// By what it spoke, in the article's words: "statement", "interview", "post".
    pub medium: Option<String>,
    /// The words that name it; null where none do, as for the outlet of the article itself.
    #[serde(flatten, with = "nullable")]
    #[schemars(with = "nullable::NullableSpan")]
    pub span: Option<Span>,
}
