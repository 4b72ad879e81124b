//! Merging: mentions of the same event in an article become one event, look-alikes stay apart.
//!
//! Must not know how a mention was read.

use onrecord_record::{EventType, ParticipantRole};

use super::mention::Mention;

/// Groups of mentions, each of one event, in the order of the first mention.
pub fn group(mentions: Vec<Mention>) -> Vec<Vec<Mention>> {
    let mut groups: Vec<Vec<Mention>> = Vec::new();
    for mention in mentions {
        let same = groups.iter().rposition(|group| is_same(group, &mention));
        match same {
            Some(index) => groups[index].push(mention),
            None => groups.push(vec![mention]),
        }
    }
    groups
}

fn is_same(group: &[Mention], mention: &Mention) -> bool {
    let compatible = |earlier: &Mention| {
        types_agree(earlier.event_type, mention.event_type)
            && !mention.is_another
            && agree(earlier.time, mention.time)
            && agree(
                earlier.place.as_ref().map(|p| &p.name),
                mention.place.as_ref().map(|p| &p.name),
            )
    };
    let shares_participants =
        group.iter().any(|earlier| overlap(&earlier.participants, &mention.participants));
    let bare = mention.participants.is_empty();
    group.iter().all(compatible) && (shares_participants || (bare && mention.is_definite))
}

fn agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

fn overlap(one: &[(usize, ParticipantRole)], other: &[(usize, ParticipantRole)]) -> bool {
    one.iter().any(|(actor, _)| other.iter().any(|(same, _)| same == actor))
}

/// "met" and "the talks" may be one event, "the call" and "the visit" are not.
fn types_agree(one: EventType, other: EventType) -> bool {
    use EventType::{Meeting, Summit, Talks, Visit};
    let gathering = |kind| matches!(kind, Meeting | Talks | Summit);
    one == other
        || (gathering(one) && gathering(other))
        || matches!((one, other), (Meeting, Visit) | (Visit, Meeting))
}
