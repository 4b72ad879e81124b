//! What is said of a proposal where no noun names it: "It would freeze fares and …", "Among its eleven clauses are …",
//! "They are: …", and the lines of a list with bullets or numbers.
//!
//! Each becomes a mention that only joins what was just named. Must not know how mentions are merged.

use std::ops::Range;

use super::count::{UNITS, number};
use super::mention::{Asked, Form, Mention, is_verb};
use super::points::{content, take};
use crate::actors::Actors;
use crate::document::Document;

/// Finds such mentions after the mentions by a noun, in the order of the text, and gives those their lists.
pub(super) fn find(document: &Document, actors: &Actors, nouns: &mut [Mention]) -> Vec<Mention> {
    let mut found = Vec::new();
    for token in 0..document.len() {
        found.extend(pronoun(document, actors, nouns, token));
        found.extend(its_points(document, actors, nouns, token));
        found.extend(lines(document, nouns, token));
    }
    found
}

/// The last mention by a noun in this sentence before the token, or in the one or two before.
fn named_before(document: &Document, nouns: &[Mention], token: usize) -> Option<usize> {
    let sentence = document.sentence_number(token);
    let last = nouns.iter().rposition(|noun| noun.head < token)?;
    (document.sentence_number(nouns[last].head) + 2 >= sentence).then_some(last)
}

fn follower(
    document: &Document,
    nouns: &[Mention],
    token: usize,
    tokens: Range<usize>,
) -> Option<Mention> {
    let named = named_before(document, nouns, token)?;
    let mut mention = Mention::new(token, tokens, nouns[named].kind, Form::Pronoun);
    mention.strength = super::lexicon::Strength::Pointer;
    Some(mention)
}

/// "It would freeze fares", "They are: no closures before 2027, …", "It has twelve paragraphs".
fn pronoun(
    document: &Document,
    actors: &Actors,
    nouns: &[Mention],
    token: usize,
) -> Option<Mention> {
    let is_pronoun = matches!(document.lower(token), "it" | "they")
        && matches!(document.relation(token), "nsubj" | "expl");
    if !is_pronoun || actors.with_head(token).is_some() {
        return None;
    }
    let over = document.head(token).filter(|&over| over > token)?;
    let mut mention = follower(document, nouns, token, token..over + 1)?;
    if is_verb(document, over) {
        for verb in document.conjuncts(over).into_iter().take(1) {
            content(document, actors, &mut mention, verb);
        }
        mention.point_count = counted(document, over);
    } else if let Some(copula) =
        document.child(over, &["cop"]).filter(|&copula| document.lower(copula) == "are")
    {
        take(document, actors, &mut mention, copula + 1..document.sentence(token).end);
    }
    let tells =
        !mention.points.is_empty() || !mention.topics.is_empty() || mention.point_count.is_some();
    tells.then_some(mention)
}

/// "has twelve paragraphs".
fn counted(document: &Document, verb: usize) -> Option<u32> {
    let unit = document
        .child(verb, &["obj", "obl"])
        .filter(|&unit| UNITS.contains(&document.lemma(unit)))?;
    document.children_by(unit, "nummod").find_map(|count| number(document.lower(count)))
}

/// "Among its eleven clauses are …", "its six clauses": a possessive with a number of points.
fn its_points(
    document: &Document,
    actors: &Actors,
    nouns: &[Mention],
    unit: usize,
) -> Option<Mention> {
    if !UNITS.contains(&document.lemma(unit)) {
        return None;
    }
    let owner =
        document.children(unit).iter().any(|&c| matches!(document.lower(c), "its" | "their"));
    let count =
        document.children_by(unit, "nummod").find_map(|count| number(document.lower(count)));
    if !owner || nouns.iter().any(|noun| noun.head == unit) {
        return None;
    }
    let mut mention = follower(document, nouns, unit, unit..unit + 1)?;
    mention.point_count = count;
    let end = document.sentence(unit).end;
    let opens = |&token: &usize| {
        matches!(document.lower(token), "are" | "include" | "were" | "included" | ":")
    };
    if let Some(opening) = (unit + 1..end).take(4).find(opens) {
        take(document, actors, &mut mention, opening + 1..end);
    }
    (count.is_some() || !mention.points.is_empty()).then_some(mention)
}

/// The lines of a list after a colon at the end of a line.
fn lines(document: &Document, nouns: &mut [Mention], colon: usize) -> Option<Mention> {
    let items = listed(document, colon);
    if items.len() < 2 {
        return None;
    }
    let points = items.into_iter().map(|tokens| Asked { tokens, asks_of: None, in_return: false });
    let sentence = document.sentence(colon);
    if let Some(noun) = nouns.iter_mut().rfind(|noun| sentence.contains(&noun.head)) {
        noun.points.extend(points);
        return None;
    }
    let mut mention = follower(document, nouns, colon, sentence)?;
    mention.points.extend(points);
    Some(mention)
}

/// The items on the lines after a colon that ends its line.
fn listed(document: &Document, colon: usize) -> Vec<Range<usize>> {
    let text = document.text();
    let mut at = document.token(colon).end;
    let ends_line = document.lower(colon) == ":"
        && text[at..].trim_start_matches([' ', '\t']).starts_with(['\n', '\r']);
    let mut items = Vec::new();
    if !ends_line {
        return items;
    }
    for line in text[at..].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(item) = item(line) else {
            if line.trim().is_empty() {
                continue;
            }
            break;
        };
        let from = start + line.find(item).unwrap_or(0);
        let tokens = document.tokens_in(from..from + item.len());
        if !tokens.is_empty() {
            items.push(tokens);
        }
    }
    items
}

/// The words of a line that begins with a bullet or a number, without its last mark.
fn item(line: &str) -> Option<&str> {
    let line = line.trim();
    let bare = line.trim_start_matches(['•', '-', '–', '*', '·', '▪', '‣']);
    let bare = if bare.len() < line.len() {
        bare
    } else {
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        if digits.len() == line.len() {
            return None;
        }
        digits.strip_prefix(['.', ')'])?
    };
    Some(bare.trim_start().trim_end_matches(['.', ';', ',']))
}
