//! Names for ids and words for places: what every way of showing a reading looks up.

use std::collections::BTreeMap;

use onrecord_record::{
    Actor, ActorId, ByteSpan, Link, LinkKind, Naming, Offsets, Reading, Span, Statement,
    StatementId,
};

/// Stands between the hands of a chain, and points from the root to the outlet.
const CHAIN_ARROW: &str = " ← ";

/// Sentences that are quoted for one fact, at most.
const SENTENCES_SHOWN: usize = 2;

/// A reading, with its facts to be found by id.
pub struct Facts<'r> {
    /// The reading.
    pub reading: &'r Reading,
    /// The article's text, by code points.
    pub offsets: Offsets<'r>,
    actors: BTreeMap<&'r ActorId, &'r Actor>,
    statements: BTreeMap<&'r StatementId, &'r Statement>,
}

impl<'r> Facts<'r> {
    /// Looks a reading through once.
    pub fn new(reading: &'r Reading) -> Self {
        Self {
            reading,
            offsets: Offsets::new(&reading.article.text),
            actors: reading.actors.iter().map(|actor| (&actor.id, actor)).collect(),
            statements: reading
                .statements
                .iter()
                .map(|statement| (&statement.id, statement))
                .collect(),
        }
    }

    /// The actor of that id.
    pub fn actor(&self, id: &ActorId) -> Option<&'r Actor> {
        self.actors.get(id).copied()
    }

    /// The statement of that id.
    pub fn statement(&self, id: &StatementId) -> Option<&'r Statement> {
        self.statements.get(id).copied()
    }

    /// The words at a place, on one line.
    pub fn words(&self, span: Span) -> String {
        one_line(self.offsets.quote(span))
    }

    /// The words at several places, on one line, with "…" for what lies between.
    pub fn pieces(&self, spans: &[Span]) -> String {
        spans.iter().map(|&span| self.words(span)).collect::<Vec<_>>().join(" … ")
    }

    /// The sentences that hold the first places of `spans`, for places that are too few words to be understood alone.
    pub fn sentences(&self, spans: &[Span]) -> Vec<String> {
        let mut sentences: Vec<&str> = Vec::new();
        for &span in spans {
            let sentence = sentence(self.offsets.text(), self.offsets.to_bytes(span));
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
        // The headline says it again, in fewer words.
        let title = self.reading.article.title.as_deref();
        if sentences.len() > 1 {
            sentences.retain(|sentence| Some(*sentence) != title);
        }
        sentences.truncate(SENTENCES_SHOWN);
        sentences.into_iter().map(one_line).collect()
    }

    /// What to call an actor: its name, or the words that describe it.
    pub fn name(&self, id: &ActorId) -> String {
        let Some(actor) = self.actor(id) else { return id.to_string() };
        match (&actor.name, actor.mentions.first()) {
            (Some(name), _) => one_line(name),
            (None, Some(mention)) => self.words(mention.span),
            (None, None) => id.to_string(),
        }
    }

    /// Who published the article, or "this article" where that is not known.
    pub fn outlet(&self) -> String {
        self.reading.article.outlet.as_deref().map_or_else(|| "this article".to_owned(), one_line)
    }

    /// Who a link is, by name or in the article's words.
    pub fn agent(&self, link: &Link) -> String {
        match (&link.agent, link.span) {
            (Some(agent), _) if link.naming == Naming::Named => self.name(agent),
            (_, Some(span)) => self.words(span),
            (Some(agent), None) => self.name(agent),
            (None, None) if link.kind == LinkKind::Outlet => self.outlet(),
            (None, None) => "no one named".to_owned(),
        }
    }

    /// One pair of hands: "two U.S. officials, unnamed", "Ingrid Solheim (interview)".
    pub fn link(&self, link: &Link) -> String {
        let words = self.agent(link);
        let said_already = ["unnamed", "anonym", "unidentified", "undisclosed"]
            .iter()
            .any(|word| words.to_lowercase().contains(word));
        let nameless = link.naming != Naming::Named
            && !said_already
            && !matches!(link.kind, LinkKind::Document | LinkKind::Unknown)
            && (link.agent.is_some() || link.span.is_some());
        let medium = link.medium.as_deref().map(|medium| format!(" ({})", one_line(medium)));
        format!("{words}{}{}", medium.unwrap_or_default(), if nameless { ", unnamed" } else { "" })
    }

    /// The hands that a statement went through, outermost first. The article's own outlet is left out where others follow.
    pub fn chain(&self, statement: &Statement) -> Vec<String> {
        let own = |link: &Link| {
            link.kind == LinkKind::Outlet && link.agent.is_none() && link.span.is_none()
        };
        let mut chain: Vec<String> = Vec::new();
        for link in statement.chain.iter().filter(|link| !own(link)) {
            let words = self.link(link);
            if chain.last() != Some(&words) {
                chain.push(words);
            }
        }
        match (chain.is_empty(), &statement.source) {
            (false, _) => chain,
            (true, Some(source)) => vec![self.words(source.span)],
            (true, None) => vec![self.outlet()],
        }
    }

    /// The chain in one line: "Axios ← two U.S. officials, unnamed".
    pub fn chain_line(&self, statement: &Statement) -> String {
        self.chain(statement).join(CHAIN_ARROW)
    }

    /// On whose word a fact stands: each chain once; the outlet's own where no statement tells of it.
    pub fn support_chains(&self, according_to: &[StatementId]) -> Vec<Vec<String>> {
        let statements = according_to.iter().filter_map(|id| self.statement(id));
        let chains: Vec<Vec<String>> = statements.map(|statement| self.chain(statement)).collect();
        let mut support: Vec<Vec<String>> = Vec::new();
        for chain in &chains {
            // "Axios" adds nothing to "Axios ← two officials".
            let goes_on =
                chains.iter().any(|other| other.len() > chain.len() && other.starts_with(chain));
            if !goes_on && !support.contains(chain) {
                support.push(chain.clone());
            }
        }
        if support.is_empty() {
            support.push(vec![format!("{}, in its own voice", self.outlet())]);
        }
        support
    }

    /// The same, each chain in one line.
    pub fn support(&self, according_to: &[StatementId]) -> Vec<String> {
        let chains = self.support_chains(according_to);
        chains.iter().map(|chain| chain.join(CHAIN_ARROW)).collect()
    }
}

/// What stands around a place up to the ends of its sentence or line. Rough: it only has to be readable.
fn sentence(text: &str, place: ByteSpan) -> &str {
    let before = &text[..place.start];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let start =
        before[start..].match_indices(". ").last().map_or(start, |(dot, _)| start + dot + 2);
    let after = &text[place.end..];
    let end = after.find('\n').unwrap_or(after.len());
    let end = after[..end].find(". ").map_or(end, |dot| dot + 1);
    text[start..place.end + end].trim()
}

/// Words of an article made safe for one line of a terminal: no line breaks, no control characters, single blanks.
///
/// Without this an article could move the cursor, or colour and hide what stands next to it.
pub fn one_line(words: &str) -> String {
    let visible = |character: char| if character.is_control() { ' ' } else { character };
    let is_bidi_control = |character: char| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let words: String = words.chars().filter(|&c| !is_bidi_control(c)).map(visible).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_sample_is_sound() {
        assert_eq!(sample().check(), []);
    }

    #[test]
    fn a_chain_reads_from_the_outlet_to_the_root() {
        let reading = sample();
        let facts = Facts::new(&reading);
        let line = |index: usize| facts.chain_line(&reading.statements[index]);
        assert_eq!(line(1), "Fiskeposten ← two Nordic diplomats, unnamed");
        assert_eq!(line(3), "Fiskeposten ← Ingrid Solheim (interview)");
        assert_eq!(line(4), "Fiskeposten ← a draft");
    }

    #[test]
    fn what_no_statement_tells_is_in_the_outlets_own_voice() {
        let reading = sample();
        let facts = Facts::new(&reading);
        assert_eq!(facts.support(&[]), ["The Harbour Gazette, in its own voice"]);
    }

    #[test]
    fn a_word_or_two_are_shown_in_their_sentence() {
        let text = "A headline\nOne. The talks in Oslo were held on Friday. Two.";
        let place = text.find("talks").unwrap();
        let words = ByteSpan::new(place, place + 5);
        assert_eq!(sentence(text, words), "The talks in Oslo were held on Friday.");
        assert_eq!(sentence(text, ByteSpan::new(2, 5)), "A headline");
    }

    #[test]
    fn an_articles_words_cannot_steer_a_terminal() {
        assert_eq!(one_line("a\u{1b}[31mred\nb\u{202e}c \t d\u{7}"), "a [31mred bc d");
    }
}
