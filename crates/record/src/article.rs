//! One published text and what is known of its publication.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::ArticleId;
use crate::span::Span;
use crate::time::Published;

/// One published text. Every span of a reading lies in `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Article {
    /// Stable for the same address and text.
    pub id: ArticleId,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it, by name.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Authors, by name.
    pub byline: Vec<String>,
    /// Place and agency before the first words: "GENEVA (AP)".
    pub dateline: Option<String>,
    /// Date published, with the time where it is known.
    pub published: Option<Published>,
    /// BCP 47 tag: "en".
    pub language: Option<String>,
    /// Others whose material is used: "Reuters", "with AFP".
    pub credits: Vec<String>,
    /// Links in the text, in order.
    pub links: Vec<TextLink>,
    /// The words, paragraphs parted by line breaks.
    pub text: String,
}

impl Article {
    /// An article of which nothing is known but its text.
    pub fn of_text(id: impl Into<ArticleId>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            url: None,
            outlet: None,
            title: None,
            byline: Vec::new(),
            dateline: None,
            published: None,
            language: None,
            credits: Vec::new(),
            links: Vec::new(),
            text: text.into(),
        }
    }
}

/// A link in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TextLink {
    /// The words that are linked.
    #[serde(flatten)]
    pub span: Span,
    /// Where it leads.
    pub href: String,
}
