//! `onrecord completions`: the script that completes the command in a shell.

use std::io::{self, Write as _};

use anyhow::Result;
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::Outcome;

/// Print the completions of a shell
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  onrecord completions bash > ~/.local/share/bash-completion/completions/onrecord"
)]
pub struct Arguments {
    /// The shell
    shell: Shell,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut crate::Arguments::command(),
        "onrecord",
        &mut script,
    );
    io::stdout().write_all(&script)?;
    Ok(Outcome::Complete)
}
