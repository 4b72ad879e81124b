//! Whether a file is sound: the database itself, the readings in it, and what holds of every record.

use std::collections::BTreeSet;
use std::fmt;

use onrecord_record::{Offsets, Reading, Record};
use rusqlite::Connection;
use serde::Serialize;

use crate::error::{Problem, StoreError};
use crate::store::Store;

/// Something in a file that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where: the database, an article, an event.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.what)
    }
}

impl Store {
    /// Everything in the file that cannot be; empty for a sound one.
    ///
    /// # Errors
    /// The file cannot be read at all.
    pub fn check(&self) -> Result<Vec<Fault>, StoreError> {
        let mut faults = self.with(database)?;
        for id in self.article_ids()? {
            let place = format!("article {id}");
            match self.reading(&id) {
                Ok(Some(reading)) => {
                    faults.extend(
                        of_reading(&reading)
                            .into_iter()
                            .map(|what| Fault { place: place.clone(), what }),
                    );
                }
                Ok(None) => faults.push(Fault { place, what: "it has no reading".to_owned() }),
                Err(error) => faults.push(Fault { place, what: error.problem.to_string() }),
            }
        }
        if faults.is_empty() {
            self.check_record(&mut faults)?;
        }
        Ok(faults)
    }

    /// Every word that the record points to is in the article that it names, and every id is of something.
    fn check_record(&self, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
        let record = self.record(None)?;
        dangling(&record, faults);
        for event in &record.events {
            for evidence in &event.evidence {
                let length = self
                    .reading(&evidence.article)?
                    .map_or(0, |reading| Offsets::new(&reading.article.text).len());
                if evidence.span.is_empty() || evidence.span.end > length {
                    let what = format!("its words are not in article {}", evidence.article);
                    faults.push(Fault { place: format!("event {}", event.id), what });
                }
            }
        }
        Ok(())
    }
}

fn database(connection: &Connection) -> Result<Vec<Fault>, Problem> {
    let mut query = connection.prepare("PRAGMA integrity_check")?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?;
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(Fault { place: "database".to_owned(), what });
    for what in rows {
        let what = what?;
        if what != "ok" {
            fault(what);
        }
    }
    let counts = [
        (
            "SELECT count(*) FROM log WHERE kind = 'article' AND subject NOT IN (SELECT id FROM articles)",
            "articles of the log are missing",
        ),
        (
            "SELECT count(*) FROM articles WHERE id NOT IN (SELECT subject FROM log WHERE kind = 'article')",
            "articles are not in the log",
        ),
        (
            "SELECT count(*) FROM log WHERE kind = 'correction' AND subject NOT IN (SELECT id FROM corrections)",
            "corrections of the log are missing",
        ),
    ];
    for (query, what) in counts {
        let count: i64 = connection.query_row(query, [], |row| row.get(0))?;
        if count > 0 {
            fault(format!("{count} {what}"));
        }
    }
    if connection
        .execute("INSERT INTO words (words) VALUES ('integrity-check')", [])
        .is_err_and(|error| matches!(Problem::from(error), Problem::Corrupt(_)))
    {
        fault("the index of words does not fit the articles".to_owned());
    }
    Ok(faults)
}

fn of_reading(reading: &Reading) -> Vec<String> {
    reading.check().iter().map(ToString::to_string).collect()
}

/// Ids of articles, actors and events that nothing in the record has.
fn dangling(record: &Record, faults: &mut Vec<Fault>) {
    let articles: BTreeSet<&str> =
        record.articles.iter().map(|article| article.id.as_str()).collect();
    let actors: BTreeSet<&str> = record.actors.iter().map(|actor| actor.id.as_str()).collect();
    let events: BTreeSet<&str> = record.events.iter().map(|event| event.id.as_str()).collect();
    for event in &record.events {
        let mut require = |known: &BTreeSet<&str>, kind: &str, id: &str| {
            if !known.contains(id) {
                let what = format!("no {kind} is named {id}");
                faults.push(Fault { place: format!("event {}", event.id), what });
            }
        };
        event.articles.iter().for_each(|id| require(&articles, "article", id.as_str()));
        event.participants.iter().for_each(|one| require(&actors, "actor", one.actor.as_str()));
        event
            .confirmed_by
            .iter()
            .chain(&event.denied_by)
            .for_each(|id| require(&actors, "actor", id.as_str()));
        event.possibly_same.iter().for_each(|id| require(&events, "event", id.as_str()));
        for entry in &event.status_history {
            entry.articles.iter().for_each(|id| require(&articles, "article", id.as_str()));
        }
        if event.status_history.last().is_none_or(|last| last.status != event.status) {
            let what = "its status is not that of its history".to_owned();
            faults.push(Fault { place: format!("event {}", event.id), what });
        }
    }
}
