//! An actor as the reading shows it: name, other names, role, affiliation, country.
//!
//! Must not know how mentions were joined.

use std::ops::Range;

use onrecord_record::{ActorKind, MentionForm};

use super::Actor;
use super::entity::{Entity, RolePhrase};
use super::phrases;
use crate::document::Document;
use crate::places;

/// The actor that an entity has become.
pub fn actor(document: &Document, entity: &Entity) -> Actor {
    let name = name(document, entity);
    let mut aliases: Vec<String> = Vec::new();
    for mention in &entity.mentions {
        if matches!(mention.form, MentionForm::Name | MentionForm::Metonym) {
            let words = without_article(document.words(mention.tokens.clone())).to_owned();
            if Some(&words) != name.as_ref() && !aliases.contains(&words) {
                aliases.push(words);
            }
        }
    }
    let country = entity.countries.first().map(|&code| code.to_owned());
    Actor {
        kind: entity.kind,
        naming: entity.naming,
        number: entity.number,
        name,
        aliases,
        role: entity.roles.first().map(|role| role_text(document, role)),
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
    if let Some(tokens) = &entity.name {
        return Some(document.words(tokens.clone()).to_owned());
    }
    entity.description.clone()
}

fn without_article(words: &str) -> &str {
    let rest = words.strip_prefix("the ").or_else(|| words.strip_prefix("The "));
    rest.unwrap_or(words)
}

/// A role without article and nationality: "special envoy" of "the U.S. special envoy".
fn role_text(document: &Document, role: &RolePhrase) -> String {
    let Range { mut start, end } = role.tokens;
    while start < role.head {
        let word = document.lower(start);
        let drop =
            matches!(word, "the" | "a" | "an" | "'s" | "’s" | "its" | "their" | "his" | "her")
                || !phrases::countries(document, start..start + 1).is_empty();
        if !drop {
            break;
        }
        start += 1;
    }
    document.words(start..end).to_owned()
}
