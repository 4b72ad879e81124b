//! Times: expressions of time and the days they mean.
//!
//! Must not know: actors, events.

use std::ops::Range;

use jiff::civil::Date;
use onrecord_record::{Edtf, Precision};

use crate::document::Document;

/// One expression of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMention {
    /// The expression, as bytes of the text.
    pub bytes: Range<usize>,
    /// The expression, as tokens.
    pub tokens: Range<usize>,
    /// What it means.
    pub edtf: Option<Edtf>,
    /// First day it may mean.
    pub earliest: Option<Date>,
    /// Last day it may mean.
    pub latest: Option<Date>,
    /// How fine it is.
    pub precision: Precision,
    /// What it is counted from.
    pub anchor: Option<Anchor>,
}

/// What a relative expression is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The day the article was published.
    Published,
    /// Another expression (an index into the list).
    Time(usize),
}

/// Finds the expressions of time of a document, in the order of the text.
pub fn find(_document: &Document) -> Vec<TimeMention> {
    Vec::new()
}
