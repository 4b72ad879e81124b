//! `onrecord stats`: how much is on the record.

use std::io::Write as _;

use anyhow::Result;
use clap::Args;
use onrecord_store::Stats;

use crate::Outcome;
use crate::database::Database;
use crate::output::{Format, write_json};
use onrecord_show::dates;

/// Count what is on the record
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  onrecord stats --format json")]
pub struct Arguments {
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    database: Database,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let stats = arguments.database.existing()?.stats()?;
    if arguments.format == Format::Json {
        return write_json(&stats);
    }
    let mut output = anstream::stdout().lock();
    for (what, count) in lines(&stats) {
        writeln!(output, "{what:<24}{count}")?;
    }
    Ok(Outcome::Complete)
}

fn lines(stats: &Stats) -> Vec<(String, String)> {
    let mut lines = vec![
        ("articles".to_owned(), stats.articles.to_string()),
        ("outlets".to_owned(), stats.outlets.to_string()),
    ];
    let published = stats.published.as_ref();
    lines.extend(published.map(|(first, last)| {
        ("published".to_owned(), format!("{} to {}", dates::edtf(first), dates::edtf(last)))
    }));
    lines.extend([
        ("events".to_owned(), stats.events.to_string()),
        ("proposals".to_owned(), stats.proposals.to_string()),
        ("people and bodies".to_owned(), stats.actors.to_string()),
        ("pages changed later".to_owned(), stats.changed.to_string()),
        ("corrections".to_owned(), stats.corrections.to_string()),
    ]);
    lines.extend(
        stats.models.iter().map(|(model, count)| (format!("read by {model}"), count.to_string())),
    );
    let per_article = stats.bytes / stats.articles.max(1);
    lines.push((
        "size".to_owned(),
        format!(
            "{:.1} MiB, {:.1} KiB an article",
            stats.bytes as f64 / f64::from(1 << 20),
            per_article as f64 / 1024.0
        ),
    ));
    lines
}
