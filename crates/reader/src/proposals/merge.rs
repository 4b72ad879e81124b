//! Mentions to proposals: "the plan" joins the "nine-point water plan" named before; a counter-proposal stays apart.
//!
//! Must not know how mentions were found.

use onrecord_record::{ProposalKind, ProposalStatus, Stance};

use super::lexicon::Strength;
use super::mention::{Form, Group, Mention, add};
use crate::actors::Actors;
use crate::document::Document;

/// Joins mentions, given in the order of the text, that speak of the same proposal.
pub(super) fn merge(document: &Document, actors: &Actors, mentions: Vec<Mention>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for mention in mentions {
        match antecedent(document, actors, &groups, &mention) {
            Some(group) => groups[group].mentions.push(mention),
            None if mention.strength <= Strength::Pointer => {}
            None => groups.push(Group { mentions: vec![mention], ..Group::default() }),
        }
    }
    groups
}

/// The group that a mention belongs to: of those that fit, the one that fits best, the latest mentioned of equals.
fn antecedent(
    document: &Document,
    actors: &Actors,
    groups: &[Group],
    mention: &Mention,
) -> Option<usize> {
    let scored = groups.iter().enumerate().filter_map(|(index, group)| {
        let fit = fit(document, actors, &group.mentions, mention)?;
        let last = group.mentions.last().map_or(0, |last| last.head);
        Some(((fit, last), index))
    });
    scored.max().map(|(_, index)| index)
}

/// How well a mention fits a group; none where it cannot.
fn fit(document: &Document, actors: &Actors, group: &[Mention], mention: &Mention) -> Option<u8> {
    let is_demand = |kind| kind == ProposalKind::Demand;
    if group.iter().any(|other| is_demand(other.kind) != is_demand(mention.kind))
        || conflict(document, actors, group, mention)
    {
        return None;
    }
    let same_noun =
        group.iter().any(|other| document.lemma(other.head) == document.lemma(mention.head));
    let same_kind = group.iter().any(|other| other.kind == mention.kind);
    let same_count = mention.point_count.is_some()
        && group.iter().any(|other| other.point_count == mention.point_count);
    let shares_author = group
        .iter()
        .any(|other| other.authors.iter().any(|author| mention.authors.contains(author)));
    let last = group.last()?;
    let is_fit = match mention.form {
        Form::Another => false,
        Form::Verb => {
            // "rejected a pay offer. The company had offered to …": the verb tells what the noun named.
            let is_unfilled =
                group.iter().all(|other| other.authors.is_empty() && other.points.is_empty());
            same_kind && (shares_author || (is_unfilled && is_near(document, last, mention, 2)))
        }
        Form::Pronoun if mention.strength == Strength::Faint && !same_noun => false,
        Form::Pronoun => {
            let reach = if mention.status == Some(ProposalStatus::DeniedExisted) { 12 } else { 2 };
            is_near(document, last, mention, reach)
        }
        Form::Definite if mention.strength == Strength::Faint => same_noun,
        Form::Definite => true,
        Form::Indefinite => {
            let is_headline = group.iter().any(|other| document.paragraph_number(other.head) == 0);
            // "… a charter on night flights. A draft leaked on Friday …": a draft of it.
            let is_copy = mention.tokens.len() == 1
                && matches!(document.lemma(mention.head), "draft" | "copy" | "version" | "text")
                && last.kind != ProposalKind::Offer
                && document.sentence_number(mention.head)
                    <= document.sentence_number(last.head) + 1;
            same_count
                || (same_noun && is_headline)
                || is_copy
                || is_apposed(document, last, mention)
        }
    };
    let words = |range: &Mention| {
        range.tokens.clone().map(|token| document.lower(token)).collect::<Vec<_>>()
    };
    let own = words(mention);
    let shared = group
        .iter()
        .map(|other| words(other).iter().filter(|word| own.contains(word)).count())
        .max();
    let shared = u8::try_from(shared.unwrap_or(0)).unwrap_or(u8::MAX);
    let score = 8 * u8::from(same_count)
        + 2 * shared.min(8)
        + u8::from(same_noun)
        + u8::from(same_kind)
        + u8::from(shares_author);
    is_fit.then_some(score)
}

/// Whether a mention follows another within some sentences.
fn is_near(document: &Document, last: &Mention, mention: &Mention, sentences: usize) -> bool {
    document.sentence_number(mention.head) <= document.sentence_number(last.head) + sentences
}

/// "asked that the mayor stand by, a request the panel declined": the noun stands for what the verb just asked.
fn is_apposed(document: &Document, last: &Mention, mention: &Mention) -> bool {
    let start = document.children_by(mention.head, "det").chain([mention.tokens.start]).min();
    let after_comma = start
        .and_then(|start| start.checked_sub(1))
        .is_some_and(|mark| document.lower(mark) == ",");
    last.form == Form::Verb
        && after_comma
        && document.sentence_number(last.head) == document.sentence_number(mention.head)
}

/// Whether something said of the mention cannot be said of the group.
fn conflict(document: &Document, actors: &Actors, group: &[Mention], mention: &Mention) -> bool {
    let counts = group.iter().find_map(|other| other.point_count);
    if counts.is_some() && mention.point_count.is_some() && counts != mention.point_count {
        return true;
    }
    // "offered to drop its plan": the plan is not the offer.
    if group
        .iter()
        .flat_map(|other| &other.points)
        .any(|point| point.tokens.contains(&mention.head))
    {
        return true;
    }
    // A headline and the lead may name one author in two ways.
    let in_headline = group.iter().all(|other| document.paragraph_number(other.head) == 0);
    if in_headline
        && group.iter().any(|other| document.lemma(other.head) == document.lemma(mention.head))
    {
        return false;
    }
    let mut authors = Vec::new();
    for other in group {
        add(&mut authors, other.authors.iter().copied());
    }
    if authors.is_empty() || mention.authors.is_empty() {
        return false;
    }
    let country =
        |actor: &usize| actors.list.get(*actor).and_then(|actor| actor.country.as_deref());
    let is_same_side =
        |a: &usize, b: &usize| a == b || (country(a).is_some() && country(a) == country(b));
    !mention.authors.iter().any(|a| authors.iter().any(|b| is_same_side(a, b)))
}

/// The status that all that is said of a proposal adds up to.
pub(super) fn status(group: &Group, kind: ProposalKind) -> ProposalStatus {
    let told = || {
        group
            .mentions
            .iter()
            .filter_map(|mention| mention.status)
            .chain(group.statuses.iter().copied())
    };
    let takes = |stance| group.positions.iter().any(|position| position.stance == stance);
    let mixed = takes(Stance::Accepts)
        && (takes(Stance::Rejects) || takes(Stance::Conditional) || takes(Stance::Silent));
    // That one party says there is none is the last word only where nobody tells of one.
    let is_denial = |status: &ProposalStatus| *status == ProposalStatus::DeniedExisted;
    let told_of = told().filter(|status| !is_denial(status)).max().or_else(|| told().max());
    let made_by_verb = group.mentions.iter().any(|mention| mention.form == Form::Verb);
    match told_of {
        Some(ProposalStatus::Rejected | ProposalStatus::Accepted) if mixed => {
            ProposalStatus::AcceptedInPart
        }
        Some(ProposalStatus::UnderDiscussion)
            if told().any(|status| status == ProposalStatus::InPreparation) =>
        {
            ProposalStatus::InPreparation
        }
        Some(status) => status,
        None => match kind {
            ProposalKind::Demand | ProposalKind::Offer => ProposalStatus::Tabled,
            ProposalKind::Plan | ProposalKind::Draft if made_by_verb => ProposalStatus::Tabled,
            ProposalKind::Agreement if made_by_verb => ProposalStatus::Accepted,
            _ => ProposalStatus::UnderDiscussion,
        },
    }
}
