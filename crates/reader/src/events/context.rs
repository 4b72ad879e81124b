//! Context: who takes part in an event whose own words do not say, by the events told before it: "They last met in
//! Suzhou", "a second round", "the two sides".
//!
//! Must not know triggers.

use onrecord_record::{ActorKind, EventType, ParticipantRole};

use super::mention::Mention;
use crate::actors::Actors;
use crate::document::Document;

/// Sentences that are looked back over for an event with the same parties.
const LOOK_BACK: usize = 8;

/// Gives those events that speak of parties named before the participants of the nearest earlier event that names them.
pub fn complete(document: &Document, actors: &Actors, groups: &mut [Vec<Mention>]) {
    for index in 0..groups.len() {
        let (before, rest) = groups.split_at_mut(index);
        let Some(group) = rest.first_mut() else { return };
        if parties(group).len() > 1 || !group.iter().any(points_back) {
            continue;
        }
        // "the two sides" are countries or bodies, "they" may be anyone
        let bodies = group.iter().any(|mention| mention.names_sides);
        let at = document.sentence_number(group[0].trigger);
        let nearest = before.iter().rev().filter_map(|earlier| {
            let gap = at.checked_sub(document.sentence_number(earlier.last()?.trigger))?;
            let named: Vec<_> = parties(earlier)
                .into_iter()
                .filter(|&(actor, _)| !bodies || actors.list[actor].kind != ActorKind::Person)
                .collect();
            (gap <= LOOK_BACK && named.len() > 1 && is_between_parties(earlier[0].event_type))
                .then_some((gap, named))
        });
        if let Some((_, named)) = nearest.min_by_key(|(gap, _)| *gap) {
            group[0].participants.extend(named);
        }
    }
}

fn points_back(mention: &Mention) -> bool {
    is_between_parties(mention.event_type)
        && (mention.names_parties_by_pronoun
            || (!mention.is_verb && (mention.is_definite || mention.is_another)))
}

fn is_between_parties(event_type: EventType) -> bool {
    use EventType::{Call, Ceasefire, Exchange, Meeting, Signing, Summit, Talks};
    matches!(event_type, Meeting | Talks | Summit | Call | Signing | Exchange | Ceasefire)
}

/// Those who take part themselves, each once.
fn parties(group: &[Mention]) -> Vec<(usize, ParticipantRole)> {
    let mut parties: Vec<(usize, ParticipantRole)> = Vec::new();
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
