//! Whom a pronoun means: of those that fit by number, gender and kind the one for whom most speaks, if it leads the next
//! by enough. Left open where two fit nearly alike, or none well.
//!
//! Must not know names and descriptions.

use std::sync::LazyLock;

use onrecord_record::{ActorKind, Number};

use super::entity::Entity;
use super::lexicon::Gender;
use super::signs::{self, Context, Sign};
use crate::document::Document;
use crate::lexicon::entries;

/// What a pronoun says of the one it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Person(Gender),
    Several,
    Thing,
    Relative,
}

/// The best must lead the next, and the chance that none of them is meant, by this much.
const LEAD: i32 = 10;

/// For each sign what it counts for persons, several and things, in hundredths of a natural logarithm; the last line is
/// for what speaks for none.
static WEIGHTS: LazyLock<Vec<[i32; 3]>> = LazyLock::new(|| {
    let mut weights = vec![[0; 3]; signs::NAMES.len() + 1];
    for columns in entries(include_str!("../../data/actors/pronouns.txt")) {
        let at = signs::NAMES.iter().position(|&name| name == columns[0]);
        let line = &mut weights[at.unwrap_or(signs::NAMES.len())];
        for (weight, column) in line.iter_mut().zip(&columns[1..]) {
            *weight = column.parse().unwrap_or_default();
        }
    }
    weights
});

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
    context: &Context,
    token: usize,
) -> Option<(usize, Option<Gender>)> {
    let sort = sort(document, token)?;
    match sort {
        Sort::Relative => relative(document, entities, token).map(|index| (index, None)),
        Sort::Thing if !may_act(document, token) => None,
        _ => {
            let gender = if let Sort::Person(gender) = sort { Some(gender) } else { None };
            best(sort, &candidates(document, entities, context, token, sort))
                .map(|index| (index, gender))
        }
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
                || entity.is_one_person() && entity.name.is_none() && entity.gender.is_none()
                || matches!(entity.kind, ActorKind::Group)
                || (entity.kind == ActorKind::Organization && entity.is_country.is_none())
        }
        Sort::Relative => false,
    }
}

/// Those whom the pronoun may mean, with what speaks for each.
fn candidates(
    document: &Document,
    entities: &[Entity],
    context: &Context,
    token: usize,
    sort: Sort,
) -> Vec<(usize, Vec<Sign>)> {
    let fitting = entities.iter().enumerate().filter(|(_, entity)| fits(entity, sort));
    let mut found: Vec<(usize, Vec<Sign>)> = fitting
        .filter_map(|(index, entity)| Some((index, signs::of(document, context, entity, token)?)))
        .collect();
    let last = |index: usize| entities[index].last_before(token).map(|last| last.tokens.start);
    found.sort_by_key(|&(index, _)| std::cmp::Reverse(last(index)));
    for ((_, signs), sign) in found.iter_mut().zip([Sign::Latest, Sign::Next]) {
        signs.push(sign);
    }
    found
}

fn best(sort: Sort, candidates: &[(usize, Vec<Sign>)]) -> Option<usize> {
    let column = match sort {
        Sort::Several => 1,
        Sort::Thing => 2,
        Sort::Person(_) | Sort::Relative => 0,
    };
    let weight = |sign: &Sign| WEIGHTS[*sign as usize][column];
    let none = WEIGHTS.last().map_or(0, |line| line[column]);
    let mut scored: Vec<(i32, usize)> =
        candidates.iter().map(|(index, signs)| (signs.iter().map(weight).sum(), *index)).collect();
    scored.sort_unstable_by(|one, other| other.cmp(one));
    let &(first, index) = scored.first()?;
    let second = scored.get(1).map_or(none, |&(second, _)| second.max(none));
    (first - second >= LEAD).then_some(index)
}
