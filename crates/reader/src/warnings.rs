//! Warnings: what an editor should look at before relying on the article.

use onrecord_record::Warning;

use crate::actors::Actors;
use crate::document::Document;
use crate::events::Event;
use crate::statements::Statement;

/// Finds what breaks a house rule, in the order of the text.
pub fn find(
    _document: &Document,
    _actors: &Actors,
    _statements: &[Statement],
    _events: &[Event],
) -> Vec<Warning> {
    Vec::new()
}
