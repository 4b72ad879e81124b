//! Events: meetings, calls, rounds of talks and the like, with who, where, when, and how they stand.
//!
//! Must not know: proposals.

use std::ops::Range;

use onrecord_record::{Certainty, Edtf, EventType, Mode, ParticipantRole, Polarity, Status};

mod back_references;
mod changes;
mod circumstances;
mod clauses;
mod context;
mod denial;
mod inflection;
mod mention;
mod merging;
mod modes;
mod participants;
mod people;
mod phrases;
mod press;
mod status;
mod status_words;
mod timing;
mod topics;
mod triggers;
mod whole;

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
    let triggers = triggers::find(document);
    let mut mentions: Vec<Mention> = triggers
        .iter()
        .filter_map(|trigger| mention::read(document, actors, times, statements, trigger))
        .collect();
    let told: Vec<usize> = mentions.iter().map(|mention| mention.trigger).collect();
    mentions.extend(back_references::find(document, actors, times, statements, &told));
    mentions.sort_by_key(|mention| mention.trigger);
    let mut groups = merging::group(document, times, mentions);
    merging::drop_headlines(document, &mut groups);
    context::complete(document, actors, &mut groups);
    groups.into_iter().map(|group| whole::event(group, statements)).collect()
}
