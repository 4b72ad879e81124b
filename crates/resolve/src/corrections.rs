//! What people put right: each a dated entry with an author, which survives reading again and can be undone.
//!
//! An event is named by the id that it had on the record at the time, which is that of one of its accounts: whatever the
//! event has become since, it is the one that holds this account.

use jiff::civil::Date;
use onrecord_record::{ArticleId, Edtf, EventId, EventType, Place, RecordedEvent, Status};
use serde::{Deserialize, Serialize};

use crate::telling::Telling;

/// One correction by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Names the correction.
    pub id: String,
    /// When it was made.
    pub made: Date,
    /// Who made it.
    pub author: String,
    /// Why.
    pub reason: String,
    /// What it puts right.
    pub action: Action,
}

/// What a correction does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// These are one event.
    Merge {
        /// The events.
        events: Vec<EventId>,
    },
    /// What these articles tell is an event of its own.
    Split {
        /// The event that holds it now.
        event: EventId,
        /// The articles.
        articles: Vec<ArticleId>,
    },
    /// This is no event.
    Reject {
        /// The event.
        event: EventId,
    },
    /// Something about an event is otherwise.
    Edit {
        /// The event.
        event: EventId,
        /// What is so.
        change: Change,
    },
    /// An earlier correction no longer holds.
    Undo {
        /// Its id.
        correction: String,
    },
}

/// What is so of an event, whatever the articles say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// What sort of event it is.
    Type(EventType),
    /// Where it takes place.
    Place {
        /// Name of the place.
        name: String,
        /// ISO 3166-1 alpha-2 code.
        country: Option<String>,
    },
    /// When it takes place.
    Time(Edtf),
    /// How it stands.
    Status(Status),
}

/// The corrections that hold at the end of the day `as_of`, in the order in which they were made.
pub fn in_force(corrections: &[Correction], as_of: Option<Date>) -> Vec<&Correction> {
    let made = |correction: &&Correction| as_of.is_none_or(|last| correction.made <= last);
    let mut made: Vec<&Correction> = corrections.iter().filter(made).collect();
    made.sort_by_key(|correction| (correction.made, &correction.id));
    // An undoing can itself be undone, so the last one is settled first.
    let mut undone: Vec<&str> = Vec::new();
    for correction in made.iter().rev() {
        if let Action::Undo { correction: other } = &correction.action
            && !undone.contains(&correction.id.as_str())
        {
            undone.push(other);
        }
    }
    made.retain(|correction| !undone.contains(&correction.id.as_str()));
    made
}

/// Pairs of accounts that people say are of one event.
pub(crate) fn joined<'c>(corrections: &[&'c Correction]) -> Vec<(&'c str, &'c str)> {
    let merges = corrections.iter().filter_map(|correction| match &correction.action {
        Action::Merge { events } => Some(events),
        _ => None,
    });
    let pairs = merges.flat_map(|events| events.windows(2));
    pairs.map(|pair| (pair[0].as_str(), pair[1].as_str())).collect()
}

/// Groups of accounts as people put them right.
pub(crate) fn regroup<'t>(
    mut groups: Vec<Vec<&'t Telling>>,
    corrections: &[&Correction],
) -> Vec<Vec<&'t Telling>> {
    let holding = |groups: &[Vec<&Telling>], id: &EventId| {
        groups.iter().position(|group| group.iter().any(|telling| telling.id == *id))
    };
    for correction in corrections {
        match &correction.action {
            Action::Merge { events } => {
                let mut places: Vec<usize> =
                    events.iter().filter_map(|event| holding(&groups, event)).collect();
                places.sort_unstable();
                places.dedup();
                let mut together: Vec<&Telling> = Vec::new();
                for place in places.into_iter().rev() {
                    together.extend(groups.remove(place));
                }
                if !together.is_empty() {
                    groups.push(together);
                }
            }
            Action::Split { event, articles } => {
                if let Some(place) = holding(&groups, event) {
                    let (split, kept): (Vec<&Telling>, Vec<&Telling>) = groups
                        .remove(place)
                        .into_iter()
                        .partition(|telling| articles.contains(&telling.report.article));
                    groups.extend([kept, split].into_iter().filter(|group| !group.is_empty()));
                }
            }
            Action::Reject { event } => {
                groups.retain(|group| group.iter().all(|telling| telling.id != *event));
            }
            Action::Edit { .. } | Action::Undo { .. } => {}
        }
    }
    groups
}

/// Applies to `event`, which the accounts `tellings` make, what people say of it.
pub(crate) fn edit(event: &mut RecordedEvent, tellings: &[&Telling], corrections: &[&Correction]) {
    for correction in corrections {
        let Action::Edit { event: edited, change } = &correction.action else { continue };
        if !tellings.iter().any(|telling| telling.id == *edited) {
            continue;
        }
        match change {
            Change::Type(event_type) => event.event_type = *event_type,
            Change::Place { name, country } => {
                event.place =
                    Some(Place { name: name.clone(), country: country.clone(), span: None });
            }
            Change::Time(edtf) => {
                event.time = Some(crate::windows::of_edtf(edtf));
            }
            Change::Status(status) => {
                let reason = Some(correction.reason.clone());
                event.status = *status;
                event.status_history.push(onrecord_record::HistoryEntry {
                    status: *status,
                    as_of: None,
                    reported: Some(correction.made),
                    by: None,
                    reason,
                    articles: Vec::new(),
                });
            }
        }
    }
}
