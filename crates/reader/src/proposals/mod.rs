//! Proposals: plans, drafts, offers, demands and agreements, with their points and who stands where.
//!
//! Words → mentions by a noun and by a verb → what is said of each (standing, parties, points) → merged.

mod build;
mod conditional;
mod count;
mod follow;
mod lexicon;
mod list;
mod mention;
mod merge;
mod nominal;
mod parties;
mod points;
mod stances;
mod standing;
mod verbal;

use std::ops::Range;

use onrecord_record::{ProposalKind, ProposalStatus, Stance};

use crate::actors::Actors;
use crate::document::Document;
use crate::events::Event;
use crate::statements::Statement;
use crate::times::TimeMention;

/// One proposal. Indices are into the lists of the stages before; ranges are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What the text calls it: "nine-point water plan".
    pub name: Option<String>,
    /// What kind.
    pub kind: ProposalKind,
    /// Number of points, where the text says.
    pub point_count: Option<u32>,
    /// Whose it is.
    pub authors: Vec<usize>,
    /// Whom it is put to.
    pub addressees: Vec<usize>,
    /// What it is about.
    pub topics: Vec<Range<usize>>,
    /// How it stands.
    pub status: ProposalStatus,
    /// The points that the article tells.
    pub points: Vec<Point>,
    /// Whose word it rests on: indices of statements.
    pub according_to: Vec<usize>,
    /// The words that tell of it.
    pub evidence: Vec<Range<usize>>,
    /// Events at which it was dealt with: indices of events.
    pub events: Vec<usize>,
}

/// One point of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// In the article's words.
    pub bytes: Range<usize>,
    /// What it is about.
    pub topic: Option<String>,
    /// Of whom something is asked: an actor.
    pub asks_of: Option<usize>,
    /// Who stands where: (actor, stance, statement).
    pub stances: Vec<(usize, Stance, Option<usize>)>,
}

/// Finds the proposals of a document, in the order of their first evidence.
pub fn find(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
    events: &[Event],
) -> Vec<Proposal> {
    let mut mentions = nominal::find(document);
    for mention in &mut mentions {
        standing::fill(document, actors, mention);
        parties::fill(document, actors, mention);
        points::fill(document, actors, times, mention);
    }
    let followers = follow::find(document, actors, &mut mentions);
    let verbs = verbal::find(document, actors, times, statements, &mentions);
    let is_asked = |noun: usize| {
        verbs.iter().flat_map(|verb| &verb.points).any(|point| point.tokens.contains(&noun))
    };
    mentions.retain(|mention| !(verbal::is_wanted(mention) && is_asked(mention.head)));
    mentions.extend(conditional::find(document, actors, &verbs));
    mentions.extend(verbs);
    mentions.extend(followers);
    mentions.sort_by_key(|mention| mention.head);
    let mut groups = merge::merge(document, actors, mentions);
    stances::fill(document, actors, &mut groups);
    groups.iter().map(|group| build::proposal(document, statements, events, group)).collect()
}
