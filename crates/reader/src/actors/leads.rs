//! The way news brings people in: first by what they are ("Norway's chief negotiator said"), in the next sentence by
//! name ("Deputy Minister Mara Lind told …"). Joins the two where nothing speaks against it.
//!
//! Must not know how mentions were found.

use onrecord_record::{ActorKind, Naming};

use super::entity::Entity;
use super::metonyms;
use crate::document::Document;

/// The one described stands in the headline or one of this many first sentences.
const TOP: usize = 3;

/// A rank told first ("a retired general") is named within this many sentences.
const REACH: usize = 4;

/// Joins those whom the lead describes with those whom the text then names.
pub fn merge(document: &Document, entities: &mut Vec<Entity>) {
    let mut described = 0;
    while described < entities.len() {
        let named =
            (0..entities.len()).find(|&named| is_described(document, entities, described, named));
        let Some(named) = named else {
            described += 1;
            continue;
        };
        let lead = entities.remove(described);
        let named = if named > described { named - 1 } else { named };
        let entity = &mut entities[named];
        for mention in lead.mentions {
            entity.mention(mention.tokens, mention.head, mention.form);
        }
        for role in lead.roles {
            entity.has_role(document, role);
        }
        for code in lead.countries {
            entity.belongs_to(code);
        }
        entity.gender = entity.gender.or(lead.gender);
    }
}

fn is_described(document: &Document, entities: &[Entity], described: usize, named: usize) -> bool {
    let (lead, entity) = (&entities[described], &entities[named]);
    let people = lead.is_one_person()
        && entity.is_one_person()
        && lead.naming == Naming::Unnamed
        && lead.name.is_none()
        && entity.naming == Naming::Named
        && entity.kind == ActorKind::Person;
    let (Some(first), Some(name)) = (lead.mentions.first(), entity.mentions.first()) else {
        return false;
    };
    let agree = (lead.gender.is_none() || entity.gender.is_none() || lead.gender == entity.gender)
        && (lead.countries.is_empty()
            || entity.countries.is_empty()
            || lead.countries.iter().any(|code| entity.countries.contains(code)));
    if !people || !agree || first.head >= name.tokens.start {
        return false;
    }
    let top = document.sentence_number(first.head);
    let distance = document.sentence_number(name.head) - top;
    if distance == 1 && is_counterpart(document, lead, entity) {
        return true;
    }
    if top >= TOP || distance == 0 {
        return false;
    }
    let subjects = is_subject(document, first.head) && is_subject(document, name.head);
    let definite =
        lead.countries.len() == 1 && lead.mentions.len() == 1 && is_possessed(document, first.head);
    let told_next =
        distance == 1 && subjects && definite && entity.role_nouns(document).next().is_some();
    // Whose words are given remains unnamed on purpose: "an official said".
    let same_rank = distance <= REACH
        && !metonyms::speaks(document, first.head)
        && only_one(document, entities, lead, entity);
    told_next || same_rank
}

/// "Her Danish counterpart did not agree. Mads Lind said …": nothing else tells who the one is that is then named.
fn is_counterpart(document: &Document, lead: &Entity, named: &Entity) -> bool {
    let ([described], Some(name)) = (lead.mentions.as_slice(), named.mentions.first()) else {
        return false;
    };
    document.lower(described.head) == "counterpart"
        && named.role_nouns(document).next().is_none()
        && is_subject(document, described.head)
        && is_subject(document, name.head)
        && document.paragraph_number(described.head) == document.paragraph_number(name.head)
}

/// Whether the two share the noun for what they are, and nobody else has it.
fn only_one(document: &Document, entities: &[Entity], lead: &Entity, named: &Entity) -> bool {
    let Some(noun) = lead.role_nouns(document).next() else { return false };
    let has = |entity: &Entity| {
        entity.is_one_person() && entity.role_nouns(document).any(|role| role == noun)
    };
    has(named) && entities.iter().filter(|entity| has(entity)).count() == 2
}

fn is_subject(document: &Document, head: usize) -> bool {
    document.relation(head) == "nsubj"
}

fn is_possessed(document: &Document, head: usize) -> bool {
    document.children_by(head, "nmod").any(|owner| document.token(owner).deprel == "nmod:poss")
        || document.children_by(head, "det").any(|det| document.lower(det) == "the")
}
