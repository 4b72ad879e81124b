//! Mentions by a noun: "the nine-point water plan", "a proposal to share the well", "four demands".
//!
//! Says where they are, of what kind, how put, and how many points they have. Must not know whose they are.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::{ProposalKind, ProposalStatus, Stance};

use super::count::{UNITS, point_count};
use super::lexicon::{Noun, Strength, WORDS};
use super::mention::{Form, Mention, is_verb};
use super::standing::{Fact, factuality, governors};
use super::verbal::is_aside_word;
use crate::document::Document;

/// Purposes that make "a plan to …" somebody's day, not a proposal.
const ERRANDS: [&str; 12] = [
    "visit", "travel", "attend", "meet", "go", "return", "run", "retire", "fly", "come", "host",
    "see",
];

/// Finds the mentions by a noun, in the order of the text.
pub(super) fn find(document: &Document) -> Vec<Mention> {
    (0..document.len()).filter_map(|token| mention(document, token)).collect()
}

fn mention(document: &Document, head: usize) -> Option<Mention> {
    let noun = noun_at(document, head)?;
    if modifies_a_noun(document, head) || is_predicate(document, head) {
        return None;
    }
    let tokens = core(document, head, noun.words);
    let form = form(document, head, &tokens);
    let count = point_count(document, head, &tokens);
    let is_named = count.is_some()
        || match noun.strength {
            Strength::Strong => true,
            Strength::Weak => is_of_negotiation(document, head, &tokens, noun.kind),
            Strength::Faint | Strength::Pointer => {
                (noun.strength == Strength::Pointer
                    && has_telling_modifier(document, head, &tokens))
                    || has_colon_list(document, head)
                    || is_told_next(document, head)
                    || is_in_force(document, head)
                    || (noun.strength == Strength::Pointer
                        && form != Form::Indefinite
                        && is_decided_on(document, head))
            }
        };
    if is_wished_for(document, head, noun.kind, form) || is_aside(document, head) {
        return None;
    }
    let is_recalled = matches!(form, Form::Definite | Form::Pronoun);
    if !is_named && !is_recalled {
        return None;
    }
    let mut mention = Mention::new(head, tokens, noun.kind, form);
    // What no sign of negotiation stands beside can only recall what was named before.
    let stands_alone = is_named && form != Form::Pronoun;
    mention.strength =
        if stands_alone { Strength::Strong } else { noun.strength.min(Strength::Pointer) };
    if is_said_not_to_be(document, head) && noun.kind == ProposalKind::Agreement {
        mention.strength = Strength::Strong;
        mention.status = Some(ProposalStatus::DeniedExisted);
    }
    mention.point_count = count;
    Some(mention)
}

/// "hopes to win a fishing deal", "could reach an agreement": a thing hoped for, which is on no table yet.
fn is_wished_for(document: &Document, head: usize, kind: ProposalKind, form: Form) -> bool {
    kind == ProposalKind::Agreement
        && form == Form::Indefinite
        && governors(document, head).iter().any(|governor| {
            factuality(document, governor.verb) == Fact::Open
                && !matches!(
                    document.lemma(governor.verb),
                    "sign" | "initial" | "ink" | "conclude" | "propose" | "draft"
                )
        })
}

/// "at Oman's request", "a request for comment": words about the telling or the arranging, not about a table.
fn is_aside(document: &Document, head: usize) -> bool {
    matches!(document.preposition(head), Some("at" | "upon"))
        || document
            .children(head)
            .iter()
            .any(|&child| child > head && is_aside_word(document, child))
}

/// The noun of the word list that ends at this token.
fn noun_at(document: &Document, head: usize) -> Option<Noun> {
    if !matches!(document.upos(head), Upos::Noun | Upos::Propn) {
        return None;
    }
    let plain = |token: usize, word: &str| {
        let word = word.to_lowercase().replace('-', " ");
        if token == head { word.trim().to_owned() } else { word.trim_end().to_owned() }
    };
    let last = plain(head, document.lemma(head));
    let before = head.checked_sub(1).map(|token| match document.lower(token) {
        // A hyphen of its own: the word before it.
        "-" if token > 0 => plain(token - 1, document.lower(token - 1)),
        _ => plain(token, document.lower(token)),
    });
    let of = before.map(|before| format!("{before} {last}"));
    let found = of
        .as_deref()
        .and_then(|phrase| WORDS.nouns.get(phrase))
        .or_else(|| WORDS.nouns.get(last.as_str()));
    found.or_else(|| WORDS.nouns.get(document.lower(head))).copied()
}

/// Whether the noun only modifies the next one: "plan" of "plan talks".
fn modifies_a_noun(document: &Document, head: usize) -> bool {
    document.relation(head) == "compound"
        && document.head(head).is_some_and(|over| over > head && over - head <= 3)
}

/// "There was no deal", "there is no such agreement".
fn is_said_not_to_be(document: &Document, head: usize) -> bool {
    let is_none = document.child(head, &["det"]).is_some_and(|det| document.lower(det) == "no");
    let over = document.head(head).filter(|_| document.relation(head) == "nsubj").unwrap_or(head);
    is_none && document.child(over, &["expl"]).is_some()
}

/// "was described as a proposal", "this is a plan with teeth": what something is said to be.
fn is_predicate(document: &Document, head: usize) -> bool {
    let is_named = document.head(head).is_some_and(|verb| {
        matches!(document.lemma(verb), "call" | "describe" | "term" | "dub" | "consider")
    });
    let has_article = document
        .child(head, &["det"])
        .is_some_and(|det| matches!(document.lower(det), "a" | "an" | "no"));
    let copula = document.child(head, &["cop"]);
    let subject = document.child(head, &["nsubj"]);
    let is_there = document.child(head, &["expl"]).is_some();
    has_article
        && !is_there
        && ((is_named && !is_passive_subject(document, head))
            || (copula.is_some() && subject.is_some()))
}

fn is_passive_subject(document: &Document, head: usize) -> bool {
    document.relation(head) == "nsubj"
}

/// The noun with its modifiers, without determiner and possessor.
fn core(document: &Document, head: usize, words: usize) -> Range<usize> {
    let sentence = document.sentence(head);
    let mut start = head + 1 - words.min(head + 1 - sentence.start);
    while start > sentence.start && belongs_before(document, start - 1, head) {
        start -= 1;
    }
    while start < head
        && (matches!(document.upos(start), Upos::Punct | Upos::Part)
            || document.lower(start) == "own")
    {
        start += 1;
    }
    let of_kind = head + 2 < sentence.end
        && document.lower(head + 1) == "of"
        && matches!(
            document.lower(head + 2),
            "understanding" | "intent" | "principles" | "association"
        );
    start..head + if of_kind { 3 } else { 1 }
}

/// Whether a token before the noun is one of its modifiers.
fn belongs_before(document: &Document, token: usize, head: usize) -> bool {
    let relations_fit = std::iter::once(token)
        .chain(document.ancestors(token).take(3))
        .take_while(|&at| at != head)
        .all(|at| {
            at < head
                && matches!(
                    document.relation(at),
                    "amod" | "compound" | "nummod" | "punct" | "flat" | "advmod" | "conj" | "cc"
                )
        });
    let reaches = document.ancestors(token).take(4).any(|at| at == head);
    reaches
        && relations_fit
        && (document.upos(token) != Upos::Punct
            || matches!(document.lower(token), "-" | "–" | "'" | "’"))
}

fn form(document: &Document, head: usize, tokens: &Range<usize>) -> Form {
    let is_another = tokens.clone().any(|token| {
        let word = document.lower(token).trim_end_matches('-');
        WORDS.modifiers.get(word).copied().unwrap_or(false) || word.starts_with("counter")
    });
    if is_another && !document.children(head).iter().any(|&c| document.lower(c) == "the") {
        return Form::Another;
    }
    let determiner = document.child(head, &["det"]).map(|det| document.lower(det).to_owned());
    let owner = document.children(head).iter().any(|&c| document.token(c).deprel == "nmod:poss");
    match determiner.as_deref() {
        // "any deal", "no agreement": at most what was named before.
        Some("any" | "no" | "each" | "every" | "neither") => Form::Pronoun,
        Some("another") => Form::Another,
        Some("the" | "this" | "that" | "these" | "those" | "both") => Form::Definite,
        None if owner || is_title(document, tokens) => Form::Definite,
        _ => Form::Indefinite,
    }
}

/// "Halden Protocol", but not in a headline, where much is capitalised.
fn is_title(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() > 1 && tokens.clone().all(|token| document.upos(token) == Upos::Propn)
}

/// Whether something beside a weak noun shows that it lies on a table.
fn is_of_negotiation(
    document: &Document,
    head: usize,
    tokens: &Range<usize>,
    kind: ProposalKind,
) -> bool {
    let is_errand =
        purpose(document, head).is_some_and(|verb| ERRANDS.contains(&document.lemma(verb)));
    if is_errand {
        return false;
    }
    let has_modifier = tokens.clone().filter(|&token| token != head).any(|token| {
        let word = document.lower(token).trim_end_matches('-');
        WORDS.modifiers.contains_key(word) || WORDS.nouns.contains_key(word)
    });
    let between = document.children(head).iter().any(|&c| {
        document.relation(c) == "nmod"
            && matches!(document.preposition(c), Some("between" | "with" | "from"))
    });
    let is_handled =
        governors(document, head).iter().any(|governor| governor.deed(document).is_some());
    let is_wish = kind == ProposalKind::Demand
        && (has_addressee(document, head) || has_owner(document, head));
    has_modifier
        || between
        || is_handled
        || is_wish
        || purpose(document, head).is_some()
        || has_colon_list(document, head)
}

/// "compromise paper", "truce document": a modifier that says more than how it is written or kept.
fn has_telling_modifier(document: &Document, head: usize, tokens: &Range<usize>) -> bool {
    tokens.clone().filter(|&token| token != head && document.upos(token) == Upos::Noun).any(
        |token| {
            let word = document.lower(token).trim_end_matches('-');
            WORDS.modifiers.contains_key(word) || WORDS.nouns.contains_key(word)
        },
    )
}

fn has_addressee(document: &Document, head: usize) -> bool {
    document
        .children(head)
        .iter()
        .any(|&c| matches!(document.preposition(c), Some("to" | "for" | "that")))
}

fn has_owner(document: &Document, head: usize) -> bool {
    document.children(head).iter().any(|&c| document.token(c).deprel == "nmod:poss")
}

/// The verb of "a plan to end …".
pub(super) fn purpose(document: &Document, head: usize) -> Option<usize> {
    let verbs = document.children(head).iter().copied();
    verbs.filter(|&c| c > head && document.relation(c) == "acl" && is_verb(document, c)).find(
        |&c| document.children(c).iter().any(|&mark| mark < c && document.lower(mark) == "to"),
    )
}

/// Whether a colon with what follows stands soon after the noun: "four demands for the government: …".
fn has_colon_list(document: &Document, head: usize) -> bool {
    colon_after(document, head).is_some()
}

/// "Under an understanding, Oslo would reopen the pass".
fn is_in_force(document: &Document, head: usize) -> bool {
    document.preposition(head) == Some("under")
        && document.sentence(head).any(|token| matches!(document.lower(token), "would" | "will"))
}

/// "had accepted the paper", "are redrafting the text": what is done only with proposals.
fn is_decided_on(document: &Document, head: usize) -> bool {
    governors(document, head).into_iter().filter_map(|governor| governor.deed(document)).any(
        |deed| {
            matches!(deed.stance, Some(Stance::Accepts | Stance::Rejects))
                || deed.status == Some(ProposalStatus::InPreparation)
        },
    )
}

/// Whether the next sentence tells what is in it: "It would freeze fares …", "Among its eleven clauses are …".
fn is_told_next(document: &Document, head: usize) -> bool {
    let next = document.sentence(document.sentence(head).end);
    let Some(second) = next.clone().nth(1) else { return false };
    let would = document.lower(next.start) == "it" && document.lower(second) == "would";
    let points = next.clone().take(6).any(|token| {
        UNITS.contains(&document.lemma(token))
            && document.children(token).iter().any(|&owner| document.lower(owner) == "its")
    });
    would || points
}

/// The colon that opens a noun's list, in the same sentence before any other verb.
pub(super) fn colon_after(document: &Document, head: usize) -> Option<usize> {
    let end = document.sentence(head).end;
    if let Some(dash) = dash_after(document, head, end) {
        return Some(dash);
    }
    let colon = (head + 1..end).take(20).find(|&token| document.lower(token) == ":")?;
    (colon + 1 < end).then_some(colon)
}

/// The dash of "its three conditions — a fee, a map and a clerk — were", right after the noun.
fn dash_after(document: &Document, head: usize, end: usize) -> Option<usize> {
    let is_dash = |token: usize| matches!(document.lower(token), "—" | "–" | "--");
    let dash = head + 1;
    if dash >= end || !is_dash(dash) {
        return None;
    }
    let inside = (dash + 1..end).take_while(|&token| !is_dash(token));
    let is_list = inside.clone().any(|token| document.lower(token) == ",")
        && !inside
            .clone()
            .any(|token| matches!(document.xpos(token), "VBD" | "VBZ" | "VBP" | "MD"));
    is_list.then_some(dash)
}
