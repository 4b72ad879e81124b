//! Bylines and credit lines: those named there have written the article and do not act in it.
//!
//! Must not know actors.

use std::ops::Range;

use onrecord_language::Upos;

use crate::document::Document;

/// A byline stands within this many paragraphs of the top.
const TOP: usize = 5;

/// A byline or dateline of its own is no longer than this, in tokens.
const LONGEST_BYLINE: usize = 16;

/// For each token, whether it belongs to a byline or credit line.
pub fn mask(document: &Document) -> Vec<bool> {
    let mut mask = vec![false; document.len()];
    for (number, paragraph) in document.analysis.paragraphs.iter().enumerate() {
        if is_credit(document, paragraph)
            || (number < TOP && number > 0 && is_byline(document, paragraph))
        {
            mask[paragraph.clone()].fill(true);
        }
    }
    mask
}

/// "(Reporting by …; Editing by …)", "With reporting from …".
fn is_credit(document: &Document, paragraph: &Range<usize>) -> bool {
    const FIRST: [&str; 8] = [
        "reporting",
        "writing",
        "editing",
        "additional",
        "compiled",
        "written",
        "translated",
        "edited",
    ];
    let mut words = paragraph.clone().filter(|&index| document.upos(index) != Upos::Punct);
    let first = words.next().is_some_and(|index| {
        FIRST.contains(&document.lower(index)) || document.lower(index) == "with"
    });
    let by =
        paragraph.clone().take(5).any(|index| matches!(document.lower(index), "by" | "reporting"));
    first && by
}

/// A short paragraph without a verb: "By Mara Lind, Nordic correspondent".
fn is_byline(document: &Document, paragraph: &Range<usize>) -> bool {
    let first = document.lower(paragraph.start);
    let has_verb =
        paragraph.clone().any(|index| matches!(document.upos(index), Upos::Verb | Upos::Aux));
    let ends = paragraph
        .end
        .checked_sub(1)
        .is_some_and(|last| matches!(document.word(last), "." | "?" | "!" | "”" | "\""));
    let names_someone = document.analysis.entities.iter().any(|entity| {
        entity.tokens.start >= paragraph.start
            && entity.tokens.end <= paragraph.end
            && entity.kind == onrecord_language::EntityKind::Person
    });
    let correspondent = paragraph.clone().any(|index| {
        matches!(document.lower(index), "correspondent" | "reporter" | "editor" | "staff")
    });
    paragraph.len() <= LONGEST_BYLINE
        && !has_verb
        && !ends
        && (first == "by" || names_someone || correspondent)
}
