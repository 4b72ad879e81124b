//! Checks that a reading holds together: every fact has words, every span lies in the text, every id is of something.
//!
//! Must not know whether a fact is right.

use std::collections::BTreeSet;
use std::fmt;

use crate::id::{ActorId, StatementId};
use crate::offsets::Offsets;
use crate::reading::Reading;
use crate::span::Span;
use crate::time::Anchor;

/// Something in a reading that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// A span is empty, runs backwards or leaves the text.
    Span {
        /// Whose span it is.
        place: String,
        /// The span, in code points.
        span: Span,
        /// Code points of the text.
        length: usize,
    },
    /// A fact has no words.
    NoEvidence {
        /// Which fact.
        place: String,
    },
    /// An id that nothing in the reading has.
    UnknownId {
        /// Where it is used.
        place: String,
        /// The id.
        id: String,
    },
    /// An id that two things have.
    RepeatedId {
        /// The id.
        id: String,
    },
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Violation::Span { place, span: Span { start, end }, length } => {
                write!(
                    formatter,
                    "{place}: span {start}..{end} is not within a text of {length} code points"
                )
            }
            Violation::NoEvidence { place } => write!(formatter, "{place}: no words in the text"),
            Violation::UnknownId { place, id } => {
                write!(formatter, "{place}: nothing is named {id}")
            }
            Violation::RepeatedId { id } => write!(formatter, "{id}: two things have this name"),
        }
    }
}

impl Reading {
    /// Everything in the reading that cannot be; empty for a sound one.
    pub fn check(&self) -> Vec<Violation> {
        let mut checker = Checker {
            length: Offsets::new(&self.article.text).len(),
            known: BTreeSet::new(),
            found: Vec::new(),
        };
        checker.names(self);
        checker.article(self);
        checker.actors(self);
        checker.times(self);
        checker.statements(self);
        checker.events(self);
        checker.proposals(self);
        checker.found
    }
}

struct Checker<'r> {
    length: usize,
    /// Ids of actors, times, statements, events, proposals and points: no two of any kind are alike.
    known: BTreeSet<&'r str>,
    found: Vec<Violation>,
}

impl<'r> Checker<'r> {
    fn names(&mut self, reading: &'r Reading) {
        let ids = (reading.actors.iter().map(|actor| actor.id.as_str()))
            .chain(reading.times.iter().map(|time| time.id.as_str()))
            .chain(reading.statements.iter().map(|statement| statement.id.as_str()))
            .chain(reading.events.iter().map(|event| event.id.as_str()))
            .chain(reading.proposals.iter().map(|proposal| proposal.id.as_str()))
            .chain(
                reading
                    .proposals
                    .iter()
                    .flat_map(|proposal| &proposal.points)
                    .map(|point| point.id.as_str()),
            );
        for id in ids {
            if !self.known.insert(id) {
                self.found.push(Violation::RepeatedId { id: id.to_owned() });
            }
        }
    }

    fn span(&mut self, place: &str, span: Span) {
        if span.is_empty() || span.end > self.length {
            self.found.push(Violation::Span { place: place.to_owned(), span, length: self.length });
        }
    }

    /// Spans of which there must be at least one.
    fn evidence(&mut self, place: &str, spans: impl IntoIterator<Item = Span>) {
        let mut spans = spans.into_iter().peekable();
        if spans.peek().is_none() {
            self.found.push(Violation::NoEvidence { place: place.to_owned() });
        }
        spans.for_each(|span| self.span(place, span));
    }

    fn id(&mut self, place: &str, id: &str) {
        if !self.known.contains(id) {
            self.found.push(Violation::UnknownId { place: place.to_owned(), id: id.to_owned() });
        }
    }

    fn ids<'i>(&mut self, place: &str, actors: impl IntoIterator<Item = &'i ActorId>) {
        actors.into_iter().for_each(|actor| self.id(place, actor.as_str()));
    }

    fn statement_ids<'i>(
        &mut self,
        place: &str,
        statements: impl IntoIterator<Item = &'i StatementId>,
    ) {
        statements.into_iter().for_each(|statement| self.id(place, statement.as_str()));
    }

    fn article(&mut self, reading: &Reading) {
        for link in &reading.article.links {
            self.span("article link", link.span);
        }
        for warning in &reading.warnings {
            if let Some(span) = warning.span {
                self.span("warning", span);
            }
        }
    }

    fn actors(&mut self, reading: &Reading) {
        for actor in &reading.actors {
            self.evidence(actor.id.as_str(), actor.mentions.iter().map(|mention| mention.span));
        }
    }

    fn times(&mut self, reading: &Reading) {
        for time in &reading.times {
            let place = time.id.as_str();
            self.span(place, time.span);
            match &time.anchor {
                None | Some(Anchor::Published) => {}
                Some(Anchor::Time(id)) => self.id(place, id.as_str()),
                Some(Anchor::Event(id)) => self.id(place, id.as_str()),
            }
        }
    }

    fn statements(&mut self, reading: &Reading) {
        for statement in &reading.statements {
            let place = statement.id.as_str();
            self.evidence(place, statement.content.iter().copied());
            let source = statement.source.as_ref();
            let named = statement.chain.iter().filter_map(|link| link.span);
            let words = named
                .chain(source.map(|source| source.span))
                .chain(statement.cue.map(|cue| cue.span));
            words.for_each(|span| self.span(place, span));
            self.ids(place, source.and_then(|source| source.actor.as_ref()));
            self.ids(place, &statement.addressee);
            self.ids(place, statement.chain.iter().filter_map(|link| link.agent.as_ref()));
            self.statement_ids(place, &statement.within);
        }
    }

    fn events(&mut self, reading: &Reading) {
        for event in &reading.events {
            let place = event.id.as_str();
            self.evidence(place, event.evidence.iter().copied());
            let changes = event.status_history.iter().map(|change| change.span);
            let topics = event.topics.iter().map(|topic| topic.span);
            let words =
                changes.chain(topics).chain(event.place.as_ref().and_then(|place| place.span));
            words.for_each(|span| self.span(place, span));
            self.ids(place, event.participants.iter().map(|participant| &participant.actor));
            self.ids(place, event.status_history.iter().filter_map(|change| change.by.as_ref()));
            self.statement_ids(
                place,
                event.status_history.iter().filter_map(|change| change.statement.as_ref()),
            );
            self.statement_ids(place, &event.according_to);
            if let Some(time) = event.time.as_ref().and_then(|time| time.reference.as_ref()) {
                self.id(place, time.as_str());
            }
            if let Some(proposal) = &event.about {
                self.id(place, proposal.as_str());
            }
        }
    }

    fn proposals(&mut self, reading: &Reading) {
        for proposal in &reading.proposals {
            let place = proposal.id.as_str();
            self.evidence(place, proposal.evidence.iter().copied());
            proposal.topics.iter().for_each(|topic| self.span(place, topic.span));
            self.ids(place, proposal.authors.iter().chain(&proposal.addressees));
            self.statement_ids(place, &proposal.according_to);
            for point in &proposal.points {
                let place = point.id.as_str();
                self.evidence(place, point.evidence.iter().copied());
                self.ids(place, &point.asks_of);
                self.ids(place, point.stances.iter().map(|position| &position.actor));
                self.statement_ids(
                    place,
                    point.stances.iter().filter_map(|position| position.statement.as_ref()),
                );
            }
        }
    }
}
