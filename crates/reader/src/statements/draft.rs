//! A statement in the making: which words are source, cue and content, before anything is made of them.
//!
//! Must not know: actors, chains.

use std::ops::Range;

use crate::document::Document;
use crate::statements::cues::{CueVerb, entry, lemma_of};

/// Token ranges of one attribution.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The words of the cue; none for a quotation that stands without any.
    pub cue: Option<Range<usize>>,
    /// The word that carries the cue.
    pub cue_head: Option<usize>,
    /// What is said, each contiguous piece apart, in the order of the text.
    pub content: Vec<Range<usize>>,
    /// Others whom the source names as its own source: "citing two officials".
    pub cited: Vec<Range<usize>>,
}

impl Draft {
    /// First token of the draft.
    pub fn start(&self) -> usize {
        let content = self.content.iter().map(|piece| piece.start).min();
        let parts = [
            self.source.as_ref().map(|range| range.start),
            self.cue.as_ref().map(|range| range.start),
            content,
        ];
        parts.into_iter().flatten().min().unwrap_or(usize::MAX)
    }

    /// Whether a piece of the content holds the token.
    pub fn holds(&self, token: usize) -> bool {
        self.content.iter().any(|piece| piece.contains(&token))
    }

    /// Number of tokens of the content.
    pub fn size(&self) -> usize {
        self.content.iter().map(Range::len).sum()
    }
}

/// A cue verb at a token: its lexicon entry, and the lemma with its particle.
pub fn cue_verb(document: &Document, token: usize) -> Option<(&'static str, &'static CueVerb)> {
    let lemma = lemma_of(document.lower(token))?;
    let particle = (token + 1..document.len().min(token + 4))
        .filter_map(|next| with_words(document, lemma, token, next))
        .next();
    particle.or_else(|| entry(lemma))
}

/// The cue of several words that ends at `last`: "rule" with "out".
fn with_words(
    document: &Document,
    lemma: &'static str,
    first: usize,
    last: usize,
) -> Option<(&'static str, &'static CueVerb)> {
    let mut phrase = lemma.to_owned();
    for token in first + 1..=last {
        phrase.push(' ');
        phrase.push_str(document.lower(token));
    }
    entry(&phrase)
}

/// Takes punctuation, "that" and the marks around it off the ends of a piece of content.
pub fn trimmed(document: &Document, piece: Range<usize>) -> Range<usize> {
    let mut piece = piece;
    while !piece.is_empty() && is_edge(document, piece.start, true) {
        piece.start += 1;
    }
    while !piece.is_empty() && is_edge(document, piece.end - 1, false) {
        piece.end -= 1;
    }
    piece
}

fn is_edge(document: &Document, token: usize, first: bool) -> bool {
    let word = document.lower(token);
    let punctuation = !word.chars().any(char::is_alphanumeric)
        && !matches!(word, "$" | "€" | "£" | "%" | "(" | ")");
    punctuation || (first && (word == "that" && document.relation(token) == "mark"))
}
