//! Sources of sources: "citing two officials", "quoted the minister as saying".
//!
//! Such words are a link in the chain of the statement they hang on. Must not know: actors.

use onrecord_language::Upos;

use crate::document::Document;
use crate::statements::draft::{Draft, cue_verb};
use crate::statements::subject::{agent, is_passive, phrase, subject};
use crate::statements::words::{medium, people};

/// Turns "citing" and "quoted … as saying" among the drafts into links of the drafts they belong to.
pub fn link(document: &Document, drafts: &mut Vec<Draft>) {
    for cue in 0..document.len() {
        let cites = document.upos(cue) == Upos::Verb
            && cue_verb(document, cue).is_some_and(|(lemma, _)| matches!(lemma, "cite" | "quote"));
        if !cites {
            continue;
        }
        match saying(document, cue) {
            Some(saying) => quoted_as_saying(document, drafts, cue, saying),
            None => cited(document, drafts, cue),
        }
    }
}

/// "as saying" after a verb of quoting.
fn saying(document: &Document, cue: usize) -> Option<usize> {
    let end = document.sentence(cue).end.min(cue + 25);
    (cue + 1..end).find(|&token| {
        matches!(
            document.lower(token),
            "saying" | "telling" | "warning" | "denying" | "confirming" | "adding"
        ) && document.lower(token - 1) == "as"
    })
}

/// The one quoted is the source, the one who quotes the hand before.
fn quoted_as_saying(document: &Document, drafts: &mut Vec<Draft>, cue: usize, saying: usize) {
    let of_both =
        |draft: &&mut Draft| draft.cue_head.is_some_and(|head| head == cue || head == saying);
    let quoted = if is_passive(document, cue) {
        document.child(cue, &["nsubj"]).map(|head| phrase(document, head))
    } else {
        object(document, cue)
            .map(|head| phrase(document, head).start..phrase(document, head).end.min(saying - 1))
    };
    let Some(quoted) = quoted else { return };
    // "Was quoted as saying by the agency": the tree may give the agent to either verb.
    let hand = subject(document, cue)
        .or_else(|| agent(document, saying).map(|head| phrase(document, head)));
    // Both words may have been taken for a cue: then the content after "saying" is the surer one.
    let has_saying = drafts.iter().any(|draft| draft.cue_head == Some(saying));
    drafts.retain(|draft| !(has_saying && draft.cue_head == Some(cue)));
    if let Some(draft) = drafts.iter_mut().find(of_both) {
        draft.content.retain(|piece| piece.start >= saying || piece.end <= cue);
        draft.through.extend(hand.filter(|hand| *hand != quoted));
        draft.source = Some(quoted);
        draft.cue_head = Some(saying);
        draft.cue = Some(cue..cue + 1);
    }
    drafts.retain(|draft| !draft.content.is_empty());
}

/// Those whom a participle, or a clause on the source ("the daily, which quoted an aide"), cites become a link of the
/// statement that it hangs on.
fn cited(document: &Document, drafts: &mut Vec<Draft>, cue: usize) {
    let of_source = document.token(cue).deprel == "acl:relcl";
    if document.xpos(cue) != "VBG" && !of_source {
        return;
    }
    let Some(object) = object(document, cue).filter(|&object| is_source(document, object)) else {
        return;
    };
    let is_own = |draft: &Draft| draft.cue_head == Some(cue);
    let host =
        if of_source { cites_for(document, drafts, cue) } else { host(document, drafts, cue) };
    let Some(host) = host else { return };
    drafts[host].cited.push(phrase(document, object));
    drafts.retain(|draft| !is_own(draft));
}

/// The draft whose source a relative clause describes.
fn cites_for(document: &Document, drafts: &[Draft], cue: usize) -> Option<usize> {
    let described = document.head(cue)?;
    drafts.iter().position(|draft| {
        draft.cue_head != Some(cue)
            && draft.source.as_ref().is_some_and(|source| source.contains(&described))
    })
}

fn object(document: &Document, cue: usize) -> Option<usize> {
    ["obj", "obl", "nsubj", "ccomp"]
        .iter()
        .find_map(|relation| document.children_by(cue, relation).find(|&child| child > cue))
}

/// Whether a noun can be a source: people, a body, an outlet, a document.
fn is_source(document: &Document, head: usize) -> bool {
    document.upos(head) == Upos::Propn
        || people(document.word(head)).is_some()
        || medium(document.word(head)).is_some()
        || matches!(
            document.lower(head),
            "media" | "outlets" | "agency" | "newspaper" | "newspapers" | "daily" | "website"
        )
}

/// The draft that a participle hangs on: by the tree, else the nearest of the sentence.
fn host(document: &Document, drafts: &[Draft], cue: usize) -> Option<usize> {
    let with_head = |token: usize| drafts.iter().position(|draft| draft.cue_head == Some(token));
    let sentence = document.sentence(cue);
    let in_sentence = || {
        drafts
            .iter()
            .enumerate()
            .filter_map(|(index, draft)| Some((index, draft.cue_head?)))
            .filter(|&(_, head)| head != cue && sentence.contains(&head))
            .min_by_key(|&(_, head)| head.abs_diff(cue))
            .map(|(index, _)| index)
    };
    document.ancestors(cue).find_map(with_head).or_else(in_sentence)
}
