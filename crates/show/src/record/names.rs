//! Names for ids of the record, and its events and proposals in words.

use std::collections::BTreeMap;

use jiff::civil::Date;
use onrecord_record::{
    ActorId, ArticleId, Origin, OriginCount, OriginKind, OriginRoute, Record, RecordedActor,
    RecordedArticle, RecordedEvent, RecordedProposal, Support,
};

use crate::dates;
use crate::facts::one_line;
use crate::text::sheet::{dim, toned};
use crate::words;

/// Participants that are named on one line; the others are counted.
const NAMED: usize = 6;

/// A record, with what is in it to be found by id.
pub struct Names<'r> {
    /// The record.
    pub record: &'r Record,
    actors: BTreeMap<&'r ActorId, &'r RecordedActor>,
    articles: BTreeMap<&'r ArticleId, &'r RecordedArticle>,
}

impl<'r> Names<'r> {
    /// Looks a record through once.
    pub fn new(record: &'r Record) -> Self {
        Self {
            record,
            actors: record.actors.iter().map(|actor| (&actor.id, actor)).collect(),
            articles: record.articles.iter().map(|article| (&article.id, article)).collect(),
        }
    }

    /// What to call an actor.
    pub fn actor(&self, id: &ActorId) -> String {
        let name = self.actors.get(id).and_then(|actor| actor.name.as_deref());
        name.map_or_else(|| id.to_string(), one_line)
    }

    /// Several actors on one line.
    pub fn actors(&self, ids: &[ActorId]) -> String {
        ids.iter().map(|id| self.actor(id)).collect::<Vec<_>>().join(", ")
    }

    /// An article: "The Harbour Gazette, 11 March 2026".
    pub fn article(&self, id: &ArticleId) -> String {
        let Some(article) = self.articles.get(id) else { return id.to_string() };
        let outlet = article.outlet.as_deref().or(article.title.as_deref()).map(one_line);
        let outlet = outlet.unwrap_or_else(|| id.to_string());
        match article.published {
            Some(published) => {
                format!("{outlet}, {}", dates::edtf(&published.date.to_string()))
            }
            None => outlet,
        }
    }

    /// Who published an article.
    pub fn outlet(&self, id: &ArticleId) -> String {
        let outlet = self.articles.get(id).and_then(|article| article.outlet.as_deref());
        outlet.map_or_else(|| self.article(id), one_line)
    }

    /// The article that an article copies.
    pub fn copied(&self, id: &ArticleId) -> Option<&'r ArticleId> {
        self.articles.get(id)?.copy_of.as_ref()
    }

    /// A root: "two diplomats, unnamed".
    pub fn origin(&self, origin: &Origin) -> String {
        let agent = origin.agent.as_ref().map(|agent| self.actor(agent));
        match origin.kind {
            OriginKind::Named => agent.unwrap_or_else(|| "someone named".to_owned()),
            OriginKind::Unnamed => {
                let agent = agent.unwrap_or_else(|| "a source".to_owned());
                if agent.contains("unnamed") { agent } else { format!("{agent}, unnamed") }
            }
            OriginKind::Document => agent
                .map_or_else(|| "a document".to_owned(), |agent| format!("a document of {agent}")),
            OriginKind::Outlet => {
                let outlet = agent.or_else(|| origin.articles.first().map(|id| self.outlet(id)));
                format!("{}, in its own voice", outlet.unwrap_or_else(|| "an outlet".to_owned()))
            }
            OriginKind::Unresolved => "no root that can be found".to_owned(),
        }
    }
}

/// How several articles came to rest on one root.
pub fn route(route: OriginRoute) -> &'static str {
    match route {
        OriginRoute::Copy => "the same text",
        OriginRoute::Citation => "one cites the other",
        OriginRoute::Document => "the same document",
        OriginRoute::Remarks => "the same remarks",
        OriginRoute::Loop => "they cite each other",
        OriginRoute::MissingRoot => "the root is not told",
    }
}

/// "3 reports · 2 outlets · 1–2 origins".
pub fn support(support: &Support) -> String {
    let count =
        |number: u32, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    let OriginCount { min, max } = support.origins;
    let origins = if min == max { count(max, "origin") } else { format!("{min}–{max} origins") };
    format!(
        "{} · {} · {origins}",
        count(support.reports, "report"),
        count(support.outlets, "outlet")
    )
}

/// "Talks  Peru, Chile, Norway (mediator)".
pub fn headline(event: &RecordedEvent) -> String {
    let mut names: Vec<String> = event
        .participants
        .iter()
        .map(|one| {
            let role = words::role(one.role).map(|role| format!(" ({role})"));
            format!("{}{}", one_line(&one.name), role.unwrap_or_default())
        })
        .collect();
    if names.len() > NAMED {
        let others = names.len() - NAMED;
        names.truncate(NAMED);
        names.push(format!("{others} others"));
    }
    format!("{}  {}", words::title(event.event_type.as_str()), names.join(", ")).trim().to_owned()
}

/// When, where and how: "3 March 2026 · Oslo (NO) · in person".
pub fn circumstances(event: &RecordedEvent) -> Vec<String> {
    let mut found = Vec::new();
    let reported = || Some(format!("reported {}", dates::edtf(&reported(event)?.to_string())));
    found.extend(when(event).or_else(reported));
    found.extend(event.place.as_ref().map(|place| match &place.country {
        Some(country) => format!("{} ({country})", one_line(&place.name)),
        None => one_line(&place.name),
    }));
    found.extend(event.mode.iter().map(|&mode| words::mode(mode)));
    found
}

/// When an event takes place.
pub fn when(event: &RecordedEvent) -> Option<String> {
    let edtf = event.time.as_ref()?.edtf.as_ref()?;
    Some(dates::edtf(edtf.as_str()))
}

/// The day on which it was first reported.
pub fn reported(event: &RecordedEvent) -> Option<Date> {
    event.status_history.first()?.reported
}

/// The status with its mark, in its colour.
pub fn status(event: &RecordedEvent) -> String {
    let words = format!("{} {}", words::mark(event.status), words::plain(event.status.as_str()));
    toned(words::status_tone(event.status), words)
}

/// "planned → postponed by Iceland (12 March 2026): “…”"; empty where it has stood so from the start.
pub fn history(names: &Names, event: &RecordedEvent) -> String {
    if event.status_history.len() < 2 {
        return String::new();
    }
    let step = |entry: &onrecord_record::HistoryEntry<onrecord_record::Status>| {
        let status = toned(words::status_tone(entry.status), words::plain(entry.status.as_str()));
        let by = entry.by.as_ref().map(|by| format!(" by {}", names.actor(by)));
        let date = entry.as_of.as_ref().map(|date| dates::edtf(date.as_str()));
        let date = date
            .or_else(|| Some(format!("reported {}", dates::edtf(&entry.reported?.to_string()))));
        let date = date.map(|date| dim(format!(" ({date})")));
        let reason = entry.reason.as_deref().map(|reason| format!(": “{}”", one_line(reason)));
        format!(
            "{status}{}{}{}",
            by.unwrap_or_default(),
            date.unwrap_or_default(),
            reason.unwrap_or_default()
        )
    };
    event.status_history.iter().map(step).collect::<Vec<_>>().join(" → ")
}

/// What a proposal is called, and of how many points it is.
pub fn proposal(proposal: &RecordedProposal) -> String {
    let name = proposal.name.as_deref().map(one_line);
    let name = name.unwrap_or_else(|| words::title(proposal.kind.as_str()));
    match proposal.point_count {
        Some(count) => format!("{name} ({count} points)"),
        None => name,
    }
}
