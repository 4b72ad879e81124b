//! Names in the text: entities of the analysis with their borders repaired, known bodies, outlets and places, and
//! capitalised phrases that the analysis missed. Each name once, the longest where several overlap.
//!
//! Must not know which names belong together.

use std::ops::Range;

use onrecord_language::{EntityKind, Upos};
use onrecord_record::ActorKind;

use super::lexicon::{self, Known};
use crate::document::Document;
use crate::places;

/// A name and what it is the name of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name without titles and articles.
    pub tokens: Range<usize>,
    /// The token that carries it in the dependency tree.
    pub head: usize,
    pub sort: Sort,
}

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Person,
    /// A body, outlet or group that the text alone tells of.
    Body(ActorKind),
    Known(&'static Known),
    Country(&'static str),
    /// A capital: a place, or those who govern from it.
    Capital(&'static str),
    /// A house or office that stands for those who govern.
    Seat(&'static str),
    /// A place that does not act.
    Place,
}

/// All names of the document, in its order.
pub fn find(document: &Document) -> Vec<Name> {
    let mut found: Vec<(Range<usize>, Sort)> = Vec::new();
    for entity in &document.analysis.entities {
        found.extend(from_entity(document, entity.tokens.clone(), entity.kind));
    }
    for start in 0..document.len() {
        found.extend(known_at(document, start));
        found.extend(body_at(document, start));
        found.extend(titled_person_at(document, start));
    }
    // The longest name wins; of equals the one that says more.
    found
        .sort_by_key(|(tokens, sort)| (std::cmp::Reverse(tokens.len()), rank(*sort), tokens.start));
    let mut taken = vec![false; document.len()];
    let mut names = Vec::new();
    for (tokens, sort) in found {
        if tokens.is_empty() || tokens.clone().any(|index| taken[index]) {
            continue;
        }
        tokens.clone().for_each(|index| taken[index] = true);
        let head = head_of(document, &tokens);
        names.push(Name { tokens, head, sort });
    }
    names.sort_by_key(|name| name.tokens.start);
    names
}

fn rank(sort: Sort) -> u8 {
    match sort {
        Sort::Known(_) => 0,
        Sort::Country(_) | Sort::Seat(_) => 1,
        Sort::Capital(_) => 2,
        Sort::Body(_) => 3,
        Sort::Person => 4,
        Sort::Place => 5,
    }
}

/// The token of the range whose head lies outside.
pub fn head_of(document: &Document, tokens: &Range<usize>) -> usize {
    let governs = |index: &usize| {
        document.head(*index).is_none_or(|head| !tokens.contains(&head))
            && document.upos(*index) != Upos::Punct
    };
    let outward: Vec<usize> = tokens.clone().filter(governs).collect();
    let subject = outward.iter().copied().find(|&index| document.relation(index) != "punct");
    subject.unwrap_or(tokens.end - 1)
}

pub fn is_capitalised(document: &Document, index: usize) -> bool {
    document.word(index).chars().next().is_some_and(char::is_uppercase)
}

fn from_entity(
    document: &Document,
    tokens: Range<usize>,
    kind: EntityKind,
) -> Option<(Range<usize>, Sort)> {
    let mut tokens = without_edges(document, tokens);
    if kind == EntityKind::Person {
        tokens = person_borders(document, tokens);
    }
    if tokens.is_empty() {
        return None;
    }
    let words = document.words(tokens.clone());
    if let Some(sort) = sort_of_known(words) {
        return Some((tokens, sort));
    }
    let sort = match kind {
        EntityKind::Person => Sort::Person,
        EntityKind::Organization => Sort::Body(body_kind(document, &tokens)),
        EntityKind::Place if has_body_noun(document, &tokens) => {
            Sort::Body(body_kind(document, &tokens))
        }
        EntityKind::Place => Sort::Place,
    };
    if places::nationality(words).is_some() && kind != EntityKind::Organization {
        return None;
    }
    Some((tokens, sort))
}

/// What the data files know of a name.
fn sort_of_known(words: &str) -> Option<Sort> {
    if let Some(known) = lexicon::known(words) {
        return Some(Sort::Known(known));
    }
    if let Some(code) = places::country_named(words) {
        return Some(Sort::Country(code));
    }
    if let Some(code) = places::seat(words) {
        return Some(Sort::Seat(code));
    }
    places::metonym(words).map(Sort::Capital)
}

/// Cuts articles, possessive marks and punctuation off both ends.
fn without_edges(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let is_edge = |index: usize| {
        matches!(document.lower(index), "the" | "a" | "an" | "'s" | "’s" | "'" | "’" | "of" | "and")
            || document.upos(index) == Upos::Punct
    };
    while !tokens.is_empty() && is_edge(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && is_edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

/// A person's name without titles and roles before it, and with the parts that hang on it.
fn person_borders(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let is_title = |index: usize| {
        lexicon::title(document.word(index)).is_some()
            || lexicon::role(document.lower(index)).is_some()
            || places::nationality(document.word(index)).is_some()
    };
    while tokens.len() > 1 && is_title(tokens.start) {
        tokens.start += 1;
    }
    let sentence = document.sentence(tokens.start);
    while tokens.end < sentence.end
        && document.token(tokens.end).deprel == "flat"
        && document.head(tokens.end).is_some_and(|head| tokens.contains(&head))
        && is_capitalised(document, tokens.end)
    {
        tokens.end += 1;
    }
    tokens
}

fn known_at(document: &Document, start: usize) -> Option<(Range<usize>, Sort)> {
    let capital = is_capitalised(document, start) || document.lower(start).starts_with("al");
    if !capital {
        return None;
    }
    let end = document.sentence(start).end.min(start + lexicon::LONGEST_KNOWN);
    (start + 1..=end).rev().find_map(|end| {
        let words = document.words(start..end);
        let sort = sort_of_known(words)?;
        let plain = matches!(
            document.upos(start),
            Upos::Propn | Upos::Adj | Upos::Noun | Upos::Pron | Upos::X
        ) || end > start + 1
            || words.chars().all(|letter| !letter.is_lowercase());
        plain.then_some((start..end, sort))
    })
}

/// A capitalised phrase around a noun for a body: "Ministry of Finance", "Rapid Support Forces".
fn body_at(document: &Document, index: usize) -> Option<(Range<usize>, Sort)> {
    if !is_capitalised(document, index) {
        return None;
    }
    let (body, _) = lexicon::body(document.lower(index))?;
    let sentence = document.sentence(index);
    let mut tokens = index..index + 1;
    while tokens.start > sentence.start
        && continues_left(document, tokens.start - 1, sentence.start)
    {
        tokens.start -= 1;
    }
    tokens = without_edges(document, tokens);
    let joins = |at: usize| at < sentence.end && matches!(document.lower(at), "of" | "for");
    if joins(tokens.end) {
        let mut end = tokens.end + 1;
        if end < sentence.end && document.lower(end) == "the" {
            end += 1;
        }
        let first = end;
        while end < sentence.end
            && (is_capitalised(document, end)
                || (matches!(document.lower(end), "and" | "&" | "of" | "the")
                    && end + 1 < sentence.end
                    && end > first
                    && is_capitalised(document, end + 1)))
            && document.upos(end) != Upos::Punct
        {
            end += 1;
        }
        if end > first {
            tokens.end = end;
        }
    }
    let lone = tokens.len() == 1;
    (!lone || body.alone).then_some((tokens, Sort::Body(body.kind)))
}

fn continues_left(document: &Document, index: usize, sentence_start: usize) -> bool {
    if matches!(document.lower(index), "and" | "&" | "-") {
        return index > sentence_start
            && is_capitalised(document, index - 1)
            && document.head(index).is_some_and(|head| head > index);
    }
    is_capitalised(document, index)
        && !matches!(
            document.upos(index),
            Upos::Det | Upos::Adp | Upos::Sconj | Upos::Adv | Upos::Verb
        )
        && !(index == sentence_start && document.upos(index) == Upos::Pron)
}

/// A person whom only the title tells: "Envoy Mara Lind", "Mr Lind".
fn titled_person_at(document: &Document, start: usize) -> Option<(Range<usize>, Sort)> {
    let sentence = document.sentence(start);
    if start == sentence.start || !is_capitalised(document, start) {
        return None;
    }
    let before = start - 1;
    let titled = lexicon::title(document.word(before)).is_some()
        && is_capitalised(document, before)
        && document.word(before).len() > 1;
    let first_name = lexicon::first_name(document.word(start)).is_some();
    if !titled && !first_name {
        return None;
    }
    if lexicon::role(document.lower(start)).is_some()
        || lexicon::title(document.word(start)).is_some()
    {
        return None;
    }
    let mut end = start + 1;
    while end < sentence.end
        && is_capitalised(document, end)
        && document.upos(end) == Upos::Propn
        && end - start < 4
    {
        end += 1;
    }
    (titled || end > start + 1).then_some((start..end, Sort::Person))
}

fn has_body_noun(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|index| lexicon::body(document.lower(index)).is_some())
}

fn body_kind(document: &Document, tokens: &Range<usize>) -> ActorKind {
    const OUTLET_WORDS: [&str; 18] = [
        "news",
        "times",
        "post",
        "herald",
        "tribune",
        "gazette",
        "chronicle",
        "observer",
        "journal",
        "daily",
        "tv",
        "radio",
        "television",
        "courier",
        "press",
        "newspaper",
        "broadcasting",
        "mail",
    ];
    if tokens.clone().any(|index| OUTLET_WORDS.contains(&document.lower(index))) {
        return ActorKind::Outlet;
    }
    let last = |index: &usize| lexicon::body(document.lower(*index));
    let kind = tokens.clone().rev().find_map(|index| last(&index)).map(|(body, _)| body.kind);
    kind.unwrap_or(ActorKind::Organization)
}
