//! An article and its analysis to a reading: times, actors, statements with their chains, events, proposals.
//!
//! The modules stand in the order in which an article passes through them; each stage reads what those before it found.
//! Must not know: other articles, storage.

mod document;
mod lexicon;

pub mod places;

pub mod times;

pub mod actors;

pub mod statements;

pub mod events;

pub mod proposals;

pub mod plover;

mod codes;

mod assemble;
mod warnings;

pub use document::Document;

use onrecord_language::Analysis;
use onrecord_record::{Article, Reading};

/// Reads an article. `analysis` must be that of the article's text, `model` the name of the model that made it.
pub fn read(article: &Article, analysis: &Analysis, model: &str) -> Reading {
    let document = Document::new(article, analysis);
    let times = times::find(&document);
    let actors = actors::find(&document);
    let statements = statements::find(&document, &actors, &times);
    let events = events::find(&document, &actors, &times, &statements);
    let proposals = proposals::find(&document, &actors, &times, &statements, &events);
    let warnings = warnings::find(&document, &actors, &statements, &events);
    let findings = assemble::Findings { actors, times, statements, events, proposals, warnings };
    assemble::assemble(&document, model, findings)
}
