//! Mentions by a verb: "demanded an apology", "called on Oslo to open its quota", "offered to pay half".
//!
//! A verb makes a proposal when someone is its subject and something asked or offered follows.
//! Must not know how mentions are merged.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::ProposalKind;

use super::lexicon::{Verb, WORDS};
use super::list::clause_end;
use super::mention::{
    Form, Mention, actors_of, add, agents, is_passive, is_verb, subjects, verb_forms,
};
use super::points::take;
use super::standing::{Fact, factuality};
use crate::actors::Actors;
use crate::document::Document;
use crate::statements::Statement;
use crate::times::TimeMention;

/// What people agree to do that is no agreement: events tell of it.
const MEETINGS: [&str; 13] = [
    "come", "return", "agree", "differ", "meet", "talk", "continue", "resume", "hold", "sit",
    "speak", "discuss", "disagree",
];

/// Finds the mentions by a verb, in the order of the text. `nouns` are the mentions by a noun.
pub(super) fn find(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
    nouns: &[Mention],
) -> Vec<Mention> {
    (0..document.len())
        .filter(|&token| is_verb(document, token))
        .filter_map(|verb| mention(document, actors, times, statements, nouns, verb))
        .collect()
}

fn mention(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
    nouns: &[Mention],
    verb: usize,
) -> Option<Mention> {
    let forms = verb_forms(document, verb);
    let entry = forms.iter().find_map(|form| WORDS.verbs.get(form.as_str()))?;
    let is_refused = matches!(factuality(document, verb), Fact::Undone | Fact::Refused);
    // "may ask for a panel": what is open to someone is not on the table.
    let is_free_to = document
        .children_by(verb, "aux")
        .any(|aux| matches!(document.lower(aux), "may" | "might" | "can" | "could"));
    // "denies asking for a delay": what is said not to have been asked.
    let is_denied = document.head(verb).is_some_and(|over| document.lemma(over) == "deny");
    if is_refused || is_free_to || is_denied || is_about_a_noun(document, nouns, verb) {
        return None;
    }
    let mut mention = Mention::new(verb, verb..verb + 1, entry.kind, Form::Verb);
    mention.authors = authors(document, actors, verb);
    if mention.authors.is_empty() {
        add(&mut mention.authors, speaker(document, statements, verb));
    }
    let passive = is_passive(document, verb);
    let has_subject = !passive
        && document.children_by(verb, "nsubj").any(|subject| document.upos(subject) == Upos::Noun);
    let may_be_alone = has_subject || (passive && entry.frames.contains(&"alone"));
    if mention.authors.is_empty() && !may_be_alone {
        return None;
    }
    let range = frames(document, actors, &mut mention, entry)?;
    let is_time = times.iter().any(|time| time.tokens.contains(&range.start));
    if is_time || is_pronominal(document, range.start) || is_aside(document, entry.kind, &range) {
        return None;
    }
    let asked = mention.addressees.first().copied();
    let start = range.start;
    take(document, actors, &mut mention, antecedent(document, verb, range));
    for point in &mut mention.points {
        point.asks_of = point.asks_of.or(asked);
    }
    for &child in document.children(verb) {
        let is_told = document.relation(child) == "iobj"
            || (document.token(child).deprel == "obj" && child + 1 < start)
            || (document.token(child).deprel == "nsubj:pass" && start != child)
            || (document.relation(child) == "obl"
                && matches!(document.preposition(child), Some("to" | "from" | "of")));
        if is_told && child < start {
            add(&mut mention.addressees, actors_of(document, actors, child));
        }
    }
    if entry.kind != ProposalKind::Agreement {
        // "demanded that Oslo leave", "offered to pay if Oslo leaves": whoever is to do it is asked.
        let asked: Vec<usize> = mention.points.iter().filter_map(|point| point.asks_of).collect();
        add(&mut mention.addressees, asked);
    }
    mention.addressees.retain(|addressee| !mention.authors.contains(addressee));
    (!mention.points.is_empty()).then_some(mention)
}

/// Whether the verb only handles a proposal that a noun names: "offered a compromise". An agreement that is offered or
/// demanded is what is asked, and no proposal of its own.
fn is_about_a_noun(document: &Document, nouns: &[Mention], verb: usize) -> bool {
    nouns.iter().any(|noun| document.head(noun.head) == Some(verb) && !is_wanted(noun))
}

/// Whether a noun may be what a verb asks for: "demanded a ceasefire".
pub(super) fn is_wanted(noun: &Mention) -> bool {
    noun.kind == ProposalKind::Agreement
        && noun.form == Form::Indefinite
        && noun.point_count.is_none()
}

/// "We asked them to lower the fee," the mayor said: whoever says "we".
fn speaker(document: &Document, statements: &[Statement], verb: usize) -> Option<usize> {
    let says_we = document
        .children_by(verb, "nsubj")
        .any(|subject| matches!(document.lower(subject), "we" | "i"));
    let bytes = document.token(verb).bytes();
    let holds = |part: &Range<usize>| part.start <= bytes.start && bytes.end <= part.end;
    let statement =
        statements.iter().find(|statement| says_we && statement.content.iter().any(holds))?;
    statement.source.as_ref()?.actor
}

fn authors(document: &Document, actors: &Actors, verb: usize) -> Vec<usize> {
    if is_passive(document, verb) {
        agents(document, actors, verb)
    } else {
        subjects(document, actors, verb)
    }
}

/// "replied with one like it", "agreed on three of the clauses": words for what is told elsewhere.
fn is_pronominal(document: &Document, start: usize) -> bool {
    if document.lower(start) == "no" {
        return true;
    }
    let is_number = document.upos(start) == Upos::Num
        || matches!(document.lower(start), "one" | "some" | "most" | "all");
    is_number
        && start + 1 < document.len()
        && matches!(document.lower(start + 1), "of" | "thing" | "another")
}

/// Whether what is asked is an aside, such as anonymity, or what is agreed is to meet.
fn is_aside(document: &Document, kind: ProposalKind, range: &Range<usize>) -> bool {
    let end = clause_end(document, range.start, range.end);
    let mut words = range.start..end.min(range.start + 7);
    let first = words.clone().find(|&token| is_verb(document, token));
    let is_meeting = first.is_some_and(|verb| MEETINGS.contains(&document.lemma(verb)));
    (kind == ProposalKind::Agreement && is_meeting)
        || words.any(|token| is_aside_word(document, token))
}

/// Whether a word makes asking an aside.
pub(super) fn is_aside_word(document: &Document, token: usize) -> bool {
    WORDS.asides.contains(document.lemma(token)) || WORDS.asides.contains(document.lower(token))
}

/// "quotas, which Oslo demands be set each year": what is asked begins with what "which" stands for.
fn antecedent(document: &Document, verb: usize, range: Range<usize>) -> Range<usize> {
    let relative = document.token(verb).deprel == "acl:relcl";
    let Some(noun) = document.head(verb).filter(|_| relative) else { return range };
    let by_pronoun = (noun + 1..verb).any(|token| {
        matches!(document.lower(token), "which" | "that")
            && !document.children_by(verb, "nsubj").any(|c| c == token)
    });
    if by_pronoun {
        document
            .children(noun)
            .iter()
            .copied()
            .filter(|&c| c < noun && document.relation(c) != "case")
            .min()
            .unwrap_or(noun)..range.end
    } else {
        range
    }
}

/// Where the points stand by the first of the verb's frames that fits.
fn frames(
    document: &Document,
    actors: &Actors,
    mention: &mut Mention,
    entry: &Verb,
) -> Option<Range<usize>> {
    let verb = mention.head;
    let end = document.sentence(verb).end;
    if is_passive(document, verb) {
        return passive(document, actors, mention, entry);
    }
    let start = entry.frames.iter().find_map(|&frame| match frame {
        "object" => object(document, verb),
        "infinitive" => clause(document, verb, "VB"),
        "gerund" => clause(document, verb, "VBG"),
        "that" => that(document, verb, false),
        "wish" => that(document, verb, true),
        "asks" => asked_to(document, actors, mention, &["obj", "iobj"]),
        "calls" => asked_to(document, actors, mention, &["obl"]),
        "done" => done(document, verb),
        "alone" => None,
        preposition => prepositional(document, verb, preposition),
    })?;
    Some(start..end)
}

/// "was asked to host", "had been offered forty trucks by Oslo": whoever is the subject is asked or offered.
fn passive(
    document: &Document,
    actors: &Actors,
    mention: &mut Mention,
    entry: &Verb,
) -> Option<Range<usize>> {
    let verb = mention.head;
    let Some(subject) = document.child(verb, &["nsubj:pass"]) else {
        // "an extra session, demanded by Oslo": the noun is what is asked.
        let noun = document.head(verb).filter(|_| document.token(verb).deprel == "acl")?;
        let start = document.children(noun).iter().copied().filter(|&c| c < noun).min();
        return entry.frames.contains(&"object").then_some(start.unwrap_or(noun)..verb);
    };
    let end = document.sentence(verb).end;
    let by = document
        .children(verb)
        .iter()
        .copied()
        .find(|&c| c > verb && document.preposition(c) == Some("by"));
    let end = by.map_or(end, |by| document.subtree(by).start.max(verb + 1));
    let deed = clause(document, verb, "VB")
        .filter(|_| entry.frames.contains(&"asks"))
        .or_else(|| object(document, verb));
    let deed = deed?;
    mention.addressees = actors_of(document, actors, subject);
    Some(deed..end.max(deed + 1))
}

/// "urged Oslo to open its quota", "called on Oslo to open it": where the deed begins; who is asked becomes the addressee.
fn asked_to(
    document: &Document,
    actors: &Actors,
    mention: &mut Mention,
    relations: &[&str],
) -> Option<usize> {
    let verb = mention.head;
    let deed = document.children(verb).iter().copied().find(|&c| {
        c > verb
            && matches!(document.relation(c), "xcomp" | "ccomp" | "advcl")
            && has_to(document, c)
    })?;
    let asked = document
        .children(verb)
        .iter()
        .copied()
        .find(|&c| c > verb && c < deed && relations.contains(&document.relation(c)))
        .or_else(|| document.children_by(deed, "nsubj").find(|&c| c > verb))?;
    mention.addressees = actors_of(document, actors, asked);
    Some(deed)
}

fn has_to(document: &Document, verb: usize) -> bool {
    document.children(verb).iter().any(|&mark| mark < verb && document.lower(mark) == "to")
}

/// "wants the hold lifted": where the thing begins that is to be done.
fn done(document: &Document, verb: usize) -> Option<usize> {
    let deed = document.children(verb).iter().copied().find(|&c| {
        c > verb
            && matches!(document.relation(c), "xcomp" | "ccomp" | "advcl")
            && matches!(document.xpos(c), "VBN" | "VBD" | "JJ")
    })?;
    let own = document.children_by(deed, "nsubj").find(|&c| c > verb);
    let thing =
        own.or_else(|| document.children_by(verb, "obj").find(|&c| c > verb && c < deed))?;
    Some(document.subtree(thing).start.max(verb + 1))
}

fn prepositional(document: &Document, verb: usize, preposition: &str) -> Option<usize> {
    let complement = document.children(verb).iter().copied().find(|&c| {
        c > verb
            && matches!(document.relation(c), "obl" | "advcl" | "nmod")
            && document
                .children(c)
                .iter()
                .any(|&mark| mark < c && document.lower(mark) == preposition)
    })?;
    let start = document
        .children(complement)
        .iter()
        .copied()
        .find(|&c| document.lower(c) == preposition)?;
    (document.upos(complement) != Upos::Pron).then_some(start + 1)
}

fn object(document: &Document, verb: usize) -> Option<usize> {
    let object = document.children_by(verb, "obj").rfind(|&c| c > verb)?;
    if document.upos(object) == Upos::Pron {
        return None;
    }
    // The tree may hang the words before the object on it, never those before the verb.
    Some(document.subtree(object).start.max(verb + 1))
}

fn clause(document: &Document, verb: usize, tag: &str) -> Option<usize> {
    document.children(verb).iter().copied().find(|&c| {
        c > verb
            && matches!(document.relation(c), "xcomp" | "ccomp" | "advcl" | "obj")
            && document.xpos(c) == tag
            && (tag != "VB" || has_to(document, c))
    })
}

/// Where a clause begins that tells what is wanted; `only_wishes` leaves out those that state a fact.
fn that(document: &Document, verb: usize, only_wishes: bool) -> Option<usize> {
    let clause = document.children_by(verb, "ccomp").find(|&c| c > verb)?;
    let start = document.subtree(clause).start.max(verb + 1);
    let is_question = matches!(
        document.lower(start),
        "whether" | "if" | "what" | "why" | "how" | "when" | "who" | "where" | "\"" | "“" | ":"
    );
    let is_wish = document.xpos(clause) == "VB"
        || document
            .children(clause)
            .iter()
            .any(|&c| matches!(document.lower(c), "must" | "should" | "be" | "could" | "would"));
    (!is_question && (is_wish || !only_wishes)).then_some(start)
}
