//! How a source knows what it says.
//!
//! Only from the text's own words or the speaker's own part in what is told. Must not know: chains.

use std::ops::Range;

use onrecord_record::{Act, Knowledge};

use crate::document::Document;
use crate::statements::addressee::is_document;
use crate::statements::draft::Draft;
use crate::statements::words;

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
