//! PLOVER: which class of political event a sentence tells of, who does it and to whom.
//!
//! For researchers who count events by the Open Event Data Alliance's PLOVER (vocabulary of 2016). One event a sentence: that
//! of its main clause, behind "X said". Must not know: the events and statements of a reading.

mod clause;
mod lexicon;

use std::ops::Range;

use serde::Serialize;

use crate::document::Document;
use clause::{Clause, asker, main_clause, objects, source, target};
use lexicon::{Frame, LEXICON};

/// The classes of PLOVER in its vocabulary of 2016.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the classes are defined in the PLOVER codebook")]
pub enum Class {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Investigate,
    Demand,
    Disapprove,
    Reject,
    Threaten,
    Protest,
    Mobilize,
    Sanction,
    Coerce,
    Assault,
    Fight,
}

impl Class {
    /// All classes, in the order of the codebook.
    pub const ALL: [Class; 18] = [
        Class::Agree,
        Class::Consult,
        Class::Support,
        Class::Concede,
        Class::Cooperate,
        Class::Aid,
        Class::Retreat,
        Class::Investigate,
        Class::Demand,
        Class::Disapprove,
        Class::Reject,
        Class::Threaten,
        Class::Protest,
        Class::Mobilize,
        Class::Sanction,
        Class::Coerce,
        Class::Assault,
        Class::Fight,
    ];

    /// The class as the codebook writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Agree => "AGREE",
            Class::Consult => "CONSULT",
            Class::Support => "SUPPORT",
            Class::Concede => "CONCEDE",
            Class::Cooperate => "COOPERATE",
            Class::Aid => "AID",
            Class::Retreat => "RETREAT",
            Class::Investigate => "INVESTIGATE",
            Class::Demand => "DEMAND",
            Class::Disapprove => "DISAPPROVE",
            Class::Reject => "REJECT",
            Class::Threaten => "THREATEN",
            Class::Protest => "PROTEST",
            Class::Mobilize => "MOBILIZE",
            Class::Sanction => "SANCTION",
            Class::Coerce => "COERCE",
            Class::Assault => "ASSAULT",
            Class::Fight => "FIGHT",
        }
    }

    /// Whether the action is against somebody.
    fn is_hostile(self) -> bool {
        self >= Class::Demand
    }
}

/// An event of a sentence, as PLOVER codes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// Its class.
    pub class: Class,
    /// The word that tells of it, as a token.
    pub trigger: usize,
    /// Who does it, as token ranges.
    pub source: Vec<Range<usize>>,
    /// To whom it is done, as token ranges.
    pub target: Vec<Range<usize>>,
}

/// Codes the sentences of a document; those that tell of no such event give none.
pub fn code(document: &Document) -> Vec<Coded> {
    let roots = (0..document.len()).filter(|&token| document.head(token).is_none());
    roots.filter_map(|root| sentence(document, root)).collect()
}

/// The class that a verb stands for by itself, for a coder that knows only words.
pub fn class_of_word(verb: &str) -> Option<Class> {
    LEXICON.class_of_word(verb)
}

fn sentence(document: &Document, root: usize) -> Option<Coded> {
    let clause = main_clause(document, root);
    let (class, action) = class(document, &clause)?;
    let is_asked = class == Class::Demand && is_obliged(document, clause.verb);
    let source = if is_asked { asker(document, &clause) } else { source(document, &clause) };
    Some(Coded {
        class,
        trigger: clause.verb,
        target: target(document, &clause, action, &source),
        source,
    })
}

/// The class of a clause and the verb whose objects are its targets.
fn class(document: &Document, clause: &Clause) -> Option<(Class, usize)> {
    let verb = clause.verb;
    let inner = document.child(verb, &["xcomp", "ccomp"]);
    match LEXICON.frame(document.lemma(verb), document.lower(verb)) {
        Some(Frame::Start) => {
            if let Some(inner) = inner {
                return Some((action(document, inner)?, inner));
            }
        }
        Some(Frame::Refusal) => return Some((Class::Reject, inner.unwrap_or(verb))),
        Some(Frame::Threat) => return Some((Class::Threaten, inner.unwrap_or(verb))),
        Some(Frame::Pledge) => return Some((Class::Agree, inner.unwrap_or(verb))),
        Some(Frame::Demand) => return Some((Class::Demand, inner.unwrap_or(verb))),
        Some(Frame::Plan) => {
            let action = inner.and_then(|inner| action(document, inner));
            let class = if action.is_some_and(|class| !class.is_hostile()) {
                Class::Agree
            } else {
                Class::Threaten
            };
            return Some((class, inner.unwrap_or(verb)));
        }
        None => {}
    }
    let found = action(document, verb);
    if is_obliged(document, verb) && clause.speaker.is_some() {
        return Some((Class::Demand, verb));
    }
    if is_to_come(document, verb) {
        if document.is_negated(verb) {
            return Some((Class::Reject, verb));
        }
        let hostile = found.is_some_and(Class::is_hostile) || has_condition(document, verb);
        return Some((if hostile { Class::Threaten } else { Class::Agree }, verb));
    }
    if document.is_negated(verb) && found.is_some_and(|class| !class.is_hostile()) {
        return Some((Class::Reject, verb));
    }
    Some((found?, verb))
}

/// The class of the bare action that a verb tells of, by the verb and its objects.
fn action(document: &Document, verb: usize) -> Option<Class> {
    let particle = document
        .child(verb, &["compound:prt"])
        .map(|particle| document.lower(particle).to_owned())
        .or_else(|| {
            let oblique = document.children_by(verb, "obl").find(|&oblique| oblique > verb)?;
            Some(document.preposition(oblique)?.to_owned())
        });
    let objects = objects(document, verb);
    LEXICON.class(document.lemma(verb), particle.as_deref(), &objects)
}

fn has_auxiliary(document: &Document, verb: usize, words: &[&str]) -> bool {
    document.children_by(verb, "aux").any(|auxiliary| words.contains(&document.lower(auxiliary)))
}

fn is_to_come(document: &Document, verb: usize) -> bool {
    has_auxiliary(document, verb, &["will", "would", "shall", "’ll", "'ll"])
}

fn is_obliged(document: &Document, verb: usize) -> bool {
    has_auxiliary(document, verb, &["must", "should", "ought"])
}

fn has_condition(document: &Document, verb: usize) -> bool {
    let is_condition = |clause: usize| {
        document
            .children_by(clause, "mark")
            .any(|mark| matches!(document.lower(mark), "unless" | "if" | "until"))
    };
    document.children_by(verb, "advcl").any(is_condition)
}
