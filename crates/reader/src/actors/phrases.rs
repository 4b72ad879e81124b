//! Noun phrases: their borders, read from the words next to the head so that a wrong arc does not break them.
//!
//! Must not know actors.

use std::ops::Range;

use onrecord_language::Upos;

use super::names;
use crate::document::Document;
use crate::places;

/// Longest tail of a description after its noun, in tokens. A longer one is a parse gone wrong.
const LONGEST_TAIL: usize = 14;

/// The head with the words before it that modify it: "a senior U.S. official". Words that hang on something in
/// between, or on something before `limit` (the end of a name that the head is the title of), belong to it too.
pub fn with_premodifiers(document: &Document, head: usize, limit: usize) -> Range<usize> {
    let sentence = document.sentence(head);
    let inside = |index: usize| {
        document.head(index).is_some_and(|governor| index < governor && governor < limit)
    };
    let owns = head + 1 < sentence.end && document.xpos(head + 1) == "POS";
    let mut start = head;
    while start > sentence.start {
        let before = start - 1;
        let belongs = match document.upos(before) {
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::X | Upos::Sym => {
                inside(before)
                    || document.relation(before) == "conj"
                        && document.head(before).is_some_and(inside)
                    || document.xpos(start) == "POS"
                    || is_part_of_office(document, before, start)
                    || ((start == head || document.upos(start) == Upos::Cconj)
                        && is_origin(document, before))
            }
            Upos::Cconj if names::touches_before(document, before) => true,
            // "Norwegian and Icelandic officials"
            Upos::Cconj
                if before > sentence.start
                    && document.upos(start) == Upos::Adj
                    && names::is_capitalised(document, start) =>
            {
                is_origin(document, before - 1) || inside(before)
            }
            // "the army's negotiator": the article is the army's.
            Upos::Det if owns => true,
            Upos::Det | Upos::Cconj | Upos::Adv => inside(before),
            Upos::Pron => {
                inside(before) && matches!(document.relation(before), "nmod" | "det" | "compound")
            }
            Upos::Verb => {
                inside(before) && matches!(document.relation(before), "amod" | "compound")
            }
            Upos::Part => document.xpos(before) == "POS" && before > sentence.start,
            Upos::Punct => {
                names::is_hyphen_part(document, before)
                    && before > sentence.start
                    && document.token(before - 1).end == document.token(before).start
            }
            _ => false,
        };
        let hyphenated = document.token(before).end == document.token(start).start
            && (document.word(before).ends_with('-') || document.word(start).starts_with('-'));
        if !(belongs || hyphenated) || is_day(document, before) {
            break;
        }
        start = before;
        if document.upos(before) == Upos::Det {
            break;
        }
    }
    while start < head
        && matches!(
            document.upos(start),
            Upos::Cconj | Upos::Punct | Upos::Part | Upos::Adv | Upos::Sym
        )
    {
        start += 1;
    }
    start..head + 1
}

/// The whole word that a noun closes: "director-general", which is three tokens.
pub fn whole_word(document: &Document, noun: usize) -> Range<usize> {
    let touches = |at: usize| document.token(at - 1).end == document.token(at).start;
    let hyphen = |at: usize| document.word(at - 1).ends_with('-') || document.word(at) == "-";
    let mut start = noun;
    while start > 0 && touches(start) && hyphen(start) {
        start -= 1;
    }
    start..noun + 1
}

/// Capitalised words before a capitalised office: "Coastal Waters" of "Coastal Waters Commissioner".
fn is_part_of_office(document: &Document, index: usize, next: usize) -> bool {
    names::is_capitalised(document, index)
        && names::is_capitalised(document, next)
        && document.relation(index) != "iobj"
        && matches!(document.upos(index), Upos::Noun | Upos::Propn | Upos::Adj)
        && document.upos(next) != Upos::Det
}

/// "Oslo" of "the Oslo daily", also where the tree has it otherwise.
fn is_origin(document: &Document, index: usize) -> bool {
    document.relation(index) != "iobj" && !countries(document, index..index + 1).is_empty()
}

/// The end of a capitalised tail: "of Trade and Fisheries" after "Minister".
pub fn capitalised_tail(document: &Document, end: usize) -> usize {
    let sentence = document.sentence(end - 1);
    let mut tail = end;
    let mut at = end;
    while at < sentence.end {
        let joins = matches!(document.lower(at), "of" | "for" | "and" | "&" | "the");
        if names::is_capitalised(document, at) && document.upos(at) != Upos::Punct {
            let is_title = super::lexicon::title(document.word(at)).is_some();
            if at == end || is_title {
                break;
            }
            tail = at + 1;
        } else if !joins || (at == end && !matches!(document.lower(at), "of" | "for")) {
            break;
        }
        at += 1;
    }
    tail
}

fn is_day(document: &Document, index: usize) -> bool {
    const WORDS: [&str; 12] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "tomorrow",
        "meanwhile",
        "however",
    ];
    WORDS.contains(&document.lower(index))
}

/// The phrase with what follows its head, up to the first comma or relative clause: "people close to the inquiry".
/// `somewhere`: whether a place may follow ("diplomats in Oslo"); after a definite noun it says where something happens.
pub fn with_postmodifiers(
    document: &Document,
    core: Range<usize>,
    head: usize,
    somewhere: bool,
) -> Range<usize> {
    const PLACES: [&str; 4] = ["in", "at", "from", "inside"];
    const NEVER: [&str; 15] = [
        "on", "by", "after", "before", "during", "near", "until", "since", "as", "because", "amid",
        "over", "against", "about", "between",
    ];
    let sentence = document.sentence(head);
    let belongs = |child: usize| {
        let part = document.subtree(child);
        let first = part.start;
        let of_it = match document.relation(child) {
            "nmod" | "obl" => document.preposition(child).is_some(),
            "amod" => {
                matches!(document.upos(child), Upos::Adj | Upos::Verb)
                    && (first == child || document.upos(first) == Upos::Adv)
            }
            "acl" => {
                document.token(child).deprel == "acl"
                    && matches!(document.xpos(child), "VBN" | "VBG" | "VBD")
                    && (first == child || document.upos(first) == Upos::Adv)
            }
            _ => false,
        };
        let leading = document.lower(first);
        // "on both sides", "on her team": people stand on something only with few nouns.
        let on_side = leading == "on"
            && part.clone().any(|index| {
                matches!(
                    document.lower(index),
                    "side"
                        | "sides"
                        | "team"
                        | "staff"
                        | "delegation"
                        | "board"
                        | "panel"
                        | "committee"
                )
            });
        child > head
            && of_it
            && (somewhere || !PLACES.contains(&leading))
            && (on_side || !NEVER.contains(&leading))
    };
    let mut end = if names::is_capitalised(document, head) {
        capitalised_tail(document, core.end)
    } else {
        core.end
    };
    for &child in document.children(head) {
        let part = document.subtree(child);
        if child > head && part.start == end && belongs(child) {
            end = part.end;
        }
    }
    let stop = (core.end..end.min(sentence.end)).find(|&index| {
        matches!(
            document.word(index),
            "," | ";" | ":" | "(" | "—" | "–" | "\"" | "“" | "”" | "." | "and" | "that"
        ) || matches!(document.xpos(index), "WDT" | "WP" | "VBD" | "VBZ" | "MD")
            && !matches!(document.upos(index), Upos::Noun | Upos::Propn)
            && document.token(index).deprel != "acl"
            || is_day(document, index)
            || matches!(document.lower(index), "last" | "next" | "earlier" | "later" | "this")
                && index > core.end
    });
    let end = stop.unwrap_or(end);
    if end - core.end > LONGEST_TAIL { core } else { core.start..end }
}

/// The countries that words of the phrase belong to, in order: adjectives, possessives, "U.S.".
pub fn countries(document: &Document, phrase: Range<usize>) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut index = phrase.start;
    while index < phrase.end {
        let longest = (1..=3.min(phrase.end - index)).rev().find_map(|length| {
            let words = document.words(index..index + length).trim_start_matches('-');
            let code = places::nationality(words)
                .or_else(|| places::country_named(words))
                .or_else(|| places::metonym(words));
            code.map(|code| (length, code))
        });
        if let Some((length, code)) = longest {
            if !found.contains(&code) {
                found.push(code);
            }
            index += length;
        } else {
            index += 1;
        }
    }
    found
}

/// The bytes of the document between quotation marks, by token: whether each token is quoted. Straight and typographic
/// double marks; a mark that is not closed ends with its paragraph.
pub fn quoted(document: &Document) -> Vec<bool> {
    let mut quoted = vec![false; document.len()];
    for paragraph in &document.analysis.paragraphs {
        let mut inside = false;
        for index in paragraph.clone() {
            match document.word(index) {
                "“" | "„" | "«" => inside = true,
                "”" | "»" => inside = false,
                "\"" | "``" | "''" => inside = !inside,
                _ => quoted[index] = inside,
            }
        }
    }
    quoted
}
