//! The entities of the analysis as names: their borders repaired, and their sort checked against the words around.
//!
//! Must not know names that the analysis missed.

use std::ops::Range;

use onrecord_language::{EntityKind, Upos};
use onrecord_record::ActorKind;

use super::lexicon;
use super::names::{
    Sort, body_kind, has_body_noun, head_of, is_acronym, is_capitalised, is_hyphen_part,
    is_only_a_place, sort_of_known, touches_before, without_edges,
};
use crate::document::Document;
use crate::places;

/// An entity as a name; none where its words are an office, a nationality or a thing.
pub fn named(
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
    if places::nationality(words).is_some() {
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
    let has_office = tokens.start > 0
        && is_capitalised(document, tokens.start - 1)
        && is_office(tokens.start - 1)
        && !lone;
    if !has_title && !has_body_noun(document, &tokens) && is_only_a_place(words) {
        return Some((tokens, Sort::Place));
    }
    let sort = match kind {
        EntityKind::Person if is_office(tokens.start) => return None,
        EntityKind::Person if !has_title && !has_office && is_no_person(document, &tokens) => {
            return None;
        }
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
        EntityKind::Organization
            if lone
                && !is_acronym(words)
                && !has_body_noun(document, &tokens)
                && matches!(
                    document.preposition(tokens.start),
                    Some("in" | "near" | "outside")
                ) =>
        {
            Sort::Place
        }
        EntityKind::Organization => Sort::Body(body_kind(document, &tokens)),
        EntityKind::Place if has_body_noun(document, &tokens) => {
            Sort::Body(body_kind(document, &tokens))
        }
        EntityKind::Place => Sort::Place,
    };
    Some((tokens, sort))
}

/// The name of a thing or place that the analysis takes for a person's: "the cargo ship Mara Lind", "the Lind crossing",
/// or the first words of an office, "Lindvik Division Commander".
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

fn is_after_place_word(document: &Document, index: usize) -> bool {
    index > 0 && matches!(document.lower(index - 1), "in" | "at" | "near" | "around" | "outside")
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

/// A person's name without titles and roles before it, and with the parts that hang on it.
fn person_borders(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let is_title = |index: usize| {
        lexicon::title(document.word(index)).is_some()
            || lexicon::role(document.lower(index)).is_some()
            || lexicon::person(document.lower(index)).is_some_and(|(_, plural)| !plural)
            || places::nationality(document.word(index)).is_some()
            || document.word(index) == "."
    };
    while tokens.len() > 1 && is_title(tokens.start) {
        tokens.start += 1;
    }
    let sentence = document.sentence(tokens.start);
    // Where the analysis has cut a name in two, the parts still touch.
    let goes_on = |at: usize| {
        document
            .analysis
            .entities
            .iter()
            .any(|entity| entity.kind == EntityKind::Person && entity.tokens.start == at)
    };
    while tokens.end < sentence.end
        && (goes_on(tokens.end)
            || document.token(tokens.end).deprel == "flat"
                && document.head(tokens.end).is_some_and(|head| tokens.contains(&head)))
        && (is_capitalised(document, tokens.end) || is_hyphen_part(document, tokens.end))
    {
        tokens.end += 1;
    }
    with_hyphen_parts(document, tokens)
}
