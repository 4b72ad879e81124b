//! The mentions of one proposal to the proposal.
//!
//! Must not know how mentions were found or joined.

use std::ops::Range;

use onrecord_record::{ProposalKind, Stance};

use super::mention::{Form, Mention, add};
use super::{Point, Proposal, merge};
use crate::document::Document;
use crate::events::Event;
use crate::statements::Statement;

/// Builds the proposal that the mentions speak of.
pub(super) fn proposal(
    document: &Document,
    statements: &[Statement],
    events: &[Event],
    group: &[Mention],
) -> Proposal {
    let naming = naming(group);
    let kind = naming.or(group.first()).map_or(ProposalKind::Plan, |mention| mention.kind);
    let mut proposal = Proposal {
        name: naming.map(|mention| document.words(mention.tokens.clone()).to_owned()),
        kind,
        point_count: group.iter().find_map(|mention| mention.point_count),
        authors: vec![],
        addressees: vec![],
        topics: vec![],
        status: merge::status(group, kind),
        points: vec![],
        according_to: vec![],
        evidence: group.iter().map(|mention| document.bytes(mention.tokens.clone())).collect(),
        events: vec![],
    };
    for mention in group {
        add(&mut proposal.authors, mention.authors.iter().copied());
        add(&mut proposal.addressees, mention.addressees.iter().copied());
    }
    let authors = &proposal.authors;
    proposal.addressees.retain(|addressee| !authors.contains(addressee));
    for topic in group.iter().flat_map(|mention| &mention.topics) {
        let topic = document.bytes(topic.clone());
        if !proposal.topics.contains(&topic) {
            proposal.topics.push(topic);
        }
    }
    for mention in group {
        points(document, statements, &mut proposal, mention);
    }
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
    nouns.rev().max_by_key(|mention| mention.tokens.len())
}

/// Adds a mention's points, with the stance of those who make them.
fn points(
    document: &Document,
    statements: &[Statement],
    proposal: &mut Proposal,
    mention: &Mention,
) {
    let stance =
        if mention.kind == ProposalKind::Demand { Stance::Demands } else { Stance::Proposes };
    for asked in &mention.points {
        let bytes = document.bytes(asked.tokens.clone());
        if proposal.points.iter().any(|point| point.bytes == bytes) {
            continue;
        }
        let statement = statement_at(statements, bytes.clone());
        let stances = mention.authors.iter().map(|&author| (author, stance, statement)).collect();
        proposal.points.push(Point { bytes, topic: None, asks_of: asked.asks_of, stances });
    }
}

/// Adds the stances taken on the whole proposal to each point.
fn stances(
    document: &Document,
    statements: &[Statement],
    proposal: &mut Proposal,
    group: &[Mention],
) {
    for &(actor, stance, verb) in group.iter().flat_map(|mention| &mention.stances) {
        if proposal.authors.contains(&actor) {
            continue;
        }
        let statement = statement_at(statements, document.token(verb).bytes());
        for point in &mut proposal.points {
            if !point.stances.iter().any(|&(other, ..)| other == actor) {
                point.stances.push((actor, stance, statement));
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
