//! An article's sources: who, by what naming, of which side, how they know, and how much of the article rests on them.
//!
//! A source is the root of a chain, so that a person quoted by another outlet counts as that person. Must not know how the
//! table is laid out.

use onrecord_record::{
    Actor, ActorId, Knowledge, Link, LinkKind, Naming, Number, Reading, Span, Statement,
};

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

/// What is known of a source while statements are counted.
struct Tally<'r> {
    root: Option<&'r Link>,
    source: Source,
    spans: Vec<Span>,
}

/// The sources of a reading, the one that most rests on first.
pub fn sources(reading: &Reading) -> Vec<Source> {
    let facts = Facts::new(reading);
    let mut tallies: Vec<Tally> = Vec::new();
    for statement in &reading.statements {
        let root = statement.chain.last();
        let chain = facts.chain(statement);
        let who = chain.last().cloned().unwrap_or_default();
        let known = tallies.iter_mut().find(|tally| {
            same(tally.root, root)
                || (agent(tally.root).is_none() && agent(root).is_none() && tally.source.who == who)
        });
        let through = chain[..chain.len().saturating_sub(1)].to_vec();
        match known {
            Some(tally) => tally.add(statement, through),
            None => {
                let source = described(&facts, statement, who, through);
                tallies.push(Tally { root, source, spans: statement.content.clone() });
            }
        }
    }
    let whole = facts.offsets.len().max(1) as f64;
    let mut sources: Vec<Source> = tallies
        .into_iter()
        .map(|tally| Source { share: covered(tally.spans) as f64 / whole, ..tally.source })
        .collect();
    sources.sort_by(|a, b| b.share.total_cmp(&a.share));
    sources
}

impl Tally<'_> {
    fn add(&mut self, statement: &Statement, through: Vec<String>) {
        self.source.statements += 1;
        self.spans.extend(&statement.content);
        self.source.knowledge = self.source.knowledge.or_else(|| knowledge(statement));
        if self.source.through.is_empty() {
            self.source.through = through;
        }
    }
}

fn agent(link: Option<&Link>) -> Option<&ActorId> {
    link.and_then(|link| link.agent.as_ref())
}

fn same(one: Option<&Link>, other: Option<&Link>) -> bool {
    agent(one).is_some() && agent(one) == agent(other)
}

fn described(facts: &Facts, statement: &Statement, who: String, through: Vec<String>) -> Source {
    let root = statement.chain.last();
    let actor = agent(root).and_then(|id| facts.actor(id));
    Source {
        // The column beside says how it is named.
        who: who.trim_end_matches(", unnamed").to_owned(),
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
    use crate::show::sample;

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
