//! The mentions of one proposal to the proposal.
//!
//! Must not know how mentions were found or joined.

use std::ops::Range;

use onrecord_record::{ProposalKind, Stance};

use super::lexicon::Strength;
use super::mention::{Form, Group, Mention, add};
use super::{Point, Proposal, merge};
use crate::document::Document;
use crate::events::Event;
use crate::statements::Statement;

/// Builds the proposal that the mentions speak of.
pub(super) fn proposal(
    document: &Document,
    statements: &[Statement],
    events: &[Event],
    group: &Group,
) -> Proposal {
    let naming = naming(&group.mentions);
    let kind = naming.or(group.mentions.first()).map_or(ProposalKind::Plan, |mention| mention.kind);
    let mut proposal = Proposal {
        name: naming.map(|mention| document.words(mention.tokens.clone()).to_owned()),
        kind,
        point_count: group.mentions.iter().find_map(|mention| mention.point_count),
        authors: vec![],
        addressees: vec![],
        topics: vec![],
        status: merge::status(group, kind),
        points: vec![],
        according_to: vec![],
        evidence: group
            .mentions
            .iter()
            .map(|mention| document.bytes(mention.tokens.clone()))
            .collect(),
        events: vec![],
    };
    proposal.authors = group.authors();
    for mention in &group.mentions {
        add(&mut proposal.addressees, mention.addressees.iter().copied());
    }
    add(&mut proposal.addressees, group.addressees.iter().copied());
    let answering = group.positions.iter().map(|position| position.actor);
    if proposal.addressees.is_empty() {
        // Who answers a proposal is one of those it was put to.
        add(&mut proposal.addressees, answering);
    }
    let authors = &proposal.authors;
    proposal.addressees.retain(|addressee| !authors.contains(addressee));
    for topic in group.mentions.iter().flat_map(|mention| &mention.topics) {
        let topic = document.bytes(topic.clone());
        if !proposal.topics.contains(&topic) {
            proposal.topics.push(topic);
        }
    }
    points(document, statements, &mut proposal, group);
    stances(document, statements, &mut proposal, group);
    for evidence in &proposal.evidence {
        add(&mut proposal.according_to, statement_at(statements, evidence.clone()));
        let dealt = events.iter().enumerate().filter(|(_, event)| {
            event
                .evidence
                .iter()
                .any(|words| words.start <= evidence.start && evidence.end <= words.end)
        });
        add(&mut proposal.events, dealt.map(|(index, _)| index));
    }
    proposal
}

/// The mention with the fullest description.
fn naming(group: &[Mention]) -> Option<&Mention> {
    let nouns = group.iter().filter(|mention| !matches!(mention.form, Form::Verb | Form::Pronoun));
    let fullest = nouns.rev().max_by_key(|mention| mention.tokens.len());
    // "There was no deal": the only name is that of what is said not to be.
    fullest.or_else(|| {
        group
            .iter()
            .find(|mention| mention.form == Form::Pronoun && mention.strength == Strength::Strong)
    })
}

/// Adds the points, each with the stance of those who make it.
fn points(document: &Document, statements: &[Statement], proposal: &mut Proposal, group: &Group) {
    for (mention, asked) in group.points() {
        let stance = match mention.kind {
            ProposalKind::Demand => Stance::Demands,
            ProposalKind::Offer if asked.in_return => Stance::Demands,
            ProposalKind::Agreement => Stance::Accepts,
            _ => Stance::Proposes,
        };
        let bytes = document.bytes(asked.tokens.clone());
        let statement = statement_at(statements, bytes.clone());
        // What is demanded of one party is asked of it.
        let sole = match proposal.addressees[..] {
            [only] if mention.kind == ProposalKind::Demand => Some(only),
            _ => None,
        };
        let asks_of = asked.asks_of.or(sole);
        let makers = if mention.authors.is_empty() { &proposal.authors } else { &mention.authors };
        let stances = makers.iter().map(|&author| (author, stance, statement)).collect();
        proposal.points.push(Point { bytes, topic: None, asks_of, stances });
    }
}

/// Adds what others make of the whole or of single points; what is said of a point goes before what is said of the whole.
fn stances(document: &Document, statements: &[Statement], proposal: &mut Proposal, group: &Group) {
    let (single, whole): (Vec<_>, Vec<_>) =
        group.positions.iter().partition(|position| position.points.is_some());
    for position in single.into_iter().chain(whole) {
        if proposal.authors.contains(&position.actor) {
            continue;
        }
        let statement = statement_at(statements, document.token(position.verb).bytes());
        for (index, point) in proposal.points.iter_mut().enumerate() {
            let is_meant = position.points.as_ref().is_none_or(|points| points.contains(&index));
            if is_meant && !point.stances.iter().any(|&(actor, ..)| actor == position.actor) {
                point.stances.push((position.actor, position.stance, statement));
            }
        }
    }
}

/// The innermost statement whose content holds the words.
fn statement_at(statements: &[Statement], bytes: Range<usize>) -> Option<usize> {
    let holds = |statement: &&(usize, &Statement)| {
        statement.1.content.iter().any(|part| part.start <= bytes.start && bytes.end <= part.end)
    };
    let all: Vec<(usize, &Statement)> = statements.iter().enumerate().collect();
    let length = |statement: &Statement| statement.content.iter().map(Range::len).sum::<usize>();
    all.iter().filter(holds).min_by_key(|(_, statement)| length(statement)).map(|&(index, _)| index)
}
