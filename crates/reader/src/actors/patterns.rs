//! Names that their words alone tell of: those in the tables, capitalised phrases around a noun for a body, names after
//! titles, what an acronym stands for, the unknown name of one who speaks or is told.
//!
//! Must not know the entities of the analysis.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::ActorKind;

use super::lexicon;
use super::names::{
    Sort, body_kind, is_acronym, is_capitalised, is_hyphen_part, is_only_a_place, sort_of_known,
    touches_before, without_edges,
};
use super::sources::Part;
use crate::document::Document;
use crate::places;

pub fn known_at(document: &Document, start: usize) -> Option<(Range<usize>, Sort)> {
    let starts = is_capitalised(document, start) || document.lower(start).starts_with("al");
    if !starts || document.lower(start) == "the" {
        return None;
    }
    let sentence = document.sentence(start);
    let article = start > sentence.start && document.lower(start - 1) == "the";
    let end = sentence.end.min(start + lexicon::LONGEST_KNOWN);
    (start + 1..=end).rev().find_map(|end| {
        let words = document.words(start..end);
        let sort = sort_of_known(words)?;
        let goes_on = end < sentence.end
            && (is_hyphen_part(document, end) && touches_before(document, end)
                || (end == start + 1
                    && is_capitalised(document, end)
                    && document.upos(end) == Upos::Propn
                    && document.relation(end) == "flat"));
        let fits = match sort {
            Sort::Known(known) if known.needs_article => article && !goes_on,
            _ => !goes_on || places::is_place(words),
        };
        // A word that opens a sentence is capitalised in any case.
        let opens = start == sentence.start;
        let is_name = document.upos(start) == Upos::Propn
            || !opens && matches!(document.upos(start), Upos::Adj | Upos::Noun | Upos::X);
        (fits && (is_name || end > start + 1 || is_acronym(words))).then_some((start..end, sort))
    })
}

/// A capitalised phrase around a noun for a body: "Ministry of Finance", "Rapid Support Forces".
pub fn body_at(document: &Document, index: usize) -> Option<(Range<usize>, Sort)> {
    if !is_capitalised(document, index) {
        return None;
    }
    let (body, _) = lexicon::body(document.lower(index))?;
    let sentence = document.sentence(index);
    let mut tokens = index..index + 1;
    while tokens.start > sentence.start
        && continues_left(document, tokens.start - 1, sentence.start)
    {
        tokens.start -= 1;
    }
    tokens = without_edges(document, tokens);
    let joins = |at: usize| at < sentence.end && matches!(document.lower(at), "of" | "for");
    if joins(tokens.end) {
        let mut end = tokens.end + 1;
        if end < sentence.end && document.lower(end) == "the" {
            end += 1;
        }
        let first = end;
        while end < sentence.end
            && document.upos(end) != Upos::Punct
            && (is_capitalised(document, end)
                || (matches!(document.lower(end), "and" | "&" | "of" | "the")
                    && end + 1 < sentence.end
                    && end > first
                    && is_capitalised(document, end + 1)))
        {
            end += 1;
        }
        if end > first {
            tokens.end = end;
        }
    }
    let lone = tokens.len() == 1;
    let opens = lone && index == sentence.start;
    (!opens && (!lone || body.alone)).then_some((tokens, Sort::Body(body.kind)))
}

fn continues_left(document: &Document, index: usize, sentence_start: usize) -> bool {
    if is_hyphen_part(document, index) && touches_before(document, index) {
        return index > sentence_start && is_capitalised(document, index - 1);
    }
    if matches!(document.lower(index), "and" | "&" | "-") {
        return index > sentence_start
            && is_capitalised(document, index - 1)
            && document.head(index).is_some_and(|head| head > index);
    }
    is_capitalised(document, index)
        && lexicon::role(document.lower(index)).is_none()
        && !matches!(
            document.upos(index),
            Upos::Det | Upos::Adp | Upos::Sconj | Upos::Adv | Upos::Verb | Upos::Cconj
        )
        && !(index == sentence_start && document.upos(index) == Upos::Pron)
}

/// A person whom only the title or first name tells: "Mr Lind", "Gen Mara Lind".
pub fn titled_person_at(document: &Document, start: usize) -> Option<(Range<usize>, Sort)> {
    let sentence = document.sentence(start);
    if !is_capitalised(document, start) {
        return None;
    }
    let before = start.checked_sub(1).filter(|&before| before >= sentence.start);
    let titled = before.is_some_and(|before| {
        lexicon::title(document.word(before)).is_some()
            && is_capitalised(document, before)
            && document.word(before).len() > 1
    });
    let first_name = lexicon::first_name(document.word(start)).is_some();
    let is_title = lexicon::title(document.word(start)).is_some()
        || lexicon::role(document.lower(start)).is_some()
        || lexicon::body(document.lower(start)).is_some();
    if (!titled && !first_name) || is_title {
        return None;
    }
    let mut end = start + 1;
    while end < sentence.end
        && end - start < 5
        && ((is_capitalised(document, end) && document.upos(end) == Upos::Propn)
            || (is_hyphen_part(document, end) && touches_before(document, end)))
        && lexicon::body(document.lower(end)).is_none()
    {
        end += 1;
    }
    (titled || end > start + 1).then_some((start..end, Sort::Person))
}

/// A name after a noun for a body: "the daily Nordlys".
pub fn after_body_noun(document: &Document, noun: usize) -> Option<(Range<usize>, Sort)> {
    let sentence = document.sentence(noun);
    let (body, plural) = lexicon::body(document.lower(noun))?;
    let is_part = |index: usize| {
        index < sentence.end
            && is_capitalised(document, index)
            && document.upos(index) == Upos::Propn
            && lexicon::role(document.lower(index)).is_none()
            && lexicon::title(document.word(index)).is_none()
    };
    let end = (noun + 1..sentence.end).take_while(|&index| is_part(index)).last()? + 1;
    let fits = body.alone || body.kind == ActorKind::Outlet;
    let tokens = noun + 1..end;
    (fits
        && !plural
        && !is_capitalised(document, noun)
        && !is_only_a_place(document.words(tokens.clone())))
    .then_some((tokens, Sort::Body(body.kind)))
}

/// The words that an acronym in brackets stands for: "Harbour Guild of Pilots" before "(HGP)".
pub fn expansion_before(document: &Document, bracket: usize) -> Option<(Range<usize>, Sort)> {
    let sentence = document.sentence(bracket);
    let opens = document.word(bracket) == "(" && bracket + 2 < sentence.end;
    if !opens || document.word(bracket + 2) != ")" || bracket == sentence.start {
        return None;
    }
    let letters: Vec<char> =
        document.word(bracket + 1).chars().filter(|l| l.is_alphanumeric()).collect();
    if !is_acronym(document.word(bracket + 1)) {
        return None;
    }
    let initial = |index: usize| document.word(index).chars().next().filter(|l| l.is_uppercase());
    let longest = (bracket - sentence.start).min(letters.len() * 2);
    let start = (1..=longest).map(|length| bracket - length).find(|&start| {
        let initials: Vec<char> = (start..bracket).filter_map(initial).collect();
        initial(start).is_some() && initials == letters
    })?;
    let tokens = start..bracket;
    let kind = body_kind(document, &tokens);
    Some((tokens, Sort::Body(kind)))
}

/// A name that the analysis missed, in the place of one who speaks, publishes or is told: "told the Nordlys".
pub fn in_attribution(
    document: &Document,
    index: usize,
    part: Part,
) -> Option<(Range<usize>, Sort)> {
    let sentence = document.sentence(index);
    let is_outlet = |index: usize| {
        lexicon::body(document.lower(index)).is_some_and(|(body, _)| body.kind == ActorKind::Outlet)
    };
    let is_part = |index: usize| {
        is_capitalised(document, index)
            && document.upos(index) == Upos::Propn
            && (lexicon::role(document.lower(index)).is_none() || is_outlet(index))
            && lexicon::title(document.word(index)).is_none()
            && places::nationality(document.word(index)).is_none()
    };
    if !is_part(index) {
        return None;
    }
    let start = (sentence.start..index).rev().take_while(|&before| is_part(before)).last();
    let end = (index..sentence.end)
        .take_while(|&after| is_part(after) || is_hyphen_part(document, after))
        .last();
    let tokens = start.unwrap_or(index)..end.unwrap_or(index) + 1;
    let office_after = tokens.end < sentence.end
        && is_capitalised(document, tokens.end)
        && lexicon::role(document.lower(tokens.end)).is_some();
    if office_after {
        return None;
    }
    let article = tokens.start > sentence.start && document.lower(tokens.start - 1) == "the";
    let kind = match part {
        Part::Publisher => ActorKind::Outlet,
        Part::Addressee if article => ActorKind::Outlet,
        _ => ActorKind::Organization,
    };
    Some((tokens, Sort::Body(kind)))
}
