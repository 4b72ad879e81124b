//! What is expected of a cluster.

use std::path::Path;

use onrecord_record::{Event, Reading};
use serde::Deserialize;

use crate::files::{EvalError, read_text};

/// The file in a cluster's folder.
pub(super) const FILE: &str = "cluster.facts.json";

#[derive(Debug, Deserialize)]
pub(super) struct Facts {
    pub(super) articles: Vec<Listed>,
    pub(super) events: Vec<Expected>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Listed {
    pub(super) file: String,
    pub(super) url: String,
    pub(super) outlet: String,
    pub(super) published: String,
}

/// An event. Alternatives are written `a|b`.
#[derive(Debug, Deserialize)]
pub(super) struct Expected {
    #[serde(rename = "type")]
    event_type: String,
    #[serde(default)]
    participants: Vec<String>,
    place: Option<String>,
    edtf: Option<String>,
    /// Names of files without what comes after the point.
    articles: Vec<String>,
    pub(super) origins: Option<Range>,
    #[serde(default)]
    pub(super) optional: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Range {
    pub(super) min: u32,
    pub(super) max: u32,
}

impl Facts {
    pub(super) fn read(folder: &Path) -> Result<Self, EvalError> {
        let path = folder.join(FILE);
        serde_json::from_str(&read_text(&path)?).map_err(|error| EvalError::Format {
            line: error.line(),
            message: error.to_string(),
            path,
        })
    }

    /// Whether a reading is of an article that reports an event.
    pub(super) fn reports(&self, event: &Expected, reading: &Reading) -> bool {
        self.articles.iter().any(|listed| {
            let name = listed.file.split('.').next().unwrap_or_default();
            reading.article.url.as_ref() == Some(&listed.url)
                && event.articles.iter().any(|article| article == name)
        })
    }
}

impl Expected {
    /// The event of a reading that fits best, if any does.
    pub(super) fn best_of<'r>(&self, reading: &'r Reading) -> Option<&'r Event> {
        let fits =
            reading.events.iter().filter_map(|event| Some((self.fit(reading, event)?, event)));
        // Of those that fit as well, the first.
        fits.rev().max_by_key(|(fit, _)| *fit).map(|(_, event)| event)
    }

    fn fit(&self, reading: &Reading, event: &Event) -> Option<usize> {
        let there = |wanted: &&String| {
            event.participants.iter().any(|participant| {
                let actor = reading.actors.iter().find(|actor| actor.id == participant.actor);
                let names =
                    actor.into_iter().flat_map(|actor| actor.name.iter().chain(&actor.aliases));
                names.into_iter().any(|name| is_called(name, wanted))
            })
        };
        let who = self.participants.iter().filter(there).count();
        let one_of = |wanted: &str, is: &str| wanted.split('|').any(|one| one == is);
        if !one_of(&self.event_type, event.event_type.as_str()) || who * 2 < self.participants.len()
        {
            return None;
        }
        let place = event.place.as_ref().map(|place| place.name.to_lowercase());
        let date = event.time.as_ref().and_then(|time| time.edtf.as_ref());
        let told = [
            self.place.as_ref().map(|wanted| {
                place.as_ref().is_some_and(|place| place.contains(&wanted.to_lowercase()))
            }),
            self.edtf.as_ref().map(|wanted| date.is_some_and(|date| one_of(wanted, date.as_str()))),
        ];
        let right = told.iter().filter(|told| **told == Some(true)).count();
        let silent = place.is_none() && date.is_none() || told == [None, None];
        (right > 0 || silent).then_some(who + 2 * right)
    }
}

/// Whether a name is, or ends in, one of the alternatives, or the other way round.
fn is_called(name: &str, wanted: &str) -> bool {
    let name = name.to_lowercase();
    wanted.to_lowercase().split('|').any(|wanted| {
        name == wanted
            || name.ends_with(&format!(" {wanted}"))
            || wanted.ends_with(&format!(" {name}"))
    })
}
