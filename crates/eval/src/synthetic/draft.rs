//! An article while it is written, with its reading.

use jiff::civil::Date;
use onrecord_record::{
    Act, Actor, ActorId, ActorKind, Article, Certainty, Codes, Cue, Edtf, Event, EventId,
    EventTime, EventType, Knowledge, Link, LinkKind, Mention, MentionForm, Naming, Number,
    Participant, ParticipantRole, Place, Polarity, Precision, Published, Quotation, Reading,
    Source, Span, Statement, StatementId, Status, StatusChange, Topic,
};

use super::words::Country;

/// What the reader of made-up articles calls itself.
const MODEL: &str = "synthetic";

/// A round of talks.
pub(super) struct Talks<'a> {
    pub(super) kind: EventType,
    pub(super) parties: [&'a Country; 2],
    pub(super) town: &'a str,
    pub(super) country: &'a str,
    pub(super) day: Date,
    pub(super) subject: &'a str,
}

/// Someone who tells of them.
pub(super) struct Speaker<'a> {
    words: String,
    naming: Naming,
    country: &'a str,
}

impl<'a> Speaker<'a> {
    /// An official without a name.
    pub(super) fn official(country: &'a Country) -> Self {
        let words = format!("an official of {}", country.name);
        Self { words, naming: Naming::Unnamed, country: &country.code }
    }

    /// An envoy with a name.
    pub(super) fn envoy(name: &str, country: &'a Country) -> Self {
        Self { words: name.to_owned(), naming: Naming::Named, country: &country.code }
    }
}

pub(super) struct Draft {
    reading: Reading,
}

impl Draft {
    pub(super) fn new(number: u64, outlet: &str, published: Date) -> Self {
        let article = Article {
            url: Some(format!("https://example.org/{number}")),
            outlet: Some(outlet.to_owned()),
            published: Some(Published { date: published, time: None, offset: None }),
            language: Some("en".to_owned()),
            ..Article::of_text(format!("synthetic-{number:08}"), String::new())
        };
        Self { reading: Reading::empty(MODEL.to_owned(), article) }
    }

    pub(super) fn crediting(mut self, agency: &str) -> Self {
        self.reading.article.credits.push(agency.to_owned());
        self
    }

    /// Tells of talks in a sentence, on the word of a speaker, of an outlet, or of nobody.
    pub(super) fn tell(
        mut self,
        talks: &Talks,
        status: Status,
        speaker: Option<(&Speaker, Act)>,
        outlet: Option<&str>,
    ) -> Self {
        let [one, other] = talks.parties;
        let first = self.write(&one.name);
        self.write(" and ");
        let second = self.write(&other.name);
        let told = match status {
            Status::Planned => " are to hold talks",
            Status::CalledOff => " called off the talks",
            _ => " held talks",
        };
        let verb = self.write(told);
        self.write(" in ");
        let town = self.write(talks.town);
        self.write(" on the ");
        let subject = self.write(talks.subject);
        self.write(" on ");
        self.write(&talks.day.strftime("%B %-d, %Y").to_string());
        let statement = match (speaker, outlet) {
            (Some((speaker, act)), _) => Some(self.statement(verb, speaker, act)),
            (None, Some(outlet)) => Some(self.citation(verb, outlet)),
            (None, None) => None,
        };
        self.write(".\n");
        let participants = [(one, first), (other, second)].map(|(party, span)| Participant {
            actor: self.actor(ActorKind::Country, Naming::Named, &party.name, &party.code, span),
            role: ParticipantRole::Participant,
        });
        let day = talks.day;
        let number = self.reading.events.len() + 1;
        self.reading.events.push(Event {
            id: EventId(format!("e{number}")),
            event_type: talks.kind,
            mode: Vec::new(),
            participants: participants.into(),
            place: Some(Place {
                name: talks.town.to_owned(),
                country: Some(talks.country.to_owned()),
                span: Some(town),
            }),
            time: Some(EventTime {
                reference: None,
                edtf: Some(Edtf(day.to_string())),
                earliest: Some(day),
                latest: Some(day),
                precision: Precision::Day,
            }),
            status,
            status_history: vec![StatusChange {
                status,
                as_of: None,
                by: None,
                reason: None,
                statement: statement.clone(),
                span: verb,
            }],
            topics: vec![Topic { text: talks.subject.to_owned(), span: subject }],
            about: None,
            according_to: statement.into_iter().collect(),
            certainty: Certainty::Certain,
            polarity: Polarity::Affirmed,
            codes: Codes::default(),
            evidence: vec![verb],
        });
        self
    }

    /// Ends the article with sentences that tell of nothing.
    pub(super) fn fill(mut self, sentences: &[String]) -> Reading {
        self.reading.article.text.push_str(&sentences.join(" "));
        self.reading
    }

    /// Adds words, all of them ASCII, so that bytes are code points.
    fn write(&mut self, words: &str) -> Span {
        let text = &mut self.reading.article.text;
        let start = text.len();
        text.push_str(words);
        Span::new(start, text.len())
    }

    fn actor(
        &mut self,
        kind: ActorKind,
        naming: Naming,
        name: &str,
        country: &str,
        span: Span,
    ) -> ActorId {
        let form = if naming == Naming::Named { MentionForm::Name } else { MentionForm::Nominal };
        let mention = Mention { span, form };
        let actors = &mut self.reading.actors;
        if let Some(known) = actors.iter_mut().find(|known| known.name.as_deref() == Some(name)) {
            known.mentions.push(mention);
            return known.id.clone();
        }
        let id = ActorId(format!("a{}", actors.len() + 1));
        actors.push(Actor {
            id: id.clone(),
            kind,
            naming,
            number: Number::One,
            name: Some(name.to_owned()),
            aliases: Vec::new(),
            role: None,
            affiliation: None,
            country: (!country.is_empty()).then(|| country.to_owned()),
            mentions: vec![mention],
        });
        id
    }

    fn statement(&mut self, content: Span, speaker: &Speaker, act: Act) -> StatementId {
        self.write(", ");
        let source = self.write(&speaker.words);
        let actor =
            self.actor(ActorKind::Person, speaker.naming, &speaker.words, speaker.country, source);
        let cue = self.write(if act == Act::Confirm { " confirmed" } else { " said" });
        let link = Link {
            agent: Some(actor),
            kind: LinkKind::Person,
            naming: speaker.naming,
            number: Number::One,
            medium: None,
            span: Some(source),
        };
        self.attribute(content, link, cue, act)
    }

    fn citation(&mut self, content: Span, outlet: &str) -> StatementId {
        self.write(", ");
        let source = self.write(outlet);
        let actor = self.actor(ActorKind::Outlet, Naming::Named, outlet, "", source);
        let cue = self.write(" reported");
        let link = Link {
            agent: Some(actor),
            kind: LinkKind::Outlet,
            naming: Naming::Named,
            number: Number::One,
            medium: None,
            span: Some(source),
        };
        self.attribute(content, link, cue, Act::Report)
    }

    fn attribute(&mut self, content: Span, link: Link, cue: Span, act: Act) -> StatementId {
        let id = StatementId(format!("s{}", self.reading.statements.len() + 1));
        let source = link.span.map(|span| Source { actor: link.agent.clone(), span });
        self.reading.statements.push(Statement {
            id: id.clone(),
            source,
            cue: Some(Cue { span: cue, act }),
            content: vec![content],
            quotation: Quotation::Indirect,
            addressee: None,
            within: None,
            chain: vec![link],
            knowledge: Knowledge::Unknown,
            anonymity_reason: None,
            certainty: Certainty::Certain,
            polarity: Polarity::Affirmed,
        });
        id
    }
}
