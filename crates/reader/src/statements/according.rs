//! Sources named by a preposition: "according to the ministry", "in the words of an aide", "per the daily".
//!
//! Must not know: actors, chains.

use std::ops::Range;

use crate::document::Document;
use crate::statements::draft::{Draft, trimmed};
use crate::statements::nouns::without_possessive;
use crate::statements::quotes::Quote;
use crate::statements::subject::phrase;

/// Words before the source, in lower case.
const PHRASES: [&[&str]; 11] = [
    &["according", "to"],
    &["in", "the", "words", "of"],
    &["in", "the", "view", "of"],
    &["in", "the", "opinion", "of"],
    &["as", "reported", "by"],
    &["as", "first", "reported", "by"],
    &["as", "told", "by"],
    &["on", "the", "authority", "of"],
    &["on", "the", "strength", "of"],
    &["on", "the", "word", "of"],
    &["as", "per"],
];

/// A draft for every such phrase. A bullet list after "According to …:" is content too.
pub fn drafts(document: &Document, quotes: &[Quote]) -> Vec<Draft> {
    (0..document.len()).filter_map(|token| draft(document, quotes, token)).collect()
}

fn draft(document: &Document, quotes: &[Quote], token: usize) -> Option<Draft> {
    let sentence = document.sentence(token);
    let (cue, source) =
        phrase_at(document, token, &sentence).or_else(|| word_of(document, token))?;
    let around = cue.start.min(source.start)..cue.end.max(source.end);
    let content = content(document, &sentence, &around);
    let content: Vec<Range<usize>> = content
        .into_iter()
        .map(|piece| trimmed(document, quotes, piece))
        .filter(|piece| !piece.is_empty())
        .collect();
    (!content.is_empty()).then(|| Draft {
        source: Some(source),
        cue_head: Some(cue.start),
        cue: Some(cue),
        content,
        ..Draft::default()
    })
}

/// Cue and source of "according to the ministry".
fn phrase_at(
    document: &Document,
    token: usize,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let words = PHRASES.iter().find(|words| {
        words
            .iter()
            .enumerate()
            .all(|(at, &word)| token + at < sentence.end && document.lower(token + at) == word)
    })?;
    let cue = token..token + words.len();
    (cue.end < sentence.end).then(|| (cue.clone(), source(document, cue.end, sentence.end)))
}

/// Cue and source of "by the aide's account", "in her words".
fn word_of(document: &Document, token: usize) -> Option<(Range<usize>, Range<usize>)> {
    let preposition = document.preposition(token)?;
    let fits = match document.lower(token) {
        "account" | "reckoning" | "telling" | "count" | "estimate" => preposition == "by",
        "words" | "view" => preposition == "in",
        _ => false,
    };
    let owner = document
        .children(token)
        .iter()
        .copied()
        .find(|&child| child < token && document.token(child).deprel == "nmod:poss")?;
    let source = without_possessive(document, phrase(document, owner));
    fits.then(|| (token..token + 1, source))
}

/// The noun phrase that begins at a token: up to a comma, or a verb that is not of a clause inside it.
fn source(document: &Document, first: usize, limit: usize) -> Range<usize> {
    let ends = |&token: &usize| {
        let relative = (first..token)
            .any(|before| matches!(document.lower(before), "who" | "that" | "which" | "whose"));
        let finite = matches!(document.xpos(token), "VBD" | "VBZ" | "VBP" | "MD");
        is_boundary(document, token) || (finite && !relative)
    };
    let end = (first + 1..limit).find(ends).unwrap_or(limit);
    let head = document.analysis.head_of(first..end).unwrap_or(first);
    first..phrase(document, head).end.clamp(first + 1, end)
}

fn is_boundary(document: &Document, token: usize) -> bool {
    matches!(document.word(token), "," | ";" | ":" | "." | "–" | "—" | "\"" | "”")
}

/// What stands around the phrase in its sentence.
fn content(
    document: &Document,
    sentence: &Range<usize>,
    phrase: &Range<usize>,
) -> Vec<Range<usize>> {
    let before = sentence.start..phrase.start;
    let after = phrase.end..sentence.end;
    let is_word = |token: &usize| document.word(*token).chars().any(char::is_alphanumeric);
    let has_words = |range: &Range<usize>| range.clone().any(|token| is_word(&token));
    match (has_words(&before), has_words(&after)) {
        (false, false) => bullets(document, sentence.end),
        (false, true) => vec![after],
        // "which according to the weekly lasted an hour": the clause that it stands in.
        (true, true) if !is_boundary(document, phrase.start - 1) && is_word(&phrase.end) => {
            let end =
                after.clone().find(|&token| is_boundary(document, token)).unwrap_or(after.end);
            vec![after.start..end]
        }
        // "The talks, according to the ministry, will go on": the verb of the clause comes after.
        (true, true) if is_parenthetical(document, &before) => vec![before, after],
        _ => vec![before],
    }
}

/// Whether words before a comma have no verb yet.
fn is_parenthetical(document: &Document, before: &Range<usize>) -> bool {
    !before.clone().any(|token| matches!(document.xpos(token), "VBD" | "VBZ" | "VBP" | "MD"))
}

/// The lines of a list that begins at a token, without their bullets.
fn bullets(document: &Document, first: usize) -> Vec<Range<usize>> {
    let starts_line = |&token: &usize| {
        let gap = document.token(token - 1).end..document.token(token).start;
        document.text()[gap].contains('\n')
    };
    let is_bullet =
        |token: usize| matches!(document.word(token), "•" | "-" | "*" | "–" | "—" | "·");
    let mut lines = Vec::new();
    let mut start = first;
    while start < document.len() && is_bullet(start) {
        let end = (start + 1..document.len()).find(starts_line).unwrap_or(document.len());
        lines.push(start + 1..end);
        start = end;
    }
    lines
}
