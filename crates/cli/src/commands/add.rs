//! `onrecord add`: articles onto the record.

use std::io::{self, Write as _};
use std::sync::{Mutex, PoisonError};

use anstream::eprintln;
use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use onrecord_language::Model;
use onrecord_record::{ArticleId, Record};
use onrecord_store::{Added, Store};
use serde::Serialize;

use crate::Outcome;
use crate::articles::{self, Source};
use crate::database::Database;
use crate::in_order::in_order;
use crate::input::{Given, Input};
use crate::progress;
use crate::readings::{self, Read};
use crate::tier::Tier;
use onrecord_show::record::changes;
use onrecord_show::record::names::Names;
use onrecord_show::text::sheet::Sheet;

/// Add articles to the record: each is read, kept with its reading, and merged with what is there
///
/// Plain text and HTML are understood, folders of such files, and files with one JSON object a line (.jsonl) with the fields
/// "text" or "html", and "url", "outlet", "published", "title" and "byline". The order in which articles are added makes no
/// difference, and adding one twice changes nothing.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Articles: files, folders, addresses (http:// or https://), or "-" for standard input
    #[arg(required = true, value_name = "FILE|FOLDER|URL|-")]
    inputs: Vec<Input>,
    /// How to tell what came of it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    tier: Tier,
    #[command(flatten)]
    database: Database,
}

const EXAMPLES: &str = "\
Examples:
  onrecord add examples/mackerel.txt --published 2026-03-11 --outlet \"The Harbour Gazette\"
  onrecord add articles.jsonl
  onrecord add downloaded/ --db fisheries.db

Each article is kept as soon as it is read: a run that is broken off can be started again, and passes over \
what is there. With --format json each article is told of on a line of its own, after it is safely on the disk.

Exit status: 0 when everything was added or was there, 2 when something was refused.";

/// Changes of one sort that the summary tells one by one.
const SHOWN: usize = 12;

/// How to tell what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A summary for a person
    Text,
    /// An object on a line for each article
    Json,
}

/// What came of one article, as a line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    input: &'a str,
    article: Option<&'a ArticleId>,
    outcome: &'static str,
    why: Option<String>,
}

/// An article on its way onto the record.
enum Arrived {
    /// It is there already.
    Known(ArticleId),
    /// It was read.
    Read(Box<Read>),
}

/// How many of the articles came to what.
#[derive(Debug, Default)]
struct Tally {
    new: usize,
    versions: usize,
    again: usize,
    known: usize,
    refused: usize,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let Arguments { inputs, format, given, tier, database } = arguments;
    let inputs = articles::expand(inputs)?;
    given.check(&inputs)?;
    let model = tier.load()?;
    let mut store = database.open()?;
    // Only a person is told what changed; to merge all for nobody costs the more, the longer the record is.
    let before = (*format == Format::Text).then(|| store.record(None)).transpose()?;
    let known = Mutex::new(database.existing()?);
    let bar = progress::bar_beside_output(articles::count(&inputs));
    let mut tally = Tally::default();
    let read = |source: Source| {
        (source.name(), readings::contained(|| read(&model, &known, source, given)))
    };
    in_order(articles::sources(inputs), read, |(input, arrived)| {
        bar.inc(1);
        let outcome = arrived.and_then(|arrived| Ok((keep(&mut store, &arrived)?, arrived)));
        let line = match &outcome {
            Ok((added, arrived)) => {
                for remark in arrived.remarks() {
                    bar.suspend(|| eprintln!("onrecord: {input}: {remark}"));
                }
                let outcome = tally.count(*added);
                Line { input: &input, article: Some(arrived.id()), outcome, why: None }
            }
            Err(error) => {
                refuse_to_go_on(error)?;
                bar.suspend(|| eprintln!("onrecord: {input}: {error:#}"));
                tally.refused += 1;
                Line {
                    input: &input,
                    article: None,
                    outcome: "refused",
                    why: Some(format!("{error:#}")),
                }
            }
        };
        if *format == Format::Json {
            let mut output = io::stdout().lock();
            serde_json::to_writer(&mut output, &line)?;
            writeln!(output)?;
            output.flush()?;
        }
        Ok(())
    })?;
    bar.finish_and_clear();
    if let Some(before) = before {
        let after = store.record(None)?;
        anstream::print!("{}", tally.summary(&before, &after, textwrap::termwidth()));
    }
    Ok(if tally.refused == 0 { Outcome::Complete } else { Outcome::SomeFailed })
}

/// An article that cannot be read is passed over; a file that cannot be written to ends the run.
pub fn refuse_to_go_on(error: &anyhow::Error) -> Result<()> {
    if error.is::<onrecord_store::StoreError>() {
        bail!("{error:#}");
    }
    Ok(())
}

fn read(model: &Model, known: &Mutex<Store>, source: Source, given: &Given) -> Result<Arrived> {
    let ingested = source.article(given)?;
    let known = known.lock().unwrap_or_else(PoisonError::into_inner);
    if known.is_read_by(&ingested.article.id, model.name())? {
        return Ok(Arrived::Known(ingested.article.id));
    }
    drop(known);
    Ok(Arrived::Read(Box::new(readings::read(model, &ingested)?)))
}

fn keep(store: &mut Store, arrived: &Arrived) -> Result<Added> {
    match arrived {
        Arrived::Known(_) => Ok(Added::Known),
        Arrived::Read(read) => {
            store.add(&read.reading, Timestamp::now()).context("nothing more was added")
        }
    }
}

impl Arrived {
    fn id(&self) -> &ArticleId {
        match self {
            Arrived::Known(id) => id,
            Arrived::Read(read) => &read.reading.article.id,
        }
    }

    fn remarks(&self) -> &[String] {
        match self {
            Arrived::Known(_) => &[],
            Arrived::Read(read) => &read.remarks,
        }
    }
}

impl Tally {
    /// Counts what came of an article, and names it.
    fn count(&mut self, added: Added) -> &'static str {
        let (count, word) = match added {
            Added::New => (&mut self.new, "new"),
            Added::NewVersion => (&mut self.versions, "new_version"),
            Added::ReadAgain => (&mut self.again, "read_again"),
            Added::Known => (&mut self.known, "known"),
        };
        *count += 1;
        word
    }

    /// What came of all articles, and what that changed on the record.
    fn summary(&self, before: &Record, after: &Record, width: usize) -> String {
        let counts = [
            (self.new, "new"),
            (self.versions, "new texts of known addresses"),
            (self.again, "read again"),
            (self.known, "there already"),
            (self.refused, "refused"),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(count, what)| format!("{count} {what}")).collect();
        let mut sheet = Sheet::new(width);
        sheet.line(0, &format!("Articles: {}.", counts.join(", ")));
        let changes = changes::between(before, after);
        if changes.is_empty() {
            sheet.line(0, "Nothing new came onto the record.");
        } else {
            sheet.blank();
            changes.write(&mut sheet, &Names::new(after), SHOWN);
        }
        sheet.into_text()
    }
}
