//! Events: meetings, calls, rounds of talks and the like, with who, where, when, and how they stand.
//!
//! Must not know: proposals.

use std::ops::Range;

use onrecord_record::{Certainty, Edtf, EventType, Mode, ParticipantRole, Polarity, Status};

mod circumstances;
mod inflection;
mod mention;
mod merging;
mod participants;
mod phrases;
mod status;
mod triggers;

use self::mention::Mention;
use crate::actors::Actors;
use crate::document::Document;
use crate::statements::Statement;
use crate::times::TimeMention;

/// One event. Indices are into the lists of the stages before; ranges are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What kind of event.
    pub event_type: EventType,
    /// In what way; several may hold.
    pub mode: Vec<Mode>,
    /// Who takes part: (actor, role).
    pub participants: Vec<(usize, ParticipantRole)>,
    /// Where.
    pub place: Option<Place>,
    /// When: an index into the times.
    pub time: Option<usize>,
    /// How it stood, in the order in which things happened; the last is how it stands.
    pub history: Vec<Change>,
    /// What it is about.
    pub topics: Vec<Range<usize>>,
    /// Whose word it rests on: indices of statements.
    pub according_to: Vec<usize>,
    /// How sure the text is.
    pub certainty: Certainty,
    /// Whether it is said to be or not to be.
    pub polarity: Polarity,
    /// The words that tell of it, one range for each mention.
    pub evidence: Vec<Range<usize>>,
    /// The trigger words, as tokens.
    pub triggers: Vec<usize>,
}

/// Where something happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// As the text writes it.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The words that name it.
    pub bytes: Range<usize>,
}

/// One step in an event's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How it stands from then on.
    pub status: Status,
    /// Since when, where the text says.
    pub as_of: Option<Edtf>,
    /// Who made it so: an actor.
    pub by: Option<usize>,
    /// Why, in the article's words.
    pub reason: Option<String>,
    /// The statement that says so.
    pub statement: Option<usize>,
    /// The words that say so.
    pub bytes: Range<usize>,
}

/// Finds the events of a document, in the order of their first evidence.
pub fn find(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
) -> Vec<Event> {
    let mentions = triggers::find(document)
        .iter()
        .filter_map(|trigger| mention::read(document, actors, times, statements, trigger))
        .collect();
    merging::group(mentions).into_iter().map(|group| whole(group)).collect()
}

/// One event out of all its mentions.
fn whole(mentions: Vec<Mention>) -> Event {
    let mut event = Event {
        event_type: mentions[0].event_type,
        mode: Vec::new(),
        participants: Vec::new(),
        place: None,
        time: None,
        history: Vec::new(),
        topics: Vec::new(),
        according_to: Vec::new(),
        certainty: Certainty::Certain,
        polarity: Polarity::Affirmed,
        evidence: Vec::new(),
        triggers: Vec::new(),
    };
    for mention in mentions {
        for mode in mention.modes {
            if !event.mode.contains(&mode) {
                event.mode.push(mode);
            }
        }
        for (actor, role) in mention.participants {
            if event.participants.iter().all(|&(other, _)| other != actor) {
                event.participants.push((actor, role));
            }
        }
        event.place = event.place.or(mention.place);
        event.time = event.time.or(mention.time);
        for change in mention.changes {
            if event.history.last().is_none_or(|last| last.status != change.status) {
                event.history.push(change);
            }
        }
        event.according_to.extend(mention.statement);
        event.evidence.push(mention.bytes);
        event.triggers.push(mention.trigger);
    }
    event.according_to.sort_unstable();
    event.according_to.dedup();
    if event.history.last().is_some_and(|last| last.status == Status::Denied) {
        event.polarity = Polarity::Denied;
    }
    event
}
