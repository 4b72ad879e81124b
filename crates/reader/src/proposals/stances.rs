//! What parties make of a proposal where no noun names it: "rejected it", "granted the first and third", "objects to the
//! fund", "countered with …".
//!
//! The proposal meant is one mentioned shortly before. Must not know how mentions were found.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::{ActorKind, ProposalStatus, Stance};

use super::count::UNITS;
use super::lexicon::WORDS;
use super::list::clause_end;
use super::mention::{Form, Group, Mention, Position, add, is_verb, subjects, verb_forms};
use super::standing::{Fact, factuality};
use crate::actors::Actors;
use crate::document::Document;

/// How many sentences after its last mention "it" or "the first two" may still mean a proposal.
const REACH: usize = 4;

/// Adds to the groups what is said of them.
pub(super) fn fill(document: &Document, actors: &Actors, groups: &mut [Group]) {
    for group in groups.iter_mut() {
        let whole = group.mentions.iter().flat_map(|mention| &mention.stances);
        let positions = whole
            .map(|&(actor, stance, verb)| Position { actor, stance, verb, points: None })
            .collect();
        group.positions = positions;
    }
    for verb in (0..document.len()).filter(|&token| is_verb(document, token)) {
        answer(document, actors, groups, verb);
    }
    counters(document, groups);
}

/// What a verb says of a proposal that its object does not name.
fn answer(document: &Document, actors: &Actors, groups: &mut [Group], verb: usize) {
    let is_named = groups.iter().flat_map(|group| &group.mentions).any(|mention| {
        mention.head == verb || mention.stances.iter().any(|&(_, _, other)| other == verb)
    });
    let Some(form) =
        verb_forms(document, verb).into_iter().find(|form| WORDS.deeds.contains_key(form.as_str()))
    else {
        return;
    };
    let deed = WORDS.deeds[form.as_str()];
    let fact = factuality(document, verb);
    let is_refusal =
        fact == Fact::Refused || (fact == Fact::Undone && deed.stance == Some(Stance::Accepts));
    let stance = match (deed.stance, fact) {
        (Some(Stance::Accepts), _) if is_refusal => Some(Stance::Rejects),
        (Some(Stance::Accepts | Stance::Rejects | Stance::Silent), Fact::Done | Fact::Open) => {
            deed.stance
        }
        _ => None,
    };
    let mut who = subjects(document, actors, verb);
    // An outlet that reviewed a paper takes no stand on it.
    who.retain(|&actor| actors.list[actor].kind != ActorKind::Outlet);
    let start = verb + 1 + form.matches(' ').count();
    let words =
        start..clause_end(document, start.min(document.len() - 1), document.sentence(verb).end);
    if deed.is_subject {
        lapse(document, groups, verb, deed.status);
        return;
    }
    if let Some((group, points)) = points_meant(document, groups, verb, &words) {
        let Some(stance) = stance else { return };
        partly(&mut groups[group], stance, &who, verb, &points);
    } else if !is_named && let Some(group) = whole_meant(document, groups, &who, verb) {
        let group = &mut groups[group];
        if fact == Fact::Done {
            group.statuses.extend(deed.status);
        }
        if let Some(stance) = stance {
            group.positions.extend(who.iter().map(|&actor| Position {
                actor,
                stance,
                verb,
                points: None,
            }));
        }
    }
}

/// "it expired unsigned in May".
fn lapse(document: &Document, groups: &mut [Group], verb: usize, status: Option<ProposalStatus>) {
    let is_it = document.children_by(verb, "nsubj").any(|subject| document.lower(subject) == "it");
    let latest = latest(document, groups, verb, |_| true);
    if let Some(group) = latest.filter(|_| is_it && factuality(document, verb) == Fact::Done) {
        groups[group].statuses.extend(status);
    }
}

fn partly(group: &mut Group, stance: Stance, who: &[usize], verb: usize, points: &[usize]) {
    let all = group.points().len();
    let others: Vec<usize> = (0..all).filter(|index| !points.contains(index)).collect();
    if stance == Stance::Accepts && points.len() < all.max(2) {
        group.statuses.push(ProposalStatus::AcceptedInPart);
    }
    let is_all_but = others.is_empty();
    for &actor in who {
        if !is_all_but || !points.is_empty() {
            group.positions.push(Position { actor, stance, verb, points: Some(points.to_vec()) });
        }
    }
}

/// The group that was mentioned last before a token, among those that `fits` lets through.
fn latest(
    document: &Document,
    groups: &[Group],
    token: usize,
    fits: impl Fn(&Group) -> bool,
) -> Option<usize> {
    let sentence = document.sentence_number(token);
    let last = |group: &Group| {
        group.mentions.iter().map(|mention| mention.head).filter(|&head| head < token).max()
    };
    groups
        .iter()
        .enumerate()
        .filter(|(_, group)| fits(group))
        .filter_map(|(index, group)| Some((last(group)?, index)))
        .filter(|&(head, _)| document.sentence_number(head) + REACH >= sentence)
        .max()
        .map(|(_, index)| index)
}

/// The proposal that "it", "them" or "both" stand for as the object of a verb.
fn whole_meant(document: &Document, groups: &[Group], who: &[usize], verb: usize) -> Option<usize> {
    let has_pronoun = document.children(verb).iter().any(|&object| {
        object > verb
            && matches!(document.relation(object), "obj" | "obl")
            && matches!(document.lower(object), "it" | "them" | "both" | "this" | "that")
    }) || document.children(verb).iter().any(|&subject| {
        document.token(subject).deprel == "nsubj:pass"
            && matches!(document.lower(subject), "it" | "they" | "both")
    });
    let is_others = |group: &Group| {
        who.is_empty() || !group.authors().iter().any(|author| who.contains(author))
    };
    if has_pronoun { latest(document, groups, verb, is_others) } else { None }
}

/// The points that the words after a verb name, by number or by a word of theirs.
fn points_meant(
    document: &Document,
    groups: &[Group],
    verb: usize,
    words: &Range<usize>,
) -> Option<(usize, Vec<usize>)> {
    let counted = |group: &Group| {
        group.points().len() > 1
            || group.mentions.iter().any(|mention| mention.point_count.is_some())
    };
    if let Some(group) = latest(document, groups, verb, counted) {
        let points = ordinals(document, words, groups[group].points().len());
        if let Some(points) = points {
            return Some((group, points));
        }
    }
    let nouns: Vec<&str> = words
        .clone()
        .filter(|&token| is_telling(document, token))
        .map(|token| document.lemma(token))
        .collect();
    let named = |group: &Group| {
        let points = group.points().into_iter().enumerate();
        let holds = |tokens: &Range<usize>| {
            tokens.end <= verb
                && tokens.clone().any(|token| {
                    (is_telling(document, token) && nouns.contains(&document.lemma(token)))
                        || is_deed_of(document, token, &nouns)
                })
        };
        points
            .filter(|(_, (_, asked))| holds(&asked.tokens))
            .map(|(index, _)| index)
            .collect::<Vec<_>>()
    };
    let group = latest(document, groups, verb, |group| !named(group).is_empty())?;
    Some((group, named(&groups[group])))
}

/// Whether a noun names what a verb does: "the withdrawal" of "withdraw its guns".
fn is_deed_of(document: &Document, verb: usize, nouns: &[&str]) -> bool {
    let lemma = document.lemma(verb);
    is_verb(document, verb)
        && lemma.len() > 4
        && nouns.iter().any(|noun| noun.starts_with(lemma.trim_end_matches('e')))
}

/// Whether a word tells one point from another.
fn is_telling(document: &Document, token: usize) -> bool {
    matches!(document.upos(token), Upos::Noun | Upos::Propn)
        && document.word(token).len() > 2
        && !UNITS.contains(&document.lemma(token))
        && !WORDS.nouns.contains_key(document.lemma(token))
}

/// The points that numbers name: "the first two", "the third", "the last", "five of them", "all but the last".
fn ordinals(document: &Document, words: &Range<usize>, points: usize) -> Option<Vec<usize>> {
    const ORDINALS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    let lower: Vec<&str> = words.clone().take(8).map(|token| document.lower(token)).collect();
    let all_but = lower.windows(2).any(|pair| pair == ["all", "but"]);
    let mut found = Vec::new();
    for (at, &word) in lower.iter().enumerate() {
        let next = lower.get(at + 1).and_then(|next| super::count::number(next));
        let many = next.and_then(|next| usize::try_from(next).ok()).unwrap_or(1);
        if let Some(ordinal) = ORDINALS.iter().position(|&ordinal| ordinal == word) {
            found.extend(ordinal..ordinal + many);
        } else if word == "last" {
            found.extend(points.saturating_sub(many)..points);
        }
    }
    // "settled seven of the ten points" names none of them.
    let of_points = lower.first().is_some_and(|word| super::count::number(word).is_some())
        && lower.get(1).is_none_or(|&word| word == "of" || word == "points");
    if found.is_empty() {
        return of_points.then(Vec::new);
    }
    if all_but {
        found = (0..points).filter(|index| !found.contains(index)).collect();
    }
    Some(found)
}

/// A counter-proposal answers what another put forward before.
fn counters(document: &Document, groups: &mut [Group]) {
    for index in 0..groups.len() {
        let Some(first) = groups[index].mentions.first() else { continue };
        if !is_counter(document, first) {
            continue;
        }
        let (head, authors) = (first.head, groups[index].authors());
        let is_others = |group: &Group| {
            let theirs = group.authors();
            group.mentions.first().is_some_and(|mention| mention.head < head)
                && !theirs.iter().any(|author| authors.contains(author))
        };
        let Some(answered) = latest(document, groups, head, is_others) else { continue };
        let theirs = groups[answered].authors();
        groups[answered].statuses.push(ProposalStatus::Countered);
        add(&mut groups[answered].addressees, authors);
        add(&mut groups[index].addressees, theirs);
    }
}

fn is_counter(document: &Document, mention: &Mention) -> bool {
    let counters = |token: usize| document.lower(token).starts_with("counter");
    let instead = document
        .sentence(mention.head)
        .take(mention.head + 6)
        .filter(|&token| token > mention.head);
    match mention.form {
        Form::Verb => {
            counters(mention.head)
                || instead.take(5).any(|token| document.lower(token) == "instead")
        }
        _ => mention.tokens.clone().any(counters),
    }
}
