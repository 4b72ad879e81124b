//! Names in the text: entities of the analysis with their borders repaired, known bodies, outlets and places, and
//! capitalised phrases that the analysis missed. Each name once, the longest where several overlap.
//!
//! Must not know which names belong together.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use onrecord_language::{EntityKind, Upos};
use onrecord_record::ActorKind;

use super::lexicon::{self, Known};
use super::sources::{self, Part};
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
        found.extend(expansion_before(document, start));
        found.extend(after_body_noun(document, start));
    }
    // The longest name wins; of equals the one that says more.
    found.sort_by_key(|(tokens, sort)| (Reverse(tokens.len()), rank(*sort), tokens.start));
    // What only an attribution tells stands behind all that the words themselves tell.
    for (index, part) in sources::find(document).into_iter().enumerate() {
        found.extend(part.and_then(|part| in_attribution(document, index, part)));
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

/// Whether a token goes on a hyphenated word: "-ho" of "Min-ho".
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

fn from_entity(
    document: &Document,
    tokens: Range<usize>,
    kind: EntityKind,
) -> Option<(Range<usize>, Sort)> {
    let mut tokens = without_edges(document, with_hyphen_parts(document, tokens));
    if kind == EntityKind::Person {
        tokens = person_borders(document, tokens);
    }
    if tokens.is_empty() || !tokens.clone().any(|index| is_capitalised(document, index)) {
        return None;
    }
    let words = document.words(tokens.clone());
    if let Some(sort) = sort_of_known(words) {
        return Some((tokens, sort));
    }
    if places::nationality(words).is_some() && kind != EntityKind::Organization {
        return None;
    }
    // "Minister of State" is an office, not a name.
    let is_office = |index: usize| lexicon::role(document.lower(index)).is_some();
    if kind != EntityKind::Person && is_office(head_of(document, &tokens)) {
        return None;
    }
    let lone = tokens.len() == 1;
    // "Hon." is a title, "Education" of "Commissioner for Education" a part of the office.
    let part_of_office = lone
        && tokens.start >= 2
        && document.lower(tokens.start - 1) == "for"
        && is_office(tokens.start - 2);
    let before_office = tokens.end < document.len()
        && is_capitalised(document, tokens.end)
        && is_office(tokens.end)
        && kind == EntityKind::Organization
        && lone
        && !is_acronym(words);
    if lone && lexicon::title(words).is_some() || part_of_office || before_office {
        return None;
    }
    let has_title = tokens.start > 0 && lexicon::title(document.word(tokens.start - 1)).is_some();
    if !has_title && !has_body_noun(document, &tokens) && is_only_a_place(words) {
        return Some((tokens, Sort::Place));
    }
    let sort = match kind {
        EntityKind::Person if is_office(tokens.start) => return None,
        EntityKind::Person if !has_title && is_no_person(document, &tokens) => return None,
        EntityKind::Person if lone && !has_title && is_acronym(words) => {
            Sort::Body(ActorKind::Organization)
        }
        EntityKind::Person if lone && !has_title && is_after_place_word(document, tokens.start) => {
            Sort::Place
        }
        EntityKind::Person if has_body_noun(document, &tokens) && !has_title => {
            Sort::Body(body_kind(document, &tokens))
        }
        EntityKind::Person => Sort::Person,
        EntityKind::Organization => Sort::Body(body_kind(document, &tokens)),
        EntityKind::Place if has_body_noun(document, &tokens) => {
            Sort::Body(body_kind(document, &tokens))
        }
        EntityKind::Place => Sort::Place,
    };
    Some((tokens, sort))
}

/// The name of a thing or place that the analysis takes for a person's: "the cargo ship Mara Lind", "the Lind crossing",
/// or the first words of an office, "Hakim Sector Commander".
fn is_no_person(document: &Document, tokens: &Range<usize>) -> bool {
    if lexicon::first_name(document.word(tokens.start)).is_some() && tokens.len() > 1 {
        let ship = tokens.start > 0
            && matches!(
                document.lower(tokens.start - 1),
                "ship" | "vessel" | "tanker" | "boat" | "ferry" | "trawler" | "yacht" | "freighter"
            );
        return ship;
    }
    let sentence = document.sentence(tokens.start);
    let thing_before = tokens.start > sentence.start && {
        let before = tokens.start - 1;
        document.xpos(before) == "NN"
            && lexicon::role(document.lower(before)).is_none()
            && lexicon::people(document.lower(before)).is_none()
            && lexicon::body(document.lower(before)).is_none()
            && lexicon::title(document.word(before)).is_none()
            && matches!(document.relation(before), "compound" | "nmod")
            && document.head(before).is_some_and(|head| tokens.contains(&head))
    };
    let mut end = tokens.end;
    while end < sentence.end && is_capitalised(document, end) && document.upos(end) != Upos::Punct {
        end += 1;
    }
    let office_after = (tokens.end..end)
        .any(|index| lexicon::role(document.lower(index)).is_some() && index + 1 < end);
    let thing_after = tokens.end < sentence.end
        && document.relation(head_of(document, tokens)) == "compound"
        && matches!(document.xpos(tokens.end), "NN" | "NNS")
        && lexicon::role(document.lower(tokens.end)).is_none()
        && lexicon::body(document.lower(tokens.end)).is_none()
        && document.head(head_of(document, tokens)).is_some_and(|head| head < tokens.end + 3);
    thing_before || office_after || thing_after
}

/// A name that the gazetteer knows and that is no first name: "Sirte", "MUSCAT".
fn is_only_a_place(words: &str) -> bool {
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

fn is_after_place_word(document: &Document, index: usize) -> bool {
    index > 0 && matches!(document.lower(index - 1), "in" | "at" | "near" | "around" | "outside")
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

fn with_hyphen_parts(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let end = document.sentence(tokens.start).end;
    while tokens.end < end
        && touches_before(document, tokens.end)
        && is_hyphen_part(document, tokens.end)
        && document.word(tokens.end).len() > 1
    {
        tokens.end += 1;
    }
    tokens
}

/// Cuts articles, possessive marks and punctuation off both ends.
fn without_edges(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
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

/// A person's name without titles and roles before it, and with the parts that hang on it.
fn person_borders(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let is_title = |index: usize| {
        lexicon::title(document.word(index)).is_some()
            || lexicon::role(document.lower(index)).is_some()
            || places::nationality(document.word(index)).is_some()
            || document.word(index) == "."
    };
    while tokens.len() > 1 && is_title(tokens.start) {
        tokens.start += 1;
    }
    let sentence = document.sentence(tokens.start);
    while tokens.end < sentence.end
        && document.token(tokens.end).deprel == "flat"
        && document.head(tokens.end).is_some_and(|head| tokens.contains(&head))
        && (is_capitalised(document, tokens.end) || is_hyphen_part(document, tokens.end))
    {
        tokens.end += 1;
    }
    with_hyphen_parts(document, tokens)
}

fn known_at(document: &Document, start: usize) -> Option<(Range<usize>, Sort)> {
    let starts = is_capitalised(document, start) || document.lower(start).starts_with("al");
    if !starts || document.lower(start) == "the" {
        return None;
    }
    let sentence = document.sentence(start);
    let article = start > sentence.start && document.lower(start - 1) == "the";
    let end = sentence.end.min(start + lexicon::LONGEST_KNOWN);
    (start + 1..=end).rev().find_map(|end| {
        let words = document.words(start..end);
        let sort = sort_of_known(words)?;
        let goes_on = end < sentence.end
            && (is_hyphen_part(document, end) && touches_before(document, end)
                || (end == start + 1
                    && is_capitalised(document, end)
                    && document.upos(end) == Upos::Propn
                    && document.relation(end) == "flat"));
        let fits = match sort {
            Sort::Known(known) if known.needs_article => article && !goes_on,
            _ => !goes_on || places::is_place(words),
        };
        // A word that opens a sentence is capitalised in any case.
        let opens = start == sentence.start;
        let is_name = document.upos(start) == Upos::Propn
            || !opens && matches!(document.upos(start), Upos::Adj | Upos::Noun | Upos::X);
        (fits && (is_name || end > start + 1 || is_acronym(words))).then_some((start..end, sort))
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
            && document.upos(end) != Upos::Punct
            && (is_capitalised(document, end)
                || (matches!(document.lower(end), "and" | "&" | "of" | "the")
                    && end + 1 < sentence.end
                    && end > first
                    && is_capitalised(document, end + 1)))
        {
            end += 1;
        }
        if end > first {
            tokens.end = end;
        }
    }
    let lone = tokens.len() == 1;
    let opens = lone && index == sentence.start;
    (!opens && (!lone || body.alone)).then_some((tokens, Sort::Body(body.kind)))
}

fn continues_left(document: &Document, index: usize, sentence_start: usize) -> bool {
    if is_hyphen_part(document, index) && touches_before(document, index) {
        return index > sentence_start && is_capitalised(document, index - 1);
    }
    if matches!(document.lower(index), "and" | "&" | "-") {
        return index > sentence_start
            && is_capitalised(document, index - 1)
            && document.head(index).is_some_and(|head| head > index);
    }
    is_capitalised(document, index)
        && lexicon::role(document.lower(index)).is_none()
        && !matches!(
            document.upos(index),
            Upos::Det | Upos::Adp | Upos::Sconj | Upos::Adv | Upos::Verb | Upos::Cconj
        )
        && !(index == sentence_start && document.upos(index) == Upos::Pron)
}

/// A person whom only the title or first name tells: "Mr Lind", "Gen Mara Lind".
fn titled_person_at(document: &Document, start: usize) -> Option<(Range<usize>, Sort)> {
    let sentence = document.sentence(start);
    if !is_capitalised(document, start) {
        return None;
    }
    let before = start.checked_sub(1).filter(|&before| before >= sentence.start);
    let titled = before.is_some_and(|before| {
        lexicon::title(document.word(before)).is_some()
            && is_capitalised(document, before)
            && document.word(before).len() > 1
    });
    let first_name = lexicon::first_name(document.word(start)).is_some();
    let is_title = lexicon::title(document.word(start)).is_some()
        || lexicon::role(document.lower(start)).is_some()
        || lexicon::body(document.lower(start)).is_some();
    if (!titled && !first_name) || is_title {
        return None;
    }
    let mut end = start + 1;
    while end < sentence.end
        && end - start < 5
        && ((is_capitalised(document, end) && document.upos(end) == Upos::Propn)
            || (is_hyphen_part(document, end) && touches_before(document, end)))
        && lexicon::body(document.lower(end)).is_none()
    {
        end += 1;
    }
    (titled || end > start + 1).then_some((start..end, Sort::Person))
}

/// A name after a noun for a body: "the daily Nordlys".
fn after_body_noun(document: &Document, noun: usize) -> Option<(Range<usize>, Sort)> {
    let sentence = document.sentence(noun);
    let (body, plural) = lexicon::body(document.lower(noun))?;
    let is_part = |index: usize| {
        index < sentence.end
            && is_capitalised(document, index)
            && document.upos(index) == Upos::Propn
            && lexicon::role(document.lower(index)).is_none()
            && lexicon::title(document.word(index)).is_none()
    };
    let end = (noun + 1..sentence.end).take_while(|&index| is_part(index)).last()? + 1;
    let fits = body.alone || body.kind == ActorKind::Outlet;
    let tokens = noun + 1..end;
    (fits
        && !plural
        && !is_capitalised(document, noun)
        && !is_only_a_place(document.words(tokens.clone())))
    .then_some((tokens, Sort::Body(body.kind)))
}

/// The words that an acronym in brackets stands for: "Nigeria Union of Teachers" before "(NUT)".
fn expansion_before(document: &Document, bracket: usize) -> Option<(Range<usize>, Sort)> {
    let sentence = document.sentence(bracket);
    let opens = document.word(bracket) == "(" && bracket + 2 < sentence.end;
    if !opens || document.word(bracket + 2) != ")" || bracket == sentence.start {
        return None;
    }
    let letters: Vec<char> =
        document.word(bracket + 1).chars().filter(|l| l.is_alphanumeric()).collect();
    if !is_acronym(document.word(bracket + 1)) {
        return None;
    }
    let initial = |index: usize| document.word(index).chars().next().filter(|l| l.is_uppercase());
    let longest = (bracket - sentence.start).min(letters.len() * 2);
    let start = (1..=longest).map(|length| bracket - length).find(|&start| {
        let initials: Vec<char> = (start..bracket).filter_map(initial).collect();
        initial(start).is_some() && initials == letters
    })?;
    let tokens = start..bracket;
    let kind = body_kind(document, &tokens);
    Some((tokens, Sort::Body(kind)))
}

/// A name that the analysis missed, in the place of one who speaks, publishes or is told: "told the Nordlys".
fn in_attribution(document: &Document, index: usize, part: Part) -> Option<(Range<usize>, Sort)> {
    let sentence = document.sentence(index);
    let is_part = |index: usize| {
        is_capitalised(document, index)
            && document.upos(index) == Upos::Propn
            && lexicon::role(document.lower(index)).is_none()
            && lexicon::title(document.word(index)).is_none()
            && places::nationality(document.word(index)).is_none()
    };
    if !is_part(index) {
        return None;
    }
    let start = (sentence.start..index).rev().take_while(|&before| is_part(before)).last();
    let end = (index..sentence.end)
        .take_while(|&after| is_part(after) || is_hyphen_part(document, after))
        .last();
    let tokens = start.unwrap_or(index)..end.unwrap_or(index) + 1;
    let office_after = tokens.end < sentence.end
        && is_capitalised(document, tokens.end)
        && lexicon::role(document.lower(tokens.end)).is_some();
    if office_after {
        return None;
    }
    let article = tokens.start > sentence.start && document.lower(tokens.start - 1) == "the";
    let kind = match part {
        Part::Publisher => ActorKind::Outlet,
        Part::Addressee if article => ActorKind::Outlet,
        _ => ActorKind::Organization,
    };
    Some((tokens, Sort::Body(kind)))
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
    let body = |index: usize| lexicon::body(document.lower(index)).map(|(body, _)| body.kind);
    // "Bank of China", "Council of Ministers": the noun before "of" tells.
    let until = tokens.clone().find(|&index| matches!(document.lower(index), "of" | "for"));
    let first_part = tokens.start..until.unwrap_or(tokens.end);
    let kind = first_part.rev().find_map(body).or_else(|| tokens.clone().rev().find_map(body));
    kind.unwrap_or(ActorKind::Organization)
}
