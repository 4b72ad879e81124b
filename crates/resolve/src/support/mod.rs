//! What an event rests on, counted by origin: reports, outlets, roots, and who confirms or denies it.
//!
//! Must not know how the accounts were found to be of one event.

mod count;
mod documents;
mod roots;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onrecord_record::{ActorId, ArticleId, Origin, OriginKind, OriginRoute, Support};

use crate::actors::Actors;
use crate::copies::Copy;
use crate::fold;
use crate::profile::{self, Profile};
use crate::report::Report;

/// What an event rests on.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Grounds {
    pub(crate) support: Support,
    pub(crate) confirmed_by: Vec<ActorId>,
    pub(crate) denied_by: Vec<ActorId>,
    /// The roots with more than the record shows, for warnings.
    pub(crate) entries: Vec<Entry>,
    /// Articles that speak of several outlets or sources.
    pub(crate) plural_claims: BTreeSet<ArticleId>,
}

/// A root that one or more articles rest on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) kind: OriginKind,
    pub(crate) agent: Option<ActorId>,
    pub(crate) profile: Option<Profile>,
    pub(crate) side: Side,
    /// The outlet that it spoke to, by folded name; empty for one that spoke or wrote to all.
    pub(crate) outlet: String,
    pub(crate) articles: BTreeSet<ArticleId>,
    pub(crate) route: Option<OriginRoute>,
}

/// Whose side a source is on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Side {
    /// Nothing tells.
    Unknown,
    /// A state, by ISO 3166-1 alpha-2 code.
    Country(String),
    /// One of the parties that are no state.
    Body,
}

/// The accounts of one event, each with its original where its article is a copy, in the order of publication.
pub(crate) struct Accounts<'a> {
    pub(crate) reports: &'a [&'a Report],
    /// Those whom it is about, for whose sides its sources speak, and in which article.
    pub(crate) parties: &'a [(&'a ArticleId, &'a Profile)],
    pub(crate) copies: &'a BTreeMap<ArticleId, Copy>,
    pub(crate) actors: &'a Actors,
}

impl Accounts<'_> {
    fn published(&self, article: &ArticleId) -> Option<Date> {
        self.reports
            .iter()
            .find(|report| report.article == *article)
            .and_then(|report| report.published)
    }

    /// Every article, in the order of publication.
    pub(crate) fn articles(&self) -> Vec<ArticleId> {
        let mut articles: Vec<ArticleId> = Vec::new();
        for report in self.reports {
            if !articles.contains(&report.article) {
                articles.push(report.article.clone());
            }
        }
        articles
    }

    /// The sides of those whom it is about.
    pub(crate) fn sides_of_parties(&self) -> BTreeSet<Side> {
        self.parties.iter().map(|(article, party)| self.side_of_party(article, party)).collect()
    }

    fn side_of_party(&self, article: &ArticleId, party: &Profile) -> Side {
        self.actors.country(article, party).map_or(Side::Body, Side::Country)
    }

    /// The side of a source of `article`, from its country or from the participants that its description names.
    fn side(&self, article: &ArticleId, profile: Option<&Profile>, words: &str) -> Side {
        let country = profile.and_then(|profile| self.actors.country(article, profile));
        if let Some(country) = country {
            return Side::Country(country);
        }
        let mut described: BTreeSet<String> = profile.map(Profile::words).unwrap_or_default();
        described.extend(fold::words(words).iter().map(|word| profile::singular(word)));
        let named = self.parties.iter().find(|(_, party)| {
            let mut words = party.words().into_iter();
            words.any(|word| word.chars().count() > 3 && described.contains(&word))
        });
        named.map_or(Side::Unknown, |(article, party)| self.side_of_party(article, party))
    }
}

/// What the accounts of an event rest on.
pub(crate) fn of(accounts: &Accounts) -> Grounds {
    let entries = roots::entries(accounts);
    let reporting = || accounts.reports.iter().filter(|report| report.affirms());
    let addresses: BTreeSet<&str> = reporting()
        .map(|report| report.url.as_deref().unwrap_or(report.article.as_str()))
        .collect();
    let outlets: BTreeSet<String> =
        reporting().filter_map(|report| report.outlet.as_deref()).map(fold::name).collect();
    let list = entries.iter().map(|entry| Origin {
        kind: entry.kind,
        agent: entry.agent.clone(),
        articles: accounts
            .articles()
            .into_iter()
            .filter(|article| entry.articles.contains(article))
            .collect(),
        route: entry.route,
    });
    let denied_by = deniers(accounts);
    Grounds {
        support: Support {
            reports: number(addresses.len()),
            outlets: number(outlets.len()),
            origins: count::origins(&entries),
            list: list.collect(),
        },
        confirmed_by: confirmers(accounts, &entries, &denied_by),
        denied_by,
        plural_claims: roots::plural_claims(accounts),
        entries,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn deniers(accounts: &Accounts) -> Vec<ActorId> {
    let mut deniers: Vec<ActorId> = Vec::new();
    for report in accounts.reports {
        for profile in report.denials.iter().filter_map(|root| root.profile.as_ref()) {
            let id = accounts.actors.id(&report.article, profile);
            if let Some(id) = id.filter(|id| !deniers.contains(id)) {
                deniers.push(id.clone());
            }
        }
    }
    deniers
}

/// Named roots that came after the first report and that it does not rest on.
fn confirmers(accounts: &Accounts, entries: &[Entry], denied_by: &[ActorId]) -> Vec<ActorId> {
    let first = accounts.reports.iter().find(|report| report.affirms());
    let Some(first) = first.map(|report| &report.article) else {
        return Vec::new();
    };
    let named = entries
        .iter()
        .filter(|entry| matches!(entry.kind, OriginKind::Named | OriginKind::Document));
    let later = named.filter(|entry| !entry.articles.contains(first));
    let mut found: Vec<(Option<Date>, &ActorId)> = later
        .filter_map(|entry| {
            let agent = entry.agent.as_ref().filter(|agent| !denied_by.contains(agent))?;
            Some((
                entry.articles.iter().filter_map(|article| accounts.published(article)).min(),
                agent,
            ))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, agent)| agent.clone()).collect()
}
