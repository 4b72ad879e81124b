//! Offers and demands put as conditions: "is ready to lift the ban if Oslo pays", "would open the port in return for …",
//! "will not sign until the prisoners are free".
//!
//! Must not know how mentions are merged.

use onrecord_record::{ActorKind, ProposalKind};

use super::list::is_exchange;
use super::mention::{Form, Mention, add, is_verb, subjects};
use super::points::take;
use super::standing::{Fact, factuality};
use crate::actors::Actors;
use crate::document::Document;

/// Adjectives of those who would do something on a condition.
const READY: [&str; 5] = ["ready", "willing", "prepared", "happy", "open"];

/// Verbs of what happens to people, which no one offers.
const HAPPENINGS: [&str; 8] = ["be", "have", "become", "rise", "fall", "lose", "win", "need"];

/// Finds them in the order of the text. `verbs` are the mentions by a verb.
pub(super) fn find(document: &Document, actors: &Actors, verbs: &[Mention]) -> Vec<Mention> {
    let is_told = |token: usize| {
        verbs.iter().any(|verb| {
            verb.head == token || verb.points.iter().any(|point| point.tokens.contains(&token))
        })
    };
    (0..document.len())
        .filter(|&token| !is_told(token))
        .filter_map(|token| {
            offer(document, actors, token).or_else(|| demand(document, actors, token))
        })
        .collect()
}

/// "is ready to lift the ban if …", "would lift the ban in return for …".
fn offer(document: &Document, actors: &Actors, token: usize) -> Option<Mention> {
    let end = document.sentence(token).end;
    let (deed, is_ready) = if READY.contains(&document.lemma(token)) {
        let deed = (token + 1..end).take(3).find(|&deed| document.xpos(deed) == "VB")?;
        ((document.lower(deed - 1) == "to").then_some(deed)?, true)
    } else if document.lower(token) == "would" {
        let deed = (token + 1..end).take(3).find(|&deed| document.xpos(deed) == "VB")?;
        (deed, false)
    } else {
        return None;
    };
    let condition = (deed + 1..end)
        .find(|&at| is_exchange(document, at) || (is_ready && is_if(document, at)))?;
    let is_one_clause =
        (deed + 1..condition).all(|at| !matches!(document.lower(at), ";" | ":" | "but"));
    let is_refused = matches!(factuality(document, token), Fact::Undone | Fact::Refused)
        || matches!(factuality(document, deed), Fact::Undone | Fact::Refused);
    if !is_one_clause || is_refused || HAPPENINGS.contains(&document.lemma(deed)) {
        return None;
    }
    let mut mention = Mention::new(token, token..token + 1, ProposalKind::Offer, Form::Verb);
    mention.authors = parties(document, actors, if is_ready { token } else { deed });
    if mention.authors.is_empty() {
        return None;
    }
    take(document, actors, &mut mention, deed..end);
    asked(&mut mention);
    (mention.points.len() > 1).then_some(mention)
}

/// "will not sign until the prisoners are free": the demand is what must come first.
fn demand(document: &Document, actors: &Actors, verb: usize) -> Option<Mention> {
    let refuses = document.lemma(verb) == "refuse";
    if !is_verb(document, verb) || !(refuses || factuality(document, verb) == Fact::Refused) {
        return None;
    }
    let end = document.sentence(verb).end;
    let opening = (verb + 1..end)
        .take_while(|&at| !matches!(document.lower(at), ";" | ":" | "but" | "."))
        .find(|&at| matches!(document.lower(at), "until" | "unless"))?;
    let has_clause = (opening + 1..end).take(8).any(|at| {
        is_verb(document, at)
            && document.relation(at) != "amod"
            && document.children_by(at, "nsubj").next().is_some()
    });
    if !has_clause {
        return None;
    }
    let mut mention = Mention::new(verb, verb..verb + 1, ProposalKind::Demand, Form::Verb);
    mention.authors = parties(document, actors, verb);
    if mention.authors.is_empty() {
        return None;
    }
    take(document, actors, &mut mention, opening + 1..end);
    asked(&mut mention);
    (!mention.points.is_empty()).then_some(mention)
}

/// Whoever is to meet the condition is who the proposal is put to.
fn asked(mention: &mut Mention) {
    let asked: Vec<usize> = mention.points.iter().filter_map(|point| point.asks_of).collect();
    add(&mut mention.addressees, asked);
    let authors = &mention.authors;
    mention.addressees.retain(|addressee| !authors.contains(addressee));
}

/// The subjects that can make a proposal.
fn parties(document: &Document, actors: &Actors, token: usize) -> Vec<usize> {
    let mut found = subjects(document, actors, token);
    found.retain(|&actor| actors.list[actor].kind != ActorKind::Outlet);
    found
}

fn is_if(document: &Document, token: usize) -> bool {
    matches!(document.lower(token), "if" | "provided")
}
