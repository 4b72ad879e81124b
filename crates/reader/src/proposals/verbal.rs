//! Mentions by a verb: "demanded an apology", "called on Oslo to open its quota", "offered to pay half".
//!
//! A verb makes a proposal when someone is its subject and something asked or offered follows.
//! Must not know how mentions are merged.

use onrecord_language::Upos;

use super::lexicon::{Verb, WORDS};
use super::mention::{Form, Mention, actors_of, add, is_passive, is_verb, subjects, verb_forms};
use super::points::take;
use super::standing::{Fact, factuality};
use crate::actors::Actors;
use crate::document::Document;

/// Verbs whose "that" clause is a wish only in the subjunctive or with "must": "insists the post is legal" asks nothing.
const CLAIMS: [&str; 4] = ["insist", "suggest", "agree", "pledge"];

/// Finds the mentions by a verb, in the order of the text. `nouns` are the heads of mentions by a noun.
pub(super) fn find(document: &Document, actors: &Actors, nouns: &[usize]) -> Vec<Mention> {
    (0..document.len())
        .filter(|&token| is_verb(document, token))
        .filter_map(|verb| mention(document, actors, nouns, verb))
        .collect()
}

fn mention(document: &Document, actors: &Actors, nouns: &[usize], verb: usize) -> Option<Mention> {
    let forms = verb_forms(document, verb);
    let entry = forms.iter().find_map(|form| WORDS.verbs.get(form.as_str()))?;
    if matches!(factuality(document, verb), Fact::Undone | Fact::Refused) {
        return None;
    }
    let about_a_noun = document.children(verb).iter().any(|child| nouns.contains(child));
    if about_a_noun {
        return None;
    }
    let mut mention = Mention::new(verb, verb..verb + 1, entry.kind, Form::Verb);
    mention.authors = subjects(document, actors, verb);
    if mention.authors.is_empty() {
        return None;
    }
    let start =
        asks(document, actors, &mut mention, entry).or_else(|| frame(document, verb, entry))?;
    let before = mention.addressees.clone();
    take(document, actors, &mut mention, start);
    for point in &mut mention.points {
        point.asks_of = point.asks_of.or(before.first().copied());
    }
    for &child in document.children(verb) {
        let is_told = document.relation(child) == "iobj"
            || (document.relation(child) == "obl"
                && matches!(document.preposition(child), Some("to" | "from" | "of")));
        if is_told && child < start {
            add(&mut mention.addressees, actors_of(document, actors, child));
        }
    }
    mention.addressees.retain(|addressee| !mention.authors.contains(addressee));
    (!mention.points.is_empty()).then_some(mention)
}

/// "urged Oslo to open its quota", "called on Oslo to open it", "wants the hold lifted": where the point begins.
/// Whoever is asked becomes the addressee.
fn asks(
    document: &Document,
    actors: &Actors,
    mention: &mut Mention,
    entry: &Verb,
) -> Option<usize> {
    let verb = mention.head;
    if !entry.frames.contains(&"asks") {
        return None;
    }
    if is_passive(document, verb) {
        let asked = document.child(verb, &["nsubj:pass"])?;
        let deed = document.child(verb, &["xcomp"])?;
        mention.addressees = actors_of(document, actors, asked);
        return Some(deed);
    }
    let asked = document.children(verb).iter().copied().find(|&c| {
        c > verb
            && (matches!(document.relation(c), "obj" | "iobj")
                || (document.relation(c) == "obl"
                    && matches!(document.preposition(c), Some("on" | "upon" | "for"))))
    });
    let deed = document.children(verb).iter().copied().find(|&c| {
        c > verb
            && matches!(document.relation(c), "xcomp" | "ccomp" | "advcl")
            && matches!(document.xpos(c), "VB" | "VBN" | "VBD")
    })?;
    let asked = asked.filter(|&asked| asked < deed).or_else(|| {
        document
            .children(deed)
            .iter()
            .copied()
            .find(|&c| c > verb && document.relation(c) == "nsubj")
    })?;
    if document.xpos(deed) == "VB" {
        mention.addressees = actors_of(document, actors, asked);
        Some(deed)
    } else {
        Some(document.subtree(asked).start)
    }
}

/// Where the points begin by one of the verb's other frames.
fn frame(document: &Document, verb: usize, entry: &Verb) -> Option<usize> {
    entry.frames.iter().find_map(|&frame| match frame {
        "object" => object(document, verb),
        "infinitive" => clause(document, verb, "VB"),
        "gerund" => clause(document, verb, "VBG"),
        "that" => that(document, verb),
        "asks" => None,
        preposition => document
            .children(verb)
            .iter()
            .copied()
            .find(|&c| {
                c > verb
                    && document.relation(c) == "obl"
                    && document.preposition(c) == Some(preposition)
            })
            .filter(|&c| document.upos(c) != Upos::Pron)
            .map(|c| document.subtree(c).start + 1),
    })
}

fn object(document: &Document, verb: usize) -> Option<usize> {
    let object = document.children_by(verb, "obj").filter(|&c| c > verb).next_back()?;
    if document.upos(object) == Upos::Pron {
        return None;
    }
    // The tree may hang the words before the object on it, never those before the verb.
    Some(document.subtree(object).start.max(verb + 1))
}

fn clause(document: &Document, verb: usize, tag: &str) -> Option<usize> {
    document.children(verb).iter().copied().find(|&c| {
        c > verb
            && matches!(document.relation(c), "xcomp" | "ccomp" | "advcl" | "obj")
            && document.xpos(c) == tag
    })
}

fn that(document: &Document, verb: usize) -> Option<usize> {
    let clause = document.children_by(verb, "ccomp").find(|&c| c > verb)?;
    let is_wish = document.xpos(clause) == "VB"
        || document.children(clause).iter().any(|&c| {
            matches!(document.lower(c), "must" | "should" | "be" | "could")
                || (document.lower(c) == "would")
        });
    if CLAIMS.contains(&document.lemma(verb)) && !is_wish {
        return None;
    }
    Some(document.subtree(clause).start.max(verb + 1))
}
