//! What merging needs to know of the whole record: who is who, what is copied from where, what people put right.

use std::collections::BTreeMap;

use jiff::civil::Date;
use onrecord_record::ArticleId;

use crate::actors::Actors;
use crate::copies::Copy;
use crate::corrections::Correction;

/// The record around one event or proposal.
pub(crate) struct Context<'r> {
    pub(crate) actors: &'r Actors,
    /// The original of each article that is a copy.
    pub(crate) copies: &'r BTreeMap<ArticleId, Copy>,
    /// Those in force, in the order in which they were made.
    pub(crate) corrections: &'r [&'r Correction],
    /// The last day whose articles count.
    pub(crate) as_of: Option<Date>,
}
