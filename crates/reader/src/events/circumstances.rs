//! Where and when: the places and times that hang on an event's trigger, or on a change of how it stands.
//!
//! Must not know who takes part.

use std::ops::Range;

use onrecord_language::{Entity, EntityKind, Upos};

use super::Place;
use super::clauses::governing_verb;
use super::triggers::{Frame, Trigger};
use crate::document::Document;
use crate::places;
use crate::times::{TimeKind, TimeMention};

/// Most steps up the tree from a time or place to its trigger: one that hangs deeper belongs to something else.
const FARTHEST: usize = 4;

/// A time near a verb or noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// An index into the times.
    pub time: usize,
    /// Whether it is where something is moved to: "until Friday", "to next week".
    pub is_goal: bool,
}

/// Times that may be when something happens, with the word by which each hangs in the tree.
fn dated<'a>(
    document: &'a Document,
    times: &'a [TimeMention],
    near: usize,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let sentence = document.sentence(near);
    times.iter().enumerate().filter_map(move |(index, time)| {
        let inside = sentence.start <= time.tokens.start
            && time.tokens.end <= sentence.end
            && !time.tokens.is_empty();
        let tells_when =
            matches!(time.kind, TimeKind::Point | TimeKind::Range | TimeKind::TimeOfDay);
        (inside && tells_when && !is_replaced(document, time.tokens.start))
            .then(|| (index, root_of(document, &time.tokens)))
    })
}

/// The times that may be those of a trigger's event: those that hang on the trigger, or on a verb that carries it, the
/// nearest first.
pub fn event_times(document: &Document, trigger: &Trigger, times: &[TimeMention]) -> Vec<Found> {
    let carriers = carriers(document, trigger);
    let reached = dated(document, times, trigger.head).filter_map(|(index, root)| {
        // "in May 1987, when they met": the clause hangs on the time
        let holds_clause = carriers.iter().any(|&carrier| {
            document.relation(carrier) == "acl"
                && document.head(carrier).is_some_and(|head| times[index].tokens.contains(&head))
        });
        let steps = if holds_clause { 0 } else { distance(document, &carriers, root)? };
        Some((steps, root.abs_diff(trigger.head), index))
    });
    let mut reached: Vec<(usize, usize, usize)> = reached.collect();
    reached.sort_unstable();
    reached
        .into_iter()
        .map(|(_, _, time)| Found { time, is_goal: is_goal(document, &times[time]) })
        .collect()
}

/// The times that hang on a verb itself.
pub fn verb_times(document: &Document, verb: usize, times: &[TimeMention]) -> Vec<Found> {
    dated(document, times, verb)
        .filter(|&(_, root)| document.head(root) == Some(verb))
        .map(|(time, _)| Found { time, is_goal: is_goal(document, &times[time]) })
        .collect()
}

/// Most words between "instead of" and the day or place that it gives up: "instead of in Lima on 3 March".
const FARTHEST_REPLACED: usize = 6;

/// Whether a day or place is one that was given up for another: "in Quito instead of in Lima on 3 March".
fn is_replaced(document: &Document, start: usize) -> bool {
    let sentence = document.sentence(start);
    (sentence.start..start)
        .rev()
        .take(FARTHEST_REPLACED)
        .take_while(|&token| {
            !matches!(document.upos(token), Upos::Verb | Upos::Punct)
                || document.lower(token) == ","
        })
        .any(|token| {
            token + 1 < start
                && matches!(
                    (document.lower(token), document.lower(token + 1)),
                    ("instead", "of") | ("rather", "than")
                )
        })
}

/// What the sentence of a trigger says was given up for another day or place: (a day, a place).
pub fn given_up(document: &Document, trigger: &Trigger, times: &[TimeMention]) -> (bool, bool) {
    let sentence = document.sentence(trigger.head);
    let day = times.iter().any(|time| {
        !time.tokens.is_empty()
            && sentence.contains(&time.tokens.start)
            && is_replaced(document, time.tokens.start)
    });
    let place =
        place_names(document, sentence).iter().any(|name| is_replaced(document, name.start));
    (day, place)
}

fn is_goal(document: &Document, time: &TimeMention) -> bool {
    let start = time.tokens.start;
    let before = start.checked_sub(1).map(|token| document.lower(token));
    matches!(before, Some("until" | "till" | "til" | "to" | "for"))
}

/// The words on which an event's time and place may hang, nearest first: the trigger, the verb that carries it, and the
/// verbs that govern that one ("is due to hold talks").
fn carriers(document: &Document, trigger: &Trigger) -> Vec<usize> {
    let mut carriers = vec![trigger.head];
    carriers.extend(trigger.tokens.clone().filter(|&token| token != trigger.head));
    carriers.extend(super::status::clauses_of_plan(document, trigger));
    let mut at = trigger.head;
    if matches!(trigger.frame, Frame::Noun(_)) {
        let Some(verb) = governing_verb(document, trigger.head) else { return carriers };
        carriers.push(verb);
        at = verb;
    }
    while document.relation(at) == "xcomp"
        && let Some(head) = document.head(at)
    {
        carriers.push(head);
        at = head;
    }
    carriers
}

/// The place that something is moved to: "to Constanta".
pub fn goal_place(document: &Document, verb: usize) -> Option<Place> {
    let goal = document.children_by(verb, "obl").find(|&child| {
        matches!(document.preposition(child), Some("to" | "in" | "at"))
            && document
                .analysis
                .entity_at(child)
                .is_some_and(|entity| entity.kind == EntityKind::Place)
    })?;
    Some(named(document, document.analysis.entity_at(goal)?.tokens.clone()))
}

fn named(document: &Document, tokens: Range<usize>) -> Place {
    let name = document.words(tokens.clone()).to_owned();
    Place {
        country: places::country_of(&name, Some(document)).map(str::to_owned),
        name,
        bytes: document.bytes(tokens),
    }
}

/// The place named nearest to the trigger: "in Geneva", "the Geneva talks", "at the ministry".
pub fn place(document: &Document, trigger: &Trigger, not: &[usize]) -> Option<Place> {
    let carriers = carriers(document, trigger);
    let sentence = document.sentence(trigger.head);
    let reached = place_names(document, sentence.clone()).into_iter().filter_map(|tokens| {
        if is_replaced(document, tokens.start) {
            return None;
        }
        let root = root_of(document, &tokens);
        let located = locating_head(document, trigger, root, &tokens)?;
        let steps = distance(document, &carriers, located)?;
        let takes_part = not.contains(&root) && document.relation(root) == "nsubj";
        (!takes_part).then(|| (steps, tokens.start.abs_diff(trigger.head), tokens))
    });
    let tokens = reached.min_by_key(|(near, far, _)| (*near, *far)).map(|(_, _, tokens)| tokens);
    let tokens = tokens.or_else(|| venue(document, &carriers, sentence))?;
    Some(named(document, tokens))
}

/// The names of places among some tokens: the entities, and names that only the gazetteer knows.
fn place_names(document: &Document, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let entities = document.analysis.entities.iter().filter(|entity| {
        tokens.start <= entity.tokens.start
            && entity.tokens.end <= tokens.end
            && is_place(document, entity)
    });
    names.extend(entities.map(|entity| entity.tokens.clone()));
    for token in tokens {
        let is_unknown =
            document.upos(token) == Upos::Propn && document.analysis.entity_at(token).is_none();
        if is_unknown && places::is_place(document.word(token)) {
            names.push(token..token + 1);
        }
    }
    names.into_iter().map(|name| whole_name(document, name)).collect()
}

/// "New York" where the analysis has only "York".
fn whole_name(document: &Document, name: Range<usize>) -> Range<usize> {
    let longer = name.start.saturating_sub(1)..name.end;
    let is_longer = longer.len() > name.len()
        && document.word(longer.start).starts_with(char::is_uppercase)
        && places::is_place(document.words(longer.clone()));
    if is_longer { longer } else { name }
}

fn is_place(document: &Document, entity: &Entity) -> bool {
    let name = document.words(entity.tokens.clone());
    match entity.kind {
        EntityKind::Place => places::nationality(name).is_none() || places::is_place(name),
        // a town that the analysis took for a person or body
        EntityKind::Person | EntityKind::Organization => {
            entity.tokens.len() == 1 && places::is_place(name)
        }
    }
}

/// The head of the noun phrase that puts a place where something happens: the place itself in "in Geneva", "hotel" in
/// "at a hotel in Geneva", "capital" in "in the Omani capital Muscat".
fn locating_head(
    document: &Document,
    trigger: &Trigger,
    root: usize,
    name: &Range<usize>,
) -> Option<usize> {
    let mut at = root;
    for _ in 0..4 {
        if matches!(
            document.preposition(at),
            Some("in" | "at" | "near" | "outside" | "into" | "aboard")
        ) {
            return Some(at);
        }
        if document.preposition(at) == Some("to")
            && matches!(trigger.event_type, onrecord_record::EventType::Visit)
        {
            return Some(at);
        }
        if document.preposition(at).is_some()
            && !matches!(document.preposition(at), Some("'s" | "’s" | "of"))
        {
            return None;
        }
        if document.token(at).deprel == "nmod:poss" {
            return None;
        }
        let head = document.head(at)?;
        match document.relation(at) {
            "compound" if trigger.tokens.contains(&head) => return Some(at),
            "obj" if trigger.frame == Frame::Visit && head == trigger.head => return Some(at),
            "appos" | "flat" | "compound" | "nmod" | "conj" | "list" => at = head,
            // "in the Omani capital Muscat", where the analysis parted the name from its noun
            _ if name.start > 0
                && at != name.start - 1
                && document.upos(name.start - 1) == Upos::Noun
                && document.preposition(name.start - 1).is_some() =>
            {
                at = name.start - 1;
            }
            _ => return None,
        }
    }
    None
}

/// A venue without a name: "at the ministry", "in a hotel".
fn venue(document: &Document, carriers: &[usize], sentence: Range<usize>) -> Option<Range<usize>> {
    let found = sentence.filter_map(|token| {
        let is_venue = VENUES.contains(&document.lower(token))
            && matches!(document.preposition(token), Some("in" | "at" | "aboard" | "to"));
        is_venue.then(|| distance(document, carriers, token).map(|steps| (steps, token))).flatten()
    });
    let (_, head) = found.min()?;
    let start = document
        .children(head)
        .iter()
        .copied()
        .filter(|&child| {
            child < head
                && matches!(document.relation(child), "compound" | "amod" | "nmod" | "flat")
        })
        .min()
        .unwrap_or(head);
    Some(start..head + 1)
}

/// Nouns for where people meet.
const VENUES: [&str; 33] = [
    "capital",
    "hotel",
    "palace",
    "residence",
    "villa",
    "ministry",
    "embassy",
    "headquarters",
    "airport",
    "house",
    "office",
    "hospital",
    "consulate",
    "monastery",
    "church",
    "mosque",
    "cathedral",
    "hall",
    "ranch",
    "estate",
    "retreat",
    "base",
    "barracks",
    "school",
    "university",
    "library",
    "farm",
    "port",
    "checkpoint",
    "crossing",
    "bridge",
    "camp",
    "club",
];

/// The word of a range by which it hangs in the tree.
pub fn root_of(document: &Document, tokens: &Range<usize>) -> usize {
    tokens
        .clone()
        .find(|&token| document.head(token).is_none_or(|head| !tokens.contains(&head)))
        .unwrap_or(tokens.start)
}

/// Steps from a word up to one of the carriers, the first counted nearest; none where another verb lies between.
fn distance(document: &Document, carriers: &[usize], word: usize) -> Option<usize> {
    for (steps, ancestor) in document.ancestors(word).take(FARTHEST).enumerate() {
        if let Some(rank) = carriers.iter().position(|&carrier| carrier == ancestor) {
            return Some(steps + rank * FARTHEST);
        }
        if matches!(document.upos(ancestor), Upos::Verb) {
            return None;
        }
    }
    None
}
