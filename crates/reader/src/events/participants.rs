//! Participants: who takes part in an event, and as what, from the words that hang on its trigger.
//!
//! Must not know how the event stands.

use std::sync::LazyLock;

use onrecord_record::ParticipantRole;

use super::phrases::Phrases;
use super::status::governing_verb;
use super::triggers::{Frame, Trigger};
use crate::actors::Actors;
use crate::document::Document;
use crate::lexicon::entries;

/// The verbs that carry a noun of an event, with the role of their subject.
pub static LIGHT_VERBS: LazyLock<Phrases<Option<ParticipantRole>>> = LazyLock::new(|| {
    Phrases::new(
        entries(include_str!("../../data/events/light_verbs.txt"))
            .filter_map(|columns| Some((*columns.first()?, columns.get(1)?.parse().ok()))),
    )
});

/// Words that name someone in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The word that carries the mention.
    pub token: usize,
    /// As what.
    pub role: ParticipantRole,
}

/// The words that name those who take part in a trigger's event, in the order of the text.
pub fn parts(document: &Document, trigger: &Trigger) -> Vec<Part> {
    let mut parts = match trigger.frame {
        Frame::Noun(_) => noun_parts(document, trigger),
        _ => verb_parts(document, trigger),
    };
    parts.sort_by_key(|part| part.token);
    parts.dedup_by_key(|part| part.token);
    parts
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

/// The actor that a word speaks of: as head of a mention, or as part of one whose head the analysis missed.
pub fn actor_at(_document: &Document, actors: &Actors, token: usize) -> Option<usize> {
    actors.with_head(token).or_else(|| actors.at(token))
}

fn verb_parts(document: &Document, trigger: &Trigger) -> Vec<Part> {
    use ParticipantRole::{Briefed, Briefer, Host, Mediator, Participant, Visitor};
    let verb = trigger.head;
    let (subject, object) = match trigger.frame {
        Frame::Receive => (Host, Visitor),
        Frame::Visit | Frame::Travel => (Visitor, Host),
        Frame::Brief => (Briefer, Briefed),
        Frame::Mediate => (Mediator, Participant),
        _ => (Participant, Participant),
    };
    let mut parts = Vec::new();
    let passive = document.child(verb, &["nsubj:pass", "aux:pass"]).is_some();
    let (first, agent) = if passive { (object, subject) } else { (subject, object) };
    add(document, &mut parts, subjects(document, verb), first);
    if !matches!(trigger.frame, Frame::Sign | Frame::Exchange | Frame::Discuss | Frame::Travel) {
        add(document, &mut parts, document.children_by(verb, "obj").collect(), agent);
    }
    for oblique in document.children_by(verb, "obl") {
        match document.preposition(oblique) {
            Some("with" | "between" | "among" | "alongside" | "opposite") => {
                add(
                    document,
                    &mut parts,
                    vec![oblique],
                    if first == Visitor { Host } else { Participant },
                );
            }
            Some("to" | "across" | "from") if trigger.frame == Frame::Converse => {
                add(document, &mut parts, vec![oblique], Participant);
            }
            Some("by") if passive => add(document, &mut parts, vec![oblique], subject),
            _ => {}
        }
    }
    parts
}

fn noun_parts(document: &Document, trigger: &Trigger) -> Vec<Part> {
    use ParticipantRole::Participant;
    let noun = trigger.head;
    let mut parts = Vec::new();
    for &child in document.children(noun) {
        match document.relation(child) {
            "nmod" => match document.preposition(child) {
                Some("with" | "between" | "among" | "of" | "by" | "involving") => {
                    add(document, &mut parts, vec![child], Participant);
                }
                None if document.token(child).deprel == "nmod:poss" => {
                    add(document, &mut parts, vec![child], Participant);
                }
                _ if document.token(child).deprel == "nmod:poss" => {
                    add(document, &mut parts, vec![child], Participant);
                }
                _ => {}
            },
            "compound" | "amod" => add(document, &mut parts, vec![child], Participant),
            "acl" => add_clause(document, &mut parts, child),
            _ => {}
        }
    }
    if let Some(verb) = governing_verb(document, noun) {
        let light = document
            .sentence(verb)
            .filter(|&at| at == verb)
            .find_map(|at| LIGHT_VERBS.longest(document, at));
        if let Some((_, &Some(role))) = light {
            match (document.relation(noun), document.token(noun).deprel.as_str()) {
                (_, "nsubj:pass") => add_agents(document, &mut parts, verb, role),
                ("obj" | "obl", _) => add(document, &mut parts, subjects(document, verb), role),
                _ => {}
            }
            let with = document
                .children_by(verb, "obl")
                .filter(|&child| matches!(document.preposition(child), Some("with" | "between")));
            add(document, &mut parts, with.collect(), Participant);
        }
    }
    parts
}

/// "hosted by", "led by", "attended by", "mediated by".
fn add_clause(document: &Document, parts: &mut Vec<Part>, verb: usize) {
    if let Some((_, &Some(role))) = LIGHT_VERBS.longest(document, verb) {
        add_agents(document, parts, verb, role);
    }
}

fn add_agents(document: &Document, parts: &mut Vec<Part>, verb: usize, role: ParticipantRole) {
    let agents = document
        .children_by(verb, "obl")
        .filter(|&child| document.preposition(child) == Some("by"));
    add(document, parts, agents.collect(), role);
}

fn add(document: &Document, parts: &mut Vec<Part>, heads: Vec<usize>, role: ParticipantRole) {
    for head in heads {
        parts.extend(document.conjuncts(head).into_iter().map(|token| Part { token, role }));
    }
}

/// The subjects of a verb, its own or shared: "the envoy flew to Doha and met", "agreed to meet", "the envoy, who met".
pub fn subjects(document: &Document, verb: usize) -> Vec<usize> {
    let mut at = verb;
    for _ in 0..5 {
        if let Some(subject) = document.child(at, &["nsubj"]) {
            let relative = matches!(document.lower(subject), "who" | "which" | "that");
            return match document.head(at) {
                Some(noun) if relative && document.relation(at) == "acl" => vec![noun],
                _ => vec![subject],
            };
        }
        let Some(head) = document.head(at) else { break };
        match document.relation(at) {
            "acl" => return vec![head],
            "xcomp" | "ccomp" | "conj" | "advcl" | "parataxis" => at = head,
            _ => break,
        }
    }
    vec![]
}
