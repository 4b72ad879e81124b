//! One proposal of the record out of the accounts of several articles.

use std::collections::BTreeSet;

use jiff::civil::Date;
use onrecord_record::{
    ActorId, ArticleId, ArticleSpan, HistoryEntry, PointId, ProposalId, ProposalStatus,
    RecordedPoint, RecordedProposal, RecordedStance,
};

use super::telling::{PointTold, ProposalTelling};
use crate::actors::{is_visible, most_common};
use crate::context::Context;
use crate::fold;
use crate::profile::{self, Profile};
use crate::report::Report;
use crate::support::{self, Accounts};

/// A proposal with the accounts that it is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedProposal {
    /// The proposal. Its `possibly_same` names accounts, until all proposals are known.
    pub proposal: RecordedProposal,
    /// Ids of its accounts; the proposal's own id is that of the first.
    pub tellings: Vec<ProposalId>,
}

/// Share of the words of the shorter of two points that the other has, from which they are one.
const SAME_POINT: f64 = 0.7;

/// Merges accounts of one proposal, of which those published by `as_of` count; `None` where there are none.
pub(crate) fn merge(group: &[&ProposalTelling], context: &Context) -> Option<MergedProposal> {
    let visible = |telling: &&ProposalTelling| is_visible(telling.report.published, context.as_of);
    let tellings: Vec<&ProposalTelling> = group.iter().copied().filter(visible).collect();
    let reports: Vec<&Report> = tellings.iter().map(|telling| &telling.report).collect();
    let parties: Vec<(&ArticleId, &Profile)> = tellings
        .iter()
        .flat_map(|telling| {
            let parties = telling.authors.iter().chain(&telling.addressees);
            parties.map(|profile| (&telling.report.article, profile))
        })
        .collect();
    let accounts = Accounts {
        reports: &reports,
        parties: &parties,
        copies: context.copies,
        actors: context.actors,
    };
    let kind = most_common(tellings.iter().map(|telling| telling.kind))?;
    let grounds = support::of(&accounts);
    let id = group.first()?.id.clone();
    let status_history = history(&tellings);
    let evidence =
        tellings.iter().flat_map(|telling| spans(&telling.report.article, &telling.evidence));
    let names = tellings.iter().filter_map(|telling| telling.name.clone());
    let mut topics: Vec<String> = Vec::new();
    for topic in tellings.iter().flat_map(|telling| &telling.topics) {
        if !topics.iter().any(|known| fold::name(known) == fold::name(topic)) {
            topics.push(topic.clone());
        }
    }
    let proposal = RecordedProposal {
        name: most_common(names),
        kind,
        point_count: most_common(tellings.iter().filter_map(|telling| telling.point_count)),
        authors: ids(&tellings, context, |telling| &telling.authors),
        addressees: ids(&tellings, context, |telling| &telling.addressees),
        topics,
        status: status_history.last().map_or(ProposalStatus::Unknown, |entry| entry.status),
        status_history,
        points: points(&id, &tellings, context),
        support: grounds.support,
        confirmed_by: grounds.confirmed_by,
        denied_by: grounds.denied_by,
        possibly_same: Vec::new(),
        articles: accounts.articles(),
        evidence: evidence.collect(),
        id,
    };
    let tellings = group.iter().map(|telling| telling.id.clone()).collect();
    Some(MergedProposal { proposal, tellings })
}

/// The order in which accounts came onto the record.
pub(crate) fn precedence(
    telling: &ProposalTelling,
) -> (bool, Option<Date>, &ArticleId, &ProposalId) {
    let Report { published, article, .. } = &telling.report;
    (published.is_none(), *published, article, &telling.id)
}

fn spans<'s>(
    article: &'s ArticleId,
    spans: &'s [onrecord_record::Span],
) -> impl Iterator<Item = ArticleSpan> + 's {
    spans.iter().map(|&span| ArticleSpan { article: article.clone(), span })
}

/// Actors, each once, in the order in which the accounts name them.
fn ids<'t>(
    tellings: &[&'t ProposalTelling],
    context: &Context,
    of: impl Fn(&'t ProposalTelling) -> &'t [Profile],
) -> Vec<ActorId> {
    let mut ids: Vec<ActorId> = Vec::new();
    for telling in tellings {
        for profile in of(telling) {
            let id = context.actors.id(&telling.report.article, profile);
            if let Some(id) = id.filter(|id| !ids.contains(id)) {
                ids.push(id.clone());
            }
        }
    }
    ids
}

/// One entry for each change. What stood before, told again later, changes nothing.
fn history(tellings: &[&ProposalTelling]) -> Vec<HistoryEntry<ProposalStatus>> {
    let mut history: Vec<HistoryEntry<ProposalStatus>> = Vec::new();
    for telling in tellings {
        let status = telling.status;
        let article = &telling.report.article;
        let current = history.last().map(|entry| entry.status);
        if status == ProposalStatus::Unknown {
            continue;
        }
        if current.is_none_or(|current| current != status && stage(status) >= stage(current)) {
            history.push(HistoryEntry {
                status,
                as_of: None,
                reported: telling.report.published,
                by: None,
                reason: None,
                articles: vec![article.clone()],
            });
        } else if let Some(entry) = history.iter_mut().rfind(|entry| entry.status == status)
            && !entry.articles.contains(article)
        {
            entry.articles.push(article.clone());
        }
    }
    history
}

/// How far a proposal has come.
fn stage(status: ProposalStatus) -> u8 {
    match status {
        ProposalStatus::Unknown => 0,
        ProposalStatus::InPreparation => 1,
        ProposalStatus::Tabled => 2,
        ProposalStatus::UnderDiscussion => 3,
        ProposalStatus::Accepted
        | ProposalStatus::AcceptedInPart
        | ProposalStatus::Rejected
        | ProposalStatus::Countered
        | ProposalStatus::Withdrawn
        | ProposalStatus::Lapsed
        | ProposalStatus::DeniedExisted => 4,
    }
}

/// The points of all accounts, each once, with what each party makes of it.
fn points(id: &ProposalId, tellings: &[&ProposalTelling], context: &Context) -> Vec<RecordedPoint> {
    let mut points: Vec<(BTreeSet<String>, RecordedPoint)> = Vec::new();
    for telling in tellings {
        let article = &telling.report.article;
        for told in &telling.points {
            let words = words(&told.text);
            let known = points.iter().position(|(known, _)| same_point(known, &words));
            let place = known.unwrap_or_else(|| {
                let number = points.len() + 1;
                let asks_of = told.asks_of.as_ref();
                let point = RecordedPoint {
                    id: PointId(format!("{id}.{number}")),
                    text: told.text.clone(),
                    topic: told.topic.clone(),
                    asks_of: asks_of.and_then(|who| context.actors.id(article, who)).cloned(),
                    stances: Vec::new(),
                    evidence: Vec::new(),
                };
                points.push((words, point));
                points.len() - 1
            });
            let point = &mut points[place].1;
            point.evidence.extend(spans(article, &told.evidence));
            add_stances(point, told, telling, context);
        }
    }
    points.into_iter().map(|(_, point)| point).collect()
}

fn add_stances(
    point: &mut RecordedPoint,
    told: &PointTold,
    telling: &ProposalTelling,
    context: &Context,
) {
    let article = &telling.report.article;
    for taken in &told.stances {
        let Some(actor) = context.actors.id(article, &taken.party) else { continue };
        let known = point
            .stances
            .iter_mut()
            .find(|known| known.actor == *actor && known.stance == taken.stance);
        match known {
            Some(known) if known.articles.contains(article) => {}
            Some(known) => known.articles.push(article.clone()),
            None => point.stances.push(RecordedStance {
                actor: actor.clone(),
                stance: taken.stance,
                reported: telling.report.published,
                articles: vec![article.clone()],
            }),
        }
    }
}

fn words(text: &str) -> BTreeSet<String> {
    let words = fold::words(text).into_iter().filter(|word| word.chars().count() > 2);
    words.map(|word| profile::singular(&word)).collect()
}

fn same_point(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let fewer = one.len().min(other.len());
    let both = one.intersection(other).count();
    fewer > 0 && both as f64 >= SAME_POINT * fewer as f64
}
