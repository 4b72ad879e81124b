//! `onrecord reread`: every article once more, by the model of this version.

use std::sync::{Mutex, PoisonError};

use anstream::eprintln;
use anyhow::{Context as _, Result};
use clap::Args;
use jiff::Timestamp;
use onrecord_language::Model;
use onrecord_record::{ArticleId, Reading, WarningKind};
use onrecord_store::{Added, Store};

use crate::Outcome;
use crate::commands::add::refuse_to_go_on;
use crate::database::Database;
use crate::in_order::in_order;
use crate::progress;
use crate::readings;

/// Read again what older models have read
///
/// The readings of older models are kept; the newest of each article counts. Corrections stay in force.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  onrecord reread
  onrecord reread --all   # also what this model has read, after its rules have changed

Each article is kept as soon as it is read: a run that is broken off can be started again, and goes on where it was.")]
pub struct Arguments {
    /// Also articles that this model has read already
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    database: Database,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let model = Model::embedded()?;
    let mut store = arguments.database.existing()?;
    let mut wanted = store.article_ids()?;
    if !arguments.all {
        let known = store.read_by(model.name())?;
        wanted.retain(|id| !known.contains(id));
    }
    if wanted.is_empty() {
        anstream::println!(
            "{} has read every article; --all reads them all the same",
            model.name()
        );
        return Ok(Outcome::Complete);
    }
    let bar = progress::bar_beside_output(wanted.len());
    let before = Mutex::new(arguments.database.existing()?);
    let (mut again, mut same, mut failed) = (0, 0, 0);
    let read = |id| (id, readings::contained(|| read(&model, &before, id)));
    in_order(wanted.iter(), read, |(id, reading)| {
        bar.inc(1);
        let added = reading.and_then(|reading| {
            store.add(&reading, Timestamp::now()).context("nothing more was read")
        });
        match added {
            Ok(Added::Known) => same += 1,
            Ok(_) => again += 1,
            Err(error) => {
                refuse_to_go_on(&error)?;
                bar.suspend(|| eprintln!("onrecord: article {id}: {error:#}"));
                failed += 1;
            }
        }
        Ok(())
    })?;
    bar.finish_and_clear();
    anstream::println!("read again: {again}; read as before: {same}; failed: {failed}");
    Ok(if failed == 0 { Outcome::Complete } else { Outcome::SomeFailed })
}

/// Reads the article as it was added, with the warnings of its way in, which its text does not tell.
fn read(model: &Model, before: &Mutex<Store>, id: &ArticleId) -> Result<Reading> {
    let known = before.lock().unwrap_or_else(PoisonError::into_inner).reading(id)?;
    let mut known = known.context("it has no reading")?;
    known.warnings.retain(|warning| {
        use WarningKind::{NotEnglish, Undated, Undecodable};
        matches!(warning.kind, Undated | Undecodable | NotEnglish)
    });
    readings::reading(model, &known.article, known.warnings)
}
