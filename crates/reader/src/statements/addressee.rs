//! To whom and through what something is said: "told Axios", "in a letter to the council", "on Telegram".
//!
//! Must not know: who speaks, what is said.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use onrecord_language::Upos;

use crate::document::Document;
use crate::lexicon::entries;
use crate::statements::cues::CueVerb;
use crate::statements::draft::Draft;
use crate::statements::subject::{is_passive, phrase};
use crate::statements::words::{Medium, medium, people};

static HEARERS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    entries(include_str!("../../data/statements/hearers.txt"))
        .filter_map(|columns| columns.first().copied())
        .collect()
});

/// Whether the verb's object is the one spoken to.
pub fn speaks_to_object(lemma: &str) -> bool {
    HEARERS.contains(lemma)
}

/// The word that names the one spoken to. `is_actor`: whether a word carries a mention of someone.
pub fn addressee(
    document: &Document,
    draft: &Draft,
    (lemma, verb): (&str, &CueVerb),
    is_actor: impl Fn(usize) -> bool,
) -> Option<usize> {
    let cue = draft.cue_head?;
    let outside = |&token: &usize| {
        !draft.holds(token) && draft.source.as_ref().is_none_or(|source| !source.contains(&token))
    };
    let direct = HEARERS.contains(lemma).then(|| object(document, cue, draft)).flatten();
    let takes_to = verb.takes("to");
    direct
        .filter(outside)
        .or_else(|| {
            (!takes_to).then(|| after_to(document, cue, &is_actor)).flatten().filter(outside)
        })
        .or_else(|| through_medium(document, draft, cue).filter(outside))
}

/// The object of a verb of telling; the subject of a passive one.
fn object(document: &Document, cue: usize, draft: &Draft) -> Option<usize> {
    if is_passive(document, cue) {
        return document.child(cue, &["nsubj"]);
    }
    let is_nominal = |&child: &usize| {
        matches!(document.upos(child), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj)
    };
    let by_tree = ["iobj", "obj"]
        .iter()
        .find_map(|relation| {
            document.children_by(cue, relation).find(|&child| child > cue && is_nominal(&child))
        })
        .filter(|&child| !draft.holds(child));
    // Where the tree has made a clause of it, the noun phrase right after the verb.
    by_tree.or_else(|| {
        let next = cue + 1;
        let within =
            next < document.len() && document.sentence(cue).contains(&next) && !draft.holds(next);
        let starts = within
            && matches!(document.upos(next), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det);
        starts
            .then(|| noun_phrase_head(document, next))
            .filter(|&head| head > cue && !draft.holds(head))
    })
}

/// The head of the noun phrase that a token begins.
fn noun_phrase_head(document: &Document, first: usize) -> usize {
    let mut head = first;
    while let Some(next) = document.head(head).filter(|&next| {
        matches!(document.relation(head), "det" | "amod" | "compound" | "nmod" | "flat" | "nummod")
            && next >= first
            && next - first < 6
    }) {
        head = next;
    }
    head
}

/// Someone after "to": "said to reporters". Things said or done "to" something else are no one spoken to.
fn after_to(document: &Document, cue: usize, is_actor: impl Fn(usize) -> bool) -> Option<usize> {
    document.children_by(cue, "obl").find(|&child| {
        child > cue
            && document.preposition(child) == Some("to")
            && (is_someone(document, child) || is_actor(child))
    })
}

/// The hearer of an interview, a letter, a call: "in an interview with the weekly".
fn through_medium(document: &Document, draft: &Draft, cue: usize) -> Option<usize> {
    let noun = medium_noun(document, draft, cue)?;
    let by_tree = document
        .children(noun)
        .iter()
        .copied()
        .filter(|&child| matches!(document.relation(child), "nmod" | "obl"))
        .find(|&child| matches!(document.preposition(child), Some("to" | "with")));
    by_tree.or_else(|| {
        let next = noun + 2;
        let follows =
            next < document.sentence(cue).end && matches!(document.lower(noun + 1), "to" | "with");
        follows.then(|| noun_phrase_head(document, next))
    })
}

/// The noun of what it is said through, beside the cue: by the tree, else by the words.
fn medium_noun(document: &Document, draft: &Draft, cue: usize) -> Option<usize> {
    let by_tree = document.children_by(cue, "obl").find(|&child| {
        document.preposition(child).is_some_and(is_means) && medium(document.word(child)).is_some()
    });
    by_tree.or_else(|| {
        let end = document.sentence(cue).end.min(cue + 8);
        let start = (cue + 1..end).find(|&token| is_means(document.lower(token)))?;
        let noun = (start + 1..end.min(start + 5))
            .find(|&token| medium(document.word(token)).is_some())?;
        let is_phrase = (start + 1..noun).all(|token| {
            matches!(
                document.upos(token),
                Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Punct
            )
        });
        let outside = !draft.holds(start) && !draft.holds(noun);
        (is_phrase && outside && medium(document.word(noun)) != Some(Medium::Document))
            .then_some(noun)
    })
}

/// Prepositions before what something is said through.
fn is_means(preposition: &str) -> bool {
    matches!(
        preposition,
        "in" | "during" | "on" | "at" | "by" | "via" | "over" | "through" | "from"
    )
}

/// Through what it is said, in the article's words without the preposition.
pub fn medium_words(document: &Document, draft: &Draft) -> Option<Range<usize>> {
    medium_noun(document, draft, draft.cue_head?).map(|noun| phrase(document, noun))
}

/// Whether a noun is of people or bodies.
fn is_someone(document: &Document, token: usize) -> bool {
    document.upos(token) == Upos::Propn
        || document.upos(token) == Upos::Pron
        || people(document.word(token)).is_some()
        || document.analysis.entity_at(token).is_some()
}

/// Whether the noun that carries a source is a text and not someone: "a draft", "documents".
pub fn is_document(document: &Document, head: usize) -> bool {
    document.upos(head) == Upos::Noun
        && matches!(medium(document.word(head)), Some(Medium::Document | Medium::Text))
}
