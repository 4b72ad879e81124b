//! Noun phrases: their borders, read from the words next to the head so that a wrong arc does not break them.
//!
//! Must not know actors.

use std::ops::Range;

use onrecord_language::Upos;

use crate::document::Document;
use crate::places;

/// The head with the words before it that modify it: "a senior U.S. official". Words that hang on something in
/// between, or on something before `limit` (the end of a name that the head is the title of), belong to it too.
pub fn with_premodifiers(document: &Document, head: usize, limit: usize) -> Range<usize> {
    let sentence = document.sentence(head);
    let inside = |index: usize| {
        document.head(index).is_some_and(|governor| index < governor && governor < limit)
    };
    let mut start = head;
    while start > sentence.start {
        let before = start - 1;
        let belongs = match document.upos(before) {
            Upos::Adj
            | Upos::Noun
            | Upos::Propn
            | Upos::Num
            | Upos::Det
            | Upos::Cconj
            | Upos::Adv
            | Upos::X
            | Upos::Sym => inside(before),
            Upos::Pron => {
                inside(before) && matches!(document.relation(before), "nmod" | "det" | "compound")
            }
            Upos::Verb => {
                inside(before) && matches!(document.relation(before), "amod" | "compound")
            }
            Upos::Part => {
                document.xpos(before) == "POS" && before > sentence.start && inside(before - 1)
            }
            Upos::Punct => {
                matches!(document.word(before), "-" | "–" | "‑") && before > sentence.start
            }
            _ => false,
        };
        if !belongs || is_day_or_month(document, before) {
            break;
        }
        start = before;
        if document.upos(before) == Upos::Det {
            break;
        }
    }
    while start < head
        && matches!(document.upos(start), Upos::Cconj | Upos::Punct | Upos::Part | Upos::Adv)
    {
        start += 1;
    }
    start..head + 1
}

fn is_day_or_month(document: &Document, index: usize) -> bool {
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
        "late",
        "early",
    ];
    WORDS.contains(&document.lower(index))
}

/// The phrase with what follows its head, up to the first comma or relative clause: "people familiar with the matter".
pub fn with_postmodifiers(document: &Document, core: Range<usize>, head: usize) -> Range<usize> {
    let sentence = document.sentence(head);
    let belongs = |child: usize| {
        child > head
            && match document.relation(child) {
                "nmod" => {
                    document.preposition(child).is_some()
                        && document.children_by(child, "case").all(|case| case < child)
                }
                "amod" => true,
                "acl" => document.token(child).deprel == "acl",
                _ => false,
            }
    };
    let mut end = core.end;
    for &child in document.children(head) {
        if belongs(child) {
            let part = document.subtree(child);
            if part.start == end {
                end = part.end;
            }
        }
    }
    let stop = (core.end..end.min(sentence.end)).find(|&index| {
        matches!(document.word(index), "," | ";" | ":" | "(" | "—" | "–" | "\"" | "“" | "”" | ".")
            || (index > core.end && matches!(document.xpos(index), "WDT" | "WP"))
    });
    let end = stop.unwrap_or(end);
    // A temporal or clausal tail ("on Monday", "that …") is no part of a description.
    let tail = (core.end..end).find(|&index| {
        matches!(
            document.lower(index),
            "on" | "last" | "next" | "during" | "after" | "before" | "when" | "as"
        ) || is_day_or_month(document, index)
    });
    core.start..tail.unwrap_or(end)
}

/// The countries that words of the phrase belong to, in order: adjectives, possessives, "U.S.".
pub fn countries(document: &Document, phrase: Range<usize>) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut index = phrase.start;
    while index < phrase.end {
        let longest = (1..=3.min(phrase.end - index)).rev().find_map(|length| {
            let words = document.words(index..index + length);
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
