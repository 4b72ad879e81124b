//! What a reader of a reading should be told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::span::{Span, nullable};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a warning on one article is about.
    WarningKind {
        /// No date published is known, so relative dates stay unresolved.
        Undated = "undated",
        /// Some bytes were not text in the encoding found, and were replaced.
        Undecodable = "undecodable",
        /// The text does not seem to be English.
        NotEnglish = "not_english",
        /// "A source", with nothing on who or which side.
        BareSource = "bare_source",
        /// "Sources", where one root is known.
        PluralClaimOneOrigin = "plural_claim_one_origin",
        /// A chain that ends in "media reports" or the like.
        UnresolvedRoot = "unresolved_root",
        /// An allegation with no source at all.
        Unattributed = "unattributed",
        /// A dispute told by one side alone.
        OneSided = "one_sided",
        /// A source is not named and the article does not say why.
        AnonymityUnexplained = "anonymity_unexplained",
    }
}

/// Something that a person who relies on the reading should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Warning {
    /// What it is about.
    pub kind: WarningKind,
    /// One sentence, lower case, without a full stop.
    pub message: String,
    /// The words that it is about; null where it is about the article as a whole.
    #[serde(flatten, with = "nullable")]
    #[schemars(with = "nullable::NullableSpan")]
    pub span: Option<Span>,
}
