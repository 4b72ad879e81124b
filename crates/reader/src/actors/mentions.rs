//! Reads the document once from left to right and gives every description and pronoun to the one it means.
//!
//! Must not know how each is decided.

use onrecord_record::{ActorKind, MentionForm, Naming, Number};

use super::descriptions::{self, Description, NounSort};
use super::entity::Entity;
use super::{affiliations, phrases, pronouns, references, roles, signs, sources};
use crate::document::Document;

/// Verbs whose subject stands at the head of their object: "who leads the ministry".
const LEADING: [&str; 12] = [
    "lead",
    "head",
    "chair",
    "run",
    "command",
    "advise",
    "represent",
    "direct",
    "edit",
    "own",
    "found",
    "govern",
];

/// Adds titles, descriptions and pronouns to the named, and those who are only described. `taken` are tokens that
/// name nobody who acts.
pub fn describe(document: &Document, entities: &mut Vec<Entity>, mut taken: Vec<bool>) {
    for mention in entities.iter().flat_map(|entity| &entity.mentions) {
        taken[mention.tokens.clone()].fill(true);
    }
    for entity in entities.iter_mut().filter(|entity| entity.kind == ActorKind::Person) {
        roles::titles_before(document, entity, &mut taken);
        named_leads(document, entity);
    }
    let mut alone = Vec::new();
    let parts = sources::find(document);
    for description in descriptions::find(document, &taken, &parts) {
        let beside = roles::beside(document, entities, &description);
        if let Some(index) = beside {
            join(document, &mut entities[index], &description);
        } else {
            alone.push(description);
        }
    }
    // "the Norwegian official" may mean the head of Norway's coast guard.
    affiliations::from_offices(document, entities);
    let context = signs::Context::new(document);
    let mut alone = alone.into_iter().peekable();
    for (token, is_taken) in taken.into_iter().enumerate() {
        if let Some(description) = alone.next_if(|description| description.head == token) {
            stand_alone(document, entities, &description);
            together(document, entities, token);
            continue;
        }
        together(document, entities, token);
        let meant =
            (!is_taken).then(|| pronouns::referent(document, entities, &context, token)).flatten();
        if let Some((index, gender)) = meant {
            let entity = &mut entities[index];
            entity.gender = entity.gender.or(gender);
            entity.mention(token..token + 1, token, MentionForm::Pronoun);
            leads(document, entity, token);
        } else if !is_taken {
            tell_of(document, entities, token);
        }
    }
}

/// A noun that the word lists do not hold, where only syntax tells that it is someone: "Lind is a legend", "Lind, a
/// goldsmith", "one of the founders".
fn tell_of(document: &Document, entities: &mut [Entity], noun: usize) {
    let plural = document.xpos(noun) == "NNS";
    let is_one = document.lower(noun) == "one" && document.child(noun, &["nmod"]).is_some();
    let core = phrases::with_premodifiers(document, noun, noun + 1);
    let introduced = matches!(document.lower(core.start), "a" | "an" | "the" | "his" | "her");
    let is_noun = matches!(document.xpos(noun), "NN" | "NNS") && introduced;
    if !(is_one || is_noun) {
        return;
    }
    let meant = document
        .child(noun, &["cop"])
        .and_then(|_| roles::subject_of_predicate(document, entities, noun, plural))
        .or_else(|| roles::governor_of_apposition(document, entities, noun, plural));
    if let Some(index) = meant {
        let tokens = phrases::with_postmodifiers(document, core, noun, true);
        entities[index].mention(tokens, noun, MentionForm::Nominal);
    }
}

/// A description in apposition to a name.
fn join(document: &Document, entity: &mut Entity, description: &Description) {
    entity.has_role(document, references::role(description));
    // What the text says outdoes what a table says.
    for code in description.countries.iter().rev() {
        entity.countries.retain(|known| known != code);
        entity.countries.insert(0, code);
    }
    entity.gender = entity.gender.or(description.gender);
    if description.kind == ActorKind::Outlet {
        entity.kind = ActorKind::Outlet;
    }
    entity.mention(description.core.clone(), description.head, MentionForm::Nominal);
}

fn stand_alone(document: &Document, entities: &mut Vec<Entity>, description: &Description) {
    let (head, plural) = (description.head, description.plural);
    let told_of = roles::subject_of_predicate(document, entities, head, plural)
        .or_else(|| roles::governor_of_apposition(document, entities, head, plural));
    if let Some(index) = told_of {
        let entity = &mut entities[index];
        entity.has_role(document, references::role(description));
        // Of "a lawyer and farmer" the first stands for both.
        if document.relation(head) != "conj" {
            entity.mention(description.full.clone(), head, MentionForm::Nominal);
        }
        return;
    }
    if descriptions::is_predicate(document, description.head)
        || description.is_bare_role() && description.noun == NounSort::Role
    {
        return;
    }
    let referent = references::referent(document, entities, description);
    if referent.is_none() && description.noun == NounSort::Count {
        return;
    }
    let index = referent.unwrap_or_else(|| {
        entities.push(references::introduce(document, description));
        entities.len() - 1
    });
    let entity = &mut entities[index];
    entity.background &= description.background;
    entity.gender = entity.gender.or(description.gender);
    entity.mention(description.full.clone(), description.head, MentionForm::Nominal);
}

/// Those who are spoken of together, once the last of them is known: "Lind and her brother".
fn together(document: &Document, entities: &mut Vec<Entity>, last: usize) {
    let Some(first) = document.head(last).filter(|_| document.relation(last) == "conj") else {
        return;
    };
    let tokens = document.conjuncts(first);
    let of_person = |&token: &usize| {
        entities.iter().position(|entity| {
            entity.kind == ActorKind::Person
                && entity.mentions.iter().any(|mention| mention.head == token)
        })
    };
    let Some(mut members) = tokens.iter().map(of_person).collect::<Option<Vec<usize>>>() else {
        return;
    };
    members.sort_unstable();
    members.dedup();
    if members.len() < 2 || tokens.iter().any(|&token| token > last) {
        return;
    }
    let starts = |entity: &Entity| {
        entity
            .mentions
            .iter()
            .find(|mention| mention.head == first)
            .map(|mention| mention.tokens.start)
    };
    let ends = |entity: &Entity| {
        entity
            .mentions
            .iter()
            .find(|mention| mention.head == last)
            .map(|mention| mention.tokens.end)
    };
    let start = members.iter().find_map(|&index| starts(&entities[index])).unwrap_or(first);
    let end = members.iter().find_map(|&index| ends(&entities[index])).unwrap_or(last + 1);
    let index = entities.iter().position(|entity| entity.members == members).unwrap_or_else(|| {
        let mut entity = Entity::new(ActorKind::Group, Naming::Collective, Number::Several);
        entity.members = members;
        entity.background = true;
        entities.push(entity);
        entities.len() - 1
    });
    entities[index].mention(start..end, first, MentionForm::Nominal);
}

/// What the named are at the head of, by a verb of which they are the subject or agent: "the talks, led for Norway by
/// Lind".
fn named_leads(document: &Document, entity: &mut Entity) {
    let mut found = Vec::new();
    for mention in &entity.mentions {
        let head = mention.head;
        let agent = document.token(head).deprel == "obl:agent";
        let Some(verb) =
            document.head(head).filter(|&verb| LEADING.contains(&document.lemma(verb)))
        else {
            continue;
        };
        if document.relation(head) == "nsubj" {
            found.extend(document.child(verb, &["obj"]).map(|object| document.subtree(object)));
        } else if agent {
            let of_verb = document.head(verb).filter(|_| document.relation(verb) == "acl");
            let led = document.child(verb, &["nsubj"]).or(of_verb);
            let side = document
                .children_by(verb, "obl")
                .find(|&side| document.preposition(side) == Some("for"));
            found.extend(
                led.filter(|&led| led < verb)
                    .map(|led| phrases::with_premodifiers(document, led, led + 1)),
            );
            found.extend(side.map(|side| side..side + 1));
        }
    }
    entity.leads.extend(found);
}

/// What the subject of a leading verb is at the head of.
fn leads(document: &Document, entity: &mut Entity, subject: usize) {
    let verb = document.head(subject).filter(|&verb| LEADING.contains(&document.lemma(verb)));
    if let Some(object) = verb.and_then(|verb| document.child(verb, &["obj"])) {
        entity.leads.push(document.subtree(object));
    }
}
