//! One file for each subcommand: its arguments, and what it does with them.

pub mod add;
pub mod check;
pub mod completions;
pub mod correct;
pub mod diff;
pub mod eval;
pub mod export;
pub mod read;
pub mod record;
pub mod reread;
pub mod search;
pub mod sources;
pub mod stats;
pub mod timeline;
pub mod why;
