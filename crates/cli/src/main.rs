//! The command `onrecord`.
#![allow(clippy::disallowed_methods, reason = "the command reads files and writes to the terminal")]

use clap::Parser;

/// Who says what about a negotiation, and on whose word.
#[derive(Parser)]
#[command(version)]
struct Command {}

fn main() {
    let Command {} = Command::parse();
}
