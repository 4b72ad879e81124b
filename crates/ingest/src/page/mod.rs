//! A page of HTML: its article's text with links, and what it says of its publication.

mod boilerplate;
mod extract;
mod facts;
mod harvest;
mod linked_data;
mod render;
mod scan;
mod tag;
mod title;

pub(crate) use extract::extract;
pub(crate) use facts::{Facts, facts};
pub(crate) use scan::{MAX_MARKUP, scan};
