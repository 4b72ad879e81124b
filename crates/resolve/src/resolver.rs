//! Digests to the record, one article at a time: adding one compares it only with what shares a key.
//!
//! Whatever the order in which articles come, the same set of them gives the same record. A resolver may also hold a part
//! of the articles: an event comes out as it would from all of them where every article linked to it is there, and
//! [`Resolver::see`] has told of those who are named elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onrecord_record::{
    ActorId, ArticleId, EventId, ProposalId, Reading, Record, RecordSchema, RecordedArticle,
    RecordedEvent, RecordedProposal,
};

use crate::actors::{Actors, Sighting, is_visible};
use crate::compare::{self, Verdict};
use crate::context::Context;
use crate::copies::{self, Copy};
use crate::corrections::{self, Correction};
use crate::digest::Digest;
use crate::events::{self, MergedEvent};
use crate::grouping;
use crate::index::Index;
use crate::proposals::{self, MergedProposal, ProposalTelling};
use crate::sightings::Sightings;
use crate::telling::Telling;

/// The merged record of all readings, or as it stood at the end of the day `as_of`.
pub fn resolve(readings: &[Reading], corrections: &[Correction], as_of: Option<Date>) -> Record {
    let mut resolver = Resolver::default();
    for reading in readings {
        resolver.add(Digest::of(reading));
    }
    for correction in corrections {
        resolver.correct(correction.clone());
    }
    resolver.record(as_of)
}

/// Digests with the keys by which they find each other.
#[derive(Debug, Clone, Default)]
pub struct Resolver {
    digests: BTreeMap<ArticleId, Digest>,
    /// Where each account is: its article and its place in the digest.
    tellings: BTreeMap<EventId, (ArticleId, usize)>,
    /// The same of accounts of proposals.
    proposal_tellings: BTreeMap<ProposalId, (ArticleId, usize)>,
    events: Index,
    proposals: Index,
    copies: Index,
    sightings: Sightings,
    corrections: Vec<Correction>,
}

impl Resolver {
    /// Adds an article. One that is there already changes nothing.
    pub fn add(&mut self, digest: Digest) {
        if self.digests.contains_key(&digest.article) {
            return;
        }
        let article = digest.article.clone();
        for (index, telling) in digest.tellings.iter().enumerate() {
            self.tellings.insert(telling.id.clone(), (article.clone(), index));
        }
        for (index, telling) in digest.proposals.iter().enumerate() {
            self.proposal_tellings.insert(telling.id.clone(), (article.clone(), index));
        }
        for sighting in digest.sightings() {
            self.see(sighting);
        }
        self.digests.insert(article.clone(), digest);
        self.link(&article);
    }

    /// Compares what an article tells with what shares a key with it.
    fn link(&mut self, article: &ArticleId) {
        let digests = &self.digests;
        let Some(digest) = digests.get(article) else { return };
        let verdict = |other: &str| match digests.get(&ArticleId::from(other)) {
            Some(other) if copies::is_copy(digest, other) => Verdict::Same,
            _ => Verdict::Unrelated,
        };
        self.copies.add(article.as_str(), &digest.text_keys(), BTreeSet::new(), verdict);
        // Texts that are copies of each other tell the same, whatever else is made of them.
        let copied = self.copies.component(article.as_str(), &[]).into_iter();
        let copied: BTreeSet<String> = copied
            .filter(|id| *id != article.as_str())
            .filter_map(|id| digests.get(&ArticleId::from(id)))
            .flat_map(|copy| copy.tellings.iter().map(|telling| telling.id.0.clone()))
            .collect();
        for telling in &digest.tellings {
            let verdict = |other: &str| {
                let other = telling_in(&self.tellings, digests, &EventId::from(other));
                other.map_or(Verdict::Unrelated, |other| compare::compare(telling, other))
            };
            self.events.add(telling.id.as_str(), &telling.keys(), copied.clone(), verdict);
        }
        for telling in &digest.proposals {
            let verdict = |other: &str| {
                let other = proposal_in(&self.proposal_tellings, digests, &ProposalId::from(other));
                other.map_or(Verdict::Unrelated, |other| proposals::compare(telling, other))
            };
            self.proposals.add(telling.id.as_str(), &telling.keys(), BTreeSet::new(), verdict);
        }
    }

    /// Takes in what an article that is not added says of an actor.
    pub fn see(&mut self, sighting: Sighting) {
        self.sightings.add(sighting);
    }

    /// Takes in what a person puts right.
    pub fn correct(&mut self, correction: Correction) {
        if !self.corrections.contains(&correction) {
            self.corrections.push(correction);
        }
    }

    /// The record, now or as it stood at the end of the day `as_of`.
    pub fn record(&self, as_of: Option<Date>) -> Record {
        let in_force = corrections::in_force(&self.corrections, as_of);
        let all = self.tellings.keys().collect();
        let copies = self.copies_of(self.copies.components());
        let actors = self.sightings.actors();
        let context = Context { actors: &actors, copies: &copies, corrections: &in_force, as_of };
        let mut merged = self.merge(all, &context);
        merged.sort_by(|one, other| order(&one.event).cmp(&order(&other.event)));
        let event_of: BTreeMap<&EventId, &EventId> = merged
            .iter()
            .flat_map(|merged| merged.tellings.iter().map(|telling| (telling, &merged.event.id)))
            .collect();
        let mut recorded = Vec::new();
        for merged in &merged {
            let mut event = merged.event.clone();
            let twins = event.possibly_same.iter().filter_map(|telling| event_of.get(telling));
            let twins: BTreeSet<EventId> = twins.copied().cloned().collect();
            event.possibly_same = twins.into_iter().filter(|twin| *twin != event.id).collect();
            recorded.push(event);
        }
        let all = self.proposal_tellings.keys().collect();
        let recorded_proposals = with_twins(self.merge_proposals(all, &context));
        let mut wanted: BTreeSet<ActorId> = recorded.iter().flat_map(actors_of).collect();
        wanted.extend(recorded_proposals.iter().flat_map(actors_of_proposal));
        Record {
            schema: RecordSchema::Version1,
            as_of,
            articles: self.articles(&copies, as_of),
            actors: actors.recorded(as_of, |id| wanted.contains(id)),
            warnings: merged.iter().flat_map(|merged| merged.warnings.clone()).collect(),
            events: recorded,
            proposals: recorded_proposals,
        }
    }

    /// The events that `article` tells of, with all accounts of them that are there.
    pub fn events_of(&self, article: &ArticleId, as_of: Option<Date>) -> Vec<MergedEvent> {
        let in_force = corrections::in_force(&self.corrections, as_of);
        let told = self.digests.get(article).into_iter().flat_map(|digest| &digest.tellings);
        let (actors, copies) = self.around(&self.articles_of_events(article, &in_force));
        let context = Context { actors: &actors, copies: &copies, corrections: &in_force, as_of };
        self.merge(told.map(|telling| &telling.id).collect(), &context)
    }

    /// The proposals that `article` tells of, with all accounts of them that are there.
    pub fn proposals_of(&self, article: &ArticleId, as_of: Option<Date>) -> Vec<MergedProposal> {
        let told = self.digests.get(article).into_iter().flat_map(|digest| &digest.proposals);
        let (actors, copies) = self.around(&self.articles_of_proposals(article));
        let context = Context { actors: &actors, copies: &copies, corrections: &[], as_of };
        self.merge_proposals(told.map(|telling| &telling.id).collect(), &context)
    }

    /// The articles with which `article` shares an event, a proposal or its text.
    pub fn linked(&self, article: &ArticleId) -> BTreeSet<ArticleId> {
        let in_force = corrections::in_force(&self.corrections, None);
        let mut linked: BTreeSet<ArticleId> =
            self.articles_of_events(article, &in_force).into_iter().cloned().collect();
        linked.extend(self.articles_of_proposals(article).into_iter().cloned());
        linked
            .extend(self.copies.component(article.as_str(), &[]).into_iter().map(ArticleId::from));
        linked.remove(article);
        linked
    }

    /// The articles that tell of an event of which `article` does, itself among them where it tells of any.
    fn articles_of_events(
        &self,
        article: &ArticleId,
        corrections: &[&Correction],
    ) -> BTreeSet<&ArticleId> {
        let joined = corrections::joined(corrections);
        let told = self.digests.get(article).into_iter().flat_map(|digest| &digest.tellings);
        told.flat_map(|telling| self.events.component(telling.id.as_str(), &joined))
            .filter_map(|id| self.tellings.get(&EventId::from(id)))
            .map(|(article, _)| article)
            .collect()
    }

    /// The same of proposals.
    fn articles_of_proposals(&self, article: &ArticleId) -> BTreeSet<&ArticleId> {
        let told = self.digests.get(article).into_iter().flat_map(|digest| &digest.proposals);
        told.flat_map(|telling| self.proposals.component(telling.id.as_str(), &[]))
            .filter_map(|id| self.proposal_tellings.get(&ProposalId::from(id)))
            .map(|(article, _)| article)
            .collect()
    }

    /// Who is who in `articles`, and what they copy.
    fn around(&self, articles: &BTreeSet<&ArticleId>) -> (Actors, BTreeMap<ArticleId, Copy>) {
        let digests = articles.iter().filter_map(|article| self.digests.get(*article));
        let actors = self.sightings.actors_around(digests.flat_map(Digest::sightings));
        let families: BTreeSet<BTreeSet<&str>> =
            articles.iter().map(|article| self.copies.component(article.as_str(), &[])).collect();
        (actors, self.copies_of(families))
    }

    /// The events of which `tellings` are accounts.
    fn merge(&self, tellings: BTreeSet<&EventId>, context: &Context) -> Vec<MergedEvent> {
        let joined = corrections::joined(context.corrections);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut merged = Vec::new();
        for id in tellings {
            if seen.contains(id.as_str()) {
                continue;
            }
            let component = self.events.component(id.as_str(), &joined);
            seen.extend(component.iter().map(|&id| id.to_owned()));
            let mut members: Vec<&Telling> =
                component.iter().filter_map(|&id| self.telling(&EventId::from(id))).collect();
            members.sort_by_key(|telling| events::precedence(telling));
            let groups = grouping::group(members.len(), |one, other| {
                compare::compare(members[one], members[other])
            });
            let groups =
                groups.into_iter().map(|group| group.into_iter().map(|one| members[one]).collect());
            for group in corrections::regroup(groups.collect(), context.corrections) {
                if let Some(mut event) = events::merge(&group, context) {
                    event.event.possibly_same = self.perhaps(&group, &members);
                    merged.push(event);
                }
            }
        }
        merged
    }

    /// The proposals of which `tellings` are accounts.
    fn merge_proposals(
        &self,
        tellings: BTreeSet<&ProposalId>,
        context: &Context,
    ) -> Vec<MergedProposal> {
        let telling =
            |id: &str| proposal_in(&self.proposal_tellings, &self.digests, &ProposalId::from(id));
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut merged = Vec::new();
        for id in tellings {
            if seen.contains(id.as_str()) {
                continue;
            }
            let component = self.proposals.component(id.as_str(), &[]);
            seen.extend(&component);
            let mut members: Vec<&ProposalTelling> =
                component.into_iter().filter_map(telling).collect();
            members.sort_by_key(|telling| proposals::precedence(telling));
            let groups = grouping::group(members.len(), |one, other| {
                proposals::compare(members[one], members[other])
            });
            for group in groups {
                let group: Vec<&ProposalTelling> =
                    group.into_iter().map(|member| members[member]).collect();
                let perhaps =
                    group.iter().flat_map(|telling| self.proposals.perhaps(telling.id.as_str()));
                let perhaps: BTreeSet<ProposalId> =
                    perhaps.map(|id| ProposalId::from(id.as_str())).collect();
                if let Some(mut proposal) = proposals::merge(&group, context) {
                    proposal.proposal.possibly_same = perhaps.into_iter().collect();
                    merged.push(proposal);
                }
            }
        }
        merged
    }

    /// Accounts outside `group` that may be of its event, among those that hang together with it and elsewhere.
    fn perhaps(&self, group: &[&Telling], members: &[&Telling]) -> Vec<EventId> {
        let own: BTreeSet<&EventId> = group.iter().map(|telling| &telling.id).collect();
        let apart = |other: &Telling| {
            group.iter().any(|telling| compare::compare(telling, other) == Verdict::Apart)
        };
        let linked = |other: &&&Telling| {
            group.iter().any(|telling| compare::compare(telling, other) > Verdict::Unrelated)
        };
        let near = members.iter().filter(|other| !own.contains(&other.id)).filter(linked).copied();
        let far = group.iter().flat_map(|telling| self.events.perhaps(telling.id.as_str()));
        let far = far.filter_map(|id| self.telling(&EventId::from(id.as_str())));
        let others: BTreeMap<&EventId, &Telling> =
            near.chain(far).map(|telling| (&telling.id, telling)).collect();
        let others = others.into_values().filter(|other| !own.contains(&other.id) && !apart(other));
        others.map(|telling| telling.id.clone()).collect()
    }

    fn telling(&self, id: &EventId) -> Option<&Telling> {
        telling_in(&self.tellings, &self.digests, id)
    }

    fn copies_of<'s>(
        &self,
        families: impl IntoIterator<Item = BTreeSet<&'s str>>,
    ) -> BTreeMap<ArticleId, Copy> {
        let mut copies = BTreeMap::new();
        for family in families.into_iter().filter(|family| family.len() > 1) {
            let family: Vec<&Digest> =
                family.iter().filter_map(|&id| self.digests.get(&ArticleId::from(id))).collect();
            let originals = copies::originals(&family);
            copies.extend(originals.into_iter().map(|(article, copy)| (article.clone(), copy)));
        }
        copies
    }

    fn articles(
        &self,
        copies: &BTreeMap<ArticleId, Copy>,
        as_of: Option<Date>,
    ) -> Vec<RecordedArticle> {
        let mut visible: Vec<&Digest> =
            self.digests.values().filter(|digest| is_visible(digest.date(), as_of)).collect();
        visible.sort_by_key(|digest| {
            let time = digest.published.and_then(|published| published.time);
            (digest.date().is_none(), digest.date(), time, &digest.article)
        });
        let known: BTreeSet<&ArticleId> = visible.iter().map(|digest| &digest.article).collect();
        let mut versions: BTreeMap<&str, u32> = BTreeMap::new();
        let recorded = visible.iter().map(|digest| {
            let address = digest.url.as_deref().unwrap_or(digest.article.as_str());
            let version = versions.entry(address).or_insert(0);
            *version += 1;
            let copy = copies.get(&digest.article).filter(|copy| known.contains(&copy.original));
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
        });
        recorded.collect()
    }
}

fn telling_in<'d>(
    tellings: &BTreeMap<EventId, (ArticleId, usize)>,
    digests: &'d BTreeMap<ArticleId, Digest>,
    id: &EventId,
) -> Option<&'d Telling> {
    let (article, index) = tellings.get(id)?;
    digests.get(article)?.tellings.get(*index)
}

fn proposal_in<'d>(
    tellings: &BTreeMap<ProposalId, (ArticleId, usize)>,
    digests: &'d BTreeMap<ArticleId, Digest>,
    id: &ProposalId,
) -> Option<&'d ProposalTelling> {
    let (article, index) = tellings.get(id)?;
    digests.get(article)?.proposals.get(*index)
}

/// Proposals in the order in which they came onto the record, those that may be the same named by their ids.
fn with_twins(mut merged: Vec<MergedProposal>) -> Vec<RecordedProposal> {
    let proposal_of: BTreeMap<ProposalId, ProposalId> = merged
        .iter()
        .flat_map(|merged| {
            let id = &merged.proposal.id;
            merged.tellings.iter().map(move |telling| (telling.clone(), id.clone()))
        })
        .collect();
    for MergedProposal { proposal, .. } in &mut merged {
        let twins = proposal.possibly_same.iter().filter_map(|twin| proposal_of.get(twin));
        let twins: BTreeSet<ProposalId> =
            twins.filter(|twin| **twin != proposal.id).cloned().collect();
        proposal.possibly_same = twins.into_iter().collect();
    }
    let mut proposals: Vec<RecordedProposal> =
        merged.into_iter().map(|merged| merged.proposal).collect();
    proposals.sort_by(|one, other| {
        let first = |proposal: &RecordedProposal| {
            proposal.status_history.first().and_then(|entry| entry.reported)
        };
        (first(one), &one.id).cmp(&(first(other), &other.id))
    });
    proposals
}

/// Everyone that a proposal names.
fn actors_of_proposal(proposal: &RecordedProposal) -> Vec<ActorId> {
    let stances = proposal.points.iter().flat_map(|point| {
        point.asks_of.iter().chain(point.stances.iter().map(|stance| &stance.actor))
    });
    let roots = proposal.support.list.iter().filter_map(|origin| origin.agent.as_ref());
    let parties = proposal.authors.iter().chain(&proposal.addressees);
    let others = proposal.confirmed_by.iter().chain(&proposal.denied_by);
    parties.chain(stances).chain(roots).chain(others).cloned().collect()
}

/// Events by date, undated ones by when they were first reported.
fn order(event: &RecordedEvent) -> (Option<Date>, Option<Date>, &EventId) {
    let reported = event.status_history.first().and_then(|entry| entry.reported);
    let happened = event.time.as_ref().and_then(|time| time.earliest.or(time.latest));
    (happened.or(reported), reported, &event.id)
}

/// Everyone that an event names.
fn actors_of(event: &RecordedEvent) -> Vec<ActorId> {
    let participants = event.participants.iter().map(|participant| &participant.actor);
    let movers = event.status_history.iter().filter_map(|entry| entry.by.as_ref());
    let roots = event.support.list.iter().filter_map(|origin| origin.agent.as_ref());
    let others = event.confirmed_by.iter().chain(&event.denied_by);
    participants.chain(movers).chain(roots).chain(others).cloned().collect()
}
