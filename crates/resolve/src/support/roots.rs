//! The roots of all accounts of an event, each once: through copies and citations to where each account comes from.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onrecord_record::{ActorId, ArticleId, Naming, OriginKind, OriginRoute};

use super::{Accounts, Entry, Side, documents};
use crate::fold;
use crate::report::Report;
use crate::root::{Root, RootKind};
use crate::windows;

/// Days by which an article may come before the one that it cites: papers are dated by their morning.
const CITED_AHEAD_DAYS: i32 = 1;

/// What makes two roots one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Named(ActorId),
    /// Issuer and the date of the first article that speaks of it, settled once all are known.
    Document(Option<ActorId>, Option<Date>),
    /// The outlet that it spoke to and its side.
    Unnamed(String, Side),
    OwnVoice(String),
    CitedOutlet(String),
    Unresolved,
}

struct Found {
    entry: Entry,
    routes: BTreeSet<OriginRoute>,
}

/// The roots, in the order in which they came onto the record.
pub(super) fn entries(accounts: &Accounts) -> Vec<Entry> {
    let web = Web::new(accounts);
    let mut found: BTreeMap<Key, Found> = BTreeMap::new();
    let mut rest: Vec<&ArticleId> = Vec::new();
    for article in web.articles() {
        let reached = web.reach(article);
        let mut any = false;
        for (node, route) in &reached {
            for (key, entry) in &web.direct[node] {
                any = true;
                let known = found
                    .entry(key.clone())
                    .or_insert_with(|| Found { entry: entry.clone(), routes: BTreeSet::new() });
                known.entry.articles.insert(article.clone());
                known.routes.extend(route.or(entry.route));
            }
        }
        if !any {
            rest.push(article);
        }
    }
    // Accounts that rest on each other and on nothing else, or on media without a name.
    if !rest.is_empty() {
        let in_loop = rest.iter().any(|article| web.is_in_loop(article));
        let route = if in_loop { OriginRoute::Loop } else { OriginRoute::MissingRoot };
        let entry = Entry {
            kind: OriginKind::Unresolved,
            agent: None,
            profile: None,
            side: Side::Unknown,
            outlet: String::new(),
            articles: rest.into_iter().cloned().collect(),
            route: None,
        };
        found.insert(Key::Unresolved, Found { entry, routes: BTreeSet::from([route]) });
    }
    let mut entries: Vec<Entry> =
        found.into_values().map(|found| settle(found, accounts)).collect();
    entries.sort_by_cached_key(|entry| {
        let first = entry.articles.iter().filter_map(|article| accounts.published(article)).min();
        (first.is_none(), first, entry.kind, entry.agent.clone(), entry.articles.clone())
    });
    entries
}

/// Says by what route several articles rest on a root.
fn settle(found: Found, accounts: &Accounts) -> Entry {
    let Found { mut entry, routes } = found;
    let several = entry.articles.len() > 1;
    let own_text = |article: &&ArticleId| !accounts.copies.contains_key(*article);
    let own_texts = entry.articles.iter().filter(own_text).count();
    entry.route = match entry.kind {
        OriginKind::Unresolved => routes.first().copied(),
        OriginKind::Outlet if routes.contains(&OriginRoute::Citation) => {
            Some(OriginRoute::Citation)
        }
        _ if !several => None,
        _ if routes.contains(&OriginRoute::Citation) => Some(OriginRoute::Citation),
        _ if own_texts <= 1 => Some(OriginRoute::Copy),
        OriginKind::Document => Some(OriginRoute::Document),
        OriginKind::Named => Some(OriginRoute::Remarks),
        _ => routes.first().copied(),
    };
    entry
}

/// Articles that speak of several outlets or sources as if they were many roots.
pub(super) fn plural_claims(accounts: &Accounts) -> BTreeSet<ArticleId> {
    let claims = |report: &&&Report| {
        let mut media =
            report.roots.iter().filter(|root| root.kind == RootKind::Media && root.several);
        media.any(|root| !cited_articles(accounts, report, root).is_empty())
    };
    accounts.reports.iter().filter(claims).map(|report| report.article.clone()).collect()
}

/// Who rests on whom.
struct Web {
    order: Vec<ArticleId>,
    direct: BTreeMap<ArticleId, Vec<(Key, Entry)>>,
    /// From an article to those it rests on, and how.
    leans_on: BTreeMap<ArticleId, BTreeMap<ArticleId, Option<OriginRoute>>>,
}

impl Web {
    fn new(accounts: &Accounts) -> Self {
        let mut web =
            Self { order: Vec::new(), direct: BTreeMap::new(), leans_on: BTreeMap::new() };
        for report in accounts.reports.iter().filter(|report| report.affirms()) {
            if !web.order.contains(&report.article) {
                web.order.push(report.article.clone());
            }
            web.direct.entry(report.article.clone()).or_default();
            web.leans_on.entry(report.article.clone()).or_default();
        }
        for report in accounts.reports {
            web.add(accounts, report);
        }
        web.settle_cited_outlets();
        documents::settle(&mut web.direct);
        web
    }

    fn articles(&self) -> impl Iterator<Item = &ArticleId> {
        self.order.iter()
    }

    fn add(&mut self, accounts: &Accounts, report: &Report) {
        let original = accounts.copies.get(&report.article).map(|copy| &copy.original);
        if let Some(original) = original.filter(|original| self.direct.contains_key(*original)) {
            if let Some(leans_on) = self.leans_on.get_mut(&report.article) {
                leans_on.insert(original.clone(), Some(OriginRoute::Copy));
            }
            return;
        }
        for root in &report.roots {
            let cited = cited_articles(accounts, report, root);
            if !cited.is_empty() {
                let leans_on = self.leans_on.entry(report.article.clone()).or_default();
                leans_on.extend(
                    cited.into_iter().map(|article| (article, Some(OriginRoute::Citation))),
                );
                continue;
            }
            let direct = direct(accounts, report, root);
            self.direct.entry(report.article.clone()).or_default().extend(direct);
        }
    }

    /// An outlet cited without its root, while another article gives the root that it had: that root is meant.
    fn settle_cited_outlets(&mut self) {
        let spoken_to: BTreeMap<String, Vec<(Key, Entry)>> =
            self.direct.values().flatten().fold(BTreeMap::new(), |mut spoken_to, (key, entry)| {
                if !matches!(key, Key::CitedOutlet(_) | Key::OwnVoice(_))
                    && !entry.outlet.is_empty()
                {
                    spoken_to
                        .entry(entry.outlet.clone())
                        .or_default()
                        .push((key.clone(), entry.clone()));
                }
                spoken_to
            });
        for direct in self.direct.values_mut() {
            let (cited, mut kept): (Vec<_>, Vec<_>) = std::mem::take(direct)
                .into_iter()
                .partition(|(key, _)| matches!(key, Key::CitedOutlet(_)));
            for (key, entry) in cited {
                match spoken_to.get(&entry.outlet) {
                    Some(meant) => kept.extend(meant.iter().cloned()),
                    None => kept.push((key, entry)),
                }
            }
            *direct = kept;
        }
    }

    /// The articles that `article` rests on, itself among them, with how it came to.
    fn reach(&self, article: &ArticleId) -> BTreeMap<ArticleId, Option<OriginRoute>> {
        let mut reached = BTreeMap::from([(article.clone(), None)]);
        let mut open = vec![(article.clone(), None)];
        while let Some((node, route)) = open.pop() {
            for (next, how) in self.leans_on.get(&node).into_iter().flatten() {
                if !reached.contains_key(next) {
                    let route = route.or(*how);
                    reached.insert(next.clone(), route);
                    open.push((next.clone(), route));
                }
            }
        }
        reached
    }

    fn is_in_loop(&self, article: &ArticleId) -> bool {
        self.leans_on
            .get(article)
            .into_iter()
            .flatten()
            .any(|(next, _)| self.reach(next).contains_key(article))
    }
}

/// Articles of the event that a root points to: of the outlet that it cites, or of any other where it only says "media".
fn cited_articles(accounts: &Accounts, report: &Report, root: &Root) -> BTreeSet<ArticleId> {
    let own = report.outlet.as_deref().map(fold::name);
    let earlier = accounts.reports.iter().filter(|other| {
        other.affirms()
            && other.article != report.article
            && other.outlet.as_deref().map(fold::name) != own
            && match (other.published, report.published) {
                (Some(theirs), Some(ours)) => windows::days(ours, theirs) <= CITED_AHEAD_DAYS,
                _ => true,
            }
    });
    let meant = earlier.filter(|other| match root.kind {
        RootKind::Media => other.published <= report.published,
        RootKind::CitedOutlet | RootKind::Open | RootKind::Document => {
            let linked = root.link.is_some() && root.link == other.url;
            let cited = || other.outlet.as_deref().is_some_and(|outlet| root.cites(outlet));
            linked || root.via.is_none() && cited()
        }
        // A reader that does not know an outlet may take its name for that of a body or a person.
        RootKind::Named => other.outlet.as_deref().is_some_and(|outlet| root.is_called(outlet)),
        RootKind::Unnamed | RootKind::OwnVoice => false,
    });
    meant.map(|other| other.article.clone()).collect()
}

/// The entry of a root that leads to no other article.
fn direct(accounts: &Accounts, report: &Report, root: &Root) -> Option<(Key, Entry)> {
    let own = report.outlet.as_deref().map_or_else(|| report.article.0.clone(), fold::name);
    let spoken_to = root.via.as_deref().map_or(own, fold::name);
    let profile = root.profile.as_ref();
    let agent = profile.and_then(|profile| accounts.actors.id(&report.article, profile)).cloned();
    let side = accounts.side(&report.article, profile, &root.words);
    let entry = |kind, agent, side| Entry {
        kind,
        agent,
        profile: root.profile.clone(),
        side,
        outlet: spoken_to.clone(),
        articles: BTreeSet::new(),
        route: root.via.is_some().then_some(OriginRoute::Citation),
    };
    Some(match (root.kind, agent) {
        (RootKind::Media, _) => return None,
        (RootKind::Named, Some(agent)) => {
            (Key::Named(agent.clone()), entry(OriginKind::Named, Some(agent), side))
        }
        (RootKind::Document, agent) => {
            // "The two sides" of each article are others, and yet their communique is one.
            let named = profile.is_some_and(|issuer| issuer.naming == Naming::Named);
            let issuer = agent.filter(|_| named);
            let key = Key::Document(issuer.clone(), report.published);
            let profile = root.profile.clone().filter(|_| named);
            (key, Entry { profile, ..entry(OriginKind::Document, issuer, side) })
        }
        (RootKind::CitedOutlet, agent) => {
            let name = profile.map_or(root.words.as_str(), |profile| profile.name.as_str());
            let name = fold::name(name);
            let cited = Entry {
                outlet: name.clone(),
                route: Some(OriginRoute::Citation),
                ..entry(OriginKind::Outlet, agent, Side::Unknown)
            };
            (Key::CitedOutlet(name), cited)
        }
        (RootKind::Unnamed | RootKind::Named, agent) => {
            (Key::Unnamed(spoken_to.clone(), side.clone()), entry(OriginKind::Unnamed, agent, side))
        }
        (RootKind::OwnVoice | RootKind::Open, _) => {
            (Key::OwnVoice(spoken_to.clone()), entry(OriginKind::Outlet, None, Side::Unknown))
        }
    })
}
