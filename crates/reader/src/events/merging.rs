//! Merging: mentions of the same event in an article become one event, look-alikes stay apart.
//!
//! Must not know how a mention was read.

use std::collections::BTreeSet;

use onrecord_record::{EventType, Mode, ParticipantRole, Status};

use super::mention::Mention;
use crate::document::Document;
use crate::times::TimeMention;

/// Sentences that a mention without participants of its own looks back for its event.
const LOOK_BACK: usize = 4;

/// Groups of mentions, each of one event, in the order of the first mention.
pub fn group(
    document: &Document,
    times: &[TimeMention],
    mentions: Vec<Mention>,
) -> Vec<Vec<Mention>> {
    let merger = Merger { document, times };
    let mut groups: Vec<Vec<Mention>> = Vec::new();
    for mention in mentions {
        let best = groups
            .iter()
            .enumerate()
            .filter_map(|(index, group)| Some((merger.likeness(group, &mention)?, index)))
            .max();
        match best {
            _ if is_echo(&mention) => {
                if let Some(event_type) = merger.echoed(&groups, &mention) {
                    groups.push(vec![Mention { event_type, is_another: true, ..mention }]);
                }
            }
            Some((_, index)) => groups[index].push(mention),
            None if mention.is_back_reference => {}
            None => groups.push(vec![mention]),
        }
    }
    groups
}

/// Takes away the events that only the headline tells of where the text below tells of one like it: a headline has no
/// words to spare for who, where and when.
pub fn drop_headlines(document: &Document, groups: &mut Vec<Vec<Mention>>) {
    let in_headline = |group: &[Mention]| {
        group.iter().all(|mention| document.paragraph_number(mention.trigger) == 0)
            && !ends_like_prose(document)
    };
    let mut kept: Vec<Vec<Mention>> = Vec::new();
    let all = std::mem::take(groups);
    let (headlines, body): (Vec<_>, Vec<_>) = all.into_iter().partition(|group| in_headline(group));
    for group in headlines {
        let named = &group[0].participants;
        let told_below = body.iter().any(|other| {
            let holds = |actor: usize| {
                other
                    .iter()
                    .flat_map(|mention| &mention.participants)
                    .any(|&(same, _)| same == actor)
            };
            types_agree(other, &group[0])
                && (named.len() < 2 || named.iter().all(|&(actor, _)| holds(actor)))
        });
        if !told_below {
            kept.push(group);
        }
    }
    kept.extend(body);
    *groups = kept;
}

fn ends_like_prose(document: &Document) -> bool {
    document.analysis.paragraphs.first().is_none_or(|paragraph| {
        document.words(paragraph.clone()).trim_end().ends_with(['.', '"', '”', '!'])
    })
}

/// Whether a mention names its event by its number only.
fn is_echo(mention: &Mention) -> bool {
    mention.event_type == EventType::Other && !mention.is_back_reference
}

struct Merger<'a, 'd> {
    document: &'a Document<'d>,
    times: &'a [TimeMention],
}

impl Merger<'_, '_> {
    /// How well a mention fits a group, where it may be of the same event: more shared facts first, then the nearer.
    fn likeness(&self, group: &[Mention], mention: &Mention) -> Option<(usize, usize)> {
        let last = group.last()?;
        let sentence = self.document.sentence_number(mention.trigger);
        let gap = sentence - self.document.sentence_number(last.trigger);
        let nearness = usize::MAX - gap;
        if mention.is_back_reference && mention.event_type == EventType::Other {
            let denies = mention.changes.iter().any(|change| change.status == Status::Denied);
            let fits =
                if denies { gap <= 2 && is_claimed(group) } else { gap <= 1 && may_change(group) };
            return fits.then_some((last.trigger, nearness));
        }
        if mention.is_another
            || modes_clash(group, mention)
            || !types_agree(group, mention)
            || gap == 0 && !may_share_sentence(group, mention)
        {
            return None;
        }
        let (same_time, times_clash) = self.compare_times(group, mention);
        let (same_place, places_clash) = compare_places(group, mention);
        let moves = changes_date(group, mention);
        if (times_clash || places_clash) && !moves || is_sequel(group, mention) {
            return None;
        }
        let theirs: BTreeSet<usize> =
            group.iter().flat_map(|other| &other.participants).map(|&(actor, _)| actor).collect();
        // "The session, which the bishop chaired": who is beside the sides tells of no other event
        let own: BTreeSet<usize> = mention
            .participants
            .iter()
            .filter(|&&(_, role)| !mention.is_definite || is_side(role))
            .map(|&(actor, _)| actor)
            .collect();
        let shared = theirs.intersection(&own).count();
        let facts = shared + 2 * usize::from(same_time) + 2 * usize::from(same_place);
        let near = gap <= LOOK_BACK || mention.is_back_reference;
        let fits = if own.is_empty() && mention.is_indefinite {
            same_time && same_place
        } else if own.is_empty() {
            (mention.is_definite && near)
                || (same_time && same_place)
                || (near && (same_time || same_place))
        } else if theirs.is_empty() {
            near && (mention.is_definite || same_time || same_place)
        } else {
            let all = shared == own.len().min(theirs.len());
            // the same two may meet twice: a second mention with its own time, told as new, is another meeting
            let brings_new_time = mention.time.is_some()
                && group.iter().any(|other| other.time.is_some())
                && !same_time;
            shared > 0
                && (all || same_time || same_place || mention.is_definite)
                && (!brings_new_time || moves)
                && (same_time
                    || same_place
                    || mention.is_definite
                    || near
                    || mention.time.is_none() && mention.place.is_none() && all)
        };
        fits.then_some((facts, nearness))
    }

    /// The type of the event that "the first", "a third" is another of: that of the nearest one before.
    fn echoed(&self, groups: &[Vec<Mention>], mention: &Mention) -> Option<EventType> {
        let sentence = self.document.sentence_number(mention.trigger);
        let nearest = groups.iter().flatten().filter(|other| {
            !other.is_verb && sentence - self.document.sentence_number(other.trigger) <= 1
        });
        let event_type = nearest.max_by_key(|other| other.trigger)?.event_type;
        (!matches!(event_type, EventType::Briefing | EventType::Announcement | EventType::Other))
            .then_some(event_type)
    }

    fn compare_times(&self, group: &[Mention], mention: &Mention) -> (bool, bool) {
        let Some(own) = mention.time.map(|time| &self.times[time]) else { return (false, false) };
        let known = group.iter().filter_map(|other| other.time).map(|time| &self.times[time]);
        let (mut same, mut clash) = (false, false);
        for other in known {
            match (own.earliest.zip(own.latest), other.earliest.zip(other.latest)) {
                (Some((from, to)), Some((other_from, other_to))) => {
                    if from <= other_to && other_from <= to { same = true } else { clash = true }
                }
                _ if own.edtf.is_some() && own.edtf == other.edtf => same = true,
                _ => {}
            }
        }
        (same, clash && !same)
    }
}

/// Whether someone with this role is one of the sides of an event.
fn is_side(role: ParticipantRole) -> bool {
    use ParticipantRole::{Briefed, Briefer, Participant, Visitor};
    matches!(role, Participant | Visitor | Briefer | Briefed)
}

/// Two triggers of one sentence are two events, unless the second only says more of the first ("a visit during which").
fn may_share_sentence(group: &[Mention], mention: &Mention) -> bool {
    mention.is_definite || group.last().is_some_and(|last| last.is_verb != mention.is_verb)
}

/// Places are the same where one's name holds the other's.
fn compare_places(group: &[Mention], mention: &Mention) -> (bool, bool) {
    let Some(own) = &mention.place else { return (false, false) };
    let mut known = group.iter().filter_map(|other| other.place.as_ref()).peekable();
    if known.peek().is_none() {
        return (false, false);
    }
    let same = known.any(|other| other.name.contains(&own.name) || own.name.contains(&other.name));
    (same, !same)
}

/// Whether the mention tells that the event was moved, or follows one that told so: then another day or place is no
/// sign of another event.
fn changes_date(group: &[Mention], mention: &Mention) -> bool {
    let moved = |mention: &Mention| {
        mention.changes.iter().any(|change| {
            matches!(change.status, Status::Rescheduled | Status::Relocated | Status::Postponed)
        })
    };
    moved(mention) || (mention.is_definite && group.iter().any(moved))
}

/// Whether the mention tells of what is to come after an event that was held: "met on Monday and will meet again".
fn is_sequel(group: &[Mention], mention: &Mention) -> bool {
    let to_come =
        |status: Status| matches!(status, Status::Planned | Status::Proposed | Status::Demanded);
    let held = group.iter().any(|other| {
        !other.is_weak
            && other.is_verb
            && other.changes.last().is_some_and(|change| change.status == Status::Held)
    });
    held && !mention.is_definite
        && !mention.is_weak
        && mention.changes.last().is_some_and(|change| to_come(change.status))
}

/// A call by telephone is not a call by video.
fn modes_clash(group: &[Mention], mention: &Mention) -> bool {
    let by = |mention: &Mention, mode: Mode| mention.modes.contains(&mode);
    group.iter().any(|other| {
        by(other, Mode::Phone) && by(mention, Mode::Video)
            || by(other, Mode::Video) && by(mention, Mode::Phone)
    })
}

/// Whether it was told on someone's word, and not in passing, that the event took place or is planned: only that can be
/// denied. Who denies that an event was put off or called off does not deny the event.
fn is_claimed(group: &[Mention]) -> bool {
    let fell_through = group
        .iter()
        .flat_map(|mention| &mention.changes)
        .any(|change| super::status_words::is_setback(change.status));
    !fell_through
        && group.iter().any(|mention| mention.statement.is_some())
        && group.last().is_some_and(|mention| !mention.is_weak)
}

/// Whether something may still become of the event.
fn may_change(group: &[Mention]) -> bool {
    group
        .iter()
        .any(|mention| !matches!(mention.event_type, EventType::Announcement | EventType::Briefing))
}

/// "met" and "the talks" may be one event, "the call" and "the visit" are not.
fn types_agree(group: &[Mention], mention: &Mention) -> bool {
    use EventType::{Call, Meeting, Summit, Talks, Visit};
    let gathering = |kind| matches!(kind, Meeting | Talks | Summit);
    group.iter().all(|other| {
        let pair = (other.event_type, mention.event_type);
        pair.0 == pair.1
            || (gathering(pair.0) && gathering(pair.1))
            || (matches!(pair, (Call | Visit, Talks | Meeting)) && mention.is_definite)
    })
}
