//! Turns bytes (a file, standard input, a web page) into an article: text, title, byline, outlet, date published, links.
//!
//! Must not know: language analysis, storage.
#![allow(clippy::disallowed_methods, reason = "this crate is where files and the network are read")]
