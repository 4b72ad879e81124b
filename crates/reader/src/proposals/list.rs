//! Lists in running text: where one ends and how it falls into items.
//!
//! Works on commas, semicolons and "and" with the shape of what follows, since trees of long lists are often wrong.
//! Must not know what the items are.

use std::ops::Range;

use onrecord_language::Upos;

use super::lexicon::WORDS;
use crate::document::Document;

/// The items of the list that begins at `start`, within `end`; commas inside quotation marks or brackets part nothing.
/// What stands before a colon in the list only announces it.
pub(super) fn items(document: &Document, start: usize, end: usize) -> Vec<Range<usize>> {
    let end = clause_end(document, start, end);
    if start >= end {
        return vec![];
    }
    let announced = boundaries(document, &(start..end), ":").into_iter().next_back();
    let is_announced = announced.is_some() || (start > 0 && document.lower(start - 1) == ":");
    let mut range = trim(document, announced.map_or(start, |colon| colon + 1)..end);
    let semicolons = boundaries(document, &range, ";");
    if is_announced || semicolons.len() > 1 {
        if !semicolons.is_empty() {
            return split(document, range, &semicolons);
        }
    } else if let Some(&semicolon) = semicolons.first() {
        range.end = semicolon;
    }
    let commas = boundaries(document, &range, ",");
    let mut cuts: Vec<usize> = commas.clone();
    match last_and(document, &range, &commas) {
        Some(and) => cuts.push(and),
        // "a floor price, the first in a decade": one thing with a remark, not a list.
        None if commas.len() < 2 && !is_announced => {
            if let Some(&comma) = commas.first() {
                range.end = comma;
                cuts.clear();
            }
        }
        None => {}
    }
    let mut found = split(document, range, &cuts);
    if !is_announced {
        stop_at_clause(document, &mut found);
    }
    found
}

/// Takes off the items from the first that is a clause of its own, where the list began with something else:
/// "a fifth more, and Rabat has yet to answer".
fn stop_at_clause(document: &Document, found: &mut Vec<Range<usize>>) {
    let begins_with_clause = found.first().is_some_and(|first| has_own_clause(document, first));
    if begins_with_clause {
        return;
    }
    let stop = found.iter().skip(1).position(|item| has_own_clause(document, item));
    if let Some(stop) = stop {
        found.truncate(stop + 1);
    }
}

/// Whether an item has a subject and a finite verb outside relative clauses and subordinate ones.
fn has_own_clause(document: &Document, item: &Range<usize>) -> bool {
    let mut is_within = false;
    for token in item.clone() {
        is_within |= document.upos(token) == Upos::Sconj
            || matches!(
                document.lower(token),
                "that" | "which" | "who" | "whom" | "where" | "since" | "before" | "after"
            );
        if !is_within && token > item.start && is_clause(document, token, item) {
            return true;
        }
    }
    false
}

/// Whether a verb with its subject makes a clause, and is no participle ("the crossing struck out", "the port
/// reopened") nor a noun taken for a verb ("winter river flows").
fn is_clause(document: &Document, verb: usize, item: &Range<usize>) -> bool {
    let children = document.children(verb);
    let has_subject = document
        .children_by(verb, "nsubj")
        .any(|subject| item.contains(&subject) && subject < verb);
    let has_helper = children.iter().any(|&helper| helper < verb && is_finite(document, helper));
    let has_object =
        children.iter().any(|&child| matches!(document.relation(child), "obj" | "ccomp" | "xcomp"));
    let is_own = match document.xpos(verb) {
        "VBD" => has_object,
        "VBZ" | "VBP" => verb + 1 < item.end,
        _ => false,
    };
    has_subject && (has_helper || is_own)
}

/// Where the clause ends that holds a list beginning at `start`: at the sentence's end, a comma followed by something
/// else than an item, words that tell who says so, or a verb that goes on with the sentence.
pub(super) fn clause_end(document: &Document, start: usize, end: usize) -> usize {
    let end = end.min(document.sentence(start).end);
    let end = attribution_start(document, start, end);
    let is_verbal = is_bare_verb(document, start);
    let mut depth = Depth::default();
    for token in start..end {
        if depth.step(document.lower(token)) {
            continue;
        }
        let word = document.lower(token);
        let next = (token + 1 < end).then(|| document.lower(token + 1));
        let stops = match word {
            "." | "!" | "?" => true,
            "," | ";" => {
                next.is_none_or(|next| WORDS.ends.contains_key(next))
                    || goes_on_with_participle(document, token + 1)
            }
            "and" | "or" => next.is_some() && !is_verbal && is_finite(document, token + 1),
            _ => token > start && WORDS.ends.get(word).copied().unwrap_or(false),
        };
        if stops || (token > start && is_exchange(document, token)) {
            return token;
        }
    }
    end
}

/// Whether "in return for" or "in exchange for" stands here.
pub(super) fn is_exchange(document: &Document, token: usize) -> bool {
    token + 2 < document.len()
        && document.lower(token) == "in"
        && matches!(document.lower(token + 1), "return" | "exchange")
        && document.lower(token + 2) == "for"
}

/// The first word after `start` of an attribution's source or cue: ", the minister said" is no part of a list.
fn attribution_start(document: &Document, start: usize, end: usize) -> usize {
    let bytes = document.token(start).start;
    let last = document.token(end.max(start + 1) - 1).end;
    let mut cut = end;
    for attribution in &document.analysis.attributions {
        let Some(content) = attribution.content.first() else { continue };
        if content.start > bytes {
            continue;
        }
        for part in attribution.source.iter().chain(&attribution.cue) {
            if bytes < part.start && part.end <= last {
                cut = cut.min(document.tokens_in(part.clone()).start);
            }
        }
    }
    while cut > start + 1 && document.upos(cut - 1) == Upos::Punct {
        cut -= 1;
    }
    cut
}

fn is_bare_verb(document: &Document, token: usize) -> bool {
    document.xpos(token) == "VB"
}

fn is_finite(document: &Document, token: usize) -> bool {
    matches!(document.xpos(token), "VBD" | "VBZ" | "VBP" | "MD")
}

fn goes_on_with_participle(document: &Document, token: usize) -> bool {
    token < document.len() && matches!(document.xpos(token), "VBG")
}

/// Positions of a mark outside quotation marks and brackets.
fn boundaries(document: &Document, range: &Range<usize>, mark: &str) -> Vec<usize> {
    let mut depth = Depth::default();
    range
        .clone()
        .filter(|&token| !depth.step(document.lower(token)) && document.lower(token) == mark)
        .collect()
}

/// The "and" before the last item.
fn last_and(document: &Document, range: &Range<usize>, commas: &[usize]) -> Option<usize> {
    let from = commas.last().map_or(range.start, |&comma| comma + 1);
    let ands: Vec<usize> = boundaries(document, range, "and")
        .into_iter()
        .filter(|&and| and >= from && and + 1 < range.end)
        .collect();
    let first = *ands.first()?;
    if commas.last() == Some(&(first.wrapping_sub(1))) {
        return Some(first);
    }
    let opening = shape(document, range.start);
    let alike = ands.iter().copied().find(|&and| shape(document, and + 1) == opening);
    if commas.is_empty() {
        alike.filter(|&and| opening != Shape::Other || is_outer(document, range, and))
    } else {
        alike.or(Some(first))
    }
}

/// Whether what follows "and" is tied by the tree to the first item's head.
fn is_outer(document: &Document, range: &Range<usize>, and: usize) -> bool {
    let top =
        range.clone().find(|&token| document.head(token).is_none_or(|head| !range.contains(&head)));
    document
        .head(and)
        .and_then(|conjunct| document.head(conjunct))
        .is_some_and(|head| Some(head) == top)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Verb,
    Determined,
    That,
    Other,
}

fn shape(document: &Document, token: usize) -> Shape {
    match document.upos(token) {
        Upos::Verb | Upos::Aux => Shape::Verb,
        Upos::Det | Upos::Num => Shape::Determined,
        _ if document.lower(token) == "that" => Shape::That,
        // "to remove the posts and to agree": the verb is what counts.
        _ if document.lower(token) == "to" && token + 1 < document.len() => Shape::Verb,
        _ => Shape::Other,
    }
}

/// Cuts the range at the boundaries and takes marks and conjunctions off the ends.
fn split(document: &Document, range: Range<usize>, cuts: &[usize]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = range.start;
    for end in cuts.iter().copied().filter(|cut| range.contains(cut)).chain([range.end]) {
        let item = trim(document, start..end);
        if !item.is_empty() {
            found.push(item);
        }
        start = end + 1;
    }
    found
}

/// The range without marks, conjunctions, "that" and item numbers at its ends.
pub(super) fn trim(document: &Document, mut range: Range<usize>) -> Range<usize> {
    let opens = |token: usize| {
        let is_number = document.upos(token) == Upos::Num
            && token + 1 < range.end
            && document.lower(token + 1) == ")";
        let is_mark = document.upos(token) == Upos::Punct
            && !matches!(document.lower(token), "\"" | "“" | "‘" | "«");
        is_number
            || is_mark
            || matches!(document.lower(token), "and" | "or" | "that" | "to" | "also" | "(" | "for")
    };
    let mut start = range.start;
    while start < range.end && opens(start) {
        start += 1;
    }
    let closes = |token| {
        matches!(
            document.lower(token),
            "," | ";" | ":" | "and" | "or" | "." | "(" | "–" | "—" | "?" | "!"
        )
    };
    range.start = start;
    while range.start < range.end && closes(range.end - 1) {
        range.end -= 1;
    }
    range
}

/// How deep in quotation marks and brackets a walk over tokens stands.
#[derive(Default)]
struct Depth {
    brackets: usize,
    is_quoted: bool,
}

impl Depth {
    /// Takes the next word; true when it stands inside, or is a mark itself.
    fn step(&mut self, word: &str) -> bool {
        match word {
            "(" | "[" => self.brackets += 1,
            ")" | "]" => {
                self.brackets = self.brackets.saturating_sub(1);
                return true;
            }
            "“" | "«" => self.is_quoted = true,
            "”" | "»" => {
                self.is_quoted = false;
                return true;
            }
            "\"" => {
                self.is_quoted = !self.is_quoted;
                return true;
            }
            _ => {}
        }
        self.brackets > 0 || self.is_quoted
    }
}
