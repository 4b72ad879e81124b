//! The command `onrecord`.
//!
//! Arguments → [`commands`] → articles in ([`input`]), readings made ([`readings`]), pages out. Thin: what a text means is
//! decided in the crates beneath.
#![allow(clippy::disallowed_methods, reason = "the command reads files and writes to the terminal")]

mod articles;
mod commands;
mod corrections;
mod database;
mod export;
mod in_order;
mod input;
mod output;
mod progress;
mod readings;
mod tier;

use std::process::ExitCode;

use anstream::eprintln;
use clap::{Parser, Subcommand};

/// Who says what about a negotiation, and on whose word.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Read(commands::read::Arguments),
    Sources(commands::sources::Arguments),
    Add(commands::add::Arguments),
    Timeline(commands::timeline::Arguments),
    Why(commands::why::Arguments),
    Search(commands::search::Arguments),
    Diff(commands::diff::Arguments),
    Correct(commands::correct::Arguments),
    Record(commands::record::Arguments),
    Export(commands::export::Arguments),
    Stats(commands::stats::Arguments),
    Check(commands::check::Arguments),
    Reread(commands::reread::Arguments),
    Eval(commands::eval::Arguments),
    Completions(commands::completions::Arguments),
}

/// Exit status when something could not be read, or the command line could not be understood.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Read(arguments) => commands::read::run(&arguments),
        Command::Sources(arguments) => commands::sources::run(&arguments),
        Command::Add(arguments) => commands::add::run(&arguments),
        Command::Timeline(arguments) => commands::timeline::run(&arguments),
        Command::Why(arguments) => commands::why::run(&arguments),
        Command::Search(arguments) => commands::search::run(&arguments),
        Command::Diff(arguments) => commands::diff::run(&arguments),
        Command::Correct(arguments) => commands::correct::run(&arguments),
        Command::Record(arguments) => commands::record::run(&arguments),
        Command::Export(arguments) => commands::export::run(&arguments),
        Command::Stats(arguments) => commands::stats::run(&arguments),
        Command::Check(arguments) => commands::check::run(&arguments),
        Command::Reread(arguments) => commands::reread::run(&arguments),
        Command::Eval(arguments) => commands::eval::run(&arguments),
        Command::Completions(arguments) => commands::completions::run(&arguments),
    };
    match result {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(FAILED),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

/// How a command ended that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Everything was read.
    Complete,
    /// Some inputs could not be read; each was told of on standard error.
    SomeFailed,
}

/// Whether whoever read the output has gone away (`onrecord read … | head`), which is no failure of ours.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = |cause: &(dyn std::error::Error + 'static)| {
        let kind = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        let written =
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        kind.or(written) == Some(std::io::ErrorKind::BrokenPipe)
    };
    error.chain().any(io)
}
