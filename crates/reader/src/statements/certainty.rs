//! How sure a source is made to sound, after FactBank.
//!
//! Must not know: who speaks.

use onrecord_record::{Certainty, Polarity};

use crate::document::Document;
use crate::statements::cues::CueVerb;
use crate::statements::draft::Draft;

/// Adverbs by which an article keeps its distance.
const HEARSAY: [&str; 5] = ["reportedly", "allegedly", "supposedly", "purportedly", "apparently"];
const PROBABLE: [&str; 6] = ["probably", "likely", "presumably", "expected", "should", "seemingly"];
const POSSIBLE: [&str; 6] = ["may", "might", "could", "maybe", "perhaps", "possibly"];

/// The certainty of the content's main clause, lowered by the cue.
pub fn certainty(document: &Document, verb: Option<&CueVerb>, draft: &Draft) -> Certainty {
    let nameless = draft.source.is_none() && draft.cue.is_some();
    let by_cue = if nameless {
        Certainty::Probable
    } else {
        verb.map_or(Certainty::Certain, |verb| verb.certainty)
    };
    if is_no_answer(document, draft) {
        return Certainty::Unknown;
    }
    let by_clause = clause_heads(document, draft)
        .map(|head| of_clause(document, head))
        .max()
        .unwrap_or(Certainty::Certain);
    by_cue.max(by_clause)
}

/// The words that carry the pieces of the content.
fn clause_heads<'a>(document: &'a Document, draft: &'a Draft) -> impl Iterator<Item = usize> + 'a {
    draft.content.iter().filter_map(|piece| document.analysis.head_of(piece.clone()))
}

fn of_clause(document: &Document, head: usize) -> Certainty {
    let hedges = document
        .children(head)
        .iter()
        .copied()
        .filter(|&child| matches!(document.relation(child), "advmod" | "aux"));
    hedges
        .chain([head])
        .map(|token| of_word(document.lower(token)))
        .max()
        .unwrap_or(Certainty::Certain)
}

fn of_word(word: &str) -> Certainty {
    if POSSIBLE.contains(&word) {
        Certainty::Possible
    } else if PROBABLE.contains(&word) || HEARSAY.contains(&word) {
        Certainty::Probable
    } else {
        Certainty::Certain
    }
}

/// Whether the source is told to hold that the content is not so: a verb of denial, or another one negated ("did not
/// confirm"). A denial negated ("did not rule out") affirms.
pub fn polarity(document: &Document, verb: Option<&CueVerb>, draft: &Draft) -> Polarity {
    let own = verb.map_or(Polarity::Affirmed, |verb| verb.polarity);
    let negated =
        draft.cue_head.is_some_and(|head| document.is_negated(head) || is_refused(document, head));
    match (own, negated) {
        (Polarity::Affirmed, true) => Polarity::Denied,
        (Polarity::Denied, true) => Polarity::Affirmed,
        (polarity, false) => polarity,
    }
}

/// "Refused to confirm", "declined to say".
fn is_refused(document: &Document, cue: usize) -> bool {
    let governs = document.head(cue).filter(|_| document.relation(cue) == "xcomp");
    governs.is_some_and(|verb| {
        matches!(
            document.lower(verb),
            "refused" | "refuses" | "refuse" | "declined" | "declines" | "decline"
        )
    })
}

/// "Neither confirmed nor denied": an answer that is none.
pub fn is_no_answer(document: &Document, draft: &Draft) -> bool {
    let Some(cue) = draft.cue_head else { return false };
    let sentence = document.sentence(cue);
    let near = cue.saturating_sub(5).max(sentence.start)..(cue + 5).min(sentence.end);
    let has = |fits: &dyn Fn(&str) -> bool| near.clone().any(|token| fits(document.lower(token)));
    has(&|word| matches!(word, "neither" | "not"))
        && has(&|word| word.starts_with("confirm"))
        && has(&|word| matches!(word, "nor" | "or"))
        && has(&|word| matches!(word, "deny" | "denied" | "denies"))
}
