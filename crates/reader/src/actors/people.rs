//! Names that belong to one actor: short and full names of people, namesakes kept apart, acronyms and expansions.
//!
//! Must not know descriptions and pronouns.

use onrecord_record::{ActorKind, MentionForm, Naming, Number};

use super::entity::Entity;
use super::lexicon::{self, Gender};
use super::names::{self, Name, Sort};
use crate::document::Document;
use crate::places;

/// The actors that the names of a document speak of.
pub fn group(document: &Document, names: &[Name]) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut people: Vec<&Name> = names.iter().filter(|name| name.sort == Sort::Person).collect();
    // Full names first: a surname in the headline belongs to the full name in the text.
    people.sort_by_key(|name| (std::cmp::Reverse(parts(document, name).len()), name.tokens.start));
    for name in people {
        join_person(document, &mut entities, name);
    }
    for name in names {
        match name.sort {
            Sort::Person | Sort::Place => {}
            Sort::Country(code) => {
                if !is_modifier_or_place(document, name) {
                    country(document, &mut entities, code, name, MentionForm::Name);
                }
            }
            Sort::Capital(code) => {
                if !is_modifier_or_place(document, name) {
                    country(document, &mut entities, code, name, MentionForm::Metonym);
                }
            }
            Sort::Seat(_) | Sort::Known(_) | Sort::Body(_) => body(document, &mut entities, name),
        }
    }
    entities
}

/// The words of a person's name, without hyphens, in lower case.
fn parts<'a>(document: &'a Document, name: &Name) -> Vec<&'a str> {
    name.tokens
        .clone()
        .filter(|&index| document.word(index).chars().any(char::is_alphanumeric))
        .map(|index| document.lower(index))
        .collect()
}

/// The gender that the title right before the name or its first name gives.
fn gender_of(document: &Document, name: &Name) -> Option<Gender> {
    let before =
        name.tokens.start.checked_sub(1).filter(|&index| names::is_capitalised(document, index));
    let title = before.and_then(|index| lexicon::title(document.word(index))).flatten();
    let by_name = (name.tokens.len() > 1)
        .then(|| lexicon::first_name(document.word(name.tokens.start)))
        .flatten();
    title.or(by_name)
}

fn join_person(document: &Document, entities: &mut Vec<Entity>, name: &Name) {
    let words = parts(document, name);
    let gender = gender_of(document, name);
    let fits = |entity: &Entity| {
        let full = entity
            .name
            .clone()
            .map(|tokens| parts(document, &Name { tokens, head: name.head, sort: Sort::Person }));
        let agrees = gender.is_none() || entity.gender.is_none() || gender == entity.gender;
        full.and_then(|full| short_form(&full, &words)).filter(|_| agrees)
    };
    let mut candidates: Vec<(u8, usize)> = entities
        .iter()
        .enumerate()
        .filter_map(|(index, entity)| Some((fits(entity)?, index)))
        .collect();
    let best = candidates.iter().map(|&(quality, _)| quality).min();
    candidates.retain(|&(quality, _)| Some(quality) == best);
    let chosen = match candidates.as_slice() {
        [] => None,
        [(_, only)] => Some(*only),
        several => nearest(entities, several, name.tokens.start),
    };
    let index = chosen.unwrap_or_else(|| {
        let mut entity = Entity::new(ActorKind::Person, Naming::Named, Number::One);
        entity.name = Some(name.tokens.clone());
        entities.push(entity);
        entities.len() - 1
    });
    let entity = &mut entities[index];
    entity.gender = entity.gender.or(gender);
    entity.mention(name.tokens.clone(), name.head, MentionForm::Name);
}

/// Of namesakes, the one spoken of last; none spoken of yet, the first who will be.
fn nearest(entities: &[Entity], candidates: &[(u8, usize)], token: usize) -> Option<usize> {
    let last =
        |index: usize| entities[index].last_before(token).map(|mention| mention.tokens.start);
    let before = candidates.iter().filter_map(|&(_, index)| Some((last(index)?, index))).max();
    before.map(|(_, index)| index).or_else(|| {
        let first =
            |&&(_, index): &&(u8, usize)| entities[index].mentions.first().map(|m| m.tokens.start);
        candidates.iter().min_by_key(first).map(|&(_, index)| index)
    })
}

/// How well `words` are a short form of `full`: 0 the same, 1 the last part, 2 the first part; `None` if they are none.
fn short_form(full: &[&str], words: &[&str]) -> Option<u8> {
    if full == words {
        return Some(0);
    }
    if words.is_empty() || words.len() >= full.len() {
        return None;
    }
    if full.ends_with(words) {
        return Some(1);
    }
    // "al-Harami" of "Nasser bin Rashid al-Harami" may lose its article.
    let bare = |part: &str| part.strip_prefix("al-").unwrap_or(part).to_owned();
    if words.len() == 1 && full.last().map(|last| bare(last)) == Some(bare(words[0])) {
        return Some(1);
    }
    if full.starts_with(words) {
        return Some(2);
    }
    // First and last name of a longer full name.
    let (first, last) = (words.first(), words.last());
    (words.len() > 1 && full.first() == first && full.last() == last).then_some(1)
}

/// A name that only says where, or what kind: "in Oslo", "the Oslo talks".
pub fn is_modifier_or_place(document: &Document, name: &Name) -> bool {
    const WHERE: [&str; 14] = [
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "around",
        "through",
        "throughout",
        "within",
        "via",
        "into",
        "from",
        "off",
    ];
    const MOTION: [&str; 16] = [
        "travel", "go", "fly", "return", "come", "arrive", "head", "visit", "leave", "move",
        "drive", "trip", "flight", "journey", "shift", "relocate",
    ];
    let governor = document.head(name.head);
    let motion = governor.is_some_and(|governor| {
        MOTION.contains(&document.lemma(governor)) || document.lower(governor).starts_with("visit")
    });
    match document.preposition(name.head) {
        Some(preposition) if WHERE.contains(&preposition) => return true,
        Some("to") if motion => return true,
        _ => {}
    }
    let relation = document.relation(name.head);
    if relation == "obj" && motion {
        return true;
    }
    matches!(relation, "compound" | "amod" | "flat" | "nmod" | "appos" if governor.is_some())
        && document.preposition(name.head).is_none()
        && !followed_by_possessive(document, name)
        && relation != "appos"
}

fn followed_by_possessive(document: &Document, name: &Name) -> bool {
    name.tokens.end < document.len()
        && matches!(document.lower(name.tokens.end), "'s" | "’s" | "'" | "’")
}

fn country(
    document: &Document,
    entities: &mut Vec<Entity>,
    code: &'static str,
    name: &Name,
    form: MentionForm,
) {
    let found = entities.iter().position(|entity| entity.is_country == Some(code));
    let index = found.unwrap_or_else(|| {
        let mut entity = Entity::new(ActorKind::Country, Naming::Named, Number::One);
        entity.is_country = Some(code);
        entity.countries.push(code);
        entity.description = places::country(code).map(|country| country.name.to_owned());
        entities.push(entity);
        entities.len() - 1
    });
    if form == MentionForm::Name && entities[index].name.is_none() {
        entities[index].name = Some(name.tokens.clone());
    }
    entities[index].mention(with_article(document, name), name.head, form);
}

/// The name with the article before it.
fn with_article(document: &Document, name: &Name) -> std::ops::Range<usize> {
    let start = name.tokens.start;
    let article = start > document.sentence(start).start && document.lower(start - 1) == "the";
    if article { start - 1..name.tokens.end } else { name.tokens.clone() }
}

fn body(document: &Document, entities: &mut Vec<Entity>, name: &Name) {
    let words = document.words(name.tokens.clone());
    let (kind, known) = match name.sort {
        Sort::Known(known) => (known.kind, Some(known)),
        Sort::Body(kind) => (kind, None),
        Sort::Seat(_) => (ActorKind::Government, None),
        _ => return,
    };
    let same = |entity: &Entity| {
        if known.is_some() && entity.known == known {
            return true;
        }
        let Some(tokens) = entity.name.clone() else { return false };
        let other = document.words(tokens);
        entity.kind != ActorKind::Person
            && (other == words
                || is_acronym_of(words, other)
                || is_acronym_of(other, words)
                || other.ends_with(&format!(" {words}"))
                || words.ends_with(&format!(" {other}")))
    };
    let index = entities.iter().position(same).unwrap_or_else(|| {
        let mut entity = Entity::new(kind, Naming::Named, Number::One);
        entity.known = known;
        entity.name = Some(name.tokens.clone());
        entities.push(entity);
        entities.len() - 1
    });
    let entity = &mut entities[index];
    if let Some(code) = known.and_then(|known| known.country) {
        entity.belongs_to(code);
    }
    if let Sort::Seat(code) = name.sort {
        entity.belongs_to(code);
    }
    for code in super::phrases::countries(document, name.tokens.clone()) {
        entity.belongs_to(code);
    }
    if entity.name.as_ref().is_some_and(|old| old.len() < name.tokens.len()) {
        entity.name = Some(name.tokens.clone());
    }
    let form =
        if matches!(name.sort, Sort::Seat(_)) { MentionForm::Metonym } else { MentionForm::Name };
    entity.mention(with_article(document, name), name.head, form);
}

/// Whether the first are the initials of the second: "NUT" of "Nigeria Union of Teachers".
fn is_acronym_of(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|letter| letter.is_alphanumeric()).collect();
    if letters.len() < 2
        || letters.chars().any(char::is_lowercase)
        || long.split_whitespace().count() < 2
    {
        return false;
    }
    let words =
        || long.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let all: String = words().filter_map(|word| word.chars().next()).collect();
    let capitals: String = words()
        .filter_map(|word| word.chars().next())
        .filter(|letter| letter.is_uppercase())
        .collect();
    all.to_uppercase() == letters || capitals == letters
}
