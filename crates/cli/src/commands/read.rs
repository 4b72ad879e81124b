//! `onrecord read`: articles in, what they say out.

use std::io::{self, IsTerminal as _, Write};

use anstream::eprintln;
use anyhow::Result;
use clap::{Args, ValueEnum};
use onrecord_language::Model;
use onrecord_record::Reading;

use crate::Outcome;
use crate::input::{Given, Input};
use crate::readings;
use crate::show::text;

/// Read articles: who met whom, where and when, what was proposed, who says so, and on whose word
#[derive(Debug, Args)]
pub struct Arguments {
    /// Articles: files, addresses (http:// or https://), or "-" for standard input
    #[arg(required = true, value_name = "FILE|URL|-")]
    inputs: Vec<Input>,
    /// How to show what was read
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    given: Given,
}

/// How to show what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page for a person, in colour on a terminal
    Text,
    /// One object for each article; on one line, unless it is a single one and goes to a terminal
    Json,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let model = Model::embedded()?;
    let mut outcome = Outcome::Complete;
    let mut shown = 0;
    // Only a page has styles to take out; JSON goes out byte for byte.
    let mut output: Box<dyn Write> = match arguments.format {
        Format::Text => Box::new(anstream::stdout().lock()),
        Format::Json => Box::new(io::stdout().lock()),
    };
    let form = Form {
        format: arguments.format,
        single: arguments.inputs.len() == 1,
        to_terminal: io::stdout().is_terminal(),
        width: textwrap::termwidth(),
    };
    readings::for_each(&model, &arguments.inputs, &arguments.given, |input, result| {
        match result {
            Ok(read) => {
                for remark in &read.remarks {
                    eprintln!("onrecord: {input}: {remark}");
                }
                let separator = if shown > 0 { form.separator() } else { String::new() };
                write!(output, "{separator}{}", form.show(&read.reading)?)?;
                shown += 1;
            }
            Err(error) => {
                eprintln!("onrecord: {error:#}");
                outcome = Outcome::SomeFailed;
            }
        }
        Ok(())
    })?;
    output.flush()?;
    Ok(outcome)
}

/// How readings are put into text.
#[derive(Debug, Clone, Copy)]
struct Form {
    format: Format,
    single: bool,
    to_terminal: bool,
    width: usize,
}

impl Form {
    fn show(self, reading: &Reading) -> Result<String> {
        Ok(match self.format {
            Format::Text => text::page(reading, self.width),
            Format::Json if self.single && self.to_terminal => {
                format!("{}\n", serde_json::to_string_pretty(reading)?)
            }
            Format::Json => format!("{}\n", serde_json::to_string(reading)?),
        })
    }

    /// What stands between two readings.
    fn separator(self) -> String {
        match self.format {
            Format::Text => format!("\n{}\n\n", "─".repeat(self.width)),
            Format::Json => String::new(),
        }
    }
}
