//! Clauses: who is the subject of a verb, and whether the verb tells what was, is, will be or might be.
//!
//! Reads the words beside the verb first and the tree second: a verb group is seldom broken up, a tree often is.
//! Must not know what an event is.

use std::sync::LazyLock;

use onrecord_language::Upos;
use onrecord_record::Status;

use super::phrases::Phrases;
use crate::document::Document;
use crate::lexicon::entries;

/// How a verb stands to what is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// "met", "has met"
    Past,
    /// "meets"
    Present,
    /// "is meeting"
    Ongoing,
    /// "will meet", "is to meet", "is due to meet"
    Future,
    /// "was to meet", "had been due to meet"
    WasTo,
    /// "would meet", "could meet", "if they meet"
    Possible,
    /// "would have met"
    Counterfactual,
    /// "must meet"
    Obliged,
    /// "agreed to meet": what the governing word makes of it
    Governed(Status),
}

/// A verb's aspect, and whether it is negated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    pub aspect: Aspect,
    pub negated: bool,
}

static GOVERNORS: LazyLock<Phrases<Option<Status>>> = LazyLock::new(|| {
    Phrases::new(
        entries(include_str!("../../data/events/governors.txt"))
            .filter_map(|columns| Some((*columns.first()?, columns.get(1)?.parse().ok()))),
    )
});

/// Deepest chain of verbs followed: "is expected to agree to try to meet".
const DEEPEST: usize = 4;

/// How a verb stands to what is.
pub fn reading(document: &Document, verb: usize) -> Reading {
    reading_at(document, verb, DEEPEST)
}

fn reading_at(document: &Document, verb: usize, depth: usize) -> Reading {
    let group = group(document, verb);
    let has = |words: &[&str]| group.iter().any(|&token| words.contains(&document.lower(token)));
    let negated = has(&["not", "n't", "n’t", "never", "neither", "nor", "no"])
        || document.is_negated(verb)
        || subjects(document, verb).iter().any(|&subject| is_none_at_all(document, subject));
    let aspect = if has(&["will", "shall", "'ll", "’ll", "wo"]) {
        Aspect::Future
    } else if has(&["would", "'d", "’d"]) && !has(&["had"]) {
        if has(&["have", "'ve"]) && !has(&["to"]) {
            Aspect::Counterfactual
        } else if is_conditional(document, verb) || !is_reported(document, verb) {
            Aspect::Possible
        } else {
            Aspect::Future
        }
    } else if has(&["may", "might", "could", "can", "ca"])
        || group
            .iter()
            .any(|&token| document.lower(token) == "should" && begins_clause(document, token))
    {
        Aspect::Possible
    } else if has(&["should", "must", "ought"]) {
        Aspect::Obliged
    } else if has(&["to"]) {
        return infinitive(document, verb, &group, negated, depth);
    } else {
        finite(document, verb, &group, depth)
    };
    Reading { aspect, negated }
}

fn finite(document: &Document, verb: usize, group: &[usize], depth: usize) -> Aspect {
    let mark = document.children_by(verb, "mark").next().map(|mark| document.lower(mark));
    if matches!(mark, Some("if" | "unless" | "whether" | "should")) {
        return Aspect::Possible;
    }
    // "before they next meet", "once the sides meet"
    let awaits =
        |word: &str| matches!(word, "before" | "until" | "till" | "when" | "once" | "after");
    let leads = document.children(verb).iter().any(|&child| {
        matches!(document.relation(child), "mark" | "case" | "advmod")
            && awaits(document.lower(child))
    });
    if leads
        && (document.upos(verb) != Upos::Verb
            || matches!(document.xpos(verb), "VBP" | "VBZ" | "VB"))
    {
        return Aspect::Future;
    }
    let has = |words: &[&str]| group.iter().any(|&token| words.contains(&document.lower(token)));
    let present_be = has(&["is", "are", "am", "'s", "'re", "’s", "’re"]);
    let past_auxiliary = has(&["was", "were", "had", "has", "have", "been", "'ve", "’ve", "did"]);
    match document.xpos(verb) {
        _ if past_auxiliary => Aspect::Past,
        // "are meeting", "are held", "are being held"
        "VBG" | "VBN" if present_be => Aspect::Ongoing,
        "VBP" | "VBZ" => Aspect::Present,
        "VB" if !has(&["do", "does"]) => Aspect::Present,
        "VBG" if matches!(mark, Some("after")) => Aspect::Past,
        "VBG" => match document.head(verb) {
            Some(head) if depth > 0 && document.upos(head) == Upos::Verb => {
                inherited(document, verb, head, depth)
            }
            _ => Aspect::Past,
        },
        _ if has(&["do", "does"]) => Aspect::Present,
        _ if document.upos(verb) != Upos::Verb && present_be => Aspect::Ongoing,
        _ => Aspect::Past,
    }
}

/// "to meet": what the word before makes of it.
fn infinitive(
    document: &Document,
    verb: usize,
    group: &[usize],
    negated: bool,
    depth: usize,
) -> Reading {
    let to = group.iter().copied().find(|&token| document.lower(token) == "to").unwrap_or(verb);
    let before =
        (document.sentence(verb).start..to).rev().find(|&token| document.upos(token) != Upos::Adv);
    if let Some(be) = before.filter(|&token| is_be(document, token)) {
        let aspect = if is_past_be(document, be) { Aspect::WasTo } else { Aspect::Future };
        return Reading { aspect, negated };
    }
    if before.is_some_and(|token| document.lower(token) == "yet")
        || (to > 0
            && document.lower(to - 1) == "yet"
            && before.is_some_and(|token| matches!(document.lower(token), "has" | "have" | "had")))
    {
        return Reading { aspect: Aspect::Past, negated: true };
    }
    let by_tree = document.head(verb).filter(|_| {
        matches!(
            document.relation(verb),
            "xcomp" | "acl" | "ccomp" | "advcl" | "csubj" | "obl" | "nmod"
        )
    });
    let Some(governor) = by_tree.or(before) else {
        return Reading { aspect: Aspect::Future, negated };
    };
    let known =
        GOVERNORS.longest(document, governor).or_else(|| GOVERNORS.longest(document, before?));
    let own = if depth == 0 {
        Reading { aspect: Aspect::Past, negated: false }
    } else {
        reading_at(document, governor, depth - 1)
    };
    match known {
        // "is due to meet", "had been expected to meet"
        Some((_, None)) => {
            let past = group_of_adjective(document, governor)
                .iter()
                .any(|&token| is_past_be(document, token));
            let aspect = if past { Aspect::WasTo } else { Aspect::Future };
            Reading { aspect, negated: negated || own.negated }
        }
        Some((_, &Some(status))) => {
            Reading { aspect: Aspect::Governed(status), negated: negated || own.negated }
        }
        None if document.upos(governor) == Upos::Verb => {
            Reading { aspect: own.aspect, negated: negated || own.negated }
        }
        None => Reading { aspect: Aspect::Future, negated },
    }
}

/// "Should the session succeed", "Were they to meet"
fn begins_clause(document: &Document, auxiliary: usize) -> bool {
    auxiliary == document.sentence(auxiliary).start || document.lower(auxiliary - 1) == ","
}

fn inherited(document: &Document, verb: usize, head: usize, depth: usize) -> Aspect {
    match GOVERNORS.longest(document, head) {
        Some((_, &Some(status)))
            if matches!(document.relation(verb), "xcomp" | "ccomp" | "obj" | "advcl") =>
        {
            Aspect::Governed(status)
        }
        _ => reading_at(document, head, depth - 1).aspect,
    }
}

/// The words of a verb's own group, left of it: auxiliaries, "to", negations, adverbs.
fn group(document: &Document, verb: usize) -> Vec<usize> {
    let mut group: Vec<usize> = document
        .children(verb)
        .iter()
        .copied()
        .filter(|&child| child != verb && matches!(document.relation(child), "aux" | "cop"))
        .collect();
    let start = document.sentence(verb).start;
    for token in (start..verb).rev() {
        match document.upos(token) {
            Upos::Part if document.lower(token) != "'s" => {}
            Upos::Aux | Upos::Adv => {}
            _ => break,
        }
        if !group.contains(&token) {
            group.push(token);
        }
        if document.lower(token) == "to" {
            break;
        }
    }
    if let Some(to) = document.children_by(verb, "mark").find(|&mark| document.lower(mark) == "to")
        && !group.contains(&to)
    {
        group.push(to);
    }
    if document.upos(verb) == Upos::Aux {
        group.push(verb);
    }
    group
}

fn group_of_adjective(document: &Document, governor: usize) -> Vec<usize> {
    let mut words = group(document, governor);
    words.extend(
        document
            .children(governor)
            .iter()
            .copied()
            .filter(|&child| document.upos(child) == Upos::Aux),
    );
    words
}

fn is_be(document: &Document, token: usize) -> bool {
    is_past_be(document, token)
        || matches!(document.lower(token), "is" | "are" | "am" | "'re" | "’re")
}

fn is_past_be(document: &Document, token: usize) -> bool {
    matches!(document.lower(token), "was" | "were" | "been" | "had")
}

/// "nobody", "no envoy", "neither side"
fn is_none_at_all(document: &Document, subject: usize) -> bool {
    matches!(document.lower(subject), "nobody" | "none" | "nothing" | "neither" | "no-one")
        || document
            .children_by(subject, "det")
            .any(|det| matches!(document.lower(det), "no" | "neither"))
}

fn is_conditional(document: &Document, verb: usize) -> bool {
    document.children_by(verb, "advcl").any(|clause| {
        document.children(clause).iter().any(|&child| {
            matches!(document.lower(child), "if" | "unless" | "provided" | "should" | "were")
        })
    })
}

/// Whether the verb stands in what someone said in the past: there "would" is the past of "will".
fn is_reported(document: &Document, verb: usize) -> bool {
    document
        .ancestors(verb)
        .take(4)
        .any(|ancestor| matches!(document.xpos(ancestor), "VBD" | "VBN"))
}

/// The subjects of a verb, its own or shared: "the envoy flew to Doha and met", "agreed to meet", "the envoy, who met".
pub fn subjects(document: &Document, verb: usize) -> Vec<usize> {
    let mut at = verb;
    for _ in 0..5 {
        if let Some(subject) = document.child(at, &["nsubj", "csubj"]) {
            let relative = matches!(document.lower(subject), "who" | "which" | "that");
            return match document.head(at) {
                Some(noun) if relative && document.relation(at) == "acl" => vec![noun],
                _ => vec![subject],
            };
        }
        let Some(head) = document.head(at) else { break };
        match document.relation(at) {
            "acl" if document.upos(head) != Upos::Verb => {
                return if document.lower(at.saturating_sub(1)) == "to" {
                    noun_owner(document, head)
                } else {
                    vec![head]
                };
            }
            "xcomp" => {
                // "invited the envoy to meet", "told her to call"
                if let Some(object) = document.child(head, &["obj", "iobj"])
                    && GOVERNORS.longest(document, head).is_some()
                    && object < at
                {
                    let mut both = vec![object];
                    if document.lower(head).starts_with("invit") {
                        both.extend(document.child(head, &["nsubj"]));
                    }
                    return both;
                }
                at = head;
            }
            "ccomp" | "conj" | "advcl" | "parataxis" | "acl" | "obl" => at = head,
            _ => break,
        }
    }
    vec![]
}

/// "the envoy's promise to meet", "Moscow made an offer to meet"
fn noun_owner(document: &Document, noun: usize) -> Vec<usize> {
    document
        .child(noun, &["nmod:poss"])
        .map(|owner| vec![owner])
        .or_else(|| Some(subjects(document, document.head(noun)?)))
        .unwrap_or_default()
}

/// The noun that stands for an event in its clause: "hours" of "five hours of talks", else the noun itself.
pub fn measured(document: &Document, noun: usize) -> usize {
    const MEASURES: [&str; 17] = [
        "hours", "hour", "days", "day", "weeks", "minutes", "months", "round", "rounds", "series",
        "session", "sessions", "string", "set", "bout", "flurry", "stage",
    ];
    match document.head(noun) {
        Some(head)
            if document.relation(noun) == "nmod"
                && document.preposition(noun) == Some("of")
                && MEASURES.contains(&document.lower(head)) =>
        {
            head
        }
        _ => noun,
    }
}

/// Whether a noun that the analysis made an adjunct is the subject: "since a round in June was suspended".
pub fn is_hidden_subject(document: &Document, noun: usize, verb: usize) -> bool {
    let leads = matches!(
        document.preposition(noun),
        Some("since" | "after" | "before" | "until" | "as" | "once")
    );
    let end = document.subtree(noun).end;
    let follows = document
        .children_by(verb, "aux")
        .find(|&auxiliary| auxiliary >= end)
        .is_some_and(|auxiliary| auxiliary - end < 2);
    leads && noun < verb && document.head(noun) == Some(verb) && follows
}

/// The verb of which a noun is a subject, object or adjunct.
pub fn governing_verb(document: &Document, noun: usize) -> Option<usize> {
    let mut at = noun;
    for _ in 0..4 {
        let head = document.head(at)?;
        match document.upos(head) {
            // "came for what the palace styled a courtesy visit": the naming says nothing of the event
            Upos::Verb if names_what(document, head) => at = head,
            Upos::Verb | Upos::Aux => return Some(head),
            // "talks are under way": the head is the predicate
            _ if document.relation(at) == "nsubj" => return Some(head),
            _ => at = head,
        }
    }
    None
}

/// "what the palace styled", "what both called"
fn names_what(document: &Document, verb: usize) -> bool {
    document.head(verb).is_some()
        && matches!(
            document.lower(verb),
            "called"
                | "calls"
                | "described"
                | "describes"
                | "termed"
                | "terms"
                | "styled"
                | "billed"
                | "dubbed"
        )
        && document
            .sentence(verb)
            .any(|token| token < verb && verb - token < 7 && document.lower(token) == "what")
}

/// A verb and those coordinated with it that share its subject.
pub fn with_shared_subject(document: &Document, verb: usize) -> Vec<usize> {
    document
        .conjuncts(verb)
        .into_iter()
        .filter(|&other| other == verb || document.child(other, &["nsubj", "csubj"]).is_none())
        .collect()
}
