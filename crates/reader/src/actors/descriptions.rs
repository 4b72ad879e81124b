//! Descriptions of people and bodies by what they are: "the Danish official", "two people close to the envoy".
//!
//! Finds them. Must not know whom they mean.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::ActorKind;

use super::lexicon::{self, Gender};
use super::phrases;
use super::sources::Part;
use crate::document::Document;
use crate::places;

/// A description of someone.
#[derive(Debug, Clone)]
pub struct Description {
    /// Article, modifiers and noun.
    pub core: Range<usize>,
    /// With what follows the noun.
    pub full: Range<usize>,
    pub head: usize,
    pub kind: ActorKind,
    pub plural: bool,
    pub gender: Option<Gender>,
    /// Countries that its words give.
    pub countries: Vec<&'static str>,
    pub manner: Manner,
    pub noun: NounSort,
    /// Only speaks of someone, and makes no actor.
    pub background: bool,
}

/// How a description is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// "the", "this", "his", "Iran's".
    Definite,
    /// "a", "another", "two", "some".
    Indefinite,
    /// No determiner.
    Bare,
}

/// What the noun of a description tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NounSort {
    /// What someone is or does: "envoy".
    Role,
    /// Only that it is people: "man", "sources".
    People,
    /// People who are only spoken of: "the boy", "her mother".
    Person,
    /// A body: "the ministry".
    Body,
    /// Where someone comes from: "the Swede".
    Demonym,
    /// Only how many: "the five".
    Count,
}

impl Description {
    /// One noun without determiner: stands beside a name or in a predicate only ("Mara Lind, head of the fund").
    pub fn is_bare_role(&self) -> bool {
        self.manner == Manner::Bare && !self.plural
    }
}

/// First words after which nobody in particular is meant.
const NOBODY: [&str; 6] = ["no", "what", "which", "whatever", "neither", "such"];

/// First words after which someone is spoken of who is no actor of the article.
const SOMEBODY: [&str; 6] = ["any", "every", "each", "my", "our", "your"];

/// The descriptions of a document in its order; `taken` are the tokens of names and their titles.
pub fn find(document: &Document, taken: &[bool], parts: &[Option<Part>]) -> Vec<Description> {
    (0..document.len())
        .filter(|&index| !taken[index])
        .filter_map(|index| {
            let before_name = taken.get(index + 1) == Some(&true);
            at(document, index, parts[index], before_name)
        })
        .collect()
}

fn at(
    document: &Document,
    head: usize,
    part: Option<Part>,
    before_name: bool,
) -> Option<Description> {
    let relation = document.relation(head);
    // "director" of "director-general"
    if head + 1 < document.len() && phrases::whole_word(document, head + 1).contains(&head) {
        return None;
    }
    let names_body = before_name && lexicon::body(document.lower(head)).is_some();
    if matches!(relation, "compound" | "flat" | "amod" | "fixed") && !names_body {
        return None;
    }
    let core = phrases::with_premodifiers(document, head, head + 1);
    let manner = manner(document, &core, head);
    let noun =
        noun_of(document, head, &core, manner).or_else(|| unknown_noun(document, head, part))?;
    let (sort, kind, plural, gender) = noun;
    if NOBODY.contains(&document.lower(core.start)) {
        return None;
    }
    let somewhere =
        (manner != Manner::Definite || sort == NounSort::People) && part != Some(Part::Addressee);
    let full = phrases::with_postmodifiers(document, core.clone(), head, somewhere);
    let countries = phrases::countries(document, core.clone());
    let mut found = Description {
        core,
        full,
        head,
        kind,
        plural,
        gender,
        countries,
        manner,
        noun: sort,
        background: false,
    };
    let names_body = before_name && sort == NounSort::Body;
    let acts = names_body || part.is_some() && sort != NounSort::People;
    found.background = SOMEBODY.contains(&document.lower(found.core.start))
        || !acts && !is_someone(document, &found);
    (!found.background || sort != NounSort::Body).then_some(found)
}

fn noun_of(
    document: &Document,
    head: usize,
    core: &Range<usize>,
    manner: Manner,
) -> Option<(NounSort, ActorKind, bool, Option<Gender>)> {
    let number = |plural: bool| if plural { ActorKind::Group } else { ActorKind::Person };
    let word = document.words(phrases::whole_word(document, head)).to_lowercase();
    let known = lexicon::role(&word).is_some();
    let noun = if known { word.as_str() } else { document.lower(head) };
    if document.upos(head) == Upos::Num {
        let alone = core.len() == 2
            && document.lower(core.start) == "the"
            && !document.word(head).starts_with(|letter: char| letter.is_ascii_digit())
            && matches!(document.relation(head), "nsubj" | "obj" | "iobj" | "obl");
        return alone.then_some((NounSort::Count, ActorKind::Group, true, None));
    }
    if !matches!(document.upos(head), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Pron) {
        return None;
    }
    let by_country = places::nationality(document.word(head));
    if by_country.is_some() && document.upos(head) != Upos::Pron {
        return demonym(document, head, manner);
    }
    if document.upos(head) == Upos::Adj {
        return None;
    }
    // "Figure 2"
    let is_numbered = head + 1 < document.len() && document.upos(head + 1) == Upos::Num;
    if let Some(people) = lexicon::people(noun).filter(|_| !is_numbered) {
        return Some((NounSort::People, number(people.plural), people.plural, people.gender));
    }
    if let Some((role, plural)) = lexicon::role(noun) {
        return Some((NounSort::Role, number(plural), plural, role.gender));
    }
    if noun == "number" {
        // "her Norwegian opposite number"
        let opposite = head > 0 && document.lower(head - 1) == "opposite";
        return opposite.then_some((NounSort::Role, ActorKind::Person, false, None));
    }
    if lexicon::body(noun).is_none()
        && let Some((person, plural)) = lexicon::person(noun)
    {
        return Some((NounSort::Person, number(plural), plural, person.gender));
    }
    let (body, plural) = lexicon::body(noun)?;
    // "this paper" speaks of itself, "the paper" mostly of a document.
    if lexicon::is_thing(noun) && document.lower(core.start) != "this" {
        return None;
    }
    Some((NounSort::Body, body.kind, plural, None))
}

/// A noun of which only its ending or its place tells that it is someone: "millers said", "told the panel".
fn unknown_noun(
    document: &Document,
    head: usize,
    part: Option<Part>,
) -> Option<(NounSort, ActorKind, bool, Option<Gender>)> {
    let noun = document.lower(head);
    let is_noun = matches!(document.xpos(head), "NN" | "NNS" | "NNPS");
    if !is_noun || lexicon::is_thing(noun) || document.child(head, &["cop"]).is_some() {
        return None;
    }
    let plural = document.xpos(head).ends_with('S');
    let doer = lexicon::is_doer(noun);
    let kind = match (doer, part) {
        (Some(_), Some(_)) | (None, Some(Part::Source | Part::Addressee)) if plural => {
            ActorKind::Group
        }
        (Some(_), Some(_)) => ActorKind::Person,
        (None, Some(Part::Publisher)) => ActorKind::Outlet,
        (None, Some(_)) => ActorKind::Organization,
        (Some(true), None) if plural && acts(document, head) => ActorKind::Group,
        _ => return None,
    };
    let sort = if kind == ActorKind::Organization || kind == ActorKind::Outlet {
        NounSort::Body
    } else {
        NounSort::Role
    };
    Some((sort, kind, plural, None))
}

/// "the Swede", "three Filipinos", "the Iranians", "the French".
fn demonym(
    document: &Document,
    head: usize,
    manner: Manner,
) -> Option<(NounSort, ActorKind, bool, Option<Gender>)> {
    let word = document.lower(head);
    let plural = word.ends_with('s') || word.ends_with("men") || document.xpos(head).ends_with('S');
    let acts = matches!(
        document.relation(head),
        "nsubj" | "obj" | "iobj" | "obl" | "nmod" | "appos" | "conj"
    );
    if !acts || manner == Manner::Bare && !plural {
        return None;
    }
    let is_name = places::country_named(document.word(head)).is_some();
    let is_person = document.relation(head) == "nsubj" || document.upos(head) != Upos::Adj;
    let kind = if plural { ActorKind::Group } else { ActorKind::Person };
    (!is_name && is_person).then_some((NounSort::Demonym, kind, plural, None))
}

/// Whether the description stands for someone rather than saying what someone is, or naming a kind.
fn is_someone(document: &Document, found: &Description) -> bool {
    let head = found.head;
    let noun = document.lower(head);
    let determined = usize::from(found.manner != Manner::Bare);
    let has_clause = document.children(head).iter().any(|&child| document.relation(child) == "acl");
    let says_more =
        found.core.len() > 1 + determined || found.full.end > found.core.end || has_clause;
    let preposition = document.preposition(head);
    // "the students' union" is one body.
    let in_body_name = found.plural
        && document.token(head).deprel == "nmod:poss"
        && document.head(head).is_some_and(|owned| lexicon::body(document.lower(owned)).is_some());
    if in_body_name {
        return false;
    }
    match found.noun {
        NounSort::Role => {
            let weak = lexicon::role(noun).is_some_and(|(role, _)| role.weak);
            if weak && !acts(document, head) && document.relation(head) != "appos" {
                return false;
            }
            let beside = document.relation(head) == "appos"
                || follows_mark(document, found.core.start)
                || is_predicate(document, head);
            found.plural || found.manner != Manner::Bare || beside
        }
        NounSort::People => {
            let alone = lexicon::people(noun).is_some_and(|people| people.alone);
            (says_more && (acts(document, head) || has_clause || found.full.end > found.core.end)
                || alone
                || found.manner == Manner::Definite && acts(document, head))
                && !(noun == "people"
                    && found.manner == Manner::Bare
                    && !has_clause
                    && found.full.end == found.core.end)
        }
        NounSort::Body => {
            let alone = lexicon::body(noun).is_some_and(|(body, _)| body.alone);
            let airs = matches!(noun, "television" | "radio" | "tv" | "media");
            let enough = alone || found.manner == Manner::Bare && says_more && airs;
            let is_subject = document.relation(head) == "nsubj";
            let stays = matches!(preposition, Some("in" | "into" | "within" | "at" | "as"));
            enough
                && !(found.manner == Manner::Indefinite && (stays || !acts(document, head)))
                && (found.manner != Manner::Bare || airs || is_subject && !found.plural)
                && !(found.plural && (lexicon::is_thing(noun) || noun == "offices"))
        }
        NounSort::Person => false,
        NounSort::Demonym | NounSort::Count => true,
    }
}

fn follows_mark(document: &Document, start: usize) -> bool {
    start > 0 && matches!(document.word(start - 1), "," | "–" | "—" | "(")
}

/// Whether a noun is the subject, addressee or agent of a verb.
pub fn acts(document: &Document, head: usize) -> bool {
    let mut index = head;
    while document.relation(index) == "conj" {
        let Some(governor) = document.head(index) else { break };
        index = governor;
    }
    matches!(document.relation(index), "nsubj" | "iobj")
        || document.token(index).deprel == "obl:agent"
        || matches!(document.preposition(index), Some("by" | "with" | "citing" | "to"))
        || document.children_by(index, "case").any(|case| document.lower(case) == "according")
        || document.relation(index) == "obj"
            && document.head(index).is_some_and(|verb| {
                matches!(
                    document.lemma(verb),
                    "tell" | "cite" | "quote" | "ask" | "brief" | "inform" | "meet"
                )
            })
}

/// Whether a noun only says what someone is: "is a lawyer", "as president", "was named minister".
pub fn is_predicate(document: &Document, head: usize) -> bool {
    let mut first = head;
    while document.relation(first) == "conj" {
        let Some(governor) = document.head(first) else { break };
        first = governor;
    }
    first != head && document.upos(first) == Upos::Noun && document.child(first, &["cop"]).is_some()
        || document.child(head, &["cop"]).is_some()
        || document.relation(head) == "xcomp"
        || document.preposition(head) == Some("as")
}

fn manner(document: &Document, core: &Range<usize>, head: usize) -> Manner {
    let possessive = document.children_by(head, "nmod").any(|child| {
        document.token(child).deprel == "nmod:poss"
            && core.contains(&child)
            && metonym_mark(document, child)
    });
    match document.lower(core.start) {
        "the" | "this" | "that" | "these" | "those" | "both" | "his" | "her" | "its" | "their"
        | "our" | "my" | "whose" | "your" => Manner::Definite,
        "a" | "an" | "another" | "one" | "some" | "several" | "many" | "two" | "three" | "four"
        | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "other" | "no" | "any"
        | "every" | "each" | "few" | "most" | "more" | "fewer" | "numerous" | "various"
        | "certain" | "countless" | "dozens" | "hundreds" | "thousands" | "millions" => {
            Manner::Indefinite
        }
        _ if possessive => Manner::Definite,
        _ if document.upos(core.start) == Upos::Num => Manner::Indefinite,
        _ => Manner::Bare,
    }
}

/// "Iran's" is a possessor, "U.S." of "U.S. envoy" is none although the tree may say so.
fn metonym_mark(document: &Document, possessor: usize) -> bool {
    document.children_by(possessor, "case").any(|mark| document.xpos(mark) == "POS")
}

/// The text of a description without its article.
pub fn text(document: &Document, tokens: &Range<usize>) -> String {
    let mut start = tokens.start;
    if matches!(document.lower(start), "the" | "a" | "an" | "this" | "that" | "these" | "those") {
        start += 1;
    }
    document.words(start..tokens.end).to_owned()
}
