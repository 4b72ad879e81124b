//! Whom a pronoun means: the one spoken of last that fits by number, gender, kind and place in the sentence. Left open
//! where two fit nearly alike.
//!
//! Weights after the factors of Lappin & Leass (1994), set by hand. Must not know names and descriptions.

use onrecord_record::{ActorKind, Number};

use super::entity::Entity;
use super::lexicon::Gender;
use crate::document::Document;

/// What a pronoun says of the one it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Person(Gender),
    Thing,
    Several,
    Relative,
}

/// Sentences back that a pronoun reaches.
const REACH: usize = 3;
/// What each sentence between costs.
const SENTENCE: i32 = 30;
/// A subject is meant sooner than an object.
const SUBJECT: i32 = 25;
const OBJECT: i32 = 10;
/// The subject of the verb that governs the pronoun's clause: "Lind said she …".
const GOVERNING: i32 = 30;
/// The subject of the pronoun's own clause, for a possessive: "Lind took her coat".
const OWN_CLAUSE: i32 = 20;
/// One whose gender the text has not told.
const UNKNOWN_GENDER: i32 = -15;
/// One last spoken of inside a quotation.
const QUOTED: i32 = -25;
/// One that only a preposition or possessive brings in.
const NAMED: i32 = 8;
/// What a body or group must reach: named in the same sentence, or subject of the one before.
const NEAR: i32 = -10;
/// The best must lead the next by this much.
const LEAD: i32 = 6;

fn sort(document: &Document, token: usize) -> Option<Sort> {
    match document.lower(token) {
        "he" | "him" | "his" | "himself" => Some(Sort::Person(Gender::Male)),
        "she" | "her" | "hers" | "herself" => Some(Sort::Person(Gender::Female)),
        "it" | "its" | "itself" => Some(Sort::Thing),
        "they" | "them" | "their" | "theirs" | "themselves" => Some(Sort::Several),
        "who" | "whose" | "whom" if document.xpos(token).starts_with("WP") => Some(Sort::Relative),
        _ => None,
    }
}

/// The entity that the pronoun means, with the gender that it tells.
pub fn referent(
    document: &Document,
    entities: &[Entity],
    quoted: &[bool],
    token: usize,
) -> Option<(usize, Option<Gender>)> {
    match sort(document, token)? {
        Sort::Relative => relative(document, entities, token).map(|index| (index, None)),
        Sort::Person(gender) => best(document, entities, quoted, token, Sort::Person(gender))
            .map(|index| (index, Some(gender))),
        Sort::Thing if !may_act(document, token) => None,
        sort => best(document, entities, quoted, token, sort).map(|index| (index, None)),
    }
}

/// The noun that a relative clause tells of, or the one right before the pronoun.
fn relative(document: &Document, entities: &[Entity], token: usize) -> Option<usize> {
    let by_tree = document
        .ancestors(token)
        .take(4)
        .find(|&verb| document.token(verb).deprel == "acl:relcl")
        .and_then(|verb| document.head(verb));
    let at = |index: usize| {
        let mentions = entities.iter().enumerate().flat_map(|(number, entity)| {
            entity.mentions.iter().map(move |mention| (mention, number))
        });
        mentions
            .filter(|(mention, _)| mention.head == index || mention.tokens.contains(&index))
            .min_by_key(|(mention, _)| mention.tokens.len())
            .map(|(_, number)| number)
    };
    let is_someone =
        |&index: &usize| matches!(entities[index].kind, ActorKind::Person | ActorKind::Group);
    let before = token
        .checked_sub(1)
        .map(|before| if document.word(before) == "," { before.saturating_sub(1) } else { before });
    by_tree.and_then(at).filter(is_someone).or_else(|| before.and_then(at).filter(is_someone))
}

/// "it" and "its" often mean a thing or a fact; where they own something or act with a will, they may mean a body.
fn may_act(document: &Document, token: usize) -> bool {
    const WILL: [&str; 40] = [
        "say", "reject", "accept", "ask", "want", "demand", "insist", "deny", "offer", "propose",
        "agree", "refuse", "warn", "announce", "object", "withdraw", "suspend", "seek", "send",
        "host", "plan", "hope", "expect", "act", "receive", "sign", "call", "oppose", "support",
        "back", "decline", "claim", "admit", "pay", "cut", "impose", "lift", "release", "hold",
        "have",
    ];
    if document.lower(token) == "its" {
        return true;
    }
    document.relation(token) == "nsubj"
        && document.head(token).is_some_and(|verb| {
            WILL.contains(&document.lemma(verb)) && document.child(verb, &["expl"]).is_none()
        })
}

fn fits(entity: &Entity, sort: Sort) -> bool {
    match sort {
        Sort::Person(gender) => {
            entity.is_one_person() && entity.gender.is_none_or(|known| known == gender)
        }
        Sort::Thing => entity.number != Number::Several && (entity.kind != ActorKind::Person),
        Sort::Several => {
            entity.number == Number::Several
                || matches!(entity.kind, ActorKind::Group)
                || (entity.kind == ActorKind::Organization && entity.is_country.is_none())
        }
        Sort::Relative => false,
    }
}

fn best(
    document: &Document,
    entities: &[Entity],
    quoted: &[bool],
    token: usize,
    sort: Sort,
) -> Option<usize> {
    let mut scored: Vec<(i32, usize)> = entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| fits(entity, sort))
        .filter_map(|(index, entity)| Some((score(document, entity, quoted, token, sort)?, index)))
        .collect();
    scored.sort_unstable_by(|one, other| other.cmp(one));
    match scored.as_slice() {
        [] => None,
        [(_, only)] => Some(*only),
        [(first, index), (second, _), ..] => (first - second >= LEAD).then_some(*index),
    }
}

fn score(
    document: &Document,
    entity: &Entity,
    quoted: &[bool],
    token: usize,
    sort: Sort,
) -> Option<i32> {
    let here = document.sentence_number(token);
    let possessive = document.token(token).deprel == "nmod:poss";
    let clause = clause_verb(document, token);
    let mut best: Option<i32> = None;
    for mention in entity.mentions.iter().rev() {
        // A pronoun inside a description ("his wife") does not mean the one described.
        if mention.tokens.contains(&token) && mention.head != token && possessive {
            return None;
        }
        if mention.tokens.end > token {
            continue;
        }
        let distance = here - document.sentence_number(mention.head);
        if distance > REACH {
            break;
        }
        // Inside a quotation others speak: only what the same quotation says counts.
        if quoted[token] && !quoted[mention.head] {
            continue;
        }
        let verb = clause_verb(document, mention.head);
        let is_subject = is_subject(document, mention.head);
        let same_clause = distance == 0 && clause.is_some() && verb == clause;
        // "Lind met him": the object of a verb is not its subject.
        if same_clause && !possessive && is_subject && document.relation(token) != "nsubj" {
            return None;
        }
        let distance = i32::try_from(distance).unwrap_or(i32::MAX / SENTENCE);
        let mut score = -SENTENCE * distance;
        if is_subject {
            score += SUBJECT;
        } else if matches!(document.relation(mention.head), "obj" | "iobj") {
            score += OBJECT;
        }
        if same_clause && possessive && is_subject {
            score += OWN_CLAUSE;
        }
        if distance == 0
            && is_subject
            && clause.is_some_and(|clause| governs(document, verb, clause))
        {
            score += GOVERNING;
        }
        if quoted[mention.head] && !quoted[token] {
            score += QUOTED;
        }
        best = best.max(Some(score));
    }
    // A body is meant only where it is near: "its" may mean any thing.
    let singular = entity.number != Number::Several && entity.kind == ActorKind::Organization;
    let mut score = best.filter(|&score| matches!(sort, Sort::Person(_)) || score >= NEAR)?;
    if sort == Sort::Several && singular {
        score += UNKNOWN_GENDER;
    }
    if matches!(sort, Sort::Person(_)) {
        score += if entity.gender.is_none() { UNKNOWN_GENDER } else { 0 };
        score += if entity.name.is_some() { NAMED } else { 0 };
    }
    Some(score)
}

/// The verb (or predicate) of the clause that a token stands in.
fn clause_verb(document: &Document, token: usize) -> Option<usize> {
    let is_clause = |index: usize| {
        matches!(
            document.relation(index),
            "root" | "ccomp" | "xcomp" | "advcl" | "acl" | "parataxis" | "csubj"
        ) || (document.relation(index) == "conj" && document.child(index, &["nsubj"]).is_some())
    };
    document.ancestors(token).find(|&index| is_clause(index) || document.head(index).is_none())
}

fn governs(document: &Document, verb: Option<usize>, clause: usize) -> bool {
    verb.is_some_and(|verb| document.ancestors(clause).any(|ancestor| ancestor == verb))
}

fn is_subject(document: &Document, head: usize) -> bool {
    let mut index = head;
    while matches!(document.relation(index), "conj" | "appos" | "flat") {
        let Some(governor) = document.head(index) else { break };
        index = governor;
    }
    document.relation(index) == "nsubj" || document.token(index).deprel == "obl:agent"
}
