//! Whose a proposal is and whom it is put to, where a noun mentions it.
//!
//! Authors: "Norway's demands", "a Danish paper", "a plan by the mediators", "the draft that Oslo tabled", those who
//! "work on" it, both sides of "a deal between". Addressees: "demands to Oslo", "presented to the unions", "handed him".
//! Must not know how mentions are merged.

use onrecord_language::Upos;
use onrecord_record::{ActorKind, ProposalKind, ProposalStatus, Stance};

use super::mention::{Form, Mention, actors_of, add, subjects};
use super::standing::governors;
use crate::actors::{Actor, Actors};
use crate::document::Document;
use crate::places;

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
    find(ActorKind::Country).or_else(|| find(ActorKind::Government))
}

/// Fills authors and addressees of a mention by a noun.
pub(super) fn fill(document: &Document, actors: &Actors, mention: &mut Mention) {
    let head = mention.head;
    for &child in document.children(head) {
        if document.token(child).deprel == "nmod:poss" {
            add(&mut mention.authors, actors_of(document, actors, child));
        } else if matches!(document.relation(child), "nmod" | "obl") {
            let found = actors_of(document, actors, child);
            match document.preposition(child) {
                Some("by" | "from") => add(&mut mention.authors, found),
                Some("between" | "among") if mention.kind == ProposalKind::Agreement => {
                    add(&mut mention.authors, found);
                }
                Some("with")
                    if mention.kind == ProposalKind::Agreement
                        && mention.form == Form::Indefinite =>
                {
                    add(&mut mention.authors, found);
                }
                Some("to") => add(&mut mention.addressees, found),
                Some("for" | "of" | "on")
                    if mention.kind == ProposalKind::Demand
                        && document.preposition(child) != Some("on") =>
                {
                    add(&mut mention.addressees, found);
                }
                _ => {}
            }
        }
    }
    let adjectives =
        mention.tokens.clone().filter(|&token| token != head && document.upos(token) == Upos::Adj);
    let nations: Vec<usize> =
        adjectives.filter_map(|token| nation(document, actors, token)).collect();
    if mention.authors.is_empty() {
        add(&mut mention.authors, nations);
    }
    for governor in governors(document, head) {
        let Some(deed) = governor.deed(document) else { continue };
        let makes = deed.stance == Some(Stance::Proposes)
            || deed.status == Some(ProposalStatus::InPreparation)
            || (mention.kind == ProposalKind::Agreement
                && deed.status == Some(ProposalStatus::Accepted));
        if !makes {
            continue;
        }
        add(&mut mention.authors, subjects(document, actors, governor.verb));
        for &child in document.children(governor.verb) {
            let is_told = document.relation(child) == "iobj"
                || (document.relation(child) == "obl"
                    && matches!(document.preposition(child), Some("to" | "before")));
            if is_told {
                add(&mut mention.addressees, actors_of(document, actors, child));
            }
        }
    }
    mention.addressees.retain(|addressee| !mention.authors.contains(addressee));
}
