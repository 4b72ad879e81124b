//! Descriptions of people and bodies by what they are: "the Russian official", "two people briefed on the talks".
//!
//! Must not know pronouns.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::{ActorKind, MentionForm, Naming, Number};

use super::entity::{Entity, RolePhrase};
use super::lexicon::{self, Gender};
use super::phrases;
use crate::document::Document;

/// A description of someone.
#[derive(Debug, Clone)]
pub struct Description {
    /// Article, modifiers and noun.
    pub core: Range<usize>,
    /// With what follows the noun.
    pub full: Range<usize>,
    pub head: usize,
    pub kind: ActorKind,
    pub plural: bool,
    pub gender: Option<Gender>,
    pub countries: Vec<&'static str>,
    pub manner: Manner,
}

/// How a description is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// "the", "this", "his", "Iran's".
    Definite,
    /// "a", "another", "two", "some".
    Indefinite,
    /// No determiner.
    Bare,
}

/// Finds the descriptions of a document and joins them with the named.
pub fn describe(document: &Document, entities: &mut Vec<Entity>) {
    let mut taken = vec![false; document.len()];
    for mention in entities.iter().flat_map(|entity| &entity.mentions) {
        mention.tokens.clone().for_each(|index| taken[index] = true);
    }
    for entity in entities.iter_mut() {
        if entity.kind == ActorKind::Person {
            titles_before(document, entity, &mut taken);
        }
    }
    for description in find(document, &taken) {
        if let Some(index) = in_apposition(document, entities, &description) {
            let entity = &mut entities[index];
            entity
                .roles
                .push(RolePhrase { tokens: description.full.clone(), head: description.head });
            description.countries.iter().for_each(|code| entity.belongs_to(code));
            entity.gender = entity.gender.or(description.gender);
            entity.mention(description.core, description.head, MentionForm::Nominal);
            continue;
        }
        let index = referent(document, entities, &description)
            .unwrap_or_else(|| introduce(document, entities, &description));
        let entity = &mut entities[index];
        entity.gender = entity.gender.or(description.gender);
        entity.mention(description.full.clone(), description.head, MentionForm::Nominal);
    }
}

/// Titles and offices before each full mention of a person's name.
fn titles_before(document: &Document, entity: &mut Entity, taken: &mut [bool]) {
    let mut roles = Vec::new();
    for mention in &mut entity.mentions {
        let start = mention.tokens.start;
        if start == document.sentence(start).start {
            continue;
        }
        let head = start - 1;
        let is_role = lexicon::role(document.lower(head)).is_some_and(|(_, plural)| !plural)
            && !taken[head]
            && document.upos(head) != Upos::Verb;
        if is_role {
            let tokens = phrases::with_premodifiers(document, head, mention.tokens.end);
            tokens.clone().for_each(|index| taken[index] = true);
            roles.push((tokens.clone(), head));
            mention.tokens.start = tokens.start;
        } else if lexicon::title(document.word(head)).is_some() && !taken[head] {
            taken[head] = true;
            mention.tokens.start = head;
        }
    }
    for (tokens, head) in roles {
        phrases::countries(document, tokens.clone())
            .iter()
            .for_each(|code| entity.belongs_to(code));
        if let Some((role, _)) = lexicon::role(document.lower(head)) {
            entity.gender = entity.gender.or(role.gender);
        }
        entity.roles.push(RolePhrase { tokens, head });
    }
}

/// Descriptions in the order of the text; `taken` are the tokens of names and their titles.
fn find(document: &Document, taken: &[bool]) -> Vec<Description> {
    (0..document.len())
        .filter(|&index| !taken[index])
        .filter_map(|index| description_at(document, index))
        .filter(|description| {
            description.core.clone().all(|index| index != description.head || !taken[index])
        })
        .collect()
}

fn description_at(document: &Document, head: usize) -> Option<Description> {
    if !matches!(document.upos(head), Upos::Noun | Upos::Propn) {
        return None;
    }
    if matches!(document.relation(head), "compound" | "flat" | "amod") {
        return None;
    }
    let noun = document.lower(head);
    let core = phrases::with_premodifiers(document, head, head + 1);
    let full = phrases::with_postmodifiers(document, core.clone(), head);
    let manner = manner(document, &core, head);
    let says_more = core.len() > 1 + usize::from(manner != Manner::Bare) || full.end > core.end;
    let (kind, plural, gender) = if let Some((role, plural)) = lexicon::role(noun) {
        if role.weak && !matches!(manner, Manner::Definite) {
            return None;
        }
        (if plural { ActorKind::Group } else { ActorKind::Person }, plural, role.gender)
    } else if let Some(people) = lexicon::people(noun) {
        if !says_more {
            return None;
        }
        (
            if people.plural { ActorKind::Group } else { ActorKind::Person },
            people.plural,
            people.gender,
        )
    } else if let Some((body, plural)) = lexicon::body(noun) {
        if !body.alone || (manner == Manner::Bare && !plural) {
            return None;
        }
        (body.kind, plural, None)
    } else {
        return None;
    };
    if !plural && manner == Manner::Bare {
        return None;
    }
    let countries = phrases::countries(document, core.clone());
    Some(Description { core, full, head, kind, plural, gender, countries, manner })
}

fn manner(document: &Document, core: &Range<usize>, head: usize) -> Manner {
    let possessive = document
        .children_by(head, "nmod")
        .any(|child| document.token(child).deprel == "nmod:poss" && core.contains(&child));
    match document.lower(core.start) {
        "the" | "this" | "that" | "these" | "those" | "both" | "his" | "her" | "its" | "their"
        | "our" | "my" => Manner::Definite,
        "a" | "an" | "another" | "one" | "some" | "several" | "many" | "two" | "three" | "four"
        | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "other" | "no" | "any"
        | "every" | "each" => Manner::Indefinite,
        _ if possessive => Manner::Definite,
        _ if document.upos(core.start) == Upos::Num => Manner::Indefinite,
        _ => Manner::Bare,
    }
}

/// The person whose name stands next to the description in apposition.
fn in_apposition(
    document: &Document,
    entities: &[Entity],
    description: &Description,
) -> Option<usize> {
    let names = |index: usize| {
        entities.iter().position(|entity| {
            entity.kind == ActorKind::Person
                && entity.mentions.iter().any(|mention| {
                    mention.form == MentionForm::Name
                        && (mention.tokens.end == index + 1 || mention.tokens.start == index)
                })
        })
    };
    let before = description.core.start;
    if before >= 2 && document.word(before - 1) == "," {
        if let Some(index) = names(before - 2) {
            return Some(index);
        }
    }
    let after = description.full.end;
    (after + 1 < document.len() && document.word(after) == ",").then(|| names(after + 1)).flatten()
}

fn referent(document: &Document, entities: &[Entity], description: &Description) -> Option<usize> {
    let noun = document.lower(description.head);
    let words = description_text(document, description);
    if description.manner == Manner::Indefinite {
        return None;
    }
    let same = entities.iter().rposition(|entity| {
        entity.description.as_deref() == Some(words.as_str())
            && entity.is_known_before(description.head)
    });
    if same.is_some() || description.manner == Manner::Bare {
        return same;
    }
    let fits = |entity: &Entity| {
        let country = description.countries.is_empty()
            || entity.countries.is_empty()
            || description.countries.iter().any(|code| entity.countries.contains(code));
        let gender = description.gender.is_none()
            || entity.gender.is_none()
            || description.gender == entity.gender;
        let number = description.plural == (entity.number == Number::Several);
        country
            && gender
            && number
            && entity.kind == description.kind
            && entity.role_nouns(document).any(|role| role == noun)
    };
    let last = |index: usize| entities[index].last_before(description.head).map(|m| m.tokens.start);
    (0..entities.len())
        .filter(|&index| fits(&entities[index]))
        .filter_map(|index| Some((last(index)?, index)))
        .max()
        .map(|(_, index)| index)
}

fn introduce(document: &Document, entities: &mut Vec<Entity>, description: &Description) -> usize {
    let naming = match (description.kind, description.plural) {
        (_, true) => Naming::Collective,
        (ActorKind::Person, false) => Naming::Unnamed,
        (ActorKind::Group, false) => Naming::Collective,
        _ => Naming::Named,
    };
    let number = if description.plural { Number::Several } else { Number::One };
    let mut entity = Entity::new(description.kind, naming, number);
    entity.description = Some(description_text(document, description));
    entity.roles.push(RolePhrase { tokens: description.full.clone(), head: description.head });
    entity.countries.extend(&description.countries);
    entities.push(entity);
    entities.len() - 1
}

/// The description without its article.
fn description_text(document: &Document, description: &Description) -> String {
    let mut start = description.full.start;
    if matches!(document.lower(start), "the" | "a" | "an" | "this" | "that" | "these" | "those") {
        start += 1;
    }
    document.words(start..description.full.end).to_owned()
}
