//! `onrecord sources`: the sources of each article as a table.

use std::io::Write as _;

use anyhow::Result;
use clap::Args;
use comfy_table::presets::NOTHING;
use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table};
use onrecord_record::Reading;

use crate::Outcome;
use crate::input::{Given, Input};
use crate::readings;
use crate::tier::Tier;
use onrecord_show::facts::one_line;
use onrecord_show::sources::{Source, own_share, sources};
use onrecord_show::text::sheet::{bold, dim};

/// List an article's sources: who, how they are named, how they know, and how much of it rests on each
///
/// A source is whoever stands at the root: a person quoted by another outlet counts as that person. The share is the part
/// of the article's text that a source's words take up, as they are quoted or retold; "no." is the number of statements.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  onrecord sources examples/mackerel.txt --published 2026-03-11")]
pub struct Arguments {
    /// Articles: files, addresses (http:// or https://), or "-" for standard input
    #[arg(required = true, value_name = "FILE|URL|-")]
    inputs: Vec<Input>,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    tier: Tier,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let model = arguments.tier.load()?;
    let mut output = anstream::stdout().lock();
    let width = textwrap::termwidth();
    let mut separator = "";
    let outcome = readings::for_each(&model, &arguments.inputs, &arguments.given, |reading| {
        write!(output, "{separator}{}", page(reading, width))?;
        separator = "\n";
        Ok(())
    })?;
    output.flush()?;
    Ok(outcome)
}

fn page(reading: &Reading, width: usize) -> String {
    let title = reading.article.title.as_deref();
    let title = bold(title.map_or_else(|| "Untitled article".to_owned(), one_line));
    let sources = sources(reading);
    if sources.is_empty() {
        return format!("{title}\nNo sources: the article says everything in its own voice.\n");
    }
    let own = dim(format!("in the article's own voice: {}", percent(own_share(reading))));
    format!("{title}\n{}\n{own}\n", table(&sources, width))
}

fn table(sources: &[Source], width: usize) -> Table {
    let mut table = Table::new();
    table
        .load_style(NOTHING.header_separator(LineStyle::none().fill('─').junction('─')))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(["who", "through", "naming", "side", "how they know", "no.", "share"]);
    for source in sources {
        table.add_row([
            Cell::new(&source.who),
            Cell::new(source.through.join(" ← ")),
            Cell::new(&source.naming),
            Cell::new(source.side.as_deref().unwrap_or("")),
            Cell::new(source.knowledge.unwrap_or("")),
            Cell::new(source.statements).set_alignment(CellAlignment::Right),
            Cell::new(percent(source.share)).set_alignment(CellAlignment::Right),
        ]);
    }
    table
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
