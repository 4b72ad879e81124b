//! Whom a description means: one already spoken of, or someone new.
//!
//! Must not know pronouns.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::{ActorKind, Naming, Number};

use super::descriptions::{self, Description, Manner, NounSort};
use super::entity::{Entity, RolePhrase};
use super::lexicon;
use super::phrases;
use crate::document::Document;

/// A general noun ("the official") without nationality means no named person spoken of longer ago, in sentences.
const GENERAL_REACH: usize = 4;

/// The entity, already spoken of, that a description means. `None` when it brings in someone new, or two fit alike.
pub fn referent(
    document: &Document,
    entities: &[Entity],
    description: &Description,
) -> Option<usize> {
    if description.manner == Manner::Indefinite && description.noun != NounSort::Count {
        return None;
    }
    let words = descriptions::text(document, &description.full).to_lowercase();
    let before = description.core.start;
    // "people" are others each time.
    let anyone = description.manner == Manner::Bare
        && description.noun == NounSort::People
        && description.full.len() == 1;
    if anyone {
        return None;
    }
    let same = entities.iter().rposition(|entity| {
        entity.is_known_before(before)
            && belongs_alike(document, entities, entity, description)
            && entity.description.as_ref().is_some_and(|other| other.to_lowercase() == words)
    });
    if same.is_some() || description.manner == Manner::Bare {
        return same;
    }
    let mut fitting: Vec<(u8, usize, usize, usize)> = entities
        .iter()
        .enumerate()
        .filter_map(|(index, entity)| {
            let last = entity.last_before(before)?;
            let (quality, overlap) = match description.noun {
                NounSort::Body => as_body(document, entity, description)?,
                NounSort::Count => as_count(document, entity, description)?,
                _ => as_person(document, entity, description)?,
            };
            if description.noun != NounSort::Body
                && !belongs_alike(document, entities, entity, description)
            {
                return None;
            }
            Some((quality, overlap, last.tokens.start, index))
        })
        .collect();
    fitting.sort_unstable();
    fitting.last().map(|&(.., index)| index)
}

/// Whom someone belongs to in the words "her mother", "Lind's brother", "the son of Lind": the token that says so.
fn owner(document: &Document, head: usize) -> Option<usize> {
    document.children_by(head, "nmod").find(|&child| {
        document.token(child).deprel == "nmod:poss" || document.preposition(child) == Some("of")
    })
}

/// Whether the description may mean the entity by whom both belong to: not her mother where his was spoken of, and never
/// the owner.
fn belongs_alike(
    document: &Document,
    entities: &[Entity],
    entity: &Entity,
    description: &Description,
) -> bool {
    let Some(own) = owner(document, description.head) else { return true };
    let person = |token: usize| {
        entities.iter().position(|entity| {
            matches!(entity.kind, ActorKind::Person | ActorKind::Group)
                && entity.mentions.iter().any(|mention| mention.head == token)
        })
    };
    if entity.mentions.iter().any(|mention| mention.head == own) {
        return false;
    }
    let noun = document.lower(description.head);
    let known: Vec<usize> = entity
        .roles
        .iter()
        .filter(|role| document.lower(role.head) == noun)
        .filter_map(|role| owner(document, role.head))
        .collect();
    let alike = |&other: &usize| match (person(other), person(own)) {
        (Some(one), Some(two)) => one == two,
        (None, None) => document.lower(other) == document.lower(own),
        _ => false,
    };
    known.is_empty() || known.iter().any(alike)
}

fn agrees(entity: &Entity, description: &Description) -> bool {
    let country = description.countries.is_empty()
        || entity.countries.is_empty()
        || description.countries.iter().any(|code| entity.countries.contains(code));
    let gender = description.gender.is_none()
        || entity.gender.is_none()
        || description.gender == entity.gender;
    country && gender
}

/// How well a person or group fits: whether the noun is theirs (2) or more general (1), and how many modifiers are.
fn as_person(
    document: &Document,
    entity: &Entity,
    description: &Description,
) -> Option<(u8, usize)> {
    let plural = entity.number == Number::Several;
    let people = matches!(entity.kind, ActorKind::Person | ActorKind::Group);
    if description.noun == NounSort::Demonym && description.plural {
        let country = entity.is_country?;
        return description_country(document, description)
            .filter(|&code| code == country)
            .map(|_| (1, 0));
    }
    if !people || plural != description.plural || !agrees(entity, description) {
        return None;
    }
    let noun = document.lower(description.head);
    let modifiers = modifiers(document, description);
    let known = |modifier: &usize| {
        let word = document.lower(*modifier);
        entity.role_words(document).any(|other| other == word)
            || entity.names.iter().any(|name| name.to_lowercase() == word)
    };
    let tail = (description.head + 1..description.full.end).filter(|&index| {
        matches!(document.upos(index), Upos::Noun | Upos::Propn)
            && entity.role_words(document).any(|word| word == document.lower(index))
    });
    let overlap = modifiers.iter().filter(|modifier| known(modifier)).count();
    let with_tail = overlap + tail.count();
    let all_known = overlap == modifiers.len();
    if description.noun == NounSort::Demonym {
        let code = description_country(document, description)?;
        if entity.kind != ActorKind::Person {
            return None;
        }
        return entity.countries.contains(&code).then_some((2, 0));
    }
    if description.noun == NounSort::People {
        // "the man", "the source": the last unnamed one that fits, or a named one whose gender is known.
        let own = entity.role_nouns(document).any(|role| role == noun);
        let by_gender =
            description.gender.is_some() && entity.gender == description.gender && all_known;
        return (own && all_known).then_some((2, overlap)).or(by_gender.then_some((1, overlap)));
    }
    let exact = entity
        .role_nouns(document)
        .any(|role| role == noun || singular_of(role, noun) || singular_of(noun, role));
    if exact {
        let close = all_known || entity.naming != Naming::Named && overlap * 2 >= modifiers.len();
        return close.then_some((2, with_tail));
    }
    let general = entity.role_nouns(document).any(|role| lexicon::may_stand_for(noun, role));
    let distance = document.sentence_number(description.head)
        - document.sentence_number(entity.last_before(description.core.start)?.head);
    let near = distance <= GENERAL_REACH || !description.countries.is_empty();
    let country_known = description.countries.is_empty() || !entity.countries.is_empty();
    (general && all_known && near && country_known && !description.plural).then_some((1, overlap))
}

fn singular_of(singular: &str, plural: &str) -> bool {
    lexicon::singular(plural).any(|found| found == singular)
}

fn description_country(document: &Document, description: &Description) -> Option<&'static str> {
    crate::places::nationality(document.word(description.head))
}

/// The words between article and noun that are neither numerals nor nationalities.
fn modifiers(document: &Document, description: &Description) -> Vec<usize> {
    (description.core.start..description.head)
        .filter(|&index| {
            matches!(document.upos(index), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb)
                && !matches!(
                    document.lower(index),
                    "same" | "unnamed" | "anonymous" | "unidentified" | "veteran"
                )
                && phrases::countries(document, index..index + 1).is_empty()
        })
        .collect()
}

/// How well a body fits "the ministry": its name has the noun, or it is of the sort that the noun names.
fn as_body(document: &Document, entity: &Entity, description: &Description) -> Option<(u8, usize)> {
    if !entity.is_body() || !agrees(entity, description) {
        return None;
    }
    let plural = entity.number == Number::Several;
    if plural != description.plural {
        return None;
    }
    let noun = document.lower(description.head);
    let own = description.core.start < description.head
        && matches!(
            document.lower(description.core.start),
            "his" | "her" | "their" | "its" | "our" | "my" | "whose"
        );
    let modifiers = modifiers(document, description);
    let lowered: Vec<String> = entity
        .names
        .iter()
        .map(|name| name.to_lowercase())
        .chain(entity.known.map(|known| known.name.to_lowercase()))
        .collect();
    let described = entity.description.as_ref().map(|text| text.to_lowercase());
    let has =
        |word: &str| lowered.iter().any(|name| name.split([' ', '-']).any(|part| part == word));
    let is_described = |word: &str| {
        described.as_ref().is_some_and(|text| text.split([' ', '-']).any(|part| part == word))
    };
    let known =
        |&&index: &&usize| has(document.lower(index)) || is_described(document.lower(index));
    let overlap = modifiers.iter().filter(known).count();
    if own || overlap < modifiers.len() {
        return None;
    }
    if has(noun) || entity.role_nouns(document).any(|role| role == noun) {
        return Some((2, overlap));
    }
    if !modifiers.is_empty() {
        return None;
    }
    let by_sort = match noun {
        "newspaper" | "paper" | "daily" | "agency" | "broadcaster" | "channel" | "outlet"
        | "magazine" | "weekly" | "network" | "newswire" => entity.kind == ActorKind::Outlet,
        "company" | "firm" => {
            entity.kind == ActorKind::Organization
                && entity.naming == Naming::Named
                && entity.known.is_none_or(|known| known.country.is_some())
        }
        "group" | "movement" | "militia" | "faction" => {
            entity.kind == ActorKind::Group && entity.naming == Naming::Named
        }
        "organisation" | "organization" | "body" | "alliance" | "bloc" | "union" => {
            entity.kind == ActorKind::Organization
                && entity.naming == Naming::Named
                && entity.known.is_some_and(|known| known.country.is_none())
        }
        _ => false,
    };
    by_sort.then_some((1, 0))
}

/// "the five" after "five party leaders".
fn as_count(
    document: &Document,
    entity: &Entity,
    description: &Description,
) -> Option<(u8, usize)> {
    let count = document.lower(description.head);
    let counted = entity
        .mentions
        .iter()
        .any(|mention| mention.tokens.clone().any(|index| document.lower(index) == count));
    (entity.number == Number::Several && counted).then_some((1, 0))
}

/// Someone whom a description brings in.
pub fn introduce(document: &Document, description: &Description) -> Entity {
    let counted = description.core.clone().any(|index| document.upos(index) == Upos::Num);
    let nameless = description
        .core
        .clone()
        .any(|index| matches!(document.lower(index), "unnamed" | "anonymous" | "unidentified"));
    let naming = match description.noun {
        NounSort::Body if description.plural => Naming::Collective,
        NounSort::Body if description.kind == ActorKind::Group => Naming::Collective,
        NounSort::Body if description.manner == Manner::Indefinite => Naming::Unnamed,
        NounSort::Body => Naming::Named,
        NounSort::People => Naming::Unnamed,
        _ if !description.plural || counted || nameless => Naming::Unnamed,
        _ => Naming::Collective,
    };
    let several = description.plural || description.noun == NounSort::Count;
    let number = if several { Number::Several } else { Number::One };
    let mut entity = Entity::new(description.kind, naming, number);
    entity.description = Some(descriptions::text(document, &description.full));
    entity.gender = description.gender;
    entity.roles.push(role(description));
    entity.countries.extend(&description.countries);
    entity.background = description.background;
    entity
}

/// A description as the role of the one it tells of.
pub fn role(description: &Description) -> RolePhrase {
    let tokens: Range<usize> = description.full.clone();
    RolePhrase { tokens, head: description.head }
}
