//! Context: who takes part in an event whose own words do not say: "They last met in Suzhou", "a second round", "the two
//! sides", "the talks".
//!
//! Looks back for the nearest two that were named together, in an event or in one breath; for the sides of a negotiation
//! without any, to the two bodies that the article speaks of most. Must not know triggers.

use onrecord_record::{ActorKind, EventType, Naming, ParticipantRole};

use super::mention::Mention;
use crate::actors::Actors;
use crate::document::Document;

/// Sentences that are looked back over for an event with the same parties.
const LOOK_BACK: usize = 8;

/// The same for an event of another type: the parties of talks are seldom those of a meeting told long before.
const NEAR_LOOK_BACK: usize = 4;

/// Sentences that are looked back over for two that are named together: a plural pronoun does not reach farther.
const PAIR_LOOK_BACK: usize = 2;

/// Fewest mentions of a body that the article is about.
const FEWEST_MENTIONS: usize = 3;

type Party = (usize, ParticipantRole);

/// Gives the events that speak of parties named before their participants.
pub fn complete(document: &Document, actors: &Actors, groups: &mut [Vec<Mention>]) {
    for index in 0..groups.len() {
        let (before, rest) = groups.split_at_mut(index);
        let Some(group) = rest.first_mut() else { return };
        let needed =
            if group.iter().any(|mention| mention.event_type == EventType::Visit) { 1 } else { 2 };
        let by_word = parties(group).iter().any(|&(actor, _)| stands_for_others(actors, actor));
        let names_several = group.iter().any(|mention| mention.names_several) && !by_word;
        if names_several
            || parties(group).len() >= needed && !by_word
            || !group.iter().any(points_back)
        {
            continue;
        }
        // "the two sides" are countries or bodies, "they" may be anyone
        let bodies = group.iter().any(|mention| mention.names_sides);
        let at = document.sentence_number(group[0].trigger);
        let from_events = before.iter().rev().filter_map(|earlier| {
            let gap = at.checked_sub(document.sentence_number(earlier.last()?.trigger))?;
            let named = of_kind(actors, parties(earlier), bodies);
            let same_kind = (earlier[0].event_type == EventType::Visit) == (needed == 1);
            let is_call = |kind: EventType| kind == EventType::Call;
            let same_call = is_call(earlier[0].event_type) == is_call(group[0].event_type);
            let reach = if earlier[0].event_type == group[0].event_type {
                LOOK_BACK
            } else {
                NEAR_LOOK_BACK
            };
            // another session of the same body
            let is_of_a_body = named.len() == 1
                && earlier[0].event_type == group[0].event_type
                && group[0].is_another
                && actors.list[named[0].0].kind == ActorKind::Organization;
            (gap <= reach
                && (named.len() >= needed || is_of_a_body)
                && same_kind
                && same_call
                && is_between_parties(earlier[0].event_type))
            .then_some((gap, named))
        });
        let from_events = from_events.min_by_key(|(gap, _)| *gap);
        let pair = group
            .iter()
            .find(|mention| mention.names_parties_by_pronoun)
            .and_then(|mention| pair_before(document, actors, mention.trigger, bodies));
        let named = match (from_events, pair) {
            (Some((gap, _)), Some((pair_gap, pair))) if pair_gap < gap => Some(pair),
            (Some((_, named)), _) => Some(named),
            (None, Some((_, pair))) => Some(pair),
            (None, None) => None,
        };
        let is_negotiation = matches!(
            group[0].event_type,
            EventType::Talks
                | EventType::Meeting
                | EventType::Summit
                | EventType::Signing
                | EventType::Exchange
                | EventType::Ceasefire
        );
        let named = named.or_else(|| {
            (bodies || is_negotiation && parties(group).is_empty())
                .then(|| principal_parties(actors, before))
                .flatten()
        });
        let Some(named) = named else { continue };
        for mention in group.iter_mut() {
            mention.participants.retain(|&(actor, _)| !stands_for_others(actors, actor));
        }
        group[0].participants.extend(named);
    }
}

/// Whether an actor is only a word for those named elsewhere: "both sides".
fn stands_for_others(actors: &Actors, actor: usize) -> bool {
    let Some(name) = &actors.list[actor].name else { return false };
    let mut words = name.split(' ').rev();
    let noun = words.next().unwrap_or_default();
    let count = words.next().unwrap_or("the").to_lowercase();
    words.next().is_none()
        && matches!(
            noun,
            "sides" | "parties" | "delegations" | "capitals" | "governments" | "camps"
        )
        && matches!(count.as_str(), "the" | "both" | "two")
}

fn points_back(mention: &Mention) -> bool {
    let noun_points_back = !mention.is_verb
        && (mention.is_definite || mention.is_another || mention.participants.is_empty());
    is_between_parties(mention.event_type) && (mention.names_parties_by_pronoun || noun_points_back)
}

fn is_between_parties(event_type: EventType) -> bool {
    !matches!(event_type, EventType::Briefing | EventType::Announcement | EventType::Other)
}

/// Those who take part themselves, each once.
fn parties(group: &[Mention]) -> Vec<Party> {
    let mut parties: Vec<Party> = Vec::new();
    for &(actor, role) in group.iter().flat_map(|mention| &mention.participants) {
        let takes_part = matches!(
            role,
            ParticipantRole::Participant | ParticipantRole::Visitor | ParticipantRole::Host
        );
        if takes_part && parties.iter().all(|&(other, _)| other != actor) {
            parties.push((actor, role));
        }
    }
    parties
}

fn of_kind(actors: &Actors, parties: Vec<Party>, bodies: bool) -> Vec<Party> {
    parties
        .into_iter()
        .filter(|&(actor, _)| !bodies || actors.list[actor].kind != ActorKind::Person)
        .collect()
}

/// The nearest two or more before a word that are named in one breath ("France and China"), and how many sentences back.
fn pair_before(
    document: &Document,
    actors: &Actors,
    before: usize,
    bodies: bool,
) -> Option<(usize, Vec<Party>)> {
    let sentence = document.sentence_number(before);
    (0..before).rev().find_map(|token| {
        let gap = sentence - document.sentence_number(token);
        if gap > PAIR_LOOK_BACK || document.relation(token) == "conj" {
            return None;
        }
        let mut named: Vec<Party> = Vec::new();
        for actor in
            document.conjuncts(token).into_iter().filter_map(|token| actors.with_head(token))
        {
            if named.iter().all(|&(other, _)| other != actor)
                && actors.list[actor].kind != ActorKind::Outlet
            {
                named.push((actor, ParticipantRole::Participant));
            }
        }
        let named = of_kind(actors, named, bodies);
        (named.len() > 1).then_some((gap, named))
    })
}

/// The two bodies or countries that the article names most, without those who only stand between others.
fn principal_parties(actors: &Actors, before: &[Vec<Mention>]) -> Option<Vec<Party>> {
    let stands_between = |actor: usize| {
        before.iter().flatten().flat_map(|mention| &mention.participants).any(|&(other, role)| {
            other == actor
                && matches!(
                    role,
                    ParticipantRole::Mediator | ParticipantRole::Host | ParticipantRole::Observer
                )
        })
    };
    let mut bodies: Vec<(usize, usize)> = actors
        .list
        .iter()
        .enumerate()
        .filter(|&(index, actor)| {
            matches!(
                actor.kind,
                ActorKind::Country
                    | ActorKind::Government
                    | ActorKind::Organization
                    | ActorKind::Group
            ) && actor.naming != Naming::Unnamed
                && !stands_for_others(actors, index)
                && actor.mentions.len() >= FEWEST_MENTIONS
                && !stands_between(index)
        })
        .map(|(index, actor)| (actor.mentions.len(), index))
        .collect();
    bodies.sort_by_key(|&(mentions, index)| (std::cmp::Reverse(mentions), index));
    match bodies[..] {
        [(_, first), (_, second), ..] => Some(vec![
            (first, ParticipantRole::Participant),
            (second, ParticipantRole::Participant),
        ]),
        _ => None,
    }
}
