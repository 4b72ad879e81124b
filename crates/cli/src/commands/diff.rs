//! `onrecord diff`: what came onto the record between two days.

use std::io::Write as _;

use anyhow::{Result, bail};
use clap::Args;
use jiff::civil::Date;
use serde::Serialize;

use crate::Outcome;
use crate::database::Database;
use crate::output::{Format, write_json};
use onrecord_show::dates;
use onrecord_show::record::changes::{self, Changes};
use onrecord_show::record::names::Names;
use onrecord_show::text::sheet::{Sheet, dim};

/// Show what came onto the record after one day and by the end of another
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  onrecord diff 2026-03-11 2026-03-18
  onrecord diff 2026-03-11 2026-03-18 --format json | jq '.changed_events[].after.status'

What counts is when articles were published, not when they were added. \"+\" is new, \"~\" stands otherwise or rests on more.")]
pub struct Arguments {
    /// The day whose end is the beginning
    #[arg(value_name = "DATE1")]
    from: Date,
    /// The day whose end is the end
    #[arg(value_name = "DATE2")]
    to: Date,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    database: Database,
}

#[derive(Serialize)]
struct Between<'r> {
    from: Date,
    to: Date,
    #[serde(flatten)]
    changes: Changes<'r>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let Arguments { from, to, format, database } = arguments;
    if from > to {
        bail!("{from} is later than {to}; give the earlier day first");
    }
    let store = database.existing()?;
    let (before, after) = (store.record(Some(*from))?, store.record(Some(*to))?);
    let changes = changes::between(&before, &after);
    if *format == Format::Json {
        return write_json(&Between { from: *from, to: *to, changes });
    }
    let mut sheet = Sheet::new(textwrap::termwidth());
    let day = |date: &Date| dates::edtf(&date.to_string());
    sheet.line(0, &format!("From the end of {} to the end of {}", day(from), day(to)));
    let added = after.articles.len() - before.articles.len();
    sheet.line(0, &dim(format!("{added} articles were published")));
    sheet.blank();
    if changes.is_empty() {
        sheet.line(2, "Nothing new came onto the record.");
    }
    changes.write(&mut sheet, &Names::new(&after), usize::MAX);
    anstream::stdout().lock().write_all(sheet.into_text().as_bytes())?;
    Ok(Outcome::Complete)
}
