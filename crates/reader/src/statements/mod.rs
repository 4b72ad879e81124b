//! Statements: who says what, in what form, to whom, on whose word.
//!
//! Must not know: events, proposals.

use std::ops::Range;

use onrecord_record::{Act, Certainty, Knowledge, LinkKind, Naming, Number, Polarity, Quotation};

use crate::actors::Actors;
use crate::document::Document;
use crate::times::TimeMention;

/// One attribution. Ranges are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Who says it; none where the text does not tell.
    pub source: Option<Source>,
    /// What ties content to source.
    pub cue: Option<Cue>,
    /// The words attributed, each contiguous piece apart.
    pub content: Vec<Range<usize>>,
    /// By quotation marks.
    pub quotation: Quotation,
    /// Whom it was said to (an index into [`Actors::list`]).
    pub addressee: Option<usize>,
    /// The statement whose content holds this one (an index into the list of statements).
    pub within: Option<usize>,
    /// The hands that it went through, outermost first.
    pub chain: Vec<Link>,
    /// How the source knows.
    pub knowledge: Knowledge,
    /// Why the source is not named, in the article's words.
    pub anonymity_reason: Option<String>,
    /// How sure the source is made to sound.
    pub certainty: Certainty,
    /// Whether the content is affirmed or denied.
    pub polarity: Polarity,
}

/// Who says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// An index into [`Actors::list`].
    pub actor: Option<usize>,
    /// The words that name the source.
    pub bytes: Range<usize>,
}

/// What ties content to source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// All words of the cue.
    pub bytes: Range<usize>,
    /// The word that carries it: the verb of "has repeatedly said".
    pub token: usize,
    /// What kind of act it is.
    pub act: Act,
}

/// One link of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// An index into [`Actors::list`].
    pub agent: Option<usize>,
    /// What the link is.
    pub kind: LinkKind,
    /// How it is named.
    pub naming: Naming,
    /// One or several.
    pub number: Number,
    /// Interview, statement, post, document …, in the article's words.
    pub medium: Option<String>,
    /// The words that name it; none for the outlet of the article itself.
    pub bytes: Option<Range<usize>>,
}

/// Finds the statements of a document, in the order of the text.
pub fn find(_document: &Document, _actors: &Actors, _times: &[TimeMention]) -> Vec<Statement> {
    Vec::new()
}
