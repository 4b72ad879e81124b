//! Whether a place name stands for those who govern there, or only says where: "Oslo rejected", "in Oslo".
//!
//! Decides by the words around the name. Must not know actors.

use std::ops::Range;

use super::lexicon;
use crate::document::Document;

/// Prepositions whose noun says where, whatever governs it.
const WHERE: [&str; 26] = [
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "across",
    "around",
    "through",
    "throughout",
    "within",
    "via",
    "into",
    "off",
    "over",
    "since",
    "beyond",
    "above",
    "below",
    "along",
    "past",
    "towards",
    "toward",
    "amid",
    "south",
    "out",
    "north",
];

/// Words for going and bringing, in their dictionary form: what follows "to" or "from" is a place.
const MOTION: [&str; 46] = [
    "travel",
    "go",
    "fly",
    "return",
    "come",
    "arrive",
    "head",
    "visit",
    "leave",
    "move",
    "drive",
    "trip",
    "flight",
    "journey",
    "shift",
    "relocate",
    "accompany",
    "take",
    "bring",
    "depart",
    "march",
    "invite",
    "summon",
    "deploy",
    "withdraw",
    "evacuate",
    "flee",
    "escape",
    "convoy",
    "road",
    "train",
    "pipeline",
    "route",
    "back",
    "tour",
    "walk",
    "sail",
    "drive",
    "land",
    "cross",
    "reach",
    "enter",
    "transfer",
    "transport",
    "way",
    "be",
];

/// What is given or said to a government.
const GIVEN: [&str; 40] = [
    "demand",
    "offer",
    "proposal",
    "message",
    "letter",
    "pledge",
    "commitment",
    "give",
    "submit",
    "propose",
    "say",
    "deliver",
    "assurance",
    "warning",
    "weapon",
    "aid",
    "support",
    "present",
    "hand",
    "concession",
    "ultimatum",
    "note",
    "answer",
    "reply",
    "response",
    "guarantee",
    "owe",
    "apology",
    "sell",
    "sale",
    "supply",
    "grant",
    "appeal",
    "request",
    "plan",
    "speak",
    "talk",
    "pass",
    "put",
    "convey",
];

/// Whether a place name only says where it happens, or which one is meant ("the Oslo talks").
pub fn is_only_place(document: &Document, tokens: &Range<usize>, head: usize) -> bool {
    let next = tokens.end;
    let qualifies = |next: usize| {
        let noun = document.lower(next);
        matches!(document.word(next), "-" | "–")
            || matches!(document.xpos(next), "NN" | "NNS")
                && (lexicon::role(noun).is_some() || lexicon::body(noun).is_some())
    };
    if next < document.len() && qualifies(next) {
        return true;
    }
    if is_possessive(document, tokens) {
        return false;
    }
    let governor = document.head(head);
    let governor_is = |words: &[&str]| {
        governor.is_some_and(|governor| {
            words.contains(&document.lemma(governor))
                || words.contains(&document.lower(governor))
                || document
                    .lower(governor)
                    .strip_suffix('s')
                    .is_some_and(|noun| words.contains(&noun))
                || document
                    .lower(governor)
                    .strip_suffix("ed")
                    .is_some_and(|noun| words.contains(&noun))
        })
    };
    let governor_is_noun =
        governor.is_some_and(|governor| matches!(document.xpos(governor), "NN" | "NNS"));
    let relation = document.relation(head);
    match document.preposition(head).or_else(|| preposition_of_first(document, head)) {
        Some(preposition) if WHERE.contains(&preposition) => return true,
        Some("to") => return !governor_is(&GIVEN),
        Some("from") => return !governor_is_noun || governor_is(&MOTION),
        Some("for" | "of") => return !governor_is_noun,
        Some(_) => return false,
        None => {}
    }
    match relation {
        "obj" | "obl" => governor_is(&MOTION) || relation == "obl",
        "compound" | "amod" | "flat" | "nmod" | "appos" | "list" | "dep" => governor.is_some(),
        _ => false,
    }
}

/// The preposition of the first of coordinated nouns, which holds for all: "between Oslo and Bern".
fn preposition_of_first<'a>(document: &'a Document, head: usize) -> Option<&'a str> {
    let mut index = head;
    while document.relation(index) == "conj" {
        index = document.head(index)?;
    }
    if index == head {
        return None;
    }
    document.preposition(index)
}

/// Whether a possessive mark follows.
pub fn is_possessive(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.end < document.len() && matches!(document.lower(tokens.end), "'s" | "’s" | "'" | "’")
}

/// Whether the name is the subject of a verb of saying or willing: then even a town that is no capital acts.
pub fn speaks(document: &Document, head: usize) -> bool {
    const SPEAKING: [&str; 26] = [
        "say", "tell", "ask", "reject", "accept", "deny", "insist", "demand", "announce", "warn",
        "claim", "agree", "refuse", "offer", "propose", "respond", "reply", "want", "urge",
        "accuse", "decline", "object", "confirm", "threaten", "dismiss", "withdraw",
    ];
    document.relation(head) == "nsubj"
        && document.head(head).is_some_and(|verb| {
            SPEAKING.contains(&document.lemma(verb))
                || matches!(document.lower(verb), "said" | "told")
        })
}
