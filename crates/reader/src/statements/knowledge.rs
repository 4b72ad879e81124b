//! How a source knows what it says, and why it is not named.
//!
//! Only from the text's own words or the speaker's own part in what is told. Must not know: chains.

use std::ops::Range;

use onrecord_record::{Act, Knowledge};

use crate::document::Document;
use crate::statements::addressee::is_document;
use crate::statements::draft::Draft;
use crate::statements::words::{self, Anonymity};

/// Subjects by which someone speaks of their own side.
const FIRST_PERSON: [&str; 8] = ["i", "we", "my", "our", "me", "us", "myself", "ourselves"];

/// How the source knows. `same`: whether a word of the content speaks of the source.
pub fn knowledge(
    document: &Document,
    draft: &Draft,
    act: Act,
    same: impl Fn(usize) -> bool,
) -> Knowledge {
    let Some(source) = &draft.source else { return Knowledge::Hearsay };
    let described = words::knowledge(&description(document, source));
    if let Some(knowledge) = described {
        return knowledge;
    }
    let head = document.analysis.head_of(source.clone());
    if head.is_some_and(|head| is_document(document, head)) {
        return Knowledge::Unknown;
    }
    if !draft.cited.is_empty() {
        return Knowledge::Hearsay;
    }
    // A promise, a demand, a refusal is itself what the speaker does.
    let own_act = matches!(
        act,
        Act::Promise
            | Act::Demand
            | Act::Offer
            | Act::Accept
            | Act::Reject
            | Act::Propose
            | Act::Want
            | Act::Announce
            | Act::Ask
    );
    let tells_of_self = draft.content.iter().cloned().flatten().any(|token| {
        let first_person = FIRST_PERSON.contains(&document.lower(token));
        let subject =
            document.relation(token) == "nsubj" || document.token(token).deprel == "nmod:poss";
        first_person || (subject && same(token))
    });
    if own_act || tells_of_self { Knowledge::Direct } else { Knowledge::Unknown }
}

/// The source's words with what is added to them after a comma, in lower case.
fn description(document: &Document, source: &Range<usize>) -> String {
    let whole = document
        .analysis
        .head_of(source.clone())
        .map_or(source.clone(), |head| document.subtree(head));
    let end = if whole.len() < 40 { whole.end.max(source.end) } else { source.end };
    document.words(source.start..end).to_lowercase()
}

/// The article's own words on why a source is not named, within the sentence of the statement, as bytes.
pub fn anonymity_reason(document: &Document, draft: &Draft) -> Option<Range<usize>> {
    let at = draft.cue_head.or(draft.source.as_ref().map(|source| source.start))?;
    let sentence = document.sentence(at);
    // What someone says about anonymity within the content is not the article's word on the source.
    let bytes = document.bytes(sentence.clone());
    let text: String = sentence_outside(document, &sentence, draft);
    let text = text.to_lowercase();
    // Lower case may have other lengths in other scripts: then no place in it can be trusted.
    if text.len() != bytes.len() {
        return None;
    }
    let reason = if let Some((start, _)) = words::anonymity(&text, Anonymity::Reason) {
        start
    } else {
        let (_, end) = words::anonymity(&text, Anonymity::Condition)?;
        let (start, _) = words::anonymity(&text[end..], Anonymity::Because)?;
        end + start
    };
    let length = text[reason..]
        .find([',', ';', '\u{0}', '“', '"', '–', '—', '.'])
        .unwrap_or(text.len() - reason);
    let words = text[reason..reason + length].trim_end();
    // "According to" or "said" after it are of the statement again.
    let end = [" said", " told", " says", " added"]
        .iter()
        .filter_map(|word| words.find(word))
        .min()
        .unwrap_or(words.len());
    let range = bytes.start + reason..bytes.start + reason + end;
    // A statement told within the reason is not the one that it is the reason for.
    let cue = document.token(at).start;
    (end > 0 && !range.contains(&cue)).then_some(range)
}

/// The sentence with the content blanked out, byte for byte.
fn sentence_outside(document: &Document, sentence: &Range<usize>, draft: &Draft) -> String {
    let bytes = document.bytes(sentence.clone());
    let mut text = document.text()[bytes.clone()].to_owned();
    for piece in &draft.content {
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
