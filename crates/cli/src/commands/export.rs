//! `onrecord export`: the record in the forms of other tools.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use onrecord_record::Record;

use crate::Outcome;
use crate::database::Database;
use crate::export::{csv, graphml, ics, jsonl, parquet, plover, prov, schema_org, tables};

/// Write the record in the form of another tool
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  onrecord export --format csv --to tables/        # a file for each table; parquet likewise
  onrecord export --format ics --to record.ics
  onrecord export --format prov | jq '.\"@graph\" | length'
  onrecord export --format graphml --as-of 2026-03-12 > record.graphml

In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe.")]
pub struct Arguments {
    /// The form
    #[arg(long, value_enum)]
    format: Form,
    /// The file, or for tables the folder, that is written; without it, the form goes to standard output
    #[arg(long, value_name = "PATH")]
    to: Option<PathBuf>,
    /// As it stood at the end of this day: only what was published by then
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[command(flatten)]
    database: Database,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// An object a line, each under the name of its kind
    Jsonl,
    /// Tables for a spreadsheet, in a folder
    Csv,
    /// Tables for data frames and databases, in a folder
    Parquet,
    /// PROV-O as JSON-LD: what comes from where
    Prov,
    /// schema.org as JSON-LD: events and articles
    SchemaOrg,
    /// PLOVER: who did what to whom, an object a line
    Plover,
    /// A graph, for Gephi or networkx
    Graphml,
    /// A calendar
    Ics,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let record = arguments.database.existing()?.record(arguments.as_of)?;
    let text = match arguments.format {
        Form::Csv | Form::Parquet => {
            let Some(folder) = &arguments.to else {
                bail!("tables are several files; name a folder for them with --to");
            };
            write_tables(&record, arguments.format, folder)
                .with_context(|| format!("{}: it cannot be written", folder.display()))?;
            return Ok(Outcome::Complete);
        }
        Form::Jsonl => jsonl::text(&record),
        Form::Plover => plover::text(&record),
        Form::Graphml => graphml::text(&record),
        Form::Ics => ics::text(&record),
        Form::Prov => format!("{:#}\n", prov::document(&record)),
        Form::SchemaOrg => format!("{:#}\n", schema_org::document(&record)),
    };
    match &arguments.to {
        None => io::stdout().lock().write_all(text.as_bytes())?,
        Some(path) => fs::write(path, text)
            .with_context(|| format!("{}: it cannot be written", path.display()))?,
    }
    Ok(Outcome::Complete)
}

fn write_tables(record: &Record, form: Form, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for table in tables::of(record) {
        if form == Form::Csv {
            fs::write(folder.join(table.name).with_extension("csv"), csv::text(&table))?;
        } else {
            let file = File::create(folder.join(table.name).with_extension("parquet"))?;
            parquet::write(&table, BufWriter::new(file))?;
        }
    }
    Ok(())
}
