//! Mends the drafts of the network with what sentences and the tree show: a source in another sentence, content glued on
//! from a neighbour, a condition of anonymity taken for a statement.
//!
//! Must not know: actors, chains.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::Act;

use crate::document::Document;
use crate::statements::addressee::speaks_to_object;
use crate::statements::draft::{Draft, cue_verb, trimmed};
use crate::statements::nouns::cue_noun;
use crate::statements::quotes::Quote;
use crate::statements::subject::{is_passive, own_subject, phrase, shared_subject, subject};
use crate::statements::words::{self, Anonymity};

/// Mends one draft; none where it is no statement.
pub fn mended(document: &Document, quotes: &[Quote], mut draft: Draft) -> Option<Draft> {
    if let Some(cue) = draft.cue_head {
        draft.source = source(document, &draft, cue);
        draft.content = content(document, quotes, &draft, cue);
    }
    let is_statement = !draft.content.is_empty()
        && !is_access(document, &draft)
        && !is_question_to_source(document, &draft)
        && !is_condition(document, &draft)
        && !says_nothing(document, &draft)
        && (draft.source.is_some() || is_known_cue(document, &draft));
    is_statement.then_some(draft)
}

/// Without a source a cue must be one that can do without: a passive, a participle or a noun.
fn is_known_cue(document: &Document, draft: &Draft) -> bool {
    draft.cue.clone().is_some_and(|mut cue| {
        cue.any(|token| {
            cue_noun(document, token).is_some()
                || cue_verb(document, token).is_some_and(|(_, verb)| verb.act != Act::Expect)
                    && (is_passive(document, token) || document.xpos(token) == "VBG")
        })
    })
}

/// "Asked whether he would go, he said": who is asked is no source of the question.
fn is_question_to_source(document: &Document, draft: &Draft) -> bool {
    draft.cue_head.is_some_and(|cue| {
        let participle =
            matches!(document.relation(cue), "advcl" | "acl") && document.xpos(cue) == "VBN";
        let opens = document.sentence(cue).start == cue;
        matches!(document.lower(cue), "asked" | "pressed" | "told") && (participle || opens)
    })
}

/// "A map obtained by Radio Berg" tells how an outlet came to it, not what anyone says.
fn is_access(document: &Document, draft: &Draft) -> bool {
    draft.cue_head.is_some_and(|cue| {
        matches!(
            document.lower(cue),
            "seen" | "obtained" | "reviewed" | "viewed" | "sighted" | "leaked"
        ) && matches!(document.token(cue).deprel.as_str(), "acl" | "acl:relcl" | "advcl")
    })
}

/// "Rabat said nothing": there is no content; nor are a lone "the" or "to", of which the network has lost the rest.
fn says_nothing(document: &Document, draft: &Draft) -> bool {
    let mut words = draft.content.iter().cloned().flatten();
    words.all(|token| {
        let is_filler = matches!(
            document.lower(token),
            "nothing" | "so" | "little" | "more" | "what" | "which"
        );
        let is_grammar = matches!(
            document.upos(token),
            Upos::Det
                | Upos::Part
                | Upos::Adp
                | Upos::Sconj
                | Upos::Cconj
                | Upos::Pron
                | Upos::Aux
                | Upos::Punct
        );
        // "No" and "not me" are answers; "denied it" speaks of what was told before.
        let answers = matches!(document.lower(token), "no" | "not" | "me" | "us" | "it" | "them");
        is_filler || (is_grammar && !answers)
    })
}

/// The source: a subject of its own beside the verb is surer than words from further away.
fn source(document: &Document, draft: &Draft, cue: usize) -> Option<Range<usize>> {
    let beside = own_subject(document, cue)
        .or_else(|| shared_subject(document, cue))
        .map(|head| phrase(document, head));
    let found = draft.source.clone().map(|source| cut(document, source));
    let is_verb = document.upos(cue) == Upos::Verb;
    let Some(found) = found else { return is_verb.then(|| subject(document, cue)).flatten() };
    let sentence = document.sentence(cue);
    let is_near = sentence.contains(&found.start);
    let overlaps = |other: &Range<usize>| other.start < found.end && found.start < other.end;
    // A pronoun says less than a name that the network has found for it in the same sentence.
    let is_pronoun = |range: &Range<usize>| document.upos(range.start) == Upos::Pron;
    let says_less = |beside: &Range<usize>| is_near && is_pronoun(beside) && !is_pronoun(&found);
    match beside.filter(|beside| !says_less(beside)) {
        Some(beside) if !overlaps(&beside) && (!is_near || is_between(&beside, &found, cue)) => {
            Some(beside)
        }
        None if !is_near => subject(document, cue).or(Some(found)),
        _ => Some(found),
    }
}

/// Whether `near` stands between `far` and the cue.
fn is_between(near: &Range<usize>, far: &Range<usize>, cue: usize) -> bool {
    (far.end <= near.start && near.end <= cue) || (cue < near.start && near.end <= far.start)
}

/// A source without the clause that is only added to it, and without marks at its ends.
fn cut(document: &Document, source: Range<usize>) -> Range<usize> {
    let is_mark = |token: usize| !document.word(token).chars().any(char::is_alphanumeric);
    let mut range = source.clone();
    let adds = |token: &usize| {
        *token > source.start
            && is_mark(token - 1)
            && matches!(document.lower(*token), "who" | "whose" | "which" | "whom" | "where")
    };
    if let Some(relative) = source.clone().find(adds) {
        range.end = relative;
    }
    let dangles =
        |token: usize| is_mark(token) || matches!(document.relation(token), "case" | "cc");
    while range.len() > 1 && dangles(range.end - 1) {
        range.end -= 1;
    }
    while range.len() > 1 && is_mark(range.start) {
        range.start += 1;
    }
    range
}

/// The content without sentences that belong to others: unquoted words outside the cue's own sentence, where the
/// sentence itself holds content.
fn content(document: &Document, quotes: &[Quote], draft: &Draft, cue: usize) -> Vec<Range<usize>> {
    let sentence = document.sentence(cue);
    let is_quoted = |token: usize| {
        let start = document.token(token).start;
        quotes.iter().any(|quote| quote.outer.contains(&start))
    };
    let is_here = |piece: &Range<usize>| piece.start < sentence.end && sentence.start < piece.end;
    if !draft.content.iter().any(is_here) {
        return draft.content.clone();
    }
    let own_part = |piece: &Range<usize>| {
        let start = (piece.start..piece.end)
            .find(|&token| sentence.contains(&token) || is_quoted(token))?;
        let end = (start..piece.end)
            .rev()
            .find(|&token| sentence.contains(&token) || is_quoted(token))?;
        Some(trimmed(document, quotes, start..end + 1))
    };
    let parts: Vec<Range<usize>> = draft
        .content
        .iter()
        .filter(|piece| {
            !describes_source(document, draft, piece) && !sets_condition(document, cue, piece)
        })
        .filter_map(own_part)
        .map(|piece| trimmed(document, quotes, without_hearer(document, cue, piece)))
        .filter(|piece| !piece.is_empty())
        .collect();
    let dateline = dateline(document, &sentence);
    let after_dateline = |piece: Range<usize>| match &dateline {
        Some(dateline) if dateline.contains(&piece.start) => {
            trimmed(document, quotes, dateline.end.min(piece.end)..piece.end)
        }
        _ => piece,
    };
    let parts: Vec<Range<usize>> =
        parts.into_iter().map(after_dateline).filter(|piece| !piece.is_empty()).collect();
    let parts = joined(document, draft, parts);
    whole(document, quotes, draft, &sentence, cue, parts)
}

/// Where a cue clause closes its sentence ("…, the ministry said."), all before it is content, also what the network
/// has passed over.
fn whole(
    document: &Document,
    quotes: &[Quote],
    draft: &Draft,
    sentence: &Range<usize>,
    cue: usize,
    parts: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let (Some(first), Some(source)) = (parts.first(), &draft.source) else { return parts };
    let clause = source.start.min(cue);
    let is_word = |token: &usize| document.word(*token).chars().any(char::is_alphanumeric);
    let closes = !(source.end.max(cue + 1)..sentence.end).any(|token| {
        document.upos(token) == Upos::Verb && !document.subtree(clause).contains(&token)
            || draft.holds(token)
    });
    let after_comma = clause > 0 && document.word(clause - 1) == ",";
    let starts_here = sentence.contains(&first.start) && first.start < clause;
    let before_first = (sentence.start..first.start).filter(is_word).count();
    let has_marks = quotes.iter().any(|quote| {
        let bytes = document.bytes(first.start..clause);
        quote.outer.start < bytes.end && bytes.start < quote.outer.end
    });
    if closes && after_comma && starts_here && before_first == 0 && !has_marks {
        let piece = trimmed(document, quotes, first.start..clause);
        if parts.iter().all(|part| part.end <= clause) && !piece.is_empty() {
            return vec![piece];
        }
    }
    parts
}

/// A relative clause right after the source tells of the source.
fn describes_source(document: &Document, draft: &Draft, piece: &Range<usize>) -> bool {
    let after = draft
        .source
        .as_ref()
        .is_some_and(|source| (source.end..source.end + 3).contains(&piece.start));
    after && matches!(document.lower(piece.start), "who" | "which" | "whose")
}

/// "…, who wished to stay unnamed" tells of the source.
fn sets_condition(document: &Document, cue: usize, piece: &Range<usize>) -> bool {
    let end = document.sentence(piece.start).end.min(piece.start + 10);
    let words = document.words(piece.start..end).to_lowercase();
    piece.start > cue
        && words::anonymity(&words, Anonymity::Condition).is_some_and(|(start, _)| start < 24)
}

/// Content that begins with the one spoken to, from after that: "told [lawmakers that] there was no plan".
fn without_hearer(document: &Document, cue: usize, piece: Range<usize>) -> Range<usize> {
    let tells = cue_verb(document, cue).is_some_and(|(lemma, _)| speaks_to_object(lemma));
    if !tells || piece.start != cue + 1 || document.relation(piece.start) == "mark" {
        return piece;
    }
    let end = piece.end.min(piece.start + 9);
    let opens = |&token: &usize| {
        matches!(document.lower(token), "that" | "to" | "not" | "whether" | "what" | "how")
    };
    let is_verb = |token: usize| matches!(document.upos(token), Upos::Verb | Upos::Aux);
    match (piece.start + 1..end).find(opens) {
        Some(start) if !(piece.start..start).any(is_verb) => start..piece.end,
        // Nothing but the one spoken to.
        _ if piece.len() <= 3 && !piece.clone().any(is_verb) => piece.end..piece.end,
        _ => piece,
    }
}

/// Pieces with nothing but "that" or marks between them are one.
fn joined(document: &Document, draft: &Draft, parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let is_own = |token: usize| {
        let within = |range: &Option<Range<usize>>| {
            range.as_ref().is_some_and(|range| range.contains(&token))
        };
        within(&draft.source) || within(&draft.cue)
    };
    let is_nothing = |token: usize| {
        !is_own(token)
            && (document.lower(token) == "that"
                || !document.word(token).chars().any(char::is_alphanumeric))
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in parts {
        match found.last_mut() {
            Some(last)
                if last.end <= part.start
                    && document.sentence(last.start).contains(&part.start)
                    && (last.end..part.start).all(is_nothing) =>
            {
                last.end = part.end;
            }
            _ => found.push(part),
        }
    }
    found
}

/// The place and agency that open a report, with the dash after them: "TORSHAVN, Oct 3 (NNA) - ".
fn dateline(document: &Document, sentence: &Range<usize>) -> Option<Range<usize>> {
    let first = sentence.start;
    let before = first.checked_sub(1).map_or(0, |token| document.token(token).end);
    let opens_line =
        first == 0 || document.text()[before..document.token(first).start].contains('\n');
    let is_capital = |word: &str| {
        word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
    };
    if !opens_line || !is_capital(document.word(first)) {
        return None;
    }
    let end = sentence.end.min(first + 16);
    let stands_free = |token: usize| {
        let (before, after) = (document.token(token - 1).end, document.token(token + 1).start);
        before < document.token(token).start && document.token(token).end < after
    };
    let dash = |&token: &usize| {
        matches!(document.word(token), "-" | "–" | "—" | "--") && stands_free(token)
    };
    (first + 1..end.saturating_sub(1))
        .find(dash)
        .or_else(|| (first + 1..end.min(first + 4)).find(|&token| document.word(token) == ":"))
        .map(|dash| first..dash + 1)
}

/// "Refused to give her name" tells of the source of another statement.
fn is_condition(document: &Document, draft: &Draft) -> bool {
    let Some(cue) = draft.cue_head else { return false };
    let act = cue_verb(document, cue).map(|(_, verb)| verb.act);
    let may_set =
        matches!(act, Some(Act::Ask | Act::Demand | Act::Reject | Act::Claim | Act::Want));
    let end = document.sentence(cue).end.min(cue + 9);
    let words = document.words(cue..end).to_lowercase();
    may_set && words::anonymity(&words, Anonymity::Condition).is_some_and(|(start, _)| start < 24)
}
