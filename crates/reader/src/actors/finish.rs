//! An actor as the reading shows it: name, other names, role, affiliation, country.
//!
//! Must not know how mentions were joined.

use std::ops::Range;

use onrecord_record::ActorKind;

use super::Actor;
use super::entity::{Entity, RolePhrase};
use super::lexicon::{self, Known};
use super::phrases;
use crate::document::Document;
use crate::places;

/// The actor that an entity has become.
pub fn actor(document: &Document, entity: &Entity) -> Actor {
    let name = name(document, entity);
    let aliases =
        entity.names.iter().filter(|&alias| Some(alias) != name.as_ref()).cloned().collect();
    let country = entity.countries.first().map(|&code| code.to_owned());
    Actor {
        kind: entity.kind,
        naming: entity.naming,
        number: entity.number,
        name,
        aliases,
        role: role(document, entity),
        affiliation: entity.affiliation.clone(),
        country: country.filter(|_| one_country(entity)),
        mentions: entity.mentions.clone(),
    }
}

/// Several people of several countries have no one country.
fn one_country(entity: &Entity) -> bool {
    entity.kind != ActorKind::Group || entity.countries.len() == 1
}

fn name(document: &Document, entity: &Entity) -> Option<String> {
    if let Some(code) = entity.is_country {
        return places::country(code).map(|country| country.name.to_owned());
    }
    // "Brussels" for the union that sits there.
    let by_seat = |known: &&Known| {
        entity.names.iter().all(|name| places::is_place(name) && name != known.name)
    };
    if let Some(known) = entity.known.filter(by_seat) {
        return Some(known.name.to_owned());
    }
    if let Some(tokens) = &entity.name {
        return Some(super::entity::bare(document.words(tokens.clone())).to_owned());
    }
    entity.description.clone()
}

/// What the actor is: for the named, the fullest office; a rank where no office is known.
fn role(document: &Document, entity: &Entity) -> Option<String> {
    let is_person = matches!(entity.kind, ActorKind::Person | ActorKind::Group);
    let offices =
        entity.roles.iter().filter(|role| places::nationality(document.word(role.head)).is_none());
    let is_strong = |role: &&RolePhrase| {
        let noun = document.lower(role.head);
        match lexicon::role(noun) {
            Some((role, _)) => !role.weak,
            None => lexicon::person(noun).is_none(),
        }
    };
    let is_present = |role: &&RolePhrase| !document.words(role.tokens.clone()).contains("former");
    let office = offices
        .clone()
        .find(|role| is_strong(role) && is_present(role))
        .or_else(|| offices.clone().find(is_strong))
        .or_else(|| entity.ranks.first())
        .or_else(|| offices.clone().next());
    office.filter(|_| is_person).map(|role| role_text(document, role))
}

/// A role without article and nationality: "trade envoy" of "the Danish trade envoy".
fn role_text(document: &Document, role: &RolePhrase) -> String {
    let Range { mut start, end } = role.tokens;
    while start < role.head {
        let word = document.lower(start);
        // "Norwegian and Icelandic officials" are both.
        if start + 1 < end && matches!(document.lower(start + 1), "and" | ",") {
            break;
        }
        let drop = matches!(
            word,
            "the" | "a" | "an" | "'s" | "’s" | "its" | "their" | "his" | "her" | "whose"
        ) || !phrases::countries(document, start..start + 1).is_empty();
        if !drop {
            break;
        }
        start += 1;
    }
    document.words(start..end).to_owned()
}
