//! What is done with a proposal where it is mentioned: discussed, tabled, accepted, rejected, and by whom.
//!
//! Must not know how mentions are merged.

use onrecord_record::{ActorKind, ProposalKind, ProposalStatus, Stance};

use super::count::partial_verb;
use super::lexicon::{Deed, WORDS};
use super::mention::{Mention, is_passive, is_verb, subjects, verb_forms};
use crate::actors::Actors;
use crate::document::Document;

/// A verb that a proposal hangs on, or that hangs on it in a relative clause or participle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Governor {
    pub verb: usize,
    /// Whether the proposal is the verb's subject in the active voice.
    pub is_subject: bool,
    /// The preposition between them.
    preposition: Option<usize>,
}

impl Governor {
    /// What the verb does with a proposal, if it is one of those known.
    pub fn deed(self, document: &Document) -> Option<Deed> {
        let mut forms = verb_forms(document, self.verb);
        if let Some(preposition) = self.preposition {
            // "met on the plan" says nothing of the plan; only verbs with their preposition do.
            let lemma = document.lemma(self.verb).to_lowercase();
            let preposition = document.lower(preposition);
            forms = vec![format!("{lemma} {preposition}")];
            if let Some(particle) = document.child(self.verb, &["compound:prt"]) {
                // "came up with a plan".
                forms.push(format!("{lemma} {} {preposition}", document.lower(particle)));
            }
        }
        let deed = forms.iter().find_map(|form| WORDS.deeds.get(form.as_str())).copied()?;
        (deed.is_subject == self.is_subject).then_some(deed)
    }
}

/// The verbs whose object, subject or complement the noun is.
pub(super) fn governors(document: &Document, head: usize) -> Vec<Governor> {
    let mut found = Vec::new();
    let mut top = head;
    while document.relation(top) == "conj" {
        let Some(up) = document.head(top) else { break };
        top = up;
    }
    if let Some(verb) = document.head(top).filter(|&verb| is_verb(document, verb)) {
        let preposition = document.children_by(top, "case").next();
        match document.token(top).deprel.as_str() {
            "obj" | "nsubj:pass" | "iobj" => {
                found.push(Governor { verb, is_subject: false, preposition: None });
            }
            "nsubj" => found.push(Governor { verb, is_subject: true, preposition: None }),
            "obl" | "nmod" if preposition.is_some() => {
                found.push(Governor { verb, is_subject: false, preposition });
            }
            _ => {}
        }
    }
    // "was made on Sunday and was accepted within a day": the later verbs share the subject.
    if let Some(first) = found.first().copied() {
        let shares = |verb: usize| document.child(verb, &["nsubj"]).is_none();
        let is_subject = document.relation(top) == "nsubj";
        let joined = document
            .children_by(first.verb, "conj")
            .filter(|&verb| is_subject && is_verb(document, verb) && shares(verb));
        found.extend(joined.map(|verb| Governor {
            verb,
            is_subject: !is_passive(document, verb),
            preposition: None,
        }));
    }
    for &clause in document.children(head) {
        if document.relation(clause) != "acl" || !is_verb(document, clause) || clause < head {
            continue;
        }
        let is_infinitive =
            document.children(clause).iter().any(|&mark| document.lower(mark) == "to");
        if is_infinitive {
            continue;
        }
        let pronoun = document
            .children(clause)
            .iter()
            .copied()
            .find(|&c| matches!(document.lower(c), "that" | "which"));
        let is_subject = match pronoun.map(|pronoun| document.token(pronoun).deprel.as_str()) {
            Some("nsubj") => true,
            Some(_) => false,
            None => document.xpos(clause) == "VBG",
        };
        found.push(Governor { verb: clause, is_subject, preposition: None });
    }
    found
}

/// Fills the status and the stances on the whole proposal.
pub(super) fn fill(document: &Document, actors: &Actors, mention: &mut Mention) {
    if let Some(verb) = partial_verb(document, &mention.tokens) {
        let forms = verb_forms(document, verb);
        let deed = forms.iter().find_map(|form| WORDS.deeds.get(form.as_str()));
        if deed.is_some_and(|deed| deed.stance == Some(Stance::Accepts))
            && factuality(document, verb) == Fact::Done
        {
            mention.status = Some(ProposalStatus::AcceptedInPart);
            if mention.kind == ProposalKind::Agreement {
                mention.authors = subjects(document, actors, verb);
            }
        }
    }
    for governor in governors(document, mention.head) {
        let Some(deed) = governor.deed(document) else { continue };
        let fact = factuality(document, governor.verb);
        let status = deed.status.and_then(|status| match (status, fact) {
            (_, Fact::Done) => Some(status),
            (ProposalStatus::Accepted, Fact::Refused) => Some(ProposalStatus::Rejected),
            (ProposalStatus::Accepted, _) => Some(ProposalStatus::UnderDiscussion),
            (ProposalStatus::Tabled | ProposalStatus::InPreparation, Fact::Open) => {
                Some(ProposalStatus::InPreparation)
            }
            _ => None,
        });
        mention.status = mention.status.max(status);
        let stance = deed.stance.filter(|_| fact == Fact::Done);
        if let Some(stance) = stance {
            for actor in subjects(document, actors, governor.verb) {
                if actors.list[actor].kind == ActorKind::Outlet {
                    continue;
                }
                mention.stances.push((actor, stance, governor.verb));
            }
        }
    }
}

/// Whether what a verb says took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    /// It did, or does.
    Done,
    /// It may: "is to sign", "could accept".
    Open,
    /// It did not: "has not signed".
    Undone,
    /// It will not: "cannot accept".
    Refused,
}

/// What the auxiliaries and the negation of a verb say.
pub(super) fn factuality(document: &Document, verb: usize) -> Fact {
    let is_open = document
        .children_by(verb, "aux")
        .any(|aux| document.xpos(aux) == "MD" && !is_passive(document, aux))
        || (document.xpos(verb) == "VB"
            && document.children(verb).iter().any(|&mark| document.lower(mark) == "to"));
    let is_missed = document
        .children_by(verb, "advmod")
        .any(|adverb| matches!(document.lower(adverb), "nearly" | "almost"));
    match (document.is_negated(verb) || is_missed, is_open) {
        (false, false) => Fact::Done,
        (false, true) => Fact::Open,
        (true, false) => Fact::Undone,
        (true, true) => Fact::Refused,
    }
}
