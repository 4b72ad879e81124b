//! A part of the record: the events that a person asks for, and whatever they name.

use std::collections::BTreeSet;

use jiff::civil::Date;
use onrecord_record::{
    ActorId, ArticleId, EventId, Record, RecordedActor, RecordedEvent, RecordedProposal,
};

use crate::error::StoreError;
use crate::store::Store;

/// Which events are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// As the record stood at the end of this day.
    pub as_of: Option<Date>,
    /// Only those at which someone of this name was to be, or which they moved, confirmed or denied.
    pub actor: Option<String>,
    /// Only those that may have been on this day or later.
    pub from: Option<Date>,
    /// Only those that may have been on this day or earlier.
    pub to: Option<Date>,
    /// The last so many of them.
    pub limit: Option<usize>,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    /// A record of these events and of whatever they name.
    pub record: Record,
    /// How many earlier events the limit has left out.
    pub left_out: usize,
}

impl Store {
    /// The events that fit, in the order of the record.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn select(&self, selection: &Selection) -> Result<Selected, StoreError> {
        let mut record = self.record(selection.as_of)?;
        let wanted = selection.actor.as_deref().map(|name| named(&record.actors, name));
        record.events.retain(|event| {
            selection.spans(event) && wanted.as_ref().is_none_or(|wanted| acts(event, wanted))
        });
        let left_out = selection.limit.map_or(0, |limit| record.events.len().saturating_sub(limit));
        record.events.drain(..left_out);
        record.proposals.clear();
        Ok(Selected { record: narrowed(record), left_out })
    }

    /// A record of the event `id`, of those that may be the same, and of whatever they name; without events where there is
    /// no such event.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn event(&self, id: &EventId, as_of: Option<Date>) -> Result<Record, StoreError> {
        let mut record = self.record(as_of)?;
        let found = record.events.iter().find(|event| event.id == *id);
        let twins = found.map(|event| event.possibly_same.clone()).unwrap_or_default();
        record.events.retain(|event| event.id == *id || twins.contains(&event.id));
        record.proposals.clear();
        Ok(narrowed(record))
    }

    /// Ids of the events whose id begins so.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn events_beginning(&self, id: &str) -> Result<Vec<EventId>, StoreError> {
        let ids = self.record(None)?.events.into_iter().map(|event| event.id);
        Ok(ids.filter(|found| found.as_str().starts_with(id)).collect())
    }

    /// Those of this name: each word of it must be a word, or the beginning of one, of one of an actor's names.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn actors_named(&self, name: &str) -> Result<Vec<RecordedActor>, StoreError> {
        let record = self.record(None)?;
        let wanted = named(&record.actors, name);
        Ok(record.actors.into_iter().filter(|actor| wanted.contains(&actor.id)).collect())
    }
}

impl Selection {
    /// Whether an event may have been in the days asked for.
    fn spans(&self, event: &RecordedEvent) -> bool {
        let (first, last) = days(event);
        self.from.is_none_or(|from| last.is_some_and(|last| last >= from))
            && self.to.is_none_or(|to| first.is_some_and(|first| first <= to))
    }
}

/// The first and the last day on which an event may have been; where none is told, the day on which it was reported.
fn days(event: &RecordedEvent) -> (Option<Date>, Option<Date>) {
    let reported = event.status_history.first().and_then(|entry| entry.reported);
    let (first, last) =
        event.time.as_ref().map_or((None, None), |time| (time.earliest, time.latest));
    (first.or(last).or(reported), last.or(first).or(reported))
}

fn named(actors: &[RecordedActor], name: &str) -> BTreeSet<ActorId> {
    let wanted = words(name);
    let fits = |name: &String| {
        let words = words(name);
        wanted.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted)))
    };
    let fitting = actors.iter().filter(|actor| actor.name.iter().chain(&actor.aliases).any(fits));
    fitting.map(|actor| actor.id.clone()).collect()
}

fn words(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether one of `actors` is at the event, or moved, confirmed or denied it.
fn acts(event: &RecordedEvent, actors: &BTreeSet<ActorId>) -> bool {
    acting(event).any(|id| actors.contains(id))
}

fn acting(event: &RecordedEvent) -> impl Iterator<Item = &ActorId> {
    let participants = event.participants.iter().map(|one| &one.actor);
    let movers = event.status_history.iter().filter_map(|entry| entry.by.as_ref());
    participants.chain(movers).chain(&event.confirmed_by).chain(&event.denied_by)
}

/// What is left of a record when all is gone that its events and proposals do not name.
fn narrowed(mut record: Record) -> Record {
    let mut articles: BTreeSet<ArticleId> = BTreeSet::new();
    let mut actors: BTreeSet<ActorId> = BTreeSet::new();
    for event in &record.events {
        articles.extend(event.articles.iter().cloned());
        actors.extend(acting(event).cloned());
        actors.extend(event.support.list.iter().filter_map(|origin| origin.agent.clone()));
    }
    for proposal in &record.proposals {
        articles.extend(proposal.articles.iter().cloned());
        actors.extend(acting_on(proposal).cloned());
    }
    // The original of a copy is named by it.
    let originals = record.articles.iter().filter(|article| articles.contains(&article.id));
    let originals: Vec<ArticleId> =
        originals.filter_map(|article| article.copy_of.clone()).collect();
    articles.extend(originals);
    let events: BTreeSet<&EventId> = record.events.iter().map(|event| &event.id).collect();
    record
        .warnings
        .retain(|warning| warning.event.as_ref().is_some_and(|event| events.contains(event)));
    record.articles.retain(|article| articles.contains(&article.id));
    record.actors.retain(|actor| actors.contains(&actor.id));
    record
}

fn acting_on(proposal: &RecordedProposal) -> impl Iterator<Item = &ActorId> {
    let parties = proposal.authors.iter().chain(&proposal.addressees);
    let roots = proposal.support.list.iter().filter_map(|origin| origin.agent.as_ref());
    let points = proposal.points.iter();
    let stances = points.flat_map(|point| {
        point.asks_of.iter().chain(point.stances.iter().map(|stance| &stance.actor))
    });
    parties.chain(roots).chain(stances)
}
