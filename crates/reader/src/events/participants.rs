//! Participants: who takes part in an event, and as what, from the words that hang on its trigger.
//!
//! Must not know how the event stands.

use std::sync::LazyLock;

use onrecord_language::Upos;
use onrecord_record::{ActorKind, ParticipantRole};

use super::clauses::{governing_verb, measured, subjects};
use super::people::is_someone;
use super::phrases::Phrases;
use super::triggers::{Frame, Trigger};
use crate::actors::Actors;
use crate::document::Document;
use crate::lexicon::entries;
use crate::places;

/// The verbs that carry a noun of an event, with the role of their subject.
static LIGHT_VERBS: LazyLock<Phrases<Option<ParticipantRole>>> = LazyLock::new(|| {
    Phrases::new(
        entries(include_str!("../../data/events/light_verbs.txt"))
            .filter_map(|columns| Some((*columns.first()?, columns.get(1)?.parse().ok()))),
    )
});

/// A word that names someone in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The word that carries the mention.
    pub token: usize,
    /// As what.
    pub role: ParticipantRole,
}

/// The words that name those who take part in a trigger's event, in the order of the text.
pub fn parts(document: &Document, actors: &Actors, trigger: &Trigger) -> Vec<Part> {
    let mut collector = Collector { document, actors, parts: Vec::new() };
    match trigger.frame {
        Frame::Noun(_) => collector.noun(trigger),
        _ => collector.verb(trigger),
    }
    let mut parts = collector.parts;
    parts.sort_by_key(|part| part.token);
    parts.dedup_by_key(|part| part.token);
    parts
}

/// Whether a verb only says what someone thinks of an event, so that its subject need not take part.
fn judges(document: &Document, verb: usize) -> bool {
    const JUDGING: [&str; 20] = [
        "criticise",
        "criticize",
        "condemn",
        "praise",
        "welcome",
        "back",
        "oppose",
        "denounce",
        "urge",
        "support",
        "endorse",
        "hail",
        "defend",
        "report",
        "describe",
        "mock",
        "watch",
        "follow",
        "mention",
        "call",
    ];
    JUDGING.contains(&document.lemma(verb))
}

/// The actors of the parts, each once.
pub fn actors_of(
    document: &Document,
    actors: &Actors,
    parts: &[Part],
) -> Vec<(usize, ParticipantRole)> {
    let mut found: Vec<(usize, ParticipantRole)> = Vec::new();
    for part in parts {
        if let Some(actor) = actor_at(document, actors, part.token)
            && found.iter().all(|&(other, _)| other != actor)
        {
            found.push((actor, part.role));
        }
    }
    found
}

/// The actor that a word speaks of: as head of a mention, as part of one whose head the analysis missed, or, for the
/// adjective of a country ("the Iranian-Omani talks"), the country.
pub fn actor_at(document: &Document, actors: &Actors, token: usize) -> Option<usize> {
    let direct = actors.with_head(token).or_else(|| actors.at(token));
    // "whose envoy, Mara Lind,", "representatives of the two governments"
    let beside = || {
        document.children(token).iter().find_map(|&child| match document.relation(child) {
            "appos" | "flat" => actors.with_head(child),
            "nmod"
                if document.preposition(child) == Some("of")
                    && REPRESENTATIVES.contains(&document.lower(token)) =>
            {
                actors.with_head(child)
            }
            _ => None,
        })
    };
    direct.or_else(beside).or_else(|| {
        let country = places::nationality(document.word(token))
            .or_else(|| places::country_named(document.word(token)))?;
        actors.list.iter().position(|actor| {
            matches!(actor.kind, ActorKind::Country | ActorKind::Government)
                && actor.country.as_deref() == Some(country)
        })
    })
}

/// Nouns for those who act for others, whose own words say nothing of who they are.
const REPRESENTATIVES: [&str; 10] = [
    "representatives",
    "delegates",
    "envoys",
    "negotiators",
    "officials",
    "leaders",
    "members",
    "delegations",
    "teams",
    "emissaries",
];

/// Whether a verb carries the noun of an event, and then the role of its subject; `None` inside where it has no part.
#[expect(
    clippy::option_option,
    reason = "no light verb, and one whose subject has no part, are two things"
)]
pub fn light_verb(document: &Document, verb: usize) -> Option<Option<ParticipantRole>> {
    LIGHT_VERBS.longest(document, verb).map(|(_, &role)| role)
}

/// Someone named right after the trigger, where the analysis took the name for a part of another: "would meet Gen Orr".
pub fn object_after(document: &Document, actors: &Actors, trigger: &Trigger) -> Option<usize> {
    let end = document.sentence(trigger.head).end.min(trigger.tokens.end + 3);
    let start = (trigger.tokens.end..end)
        .take_while(|&token| {
            !matches!(document.upos(token), Upos::Punct | Upos::Adp | Upos::Verb | Upos::Aux)
        })
        .find(|&token| document.upos(token) == Upos::Propn)?;
    actors
        .list
        .iter()
        .flat_map(|actor| &actor.mentions)
        .find(|mention| {
            mention.tokens.start <= start
                && start < mention.tokens.end
                && mention.tokens.start >= trigger.tokens.end
        })
        .map(|mention| mention.head)
}

struct Collector<'a, 'd> {
    document: &'a Document<'d>,
    actors: &'a Actors,
    parts: Vec<Part>,
}

impl Collector<'_, '_> {
    fn verb(&mut self, trigger: &Trigger) {
        use ParticipantRole::{Briefed, Briefer, Host, Mediator, Participant, Visitor};
        let verb = trigger.head;
        let (subject, object) = match trigger.frame {
            Frame::Receive => (Host, Visitor),
            Frame::Visit | Frame::Travel => (Visitor, Host),
            Frame::Brief => (Briefer, Briefed),
            Frame::Mediate => (Mediator, Participant),
            _ => (Participant, Participant),
        };
        let document = self.document;
        let passive = document.child(verb, &["nsubj:pass", "aux:pass"]).is_some()
            || (document.xpos(verb) == "VBN"
                && document.relation(verb) == "acl"
                && document.child(verb, &["nsubj"]).is_none());
        if document.upos(verb) != Upos::Verb && document.child(verb, &["cop"]).is_none() {
            // a bare verb that the analysis took for a noun: "before the presidents next meet"
            let before: Vec<usize> =
                document.children(verb).iter().copied().filter(|&child| child < verb).collect();
            self.add_all(&before, subject);
            return;
        }
        let takes_object = !matches!(
            trigger.frame,
            Frame::Sign | Frame::Exchange | Frame::Discuss | Frame::Travel
        );
        let (first, second) =
            if passive && takes_object { (object, subject) } else { (subject, object) };
        if !passive || takes_object {
            self.add_all(&subjects(document, verb), first);
        }
        if takes_object {
            let objects: Vec<usize> = document
                .children_by(verb, "obj")
                .chain(document.children_by(verb, "iobj"))
                .collect();
            self.add_all(&objects, second);
            if objects.is_empty()
                && !passive
                && let Some(object) = object_after(document, self.actors, trigger)
            {
                self.parts.push(Part { token: object, role: second });
            }
        }
        // what follows a noun in the place of a verb hangs on it as on a noun: "has been on the phone to"
        let obliques = document.children(verb).iter().copied().filter(|&child| {
            document.relation(child) == "obl"
                || document.relation(child) == "nmod" && document.upos(verb) != Upos::Verb
        });
        for oblique in obliques {
            self.oblique(trigger, oblique, first, passive.then_some(subject));
        }
        if trigger.frame == Frame::Mediate || trigger.tokens.len() > 1 {
            // what follows the trigger's last word may hang on it: "shuttled between", "sat down with"
            self.after(trigger);
        }
    }

    fn oblique(
        &mut self,
        trigger: &Trigger,
        oblique: usize,
        first: ParticipantRole,
        agent: Option<ParticipantRole>,
    ) {
        use ParticipantRole::{Host, Mediator, Participant, Visitor};
        match self.document.preposition(oblique) {
            Some("with" | "between" | "among" | "alongside" | "opposite") => {
                let role = if first == Visitor { Host } else { Participant };
                self.add_all(&[oblique], role);
            }
            Some("to" | "across" | "from" | "into")
                if matches!(trigger.frame, Frame::Converse | Frame::Contact) =>
            {
                self.add_all(&[oblique], Participant);
            }
            Some("by") => {
                if let Some(role) = agent {
                    self.add_all(&[oblique], role);
                }
            }
            Some("through" | "via") => self.add_all(&[oblique], Mediator),
            _ => {}
        }
    }

    fn after(&mut self, trigger: &Trigger) {
        let document = self.document;
        let last = trigger.tokens.end - 1;
        let end = document.sentence(last).end.min(trigger.tokens.end + 6);
        let head = (trigger.tokens.end..end)
            .take_while(|&token| {
                document.upos(token) != Upos::Punct && document.upos(token) != Upos::Verb
            })
            .find(|&token| is_someone(document, self.actors, token));
        if let Some(head) = head
            && matches!(
                document.lower(last),
                "with" | "between" | "to" | "from" | "into" | "opposite"
            )
        {
            self.add_all(&[head], ParticipantRole::Participant);
        }
    }

    fn noun(&mut self, trigger: &Trigger) {
        let document = self.document;
        // "round of talks between": the participants may hang on either noun
        let mut nouns = vec![trigger.head];
        nouns.extend(
            trigger
                .tokens
                .clone()
                .filter(|&token| token != trigger.head && document.upos(token) == Upos::Noun),
        );
        for &noun in &nouns {
            for &child in document.children(noun) {
                if !trigger.tokens.contains(&child) {
                    self.dependent(trigger, child);
                }
            }
        }
        self.between(trigger);
        let Some(verb) = governing_verb(document, trigger.head) else { return };
        self.carrier(trigger, verb);
    }

    /// "a meeting planned in Pokhara between the ministers": "between" belongs to the noun, whatever it hangs on.
    fn between(&mut self, trigger: &Trigger) {
        let document = self.document;
        let heads: Vec<usize> = document
            .subtree(trigger.head)
            .filter(|&token| token > trigger.head && document.preposition(token) == Some("between"))
            .collect();
        self.add_all(&heads, ParticipantRole::Participant);
        for &head in heads.iter().filter(|&&head| document.conjuncts(head).len() == 1) {
            // the second name may have come loose: "between the guards (BGB) and India's force"
            let end = document.sentence(head).end;
            let and = (head..end.min(head + 8)).find(|&token| document.lower(token) == "and");
            let second = and.and_then(|and| {
                (and + 1..end.min(and + 7)).find(|&token| {
                    self.actors.with_head(token).is_some()
                        && document.token(token).deprel != "nmod:poss"
                })
            });
            self.parts
                .extend(second.map(|token| Part { token, role: ParticipantRole::Participant }));
        }
    }

    /// What hangs on the noun itself.
    fn dependent(&mut self, trigger: &Trigger, child: usize) {
        use ParticipantRole::{Briefed, Briefer, Host, Mediator, Participant, Visitor};
        use onrecord_record::EventType::{Briefing, Call, Visit};
        let document = self.document;
        let owner = match trigger.event_type {
            Visit => Visitor,
            Briefing => Briefer,
            _ => Participant,
        };
        match (document.relation(child), document.preposition(child)) {
            ("nmod", _) if document.token(child).deprel == "nmod:poss" => {
                self.add_all(&[child], owner);
            }
            ("nmod" | "obl", Some("with" | "between" | "among" | "involving" | "alongside")) => {
                self.add_all(
                    &[child],
                    if trigger.event_type == Visit { Host } else { Participant },
                );
            }
            ("nmod" | "obl", Some("by" | "of" | "from")) => self.add_all(&[child], owner),
            ("nmod", Some("for" | "to")) if trigger.event_type == Briefing => {
                self.add_all(&[child], Briefed);
            }
            ("nmod" | "obl", Some("to")) if trigger.event_type == Call => {
                self.add_all(&[child], Participant);
            }
            ("nmod" | "obl", Some("to")) if trigger.event_type == Visit => self.visited(child),
            // "a courtesy call on the governor"
            ("nmod", Some("on")) if trigger.event_type == Visit => self.add_all(&[child], Host),
            ("appos", _) => self.add_all(&[child], Participant),
            ("nmod" | "obl", Some("through" | "via")) => self.add_all(&[child], Mediator),
            ("nmod" | "obl", Some("under")) => self.mediation(child),
            ("compound" | "amod", _) | ("nmod", None) => self.qualifier(child),
            ("acl", _) => self.clause(child),
            _ => {}
        }
    }

    /// "the Trump-Putin summit", "Iranian-Omani talks", but not "the Geneva talks".
    fn qualifier(&mut self, child: usize) {
        let document = self.document;
        for token in document.subtree(child) {
            let is_city = document
                .analysis
                .entity_at(token)
                .is_some_and(|entity| entity.kind == onrecord_language::EntityKind::Place)
                && places::country_named(document.word(token)).is_none()
                && self.document.upos(token) != Upos::Adj;
            if !is_city
                && matches!(document.upos(token), Upos::Propn | Upos::Adj)
                && actor_at(document, self.actors, token).is_some()
            {
                self.add_all(&[token], ParticipantRole::Participant);
            }
        }
    }

    /// "a visit to the chancellor": a host who is no place.
    fn visited(&mut self, head: usize) {
        let document = self.document;
        let is_place = document
            .analysis
            .entity_at(head)
            .is_some_and(|entity| entity.kind == onrecord_language::EntityKind::Place);
        if !is_place {
            self.add_all(&[head], ParticipantRole::Host);
        }
    }

    /// "under Omani mediation", "under the auspices of the Vatican"
    fn mediation(&mut self, head: usize) {
        if matches!(self.document.lower(head), "mediation" | "auspices" | "aegis" | "supervision") {
            for &child in self.document.children(head) {
                if self.document.upos(child) != Upos::Adp {
                    self.add_all(&[child], ParticipantRole::Mediator);
                }
            }
        }
    }

    /// "hosted by", "led by", "attended by", "mediated by", "which Oman hosted", "involving".
    fn clause(&mut self, verb: usize) {
        let document = self.document;
        if document.lower(verb) == "involving" {
            let objects: Vec<usize> = document.children_by(verb, "obj").collect();
            self.add_all(&objects, ParticipantRole::Participant);
        }
        if let Some(Some(role)) = light_verb(document, verb) {
            self.agents(verb, role);
            let active = document
                .child(verb, &["nsubj"])
                .filter(|&subject| document.token(subject).deprel == "nsubj");
            if let Some(subject) = active {
                self.add_all(&[subject], role);
            }
        }
    }

    /// The verb that carries the noun: "held talks", "was hosted by", "said at a briefing".
    fn carrier(&mut self, trigger: &Trigger, verb: usize) {
        use ParticipantRole::{Briefer, Participant, Visitor};
        use onrecord_record::EventType::{Briefing, Call, Visit};
        let document = self.document;
        let noun = measured(document, trigger.head);
        let passive_subject = document.token(noun).deprel == "nsubj:pass";
        let light = light_verb(document, verb);
        let own = match trigger.event_type {
            Visit => Visitor,
            Briefing => Briefer,
            _ => Participant,
        };
        let direct = document.head(noun) == Some(verb);
        match light {
            Some(role) if passive_subject => self.agents(verb, role.unwrap_or(own)),
            Some(Some(role))
                if direct
                    && (document.relation(noun) == "obj"
                        || document.relation(noun) == "obl"
                            && document
                                .preposition(noun)
                                .is_none_or(|case| matches!(case, "in" | "for"))
                            && document.child(verb, &["obj", "nsubj:pass"]).is_none()) =>
            {
                self.add_all(
                    &subjects(document, verb),
                    if role == Participant { own } else { role },
                );
            }
            // "agreed at a meeting on Tuesday", "told a briefing": who acts there takes part
            _ if matches!(document.relation(noun), "obl" | "nmod")
                && matches!(
                    document.preposition(noun),
                    Some("at" | "in" | "during" | "for" | "after")
                )
                && !document
                    .children_by(verb, "nsubj")
                    .any(|subject| document.subtree(subject).contains(&noun))
                && (self.parts.is_empty() || trigger.event_type == Call) =>
            {
                self.adjunct(trigger, verb, own);
            }
            // "Oman broke off the talks": who changes how an event stands is one of those who take part
            None if document.relation(noun) == "obj"
                && direct
                && super::status_words::tells_status(document, verb) =>
            {
                self.add_all(&subjects(document, verb), own);
            }
            _ if (matches!(document.relation(noun), "obj" | "iobj")
                || document.preposition(noun).is_none())
                && trigger.event_type == Briefing =>
            {
                self.add_all(&subjects(document, verb), own);
            }
            _ => {}
        }
        if direct && self.lacks_counterpart(trigger) && !judges(document, verb) {
            self.add_all(&subjects(document, verb), own);
        }
        if light.is_some() {
            for oblique in document.children_by(verb, "obl").collect::<Vec<_>>() {
                if matches!(document.preposition(oblique), Some("with" | "between" | "among")) {
                    self.add_all(&[oblique], Participant);
                }
                if document.preposition(oblique) == Some("under") {
                    self.mediation(oblique);
                }
            }
        }
    }

    /// Whether the noun names only the other side, "talks with the bank": then whoever does something about them ("shelved",
    /// "walked out of", "demands talks with the bank") is the one side.
    fn lacks_counterpart(&self, trigger: &Trigger) -> bool {
        use onrecord_record::EventType::{Call, Meeting, Summit, Talks};
        let document = self.document;
        let noun = measured(document, trigger.head);
        let is_argument = document.token(noun).deprel == "obj"
            || document.relation(noun) == "obl"
                && matches!(
                    document.preposition(noun),
                    Some("out" | "from" | "into" | "on" | "at" | "in")
                );
        let mut sides = self.parts.iter().map(|part| part.token);
        let first = sides.next();
        matches!(trigger.event_type, Call | Meeting | Summit | Talks)
            && is_argument
            && first.is_some_and(|side| document.preposition(side) == Some("with"))
            && sides.next().is_none()
    }

    /// Those who act where the event is told in passing: "told her in a call", "an offer made at a meeting by the envoy".
    fn adjunct(&mut self, trigger: &Trigger, verb: usize, own: ParticipantRole) {
        use onrecord_record::EventType::{Call, Meeting, Talks, Visit};
        let document = self.document;
        if document.child(verb, &["nsubj:pass"]).is_some() {
            self.agents(verb, own);
        } else {
            self.add_all(&subjects(document, verb), own);
        }
        if matches!(trigger.event_type, Call | Meeting | Talks | Visit) {
            let told = document.children(verb).iter().copied().filter(|&child| {
                matches!(document.relation(child), "obj" | "iobj")
                    || (document.relation(child) == "obl"
                        && document.preposition(child) == Some("to"))
            });
            let told: Vec<usize> = told.collect();
            self.add_all(&told, ParticipantRole::Participant);
        }
    }

    fn agents(&mut self, verb: usize, role: ParticipantRole) {
        let document = self.document;
        let agents: Vec<usize> = document
            .children_by(verb, "obl")
            .filter(|&child| document.preposition(child) == Some("by"))
            .collect();
        self.add_all(&agents, role);
    }

    /// "the agency's board of governors": a board that has no name of its own acts for the body whose it is.
    fn owner_of_body(&mut self, token: usize, role: ParticipantRole) {
        const INNER: [&str; 8] = [
            "board",
            "council",
            "committee",
            "secretariat",
            "leadership",
            "delegation",
            "team",
            "negotiators",
        ];
        if INNER.contains(&self.document.lower(token))
            && let Some(owner) = self.document.child(token, &["nmod:poss"])
            && actor_at(self.document, self.actors, owner).is_some()
        {
            self.parts.push(Part { token: owner, role });
        }
    }

    fn add_all(&mut self, heads: &[usize], role: ParticipantRole) {
        for &head in heads {
            for token in self.document.conjuncts(head) {
                if is_someone(self.document, self.actors, token)
                    || actor_at(self.document, self.actors, token).is_some()
                {
                    self.parts.push(Part { token, role });
                    self.owner_of_body(token, role);
                }
            }
        }
    }
}
