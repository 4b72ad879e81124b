//! An article's sources: who, by what naming, of which side, how they know, and how much of the article rests on them.
//!
//! A source is the root of a chain, so that a person quoted by another outlet counts as that person. Must not know how the
//! table is laid out.

use onrecord_record::{Actor, Knowledge, Link, LinkKind, Naming, Number, Reading, Span, Statement};

use super::facts::Facts;
use super::words;

/// One source and what rests on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Who, in a few words.
    pub who: String,
    /// "by name", "unnamed", "as a body", "document".
    pub naming: String,
    /// Country or body that it speaks for; none where the text does not say.
    pub side: Option<String>,
    /// How it knows; none where the text does not say.
    pub knowledge: Option<&'static str>,
    /// Through whose hands its words came, outermost first; empty where the article has them from itself.
    pub through: Vec<String>,
    /// How many statements rest on it.
    pub statements: usize,
    /// Part of the article's text that its words take up, from 0 to 1.
    pub share: f64,
}

/// A source while its statements are counted.
struct Tally {
    /// The root's actor, or its words where it is none.
    key: String,
    source: Source,
    spans: Vec<Span>,
}

/// Part of an article's text that is in its own voice, from 0 to 1.
pub fn own_share(reading: &Reading) -> f64 {
    let content = reading.statements.iter().flat_map(|statement| &statement.content);
    let whole = reading.article.text.chars().count().max(1);
    1.0 - covered(content.copied().collect()) as f64 / whole as f64
}

/// The sources of a reading, the one that most rests on first.
pub fn sources(reading: &Reading) -> Vec<Source> {
    let facts = Facts::new(reading);
    let mut tallies: Vec<Tally> = Vec::new();
    for statement in &reading.statements {
        let mut through = facts.chain(statement);
        let who = through.pop().unwrap_or_default();
        let agent = statement.chain.last().and_then(|root| root.agent.as_ref());
        let key = agent.map_or_else(|| who.clone(), ToString::to_string);
        if let Some(tally) = tallies.iter_mut().find(|tally| tally.key == key) {
            tally.add(statement, through);
        } else {
            let source = described(&facts, statement, &who, through);
            tallies.push(Tally { key, source, spans: statement.content.clone() });
        }
    }
    let whole = facts.offsets.len().max(1) as f64;
    let mut sources: Vec<Source> = tallies
        .into_iter()
        .map(|tally| Source { share: covered(tally.spans) as f64 / whole, ..tally.source })
        .collect();
    sources.sort_by(|one, other| other.share.total_cmp(&one.share));
    sources
}

impl Tally {
    fn add(&mut self, statement: &Statement, through: Vec<String>) {
        self.source.statements += 1;
        self.spans.extend(&statement.content);
        self.source.knowledge = self.source.knowledge.or_else(|| knowledge(statement));
        if self.source.through.is_empty() {
            self.source.through = through;
        }
    }
}

fn described(facts: &Facts, statement: &Statement, who: &str, through: Vec<String>) -> Source {
    let root = statement.chain.last();
    let actor = root.and_then(|root| root.agent.as_ref()).and_then(|id| facts.actor(id));
    Source {
        // The columns beside say how it is named and by what it spoke.
        who: root.map_or_else(|| who.to_owned(), |root| facts.agent(root)),
        naming: root.map_or_else(|| "no source".to_owned(), naming),
        side: actor.and_then(side),
        knowledge: knowledge(statement),
        through,
        statements: 1,
        share: 0.0,
    }
}

fn naming(root: &Link) -> String {
    match (root.kind, root.naming, root.number) {
        (LinkKind::Document, ..) => "document".to_owned(),
        (_, Naming::Unnamed, Number::Several) => "unnamed, several".to_owned(),
        (_, naming, _) => words::naming(naming).to_owned(),
    }
}

fn side(actor: &Actor) -> Option<String> {
    let parts: Vec<String> = actor.country.iter().chain(&actor.affiliation).cloned().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn knowledge(statement: &Statement) -> Option<&'static str> {
    match statement.knowledge {
        Knowledge::Direct => Some("its own doing"),
        other => words::knowledge(other),
    }
}

/// Code points that lie in at least one of `spans`.
fn covered(mut spans: Vec<Span>) -> usize {
    spans.sort_unstable();
    let mut reached = 0;
    let mut covered = 0;
    for span in spans {
        covered += span.end.saturating_sub(span.start.max(reached));
        reached = reached.max(span.end);
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_source_stands_once_with_all_that_rests_on_it() {
        let sources = sources(&sample());
        let solheim = sources.iter().find(|source| source.who.starts_with("Ingrid")).unwrap();
        assert_eq!(solheim.statements, 3);
        assert_eq!(solheim.side.as_deref(), Some("NO"));
        let diplomats = sources.iter().find(|source| source.who == "two Nordic diplomats").unwrap();
        assert_eq!(diplomats.naming, "unnamed, several");
        assert_eq!(diplomats.through, ["Fiskeposten"]);
        assert_eq!(diplomats.knowledge, Some("familiar with the matter"));
        assert!(sources.windows(2).all(|pair| pair[0].share >= pair[1].share));
    }

    #[test]
    fn words_counted_once_however_often_they_are_claimed() {
        assert_eq!(covered(vec![Span::new(0, 10), Span::new(5, 12), Span::new(5, 6)]), 12);
    }
}
