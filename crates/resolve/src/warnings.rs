//! What a person who relies on an event should know of its sources.

use std::collections::BTreeSet;

use onrecord_record::{
    ArticleId, Mode, OriginKind, OriginRoute, RecordWarning, RecordWarningKind, RecordedEvent,
    Status,
};

use crate::support::{Entry, Grounds, Side};

/// Warnings on `event`, in the order of the vocabulary.
pub(crate) fn of(
    event: &RecordedEvent,
    grounds: &Grounds,
    sides: &BTreeSet<Side>,
) -> Vec<RecordWarning> {
    let mut warnings = Vec::new();
    let mut warn = |kind, articles: Vec<ArticleId>, why: &str| {
        warnings.push(RecordWarning {
            kind,
            event: Some(event.id.clone()),
            articles,
            why: why.to_owned(),
        });
    };
    let entries = || grounds.entries.iter();
    let articles = |entries: &mut dyn Iterator<Item = &Entry>| -> Vec<ArticleId> {
        let named: BTreeSet<&ArticleId> = entries.flat_map(|entry| &entry.articles).collect();
        event.articles.iter().filter(|article| named.contains(article)).cloned().collect()
    };
    let with_route = |route| {
        articles(
            &mut entries()
                .filter(|entry| entry.kind == OriginKind::Unresolved && entry.route == Some(route)),
        )
    };
    let looping = with_route(OriginRoute::Loop);
    if !looping.is_empty() {
        warn(
            RecordWarningKind::Circular,
            looping,
            "these reports rest on each other, and none names a root",
        );
    }
    let missing = with_route(OriginRoute::MissingRoot);
    if !missing.is_empty() {
        warn(
            RecordWarningKind::UnresolvedRoot,
            missing,
            "the chain ends in media that are not named",
        );
    }
    let bare = articles(
        &mut entries()
            .filter(|entry| entry.kind == OriginKind::Unnamed && entry.side == Side::Unknown),
    );
    if !bare.is_empty() {
        warn(RecordWarningKind::BareSource, bare, "a source of whom not even the side is told");
    }
    let plural: Vec<ArticleId> = event
        .articles
        .iter()
        .filter(|article| grounds.plural_claims.contains(*article))
        .cloned()
        .collect();
    let one_root =
        grounds.entries.iter().filter(|entry| entry.kind != OriginKind::Unresolved).count() <= 1
            || grounds.entries.iter().any(|entry| entry.route == Some(OriginRoute::Loop));
    if !plural.is_empty() && one_root && event.articles.len() > 1 {
        warn(
            RecordWarningKind::PluralClaimOneOrigin,
            plural,
            "several are said to report it, and one root is known",
        );
    }
    if one_sided(event, grounds, sides) {
        warn(
            RecordWarningKind::OneSided,
            event.articles.clone(),
            "only sources of one side tell of it",
        );
    }
    let disputed = event.mode.contains(&Mode::Secret) || !event.denied_by.is_empty();
    let unattributed =
        !grounds.entries.is_empty() && entries().all(|entry| entry.kind == OriginKind::Outlet);
    if disputed && unattributed {
        warn(
            RecordWarningKind::Unattributed,
            event.articles.clone(),
            "no article says where it comes from",
        );
    }
    warnings
}

/// Whether all roots are of one side of an event between two, which nobody else vouches for.
fn one_sided(event: &RecordedEvent, grounds: &Grounds, sides: &BTreeSet<Side>) -> bool {
    let speakers: BTreeSet<&Side> = grounds.entries.iter().map(|entry| &entry.side).collect();
    let speaks =
        speakers.first().is_some_and(|side| **side != Side::Unknown && sides.contains(*side));
    let claimed = matches!(event.status, Status::Held | Status::UnderWay | Status::Denied);
    let people = grounds
        .entries
        .iter()
        .all(|entry| matches!(entry.kind, OriginKind::Named | OriginKind::Unnamed));
    speakers.len() == 1
        && speaks
        && sides.len() > 1
        && claimed
        && people
        && event.support.reports > 1
}
