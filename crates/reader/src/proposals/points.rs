//! What a proposal asks or offers, and what it is about, where a noun mentions it.
//!
//! Points: "four demands: …", "demands, including that …", "an offer to pay …", "under the text, Oslo would halve …",
//! "the text provides for …", "a demand for …". Topics: "focuses on …", "a plan to end …", "talks text on …".
//! Must not know how mentions are merged.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::ProposalKind;

use super::lexicon::WORDS;
use super::list::{clause_end, is_exchange, items, trim};
use super::mention::{Asked, Mention, actor_at, is_verb, subjects, verb_forms};
use super::nominal::{colon_after, purpose};
use crate::actors::Actors;
use crate::document::Document;
use crate::times::TimeMention;

/// Purposes that say what a proposal is for, rather than what it asks.
const AIMS: [&str; 9] =
    ["end", "resolve", "settle", "stop", "solve", "avert", "halt", "prevent", "conclude"];

/// Fills the points and topics of a mention by a noun.
pub(super) fn fill(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    mention: &mut Mention,
) {
    let head = mention.head;
    let end = document.sentence(head).end;
    if let Some(colon) = colon_after(document, head) {
        take(document, actors, mention, colon + 1..end);
    }
    if let Some(opening) = example_after(document, head, end) {
        take(document, actors, mention, opening..end);
    }
    let limit = predicate_after(document, head).unwrap_or(end);
    if let Some(verb) = purpose(document, head) {
        if AIMS.contains(&document.lemma(verb)) {
            let aim = trim(document, verb..clause_end(document, verb, limit));
            mention.topics.push(aim);
        } else {
            take(document, actors, mention, verb..limit);
        }
    }
    complement(document, actors, mention, limit);
    for verb in content_verbs(document, head) {
        content(document, actors, mention, verb);
    }
    if let Some(predicate) = predicate(document, head) {
        take(document, actors, mention, predicate..end);
    }
    under(document, actors, mention);
    if mention.points.is_empty() && mention.point_count.is_some() {
        told_next(document, actors, mention);
    }
    let is_time =
        |range: &Range<usize>| times.iter().any(|time| time.tokens.contains(&range.start));
    for topic in &mut mention.topics {
        // "on rice tariffs on Monday": the day tells when, not what about.
        let time = times
            .iter()
            .find(|time| topic.start < time.tokens.start && topic.contains(&time.tokens.start));
        let preposition = time.and_then(|time| time.tokens.start.checked_sub(1));
        if let Some(end) = preposition.filter(|&token| document.upos(token) == Upos::Adp) {
            topic.end = end;
        }
    }
    mention.topics.retain(|topic| !topic.is_empty() && !is_time(topic));
}

/// Where the sentence goes on after the noun's own words: the verb of which it is the subject.
fn predicate_after(document: &Document, head: usize) -> Option<usize> {
    let relation = document.relation(head);
    let verb = document.head(head).filter(|&verb| relation == "nsubj" && verb > head)?;
    let first = document.children(verb).iter().copied().filter(|&child| child > head);
    let first =
        first.filter(|&child| matches!(document.relation(child), "aux" | "cop" | "advmod")).min();
    Some(first.unwrap_or(verb).min(verb))
}

/// "The counter-offer was sacks of rice and two tractors", "the demands are: …": where the predicate begins.
fn predicate(document: &Document, head: usize) -> Option<usize> {
    let over =
        document.head(head).filter(|&over| over > head && document.relation(head) == "nsubj")?;
    let copula = document.child(over, &["cop"]).filter(|&copula| copula > head)?;
    let is_thing = matches!(document.upos(over), Upos::Noun | Upos::Propn | Upos::Sym);
    let is_one = document
        .child(over, &["det"])
        .is_some_and(|det| matches!(document.lower(det), "a" | "an" | "the"));
    (is_thing && !is_one).then_some(copula + 1)
}

/// Takes the list that stands in `range` as points, with what is asked in return.
pub(super) fn take(
    document: &Document,
    actors: &Actors,
    mention: &mut Mention,
    range: Range<usize>,
) {
    let end = range.end.min(document.sentence(range.start).end);
    let start = trim(document, range.start..end).start;
    for item in items(document, start, end) {
        let asks_of = asked(document, actors, &item);
        push(mention, item, asks_of, false);
    }
    let stop = clause_end(document, start, end);
    if stop + 3 < end && is_exchange(document, stop) {
        for item in items(document, stop + 3, end) {
            push(mention, item, None, true);
        }
    } else if stop + 1 < end
        && matches!(document.lower(stop), "if" | "provided")
        && mention.kind == ProposalKind::Offer
    {
        for item in items(document, stop + 1, end) {
            let asks_of = asked(document, actors, &item);
            push(mention, item, asks_of, true);
        }
    }
}

fn push(mention: &mut Mention, tokens: Range<usize>, asks_of: Option<usize>, in_return: bool) {
    let is_known = mention
        .points
        .iter()
        .any(|point| point.tokens.start < tokens.end && tokens.start < point.tokens.end);
    if !is_known && !tokens.is_empty() {
        mention.points.push(Asked { tokens, asks_of, in_return });
    }
}

/// The subject of a clause within an item: "Oslo" of "Oslo halve its quota".
fn asked(document: &Document, actors: &Actors, item: &Range<usize>) -> Option<usize> {
    let subject = item.clone().take(8).find(|&token| {
        document.relation(token) == "nsubj"
            && document.head(token).is_some_and(|verb| item.contains(&verb) && verb > token)
    })?;
    actor_at(actors, subject)
}

/// Where the examples begin: after "including", "among them", "such as".
fn example_after(document: &Document, head: usize, end: usize) -> Option<usize> {
    (head + 1..end).find_map(|token| {
        let next = (token + 1 < end).then(|| document.lower(token + 1));
        match (document.lower(token), next) {
            ("including", Some(_)) => Some(token + 1),
            ("such", Some("as")) | ("among", Some("them" | "which")) => Some(token + 2),
            _ => None,
        }
    })
}

/// "a demand for …", "an offer of …", "insistence on …", "a proposal that …"; for other kinds "on …" is a topic.
fn complement(document: &Document, actors: &Actors, mention: &mut Mention, end: usize) {
    let head = mention.head;
    let is_demand = mention.kind == ProposalKind::Demand;
    for &child in document.children(head) {
        if child < head {
            continue;
        }
        let start = document.subtree(child).start.max(mention.tokens.end);
        let is_clause = matches!(document.relation(child), "acl" | "ccomp");
        match document.preposition(child) {
            _ if is_clause && is_that_clause(document, child, start) => {
                take(document, actors, mention, start + 1..end);
            }
            _ if is_clause => {}
            Some("for") if is_demand && actor_at(actors, child).is_some() => {}
            Some("for" | "on") if is_demand => take(document, actors, mention, start + 1..end),
            Some("of") if mention.kind == ProposalKind::Offer => {
                take(document, actors, mention, start + 1..end);
            }
            Some("on" | "for") => {
                let is_over = |&token: &usize| {
                    document.lower(token) == "as"
                        || (document.lower(token) == "to"
                            && document
                                .head(token)
                                .is_some_and(|to| actor_at(actors, to).is_some()))
                };
                let end = (start + 1..end).find(is_over).unwrap_or(end);
                let topics = items(document, start + 1, end);
                mention.topics.extend(topics);
            }
            _ => {}
        }
    }
}

/// "a proposal that both withdraw", not "a proposal that Oslo made".
fn is_that_clause(document: &Document, clause: usize, start: usize) -> bool {
    document.lower(start) == "that" && document.token(clause).deprel != "acl:relcl"
}

/// The verbs whose subject the noun is, also in relative clauses and participles.
fn content_verbs(document: &Document, head: usize) -> Vec<usize> {
    super::standing::governors(document, head)
        .into_iter()
        .filter(|governor| governor.is_subject)
        .flat_map(|governor| document.conjuncts(governor.verb))
        .filter(|&verb| is_verb(document, verb))
        .collect()
}

/// What a verb with the proposal as its subject tells of it.
pub(super) fn content(document: &Document, actors: &Actors, mention: &mut Mention, verb: usize) {
    let forms = verb_forms(document, verb);
    let Some((form, &are_points)) =
        forms.iter().find_map(|form| Some((form, WORDS.content.get(form.as_str())?)))
    else {
        if document.children_by(verb, "aux").any(|aux| document.lower(aux) == "would") {
            take(document, actors, mention, verb..document.sentence(verb).end);
        }
        return;
    };
    let start = verb + 1 + form.matches(' ').count();
    if are_points {
        take(document, actors, mention, start..document.sentence(verb).end);
    } else {
        let topics = items(document, start, document.sentence(verb).end);
        mention.topics.extend(topics);
    }
}

/// "Under the text, Oslo would halve … and sell …, while the trawlers would leave. A review would follow."
fn under(document: &Document, actors: &Actors, mention: &mut Mention) {
    let opens = |token: usize| matches!(document.lower(token), "under" | "by");
    let is_clause = |clause: usize| document.token(clause).deprel == "acl:relcl";
    let relative = document.children(mention.head).iter().copied().find(|&clause| {
        // "a plan under which the pass would reopen".
        is_clause(clause) && document.subtree(clause).take(4).any(opens)
    });
    if let Some(clause) = relative {
        let start = document.subtree(clause).find(|&token| document.lower(token) == "which");
        if let Some(start) = start {
            take(document, actors, mention, start + 1..document.sentence(clause).end);
        }
        return;
    }
    if document.preposition(mention.head) != Some("under") {
        return;
    }
    let mut sentence = document.sentence(mention.head);
    let mut from = mention.head + 1;
    // What the paper would do may go on over the next sentences, as long as nobody is quoted for it.
    for _ in 0..3 {
        let before = mention.points.len();
        would(document, actors, mention, from..sentence.end);
        let next = document.sentence(sentence.end);
        if mention.points.len() == before || next.is_empty() || is_attributed(document, &next) {
            return;
        }
        (from, sentence) = (next.start, next);
    }
}

/// "… has a four-step plan. Joint teams would …, herders could …, and disputes would …": what the next sentence tells.
fn told_next(document: &Document, actors: &Actors, mention: &mut Mention) {
    let next = document.sentence(document.sentence(mention.head).end);
    let is_refusal =
        |modal: usize| document.head(modal).is_some_and(|verb| document.is_negated(verb));
    let modals =
        next.clone().filter(|&token| matches!(document.lower(token), "would" | "could" | "must"));
    let many = modals.clone().count() > 1;
    if many && !modals.clone().any(is_refusal) && !is_attributed(document, &next) {
        would(document, actors, mention, next);
    }
}

/// Takes what the sentence says would be done, verb by verb, as points of whoever would do it.
fn would(document: &Document, actors: &Actors, mention: &mut Mention, range: Range<usize>) {
    const MODALS: [&str; 6] = ["would", "will", "must", "may", "can", "could"];
    let modals = range.clone().filter(|&token| MODALS.contains(&document.lower(token)));
    for modal in modals {
        let verb = (modal + 1..range.end).take(4).find(|&token| is_verb(document, token));
        let Some(verb) = verb else { continue };
        let before = mention.points.len();
        take(document, actors, mention, verb..range.end);
        let subject = subjects(document, actors, verb).first().copied();
        for point in &mut mention.points[before..] {
            point.asks_of = point.asks_of.or(subject);
        }
    }
}

/// Whether the sentence lays its words in somebody's mouth.
fn is_attributed(document: &Document, sentence: &Range<usize>) -> bool {
    let bytes = document.bytes(sentence.clone());
    document
        .analysis
        .attributions
        .iter()
        .flat_map(|a| &a.cue)
        .any(|cue| bytes.start <= cue.start && cue.end <= bytes.end)
}
