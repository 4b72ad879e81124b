//! Checks that a reading holds together: every fact has words, every span lies in the text, every id is of something.
//!
//! Must not know whether a fact is right.

use std::collections::BTreeMap;
use std::fmt;

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
    /// An id that no thing of its kind has.
    UnknownId {
        /// Where it is used.
        place: String,
        /// What it should be the id of.
        kind: &'static str,
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
            Violation::UnknownId { place, kind, id } => {
                write!(formatter, "{place}: no {kind} is named {id}")
            }
            Violation::RepeatedId { id } => write!(formatter, "{id}: two things have this name"),
        }
    }
}

impl Reading {
    /// Everything in the reading that cannot be; empty for a sound one.
    pub fn check(&self) -> Vec<Violation> {
        let length = Offsets::new(&self.article.text).len();
        let mut checker = Checker { length, known: BTreeMap::new(), found: Vec::new() };
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

const ACTOR: &str = "actor";
const TIME: &str = "time";
const STATEMENT: &str = "statement";
const EVENT: &str = "event";
const PROPOSAL: &str = "proposal";
const POINT: &str = "point";

struct Checker<'r> {
    /// Code points of the text.
    length: usize,
    /// What each id is the name of. No two things of any kind share one.
    known: BTreeMap<&'r str, &'static str>,
    found: Vec<Violation>,
}

impl<'r> Checker<'r> {
    fn names(&mut self, reading: &'r Reading) {
        reading.actors.iter().for_each(|actor| self.name(ACTOR, actor.id.as_str()));
        reading.times.iter().for_each(|time| self.name(TIME, time.id.as_str()));
        reading.statements.iter().for_each(|statement| self.name(STATEMENT, statement.id.as_str()));
        reading.events.iter().for_each(|event| self.name(EVENT, event.id.as_str()));
        for proposal in &reading.proposals {
            self.name(PROPOSAL, proposal.id.as_str());
            proposal.points.iter().for_each(|point| self.name(POINT, point.id.as_str()));
        }
    }

    fn name(&mut self, kind: &'static str, id: &'r str) {
        if self.known.insert(id, kind).is_some() {
            self.found.push(Violation::RepeatedId { id: id.to_owned() });
        }
    }

    fn spans(&mut self, place: &str, spans: impl IntoIterator<Item = Span>) {
        for span in spans {
            if span.is_empty() || span.end > self.length {
                self.found.push(Violation::Span {
                    place: place.to_owned(),
                    span,
                    length: self.length,
                });
            }
        }
    }

    /// Spans of which there must be at least one.
    fn evidence(&mut self, place: &str, spans: impl IntoIterator<Item = Span>) {
        let mut spans = spans.into_iter().peekable();
        if spans.peek().is_none() {
            self.found.push(Violation::NoEvidence { place: place.to_owned() });
        }
        self.spans(place, spans);
    }

    fn ids<'i, I: AsRef<str> + 'i>(
        &mut self,
        place: &str,
        kind: &'static str,
        ids: impl IntoIterator<Item = &'i I>,
    ) {
        for id in ids.into_iter().map(AsRef::as_ref) {
            if self.known.get(id) != Some(&kind) {
                self.found.push(Violation::UnknownId {
                    place: place.to_owned(),
                    kind,
                    id: id.to_owned(),
                });
            }
        }
    }

    fn article(&mut self, reading: &Reading) {
        self.spans("article link", reading.article.links.iter().map(|link| link.span));
        self.spans("warning", reading.warnings.iter().filter_map(|warning| warning.span));
    }

    fn actors(&mut self, reading: &Reading) {
        for actor in &reading.actors {
            self.evidence(actor.id.as_str(), actor.mentions.iter().map(|mention| mention.span));
        }
    }

    fn times(&mut self, reading: &Reading) {
        for time in &reading.times {
            let place = time.id.as_str();
            self.spans(place, [time.span]);
            match &time.anchor {
                None | Some(Anchor::Published) => {}
                Some(Anchor::Time(id)) => self.ids(place, TIME, [id]),
                Some(Anchor::Event(id)) => self.ids(place, EVENT, [id]),
            }
        }
    }

    fn statements(&mut self, reading: &Reading) {
        for statement in &reading.statements {
            let place = statement.id.as_str();
            self.evidence(place, statement.content.iter().copied());
            self.spans(place, statement.cue.map(|cue| cue.span));
            self.spans(place, statement.chain.iter().filter_map(|link| link.span));
            self.ids(place, ACTOR, &statement.addressee);
            self.ids(place, ACTOR, statement.chain.iter().filter_map(|link| link.agent.as_ref()));
            self.ids(place, STATEMENT, &statement.within);
            if let Some(source) = &statement.source {
                self.spans(place, [source.span]);
                self.ids(place, ACTOR, &source.actor);
            }
        }
    }

    fn events(&mut self, reading: &Reading) {
        for event in &reading.events {
            let place = event.id.as_str();
            self.evidence(place, event.evidence.iter().copied());
            self.spans(place, event.place.as_ref().and_then(|place| place.span));
            self.spans(place, event.topics.iter().map(|topic| topic.span));
            self.ids(place, ACTOR, event.participants.iter().map(|participant| &participant.actor));
            self.ids(place, TIME, event.time.iter().filter_map(|time| time.reference.as_ref()));
            self.ids(place, STATEMENT, &event.according_to);
            self.ids(place, PROPOSAL, &event.about);
            for change in &event.status_history {
                self.spans(place, [change.span]);
                self.ids(place, ACTOR, &change.by);
                self.ids(place, STATEMENT, &change.statement);
            }
        }
    }

    fn proposals(&mut self, reading: &Reading) {
        for proposal in &reading.proposals {
            let place = proposal.id.as_str();
            self.evidence(place, proposal.evidence.iter().copied());
            self.spans(place, proposal.topics.iter().map(|topic| topic.span));
            self.ids(place, ACTOR, proposal.authors.iter().chain(&proposal.addressees));
            self.ids(place, STATEMENT, &proposal.according_to);
            for point in &proposal.points {
                let place = point.id.as_str();
                self.evidence(place, point.evidence.iter().copied());
                self.ids(place, ACTOR, &point.asks_of);
                self.ids(place, ACTOR, point.stances.iter().map(|position| &position.actor));
                self.ids(
                    place,
                    STATEMENT,
                    point.stances.iter().filter_map(|position| position.statement.as_ref()),
                );
            }
        }
    }
}
