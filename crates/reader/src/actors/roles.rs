//! Offices and parts of the named: titles before the name, appositions beside it, "X is the minister".
//!
//! Must not know which description stands alone.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::{ActorKind, MentionForm, Number};

use super::descriptions::{self, Description, NounSort};
use super::entity::{Entity, RolePhrase};
use super::lexicon;
use super::names;
use super::phrases;
use crate::document::Document;

/// Titles and offices before each mention of a person's name. Marks their tokens as taken.
pub fn titles_before(document: &Document, entity: &mut Entity, taken: &mut [bool]) {
    let mut roles = Vec::new();
    let mut ranks = Vec::new();
    for mention in &mut entity.mentions {
        let sentence = document.sentence(mention.tokens.start).start;
        let mut start = titles_start(document, mention.tokens.start, sentence, taken);
        if start < mention.tokens.start {
            let rank = (start..mention.tokens.start).find(|&index| {
                lexicon::title(document.word(index)).is_some_and(|title| title.rank)
            });
            if let Some(rank) = rank {
                let end = (rank..mention.tokens.start)
                    .take_while(|&index| {
                        lexicon::title(document.word(index)).is_some_and(|title| title.rank)
                    })
                    .last();
                ranks.push(RolePhrase {
                    tokens: rank..end.unwrap_or(rank) + 1,
                    head: end.unwrap_or(rank),
                });
            }
        }
        if start > sentence && is_office(document, start - 1, taken) {
            let head = start - 1;
            let mut tokens = phrases::with_premodifiers(document, head, mention.tokens.end);
            // What belongs to another name stays with it, unless it stands inside the office's own words.
            if let Some(other) =
                tokens.clone().rev().find(|&index| taken[index] && person_at(document, index))
            {
                tokens.start = other + 1;
            }
            start = tokens.start;
            roles.push(RolePhrase { tokens, head });
        }
        taken[start..mention.tokens.start].fill(true);
        mention.tokens.start = start;
    }
    // "Mara Lind of the fund".
    let of_body = entity.mentions.iter().filter_map(|mention| {
        let end = mention.tokens.end;
        let of = end < document.len() && matches!(document.lower(end), "of" | "from");
        document.children_by(mention.head, "nmod").find(|&child| {
            of && child > end && document.preposition(child) == Some(document.lower(end))
        })
    });
    let of_body: Vec<Range<usize>> = of_body.map(|body| document.subtree(body)).collect();
    entity.leads.extend(of_body);
    for role in roles {
        for code in phrases::countries(document, role.tokens.clone()) {
            entity.belongs_to(code);
        }
        if let Some((noun, _)) = lexicon::role(document.lower(role.head)) {
            entity.gender = entity.gender.or(noun.gender);
        } else if let Some((noun, _)) = lexicon::person(document.lower(role.head)) {
            entity.gender = entity.gender.or(noun.gender);
        }
        entity.has_role(document, role);
    }
    entity.ranks.extend(ranks);
}

fn person_at(document: &Document, index: usize) -> bool {
    document.analysis.entities.iter().any(|entity| {
        entity.kind == onrecord_language::EntityKind::Person
            && entity.tokens.contains(&index)
            && lexicon::role(document.lower(index)).is_none()
    })
}

fn is_office(document: &Document, index: usize, taken: &[bool]) -> bool {
    let noun = document.lower(index);
    let role = lexicon::role(noun).map(|(_, plural)| plural);
    role.or_else(|| lexicon::person(noun).map(|(_, plural)| plural)) == Some(false)
        && !taken[index]
        && !matches!(document.upos(index), Upos::Verb | Upos::Punct)
}

/// Where the titles right before a name begin: "Hon. (Mrs)", "Lt Col".
fn titles_start(document: &Document, name: usize, sentence: usize, taken: &[bool]) -> usize {
    let mut start = name;
    let mut at = name;
    while at > sentence {
        let before = at - 1;
        let word = document.word(before);
        let is_title = lexicon::title(word).is_some()
            && (names::is_capitalised(document, before))
            && !taken[before];
        if is_title {
            start = before;
        } else if !matches!(word, "." | "(" | ")") {
            break;
        }
        at = before;
    }
    start
}

/// Nouns for what a person or a firm does: "a developer, Lind Homes".
const OF_FIRMS: [&str; 16] = [
    "developer",
    "contractor",
    "supplier",
    "operator",
    "publisher",
    "manufacturer",
    "producer",
    "insurer",
    "retailer",
    "lender",
    "owner",
    "seller",
    "buyer",
    "rival",
    "competitor",
    "creditor",
];

/// The named actor that a description stands beside, and so tells of: ", the envoy," after the name or before it.
pub fn beside(
    document: &Document,
    entities: &[Entity],
    description: &Description,
) -> Option<usize> {
    let with_name = |fits: &dyn Fn(&Range<usize>) -> bool| {
        entities.iter().position(|entity| {
            let suits = match description.noun {
                NounSort::Body => entity.is_body(),
                NounSort::Role | NounSort::Person
                    if entity.kind == ActorKind::Organization
                        && OF_FIRMS.contains(&document.lower(description.head)) =>
                {
                    true
                }
                _ => entity.kind == ActorKind::Person && !description.plural,
            };
            let named = |form: MentionForm| matches!(form, MentionForm::Name);
            suits
                && entity
                    .mentions
                    .iter()
                    .any(|mention| named(mention.form) && fits(&mention.tokens))
        })
    };
    let is_comma = |index: usize| {
        index < document.len() && matches!(document.word(index), "," | "–" | "—" | "(")
    };
    let (start, core_end, end) =
        (description.core.start, description.core.end, description.full.end);
    // "envoy Mara Lind", "the Oslo daily Nordlys": no comma between. A possessive after the name is no apposition.
    let follows = |at: usize| {
        with_name(&|tokens: &Range<usize>| tokens.start == at).filter(|_| {
            description.manner != descriptions::Manner::Bare || description.noun == NounSort::Body
        })
    };
    let office_end = phrases::capitalised_tail(document, core_end);
    if let Some(index) = follows(core_end).or_else(|| follows(office_end)) {
        return Some(index);
    }
    if start >= 2 && is_comma(start - 1) {
        // An age or the like may stand between: "Mara Lind, 52, a farmer".
        let back = if document.upos(start - 2) == Upos::Num && start >= 4 && is_comma(start - 3) {
            start - 3
        } else {
            start - 1
        };
        let after = with_name(&|tokens: &Range<usize>| tokens.end == back);
        if after.is_some() && closes(document, description) {
            return after;
        }
    }
    let is_open = |at: usize| {
        is_comma(at)
            && with_name(&|tokens: &Range<usize>| {
                tokens.start == at + 1
                    && (tokens.end >= document.len()
                        || document.upos(tokens.end) == Upos::Punct
                        || matches!(document.upos(tokens.end), Upos::Verb | Upos::Aux | Upos::Part)
                        || document.relation(names::head_of(document, tokens)) == "appos")
            })
            .is_some()
    };
    let wide =
        phrases::with_postmodifiers(document, description.core.clone(), description.head, true);
    let comma = [core_end, end, wide.end].into_iter().find(|&at| {
        is_open(at) && description.manner == descriptions::Manner::Definite
            || is_open(at) && !description.plural
    })?;
    with_name(&|tokens: &Range<usize>| tokens.start == comma + 1)
}

/// Whether a description after a name and comma is an apposition and not the next of a list: it ends at a mark or a
/// relative clause, or the tree says so.
fn closes(document: &Document, description: &Description) -> bool {
    let next = |at: usize| {
        at >= document.len()
            || document.upos(at) == Upos::Punct
            || matches!(document.xpos(at), "WP" | "WDT" | "IN" | "VBN" | "VBG" | "TO")
    };
    let verb = matches!(document.relation(description.head), "nsubj")
        && document.head(description.head).is_some_and(|verb| verb > description.head);
    document.relation(description.head) == "appos"
        || (!verb && (next(description.full.end) || next(description.core.end)))
}

/// The one whom a predicate noun tells of: "Lind is the envoy", "was named envoy", "the king made Lind a baron".
pub fn subject_of_predicate(
    document: &Document,
    entities: &[Entity],
    noun: usize,
    plural: bool,
) -> Option<usize> {
    // "was among the winners"
    let somewhere = document.preposition(noun).is_some_and(|preposition| preposition != "as");
    if somewhere || !descriptions::is_predicate(document, noun) {
        return None;
    }
    // "is a lawyer and a farmer"
    let mut head = noun;
    while document.relation(head) == "conj" && document.child(head, &["cop"]).is_none() {
        head = document.head(head)?;
    }
    let verb = if document.child(head, &["cop"]).is_some() { head } else { document.head(head)? };
    if document.is_negated(verb) || document.is_negated(head) {
        return None;
    }
    let object = document.child(verb, &["obj"]).filter(|&object| verb < object && object < head);
    let subject = object.or_else(|| document.child(verb, &["nsubj"]))?;
    person_with_head(entities, subject, plural)
}

/// The one whom a noun in apposition tells of: "Mara Lind, a goldsmith".
pub fn governor_of_apposition(
    document: &Document,
    entities: &[Entity],
    noun: usize,
    plural: bool,
) -> Option<usize> {
    let governor = document.head(noun).filter(|_| document.relation(noun) == "appos")?;
    let follows = governor < noun && document.sentence(governor) == document.sentence(noun);
    person_with_head(entities, governor, plural).filter(|_| follows)
}

fn person_with_head(entities: &[Entity], head: usize, plural: bool) -> Option<usize> {
    entities.iter().position(|entity| {
        matches!(entity.kind, ActorKind::Person | ActorKind::Group)
            && (entity.number == Number::Several) == plural
            && entity.members.is_empty()
            && entity.mentions.iter().any(|mention| mention.head == head)
    })
}
