//! Changes: of each step in how an event stands, since when, by whom and why.
//!
//! Must not know who takes part in the event.

use std::ops::Range;
use std::sync::LazyLock;

use onrecord_record::{Edtf, Status};

use super::Change;
use super::circumstances::verb_times;
use super::clauses::subjects;
use super::participants::actor_at;
use super::phrases::Phrases;
use super::status::Step;
use crate::actors::Actors;
use crate::document::Document;
use crate::lexicon::entries;
use crate::statements::Statement;
use crate::times::TimeMention;

static REASONS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        entries(include_str!("../../data/events/reasons.txt"))
            .filter_map(|columns| Some((*columns.first()?, ()))),
    )
});

/// The step as a change, with what its verb says of it. `event` is the trigger of the event.
pub fn change(
    document: &Document,
    actors: &Actors,
    times: &[TimeMention],
    statements: &[Statement],
    step: Step,
    event: usize,
) -> Change {
    let told = step.verb.filter(|_| step.is_change);
    let statement = innermost(statements, document.token(step.tokens.start).start);
    let by = match step.status {
        Status::Denied => denier(document, actors, statements, &step, statement),
        _ => told.and_then(|verb| agent(document, actors, verb, event)),
    };
    Change {
        status: step.status,
        as_of: told.and_then(|verb| since(document, times, verb, event)),
        by,
        reason: told
            .and_then(|verb| reason(document, verb))
            .map(|range| range_text(document, range)),
        statement,
        bytes: document.bytes(step.tokens),
    }
}

/// The smallest statement whose content holds a byte.
pub fn innermost(statements: &[Statement], byte: usize) -> Option<usize> {
    let size =
        |statement: &Statement| statement.content.iter().map(ExactSizeIterator::len).sum::<usize>();
    let holding = statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| statement.content.iter().any(|piece| piece.contains(&byte)));
    holding.map(|(index, statement)| (size(statement), index)).min().map(|(_, index)| index)
}

fn since(document: &Document, times: &[TimeMention], verb: usize, event: usize) -> Option<Edtf> {
    let own = verb_times(document, verb, times).into_iter().filter(|found| !found.is_goal);
    let mut own = own.filter(|found| {
        !document.subtree(event).contains(&times[found.time].tokens.start)
            || document.subtree(event).contains(&verb)
    });
    times[own.next()?.time].edtf.clone()
}

/// "called off by Oman", "at Oman's request", "Oman called it off".
fn agent(document: &Document, actors: &Actors, verb: usize, event: usize) -> Option<usize> {
    for oblique in document.children_by(verb, "obl") {
        match document.preposition(oblique) {
            Some("by") => {
                if let Some(actor) = actor_at(document, actors, oblique) {
                    return Some(actor);
                }
            }
            Some("at" | "on" | "upon")
                if matches!(
                    document.lower(oblique),
                    "request"
                        | "behest"
                        | "insistence"
                        | "suggestion"
                        | "orders"
                        | "instructions"
                        | "initiative"
                ) =>
            {
                let owner = document.child(oblique, &["nmod:poss", "nmod"])?;
                return actor_at(document, actors, owner);
            }
            _ => {}
        }
    }
    let is_passive = document.child(verb, &["nsubj:pass", "aux:pass"]).is_some();
    if is_passive {
        return None;
    }
    let subject = subjects(document, verb).into_iter().find(|&subject| subject != event)?;
    actor_at(document, actors, subject)
}

/// Who denies: the subject of the verb of denial, or the source of the statement that holds it.
fn denier(
    document: &Document,
    actors: &Actors,
    statements: &[Statement],
    step: &Step,
    statement: Option<usize>,
) -> Option<usize> {
    let source = statement.and_then(|index| statements[index].source.as_ref()?.actor);
    let by_verb = step.verb.filter(|&verb| step.tokens.contains(&verb)).and_then(|verb| {
        subjects(document, verb).into_iter().find_map(|subject| actor_at(document, actors, subject))
    });
    if step.is_change { by_verb.or(source) } else { source }
}

/// "after the delegation walked out", "citing a storm warning", "over a row", "because", "who said it would not be productive".
fn reason(document: &Document, verb: usize) -> Option<Range<usize>> {
    let children = document.children(verb);
    for &child in children {
        let range = document.subtree(child);
        let begins = range.clone().take(3).any(|token| REASONS.longest(document, token).is_some());
        if matches!(document.relation(child), "advcl" | "obl" | "nmod" | "xcomp") && begins {
            return Some(range);
        }
        if document.relation(child) == "obl"
            && document.preposition(child) == Some("by")
            && let Some(clause) = document.children_by(child, "acl").next()
        {
            return Some(document.subtree(clause));
        }
    }
    None
}

fn range_text(document: &Document, range: Range<usize>) -> String {
    let words = document.words(range);
    words.trim_matches(|character: char| character == ',' || character.is_whitespace()).to_owned()
}
