//! A mention: one place where the text speaks of a proposal, with what is said of it there.
//!
//! Plain data, passed from the finders to the merger, and the look-ups that all of them need.

use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::{ProposalKind, ProposalStatus, Stance};

use super::lexicon::Strength;
use crate::actors::Actors;
use crate::document::Document;

/// One place where the text speaks of a proposal. Ranges are of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The noun, or the verb.
    pub head: usize,
    /// The trigger: a noun with its modifiers, or the verb.
    pub tokens: Range<usize>,
    pub kind: ProposalKind,
    pub form: Form,
    pub strength: Strength,
    pub point_count: Option<u32>,
    pub authors: Vec<usize>,
    pub addressees: Vec<usize>,
    pub topics: Vec<Range<usize>>,
    pub points: Vec<Asked>,
    pub status: Option<ProposalStatus>,
    /// Who takes what stance here on the whole: (actor, stance, the verb that says so).
    pub stances: Vec<(usize, Stance, usize)>,
}

/// How a mention is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "a plan", "new demands".
    Indefinite,
    /// "the plan", "their demands".
    Definite,
    /// "a counter-proposal", "another draft": never one that was named before.
    Another,
    /// "it", "any deal", "its nine points": says more of what was just named.
    Pronoun,
    /// "demanded that".
    Verb,
}

/// The mentions of one proposal, in the order of the text, with what is said of it elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Group {
    pub mentions: Vec<Mention>,
    pub positions: Vec<Position>,
    /// What is done with it where it is not named.
    pub statuses: Vec<ProposalStatus>,
    pub addressees: Vec<usize>,
}

/// What an actor makes of a proposal or of some of its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Position {
    pub actor: usize,
    pub stance: Stance,
    /// The verb that says so.
    pub verb: usize,
    /// Indices into [`Group::points`]; none for the whole.
    pub points: Option<Vec<usize>>,
}

impl Group {
    /// The points that the mentions tell, each once.
    pub fn points(&self) -> Vec<(&Mention, &Asked)> {
        let mut found: Vec<(&Mention, &Asked)> = Vec::new();
        for mention in &self.mentions {
            for asked in &mention.points {
                let is_known = found.iter().any(|(_, other)| other.tokens == asked.tokens);
                if !is_known {
                    found.push((mention, asked));
                }
            }
        }
        found
    }

    /// Whose it is, by all mentions.
    pub fn authors(&self) -> Vec<usize> {
        let mut found = Vec::new();
        for mention in &self.mentions {
            add(&mut found, mention.authors.iter().copied());
        }
        found
    }
}

/// Something asked or offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub tokens: Range<usize>,
    pub asks_of: Option<usize>,
    /// Whether it is what an offer asks in return.
    pub in_return: bool,
}

impl Mention {
    pub fn new(head: usize, tokens: Range<usize>, kind: ProposalKind, form: Form) -> Self {
        Self {
            head,
            tokens,
            kind,
            form,
            strength: Strength::Strong,
            point_count: None,
            authors: vec![],
            addressees: vec![],
            topics: vec![],
            points: vec![],
            status: None,
            stances: vec![],
        }
    }
}

/// The actor that a token stands for.
pub(super) fn actor_at(actors: &Actors, token: usize) -> Option<usize> {
    actors.with_head(token).or_else(|| actors.at(token))
}

/// The actors that a token and those coordinated with it stand for, each once.
pub(super) fn actors_of(document: &Document, actors: &Actors, token: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for conjunct in document.conjuncts(token) {
        add(&mut found, actor_at(actors, conjunct));
    }
    found
}

/// Adds what is not there yet.
pub(super) fn add(list: &mut Vec<usize>, more: impl IntoIterator<Item = usize>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

/// The actors that are the subject of a verb, also across "X has agreed and offered" and "is expected to offer".
/// In a passive these are the agents: "drafted by X".
pub(super) fn subjects(document: &Document, actors: &Actors, verb: usize) -> Vec<usize> {
    let mut at = verb;
    // Each step goes from a verb without a subject of its own to the one that lends it: three are enough for
    // "is understood to be ready to offer".
    for _ in 0..4 {
        if is_passive(document, at) {
            // "is said to have demanded": whoever is said to have.
            let raised = document.child(at, &["nsubj:pass"]).filter(|_| at != verb);
            return raised.map_or_else(
                || agents(document, actors, at),
                |subject| actors_of(document, actors, antecedent(document, subject)),
            );
        }
        let own: Vec<usize> = document
            .children(at)
            .iter()
            .copied()
            .filter(|&c| {
                // The parser takes "it" before "also asked" for an expletive.
                document.token(c).deprel == "nsubj"
                    || (document.relation(c) == "expl" && document.lower(c) == "it")
            })
            .collect();
        let own =
            if own.is_empty() { stray_subject(document, at).into_iter().collect() } else { own };
        if !own.is_empty() {
            let mut found = Vec::new();
            for subject in own {
                let meant = antecedent(document, subject);
                add(&mut found, actors_of(document, actors, meant));
                if found.is_empty() && matches!(document.lower(subject), "it" | "they") {
                    add(&mut found, subject_before(document, actors, subject));
                }
            }
            return found;
        }
        match (document.relation(at), document.head(at)) {
            ("conj" | "xcomp" | "advcl" | "parataxis", Some(head)) => at = head,
            ("acl", Some(head)) => return actors_of(document, actors, head),
            _ => return vec![],
        }
    }
    vec![]
}

/// The subject of a finite verb that the parser hung on a later one: "Oslo" of "Oslo has offered to wait, those who know say".
fn stray_subject(document: &Document, verb: usize) -> Option<usize> {
    let sentence = document.sentence(verb);
    let mut before = (sentence.start..verb)
        .rev()
        .skip_while(|&token| matches!(document.upos(token), Upos::Aux | Upos::Adv | Upos::Part));
    let last = before.next()?;
    let is_finite = last + 1 < verb || matches!(document.xpos(verb), "VBD" | "VBZ" | "VBP");
    std::iter::once(last)
        .chain(document.ancestors(last))
        .take_while(|&token| is_finite && sentence.start <= token && token < verb)
        .find(|&token| {
            document.relation(token) == "nsubj"
                && document.head(token).is_some_and(|over| over > verb)
        })
}

/// The subject of the sentence before, which "it" and "they" go on with where nothing else is known.
fn subject_before(document: &Document, actors: &Actors, token: usize) -> Vec<usize> {
    let Some(last) = document.sentence(token).start.checked_sub(1) else { return vec![] };
    let sentence = document.sentence(last);
    let root = sentence.clone().find(|&token| document.head(token).is_none());
    let subject = root.and_then(|root| document.children_by(root, "nsubj").next());
    subject.map_or_else(Vec::new, |subject| actors_of(document, actors, subject))
}

/// The noun that a relative pronoun stands for; any other token stands for itself.
fn antecedent(document: &Document, token: usize) -> usize {
    if !matches!(document.lower(token), "which" | "who" | "that" | "whom") {
        return token;
    }
    let clause = document.ancestors(token).find(|&up| document.token(up).deprel == "acl:relcl");
    clause.and_then(|clause| document.head(clause)).unwrap_or(token)
}

/// Whether a verb is in the passive.
pub(super) fn is_passive(document: &Document, verb: usize) -> bool {
    if document.child(verb, &["aux:pass", "nsubj:pass"]).is_some() {
        return true;
    }
    // "asked on the radio", "a plan drafted by": a participle without "have", its own or that of the verb it joins.
    let has_have =
        |verb: usize| document.children_by(verb, "aux").any(|aux| document.lemma(aux) == "have");
    let joined = document.head(verb).filter(|_| document.relation(verb) == "conj");
    document.xpos(verb) == "VBN" && !has_have(verb) && !joined.is_some_and(has_have)
}

/// The actors behind "by" under a passive verb or participle.
pub(super) fn agents(document: &Document, actors: &Actors, verb: usize) -> Vec<usize> {
    let by = document.children(verb).iter().copied().find(|&c| {
        matches!(document.relation(c), "obl" | "nmod") && document.preposition(c) == Some("by")
    });
    by.map_or_else(Vec::new, |by| actors_of(document, actors, by))
}

/// The verb with its particle or preposition, as the data files write it: the longer form first.
pub(super) fn verb_forms(document: &Document, verb: usize) -> Vec<String> {
    let lemma = document.lemma(verb).to_lowercase();
    let mut forms = Vec::new();
    let particle = document.child(verb, &["compound:prt"]);
    let next = verb + 1;
    let next = (next < document.len() && matches!(document.upos(next), Upos::Adp | Upos::Adv))
        .then_some(next);
    for word in [particle, next].into_iter().flatten() {
        forms.push(format!("{lemma} {}", document.lower(word)));
    }
    forms.push(lemma);
    // Where the lemma is wrong ("focuse"), the word without its ending is tried.
    let word = document.lower(verb);
    let bare: Vec<&str> = ["es", "s", "ed", "d", "ing"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .collect();
    for stem in bare {
        forms.extend(next.map(|next| format!("{stem} {}", document.lower(next))));
        forms.push(stem.to_owned());
    }
    forms
}

/// Whether a token is a verb of a clause.
pub(super) fn is_verb(document: &Document, token: usize) -> bool {
    document.xpos(token).starts_with("VB")
}
