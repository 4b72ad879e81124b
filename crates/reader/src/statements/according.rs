//! Sources named by a preposition: "according to the ministry", "in the words of an aide", "per the daily".
//!
//! Must not know: actors, chains.

use std::ops::Range;

use crate::document::Document;
use crate::statements::draft::{Draft, trimmed};
use crate::statements::quotes::Quote;
use crate::statements::subject::phrase;

/// Words before the source, in lower case.
const PHRASES: [&[&str]; 8] = [
    &["according", "to"],
    &["in", "the", "words", "of"],
    &["in", "the", "view", "of"],
    &["in", "the", "opinion", "of"],
    &["as", "reported", "by"],
    &["as", "told", "by"],
    &["on", "the", "word", "of"],
    &["as", "per"],
];

/// A draft for every such phrase. A bullet list after "According to …:" is content too.
pub fn drafts(document: &Document, quotes: &[Quote]) -> Vec<Draft> {
    (0..document.len()).filter_map(|token| draft(document, quotes, token)).collect()
}

fn draft(document: &Document, quotes: &[Quote], token: usize) -> Option<Draft> {
    let words = PHRASES.iter().find(|words| {
        words
            .iter()
            .enumerate()
            .all(|(at, &word)| token + at < document.len() && document.lower(token + at) == word)
    })?;
    let cue = token..token + words.len();
    let sentence = document.sentence(token);
    if cue.end >= sentence.end {
        return None;
    }
    let source = source(document, cue.end, sentence.end);
    let content = content(document, &sentence, &(cue.start..source.end));
    let content: Vec<Range<usize>> = content
        .into_iter()
        .map(|piece| trimmed(document, quotes, piece))
        .filter(|piece| !piece.is_empty())
        .collect();
    (!content.is_empty()).then(|| Draft {
        source: Some(source),
        cue_head: Some(token),
        cue: Some(cue),
        content,
        ..Draft::default()
    })
}

/// The noun phrase that begins at a token.
fn source(document: &Document, first: usize, limit: usize) -> Range<usize> {
    // The word that hangs on nothing within the phrase: the head of what follows up to a comma.
    let end = (first..limit)
        .find(|&token| {
            token > first
                && matches!(document.word(token), "," | ";" | ":" | "." | "–" | "—" | "\"" | "”")
        })
        .unwrap_or(limit);
    let head = document.analysis.head_of(first..end.max(first + 1)).unwrap_or(first);
    let named = phrase(document, head);
    first..named.end.clamp(first + 1, limit)
}

/// What stands around the phrase in its sentence; where it opens the sentence, what follows.
fn content(
    document: &Document,
    sentence: &Range<usize>,
    phrase: &Range<usize>,
) -> Vec<Range<usize>> {
    let before = sentence.start..phrase.start;
    let after = phrase.end..sentence.end;
    let is_word = |token: &usize| document.word(*token).chars().any(char::is_alphanumeric);
    if before.clone().any(|token| is_word(&token)) {
        // A new clause after the phrase ("…, according to X, who …; but …") is the article's own again.
        return vec![before];
    }
    if after.clone().any(|token| is_word(&token)) {
        return vec![after];
    }
    bullets(document, sentence.end)
}

/// The lines of a list that begins at a token.
fn bullets(document: &Document, first: usize) -> Vec<Range<usize>> {
    let after = document.analysis.sentences.iter().filter(|sentence| sentence.start >= first);
    let is_bullet =
        |token: usize| matches!(document.word(token), "•" | "-" | "*" | "–" | "—" | "·");
    after
        .take_while(|sentence| is_bullet(sentence.start))
        .map(|sentence| sentence.start + 1..sentence.end)
        .filter(|line| !line.is_empty())
        .collect()
}
