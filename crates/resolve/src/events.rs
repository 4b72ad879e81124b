//! One event of the record out of the accounts of several articles.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_record::{
    ActorId, ActorKind, ArticleId, ArticleSpan, Edtf, EventId, EventTime, EventType, Mode, Naming,
    ParticipantRole, Place, Precision, RecordedEvent, RecordedParticipant, Status,
};

use crate::actors::{Actors, most_common};
use crate::copies::Copy;
use crate::history::{self, Account};
use crate::places;
use crate::profile::{Profile, Relation};
use crate::report::Report;
use crate::support::{self, Accounts, Grounds};
use crate::telling::Telling;
use crate::windows::{self, Timing};

/// An event with what its warnings are made of.
pub(crate) struct Merged {
    pub(crate) event: RecordedEvent,
    pub(crate) grounds: Grounds,
}

/// Merges accounts of one event, which are in the order of their publication; `None` for none.
pub(crate) fn merge(
    id: &EventId,
    tellings: &[&Telling],
    copies: &BTreeMap<ArticleId, Copy>,
    actors: &Actors,
) -> Option<Merged> {
    let reports: Vec<&Report> = tellings.iter().map(|telling| &telling.report).collect();
    let parties: Vec<&Profile> =
        tellings.iter().flat_map(|telling| &telling.parties).map(|party| &party.profile).collect();
    let accounts = Accounts { reports: &reports, parties: &parties, copies, actors };
    let event_type = event_type(tellings)?;
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
    let mut articles: Vec<ArticleId> = Vec::new();
    for telling in tellings {
        if !articles.contains(&telling.report.article) {
            articles.push(telling.report.article.clone());
        }
    }
    let evidence = tellings.iter().flat_map(|telling| {
        telling
            .evidence
            .iter()
            .map(|&span| ArticleSpan { article: telling.report.article.clone(), span })
    });
    let event = RecordedEvent {
        id: id.clone(),
        event_type,
        mode: mode.into_iter().collect(),
        participants: participants(tellings, actors),
        place: place(tellings),
        time: time(tellings),
        topics: topics(tellings),
        status: status_history.last().map_or(Status::Unknown, |entry| entry.status),
        status_history,
        support: grounds.support.clone(),
        confirmed_by: grounds.confirmed_by.clone(),
        denied_by: grounds.denied_by.clone(),
        possibly_same: Vec::new(),
        articles,
        evidence: evidence.collect(),
    };
    Some(Merged { event, grounds })
}

/// The sort most articles give; of those that come as often, the first of the vocabulary.
fn event_type(tellings: &[&Telling]) -> Option<EventType> {
    most_common(tellings.iter().map(|telling| telling.event_type))
}

/// Who was there by any account. A palace and its country are one; those without a name stand in only where nobody of
/// their side has one.
fn participants(tellings: &[&Telling], actors: &Actors) -> Vec<RecordedParticipant> {
    let mut found: Vec<(ActorId, &Profile, Vec<ParticipantRole>)> = Vec::new();
    for telling in tellings {
        for party in &telling.parties {
            let Some(id) = actors.id(&telling.report.article, &party.profile) else { continue };
            let known = found.iter_mut().find(|(known, profile, _)| {
                known == id
                    || profile.is_state()
                        && party.profile.is_state()
                        && profile.relation(&party.profile) == Relation::Same
            });
            match known {
                Some(known) => {
                    known.2.push(party.role);
                    // A country's own name says more than "the government".
                    if (party.profile.kind, known.1.kind)
                        == (ActorKind::Country, ActorKind::Government)
                    {
                        known.0 = id.clone();
                        known.1 = &party.profile;
                    }
                }
                None => found.push((id.clone(), &party.profile, vec![party.role])),
            }
        }
    }
    let named: Vec<&Profile> = found
        .iter()
        .map(|(_, profile, _)| *profile)
        .filter(|profile| profile.naming == Naming::Named)
        .collect();
    let stands_in = |profile: &Profile| {
        profile.naming != Naming::Named
            && named.iter().any(|other| profile.relation(other) >= Relation::SameSide)
    };
    let kept = found.iter().filter(|(_, profile, _)| !stands_in(profile));
    kept.map(|(id, profile, roles)| {
        let told = roles.iter().copied().filter(|role| *role != ParticipantRole::Participant);
        RecordedParticipant {
            actor: id.clone(),
            name: actors.name(id).unwrap_or_else(|| profile.name.clone()),
            role: most_common(told).unwrap_or(ParticipantRole::Participant),
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
    let apart: Vec<(jiff::civil::Date, jiff::civil::Date)> = days
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
        if !topics.iter().any(|known| crate::fold::name(known) == crate::fold::name(topic)) {
            topics.push(topic.clone());
        }
    }
    topics
}
