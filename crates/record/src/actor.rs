//! Those who act and speak in an article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::ActorId;
use crate::span::Span;
use crate::vocabulary::{ActorKind, MentionForm, Naming, Number};

/// A person, organization, government, country, outlet or group, as one article knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Actor {
    /// Names the actor within the reading.
    pub id: ActorId,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// Whether the text names it.
    pub naming: Naming,
    /// How many it stands for.
    pub number: Number,
    /// Fullest name; for one without a name, its fullest description.
    pub name: Option<String>,
    /// Other names in the text.
    pub aliases: Vec<String>,
    /// Office or part, in the article's words: "special envoy".
    pub role: Option<String>,
    /// Body that it belongs to, by name.
    pub affiliation: Option<String>,
    /// ISO 3166-1 alpha-2 code: "NO".
    pub country: Option<String>,
    /// Where the text speaks of it, in order; at least one.
    pub mentions: Vec<Mention>,
}

/// A place where the text speaks of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// What sort of words they are.
    pub form: MentionForm,
}
