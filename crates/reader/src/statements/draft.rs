//! A statement in the making: which words are source, cue and content, before anything is made of them.
//!
//! Must not know: actors, chains.

use std::ops::Range;

use crate::document::Document;
use crate::statements::cues::{CueVerb, entry, lemma_of};
use crate::statements::quotes::Quote;

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
    /// Others who pass on what the source says: "quoted by the agency as saying".
    pub through: Vec<Range<usize>>,
    /// Whether the content is printed as it was spoken, without marks: an answer of an interview.
    pub transcript: bool,
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
        .find_map(|next| with_words(document, lemma, token, next));
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

/// Takes punctuation, "that" and the marks around it off the ends of a piece of content. A mark whose partner stands
/// inside the piece is part of it.
pub fn trimmed(document: &Document, quotes: &[Quote], piece: Range<usize>) -> Range<usize> {
    let mut piece = piece;
    loop {
        let before = piece.clone();
        while !piece.is_empty() && is_edge(document, piece.start, true) {
            piece.start += 1;
        }
        while !piece.is_empty() && is_edge(document, piece.end - 1, false) {
            piece.end -= 1;
        }
        piece = without_marks(document, quotes, piece);
        if piece == before {
            return piece;
        }
    }
}

/// Whether a token at the end of a piece is not part of what is said. Quotation marks are looked at apart.
fn is_edge(document: &Document, token: usize, first: bool) -> bool {
    let word = document.lower(token);
    let is_punctuation = word.chars().all(|c| ".,;:!?…-–—•*·".contains(c));
    is_punctuation || (first && word == "that" && document.relation(token) == "mark")
}

/// Takes off a mark at either end whose partner is at the other end or outside.
fn without_marks(document: &Document, quotes: &[Quote], piece: Range<usize>) -> Range<usize> {
    if piece.is_empty() {
        return piece;
    }
    let bytes = document.bytes(piece.clone());
    let partner_inside = |start: usize, end: usize| bytes.start <= start && end <= bytes.end;
    let first = document.token(piece.start);
    let last = document.token(piece.end - 1);
    let whole =
        quotes.iter().any(|quote| quote.outer.start == first.start && quote.outer.end == last.end);
    let opens = quotes
        .iter()
        .find(|quote| quote.outer.start == first.start && first.end <= quote.inner.start);
    let closes =
        quotes.iter().find(|quote| quote.outer.end == last.end && quote.inner.end <= last.start);
    let mut piece = piece.clone();
    let is_mark = |token: usize| document.word(token).chars().all(|c| QUOTATION_MARKS.contains(c));
    match (opens, closes) {
        _ if whole && piece.len() > 2 => piece = piece.start + 1..piece.end - 1,
        (Some(quote), _) if !partner_inside(quote.outer.start, quote.outer.end) => piece.start += 1,
        (_, Some(quote)) if !partner_inside(quote.outer.start, quote.outer.end) => piece.end -= 1,
        // A closing mark at the start, an opening one at the end.
        (None, _) if is_mark(piece.start) => piece.start += 1,
        (_, None) if is_mark(piece.end - 1) => piece.end -= 1,
        _ => {}
    }
    piece
}

const QUOTATION_MARKS: &str = "\"“”„«»'‘’";
