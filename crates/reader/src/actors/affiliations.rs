//! To which body and country someone belongs: from those named or meant in the words for their office.
//!
//! Must not know how mentions were joined.

use onrecord_record::{ActorKind, MentionForm};

use super::entity::Entity;
use super::phrases;
use crate::document::Document;

/// Chains of offices ("the spokesman of the minister's office") longer than this are not followed.
const STEPS: usize = 3;

/// Fills in affiliation and country where the words for the office give them.
pub fn complete(document: &Document, entities: &mut [Entity]) {
    for _ in 0..STEPS {
        for index in 0..entities.len() {
            if entities[index].is_country.is_some() {
                continue;
            }
            let found = from_roles(document, entities, index);
            let entity = &mut entities[index];
            if entity.kind == ActorKind::Person && entity.affiliation.is_none() {
                entity.affiliation = found.body;
            }
            if entity.countries.is_empty() {
                entity.countries.extend(found.country);
            }
        }
    }
}

#[derive(Default)]
struct Found {
    body: Option<String>,
    country: Option<&'static str>,
}

fn from_roles(document: &Document, entities: &[Entity], index: usize) -> Found {
    let mut found = Found::default();
    let entity = &entities[index];
    let leads = entity.leads.iter().map(|token| *token..*token + 1);
    let own_names = entity.name.iter().cloned();
    let ranges = entity.roles.iter().map(|role| role.tokens.clone()).chain(leads);
    for tokens in ranges.chain(own_names.filter(|_| entity.is_body())) {
        for (number, other) in entities.iter().enumerate() {
            let inside = other.mentions.iter().any(|mention| {
                tokens.contains(&mention.head) && mention.form != MentionForm::Nominal
                    || tokens.contains(&mention.head) && other.is_body()
            });
            if number == index || !inside {
                continue;
            }
            if other.is_body() && found.body.is_none() && other.kind != ActorKind::Group {
                found.body = other
                    .name
                    .as_ref()
                    .map(|name| document.words(name.clone()).to_owned())
                    .or_else(|| other.description.clone());
            }
            if found.country.is_none() && other.countries.len() == 1 {
                found.country = other.countries.first().copied();
            }
        }
        if found.country.is_none() {
            found.country = phrases::countries(document, tokens).first().copied();
        }
    }
    found
}
