//! Readings made by hand, in few words: who met whom, where and when, how it stands, and who says so.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test target uses a part, and a test may panic"
)]

use std::collections::BTreeMap;

use jiff::civil::Date;
use onrecord_record::{
    Act, Actor, ActorId, ActorKind, Article, ArticleId, Certainty, Codes, Cue, Edtf, Event,
    EventId, EventTime, EventType, Knowledge, Link, LinkKind, Mention, MentionForm, Mode, Naming,
    Number, Participant, ParticipantRole, Place, Point, PointId, Polarity, PositionTaken,
    Precision, Proposal, ProposalId, ProposalKind, ProposalStatus, Quotation, Reading, Record,
    RecordedEvent, Source, Span, Stance, Statement, StatementId, Status, StatusChange, TextLink,
};

/// An event as an article tells it. Actors are written `kind:name:country`, sources as chains `a > b`.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    pub event_type: EventType,
    pub who: &'a [&'a str],
    /// Name and country of the place.
    pub place: Option<(&'a str, &'a str)>,
    /// A day, a month, or `first/last`.
    pub date: Option<&'a str>,
    /// How it came to stand, and who says so; nobody for the outlet's own voice.
    pub steps: &'a [(Status, &'a str)],
    pub mode: &'a [Mode],
    /// The words of the article that tell of it.
    pub words: &'a str,
}

impl Default for Told<'_> {
    fn default() -> Self {
        Self {
            event_type: EventType::Talks,
            who: &[],
            place: None,
            date: None,
            steps: &[(Status::Held, "")],
            mode: &[],
            words: "",
        }
    }
}

/// Writes the reading of one article.
pub struct Writer {
    reading: Reading,
    ids: BTreeMap<String, ActorId>,
}

/// Begins the reading of an article whose text says nothing that any other says.
pub fn article(outlet: &str, published: &str) -> Writer {
    let name = format!("{outlet}{published}").replace([' ', '-'], "");
    let words: Vec<String> = (0..12).map(|number| format!("{name}{number}")).collect();
    article_with(outlet, published, &format!("{}.", words.join(" ")))
}

/// Begins the reading of an article with a text.
pub fn article_with(outlet: &str, published: &str, text: &str) -> Writer {
    let name = format!("{}-{published}", outlet.to_lowercase().replace(' ', "-"));
    let article = Article {
        url: Some(format!("https://example.org/{name}")),
        outlet: Some(outlet.to_owned()),
        published: Some(published.parse().unwrap()),
        language: Some("en".to_owned()),
        ..Article::of_text(name, text)
    };
    Writer { reading: Reading::empty("by hand".to_owned(), article), ids: BTreeMap::new() }
}

impl Writer {
    pub fn id(mut self, id: &str) -> Self {
        self.reading.article.id = ArticleId(id.to_owned());
        self
    }

    pub fn url(mut self, url: &str) -> Self {
        self.reading.article.url = Some(url.to_owned());
        self
    }

    /// A link over all of the text.
    pub fn linking(mut self, href: &str) -> Self {
        let span = Span::new(0, self.reading.article.text.chars().count());
        self.reading.article.links.push(TextLink { span, href: href.to_owned() });
        self
    }

    pub fn credit(mut self, credit: &str) -> Self {
        self.reading.article.credits.push(credit.to_owned());
        self
    }

    pub fn done(self) -> Reading {
        assert_eq!(self.reading.check(), [], "a reading made by hand must hold together");
        self.reading
    }

    fn span(&self, words: &str) -> Span {
        let text = &self.reading.article.text;
        let byte = text.find(words).unwrap_or_default();
        let start = text[..byte].chars().count();
        Span::new(start, start + words.chars().count().max(1))
    }

    fn actor(&mut self, spec: &str) -> ActorId {
        if let Some(id) = self.ids.get(spec) {
            return id.clone();
        }
        let parts: Vec<&str> = spec.split(':').collect();
        let (kind, naming, number) = match parts[0] {
            "person" => (ActorKind::Person, Naming::Named, Number::One),
            "unnamed" => (ActorKind::Person, Naming::Unnamed, Number::One),
            "country" => (ActorKind::Country, Naming::Named, Number::One),
            "government" => (ActorKind::Government, Naming::Named, Number::One),
            "body" => (ActorKind::Organization, Naming::Named, Number::One),
            "group" => (ActorKind::Group, Naming::Collective, Number::Several),
            "outlet" => (ActorKind::Outlet, Naming::Named, Number::One),
            "media" => (ActorKind::Outlet, Naming::Collective, Number::Several),
            other => panic!("{other} is no kind of actor"),
        };
        let id = ActorId(format!("a{}", self.reading.actors.len() + 1));
        let mention = Mention { span: Span::new(0, 1), form: MentionForm::Name };
        self.reading.actors.push(Actor {
            id: id.clone(),
            kind,
            naming,
            number,
            name: Some(parts[1].to_owned()),
            aliases: Vec::new(),
            role: parts.get(3).map(|role| (*role).to_owned()),
            affiliation: None,
            country: parts.get(2).filter(|code| !code.is_empty()).map(|code| (*code).to_owned()),
            mentions: vec![mention],
        });
        self.ids.insert(spec.to_owned(), id.clone());
        id
    }

    fn link(&mut self, spec: &str) -> Link {
        if let Some(issuer) = spec.strip_prefix("document") {
            let agent = issuer.strip_prefix(" of ").map(|issuer| self.actor(issuer));
            return Link {
                agent,
                kind: LinkKind::Document,
                naming: Naming::Named,
                number: Number::One,
                medium: Some("statement".to_owned()),
                span: None,
            };
        }
        let id = self.actor(spec);
        let actor = self.reading.actors.iter().find(|actor| actor.id == id).unwrap();
        let kind = match actor.kind {
            ActorKind::Outlet => LinkKind::Outlet,
            ActorKind::Person | ActorKind::Group => LinkKind::Person,
            _ => LinkKind::Organization,
        };
        Link {
            kind,
            naming: actor.naming,
            number: actor.number,
            medium: None,
            span: None,
            agent: Some(id),
        }
    }

    fn statement(&mut self, chain: &str, denies: bool) -> StatementId {
        let links: Vec<Link> = chain.split(" > ").map(|spec| self.link(spec)).collect();
        let id = StatementId(format!("s{}", self.reading.statements.len() + 1));
        let source = Source {
            actor: links.last().and_then(|link| link.agent.clone()),
            span: Span::new(0, 1),
        };
        let act = if denies { Act::Deny } else { Act::Say };
        self.reading.statements.push(Statement {
            id: id.clone(),
            source: Some(source),
            cue: Some(Cue { span: Span::new(0, 1), act }),
            content: vec![Span::new(0, 1)],
            quotation: Quotation::Indirect,
            addressee: None,
            within: None,
            chain: links,
            knowledge: Knowledge::Unknown,
            anonymity_reason: None,
            certainty: Certainty::Certain,
            polarity: if denies { Polarity::Denied } else { Polarity::Affirmed },
        });
        id
    }

    pub fn event(mut self, told: &Told) -> Self {
        let number = self.reading.events.len() + 1;
        let mut span = self.span(told.words);
        if told.words.is_empty() {
            // Events without words of their own stand one after the other.
            span = Span::new(number - 1, number);
        }
        let mut said: BTreeMap<(String, bool), StatementId> = BTreeMap::new();
        let mut according_to = Vec::new();
        let mut history = Vec::new();
        for (status, source) in told.steps {
            let denies = *status == Status::Denied;
            let statement = (!source.is_empty()).then(|| {
                let known = said.get(&((*source).to_owned(), denies)).cloned();
                known.unwrap_or_else(|| self.statement(source, denies))
            });
            if let Some(id) = &statement {
                said.insert(((*source).to_owned(), denies), id.clone());
                if !according_to.contains(id) {
                    according_to.push(id.clone());
                }
            }
            history.push(StatusChange {
                status: *status,
                as_of: None,
                by: None,
                reason: None,
                statement,
                span,
            });
        }
        let participants = told
            .who
            .iter()
            .map(|who| Participant { actor: self.actor(who), role: ParticipantRole::Participant })
            .collect();
        let status = history.last().map_or(Status::Unknown, |change: &StatusChange| change.status);
        self.reading.events.push(Event {
            id: EventId(format!("e{number}")),
            event_type: told.event_type,
            mode: told.mode.to_vec(),
            participants,
            place: told.place.map(|(name, country)| Place {
                name: name.to_owned(),
                country: (!country.is_empty()).then(|| country.to_owned()),
                span: None,
            }),
            time: told.date.map(time),
            status,
            status_history: history,
            topics: Vec::new(),
            about: None,
            according_to,
            certainty: Certainty::Certain,
            polarity: if status == Status::Denied { Polarity::Denied } else { Polarity::Affirmed },
            codes: Codes::default(),
            evidence: vec![span],
        });
        self
    }

    /// A plan with a number of points, of which one is told with what a party makes of it.
    pub fn plan(
        mut self,
        authors: &[&str],
        count: Option<u32>,
        status: ProposalStatus,
        point: Option<(&str, &str, Stance)>,
    ) -> Self {
        let id = ProposalId(format!("p{}", self.reading.proposals.len() + 1));
        let span = Span::new(0, 1);
        let points = point.map(|(text, party, stance)| Point {
            id: PointId(format!("{id}.1")),
            text: text.to_owned(),
            topic: None,
            asks_of: None,
            stances: vec![PositionTaken { actor: self.actor(party), stance, statement: None }],
            evidence: vec![span],
        });
        let authors = authors.iter().map(|author| self.actor(author)).collect();
        self.reading.proposals.push(Proposal {
            id,
            name: Some("plan for the river".to_owned()),
            kind: ProposalKind::Plan,
            point_count: count,
            authors,
            addressees: Vec::new(),
            topics: Vec::new(),
            status,
            points: points.into_iter().collect(),
            according_to: Vec::new(),
            evidence: vec![span],
        });
        self
    }
}

fn time(edtf: &str) -> EventTime {
    let (first, last) = edtf.split_once('/').unwrap_or((edtf, edtf));
    let day = |text: &str| text.parse::<Date>().ok();
    let (earliest, latest, precision) = if let Some(bounds) = day(first).zip(day(last)) {
        (Some(bounds.0), Some(bounds.1), Precision::Day)
    } else {
        let first: Date = format!("{first}-01").parse().unwrap();
        (Some(first), Some(first.last_of_month()), Precision::Month)
    };
    EventTime { reference: None, edtf: Some(Edtf(edtf.to_owned())), earliest, latest, precision }
}

/// The record of `readings`.
pub fn record(readings: &[Reading]) -> Record {
    onrecord_resolve::resolve(readings, &[], None)
}

/// The record as it stood at the end of a day.
pub fn record_as_of(readings: &[Reading], day: &str) -> Record {
    onrecord_resolve::resolve(readings, &[], Some(day.parse().unwrap()))
}

/// The only event of a record.
pub fn only(record: &Record) -> &RecordedEvent {
    assert_eq!(record.events.len(), 1, "one event, not {:#?}", record.events);
    &record.events[0]
}

/// Reports, outlets, and the least and most origins of an event.
pub fn counts(event: &RecordedEvent) -> (u32, u32, u32, u32) {
    let support = &event.support;
    (support.reports, support.outlets, support.origins.min, support.origins.max)
}

/// The statuses of a history.
pub fn statuses(event: &RecordedEvent) -> Vec<Status> {
    event.status_history.iter().map(|entry| entry.status).collect()
}
