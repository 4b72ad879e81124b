//! The main clause of a sentence behind "X said", and those who act in it.

use std::ops::Range;

use onrecord_language::Upos;

use crate::document::Document;
use crate::places;

/// Verbs that tell, and have what they tell as a clause.
const TELLING: [&str; 16] = [
    "say", "announce", "tell", "state", "add", "report", "conclude", "claim", "note", "confirm",
    "explain", "reveal", "disclose", "insist", "quote", "write",
];

/// Prepositions behind which those stand to whom something is done.
const TOWARDS: [&str; 14] = [
    "with", "to", "against", "on", "from", "toward", "towards", "for", "in", "between", "over",
    "at", "of", "into",
];

/// A clause, and who tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its verb (or other predicate).
    pub verb: usize,
    /// The subject of the verb of telling above it.
    pub speaker: Option<usize>,
}

/// The clause that a sentence is about: the one told, where the root only tells.
pub fn main_clause(document: &Document, root: usize) -> Clause {
    let mut clause = Clause { verb: root, speaker: None };
    for _ in 0..3 {
        let told = document
            .child(clause.verb, &["ccomp"])
            .filter(|_| TELLING.contains(&document.lemma(clause.verb)));
        let Some(told) = told else { break };
        clause = Clause { verb: told, speaker: subject(document, clause.verb).or(clause.speaker) };
    }
    clause
}

/// Lemmas of the nouns that a verb's action falls on.
pub fn objects<'d>(document: &'d Document, verb: usize) -> Vec<&'d str> {
    let direct = ["obj", "obl", "xcomp"];
    let is_direct = |&&child: &&usize| {
        direct.contains(&document.relation(child))
            && (child > verb || document.token(child).deprel == "nsubj:pass")
            || document.token(child).deprel == "nsubj:pass"
    };
    let mut found = Vec::new();
    for &object in document.children(verb).iter().filter(is_direct) {
        for noun in document.conjuncts(object) {
            found.push(document.lemma(noun));
            found.extend(document.children_by(noun, "compound").map(|part| document.lemma(part)));
            found.extend(document.children_by(noun, "nmod").map(|part| document.lemma(part)));
        }
    }
    found
}

fn subject(document: &Document, verb: usize) -> Option<usize> {
    document.child(verb, &["nsubj", "csubj"])
}

/// Who asks for it, where a speaker says that another must do it.
pub fn asker(document: &Document, clause: &Clause) -> Vec<Range<usize>> {
    clause.speaker.map(|speaker| phrases(document, speaker)).unwrap_or_default()
}

/// Who does it: the agent of a passive, the subject, or the speaker where a pronoun stands for him.
pub fn source(document: &Document, clause: &Clause) -> Vec<Range<usize>> {
    let agent = document.child(clause.verb, &["obl:agent"]);
    let is_passive = document.child(clause.verb, &["nsubj:pass"]).is_some();
    let active = document.child(clause.verb, &["nsubj"]).filter(|_| !is_passive);
    let named = active.filter(|&subject| document.upos(subject) != Upos::Pron);
    let Some(actor) = agent.or(named).or(clause.speaker).or(active) else { return Vec::new() };
    phrases(document, actor)
}

/// To whom it is done: the first actors among objects and obliques, and within them; then any actor behind the verb.
pub fn target(
    document: &Document,
    clause: &Clause,
    action: usize,
    source: &[Range<usize>],
) -> Vec<Range<usize>> {
    let is_source = |token: usize| source.iter().any(|range| range.contains(&token));
    let mut places: Vec<usize> = Vec::new();
    // "demanded that Oslo pay": the one who is to do it stands before what is to be done.
    if action != clause.verb {
        places.extend(document.child(action, &["nsubj"]));
    }
    for verb in [clause.verb, action] {
        places.extend(document.child(verb, &["nsubj:pass"]));
        places.extend(document.children_by(verb, "obj"));
        places.extend(document.children_by(verb, "iobj"));
        let towards = |&oblique: &usize| {
            document.preposition(oblique).is_some_and(|word| TOWARDS.contains(&word))
        };
        places.extend(document.children_by(verb, "obl").filter(towards));
    }
    // "said that Oslo must pay": the subject is the one of whom it is asked, since the speaker is the source.
    if source_is_speaker(document, clause, source) {
        places.splice(0..0, subject(document, clause.verb));
    }
    places.dedup();
    for place in places {
        let own: Vec<Range<usize>> = document
            .conjuncts(place)
            .into_iter()
            .filter(|&head| !is_source(head))
            .filter_map(|head| actor_in(document, head, &is_source))
            .collect();
        if !own.is_empty() {
            return own;
        }
    }
    let sentence = document.sentence(clause.verb);
    let behind =
        (clause.verb..sentence.end).find(|&token| is_actor(document, token) && !is_source(token));
    behind.map(|token| name_at(document, token)).into_iter().collect()
}

fn source_is_speaker(document: &Document, clause: &Clause, source: &[Range<usize>]) -> bool {
    let is_in = |token: usize| source.iter().any(|range| range.contains(&token));
    let is_other = subject(document, clause.verb)
        .is_some_and(|subject| document.upos(subject) != Upos::Pron && !is_in(subject));
    is_other && clause.speaker.is_some_and(is_in)
}

/// The whole phrases of an actor and those coordinated with it.
fn phrases(document: &Document, actor: usize) -> Vec<Range<usize>> {
    let heads = document.conjuncts(actor);
    let until = |head: usize, range: Range<usize>| {
        let next = heads.iter().copied().filter(|&other| other > head).min().unwrap_or(range.end);
        range.start..range.end.min(next).max(head + 1)
    };
    heads.iter().map(|&head| until(head, document.subtree(head))).collect()
}

/// The phrase itself if its head is an actor, else the first actor inside it.
fn actor_in(
    document: &Document,
    head: usize,
    is_source: &impl Fn(usize) -> bool,
) -> Option<Range<usize>> {
    if is_actor(document, head) {
        return Some(name_at(document, head));
    }
    let inside = document.subtree(head);
    let token = inside.into_iter().find(|&token| is_actor(document, token) && !is_source(token))?;
    Some(name_at(document, token))
}

fn is_actor(document: &Document, token: usize) -> bool {
    document.analysis.entity_at(token).is_some()
        || places::nationality(document.word(token)).is_some()
        || places::country_named(document.word(token)).is_some()
}

fn name_at(document: &Document, token: usize) -> Range<usize> {
    document.analysis.entity_at(token).map_or(token..token + 1, |entity| entity.tokens.clone())
}
