//! `onrecord read`: articles in, what they say out.

use std::io::{self, IsTerminal as _, Write as _};

use anstream::eprintln;
use anyhow::Result;
use clap::{Args, ValueEnum};
use onrecord_language::Model;
use onrecord_record::Reading;

use crate::Outcome;
use crate::input::{Given, Input};
use crate::readings;

/// Read articles: who met whom, where and when, what was proposed, who says so, and on whose word
#[derive(Debug, Args)]
pub struct Arguments {
    /// Articles: files, addresses (http:// or https://), or "-" for standard input
    #[arg(required = true, value_name = "FILE|URL|-")]
    inputs: Vec<Input>,
    /// How to show what was read
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    #[command(flatten)]
    given: Given,
}

/// How to show what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One object for each article; on one line, unless it is a single one and goes to a terminal
    Json,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let model = Model::embedded()?;
    let mut outcome = Outcome::Complete;
    let mut output = io::stdout().lock();
    let pretty = arguments.inputs.len() == 1 && io::stdout().is_terminal();
    readings::for_each(&model, &arguments.inputs, &arguments.given, |input, result| {
        match result {
            Ok(read) => {
                for remark in &read.remarks {
                    eprintln!("onrecord: {input}: {remark}");
                }
                output.write_all(json(&read.reading, pretty)?.as_bytes())?;
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

fn json(reading: &Reading, pretty: bool) -> Result<String> {
    let mut text = if pretty {
        serde_json::to_string_pretty(reading)?
    } else {
        serde_json::to_string(reading)?
    };
    text.push('\n');
    Ok(text)
}
