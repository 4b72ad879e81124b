//! Names that belong to one actor: short and full names of people, namesakes kept apart, acronyms and expansions.
//!
//! Must not know descriptions and pronouns.

use std::cmp::Reverse;
use std::ops::Range;

use onrecord_record::{ActorKind, MentionForm, Naming, Number};

use super::entity::Entity;
use super::lexicon::{self, Gender};
use super::metonyms;
use super::names::{self, Name, Sort};
use super::phrases;
use crate::document::Document;
use crate::places;

/// The actors that the names of a document speak of.
pub fn group(document: &Document, names: &[Name]) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut people: Vec<&Name> = names.iter().filter(|name| name.sort == Sort::Person).collect();
    // Full names first: a surname in the headline belongs to the full name in the text.
    people.sort_by_key(|name| (Reverse(parts(document, &name.tokens).len()), name.tokens.start));
    for name in people {
        join_person(document, &mut entities, name);
    }
    for name in names {
        let only_place = || metonyms::is_only_place(document, &name.tokens, name.head);
        match name.sort {
            Sort::Place => {
                let dateline = names::is_acronym(document.words(name.tokens.clone()));
                if !dateline && metonyms::speaks(document, name.head) {
                    town(document, &mut entities, name);
                }
            }
            Sort::Country(code) if !only_place() => {
                country(document, &mut entities, code, name, MentionForm::Name);
            }
            Sort::Capital(code) if !only_place() => {
                country(document, &mut entities, code, name, MentionForm::Metonym);
            }
            Sort::Person | Sort::Country(_) | Sort::Capital(_) => {}
            // "in Brussels"
            Sort::Known(_)
                if places::is_place(document.words(name.tokens.clone())) && only_place() => {}
            Sort::Seat(_) | Sort::Known(_) | Sort::Body(_) => body(document, &mut entities, name),
        }
    }
    entities
}

/// The words of a person's name in lower case; hyphenated parts are one word.
fn parts(document: &Document, tokens: &Range<usize>) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for index in tokens.clone() {
        match parts.last_mut() {
            Some(last) if names::is_hyphen_part(document, index) || last.ends_with(['-', '‑']) => {
                last.push_str(document.lower(index));
            }
            _ if document.word(index).chars().any(char::is_alphanumeric) => {
                parts.push(document.lower(index).to_owned());
            }
            _ => {}
        }
    }
    parts
}

/// The gender that the title right before the name or its first name gives.
fn gender_of(document: &Document, name: &Name) -> Option<Gender> {
    let start = name.tokens.start;
    let sentence = document.sentence(start).start;
    let title = (sentence..start)
        .rev()
        .take_while(|&index| {
            matches!(document.word(index), "." | "(" | ")")
                || lexicon::title(document.word(index)).is_some()
        })
        .find_map(|index| lexicon::title(document.word(index)).and_then(|title| title.gender));
    let first = document.word(start);
    let by_name = (name.tokens.len() > 1).then(|| lexicon::first_name(first)).flatten();
    title.or(by_name)
}

fn join_person(document: &Document, entities: &mut Vec<Entity>, name: &Name) {
    let words = parts(document, &name.tokens);
    let gender = gender_of(document, name);
    let fits = |entity: &Entity| {
        let agrees = gender.is_none() || entity.gender.is_none() || gender == entity.gender;
        let tokens = entity.name.as_ref().filter(|_| agrees)?;
        short_form(&parts(document, tokens), &words)
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
        several => by_title(document, entities, several, name)
            .or_else(|| usual(document, entities, several, name))
            .or_else(|| nearest(entities, several, name.tokens.start)),
    };
    let index = chosen.unwrap_or_else(|| {
        let mut entity = Entity::new(ActorKind::Person, Naming::Named, Number::One);
        entity.name = Some(name.tokens.clone());
        entities.push(entity);
        entities.len() - 1
    });
    let entity = &mut entities[index];
    entity.gender = entity.gender.or(gender);
    // "Ireland's Mara Lind"
    for code in possessor(document, name.tokens.start).into_iter().flatten() {
        entity.belongs_to(code);
    }
    entity.mention(name.tokens.clone(), name.head, MentionForm::Name);
    entity.call(document.words(name.tokens.clone()));
}

/// Of namesakes, the only one whose name also stands after this title: "Pastor".
fn by_title(
    document: &Document,
    entities: &[Entity],
    candidates: &[(u8, usize)],
    name: &Name,
) -> Option<usize> {
    let title_before = |start: usize| {
        let before = start.checked_sub(1)?;
        let word = document.lower(before);
        (lexicon::title(word).is_some() || lexicon::role(word).is_some()).then_some(word)
    };
    let title = title_before(name.tokens.start)?;
    let mut same = candidates.iter().map(|&(_, index)| index).filter(|&index| {
        entities[index]
            .mentions
            .iter()
            .any(|mention| title_before(mention.tokens.start) == Some(title))
    });
    let found = same.next()?;
    same.next().is_none().then_some(found)
}

/// Of namesakes, the only one whom the text has called by these words alone more than once.
fn usual(
    document: &Document,
    entities: &[Entity],
    candidates: &[(u8, usize)],
    name: &Name,
) -> Option<usize> {
    let words = document.words(name.tokens.clone());
    let mut usual = candidates.iter().map(|&(_, index)| index).filter(|&index| {
        let called = entities[index].mentions.iter().filter(|mention| {
            mention.tokens.end <= name.tokens.start
                && document.words(mention.tokens.clone()) == words
        });
        called.count() > 1
    });
    let found = usual.next()?;
    usual.next().is_none().then_some(found)
}

/// Of namesakes, the one spoken of last; none spoken of yet, the first who will be.
fn nearest(entities: &[Entity], candidates: &[(u8, usize)], token: usize) -> Option<usize> {
    let last =
        |index: usize| entities[index].last_before(token).map(|mention| mention.tokens.start);
    let before = candidates.iter().filter_map(|&(_, index)| Some((last(index)?, index))).max();
    before.map(|(_, index)| index).or_else(|| {
        let first = |&&(_, index): &&(u8, usize)| {
            entities[index].mentions.first().map(|mention| mention.tokens.start)
        };
        candidates.iter().min_by_key(first).map(|&(_, index)| index)
    })
}

/// How well `words` are a short form of `full`: 0 the same, 1 the last part, 2 the first part; `None` if they are none.
fn short_form(full: &[String], words: &[String]) -> Option<u8> {
    if full == words {
        return Some(0);
    }
    // "Larry Lind" for "Lawrence Lind".
    if words.len() == 2 && full.len() == 2 && same_ends(full, words) {
        return Some(1);
    }
    if words.is_empty() || words.len() >= full.len() {
        return None;
    }
    if full.ends_with(words) {
        return Some(1);
    }
    // "Sabti" for "Yusuf al-Sabti": the article may go.
    let bare = |part: &String| part.strip_prefix("al-").unwrap_or(part).to_owned();
    if words.len() == 1 && full.last().map(bare) == words.first().map(bare) {
        return Some(1);
    }
    if full.starts_with(words) {
        return Some(2);
    }
    // First and last name of a longer full name.
    let ends = words.len() > 1 && same_ends(full, words);
    // "Barb" for "Barbara Jean".
    let pet = words.len() == 1
        && full.len() > 1
        && full
            .iter()
            .zip(words)
            .next()
            .is_some_and(|(one, other)| lexicon::same_first_name(one, other));
    ends.then_some(1).or(pet.then_some(2))
}

/// Whether two names have the same surname and first name; that may be a short form.
fn same_ends(one: &[String], other: &[String]) -> bool {
    one.last() == other.last()
        && one
            .iter()
            .zip(other)
            .next()
            .is_some_and(|(one, other)| lexicon::same_first_name(one, other))
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
        entities.push(entity);
        entities.len() - 1
    });
    let entity = &mut entities[index];
    if form == MentionForm::Name && entity.name.is_none() {
        entity.name = Some(name.tokens.clone());
    }
    entity.call(document.words(name.tokens.clone()));
    entity.mention(with_article(document, name), name.head, form);
}

/// A town that speaks: those who govern it.
fn town(document: &Document, entities: &mut Vec<Entity>, name: &Name) {
    let words = document.words(name.tokens.clone());
    let same = |entity: &Entity| {
        entity.kind == ActorKind::Government && entity.names.iter().any(|other| other == words)
    };
    let index = entities.iter().position(same).unwrap_or_else(|| {
        let mut entity = Entity::new(ActorKind::Government, Naming::Named, Number::One);
        entity.name = Some(name.tokens.clone());
        entity.countries.extend(places::country_of(words, Some(document)));
        entities.push(entity);
        entities.len() - 1
    });
    entities[index].call(words);
    entities[index].mention(name.tokens.clone(), name.head, MentionForm::Metonym);
}

/// The name with the article before it, and what stands between: "the rebel Highland Front".
fn with_article(document: &Document, name: &Name) -> Range<usize> {
    let sentence = document.sentence(name.tokens.start).start;
    let modifies = |index: usize| {
        matches!(document.relation(index), "amod" | "compound")
            && document.head(index).is_some_and(|head| name.tokens.contains(&head))
            && !names::is_capitalised(document, index)
            && lexicon::body(document.lower(index)).is_none()
    };
    let mut start = name.tokens.start;
    while start > sentence && modifies(start - 1) {
        start -= 1;
    }
    let article = start > sentence && document.lower(start - 1) == "the";
    if article { start - 1..name.tokens.end } else { start..name.tokens.end }
}

fn body(document: &Document, entities: &mut Vec<Entity>, name: &Name) {
    let words = document.words(name.tokens.clone());
    let (mut kind, known) = match name.sort {
        Sort::Known(known) => (known.kind, Some(known)),
        Sort::Body(kind) => (kind, None),
        Sort::Seat(_) => (ActorKind::Government, None),
        _ => return,
    };
    if document.article.outlet.as_deref().is_some_and(|outlet| without_article(outlet) == words) {
        kind = ActorKind::Outlet;
    }
    let own = possessor(document, name.tokens.start);
    let same = |entity: &Entity| {
        if known.is_some() && entity.known == known {
            return true;
        }
        let apart = own.as_ref().is_some_and(|own| {
            !own.is_empty() && !entity.countries.is_empty() && entity.countries != *own
        });
        let fits = |other: &String| {
            *other == words
                || is_acronym_of(words, other)
                || is_acronym_of(other, words)
                || other.ends_with(&format!(" {words}"))
                || words.ends_with(&format!(" {other}"))
                || other.starts_with(&format!("{words} ")) && lexicon::known(words).is_none()
        };
        // "the Fund" after "the IMF".
        let by_noun = name.tokens.len() == 1
            && entity.known.is_some_and(|known| known.name.ends_with(&format!(" {words}")));
        entity.is_body() && !apart && (by_noun || entity.names.iter().any(fits))
    };
    let index = entities.iter().position(same).unwrap_or_else(|| {
        entities.push(Entity::new(kind, Naming::Named, Number::One));
        entities.len() - 1
    });
    let entity = &mut entities[index];
    entity.known = entity.known.or(known);
    if kind == ActorKind::Outlet {
        entity.kind = kind;
    }
    entity.countries.extend(own.into_iter().flatten());
    if let Some(code) = known.and_then(|known| known.country) {
        entity.belongs_to(code);
    }
    if let Sort::Seat(code) = name.sort {
        entity.belongs_to(code);
    }
    for code in phrases::countries(document, name.tokens.clone()) {
        if known.is_none_or(|known| known.country.is_some()) {
            entity.belongs_to(code);
        }
    }
    if entity.name.as_ref().is_none_or(|old| old.len() < name.tokens.len()) {
        entity.name = Some(name.tokens.clone());
    }
    let form =
        if matches!(name.sort, Sort::Seat(_)) { MentionForm::Metonym } else { MentionForm::Name };
    entity.call(words);
    entity.mention(with_article(document, name), name.head, form);
}

/// The country whose possessive stands before a name: "Denmark's Fisheries Ministry". `None` without a possessive.
fn possessor(document: &Document, start: usize) -> Option<Vec<&'static str>> {
    let mark = start.checked_sub(1)?;
    let owner = start.checked_sub(2)?;
    matches!(document.lower(mark), "'s" | "’s" | "'" | "’")
        .then(|| phrases::countries(document, owner.saturating_sub(1)..owner + 1))
        .map(|found| found.into_iter().rev().take(1).collect())
}

fn without_article(name: &str) -> &str {
    name.strip_prefix("The ").unwrap_or(name)
}

/// Whether the first are the initials of the second: "HGP" of "Harbour Guild of Pilots".
fn is_acronym_of(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|letter| letter.is_alphanumeric()).collect();
    if !names::is_acronym(short) || long.split_whitespace().count() < 2 {
        return false;
    }
    let initials = || {
        long.split(|letter: char| !letter.is_alphanumeric()).filter_map(|word| word.chars().next())
    };
    let all: String = initials().collect();
    // "JFC" of "Danish-Swedish Joint Fisheries Commission"
    if letters.len() > 2 && all.to_uppercase().ends_with(&letters) {
        return true;
    }
    let capitals: String = initials().filter(|letter| letter.is_uppercase()).collect();
    all.to_uppercase() == letters || capitals == letters
}
