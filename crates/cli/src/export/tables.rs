//! The record as flat tables, joined by ids: for spreadsheets, data frames and databases.

use onrecord_record::{HistoryEntry, Record, Support};

/// One table.
pub struct Table {
    /// What its rows are: "events".
    pub name: &'static str,
    /// Names of its columns.
    pub columns: &'static [&'static str],
    /// Which of them hold numbers.
    pub numbers: &'static [&'static str],
    /// A cell for each column; none where nothing is known.
    pub rows: Vec<Vec<Option<String>>>,
}

/// A row of cells of whatever can be shown.
macro_rules! row {
    ($($cell:expr),* $(,)?) => { vec![$(cell(&$cell)),*] };
}

trait Cell {
    fn text(&self) -> Option<String>;
}

impl<T: ToString> Cell for Option<T> {
    fn text(&self) -> Option<String> {
        self.as_ref().map(ToString::to_string)
    }
}

fn cell(value: &impl Cell) -> Option<String> {
    value.text()
}

/// A list in one cell; none where it is empty.
fn list<T: AsRef<str>>(values: &[T]) -> Option<String> {
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    (!values.is_empty()).then(|| values.join("; "))
}

/// All tables of a record.
pub fn of(record: &Record) -> Vec<Table> {
    vec![
        articles(record),
        actors(record),
        events(record),
        participants(record),
        proposals(record),
        points(record),
        stances(record),
        history(record),
        origins(record),
        warnings(record),
    ]
}

fn articles(record: &Record) -> Table {
    let rows = record.articles.iter().map(|article| {
        row![
            Some(&article.id),
            article.url,
            article.outlet,
            article.title,
            article.published.map(|published| published.date),
            Some(article.version),
            article.copy_of,
            article.route,
        ]
    });
    Table {
        name: "articles",
        columns: &["id", "url", "outlet", "title", "published", "version", "copy_of", "route"],
        numbers: &["version"],
        rows: rows.collect(),
    }
}

fn actors(record: &Record) -> Table {
    let rows = record.actors.iter().map(|actor| {
        let roles: Vec<&str> = actor.roles.iter().map(|held| held.role.as_str()).collect();
        row![
            Some(&actor.id),
            Some(actor.kind),
            Some(actor.naming),
            actor.name,
            list(&actor.aliases),
            list(&roles),
            actor.country,
        ]
    });
    Table {
        name: "actors",
        columns: &["id", "kind", "naming", "name", "aliases", "roles", "country"],
        numbers: &[],
        rows: rows.collect(),
    }
}

fn events(record: &Record) -> Table {
    let rows = record.events.iter().map(|event| {
        let modes: Vec<&str> = event.mode.iter().map(|mode| mode.as_str()).collect();
        let time = event.time.as_ref();
        let place = event.place.as_ref();
        row![
            Some(&event.id),
            Some(event.event_type),
            list(&modes),
            Some(event.status),
            time.and_then(|time| time.edtf.as_ref()),
            time.and_then(|time| time.earliest),
            time.and_then(|time| time.latest),
            place.map(|place| &place.name),
            place.and_then(|place| place.country.as_ref()),
            list(&event.topics),
            Some(event.support.reports),
            Some(event.support.outlets),
            Some(event.support.origins.min),
            Some(event.support.origins.max),
            list(&event.confirmed_by),
            list(&event.denied_by),
            list(&event.possibly_same),
            list(&event.articles),
        ]
    });
    Table {
        name: "events",
        columns: &[
            "id",
            "type",
            "mode",
            "status",
            "time",
            "earliest",
            "latest",
            "place",
            "country",
            "topics",
            "reports",
            "outlets",
            "origins_min",
            "origins_max",
            "confirmed_by",
            "denied_by",
            "possibly_same",
            "articles",
        ],
        numbers: &["reports", "outlets", "origins_min", "origins_max"],
        rows: rows.collect(),
    }
}

fn participants(record: &Record) -> Table {
    let rows = record.events.iter().flat_map(|event| {
        event
            .participants
            .iter()
            .map(|one| row![Some(&event.id), Some(&one.actor), Some(&one.name), Some(one.role)])
    });
    Table {
        name: "participants",
        columns: &["event", "actor", "name", "role"],
        numbers: &[],
        rows: rows.collect(),
    }
}

fn proposals(record: &Record) -> Table {
    let rows = record.proposals.iter().map(|proposal| {
        row![
            Some(&proposal.id),
            proposal.name,
            Some(proposal.kind),
            proposal.point_count,
            Some(proposal.status),
            list(&proposal.authors),
            list(&proposal.addressees),
            list(&proposal.topics),
            Some(proposal.support.reports),
            Some(proposal.support.outlets),
            Some(proposal.support.origins.min),
            Some(proposal.support.origins.max),
            list(&proposal.articles),
        ]
    });
    Table {
        name: "proposals",
        columns: &[
            "id",
            "name",
            "kind",
            "point_count",
            "status",
            "authors",
            "addressees",
            "topics",
            "reports",
            "outlets",
            "origins_min",
            "origins_max",
            "articles",
        ],
        numbers: &["point_count", "reports", "outlets", "origins_min", "origins_max"],
        rows: rows.collect(),
    }
}

fn points(record: &Record) -> Table {
    let rows = record.proposals.iter().flat_map(|proposal| {
        proposal.points.iter().map(|point| {
            row![Some(&point.id), Some(&proposal.id), Some(&point.text), point.topic, point.asks_of]
        })
    });
    Table {
        name: "points",
        columns: &["id", "proposal", "text", "topic", "asks_of"],
        numbers: &[],
        rows: rows.collect(),
    }
}

fn stances(record: &Record) -> Table {
    let points = record.proposals.iter().flat_map(|proposal| &proposal.points);
    let rows = points.flat_map(|point| {
        point.stances.iter().map(|stance| {
            row![
                Some(&point.id),
                Some(&stance.actor),
                Some(stance.stance),
                stance.reported,
                list(&stance.articles),
            ]
        })
    });
    Table {
        name: "stances",
        columns: &["point", "actor", "stance", "reported", "articles"],
        numbers: &[],
        rows: rows.collect(),
    }
}

fn history(record: &Record) -> Table {
    let mut rows = Vec::new();
    for event in &record.events {
        rows.extend(steps(event.id.as_str(), &event.status_history));
    }
    for proposal in &record.proposals {
        rows.extend(steps(proposal.id.as_str(), &proposal.status_history));
    }
    Table {
        name: "history",
        columns: &["subject", "step", "status", "as_of", "reported", "by", "reason", "articles"],
        numbers: &["step"],
        rows,
    }
}

fn steps<S: ToString>(
    subject: &str,
    history: &[HistoryEntry<S>],
) -> impl Iterator<Item = Vec<Option<String>>> {
    history.iter().enumerate().map(move |(index, entry)| {
        row![
            Some(subject),
            Some(index + 1),
            Some(entry.status.to_string()),
            entry.as_of,
            entry.reported,
            entry.by,
            entry.reason,
            list(&entry.articles),
        ]
    })
}

fn origins(record: &Record) -> Table {
    let mut rows = Vec::new();
    for event in &record.events {
        rows.extend(roots(event.id.as_str(), &event.support));
    }
    for proposal in &record.proposals {
        rows.extend(roots(proposal.id.as_str(), &proposal.support));
    }
    Table {
        name: "origins",
        columns: &["subject", "number", "kind", "agent", "route", "articles"],
        numbers: &["number"],
        rows,
    }
}

fn roots(subject: &str, support: &Support) -> impl Iterator<Item = Vec<Option<String>>> {
    support.list.iter().enumerate().map(move |(index, origin)| {
        row![
            Some(subject),
            Some(index + 1),
            Some(origin.kind),
            origin.agent,
            origin.route,
            list(&origin.articles),
        ]
    })
}

fn warnings(record: &Record) -> Table {
    let rows = record.warnings.iter().map(|warning| {
        row![Some(warning.kind), warning.event, list(&warning.articles), Some(&warning.why)]
    });
    Table {
        name: "warnings",
        columns: &["kind", "event", "articles", "why"],
        numbers: &[],
        rows: rows.collect(),
    }
}
