//! What an event rests on: its roots, the articles that came to each, and their words.

use std::collections::BTreeMap;

use onrecord_record::{
    ArticleId, EventId, Origin, OriginKind, OriginRoute, Reading, RecordWarning, RecordedEvent,
    Span,
};
use serde::Serialize;

use super::names::{self, Names};
use super::timeline;
use crate::facts::{Facts, one_line};
use crate::text::sheet::{Sheet, bold, dim, toned};
use crate::words::{Tone, plain};

/// An event with everything that it rests on.
#[derive(Serialize)]
pub struct Grounds<'r> {
    /// The event.
    event: &'r RecordedEvent,
    /// What it rests on.
    origins: Vec<Root<'r>>,
    /// Articles that tell of it without saying that it is so: they deny it, or only mention it.
    others: Vec<Branch>,
    /// What to beware of.
    warnings: Vec<&'r RecordWarning>,
}

/// A root, with the articles that rest on it.
#[derive(Serialize)]
struct Root<'r> {
    kind: OriginKind,
    name: String,
    route: Option<OriginRoute>,
    articles: Vec<Branch>,
    #[serde(skip)]
    origin: &'r Origin,
}

/// An article, with its words for the event.
#[derive(Serialize)]
struct Branch {
    article: ArticleId,
    /// Outlet and day.
    name: String,
    copy_of: Option<ArticleId>,
    words: Vec<String>,
    /// On whose word, as far as the article tells: "Fiskeposten ← two diplomats, unnamed".
    chains: Vec<String>,
}

impl<'r> Grounds<'r> {
    /// Gathers what `event` rests on. `readings` are those of its articles.
    pub fn of(
        names: &Names<'r>,
        event: &'r RecordedEvent,
        readings: &BTreeMap<ArticleId, Reading>,
    ) -> Self {
        let branch = |id: &ArticleId| branch(names, event, readings, id);
        let root = |origin: &'r Origin| Root {
            kind: origin.kind,
            name: names.origin(origin),
            route: origin.route,
            articles: origin.articles.iter().map(branch).collect(),
            origin,
        };
        let affirms =
            |id: &&ArticleId| event.support.list.iter().any(|origin| origin.articles.contains(id));
        let of_event = |id: &Option<EventId>| id.as_ref() == Some(&event.id);
        Self {
            event,
            origins: event.support.list.iter().map(root).collect(),
            others: event.articles.iter().filter(|id| !affirms(id)).map(branch).collect(),
            warnings: names.record.warnings.iter().filter(|one| of_event(&one.event)).collect(),
        }
    }
}

fn branch(
    names: &Names,
    event: &RecordedEvent,
    readings: &BTreeMap<ArticleId, Reading>,
    id: &ArticleId,
) -> Branch {
    let (mut words, mut chains) = (Vec::new(), Vec::new());
    if let Some(reading) = readings.get(id) {
        let evidence = event.evidence.iter().filter(|evidence| evidence.article == *id);
        let spans: Vec<Span> = evidence.map(|evidence| evidence.span).collect();
        let facts = Facts::new(reading);
        words = facts.sentences(&spans);
        chains = chains_of(&facts, &spans);
    }
    let copy_of = names.copied(id).cloned();
    Branch { article: id.clone(), name: names.article(id), copy_of, words, chains }
}

/// On whose word an article tells of what its words at `spans` tell.
fn chains_of(facts: &Facts, spans: &[Span]) -> Vec<String> {
    let events = facts.reading.events.iter();
    let told = events.filter(|event| event.evidence.iter().any(|span| spans.contains(span)));
    let mut chains: Vec<String> = Vec::new();
    for chain in told.flat_map(|event| facts.support(&event.according_to)) {
        if !chains.contains(&chain) {
            chains.push(chain);
        }
    }
    chains
}

/// The page, `width` columns wide, with ANSI styles.
pub fn page(names: &Names, grounds: &Grounds, width: usize) -> String {
    let mut sheet = Sheet::new(width);
    timeline::entry(&mut sheet, names, grounds.event);
    sheet.heading("What it rests on");
    for root in &grounds.origins {
        let how = root.origin.route.map(|route| dim(format!(" · {}", names::route(route))));
        sheet.hanging(2, "◆", 4, &format!("{}{}", bold(&root.name), how.unwrap_or_default()));
        branches(&mut sheet, names, &root.articles);
    }
    if grounds.origins.is_empty() {
        sheet.line(2, "Nothing: no article says that it is so.");
    }
    if !grounds.others.is_empty() {
        sheet.hanging(2, "◇", 4, &bold("told without saying that it is so"));
        branches(&mut sheet, names, &grounds.others);
    }
    if !grounds.warnings.is_empty() {
        sheet.heading("To beware of");
    }
    for warning in &grounds.warnings {
        let kind = dim(format!("({})", plain(warning.kind.as_str())));
        sheet.hanging(
            2,
            &toned(Tone::Moved, "!"),
            4,
            &format!("{} {kind}", one_line(&warning.why)),
        );
    }
    let twins = names.record.events.iter();
    let twins: Vec<&RecordedEvent> =
        twins.filter(|other| grounds.event.possibly_same.contains(&other.id)).collect();
    if !twins.is_empty() {
        sheet.heading("What may be the same");
    }
    for (index, twin) in twins.into_iter().enumerate() {
        if index > 0 {
            sheet.blank();
        }
        timeline::entry(&mut sheet, names, twin);
    }
    sheet.into_text()
}

/// Articles as branches of a tree, each with its words.
fn branches(sheet: &mut Sheet, names: &Names, branches: &[Branch]) {
    for (index, branch) in branches.iter().enumerate() {
        let (turn, trunk) =
            if index + 1 == branches.len() { ("└─", "") } else { ("├─", "│") };
        let original = branch.copy_of.as_ref();
        let copied = original.map(|original| format!(", copied from {}", names.article(original)));
        sheet.hanging(4, turn, 7, &format!("{}{}", branch.name, dim(copied.unwrap_or_default())));
        for words in &branch.words {
            sheet.branching(4, trunk, 7, &dim(format!("“{}”", one_line(words))));
        }
        for chain in &branch.chains {
            sheet.branching(4, trunk, 7, &format!("— {chain}"));
        }
    }
}
