//! Digests to the record, one article at a time: adding one touches only what shares a key with it.
//!
//! Whatever the order in which articles come, the same set of them gives the same record.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onrecord_record::{
    ActorId, ArticleId, EventId, Reading, Record, RecordSchema, RecordedArticle, RecordedEvent,
};

use crate::actors::{Actors, Sighting, is_visible};
use crate::compare::{self, Verdict};
use crate::copies::{self, Copy};
use crate::digest::Digest;
use crate::grouping;
use crate::profile::Profile;
use crate::support::Side;
use crate::telling::Telling;
use crate::{events, keys, warnings};

/// The merged record of all readings, or as it stood at the end of the day `as_of`.
pub fn resolve(readings: &[Reading], as_of: Option<Date>) -> Record {
    let mut resolver = Resolver::default();
    for reading in readings {
        resolver.add(Digest::of(reading));
    }
    resolver.record(as_of)
}

/// Digests with the keys by which they find each other.
#[derive(Debug, Clone, Default)]
pub struct Resolver {
    digests: BTreeMap<ArticleId, Digest>,
    /// Where each account is: its article and its place in the digest.
    tellings: BTreeMap<EventId, (ArticleId, usize)>,
    by_key: BTreeMap<String, BTreeSet<EventId>>,
    /// Accounts that are or may be of one event.
    links: BTreeMap<EventId, BTreeSet<EventId>>,
    by_band: BTreeMap<u64, BTreeSet<ArticleId>>,
    copies: BTreeMap<ArticleId, BTreeSet<ArticleId>>,
}

impl Resolver {
    /// Adds an article. One that is there already changes nothing.
    pub fn add(&mut self, digest: Digest) {
        if self.digests.contains_key(&digest.article) {
            return;
        }
        self.link_copies(&digest);
        for (index, telling) in digest.tellings.iter().enumerate() {
            self.link_telling(telling, &digest.article, index);
        }
        self.digests.insert(digest.article.clone(), digest);
    }

    fn link_copies(&mut self, digest: &Digest) {
        let mut candidates = BTreeSet::new();
        for band in &digest.signature.bands {
            let sharing = self.by_band.entry(*band).or_default();
            candidates.extend(sharing.iter().cloned());
            sharing.insert(digest.article.clone());
        }
        for other in candidates {
            if self.digests.get(&other).is_some_and(|other| copies::is_copy(digest, other)) {
                self.copies.entry(other.clone()).or_default().insert(digest.article.clone());
                self.copies.entry(digest.article.clone()).or_default().insert(other);
            }
        }
    }

    fn link_telling(&mut self, telling: &Telling, article: &ArticleId, index: usize) {
        let mut candidates = BTreeSet::new();
        for key in keys::of_telling(telling) {
            let sharing = self.by_key.entry(key).or_default();
            candidates.extend(sharing.iter().cloned());
            sharing.insert(telling.id.clone());
        }
        for other in candidates {
            let linked = self
                .telling(&other)
                .is_some_and(|other| compare::compare(telling, other) > Verdict::Unrelated);
            if linked {
                self.links.entry(other.clone()).or_default().insert(telling.id.clone());
                self.links.entry(telling.id.clone()).or_default().insert(other);
            }
        }
        self.tellings.insert(telling.id.clone(), (article.clone(), index));
    }

    fn telling(&self, id: &EventId) -> Option<&Telling> {
        let (article, index) = self.tellings.get(id)?;
        self.digests.get(article)?.tellings.get(*index)
    }

    /// The record, now or as it stood at the end of the day `as_of`.
    pub fn record(&self, as_of: Option<Date>) -> Record {
        let copies = self.copies_of();
        let actors = Actors::new(self.sightings());
        let mut recorded: Vec<RecordedEvent> = Vec::new();
        let mut all_warnings = Vec::new();
        let mut wanted: BTreeSet<ActorId> = BTreeSet::new();
        for component in self.components() {
            for merged in self.events_of(&component, &copies, &actors, as_of) {
                let sides = sides(&merged.event, &component, &actors);
                all_warnings.extend(warnings::of(&merged.event, &merged.grounds, &sides));
                wanted.extend(actors_of(&merged.event));
                recorded.push(merged.event);
            }
        }
        recorded.sort_by(|one, other| order(one).cmp(&order(other)));
        let place: BTreeMap<&EventId, usize> =
            recorded.iter().enumerate().map(|(index, event)| (&event.id, index)).collect();
        all_warnings.sort_by_key(|warning| {
            (warning.event.as_ref().and_then(|event| place.get(event).copied()), warning.kind)
        });
        Record {
            schema: RecordSchema::Version1,
            as_of,
            articles: self.articles(&copies, as_of),
            actors: actors.recorded(as_of, |id| wanted.contains(id)),
            events: recorded,
            proposals: Vec::new(),
            warnings: all_warnings,
        }
    }

    /// The events that linked accounts tell of, as far as they were on the record by `as_of`.
    fn events_of(
        &self,
        component: &[&Telling],
        copies: &BTreeMap<ArticleId, Copy>,
        actors: &Actors,
        as_of: Option<Date>,
    ) -> Vec<events::Merged> {
        let groups = grouping::group(component.len(), |one, other| {
            compare::compare(component[one], component[other])
        });
        let ids: Vec<&EventId> =
            groups.groups.iter().map(|group| &component[group[0]].id).collect();
        let mut found = BTreeMap::new();
        for (index, group) in groups.groups.iter().enumerate() {
            let visible: Vec<&Telling> = group
                .iter()
                .map(|&member| component[member])
                .filter(|telling| is_visible(telling.report.published, as_of))
                .collect();
            if let Some(merged) = events::merge(ids[index], &visible, copies, actors) {
                found.insert(index, merged);
            }
        }
        for (one, other) in groups.perhaps {
            if found.contains_key(&one) && found.contains_key(&other) {
                for (event, twin) in [(one, other), (other, one)] {
                    if let Some(merged) = found.get_mut(&event) {
                        merged.event.possibly_same.push(ids[twin].clone());
                    }
                }
            }
        }
        found.into_values().collect()
    }

    /// Accounts that hang together by links, each set in the order of publication.
    fn components(&self) -> Vec<Vec<&Telling>> {
        let mut seen: BTreeSet<&EventId> = BTreeSet::new();
        let mut components = Vec::new();
        for start in self.tellings.keys() {
            if !seen.insert(start) {
                continue;
            }
            let mut open = vec![start];
            let mut component = Vec::new();
            while let Some(id) = open.pop() {
                component.extend(self.telling(id));
                open.extend(
                    self.links.get(id).into_iter().flatten().filter(|other| seen.insert(other)),
                );
            }
            component.sort_by_key(|telling| {
                (
                    telling.report.published.is_none(),
                    telling.report.published,
                    &telling.report.article,
                    telling.evidence.first(),
                    &telling.id,
                )
            });
            components.push(component);
        }
        components
    }

    fn copies_of(&self) -> BTreeMap<ArticleId, Copy> {
        let mut seen: BTreeSet<&ArticleId> = BTreeSet::new();
        let mut copies = BTreeMap::new();
        for start in self.copies.keys() {
            if !seen.insert(start) {
                continue;
            }
            let mut open = vec![start];
            let mut family = Vec::new();
            while let Some(article) = open.pop() {
                family.extend(self.digests.get(article));
                open.extend(
                    self.copies
                        .get(article)
                        .into_iter()
                        .flatten()
                        .filter(|other| seen.insert(other)),
                );
            }
            copies.extend(
                copies::originals(&family)
                    .into_iter()
                    .map(|(article, copy)| (article.clone(), copy)),
            );
        }
        copies
    }

    fn sightings(&self) -> Vec<Sighting<'_>> {
        self.digests.values().flat_map(sightings).collect()
    }

    fn articles(
        &self,
        copies: &BTreeMap<ArticleId, Copy>,
        as_of: Option<Date>,
    ) -> Vec<RecordedArticle> {
        let mut visible: Vec<&Digest> = self
            .digests
            .values()
            .filter(|digest| is_visible(digest.published.map(|published| published.date), as_of))
            .collect();
        visible.sort_by_key(|digest| {
            let date = digest.published.map(|published| published.date);
            let time = digest.published.and_then(|published| published.time);
            (date.is_none(), date, time, &digest.article)
        });
        let mut versions: BTreeMap<&str, u32> = BTreeMap::new();
        let known: BTreeSet<&ArticleId> = visible.iter().map(|digest| &digest.article).collect();
        visible
            .iter()
            .map(|digest| {
                let version = versions
                    .entry(digest.url.as_deref().unwrap_or(digest.article.as_str()))
                    .or_insert(0);
                *version += 1;
                let copy =
                    copies.get(&digest.article).filter(|copy| known.contains(&copy.original));
                RecordedArticle {
                    id: digest.article.clone(),
                    url: digest.url.clone(),
                    outlet: digest.outlet.clone(),
                    title: digest.title.clone(),
                    published: digest.published,
                    version: *version,
                    copy_of: copy.map(|copy| copy.original.clone()),
                    route: copy.map(|copy| copy.route),
                }
            })
            .collect()
    }
}

/// Everyone of whom a digest speaks.
fn sightings(digest: &Digest) -> Vec<Sighting<'_>> {
    let in_tellings = digest.tellings.iter().flat_map(|telling| {
        let parties = telling.parties.iter().map(|party| &party.profile);
        let sources = telling
            .report
            .roots
            .iter()
            .chain(&telling.report.denials)
            .filter_map(|root| root.profile.as_ref());
        let movers = telling.steps.iter().filter_map(|step| step.by.as_ref());
        parties.chain(sources).chain(movers)
    });
    let profiles: BTreeSet<&Profile> = digest.named.iter().chain(in_tellings).collect();
    let published = digest.published.map(|published| published.date);
    profiles
        .into_iter()
        .map(|profile| Sighting { article: &digest.article, published, profile })
        .collect()
}

/// Events by date, undated ones by when they were first reported.
fn order(event: &RecordedEvent) -> (Option<Date>, Option<Date>, &EventId) {
    let reported = event.status_history.first().and_then(|entry| entry.reported);
    let happened = event.time.as_ref().and_then(|time| time.earliest.or(time.latest));
    (happened.or(reported), reported, &event.id)
}

/// Everyone that an event names.
fn actors_of(event: &RecordedEvent) -> BTreeSet<ActorId> {
    let participants = event.participants.iter().map(|participant| &participant.actor);
    let movers = event.status_history.iter().filter_map(|entry| entry.by.as_ref());
    let roots = event.support.list.iter().filter_map(|origin| origin.agent.as_ref());
    participants
        .chain(movers)
        .chain(roots)
        .chain(&event.confirmed_by)
        .chain(&event.denied_by)
        .cloned()
        .collect()
}

/// The sides that take part in an event.
fn sides(event: &RecordedEvent, component: &[&Telling], actors: &Actors) -> BTreeSet<Side> {
    let taking_part = |telling: &Telling, profile: &Profile| {
        actors
            .id(&telling.report.article, profile)
            .is_some_and(|id| event.participants.iter().any(|one| one.actor == *id))
    };
    let parties = component
        .iter()
        .flat_map(|telling| telling.parties.iter().map(move |party| (telling, &party.profile)));
    parties
        .filter(|(telling, profile)| taking_part(telling, profile))
        .map(|(_, profile)| profile.country.clone().map_or(Side::Body, Side::Country))
        .collect()
}
