//! One event of the record out of the accounts of several articles.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onrecord_record::{
    ActorId, ActorKind, ArticleId, ArticleSpan, Edtf, EventId, EventTime, EventType, Mode, Naming,
    ParticipantRole, Place, Precision, RecordWarning, RecordedEvent, RecordedParticipant, Span,
    Status,
};

use crate::actors::{Actors, is_visible, most_common};
use crate::context::Context;
use crate::history::{self, Account};
use crate::profile::{Profile, Relation};
use crate::report::Report;
use crate::support::{self, Accounts};
use crate::telling::{Party, Telling};
use crate::windows::{self, Timing};
use crate::{corrections, fold, places, warnings};

/// An event with the accounts that it is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedEvent {
    /// The event. Its `possibly_same` names accounts, until all events are known.
    pub event: RecordedEvent,
    /// Ids of its accounts; the event's own id is that of the first.
    pub tellings: Vec<EventId>,
    /// What a person who relies on it should know.
    pub warnings: Vec<RecordWarning>,
}

/// Merges accounts of one event, of which those published by `as_of` count; `None` where there are none.
pub(crate) fn merge(group: &[&Telling], context: &Context) -> Option<MergedEvent> {
    let mut group = group.to_vec();
    group.sort_by_key(|telling| precedence(telling));
    let visible = |telling: &&Telling| is_visible(telling.report.published, context.as_of);
    let tellings: Vec<&Telling> = group.iter().copied().filter(visible).collect();
    let actors = context.actors;
    let reports: Vec<&Report> = tellings.iter().map(|telling| &telling.report).collect();
    let parties: Vec<(&ArticleId, &Profile)> = tellings
        .iter()
        .flat_map(|telling| telling.parties.iter().map(move |party| (telling, &party.profile)))
        .map(|(telling, profile)| (&telling.report.article, profile))
        .collect();
    let accounts =
        Accounts { reports: &reports, parties: &parties, copies: context.copies, actors };
    let event_type = event_type(&tellings)?;
    let grounds = support::of(&accounts);
    let histories: Vec<Account> = tellings
        .iter()
        .map(|telling| Account {
            telling,
            by: telling
                .steps
                .iter()
                .map(|step| actors.id(&telling.report.article, step.by.as_ref()?).cloned())
                .collect(),
        })
        .collect();
    let status_history = history::merge(&histories);
    let mode: BTreeSet<Mode> =
        tellings.iter().flat_map(|telling| telling.mode.iter().copied()).collect();
    let evidence = tellings.iter().flat_map(|telling| {
        let article = &telling.report.article;
        telling.evidence.iter().map(|&span| ArticleSpan { article: article.clone(), span })
    });
    let mut event = RecordedEvent {
        id: group.first()?.id.clone(),
        event_type,
        mode: mode.into_iter().collect(),
        participants: participants(&tellings, actors),
        place: place(&tellings),
        time: time(&tellings),
        topics: topics(&tellings),
        status: status_history.last().map_or(Status::Unknown, |entry| entry.status),
        status_history,
        support: grounds.support.clone(),
        confirmed_by: grounds.confirmed_by.clone(),
        denied_by: grounds.denied_by.clone(),
        possibly_same: Vec::new(),
        articles: accounts.articles(),
        evidence: evidence.collect(),
    };
    corrections::edit(&mut event, &tellings, context.corrections);
    let warnings = warnings::of(&event, &grounds, &accounts.sides_of_parties());
    Some(MergedEvent {
        event,
        tellings: group.iter().map(|telling| telling.id.clone()).collect(),
        warnings,
    })
}

/// The order in which accounts came onto the record.
pub(crate) fn precedence(telling: &Telling) -> (bool, Option<Date>, &ArticleId, &[Span], &EventId) {
    let Report { published, article, .. } = &telling.report;
    (published.is_none(), *published, article, &telling.evidence, &telling.id)
}

/// The sort most articles give; of those that come as often, the first of the vocabulary.
fn event_type(tellings: &[&Telling]) -> Option<EventType> {
    most_common(tellings.iter().map(|telling| telling.event_type))
}

/// A participant by all accounts so far.
struct Found<'t> {
    id: ActorId,
    name: String,
    profile: &'t Profile,
    roles: Vec<ParticipantRole>,
}

/// Who was there by any account. A palace and its country are one; those without a name stand in only where nobody of
/// their side has one.
fn participants(tellings: &[&Telling], actors: &Actors) -> Vec<RecordedParticipant> {
    let mut found: Vec<Found> = Vec::new();
    for telling in tellings {
        for Party { profile, role } in &telling.parties {
            let article = &telling.report.article;
            let Some(id) = actors.id(article, profile) else { continue };
            let name = actors.name(article, profile).unwrap_or_else(|| profile.name.clone());
            let one_state = |other: &Profile| {
                other.is_state() && profile.is_state() && other.relation(profile) == Relation::Same
            };
            let known = found.iter_mut().find(|known| known.id == *id || one_state(known.profile));
            let Some(known) = known else {
                found.push(Found { id: id.clone(), name, profile, roles: vec![*role] });
                continue;
            };
            known.roles.push(*role);
            // A country's own name says more than "the government".
            if (profile.kind, known.profile.kind) == (ActorKind::Country, ActorKind::Government) {
                (known.id, known.name, known.profile) = (id.clone(), name, profile);
            }
        }
    }
    let stands_in = |one: &Profile| {
        let mut named = found.iter().filter(|other| other.profile.naming == Naming::Named);
        one.naming != Naming::Named
            && named.any(|other| one.relation(other.profile) >= Relation::SameSide)
    };
    let kept = found.iter().filter(|found| !stands_in(found.profile));
    kept.map(|found| {
        let told = found.roles.iter().filter(|role| **role != ParticipantRole::Participant);
        RecordedParticipant {
            actor: found.id.clone(),
            name: found.name.clone(),
            role: most_common(told.copied()).unwrap_or(ParticipantRole::Participant),
        }
    })
    .collect()
}

/// The place that most articles give, as narrowly as any does; after a move, that of the later articles.
fn place(tellings: &[&Telling]) -> Option<Place> {
    let told = after_last(tellings, |telling| {
        telling.place.is_some() && telling.has_status(&[Status::Relocated])
    });
    let places = || told.iter().filter_map(|telling| telling.place.as_ref());
    let narrow = places().any(places::is_narrow);
    let fitting = places().filter(|place| places::is_narrow(place) == narrow);
    let name = most_common(fitting.clone().map(|place| place.name.clone()))?;
    let country =
        most_common(fitting.filter_map(|place| places::country(place).map(str::to_owned)));
    Some(Place { name, country, span: None })
}

/// The accounts from the last one of which `moved` holds; all where it holds of none.
fn after_last<'a, 't>(
    tellings: &'a [&'t Telling],
    moved: impl Fn(&Telling) -> bool,
) -> &'a [&'t Telling] {
    tellings.iter().rposition(|telling| moved(telling)).map_or(tellings, |last| &tellings[last..])
}

/// The time that is told most finely, of those the one told most; after a move, that of the later articles; one that was
/// broken off and taken up again lasts from its beginning to its end.
fn time(tellings: &[&Telling]) -> Option<EventTime> {
    let put_off = |telling: &Telling| {
        telling.time.as_ref().is_some_and(windows::is_narrow)
            && telling.has_status(&[Status::Rescheduled, Status::Postponed])
    };
    let told = after_last(tellings, put_off);
    let times: Vec<&EventTime> = told
        .iter()
        .filter_map(|telling| telling.time.as_ref())
        .filter(|time| time.edtf.is_some())
        .collect();
    let finest = times.iter().map(|time| time.precision).min()?;
    let fine = || times.iter().filter(|time| time.precision == finest).copied();
    // Of two that are told as often, the longer one says more of how long it lasted.
    let mut counts: BTreeMap<&Edtf, (usize, i32)> = BTreeMap::new();
    for time in fine() {
        let Some(edtf) = &time.edtf else { continue };
        let length = windows::bounds(time).map_or(0, |(first, last)| windows::days(first, last));
        counts.entry(edtf).or_insert((0, length)).0 += 1;
    }
    let best = counts
        .iter()
        .max_by_key(|&(edtf, count)| (*count, std::cmp::Reverse(*edtf)))
        .map(|(edtf, _)| *edtf)?;
    let mut time = fine().find(|time| time.edtf.as_ref() == Some(best))?.clone();
    time.reference = None;
    if tellings.iter().any(|telling| telling.has_status(&[Status::Suspended])) {
        extend(&mut time, &times);
    }
    Some(time)
}

/// Widens a time of days over the others of days that it does not meet.
fn extend(time: &mut EventTime, times: &[&EventTime]) {
    let days = times
        .iter()
        .filter(|other| other.precision == Precision::Day && time.precision == Precision::Day);
    let apart: Vec<(Date, Date)> = days
        .filter(|other| matches!(windows::compare(Some(time), Some(other)), Timing::Apart(_)))
        .filter_map(|other| windows::bounds(other))
        .collect();
    let Some((own_first, own_last)) = windows::bounds(time).filter(|_| !apart.is_empty()) else {
        return;
    };
    let first = apart.iter().map(|bounds| bounds.0).fold(own_first, Ord::min);
    let last = apart.iter().map(|bounds| bounds.1).fold(own_last, Ord::max);
    time.earliest = Some(first);
    time.latest = Some(last);
    time.edtf = Some(Edtf(format!("{first}/{last}")));
}

fn topics(tellings: &[&Telling]) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for topic in tellings.iter().flat_map(|telling| &telling.topics) {
        if !topics.iter().any(|known| fold::name(known) == fold::name(topic)) {
            topics.push(topic.clone());
        }
    }
    topics
}
