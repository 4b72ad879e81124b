//! Why a source is not named, in the article's own words: in the sentence of the statement, or in one of its own ("She
//! gave no name for fear of her landlord").
//!
//! Must not know: chains, how the source knows.

use std::ops::Range;

use onrecord_language::Upos;

use crate::document::Document;
use crate::statements::chain::antecedent;
use crate::statements::draft::Draft;
use crate::statements::subject::own_subject;
use crate::statements::words::{self, Anonymity};

/// A sentence that tells why someone is not named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The word that carries its subject: "they", "the official".
    pub subject: usize,
    /// The words of the reason, as bytes.
    pub reason: Range<usize>,
}

/// The article's own words on why the source of a draft is not named, within the sentence of the statement, as bytes.
pub fn reason(document: &Document, draft: &Draft) -> Option<Range<usize>> {
    let at = draft.cue_head.or(draft.source.as_ref().map(|source| source.start))?;
    let sentence = document.sentence(at);
    // What someone says about anonymity within the content is not the article's word on the source.
    let mut reason = reason_in(document, &sentence, &draft.content)?.reason;
    // Where the statement goes on after the reason, it ends the reason.
    let own = draft.source.iter().chain(&draft.cue).map(|part| document.bytes(part.clone()).start);
    if let Some(end) = own.filter(|&start| start > reason.start).min() {
        reason.end = reason.end.min(end);
    }
    let words = document.text()[reason.clone()].trim_end();
    reason.end = reason.start + words.len();
    // A statement told within the reason is not the one that it is the reason for.
    (!reason.is_empty() && !reason.contains(&document.token(at).start)).then_some(reason)
}

/// Whether a draft is the reason of another: "an envoy who asked not to be named, [citing the sensitivity of the talks]".
pub fn is_reason(document: &Document, draft: &Draft) -> bool {
    let Some(cue) = draft.cue_head.filter(|&cue| document.xpos(cue) == "VBG") else { return false };
    reason_in(document, &document.sentence(cue), &[])
        .is_some_and(|found| found.reason.start == document.token(cue).start)
}

/// The sentences that tell nothing but why someone is not named, in the order of the text.
pub fn conditions(document: &Document) -> Vec<Condition> {
    let sentences = document.analysis.sentences.iter();
    sentences.filter_map(|sentence| condition(document, sentence)).collect()
}

fn condition(document: &Document, sentence: &Range<usize>) -> Option<Condition> {
    let Reason { reason, anchor } = reason_in(document, sentence, &[])?;
    // The one not named is the subject of the verb next to the words that set the condition.
    let anchor = document.tokens_in(anchor..anchor + 1).start;
    let mut verbs: Vec<usize> = sentence
        .clone()
        .filter(|&token| matches!(document.upos(token), Upos::Verb | Upos::Aux))
        .collect();
    verbs.sort_by_key(|verb| verb.abs_diff(anchor));
    let subject = verbs.into_iter().find_map(|verb| {
        own_subject(document, verb).or_else(|| document.child(verb, &["nsubj:pass"]))
    })?;
    Some(Condition { subject: antecedent(document, subject).unwrap_or(subject), reason })
}

/// A reason, and where the words stand that tell that someone is not named. Both are bytes.
struct Reason {
    reason: Range<usize>,
    anchor: usize,
}

/// The reason that a sentence gives outside of `content`, as bytes.
fn reason_in(
    document: &Document,
    sentence: &Range<usize>,
    content: &[Range<usize>],
) -> Option<Reason> {
    let bytes = document.bytes(sentence.clone());
    let text = without(document, &bytes, content).to_lowercase();
    // Lower case may have other lengths in other scripts: then no place in it can be trusted.
    if text.len() != bytes.len() {
        return None;
    }
    let (anchor, start) = if let Some((start, _)) = words::anonymity(&text, Anonymity::Reason) {
        (start, start)
    } else {
        let (condition, end) = words::anonymity(&text, Anonymity::Condition)?;
        let after = words::anonymity(&text[end..], Anonymity::Because).map(|(at, _)| end + at);
        // "Who, fearing arrest, gave only his initials."
        let start = after.or_else(|| {
            words::anonymity(&text[..condition], Anonymity::Before).map(|(at, _)| at)
        })?;
        (condition, start)
    };
    let end = text[start..].find([',', ';', '\u{0}', '–', '—', ')']).unwrap_or(text.len() - start);
    let words = text[start..start + end].trim_end_matches(|c: char| c.is_whitespace() || c == '.');
    let end = start + words.len();
    (start < end).then(|| Reason {
        reason: bytes.start + start..bytes.start + end,
        anchor: bytes.start + anchor,
    })
}

/// The text with the content blanked out, byte for byte.
fn without(document: &Document, bytes: &Range<usize>, content: &[Range<usize>]) -> String {
    let mut text = document.text()[bytes.clone()].to_owned();
    for piece in content {
        let piece = document.bytes(piece.clone());
        let (start, end) = (piece.start.max(bytes.start), piece.end.min(bytes.end));
        if start < end {
            text.replace_range(
                start - bytes.start..end - bytes.start,
                &"\u{0}".repeat(end - start),
            );
        }
    }
    text
}
