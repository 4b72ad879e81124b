//! Mends the drafts of the network with what sentences and the tree show: a source in another sentence, content glued on
//! from a neighbour, a condition of anonymity taken for a statement.
//!
//! Must not know: actors, chains.

use std::ops::Range;

use onrecord_record::Act;

use crate::document::Document;
use crate::statements::draft::{Draft, cue_verb, trimmed};
use crate::statements::quotes::Quote;
use crate::statements::subject::{own_subject, phrase, subject};
use crate::statements::words::{self, Anonymity};

/// Mends one draft; none where it is no statement.
pub fn mended(document: &Document, quotes: &[Quote], mut draft: Draft) -> Option<Draft> {
    if let Some(cue) = draft.cue_head {
        draft.source = source(document, &draft, cue);
        draft.content = content(document, quotes, &draft, cue);
    }
    let is_statement = !draft.content.is_empty() && !is_condition(document, &draft);
    is_statement.then_some(draft)
}

/// The source: a subject of its own beside the verb is surer than words from further away.
fn source(document: &Document, draft: &Draft, cue: usize) -> Option<Range<usize>> {
    let beside = own_subject(document, cue).map(|head| phrase(document, head));
    let found = draft.source.clone().map(|source| cut(document, source));
    let Some(found) = found else { return subject(document, cue) };
    let sentence = document.sentence(cue);
    let is_near = sentence.contains(&found.start);
    let overlaps = |other: &Range<usize>| other.start < found.end && found.start < other.end;
    match beside {
        Some(beside) if !overlaps(&beside) && (!is_near || is_between(&beside, &found, cue)) => {
            Some(beside)
        }
        None if !is_near => subject(document, cue).or(Some(found)),
        _ => Some(found),
    }
}

/// Whether `near` stands between `far` and the cue.
fn is_between(near: &Range<usize>, far: &Range<usize>, cue: usize) -> bool {
    (far.end <= near.start && near.end <= cue) || (cue < near.start && near.end <= far.start)
}

/// A source without the clause that is only added to it, and without marks at its ends.
fn cut(document: &Document, source: Range<usize>) -> Range<usize> {
    let is_mark = |token: usize| !document.word(token).chars().any(char::is_alphanumeric);
    let mut range = source.clone();
    let adds = |token: &usize| {
        *token > source.start
            && is_mark(token - 1)
            && matches!(document.lower(*token), "who" | "whose" | "which" | "whom" | "where")
    };
    if let Some(relative) = source.clone().find(adds) {
        range.end = relative;
    }
    let dangles =
        |token: usize| is_mark(token) || matches!(document.relation(token), "case" | "cc");
    while range.len() > 1 && dangles(range.end - 1) {
        range.end -= 1;
    }
    while range.len() > 1 && is_mark(range.start) {
        range.start += 1;
    }
    range
}

/// The content without sentences that belong to others: unquoted words outside the cue's own sentence, where the
/// sentence itself holds content.
fn content(document: &Document, quotes: &[Quote], draft: &Draft, cue: usize) -> Vec<Range<usize>> {
    let sentence = document.sentence(cue);
    let is_quoted = |token: usize| {
        let start = document.token(token).start;
        quotes.iter().any(|quote| quote.outer.contains(&start))
    };
    let is_here = |piece: &Range<usize>| piece.start < sentence.end && sentence.start < piece.end;
    if !draft.content.iter().any(is_here) {
        return draft.content.clone();
    }
    let own_part = |piece: &Range<usize>| {
        let start = (piece.start..piece.end)
            .find(|&token| sentence.contains(&token) || is_quoted(token))?;
        let end = (start..piece.end)
            .rev()
            .find(|&token| sentence.contains(&token) || is_quoted(token))?;
        Some(trimmed(document, quotes, start..end + 1))
    };
    draft.content.iter().filter_map(own_part).filter(|piece| !piece.is_empty()).collect()
}

/// "Asked not to be named" tells of the source of another statement.
fn is_condition(document: &Document, draft: &Draft) -> bool {
    let act = draft.cue_head.and_then(|cue| cue_verb(document, cue)).map(|(_, verb)| verb.act);
    let may_set =
        matches!(act, Some(Act::Ask | Act::Demand | Act::Reject | Act::Claim | Act::Want));
    let words = draft.content.iter().map(|piece| document.words(piece.clone()).to_lowercase());
    may_set
        && words.into_iter().any(|words| {
            words::anonymity(&words, Anonymity::Condition).is_some_and(|(start, _)| start < 12)
        })
}
