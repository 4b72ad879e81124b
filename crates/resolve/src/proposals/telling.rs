//! What one article tells of one proposal, by itself.

use std::collections::BTreeSet;

use onrecord_record::{
    ActorId, Offsets, Proposal, ProposalId, ProposalKind, ProposalStatus, Reading, Span, Stance,
};
use serde::{Deserialize, Serialize};

use crate::keys::{self, Keys};
use crate::profile::{self, Profile};
use crate::report::Report;
use crate::root::{self, Root, RootKind};
use crate::{fold, stable};

/// One article's account of one proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalTelling {
    /// Names the account by its article and the place of its first words.
    pub id: ProposalId,
    /// The article, and whose word it rests on.
    pub report: Report,
    /// What the article calls it.
    pub name: Option<String>,
    /// What sort of text or wish it is.
    pub kind: ProposalKind,
    /// How many points it has.
    pub point_count: Option<u32>,
    /// Whose it is.
    pub authors: Vec<Profile>,
    /// Whom it is put to.
    pub addressees: Vec<Profile>,
    /// What it is about.
    pub topics: Vec<String>,
    /// Words of its name, topics and points, without the names of actors.
    pub words: BTreeSet<String>,
    /// How it stands.
    pub status: ProposalStatus,
    /// The points that the article tells.
    pub points: Vec<PointTold>,
    /// The words.
    pub evidence: Vec<Span>,
}

/// A point, as one article tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointTold {
    /// What it asks or offers.
    pub text: String,
    /// What it is about.
    pub topic: Option<String>,
    /// Who would have to do it.
    pub asks_of: Option<Profile>,
    /// What each party makes of it.
    pub stances: Vec<StanceTold>,
    /// The words.
    pub evidence: Vec<Span>,
}

/// What one party makes of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StanceTold {
    /// The party.
    pub party: Profile,
    /// What it makes of it.
    pub stance: Stance,
}

impl ProposalTelling {
    /// Everyone that it speaks of.
    pub(crate) fn profiles(&self) -> impl Iterator<Item = &Profile> {
        let in_points = self.points.iter().flat_map(|point| {
            point.asks_of.iter().chain(point.stances.iter().map(|stance| &stance.party))
        });
        let sources = self.report.profiles();
        self.authors.iter().chain(&self.addressees).chain(in_points).chain(sources)
    }

    /// The keys of an account.
    pub fn keys(&self) -> Keys {
        let authors = self.authors.iter().flat_map(|author| {
            author.country.clone().into_iter().chain([fold::name(&author.name)])
        });
        let count = self.point_count.map(|count| format!("{count} points"));
        let subjects = authors.chain(count).map(|subject| format!("proposal {subject}")).collect();
        // A proposal is spoken of for weeks.
        let month = self.report.published.map(keys::month).into_iter().collect();
        Keys::dated(&subjects, "m", &month, 2)
    }
}

/// What `reading` tells of its proposals, in their order.
pub(crate) fn of_reading(reading: &Reading) -> Vec<ProposalTelling> {
    let names: BTreeSet<String> = reading
        .actors
        .iter()
        .filter_map(Profile::of)
        .flat_map(|profile| profile.names().flat_map(fold::words).collect::<Vec<_>>())
        .collect();
    let mut tellings: Vec<ProposalTelling> = Vec::new();
    for proposal in &reading.proposals {
        let mut telling = telling(reading, proposal, &names);
        // Two proposals may begin with the same words.
        while tellings.iter().any(|other| other.id == telling.id) {
            telling.id = ProposalId(stable::name("p", &[telling.id.as_str()]));
        }
        tellings.push(telling);
    }
    tellings
}

fn telling(reading: &Reading, proposal: &Proposal, names: &BTreeSet<String>) -> ProposalTelling {
    let article = &reading.article;
    let profile =
        |id: &ActorId| reading.actors.iter().find(|actor| actor.id == *id).and_then(Profile::of);
    let first = proposal.evidence.iter().map(|span| span.start).min().unwrap_or_default();
    let topics: Vec<String> = proposal.topics.iter().map(|topic| topic.text.clone()).collect();
    let texts = proposal.name.iter().chain(&topics);
    let texts = texts.chain(proposal.points.iter().map(|point| &point.text));
    let words = texts.flat_map(|text| fold::words(text)).filter(|word| {
        !names.contains(word) && word.chars().count() > 3 && !COMMON.contains(&word.as_str())
    });
    let points = proposal.points.iter().map(|point| PointTold {
        text: point.text.clone(),
        topic: point.topic.clone(),
        asks_of: point.asks_of.as_ref().and_then(profile),
        stances: point
            .stances
            .iter()
            .filter_map(|taken| {
                Some(StanceTold { party: profile(&taken.actor)?, stance: taken.stance })
            })
            .collect(),
        evidence: point.evidence.clone(),
    });
    ProposalTelling {
        id: ProposalId(stable::name("p", &[article.id.as_str(), &first.to_string()])),
        report: Report {
            article: article.id.clone(),
            outlet: article.outlet.clone(),
            url: article.url.clone(),
            published: article.published.map(|published| published.date),
            roots: roots(reading, proposal),
            denials: Vec::new(),
        },
        name: proposal.name.clone(),
        kind: proposal.kind,
        point_count: proposal.point_count,
        authors: proposal.authors.iter().filter_map(profile).collect(),
        addressees: proposal.addressees.iter().filter_map(profile).collect(),
        words: words.map(|word| profile::singular(&word)).collect(),
        topics,
        status: proposal.status,
        points: points.collect(),
        evidence: proposal.evidence.clone(),
    }
}

/// What the account rests on; the article's own voice where no statement tells of it.
fn roots(reading: &Reading, proposal: &Proposal) -> Vec<Root> {
    let offsets = Offsets::new(&reading.article.text);
    let told = reading.statements.iter().filter(|one| proposal.according_to.contains(&one.id));
    let mut roots: Vec<Root> =
        told.filter_map(|statement| root::of_chain(reading, &offsets, &statement.chain)).collect();
    roots.sort();
    roots.dedup();
    if roots.iter().any(|root| root.kind != RootKind::Open) {
        roots.retain(|root| root.kind != RootKind::Open);
    }
    if roots.is_empty() { vec![Root::own_voice()] } else { roots }
}

/// Words, in the plural as they come, that say only that something is a proposal.
const COMMON: [&str; 12] = [
    "agreement",
    "draft",
    "plan",
    "point",
    "points",
    "proposal",
    "proposals",
    "offer",
    "demand",
    "demands",
    "text",
    "that",
];
