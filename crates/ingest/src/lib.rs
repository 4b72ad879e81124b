//! Turns bytes (a file, standard input, a web page, a line of JSONL) into an article: text, title, byline, outlet, date
//! published, links, credits.
//!
//! [`ingest`] is a pure function of the bytes and of what is said of them; only [`fetch`] reaches outside. Must not know:
//! language analysis, storage.
#![allow(clippy::disallowed_methods, reason = "this crate is where files and the network are read")]

mod article;
mod byline;
mod charset;
mod credits;
mod data;
mod dateline;
mod dates;
mod error;
mod fetch;
mod identity;
mod jsonl;
mod language;
mod notice;
mod outlet;
mod page;
mod plain;
mod published;
mod sniff;

pub use article::{Ingested, Origin, Overrides, ingest};
pub use error::{BinaryKind, IngestError};
pub use fetch::{FetchError, Limits, fetch, is_address};
pub use jsonl::{Articles, LineError, LineProblem, MAX_LINE, articles};
pub use notice::Notice;
pub use published::DateSource;
