//! The record in one database file: articles, readings, the merged record, corrections, history, search.
//!
//! Must not know: how facts were found.
#![allow(clippy::disallowed_methods, reason = "this crate is where the database file is opened")]
