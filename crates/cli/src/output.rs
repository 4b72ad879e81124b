//! How a command that reads the record prints what it found.

use std::io::{self, IsTerminal as _, Write as _};

use anyhow::Result;
use clap::ValueEnum;
use serde::Serialize;

use crate::Outcome;

/// How to print it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person, in colour on a terminal
    #[default]
    Text,
    /// One object; on one line, but on a terminal
    Json,
}

/// Prints a value as JSON: on one line for a program, on many for a person.
pub fn write_json(value: &impl Serialize) -> Result<Outcome> {
    let mut output = io::stdout().lock();
    if output.is_terminal() {
        serde_json::to_writer_pretty(&mut output, value)?;
    } else {
        serde_json::to_writer(&mut output, value)?;
    }
    writeln!(output)?;
    Ok(Outcome::Complete)
}
