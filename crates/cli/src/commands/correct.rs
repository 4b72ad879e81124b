//! `onrecord correct`: what people put right.

use std::io::Write as _;

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use onrecord_record::{ArticleId, Edtf, EventId, EventType, Status};
use onrecord_resolve::{Action, Change, Correction};
use onrecord_store::Store;

use crate::Outcome;
use crate::corrections;
use crate::database::{Database, event};
use crate::output::{Format, write_json};
use onrecord_show::facts::one_line;
use onrecord_show::record::names::Names;
use onrecord_show::record::timeline;
use onrecord_show::text::sheet::{Sheet, dim};

/// Put something right, with your name and a reason; it is kept beside what the articles say, and can be undone
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  onrecord correct merge e1a2b3 e4d5e6 --author 'A. Reporter' --reason 'the same lunch, told twice'
  onrecord correct split e1a2b3 972677a0 --author 'A. Reporter' --reason 'that article means the round in May'
  onrecord correct edit e1a2b3 --status called_off --author 'A. Reporter' --reason 'both embassies told us'
  onrecord correct reject e1a2b3 --author 'A. Reporter' --reason 'a figure of speech'
  onrecord correct list
  onrecord correct undo c000002 --author 'A. Reporter' --reason 'they were two after all'

A correction survives reading the articles again and new models. Nothing is lost by it: undoing it brings back what was.")]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// These events are one
    Merge {
        /// The events, by id or its beginning
        #[arg(required = true, num_args = 2..)]
        events: Vec<String>,
        #[command(flatten)]
        by: By,
    },
    /// What these articles tell is an event of its own
    Split {
        /// The event that holds it now
        event: String,
        /// The articles, by id or its beginning; `onrecord why EVENT --format json` shows them
        #[arg(required = true)]
        articles: Vec<String>,
        #[command(flatten)]
        by: By,
    },
    /// This is no event
    Reject {
        /// The event
        event: String,
        #[command(flatten)]
        by: By,
    },
    /// Something about an event is otherwise
    Edit(Edit),
    /// An earlier correction no longer holds
    Undo {
        /// Its id: `onrecord correct list` shows them
        correction: String,
        #[command(flatten)]
        by: By,
    },
    /// Show all corrections
    List {
        /// How to show them
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        #[command(flatten)]
        database: Database,
    },
}

#[derive(Debug, Args)]
struct Edit {
    /// The event
    event: String,
    /// How it stands: planned, held, postponed, called_off, …
    #[arg(long)]
    status: Option<Status>,
    /// When it takes place: 2026-03-19, or 2026-03-19/2026-03-20
    #[arg(long, value_name = "DATE", value_parser = edtf)]
    date: Option<Edtf>,
    /// Where it takes place
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// Country of the place, as two letters: NO
    #[arg(long, requires = "place", value_name = "CODE")]
    country: Option<String>,
    /// What sort of event it is: meeting, talks, call, visit, …
    #[arg(long = "type", value_name = "TYPE")]
    event_type: Option<EventType>,
    #[command(flatten)]
    by: By,
}

/// On whose word.
#[derive(Debug, Args)]
struct By {
    /// Who puts it right
    #[arg(long, env = "ONRECORD_AUTHOR", value_name = "NAME", value_parser = told)]
    author: String,
    /// Why
    #[arg(long, value_name = "WORDS", value_parser = told)]
    reason: String,
    #[command(flatten)]
    database: Database,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    match &arguments.what {
        What::Merge { events, by } => {
            let store = by.database.existing()?;
            let mut found: Vec<EventId> = Vec::new();
            for id in events {
                let id = event(&store, id)?;
                if found.contains(&id) {
                    bail!("{id} is named twice; an event is one with itself");
                }
                found.push(id);
            }
            correct(store, by, vec![Action::Merge { events: found }])
        }
        What::Split { event: id, articles, by } => {
            let store = by.database.existing()?;
            let event = event(&store, id)?;
            let articles = articles_of(&store, &event, articles)?;
            correct(store, by, vec![Action::Split { event, articles }])
        }
        What::Reject { event: id, by } => {
            let store = by.database.existing()?;
            let event = event(&store, id)?;
            correct(store, by, vec![Action::Reject { event }])
        }
        What::Edit(edit) => {
            let store = edit.by.database.existing()?;
            let event = event(&store, &edit.event)?;
            let actions = changes(edit)
                .into_iter()
                .map(|change| Action::Edit { event: event.clone(), change });
            correct(store, &edit.by, actions.collect())
        }
        What::Undo { correction: id, by } => {
            let store = by.database.existing()?;
            if store.corrections()?.iter().all(|known| known.id != *id) {
                bail!("no correction has the id {id}; onrecord correct list shows them");
            }
            correct(store, by, vec![Action::Undo { correction: id.clone() }])
        }
        What::List { format, database } => list(&database.existing()?.corrections()?, *format),
    }
}

fn changes(edit: &Edit) -> Vec<Change> {
    let place = edit.place.as_ref().map(|name| Change::Place {
        name: name.clone(),
        country: edit.country.as_ref().map(|code| code.to_uppercase()),
    });
    [
        edit.event_type.map(Change::Type),
        place,
        edit.date.clone().map(Change::Time),
        edit.status.map(Change::Status),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Articles of an event, by the beginnings of their ids.
fn articles_of(store: &Store, event: &EventId, given: &[String]) -> Result<Vec<ArticleId>> {
    let record = store.event(event, None)?;
    let told = record.events.iter().find(|told| told.id == *event);
    let articles = &told.context("the event is no longer there")?.articles;
    let mut chosen = Vec::new();
    for given in given {
        let mut fitting = articles.iter().filter(|id| id.as_str().starts_with(given));
        let (Some(article), None) = (fitting.next(), fitting.next()) else {
            bail!(
                "{given} is not one of the articles of {event}; onrecord why {event} --format json shows them"
            );
        };
        chosen.push(article.clone());
    }
    if chosen.len() == articles.len() {
        bail!("these are all of its articles, so there is nothing to split from");
    }
    Ok(chosen)
}

/// Takes in corrections and shows how the events that they are about stand now.
fn correct(mut store: Store, by: &By, actions: Vec<Action>) -> Result<Outcome> {
    if actions.is_empty() {
        bail!("nothing to edit: give --status, --date, --place or --type");
    }
    let mut sheet = Sheet::new(textwrap::termwidth());
    let mut touched: Vec<EventId> = Vec::new();
    for action in actions {
        touched.extend(events_of(&action));
        let made = store.correct(&by.author, &by.reason, action, Timestamp::now())?;
        sheet.line(0, &format!("{}: {}", made.id, corrections::action(&made.action)));
    }
    touched.dedup();
    let mut shown: Vec<EventId> = Vec::new();
    for id in touched {
        let record = store.event(&id, None)?;
        let names = Names::new(&record);
        let now = record.events.iter().find(|event| event.id == id);
        if let Some(now) = now.filter(|now| !shown.contains(&now.id)) {
            sheet.blank();
            timeline::entry(&mut sheet, &names, now);
            shown.push(now.id.clone());
        }
    }
    anstream::stdout().lock().write_all(sheet.into_text().as_bytes())?;
    Ok(Outcome::Complete)
}

fn events_of(action: &Action) -> Vec<EventId> {
    match action {
        Action::Merge { events } => events.clone(),
        Action::Split { event, .. } | Action::Edit { event, .. } => vec![event.clone()],
        Action::Reject { .. } | Action::Undo { .. } => Vec::new(),
    }
}

fn list(all: &[Correction], format: Format) -> Result<Outcome> {
    if format == Format::Json {
        return write_json(&all);
    }
    let mut sheet = Sheet::new(textwrap::termwidth());
    if all.is_empty() {
        sheet.line(0, &dim("Nothing has been put right."));
    }
    for correction in all {
        sheet.hanging(0, &correction.id, 10, &corrections::line(correction, all));
    }
    anstream::stdout().lock().write_all(sheet.into_text().as_bytes())?;
    Ok(Outcome::Complete)
}

/// A name or a reason, which must say something.
fn told(words: &str) -> Result<String, String> {
    let words = one_line(words);
    if words.is_empty() { Err("it says nothing".to_owned()) } else { Ok(words) }
}

fn edtf(date: &str) -> Result<Edtf, String> {
    let is_date = |date: &str| date.parse::<jiff::civil::Date>().is_ok();
    let known = match date.split_once('/') {
        Some((first, last)) => is_date(first) && is_date(last) && first <= last,
        None => is_date(date),
    };
    known.then(|| Edtf(date.to_owned())).ok_or_else(|| {
        "give a day, 2026-03-19, or its first and last, 2026-03-19/2026-03-20".to_owned()
    })
}
