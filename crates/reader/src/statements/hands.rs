//! Hands: through whom a statement's words came, before its source and behind it.
//!
//! | words | hands, outermost first |
//! | --- | --- |
//! | "an envoy told the Gazette" | the Gazette, an envoy |
//! | "a copy seen by the Gazette says" | the Gazette, a copy |
//! | "in remarks carried by state radio, the king said" | state radio, the king |
//! | "two aides, who spoke to the Gazette, said" | the Gazette, two aides |
//! | "a correspondent of the Gazette reported" | the Gazette, a correspondent |
//! | "through a spokeswoman the premier said" | a spokeswoman, the premier |
//! | "the Gazette reported, citing two aides" | the Gazette, two aides |
//!
//! Must not take: outlets that a source is only described by ("the owner of the Gazette"). Must not know: certainty,
//! nesting.

use std::ops::Range;

use onrecord_record::{LinkKind, Naming};

use crate::actors::Actors;
use crate::document::Document;
use crate::statements::addressee::{self, is_document};
use crate::statements::draft::Draft;
use crate::statements::subject::{agent, phrase};
use crate::statements::words::{People, people};
use crate::statements::{Link, Statement, chain};

/// Participles by which an outlet comes to words or a text: "a draft seen by the Gazette".
const OBTAINED: [&str; 20] = [
    "seen",
    "obtained",
    "reviewed",
    "read",
    "viewed",
    "published",
    "carried",
    "broadcast",
    "aired",
    "leaked",
    "shared",
    "sighted",
    "released",
    "quoted",
    "posted",
    "shown",
    "printed",
    "relayed",
    "cited",
    "provided",
];

/// Verbs of a relative clause by which a source speaks to an outlet: "who spoke to the Gazette".
const SPOKE: [&str; 6] = ["spoke", "talked", "told", "speaking", "talking", "spoken"];

/// Those who write for an outlet.
const WRITERS: [&str; 8] = [
    "correspondent",
    "correspondents",
    "reporter",
    "reporters",
    "journalist",
    "journalists",
    "photographer",
    "witness",
];

/// A statement's own hands: those through whom the source's words came, the source, those whom the source cites.
pub fn of(document: &Document, actors: &Actors, draft: &Draft, hearer: Option<usize>) -> Vec<Link> {
    let is_hand = |&head: &usize| {
        chain::is_outlet(document, actors, head) && !chain::is_own_outlet(document, actors, head)
    };
    let mut hands: Vec<Range<usize>> =
        hearer.filter(is_hand).map(|head| phrase(document, head)).into_iter().collect();
    hands.extend(draft.through.iter().cloned());
    let medium = addressee::medium_words(document, draft);
    for words in draft.source.iter().chain(&medium) {
        hands
            .extend(passed_on(document, actors, words, is_hand).map(|head| phrase(document, head)));
    }
    hands.extend(writes_for(document, draft, is_hand).map(|head| phrase(document, head)));
    hands.extend(beside_cue(document, actors, draft, is_hand).map(|head| phrase(document, head)));
    // The same hand in two places ("told the Gazette in remarks carried by the Gazette") is one.
    let mut links: Vec<Link> = Vec::new();
    for hand in hands {
        let link = chain::link(document, actors, &hand);
        let same = |other: &Link| {
            other.bytes == link.bytes || (link.agent.is_some() && other.agent == link.agent)
        };
        if !links.iter().any(same) {
            links.push(link);
        }
    }
    links.push(draft.source.as_ref().map_or_else(chain::unknown, |source| Link {
        medium: medium.map(|words| document.words(words).to_owned()),
        ..chain::link(document, actors, source)
    }));
    links.extend(draft.cited.iter().map(|cited| chain::link(document, actors, cited)));
    links
}

/// The one who came by a source's text or words, told in a clause that hangs on them: "a copy of which was obtained by
/// the Gazette", "which the Gazette has read", "minutes leaked to the Gazette".
fn passed_on(
    document: &Document,
    actors: &Actors,
    words: &Range<usize>,
    is_hand: impl Fn(&usize) -> bool,
) -> Option<usize> {
    let head = document.analysis.head_of(words.clone())?;
    let verbs = document.subtree(head).filter(|&token| {
        matches!(document.relation(token), "acl" | "advcl")
            && (OBTAINED.contains(&document.lower(token)) || SPOKE.contains(&document.lower(token)))
    });
    verbs.into_iter().find_map(|verb| {
        let to = document
            .children_by(verb, "obl")
            .chain(document.children_by(verb, "iobj"))
            .chain(document.children_by(verb, "obj"))
            .find(|&child| {
                matches!(
                    document.preposition(child),
                    Some("to" | "with" | "by" | "on" | "in") | None
                ) && is_hand(&child)
            });
        if SPOKE.contains(&document.lower(verb)) {
            return to;
        }
        let reads = || document.children_by(verb, "nsubj").find(|&child| is_hand(&child));
        let by =
            agent(document, verb).filter(|&agent| !chain::is_own_outlet(document, actors, agent));
        by.or(to).or_else(reads)
    })
}

/// The outlet that a source writes for: "the Gazette's correspondent", "a reporter for the Gazette".
fn writes_for(
    document: &Document,
    draft: &Draft,
    is_hand: impl Fn(&usize) -> bool,
) -> Option<usize> {
    let head = document.analysis.head_of(draft.source.clone()?)?;
    let is_owner = |child: &usize| {
        matches!(document.relation(*child), "nmod" | "compound")
            && matches!(
                document.preposition(*child),
                Some("of" | "for" | "with" | "at" | "'s" | "’s") | None
            )
            && is_hand(child)
    };
    WRITERS
        .contains(&document.lower(head))
        .then(|| document.children(head).iter().copied().find(is_owner))?
}

/// A hand told by a preposition beside the cue: "through a spokeswoman", "said on state television".
fn beside_cue(
    document: &Document,
    actors: &Actors,
    draft: &Draft,
    is_hand: impl Fn(&usize) -> bool,
) -> Option<usize> {
    let cue = draft.cue_head?;
    let speaks_for = |child: usize| matches!(people(document.word(child)), Some(People::Person));
    let mut phrases =
        document.children_by(cue, "obl").chain(draft.source.iter().flat_map(|source| {
            let head = document.analysis.head_of(source.clone()).unwrap_or(source.start);
            document.children_by(head, "nmod").collect::<Vec<_>>()
        }));
    phrases.find(|&child| match document.preposition(child) {
        _ if draft.holds(child) => false,
        Some("through" | "via") => speaks_for(child) || is_hand(&child),
        Some("on" | "in") if document.head(child) == Some(cue) => {
            chain::hearer(document, actors, child).is_some() && is_hand(&child)
        }
        _ => false,
    })
}

/// Hands told once hold for what the same source says next: "told the Gazette that … . “We wait,” she said", "two of
/// them said", "the memorandum adds".
pub fn carry_on(document: &Document, drafts: &[Draft], statements: &mut [Statement]) {
    for index in 1..statements.len() {
        if statements[index].chain.len() != 1 || statements[index].chain[0].kind == LinkKind::Outlet
        {
            continue;
        }
        let place = |at: usize| drafts[at].cue_head.unwrap_or_else(|| drafts[at].start());
        let paragraph = document.paragraph_number(place(index));
        let sentence = document.sentence_number(place(index));
        let before = (0..index).rev().find(|&before| {
            let near = document.sentence_number(place(before)) + 1 >= sentence;
            (document.paragraph_number(place(before)) == paragraph || near)
                && outlets(&statements[before]) > 0
                && is_same_source(
                    document,
                    &drafts[index],
                    &statements[index],
                    &drafts[before],
                    &statements[before],
                )
        });
        if let Some(before) = before {
            let hands = statements[before].chain[..outlets(&statements[before])].to_vec();
            statements[index].chain.splice(0..0, hands);
        }
    }
}

/// How many outlets stand before the root of a statement's own hands.
fn outlets(statement: &Statement) -> usize {
    let last = statement.chain.len().saturating_sub(1);
    statement.chain[..last].iter().take_while(|link| link.kind == LinkKind::Outlet).count()
}

/// Whether a later statement goes on with the words of an earlier one: the same actor, some of the same people without
/// a name, or the same document.
fn is_same_source(
    document: &Document,
    later: &Draft,
    statement: &Statement,
    earlier: &Draft,
    before: &Statement,
) -> bool {
    let actor = |statement: &Statement| statement.source.as_ref().and_then(|source| source.actor);
    if actor(statement).is_some() && actor(statement) == actor(before) {
        return true;
    }
    let head = |draft: &Draft| document.analysis.head_of(draft.source.clone()?);
    let Some(now) = head(later) else { return false };
    let root_is_unnamed = before.chain.last().is_some_and(|link| link.naming == Naming::Unnamed);
    let is_part = matches!(
        document.lower(now),
        "one" | "two" | "both" | "another" | "other" | "third" | "second" | "others"
    );
    let same_document = is_document(document, now)
        && head(earlier).is_some_and(|then| document.lemma(then) == document.lemma(now));
    let definite = document.children_by(now, "det").any(|article| document.lower(article) == "the");
    (is_part && root_is_unnamed) || (same_document && definite)
}
