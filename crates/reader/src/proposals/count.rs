//! How many points a proposal has: "nine-point", "four demands", "a programme of nineteen points", "its six clauses".
//!
//! Must not know what the points are.

use std::ops::Range;

use crate::document::Document;

/// Parts of a proposal that are counted as its points.
pub(super) const UNITS: [&str; 15] = [
    "stage",
    "step",
    "part",
    "point",
    "article",
    "clause",
    "item",
    "paragraph",
    "demand",
    "condition",
    "request",
    "provision",
    "principle",
    "proposal",
    "wish",
];

/// Things that are themselves counted: "four demands" has four.
const COUNTED: [&str; 6] = ["demand", "condition", "request", "ask", "precondition", "requirement"];

const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The number of points that the words around a noun give it.
pub(super) fn point_count(document: &Document, head: usize, tokens: &Range<usize>) -> Option<u32> {
    within(document, tokens)
        .or_else(|| before(document, tokens))
        .or_else(|| itself(document, head))
        .or_else(|| after(document, head))
}

/// "nine-point water plan", "seven article declaration".
fn within(document: &Document, tokens: &Range<usize>) -> Option<u32> {
    tokens.clone().find_map(|token| {
        let word = document.lower(token);
        if let Some((count, unit)) = word.rsplit_once('-') {
            return UNITS.contains(&unit).then(|| number(count)).flatten();
        }
        let previous = token.checked_sub(1)?;
        let count =
            if document.lower(previous) == "-" { previous.checked_sub(1)? } else { previous };
        let is_inside = tokens.start <= count && token + 1 < tokens.end;
        (is_inside && UNITS.contains(&document.lemma(token)))
            .then(|| number(document.lower(count)))
            .flatten()
    })
}

/// "four of the nine clauses of a grazing pact".
fn before(document: &Document, tokens: &Range<usize>) -> Option<u32> {
    let mut at = tokens.start.checked_sub(1)?;
    if matches!(document.lower(at), "a" | "an" | "the" | "its" | "their") {
        at = at.checked_sub(1)?;
    }
    let unit = at.checked_sub(1).filter(|_| document.lower(at) == "of")?;
    let count = unit.checked_sub(1).filter(|_| UNITS.contains(&document.lemma(unit)))?;
    number(document.lower(count))
}

/// The verb of "signed off four of the nine clauses of a grazing pact".
pub(super) fn partial_verb(document: &Document, tokens: &Range<usize>) -> Option<usize> {
    before(document, tokens)?;
    let part = (tokens.start.saturating_sub(8)..tokens.start).find(|&token| {
        number(document.lower(token)).is_some() && document.lower(token + 1) == "of"
    })?;
    document.ancestors(part).take(2).find(|&over| document.xpos(over).starts_with("VB"))
}

/// "four demands".
fn itself(document: &Document, head: usize) -> Option<u32> {
    if !COUNTED.contains(&document.lemma(head)) {
        return None;
    }
    document.children_by(head, "nummod").find_map(|count| number(document.lower(count)))
}

/// "a programme of nineteen points", "a text with seven articles", "the offer runs to seven points".
fn after(document: &Document, head: usize) -> Option<u32> {
    let end = document.sentence(head).end.min(head + 9);
    let mut lead = false;
    for token in head + 1..end {
        let word = document.lower(token);
        lead |= matches!(
            word,
            "of" | "with"
                | "has"
                | "have"
                | "had"
                | "contains"
                | "to"
                | "comprises"
                | "in"
                | "lists"
                | "containing"
                | "comprising"
        );
        if matches!(word, "," | ";" | ":" | ".") {
            return None;
        }
        let unit = token + 1;
        if lead
            && unit < end
            && UNITS.contains(&document.lemma(unit))
            && let Some(count) = number(word)
        {
            return Some(count);
        }
    }
    None
}

/// A number in figures or in a word.
pub(super) fn number(word: &str) -> Option<u32> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    let position = NUMBERS.iter().position(|&name| name == word)?;
    u32::try_from(position).ok()
}
