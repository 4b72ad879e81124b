//! One file for each subcommand: its arguments, and what it does with them.

pub mod add;
pub mod completions;
pub mod eval;
pub mod read;
pub mod record;
pub mod sources;
