//! Which of the documents that articles speak of are one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use onrecord_record::{ActorId, ArticleId, OriginKind};

use super::Entry;
use super::roots::Key;
use crate::profile::{Profile, Relation};
use crate::windows;

/// Days between two articles that speak of one document.
const SAME_DOCUMENT_DAYS: i32 = 4;

/// A document as an article speaks of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Document {
    /// When the article was published.
    date: Option<Date>,
    issuer: Option<ActorId>,
    profile: Option<Profile>,
}

impl Document {
    /// Whether the two are of the same days, and nothing says that they are of two issuers.
    fn is_one_with(&self, other: &Self) -> bool {
        let near = match (self.date, other.date) {
            (Some(one), Some(other)) => windows::days(one, other).abs() <= SAME_DOCUMENT_DAYS,
            _ => true,
        };
        let one_issuer = match (&self.profile, &other.profile) {
            (Some(one), Some(other)) => one.relation(other) == Relation::Same,
            _ => true,
        };
        near && (self.issuer == other.issuer || one_issuer)
    }
}

/// Makes one root of the documents that are one, and of what a body said without a text and the only text that it gave out.
pub(super) fn settle(direct: &mut BTreeMap<ArticleId, Vec<(Key, Entry)>>) {
    let settled = settled(direct);
    for (key, entry) in direct.values_mut().flatten() {
        match key {
            Key::Document(issuer, date) => {
                let spoken_of = Document {
                    date: *date,
                    issuer: issuer.clone(),
                    profile: entry.profile.clone(),
                };
                if let Some(one) = settled.iter().find(|one| one.is_one_with(&spoken_of)) {
                    *key = Key::Document(one.issuer.clone(), one.date);
                    entry.agent.clone_from(&one.issuer);
                    entry.profile.clone_from(&one.profile);
                }
            }
            Key::Named(speaker)
                if !entry.profile.as_ref().is_some_and(Profile::is_named_person) =>
            {
                let mut issued = settled.iter().filter(|one| one.issuer.as_ref() == Some(speaker));
                if let (Some(only), None) = (issued.next(), issued.next()) {
                    *key = Key::Document(only.issuer.clone(), only.date);
                    entry.kind = OriginKind::Document;
                }
            }
            _ => {}
        }
    }
}

/// The documents, each once, in the order in which articles first speak of them.
fn settled(direct: &BTreeMap<ArticleId, Vec<(Key, Entry)>>) -> Vec<Document> {
    let spoken_of = direct.values().flatten().filter_map(|(key, entry)| match key {
        Key::Document(issuer, date) => {
            Some(Document { date: *date, issuer: issuer.clone(), profile: entry.profile.clone() })
        }
        _ => None,
    });
    let mut spoken_of: Vec<Document> = spoken_of.collect();
    spoken_of.sort_by_key(|document| (document.date.is_none(), document.clone()));
    let mut settled: Vec<Document> = Vec::new();
    for document in spoken_of {
        match settled.iter_mut().find(|known| known.is_one_with(&document)) {
            Some(known) if known.issuer.is_none() => {
                known.issuer = document.issuer;
                known.profile = document.profile;
            }
            Some(_) => {}
            None => settled.push(document),
        }
    }
    settled
}
