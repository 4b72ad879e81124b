//! What an event or proposal of the record rests on, counted by origin.
//!
//! Must not know how the counts are made.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{ActorId, ArticleId};
use crate::vocabulary::vocabulary;

/// What something rests on: reports, outlets, origins.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Support {
    /// Articles that say, or repeat, that it is so.
    pub reports: u32,
    /// Outlets that published those.
    pub outlets: u32,
    /// How many roots they go back to.
    pub origins: OriginCount,
    /// The roots.
    pub list: Vec<Origin>,
}

/// A number of roots, as a range wherever two of them may be one.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
pub struct OriginCount {
    /// Roots that cannot be the same as another.
    pub min: u32,
    /// Roots as the articles describe them.
    pub max: u32,
}

/// A root: the last link of one or more chains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Origin {
    /// What sort of root it is.
    pub kind: OriginKind,
    /// Who; null for a document or where nobody is named.
    pub agent: Option<ActorId>,
    /// The articles that rest on it.
    pub articles: Vec<ArticleId>,
    /// How several articles came to rest on it; null where each went to it by itself.
    pub route: Option<OriginRoute>,
}

vocabulary! {
    /// What sort of root it is.
    OriginKind {
        /// A person or body with a name.
        Named = "named",
        /// A source without a name, or a group.
        Unnamed = "unnamed",
        /// A text, recording or table of figures.
        Document = "document",
        /// An outlet, in its own voice.
        Outlet = "outlet",
        /// No root can be found.
        Unresolved = "unresolved",
    }
}

vocabulary! {
    /// How several articles came to rest on one root.
    OriginRoute {
        /// Copied text, of an agency or another outlet (PROV-O: wasDerivedFrom).
        Copy = "copy",
        /// Citation, in words or by a link (hadPrimarySource).
        Citation = "citation",
        /// The same document, post or press briefing (hadPrimarySource).
        Document = "document",
        /// The same remarks of the same speaker (wasQuotedFrom).
        Remarks = "remarks",
        /// Reports that cite each other.
        Loop = "loop",
        /// A chain whose root is missing: "local media said".
        MissingRoot = "missing_root",
    }
}
