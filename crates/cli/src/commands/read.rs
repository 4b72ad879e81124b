//! `onrecord read`: articles in, what they say out.

use std::io::{self, IsTerminal as _, Write};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use onrecord_record::Reading;

use crate::Outcome;
use crate::input::{Given, Input};
use crate::readings;
use crate::tier::Tier;
use onrecord_show::{html, text};

/// Read articles: who met whom, where and when, what was proposed, who says so, and on whose word
///
/// Plain text and HTML are understood, in any common encoding. Whatever a page says of its title, outlet and date is used;
/// the options go before it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Articles: files, addresses (http:// or https://), or "-" for standard input
    #[arg(required = true, value_name = "FILE|URL|-")]
    inputs: Vec<Input>,
    /// How to show what was read
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    tier: Tier,
}

const EXAMPLES: &str = "\
Examples:
  onrecord read examples/mackerel.txt --published 2026-03-11
  onrecord read examples/ferry-strike.html --format html > ferry-strike-record.html
  onrecord read articles/*.txt --format json > readings.jsonl
  pdftotext article.pdf - | onrecord read - --published 2026-03-11 --outlet \"The Harbour Gazette\"

With several inputs, each JSON object is on a line of its own, in the order of the inputs. An \
input that cannot be read is told of on standard error, and the others are read all the same.

Exit status: 0 when everything was read, 2 when something could not be or the command line is wrong.

Environment: NO_COLOR takes colours away; RAYON_NUM_THREADS says how many articles are read at \
once, RTEN_NUM_THREADS how many threads the language model runs on. Neither changes a byte of the \
output.";

/// How to show what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page for a person, in colour on a terminal
    Text,
    /// A page for a browser that needs nothing else, of a single article
    Html,
    /// An object for each article; on one line, but for a single one on a terminal
    Json,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    if arguments.format == Format::Html && arguments.inputs.len() > 1 {
        bail!("--format html shows one article; give one input, or run the command once for each");
    }
    // Only a page for a terminal has styles to take out; the others go out byte for byte.
    let mut output: Box<dyn Write> = match arguments.format {
        Format::Text => Box::new(anstream::stdout().lock()),
        Format::Html | Format::Json => Box::new(io::stdout().lock()),
    };
    let form = Form {
        format: arguments.format,
        on_lines: arguments.inputs.len() > 1 || !io::stdout().is_terminal(),
        width: textwrap::termwidth(),
    };
    let model = arguments.tier.load()?;
    let mut shown = 0;
    let outcome = readings::for_each(&model, &arguments.inputs, &arguments.given, |reading| {
        if shown > 0 {
            output.write_all(form.separator().as_bytes())?;
        }
        shown += 1;
        output.write_all(form.show(reading)?.as_bytes())?;
        Ok(())
    })?;
    output.flush()?;
    Ok(outcome)
}

/// How readings are put into text.
#[derive(Debug, Clone, Copy)]
struct Form {
    format: Format,
    /// Whether each object of JSON is on one line.
    on_lines: bool,
    /// Columns of the terminal.
    width: usize,
}

impl Form {
    fn show(self, reading: &Reading) -> Result<String> {
        Ok(match self.format {
            Format::Text => text::page(reading, self.width),
            Format::Html => html::page(reading)?,
            Format::Json if self.on_lines => format!("{}\n", serde_json::to_string(reading)?),
            Format::Json => format!("{}\n", serde_json::to_string_pretty(reading)?),
        })
    }

    /// What stands between two readings.
    fn separator(self) -> String {
        match self.format {
            Format::Text => format!("\n{}\n\n", "─".repeat(self.width)),
            Format::Html | Format::Json => String::new(),
        }
    }
}
