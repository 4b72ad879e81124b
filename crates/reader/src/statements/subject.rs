//! Who a verb of saying speaks of as the one who says: its subject, written or understood.
//!
//! Must not know: what is said.

use std::ops::Range;

use onrecord_language::Upos;

use crate::document::Document;

/// How far up the tree the understood subject of a participle or infinitive is looked for.
const STEPS: usize = 5;

/// The words that name the one who says what `verb` ties to it; none for a passive without agent.
pub fn subject(document: &Document, verb: usize) -> Option<Range<usize>> {
    subject_head(document, verb, STEPS).map(|head| phrase(document, head))
}

/// The head of a subject that hangs on the verb itself.
pub fn own_subject(document: &Document, verb: usize) -> Option<usize> {
    if is_passive(document, verb) {
        return None;
    }
    // Of several the nearest one: a title before a name may have been taken for a second subject.
    let nearest = document.children_by(verb, "nsubj").min_by_key(|&child| child.abs_diff(verb));
    // English has no indirect object before its verb: the tree has misnamed a subject.
    nearest
        .or_else(|| document.children_by(verb, "iobj").rfind(|&child| child < verb))
        .or_else(|| strayed_subject(document, verb))
}

/// The subject right before a finite verb that the tree has given to a verb after it: "[the general] has told friends
/// that all is lost" with the general as what is lost.
fn strayed_subject(document: &Document, verb: usize) -> Option<usize> {
    let is_auxiliary = |&before: &usize| {
        document.head(before) == Some(verb) && matches!(document.relation(before), "aux" | "advmod")
    };
    let first = (0..verb).rev().take_while(is_auxiliary).last().unwrap_or(verb);
    let is_finite = matches!(document.xpos(first), "VBD" | "VBZ" | "VBP" | "MD");
    let before =
        first.checked_sub(1).filter(|_| is_finite && document.relation(verb) == "ccomp")?;
    let governed = document.relation(before) == "nsubj"
        && document.head(before).is_some_and(|head| head > verb);
    governed.then_some(before)
}

/// The subject that a second verb shares with the first: "she denied it and said".
pub fn shared_subject(document: &Document, verb: usize) -> Option<usize> {
    let first = document.head(verb).filter(|_| document.relation(verb) == "conj")?;
    own_subject(document, first)
}

fn subject_head(document: &Document, verb: usize, steps: usize) -> Option<usize> {
    if is_passive(document, verb) {
        return agent(document, verb);
    }
    own_subject(document, verb).or_else(|| understood(document, verb, steps))
}

/// The subject of the clause that a participle, an infinitive or a second verb hangs on.
fn understood(document: &Document, verb: usize, steps: usize) -> Option<usize> {
    let head = document.head(verb)?;
    let steps = steps.checked_sub(1)?;
    let nominal = matches!(document.upos(head), Upos::Noun | Upos::Propn | Upos::Pron);
    match document.relation(verb) {
        // "a letter saying that"; a participle after a comma belongs to the subject of the clause.
        "acl" if nominal => (document.token(verb).deprel != "acl:relcl").then_some(head),
        "conj" | "xcomp" | "ccomp" | "advcl" | "parataxis" | "obl" | "appos" | "dep" | "acl" => {
            let passive = is_passive(document, head);
            let patient = || document.child(head, &["nsubj:pass"]);
            let own = if passive {
                agent(document, head).or_else(patient)
            } else {
                document.children_by(head, "nsubj").min_by_key(|&child| child.abs_diff(head))
            };
            own.or_else(|| understood(document, head, steps))
        }
        _ => None,
    }
}

/// Whether the subject of the verb is the one to whom something is said or done.
pub fn is_passive(document: &Document, verb: usize) -> bool {
    let marked = document.child(verb, &["nsubj:pass", "aux:pass", "obl:agent"]).is_some();
    marked || (document.xpos(verb) == "VBN" && document.token(verb).deprel == "acl")
}

/// Who does what a passive verb says: "by the ministry".
pub fn agent(document: &Document, verb: usize) -> Option<usize> {
    document
        .children_by(verb, "obl")
        .find(|&child| document.preposition(child) == Some("by") && !is_gerund(document, child))
}

fn is_gerund(document: &Document, token: usize) -> bool {
    document.xpos(token) == "VBG"
}

/// The words of a noun phrase without what is only added to it: relative clauses and descriptions after a comma.
pub fn phrase(document: &Document, head: usize) -> Range<usize> {
    let whole = document.subtree(head);
    let mut range = whole.clone();
    for &child in document.children(head) {
        let part = document.subtree(child);
        if child < head {
            if matches!(document.relation(child), "case" | "cc" | "punct" | "mark")
                && part.start <= range.start
            {
                range.start = part.end;
            }
            continue;
        }
        let after_comma = part.start > 0
            && matches!(document.word(part.start), "," | "(" | "–" | "—" | "-")
            || part.start > head && matches!(document.word(part.start - 1), "," | "(" | "–" | "—");
        let names = document.relation(child) == "appos" && document.upos(child) == Upos::Propn;
        let belongs =
            matches!(document.relation(child), "flat" | "conj" | "cc" | "compound" | "nummod");
        let clause = document.token(child).deprel == "acl:relcl" && after_comma;
        if clause || (after_comma && !names && !belongs) || document.relation(child) == "parataxis"
        {
            range.end = range.end.min(part.start);
        }
    }
    while range.end > head + 1 && is_mark(document, range.end - 1) {
        range.end -= 1;
    }
    while range.start < head && is_mark(document, range.start) {
        range.start += 1;
    }
    range.start.min(head)..range.end.max(head + 1)
}

fn is_mark(document: &Document, token: usize) -> bool {
    !document.word(token).chars().any(char::is_alphanumeric)
}
