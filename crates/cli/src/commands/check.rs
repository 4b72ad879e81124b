//! `onrecord check`: whether a record is sound.

use anyhow::Result;
use clap::Args;

use crate::Outcome;
use crate::database::Database;
use crate::output::{Format, write_json};

/// Check that the record is sound: the file, each reading, and that every fact has its words
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  onrecord check
  onrecord check --db archive.db --format json

Exit status: 0 when it is sound, 2 when it is not.")]
pub struct Arguments {
    /// How to tell what is wrong
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    database: Database,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let store = arguments.database.existing()?;
    let faults = store.check()?;
    let outcome = if faults.is_empty() { Outcome::Complete } else { Outcome::SomeFailed };
    if arguments.format == Format::Json {
        write_json(&faults)?;
        return Ok(outcome);
    }
    for fault in &faults {
        anstream::println!("{fault}");
    }
    if faults.is_empty() {
        anstream::println!("sound: {} articles", store.stats()?.articles);
    }
    Ok(outcome)
}
