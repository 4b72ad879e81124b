//! What one article tells of one event, by itself: all that is compared with what others tell.
//!
//! Must not know the other articles.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_record::{
    Act, Actor, ActorId, Edtf, Event, EventId, EventTime, EventType, Mode, Offsets,
    ParticipantRole, Place, Polarity, Reading, Span, Statement, StatementId, Status,
};
use serde::{Deserialize, Serialize};

use crate::profile::{self, Profile};
use crate::report::Report;
use crate::root::{self, Root, RootKind};
use crate::{fold, stable, text};

/// One article's account of one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// Names the telling by its article and the place of its first words, so that reading again gives the same.
    pub id: EventId,
    /// The article, and whose word it rests on.
    pub report: Report,
    /// What sort of event it is.
    pub event_type: EventType,
    /// How it takes place.
    pub mode: Vec<Mode>,
    /// Who is there, or was to be.
    pub parties: Vec<Party>,
    /// Where.
    pub place: Option<Place>,
    /// When.
    pub time: Option<EventTime>,
    /// How it came to stand, in the order of what happened.
    pub steps: Vec<Step>,
    /// What it is about, in the article's words.
    pub topics: Vec<String>,
    /// Words of the sentences that tell of it and of its topics, without names and small words.
    pub words: BTreeSet<String>,
    /// Words of each sentence that tells of it, hashed.
    pub sentences: Vec<BTreeSet<u64>>,
    /// The words.
    pub evidence: Vec<Span>,
}

/// A participant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Party {
    /// Who.
    pub profile: Profile,
    /// As what.
    pub role: ParticipantRole,
}

/// One step in how an event stands, as one article tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// How it stood from then on.
    pub status: Status,
    /// When that took effect.
    pub as_of: Option<Edtf>,
    /// Who made it so, or says so.
    pub by: Option<Profile>,
    /// Why, in the article's words.
    pub reason: Option<String>,
}

impl Telling {
    /// Whether a step of the telling has one of `statuses`.
    pub(crate) fn has_status(&self, statuses: &[Status]) -> bool {
        self.steps.iter().any(|step| statuses.contains(&step.status))
    }

    /// How the event stands by the end of the telling.
    pub(crate) fn last_status(&self) -> Status {
        self.steps.last().map_or(Status::Unknown, |step| step.status)
    }
}

/// What `reading` tells of its events, in their order.
pub(crate) fn of_reading(reading: &Reading) -> Vec<Telling> {
    let teller = Teller::new(reading);
    let mut tellings: Vec<Telling> = Vec::new();
    for event in &reading.events {
        let mut telling = teller.telling(event);
        // Two events may begin with the same words.
        while tellings.iter().any(|other| other.id == telling.id) {
            telling.id = EventId(stable::name("e", &[telling.id.as_str()]));
        }
        tellings.push(telling);
    }
    tellings
}

/// A reading with what is looked up in it.
struct Teller<'r> {
    reading: &'r Reading,
    offsets: Offsets<'r>,
    actors: BTreeMap<&'r ActorId, &'r Actor>,
    statements: BTreeMap<&'r StatementId, &'r Statement>,
    /// Sentences of the text with the byte at which each begins.
    sentences: Vec<(usize, &'r str)>,
    /// Words of the names of all actors, which tell nothing of what an event is about.
    names: BTreeSet<String>,
}

impl<'r> Teller<'r> {
    fn new(reading: &'r Reading) -> Self {
        let body = reading.article.text.as_str();
        let sentences = text::split(body).into_iter().map(|sentence| {
            let start = sentence.as_ptr() as usize - body.as_ptr() as usize;
            (start, sentence)
        });
        let names = reading
            .actors
            .iter()
            .filter_map(Profile::of)
            .flat_map(|profile| profile.names().flat_map(fold::words).collect::<Vec<_>>());
        Self {
            reading,
            offsets: Offsets::new(body),
            actors: reading.actors.iter().map(|actor| (&actor.id, actor)).collect(),
            statements: reading
                .statements
                .iter()
                .map(|statement| (&statement.id, statement))
                .collect(),
            sentences: sentences.collect(),
            names: names.collect(),
        }
    }

    fn telling(&self, event: &Event) -> Telling {
        let article = &self.reading.article;
        let first = event.evidence.iter().map(|span| span.start).min().unwrap_or_default();
        let told_in = self.sentences_with(event);
        let (roots, denials) = self.sources(event);
        let parties = event.participants.iter().filter_map(|participant| {
            Some(Party { profile: self.profile(&participant.actor)?, role: participant.role })
        });
        Telling {
            id: EventId(stable::name("e", &[article.id.as_str(), &first.to_string()])),
            report: Report {
                article: article.id.clone(),
                outlet: article.outlet.clone(),
                url: article.url.clone(),
                published: article.published.map(|published| published.date),
                roots,
                denials,
            },
            event_type: event.event_type,
            mode: event.mode.clone(),
            parties: parties.collect(),
            place: event.place.clone(),
            time: event.time.clone(),
            steps: self.steps(event),
            topics: event.topics.iter().map(|topic| topic.text.clone()).collect(),
            words: self.subject_words(event, &told_in),
            sentences: told_in.iter().filter_map(|sentence| text::sentence(sentence)).collect(),
            evidence: event.evidence.clone(),
        }
    }

    fn profile(&self, actor: &ActorId) -> Option<Profile> {
        self.actors.get(actor).and_then(|actor| Profile::of(actor))
    }

    /// The sentences that hold the evidence of an event.
    fn sentences_with(&self, event: &Event) -> Vec<&'r str> {
        let mut indices: Vec<usize> = Vec::new();
        for span in &event.evidence {
            let byte = self.offsets.byte(span.start);
            let after = self.sentences.partition_point(|&(start, _)| start <= byte);
            indices.extend(after.checked_sub(1));
        }
        indices.sort_unstable();
        indices.dedup();
        indices.into_iter().map(|index| self.sentences[index].1).collect()
    }

    /// Words that say what an event is about: of its topics, of the proposal it is about, of the sentences that tell it.
    fn subject_words(&self, event: &Event, told_in: &[&str]) -> BTreeSet<String> {
        let proposal = event
            .about
            .as_ref()
            .and_then(|id| self.reading.proposals.iter().find(|one| one.id == *id));
        let named = proposal.and_then(|proposal| proposal.name.as_deref());
        let texts = told_in
            .iter()
            .copied()
            .chain(event.topics.iter().map(|topic| topic.text.as_str()))
            .chain(named);
        let words = texts.flat_map(fold::words).filter(|word| {
            !self.names.contains(word)
                && (word.chars().count() > 3
                    || word.starts_with(|letter: char| letter.is_numeric()))
        });
        words.map(|word| profile::singular(&word)).collect()
    }

    fn steps(&self, event: &Event) -> Vec<Step> {
        let known = event.status_history.iter().filter(|change| change.status != Status::Unknown);
        let steps: Vec<Step> = known
            .map(|change| Step {
                status: change.status,
                as_of: change.as_of.clone(),
                by: change.by.as_ref().and_then(|by| self.profile(by)).or_else(|| {
                    let statement = change.statement.as_ref()?;
                    self.speaker(statement, change.status, event)
                }),
                reason: change.reason.clone(),
            })
            .collect();
        if steps.is_empty() && event.status != Status::Unknown {
            return vec![Step { status: event.status, as_of: None, by: None, reason: None }];
        }
        steps
    }

    /// Who speaks in a statement, where saying so makes it so: one who denies, or a participant who sets or moves.
    fn speaker(&self, statement: &StatementId, status: Status, event: &Event) -> Option<Profile> {
        let statement = self.statements.get(statement)?;
        let root = root::of_chain(self.reading, &self.offsets, &statement.chain)?;
        let profile = root
            .profile
            .filter(|_| root.kind == RootKind::Named || root.kind == RootKind::Document)?;
        let takes_part = || {
            let participants = event
                .participants
                .iter()
                .filter_map(|participant| self.profile(&participant.actor));
            participants
                .map(|party| party.relation(&profile))
                .any(|relation| relation >= profile::Relation::SameSide)
        };
        (status == Status::Denied || status != Status::Held && takes_part()).then_some(profile)
    }

    /// What the account rests on, and who denies it.
    fn sources(&self, event: &Event) -> (Vec<Root>, Vec<Root>) {
        let mut affirming: Vec<&StatementId> = Vec::new();
        let mut denying: Vec<&StatementId> = Vec::new();
        let mut deniers: Vec<Root> = Vec::new();
        for change in &event.status_history {
            let by = change.by.as_ref().and_then(|by| self.profile(by));
            let denied = change.status == Status::Denied;
            if let Some(by) = by.clone().filter(|_| denied) {
                deniers.push(Root::named(by));
            }
            // Where another than the speaker denies, the speaker told what is denied.
            let speaks = |id| by.as_ref().is_none_or(|by| self.is_source(id, by));
            match &change.statement {
                Some(id) if denied && speaks(id) => denying.push(id),
                Some(id) => affirming.push(id),
                None => {}
            }
        }
        for id in &event.according_to {
            let denied = self.statements.get(id).is_some_and(|statement| denies(statement, event));
            if denied && !affirming.contains(&id) {
                denying.push(id);
            } else if !denying.contains(&id) {
                affirming.push(id);
            }
        }
        deniers.extend(self.roots(&denying));
        let told = event.status_history.iter().any(|change| change.status != Status::Denied);
        if affirming.is_empty() && !told && !deniers.is_empty() {
            return (Vec::new(), deniers);
        }
        let mut roots = self.roots(&affirming);
        let unsourced = roots.iter().all(|root| root.kind == RootKind::Open);
        if unsourced && !deniers.is_empty() {
            // Who reports a denial and names nobody who said it repeats what others reported.
            roots = vec![Root::media()];
        } else if roots.is_empty() {
            roots = vec![self.linked_in(event).unwrap_or_else(Root::own_voice)];
        }
        (roots, deniers)
    }

    /// The page to which the sentences that tell of an event lead, as papers link what they have it from.
    fn linked_in(&self, event: &Event) -> Option<Root> {
        let article = &self.reading.article;
        let told_in: Vec<&str> = self.sentences_with(event);
        let tells = |start: usize| {
            let after = self.sentences.partition_point(|&(first, _)| first <= start);
            after.checked_sub(1).is_some_and(|index| told_in.contains(&self.sentences[index].1))
        };
        let mut links =
            article.links.iter().filter(|link| article.url.as_ref() != Some(&link.href));
        let link = links.find(|link| tells(self.offsets.byte(link.span.start)))?;
        Some(Root::linked(&link.href))
    }

    /// Whether the root of a statement is `profile`.
    fn is_source(&self, statement: &StatementId, profile: &Profile) -> bool {
        let statement = self.statements.get(statement);
        let root = statement
            .and_then(|statement| root::of_chain(self.reading, &self.offsets, &statement.chain));
        let source = root.and_then(|root| root.profile);
        source.is_some_and(|source| source.relation(profile) == profile::Relation::Same)
    }

    /// Roots of statements, each once, without those that only stand in for another of them.
    fn roots(&self, statements: &[&StatementId]) -> Vec<Root> {
        let found = statements.iter().filter_map(|id| self.statements.get(*id));
        let mut roots: Vec<Root> = found
            .filter_map(|statement| root::of_chain(self.reading, &self.offsets, &statement.chain))
            .collect();
        roots.sort();
        roots.dedup();
        let firm =
            roots.iter().any(|root| !matches!(root.kind, RootKind::Open | RootKind::OwnVoice));
        if firm {
            roots.retain(|root| !matches!(root.kind, RootKind::Open | RootKind::OwnVoice));
        }
        // "The Axton Post reported … , the daily says": one outlet, once by its name.
        let cites = |root: &Root| root.kind == RootKind::CitedOutlet;
        if roots.iter().any(|root| cites(root) && !root.is_described_outlet()) {
            roots.retain(|root| !cites(root) || !root.is_described_outlet());
        }
        // "The two sides said in a communique", told once with and once without the communique.
        if roots.iter().any(|root| root.kind == RootKind::Document) {
            roots.retain(|root| !speaks_for_all(root));
        }
        roots
    }
}

/// Whether a statement says that an event is not so.
fn denies(statement: &Statement, event: &Event) -> bool {
    let denied = event.polarity == Polarity::Denied || event.status == Status::Denied;
    let act = statement.cue.is_some_and(|cue| matches!(cue.act, Act::Deny | Act::Reject));
    denied && (act || statement.polarity == Polarity::Denied)
}

/// Whether a root is all parties together.
fn speaks_for_all(root: &Root) -> bool {
    let described =
        root.profile.as_ref().map_or(root.words.as_str(), |profile| profile.name.as_str());
    let words = fold::words(described);
    root.kind == RootKind::Unnamed
        && words
            .iter()
            .any(|word| matches!(word.as_str(), "sides" | "parties" | "delegations" | "both"))
}
