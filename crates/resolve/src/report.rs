//! One article as a report of one thing: who published it when, and whose word it rests on.

use jiff::civil::Date;
use onrecord_record::ArticleId;
use serde::{Deserialize, Serialize};

use crate::profile::Profile;
use crate::root::Root;

/// One article's report of an event or a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The article.
    pub article: ArticleId,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where; versions of one address count as one report.
    pub url: Option<String>,
    /// When.
    pub published: Option<Date>,
    /// What those who say that it is so rest on; empty where the article only denies it.
    pub roots: Vec<Root>,
    /// Those who say that it is not so.
    pub denials: Vec<Root>,
}

impl Report {
    /// Whether the article says, or repeats, that it is so.
    pub(crate) fn affirms(&self) -> bool {
        !self.roots.is_empty()
    }

    /// Everyone on whose word it rests, or who denies it.
    pub(crate) fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.roots.iter().chain(&self.denials).filter_map(|root| root.profile.as_ref())
    }

    /// Whether the report cites `outlet`.
    pub(crate) fn cites(&self, outlet: &str) -> bool {
        self.roots.iter().any(|root| root.cites(outlet))
    }
}
