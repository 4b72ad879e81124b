//! `onrecord record`: all that is on the record.

use std::io::{self, IsTerminal as _, Write as _};

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::Outcome;
use crate::database::Database;

/// Print all that is on the record, now or as it stood at the end of a day
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  onrecord record --format json > record.json
  onrecord record --as-of 2026-03-12 | jq '.events[] | select(.status == \"planned\")'

The same articles give the same bytes, in whatever order they were added.")]
pub struct Arguments {
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Only what was published by the end of this day, such as 2026-03-12
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[command(flatten)]
    database: Database,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One object; on one line, but on a terminal
    Json,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let record = arguments.database.existing()?.record(arguments.as_of)?;
    let mut output = io::stdout().lock();
    match arguments.format {
        Format::Json if output.is_terminal() => serde_json::to_writer_pretty(&mut output, &record)?,
        Format::Json => serde_json::to_writer(&mut output, &record)?,
    }
    writeln!(output)?;
    Ok(Outcome::Complete)
}
