//! Statements that the dependency tree shows: a known cue verb, its subject, and the clause or phrase that holds content.
//!
//! Finds what stands inside another statement's content, which the network leaves out. Must not know: actors, chains.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::Act;

use crate::document::Document;
use crate::statements::cues::CueVerb;
use crate::statements::draft::{Draft, cue_verb, trimmed};
use crate::statements::quotes::Quote;
use crate::statements::subject::{agent, is_passive, phrase, subject};

/// A draft for every cue verb with content.
pub fn drafts(document: &Document, quotes: &[Quote]) -> Vec<Draft> {
    (0..document.len()).filter_map(|token| draft(document, quotes, token)).collect()
}

/// The draft of the cue verb at `token`, if it is one and has content.
pub fn draft(document: &Document, quotes: &[Quote], token: usize) -> Option<Draft> {
    if document.upos(token) != Upos::Verb {
        return None;
    }
    let (lemma, verb) = cue_verb(document, token)?;
    if is_part_of_another(document, token) {
        return None;
    }
    let content: Vec<Range<usize>> = content(document, quotes, verb, token)?
        .into_iter()
        .map(|piece| trimmed(document, quotes, piece))
        .filter(|piece| !piece.is_empty())
        .collect();
    let source = subject(document, token).filter(|source| !source.contains(&token));
    // Of a passive without agent only what is told counts ("was told that"), not what is asked or offered.
    let is_clause = document.children_by(token, "ccomp").next().is_some();
    if content.is_empty()
        || (source.is_none() && !is_clause)
        || source.as_ref().is_some_and(|source| is_no_one(document, quotes, source))
    {
        return None;
    }
    Some(Draft {
        source,
        cue: Some(cue_words(document, token, lemma)),
        cue_head: Some(token),
        content,
        ..Draft::default()
    })
}

/// "Refused to accept it", "hopes to offer help": one act, that of the first verb. "Is said to have demanded" is two.
fn is_part_of_another(document: &Document, token: usize) -> bool {
    document.relation(token) == "xcomp"
        && document.head(token).is_some_and(|head| {
            cue_verb(document, head).is_some_and(|(_, verb)| verb.takes("infinitive"))
                && !is_passive(document, head)
        })
}

/// "Nobody wants a war" is no one's word; what speakers do in their own quotation ("we want peace") is part of it.
fn is_no_one(document: &Document, quotes: &[Quote], source: &Range<usize>) -> bool {
    let word = document.lower(source.start);
    let start = document.token(source.start).start;
    let within_marks = || quotes.iter().any(|quote| quote.outer.contains(&start));
    let indefinite = matches!(
        word,
        "nobody" | "anyone" | "anybody" | "everyone" | "everybody" | "you" | "nothing"
    );
    (indefinite && source.len() == 1)
        || (matches!(word, "i" | "we" | "it" | "this") && source.len() == 1 && within_marks())
}

/// The verb with its negation and auxiliaries before it and its particle after it.
pub fn cue_words(document: &Document, token: usize, lemma: &str) -> Range<usize> {
    let parts = lemma.split(' ').count();
    let is_part = |child: usize| {
        matches!(document.relation(child), "aux" | "advmod")
            && child < token
            && (document.relation(child) == "aux"
                || matches!(document.lower(child), "not" | "n't" | "n’t" | "never"))
    };
    let start = (token.saturating_sub(4)..token)
        .rev()
        .take_while(|&before| document.head(before) == Some(token) && is_part(before))
        .last()
        .unwrap_or(token);
    start..token + parts
}

fn content(
    document: &Document,
    quotes: &[Quote],
    verb: &CueVerb,
    token: usize,
) -> Option<Vec<Range<usize>>> {
    let children = document.children(token);
    // "The visit was first reported by the daily": what is told of is the subject.
    if is_passive(document, token) {
        let told = agent(document, token).and_then(|_| document.child(token, &["nsubj"]));
        let takes = verb.takes("noun") || verb.act == Act::Report;
        if let Some(subject) = told.filter(|_| takes) {
            return Some(vec![phrase(document, subject)]);
        }
    }
    let find = |fits: &dyn Fn(usize) -> bool| children.iter().copied().find(|&child| fits(child));
    if verb.takes("clause") {
        if let Some(clause) =
            find(&|child| document.relation(child) == "ccomp" && is_clause(document, child))
        {
            return Some(vec![without(document, document.subtree(clause), token)]);
        }
        if let Some(pieces) = around(document, token) {
            return Some(pieces);
        }
    }
    if verb.takes("infinitive")
        && let Some(clause) = find(&|child| {
            matches!(document.relation(child), "xcomp" | "ccomp" | "advcl")
                && child > token
                && has_mark(document, child, "to")
        })
    {
        return Some(vec![document.subtree(clause)]);
    }
    if verb.takes("gerund")
        && let Some(clause) = find(&|child| {
            matches!(document.relation(child), "xcomp" | "ccomp")
                && child > token
                && starts_with_gerund(document, child)
        })
    {
        return Some(vec![document.subtree(clause)]);
    }
    if verb.takes("noun")
        && let Some(object) = find(&|child| {
            document.relation(child) == "obj" && child > token && is_named(document, verb, child)
        })
    {
        return Some(vec![document.subtree(object)]);
    }
    if verb.takes("quote")
        && let Some(quote) = quote_after(document, quotes, token)
    {
        return Some(vec![quote]);
    }
    let after_preposition = find(&|child| {
        matches!(document.relation(child), "obl" | "nmod" | "advcl")
            && child > token
            && document.children(child).iter().any(|&case| {
                matches!(document.relation(case), "case" | "mark")
                    && verb.takes(document.lower(case))
            })
    });
    after_preposition.map(|child| {
        let range = document.subtree(child);
        vec![range]
    })
}

/// The quotation that follows a verb in its clause: "which she called, before lawmakers, "a trap"".
fn quote_after(document: &Document, quotes: &[Quote], token: usize) -> Option<Range<usize>> {
    let end = document.sentence(token).end.min(token + 14);
    let quote = quotes.iter().find(|quote| {
        quote.depth == 0
            && document.token(token).end <= quote.outer.start
            && quote.outer.start < document.token(end - 1).end
    })?;
    let words = document.tokens_in(quote.inner.clone());
    let another = (token + 1..words.start).any(|other| {
        document.upos(other) == Upos::Verb && matches!(document.xpos(other), "VBD" | "VBZ" | "VBP")
    });
    (!another).then_some(words)
}

/// Whether an object says what is meant: a pronoun does only for answers ("denied it").
fn is_named(document: &Document, verb: &CueVerb, object: usize) -> bool {
    let answers = matches!(verb.act, Act::Deny | Act::Confirm | Act::Accept | Act::Reject);
    document.upos(object) != Upos::Pron
        || (answers && matches!(document.lower(object), "it" | "this" | "that" | "them"))
}

fn has_mark(document: &Document, clause: usize, mark: &str) -> bool {
    document.children_by(clause, "mark").any(|child| document.lower(child) == mark)
}

fn starts_with_gerund(document: &Document, clause: usize) -> bool {
    document.xpos(clause) == "VBG"
        || document.children_by(clause, "aux").any(|child| document.xpos(child) == "VBG")
}

/// Whether a complement says something: it has a subject, or is a question.
fn is_clause(document: &Document, clause: usize) -> bool {
    document.child(clause, &["nsubj", "expl", "csubj"]).is_some()
        || has_mark(document, clause, "that")
        || has_mark(document, clause, "whether")
}

/// Content that holds its cue clause: "The talks, he said, will go on." The cue hangs on the content's head.
fn around(document: &Document, token: usize) -> Option<Vec<Range<usize>>> {
    if document.relation(token) != "parataxis" || document.child(token, &["nsubj"]).is_none() {
        return None;
    }
    let head = document.head(token)?;
    let whole = document.subtree(head);
    let clause = document.subtree(token);
    let pieces = [whole.start..clause.start, clause.end..whole.end];
    Some(pieces.into_iter().filter(|piece| piece.start < piece.end).collect())
}

/// A range cut where a token that is not part of it begins: a clause that crosses its own cue.
fn without(document: &Document, range: Range<usize>, token: usize) -> Range<usize> {
    if !range.contains(&token) {
        return range;
    }
    let cue = document.subtree(token);
    if cue.start > range.start && cue.start <= token {
        range.start..cue.start.min(token)
    } else {
        token + 1..range.end
    }
}
