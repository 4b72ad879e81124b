//! Whose a proposal is and whom it is put to, where a noun mentions it.
//!
//! Authors: "Norway's demands", "a Danish paper", "a plan by the mediators", "the draft that Oslo tabled", those who
//! "work on" it, both sides of "a deal between". Addressees: "demands to Oslo", "presented to the unions", "handed him".
//! Must not know how mentions are merged.

use onrecord_language::Upos;
use onrecord_record::{ActorKind, ProposalKind, ProposalStatus, Stance};

use super::mention::{Form, Mention, actors_of, add, subjects};
use super::standing::{Governor, governors};
use crate::actors::{Actor, Actors};
use crate::document::Document;
use crate::places;

/// Verbs whose subject gets a proposal.
const RECEIVING: [&str; 2] = ["receive", "get"];

/// Words for what comes back to whoever made a proposal.
const ANSWERS: [&str; 8] =
    ["answer", "reply", "response", "reaction", "objection", "opposition", "assent", "consent"];

/// Verbs with which a proposal meets an answer: "drew a curt reply from".
const DRAWING: [&str; 6] = ["draw", "meet", "elicit", "bring", "prompt", "win"];

/// The country or government that an adjective speaks of: "Danish".
fn nation(document: &Document, actors: &Actors, token: usize) -> Option<usize> {
    if let Some(actor) = actors.with_head(token) {
        return Some(actor);
    }
    let code = places::nationality(document.word(token))?;
    let is_of = |kind: ActorKind| {
        move |actor: &Actor| actor.kind == kind && actor.country.as_deref() == Some(code)
    };
    let find = |kind| actors.list.iter().position(is_of(kind));
    find(ActorKind::Country).or_else(|| find(ActorKind::Government)).or_else(|| {
        // Where only one of that country acts, the adjective can mean nobody else.
        let mut others = actors.list.iter().enumerate().filter(|(_, actor)| {
            actor.kind != ActorKind::Outlet && actor.country.as_deref() == Some(code)
        });
        let (only, _) = others.next()?;
        others.next().is_none().then_some(only)
    })
}

/// Fills authors and addressees of a mention by a noun.
pub(super) fn fill(document: &Document, actors: &Actors, mention: &mut Mention) {
    for &child in document.children(mention.head) {
        beside(document, actors, mention, child);
    }
    if mention.authors.is_empty() {
        mention.authors = named_after(document, actors, mention);
    }
    for governor in governors(document, mention.head) {
        handled(document, actors, mention, governor);
    }
    add(&mut mention.addressees, answerers(document, actors, mention.head));
    mention.addressees.retain(|addressee| !mention.authors.contains(addressee));
}

/// "Norway's demands", "a plan by the mediators", "a deal between Oslo and Bern", "demands to the council".
fn beside(document: &Document, actors: &Actors, mention: &mut Mention, child: usize) {
    let is_agreement = mention.kind == ProposalKind::Agreement;
    if document.token(child).deprel == "nmod:poss" {
        add(&mut mention.authors, actors_of(document, actors, child));
    } else if matches!(document.relation(child), "nmod" | "obl") {
        let found = actors_of(document, actors, child);
        match document.preposition(child) {
            Some("by" | "from") => add(&mut mention.authors, found),
            Some("between" | "among") if is_agreement => add(&mut mention.authors, found),
            Some("with") if is_agreement && mention.form == Form::Indefinite => {
                add(&mut mention.authors, found);
            }
            Some("to") => add(&mut mention.addressees, found),
            Some("for" | "of") if mention.kind == ProposalKind::Demand => {
                add(&mut mention.addressees, found);
            }
            _ => {}
        }
    }
}

/// "the Danish draft", "a union offer"; "a Danish deal" is named after what it is with.
fn named_after(document: &Document, actors: &Actors, mention: &Mention) -> Vec<usize> {
    let is_name = |token: &usize| match document.upos(*token) {
        Upos::Adj => true,
        Upos::Propn | Upos::Noun => mention.kind != ProposalKind::Agreement,
        _ => false,
    };
    mention
        .tokens
        .clone()
        .filter(|&token| token != mention.head)
        .filter(is_name)
        .filter_map(|token| nation(document, actors, token))
        .collect()
}

/// Who makes a proposal and who gets it, by the verb that it hangs on.
fn handled(document: &Document, actors: &Actors, mention: &mut Mention, governor: Governor) {
    let verb = governor.verb;
    let Some(deed) = governor.deed(document) else { return };
    if RECEIVING.contains(&document.lemma(verb)) {
        add(&mut mention.addressees, subjects(document, actors, verb));
        return;
    }
    let is_agreed =
        mention.kind == ProposalKind::Agreement && deed.status == Some(ProposalStatus::Accepted);
    let makes = deed.stance == Some(Stance::Proposes)
        || deed.status == Some(ProposalStatus::InPreparation)
        || is_agreed;
    if !makes {
        return;
    }
    add(&mut mention.authors, subjects(document, actors, verb));
    for &child in document.children(verb) {
        let preposition = document.preposition(child);
        let is_oblique = matches!(document.relation(child), "obl" | "nmod");
        let is_told = document.relation(child) == "iobj"
            || (is_oblique && matches!(preposition, Some("to" | "before")))
            // "was handed a draft": whoever is the subject got it.
            || (document.token(child).deprel == "nsubj:pass" && child != mention.head);
        if is_agreed && is_oblique && preposition == Some("with") {
            add(&mut mention.authors, actors_of(document, actors, child));
        } else if is_told && !is_agreed {
            add(&mut mention.addressees, actors_of(document, actors, child));
        }
    }
}

/// "Oslo's reply to the offer", "a response from Oslo to the draft", "the offer drew a no from Oslo".
fn answerers(document: &Document, actors: &Actors, head: usize) -> Vec<usize> {
    let Some(over) = document.head(head) else { return vec![] };
    let answer = if ANSWERS.contains(&document.lemma(over))
        && document.preposition(head) == Some("to")
    {
        over
    } else {
        let draws = document.relation(head) == "nsubj" && DRAWING.contains(&document.lemma(over));
        match document.child(over, &["obj"]).filter(|_| draws) {
            Some(object) => object,
            None => return vec![],
        }
    };
    let mut found = Vec::new();
    for &child in document.children(answer).iter().chain(document.children(over)) {
        let is_whose = document.token(child).deprel == "nmod:poss"
            || matches!(document.preposition(child), Some("from" | "by"));
        if is_whose {
            add(&mut found, actors_of(document, actors, child));
        }
    }
    found
}
