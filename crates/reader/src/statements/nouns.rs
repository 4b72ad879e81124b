//! Statements that a noun tells of: "his claim that", "an article in the weekly that", "a pledge by the army to".
//!
//! Must not know: actors, chains.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use onrecord_language::Upos;
use onrecord_record::{Act, Certainty, Polarity};

use crate::document::Document;
use crate::lexicon::entries;
use crate::statements::cues::CueVerb;
use crate::statements::draft::{Draft, trimmed};
use crate::statements::quotes::Quote;
use crate::statements::subject::{phrase, subject};

static NOUNS: LazyLock<BTreeMap<&'static str, CueVerb>> = LazyLock::new(|| {
    entries(include_str!("../../data/statements/nouns.txt"))
        .filter_map(|columns| noun(&columns))
        .collect()
});

fn noun(columns: &[&'static str]) -> Option<(&'static str, CueVerb)> {
    let &[noun, act, polarity, complements] = columns else { return None };
    let act: Act = act.parse().ok()?;
    let polarity: Polarity = polarity.parse().ok()?;
    let certainty = Certainty::Certain;
    Some((
        noun,
        CueVerb { act, polarity, certainty, complements: complements.split(' ').collect() },
    ))
}

/// The cue noun at a token.
pub fn cue_noun(document: &Document, token: usize) -> Option<&'static CueVerb> {
    if document.upos(token) != Upos::Noun {
        return None;
    }
    let lower = document.lower(token);
    NOUNS.get(lower).or_else(|| NOUNS.get(lower.strip_suffix('s')?))
}

/// Verbs whose subject says what their object names: "made a claim that".
const LIGHT: [&str; 16] = [
    "made",
    "make",
    "makes",
    "making",
    "issued",
    "issue",
    "issues",
    "gave",
    "give",
    "given",
    "repeated",
    "voiced",
    "expressed",
    "has",
    "have",
    "had",
];

/// A draft for every cue noun with content.
pub fn drafts(document: &Document, quotes: &[Quote]) -> Vec<Draft> {
    (0..document.len()).filter_map(|token| draft(document, quotes, token)).collect()
}

fn draft(document: &Document, quotes: &[Quote], token: usize) -> Option<Draft> {
    let noun = cue_noun(document, token)?;
    let clause = document.children(token).iter().copied().find(|&child| {
        child > token
            && matches!(document.relation(child), "acl" | "ccomp" | "xcomp")
            && document.children_by(child, "mark").any(|mark| noun.takes(document.lower(mark)))
    })?;
    let content = trimmed(document, quotes, document.subtree(clause));
    let source = source(document, token, clause).filter(|source| !content.contains(&source.start));
    // "An offer to lease the quay" is a thing; "the port's offer to lease the quay" tells what the port offers.
    let is_told = source.is_some()
        || document.children_by(clause, "mark").any(|mark| document.lower(mark) == "that");
    (!content.is_empty() && is_told).then(|| Draft {
        source,
        cue: Some(token..token + 1),
        cue_head: Some(token),
        content: vec![content],
        ..Draft::default()
    })
}

/// Whose claim it is: a possessive, "by" someone, "in" an outlet, or the subject of a light verb.
fn source(document: &Document, token: usize, clause: usize) -> Option<Range<usize>> {
    let owner = document
        .children(token)
        .iter()
        .copied()
        .find(|&child| document.token(child).deprel == "nmod:poss");
    let after = || {
        document.children_by(token, "nmod").find(|&child| {
            child < clause
                && match document.preposition(child) {
                    Some("by" | "from") => true,
                    Some("in" | "on") => has_name(document, child),
                    _ => false,
                }
        })
    };
    let light = || {
        let verb = document.head(token)?;
        (document.relation(token) == "obj" && LIGHT.contains(&document.lower(verb)))
            .then(|| subject(document, verb))?
    };
    owner
        .or_else(after)
        .map(|head| phrase(document, head))
        .map(|range| without_possessive(document, range))
        .or_else(light)
}

fn has_name(document: &Document, head: usize) -> bool {
    document.subtree(head).any(|token| document.upos(token) == Upos::Propn)
}

/// "the premier" of "the premier's".
pub fn without_possessive(document: &Document, range: Range<usize>) -> Range<usize> {
    let ends = matches!(document.lower(range.end - 1), "'s" | "’s" | "'" | "’");
    if ends && range.len() > 1 { range.start..range.end - 1 } else { range }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_read() {
        let lines = entries(include_str!("../../data/statements/nouns.txt"));
        assert_eq!(lines.count(), NOUNS.len());
    }
}
