//! Names in the text, from the entities of the analysis and from the words themselves: each name once, the longest where
//! several overlap, and the same words the same sort of name throughout.
//!
//! Must not know which names belong together.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::ActorKind;

use super::lexicon::{self, Known};
use super::sources::{self, Part};
use super::{entities, patterns};
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
        found.extend(entities::named(document, entity.tokens.clone(), entity.kind));
    }
    for start in 0..document.len() {
        found.extend(patterns::known_at(document, start));
        found.extend(patterns::body_at(document, start));
        found.extend(patterns::titled_person_at(document, start));
        found.extend(patterns::expansion_before(document, start));
        found.extend(patterns::after_body_noun(document, start));
    }
    // The longest name wins; of equals the one that says more.
    found.sort_by_key(|(tokens, sort)| (Reverse(tokens.len()), rank(*sort), tokens.start));
    // What only an attribution tells stands behind all that the words themselves tell.
    for (index, part) in sources::find(document).into_iter().enumerate() {
        found.extend(part.and_then(|part| patterns::in_attribution(document, index, part)));
    }
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
    publishers(document, &mut names);
    agree(document, &mut names);
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

/// One that reports, citing others, is an outlet and no person or other body, unless a first name or title says so.
fn publishers(document: &Document, names: &mut [Name]) {
    let parts = sources::find(document);
    let people: Vec<String> = names
        .iter()
        .filter(|name| name.sort == Sort::Person && name.tokens.len() > 1)
        .map(|name| document.words(name.tokens.clone()).to_owned())
        .collect();
    let unknown =
        |name: &&mut Name| matches!(name.sort, Sort::Person | Sort::Body(ActorKind::Organization));
    for name in names.iter_mut().filter(unknown) {
        let words = document.words(name.tokens.clone());
        let cites = document
            .sentence(name.head)
            .any(|index| matches!(document.lower(index), "citing" | "quoting"));
        let start = name.tokens.start;
        let titled = start.checked_sub(1).is_some_and(|before| {
            lexicon::title(document.word(before)).is_some()
                || lexicon::role(document.lower(before)).is_some()
        });
        let personal = titled
            || lexicon::first_name(document.word(start)).is_some()
            || people.iter().any(|full| full != words && full.ends_with(words));
        let quotes = document
            .head(name.head)
            .filter(|_| document.relation(name.head) == "nsubj")
            .is_some_and(|verb| {
                document
                    .children_by(verb, "advcl")
                    .any(|clause| matches!(document.lower(clause), "citing" | "quoting"))
            });
        let publishes = parts[name.head] == Some(Part::Publisher) && cites || quotes;
        if publishes && !personal {
            name.sort = Sort::Body(ActorKind::Outlet);
        }
    }
}

/// The same words are the name of the same sort of thing throughout: the sort that most of their places have.
fn agree(document: &Document, names: &mut [Name]) {
    let mut votes: BTreeMap<&str, Vec<Sort>> = BTreeMap::new();
    for name in names.iter() {
        votes.entry(document.words(name.tokens.clone())).or_default().push(name.sort);
    }
    for name in names {
        let sorts = &votes[document.words(name.tokens.clone())];
        let count = |sort: Sort| sorts.iter().filter(|&&other| other == sort).count();
        let most = sorts.iter().copied().max_by_key(|&sort| (count(sort), Reverse(rank(sort))));
        name.sort = most.unwrap_or(name.sort);
    }
}

/// The token of the range whose head lies outside.
pub fn head_of(document: &Document, tokens: &Range<usize>) -> usize {
    let governs = |index: &usize| {
        document.head(*index).is_none_or(|head| !tokens.contains(&head))
            && document.upos(*index) != Upos::Punct
    };
    tokens.clone().find(governs).unwrap_or(tokens.end - 1)
}

pub fn is_capitalised(document: &Document, index: usize) -> bool {
    document.word(index).chars().next().is_some_and(char::is_uppercase)
}

/// Whether a token goes on a hyphenated word: "-Erik" of "Jan-Erik".
pub fn is_hyphen_part(document: &Document, index: usize) -> bool {
    let word = document.word(index);
    matches!(word, "-" | "‑")
        || (word.starts_with(['-', '‑']) && word.chars().nth(1).is_some_and(char::is_alphabetic))
}

/// Whether nothing stands between a token and the one before it.
pub fn touches_before(document: &Document, index: usize) -> bool {
    index > 0 && document.token(index - 1).end == document.token(index).start
}

/// Whether the words are in capitals only, as acronyms are.
pub fn is_acronym(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_uppercase()).count() >= 2
        && !word.chars().any(char::is_lowercase)
}

/// A name that the gazetteer knows and that is no first name: "Zinder", "OSLO".
pub fn is_only_a_place(words: &str) -> bool {
    let usual = if is_acronym(words) { in_title_case(words) } else { words.to_owned() };
    let first = usual.split(' ').next().unwrap_or_default();
    places::is_place(&usual) && lexicon::first_name(first).is_none()
}

fn in_title_case(words: &str) -> String {
    let mut start = true;
    let cased = |letter: char| {
        let cased: String =
            if start { letter.to_uppercase().collect() } else { letter.to_lowercase().collect() };
        start = !letter.is_alphabetic();
        cased
    };
    words.chars().map(cased).collect()
}

/// What the data files know of a name.
pub fn sort_of_known(words: &str) -> Option<Sort> {
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
pub fn without_edges(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let is_edge = |index: usize| {
        matches!(
            document.lower(index),
            "the" | "a" | "an" | "'s" | "’s" | "'" | "’" | "of" | "and" | "for"
        ) || (document.upos(index) == Upos::Punct && !is_hyphen_part(document, index))
    };
    while !tokens.is_empty() && is_edge(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && is_edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

pub fn has_body_noun(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|index| lexicon::body(document.lower(index)).is_some())
}

pub fn body_kind(document: &Document, tokens: &Range<usize>) -> ActorKind {
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
    let body = |index: usize| lexicon::body(document.lower(index)).map(|(body, _)| body.kind);
    // "Bank of China", "Council of Ministers": the noun before "of" tells.
    let until = tokens.clone().find(|&index| matches!(document.lower(index), "of" | "for"));
    let first_part = tokens.start..until.unwrap_or(tokens.end);
    let kind = first_part.rev().find_map(body).or_else(|| tokens.clone().rev().find_map(body));
    kind.unwrap_or(ActorKind::Organization)
}
