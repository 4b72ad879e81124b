//! `onrecord why`: what an event rests on.

use std::collections::BTreeMap;
use std::io::Write as _;

use anyhow::{Result, bail};
use clap::Args;
use jiff::civil::Date;
use onrecord_record::{ArticleId, Reading};

use crate::Outcome;
use crate::database::{Database, event};
use crate::output::{Format, write_json};
use onrecord_show::record::names::Names;
use onrecord_show::record::why::{self, Grounds};

/// Show what an event rests on: each origin once, the articles that go back to it, and their words
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  onrecord timeline                     # the ids of the events
  onrecord why e1a2b3c4d5e6
  onrecord why e1a2 --as-of 2026-03-12  # an id may be cut short

An origin is where a report comes from in the end: a person, a document, or an outlet that says it in its own voice. Ten \
articles that repeat one report are one origin. Where sources are not named, two of them may be one person: \
then the count is a range.")]
pub struct Arguments {
    /// The event, by its id or the beginning of it
    event: String,
    /// As it stood at the end of this day: only what was published by then
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    database: Database,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let store = arguments.database.existing()?;
    let id = event(&store, &arguments.event)?;
    let record = store.event(&id, arguments.as_of)?;
    let Some(told) = record.events.iter().find(|told| told.id == id) else {
        bail!("no article published by then tells of {id}");
    };
    let mut readings: BTreeMap<ArticleId, Reading> = BTreeMap::new();
    for article in &told.articles {
        readings.extend(store.reading(article)?.map(|reading| (article.clone(), reading)));
    }
    let names = Names::new(&record);
    let grounds = Grounds::of(&names, told, &readings);
    if arguments.format == Format::Json {
        return write_json(&grounds);
    }
    let page = why::page(&names, &grounds, textwrap::termwidth());
    anstream::stdout().lock().write_all(page.as_bytes())?;
    Ok(Outcome::Complete)
}
