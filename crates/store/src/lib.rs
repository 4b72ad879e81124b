//! The record in one database file: articles, readings, the merged record, corrections, history, search.
//!
//! Articles, readings, corrections and the log are only ever added to. Everything else in the file is made from them and
//! can be made again. Must not know: how facts were found.
#![allow(clippy::disallowed_methods, reason = "this crate is where the database file is opened")]

mod error;
mod packed;
mod schema;
mod store;

mod add;
mod corrections;
mod log;
mod merged;
mod readings;

mod check;
mod search;
mod select;
mod stats;

pub use add::Added;
pub use check::Fault;
pub use error::{Problem, StoreError};
pub use log::{LogEntry, LogKind};
pub use search::Hit;
pub use select::{Selected, Selection};
pub use stats::Stats;
pub use store::Store;
