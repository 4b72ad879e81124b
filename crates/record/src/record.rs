//! The record: what many articles together say, each thing once.
//!
//! Must not know how things were found to be the same.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{ActorId, ArticleId, EventId};
use crate::merged::{RecordedEvent, RecordedProposal};
use crate::time::Published;
use crate::vocabulary::{ActorKind, Naming, vocabulary};

/// What is on the record, now or as it stood at the end of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Record {
    /// The version of this form.
    pub schema: RecordSchema,
    /// The last day whose articles count; null for all.
    pub as_of: Option<Date>,
    /// Articles, each version one entry.
    pub articles: Vec<RecordedArticle>,
    /// Those who act and speak.
    pub actors: Vec<RecordedActor>,
    /// Events, each once.
    pub events: Vec<RecordedEvent>,
    /// Proposals, each once.
    pub proposals: Vec<RecordedProposal>,
    /// What a person who relies on the record should know.
    pub warnings: Vec<RecordWarning>,
}

/// The version of a record's form. A change that old code cannot read gets a new one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum RecordSchema {
    /// The first.
    #[default]
    #[serde(rename = "onrecord.record/1")]
    Version1,
}

/// One article on the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct RecordedArticle {
    /// Names the article.
    pub id: ArticleId,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it, by name.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// When.
    pub published: Option<Published>,
    /// 1 for the first text seen at its address, 2 for the next, …
    pub version: u32,
    /// The article whose text it repeats.
    pub copy_of: Option<ArticleId>,
    /// In what way it repeats that.
    pub route: Option<CopyRoute>,
}

vocabulary! {
    /// In what way one article repeats the text of another.
    CopyRoute {
        /// Both carry an agency's text.
        AgencyCopy = "agency_copy",
        /// The text is nearly the same, without a credit.
        NearDuplicate = "near_duplicate",
    }
}

/// One that acts or speaks, over all articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct RecordedActor {
    /// Names the actor within the record.
    pub id: ActorId,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// Whether any article names it.
    pub naming: Naming,
    /// Fullest name; for one without a name, its fullest description.
    pub name: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Offices and parts, in time.
    pub roles: Vec<RoleHeld>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
}

/// An office or part, and when it was reported to be held.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[schemars(transform = crate::schema::require_all)]
pub struct RoleHeld {
    /// The office or part, in the articles' words.
    pub role: String,
    /// Date published of the first article that gives it.
    pub from: Option<Date>,
    /// Date published of the last article that gives it.
    pub to: Option<Date>,
}

vocabulary! {
    /// What a warning on the record is about.
    RecordWarningKind {
        /// Reports rest on each other, with no root outside.
        Circular = "circular",
        /// A chain ends in "media reports" or the like.
        UnresolvedRoot = "unresolved_root",
        /// "A source", with nothing on who or which side.
        BareSource = "bare_source",
        /// "Sources" or "several media", where one root is known.
        PluralClaimOneOrigin = "plural_claim_one_origin",
        /// A disputed event told by one side's sources alone.
        OneSided = "one_sided",
        /// A disputed or secret event with no source at all.
        Unattributed = "unattributed",
    }
}

/// Something that a person who relies on the record should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct RecordWarning {
    /// What it is about.
    pub kind: RecordWarningKind,
    /// The event whose support it is about; null where it is about a proposal or an article as a whole.
    pub event: Option<EventId>,
    /// The articles concerned.
    pub articles: Vec<ArticleId>,
    /// One sentence, lower case, without a full stop.
    pub why: String,
}
