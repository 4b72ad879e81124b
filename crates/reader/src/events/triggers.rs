//! Triggers: the words that tell of an event, with what they say about its type and mode.
//!
//! Must not know who takes part, or how the event stands.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use onrecord_language::{EntityKind, Upos};
use onrecord_record::{EventType, Mode, Status};

use super::phrases::Phrases;
use crate::document::Document;
use crate::lexicon::entries;

/// Words that tell of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// All words of the trigger.
    pub tokens: Range<usize>,
    /// The word on which the event's participants hang.
    pub head: usize,
    /// What kind of event.
    pub event_type: EventType,
    /// What the words say about the mode.
    pub modes: Vec<Mode>,
    /// How the participants stand around it.
    pub frame: Frame,
    /// How the event stands by the trigger itself, whatever its tense: "is expected in Muscat".
    pub status: Option<Status>,
}

/// How the participants of an event stand around its trigger. The data file of verbs tells what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// Subject, object and "with".
    Meet,
    /// Subject and "with", or several subjects.
    Converse,
    /// Subject and object.
    Contact,
    /// Several subjects, or subject and "with"; the object is the topic.
    Discuss,
    /// Subject hosts, object visits.
    Receive,
    /// Subject visits, object is the place or host.
    Visit,
    /// Subject visits; the place follows.
    Travel,
    /// Subject tells object.
    Brief,
    /// Subject signs a text.
    Sign,
    /// Subject exchanges an object.
    Exchange,
    /// Subject stands between others.
    Mediate,
    /// A noun, and how surely it is an event.
    Noun(Sureness),
}

/// How surely a noun tells of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Only beside a light verb, or with someone.
    Weak,
    /// With a participant, a time, a place or a status.
    Likely,
    /// Wherever it stands.
    Sure,
}

#[derive(Debug, Clone)]
struct Meaning {
    event_type: EventType,
    frame: Frame,
    modes: Vec<Mode>,
    status: Option<Status>,
}

static VERBS: LazyLock<Phrases<Meaning>> =
    LazyLock::new(|| table(include_str!("../../data/events/verbs.txt"), verb_frame));
static NOUNS: LazyLock<Phrases<Meaning>> =
    LazyLock::new(|| table(include_str!("../../data/events/nouns.txt"), noun_frame));

fn table(file: &'static str, frame: fn(&str) -> Option<Frame>) -> Phrases<Meaning> {
    Phrases::new(entries(file).filter_map(|columns| {
        let (&phrase, event_type, frame) =
            (columns.first()?, columns.get(1)?.parse().ok()?, frame(columns.get(2)?)?);
        let modes = columns.get(3).map_or("", |modes| modes).split(' ');
        let modes = modes.filter_map(|mode| mode.parse().ok()).collect();
        let status = columns.get(4).and_then(|status| status.parse().ok());
        Some((phrase, Meaning { event_type, frame, modes, status }))
    }))
}

fn verb_frame(word: &str) -> Option<Frame> {
    Some(match word {
        "meet" => Frame::Meet,
        "converse" => Frame::Converse,
        "contact" => Frame::Contact,
        "discuss" => Frame::Discuss,
        "receive" => Frame::Receive,
        "visit" => Frame::Visit,
        "travel" => Frame::Travel,
        "brief" => Frame::Brief,
        "sign" => Frame::Sign,
        "exchange" => Frame::Exchange,
        "mediate" => Frame::Mediate,
        _ => return None,
    })
}

fn noun_frame(word: &str) -> Option<Frame> {
    Some(Frame::Noun(match word {
        "weak" => Sureness::Weak,
        "likely" => Sureness::Likely,
        "sure" => Sureness::Sure,
        _ => return None,
    }))
}

static SIGNED: LazyLock<Phrases<()>> =
    LazyLock::new(|| objects(include_str!("../../data/events/signed.txt")));
static EXCHANGED: LazyLock<Phrases<()>> =
    LazyLock::new(|| objects(include_str!("../../data/events/exchanged.txt")));

fn objects(file: &'static str) -> Phrases<()> {
    Phrases::new(entries(file).filter_map(|columns| Some((*columns.first()?, ()))))
}

/// Whether what is signed is a text, and what is exchanged people or papers.
pub fn fits_object(document: &Document, frame: Frame, object: usize) -> bool {
    let table = if frame == Frame::Sign { &SIGNED } else { &EXCHANGED };
    document.conjuncts(object).into_iter().any(|token| table.longest(document, token).is_some())
}

static LOOKALIKES: LazyLock<Phrases<()>> =
    LazyLock::new(|| objects(include_str!("../../data/events/lookalikes.txt")));

/// Finds all triggers, in the order of the text. Where one lies in another, the longer is taken.
pub fn find(document: &Document) -> Vec<Trigger> {
    let mut found = Vec::new();
    let exchanges = LazyCell::new(|| tells_of_exchanges(document));
    let mut at = 0;
    while at < document.len() {
        if let Some((tokens, ())) = LOOKALIKES.longest(document, at)
            && trigger_at(document, at).is_none_or(|trigger| trigger.tokens.len() <= tokens.len())
        {
            at = tokens.end;
            continue;
        }
        match trigger_at(document, at) {
            Some(trigger) => {
                at = trigger.tokens.end.min(trigger.head + 1).max(at + 1);
                let is_bare_exchange = trigger.event_type == EventType::Exchange
                    && trigger.frame == Frame::Noun(Sureness::Likely);
                if !is_bare_exchange || *exchanges {
                    found.push(trigger);
                }
            }
            None => at += 1,
        }
    }
    found
}

/// Whether the text speaks of what is exchanged in exchanges that are events: "the swap" of an article without prisoners
/// or papers is one of debts or shares.
fn tells_of_exchanges(document: &Document) -> bool {
    (0..document.len()).any(|token| HANDED_OVER.longest(document, token).is_some())
}

static HANDED_OVER: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        entries(include_str!("../../data/events/exchanged.txt"))
            .filter(|columns| columns.get(1) == Some(&"told"))
            .filter_map(|columns| Some((*columns.first()?, ()))),
    )
});

fn trigger_at(document: &Document, at: usize) -> Option<Trigger> {
    let noun = NOUNS
        .longest(document, at)
        .filter(|(tokens, _)| is_noun(document, noun_head(document, tokens)));
    let verb = VERBS.longest(document, at).filter(|(tokens, meaning)| {
        meaning.status.is_some()
            || is_verb(document, at)
            || tokens.len() > 1 && is_copula(document, at)
    });
    match (noun, verb) {
        (Some((tokens, meaning)), verb)
            if verb.as_ref().is_none_or(|(other, _)| other.len() < tokens.len()) =>
        {
            let head = noun_head(document, &tokens);
            Some(Trigger {
                head,
                event_type: meaning.event_type,
                modes: meaning.modes.clone(),
                frame: meaning.frame,
                status: meaning.status,
                tokens,
            })
        }
        (_, Some((tokens, meaning))) => Some(Trigger {
            head: verb_head(document, &tokens),
            event_type: meaning.event_type,
            modes: meaning.modes.clone(),
            frame: meaning.frame,
            status: meaning.status,
            tokens,
        }),
        _ => ordinal_at(document, at),
    }
}

/// "The fourth ended without a text", "a third", "another", "the next one": an event by its number, of the type of those told before.
fn ordinal_at(document: &Document, at: usize) -> Option<Trigger> {
    const ORDINALS: [&str; 11] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "another",
    ];
    let stands_alone = matches!(document.relation(at), "nsubj" | "obj" | "conj" | "obl")
        && document
            .child(at, &["nmod", "nummod", "fixed"])
            .is_none_or(|child| document.preposition(child) != Some("of"))
        && at + 1 < document.len()
        && !matches!(document.upos(at + 1), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num);
    let is_noun_phrase = document.lower(at) == "another" || document.child(at, &["det"]).is_some();
    let is_one_of_a_row = matches!(document.lower(at), "one" | "two")
        && at > 1
        && (ORDINALS.contains(&document.lower(at - 1))
            || matches!(
                document.lower(at - 1),
                "next" | "previous" | "last" | "latest" | "earlier"
            ))
        && matches!(document.lower(at - 2), "the" | "a" | "another" | "its" | "their" | "no")
        && matches!(document.relation(at), "nsubj" | "obj" | "conj" | "obl" | "nmod");
    if is_one_of_a_row {
        return Some(echo(at));
    }
    (ORDINALS.contains(&document.lower(at)) && stands_alone && is_noun_phrase).then(|| echo(at))
}

/// An event that is named by its number only.
fn echo(at: usize) -> Trigger {
    Trigger {
        tokens: at..at + 1,
        head: at,
        event_type: EventType::Other,
        modes: Vec::new(),
        frame: Frame::Noun(Sureness::Likely),
        status: None,
    }
}

/// The verb itself; where that is only a copula ("was on the phone to", "is back in"), the predicate on which the subject hangs.
fn verb_head(document: &Document, tokens: &Range<usize>) -> usize {
    if document.upos(tokens.start) != Upos::Aux {
        return tokens.start;
    }
    let hangs_outside = |&token: &usize| {
        document.upos(token) != Upos::Adp
            && document.head(token).is_none_or(|head| !tokens.contains(&head))
    };
    document
        .head(tokens.start)
        .filter(|head| tokens.contains(head))
        .or_else(|| tokens.clone().rev().find(hangs_outside))
        .unwrap_or(tokens.start)
}

/// "talks" of "peace talks", "round" of "round of talks".
fn noun_head(document: &Document, tokens: &Range<usize>) -> usize {
    let before_of = tokens.clone().find(|&token| document.lower(token) == "of").map(|of| of - 1);
    before_of.unwrap_or(tokens.end - 1).max(tokens.start)
}

fn is_noun(document: &Document, token: usize) -> bool {
    // "minister for trade talks": an office, no event
    if document.preposition(token) == Some("for")
        && document.relation(token) == "nmod"
        && document.head(token).is_some_and(|head| super::people::is_role(document.lower(head)))
    {
        return false;
    }
    match document.upos(token) {
        Upos::Noun | Upos::Adj => true,
        // "National Assembly", "London Stock Exchange" are bodies, no events
        Upos::Propn => document
            .analysis
            .entity_at(token)
            .is_none_or(|entity| entity.kind != EntityKind::Organization),
        _ => false,
    }
}

fn is_copula(document: &Document, token: usize) -> bool {
    document.upos(token) == Upos::Aux && document.relation(token) == "cop"
}

fn is_verb(document: &Document, token: usize) -> bool {
    match document.upos(token) {
        Upos::Verb => document.relation(token) != "amod" && document.relation(token) != "compound",
        Upos::Noun => reads_as_verb(document, token),
        _ => false,
    }
}

/// "before the presidents next meet": a bare verb taken for a noun stands after "next" or a name, and no noun of its
/// form would stand there without an article.
fn reads_as_verb(document: &Document, token: usize) -> bool {
    document.lower(token) == "meet"
        && document.child(token, &["det", "nmod:poss"]).is_none()
        && document.child(token, &["compound", "amod"]).is_some()
}
