//! What speaks for one whom a pronoun may mean: the signs that the weights of `data/actors/pronouns.txt` are for.
//!
//! Must not know how much each sign counts.

use onrecord_language::Upos;
use onrecord_record::{ActorKind, MentionForm, Number};

use super::Mention;
use super::entity::Entity;
use super::phrases;
use crate::document::Document;

/// Sentences back that a pronoun reaches.
const REACH: usize = 12;

/// More sentences back than this is far.
const NEAR: usize = 4;

/// Tokens within which a mention stands close to the pronoun.
const CLOSE: usize = 6;

macro_rules! signs {
    ($($(#[$doc:meta])* $sign:ident = $name:literal,)*) => {
        /// A sign for or against one of those whom a pronoun may mean.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Sign {
            $($(#[$doc])* $sign,)*
        }

        /// All signs by their names, in the order of the enumeration.
        pub const NAMES: &[&str] = &[$($name,)*];
    };
}

signs! {
    /// Last spoken of in the same sentence.
    Here = "here",
    /// In the sentence before.
    Before = "before",
    Two = "two",
    Three = "three",
    Far = "far",
    /// Nobody else that fits was spoken of later.
    Latest = "latest",
    Next = "next",
    Close = "close",
    /// The last mention is a subject.
    Subject = "subject",
    /// And that of the whole sentence.
    MainSubject = "main-subject",
    Object = "object",
    Possessor = "possessor",
    /// The pronoun and the last mention are both subjects.
    BothSubjects = "both-subjects",
    BothObjects = "both-objects",
    /// Subject of the clause that the pronoun stands in as a possessive: "Lind took her coat".
    OwnClause = "own-clause",
    /// Subject of a clause that governs that of the pronoun: "Lind said she".
    Governing = "governing",
    /// Main subject of the sentence before, for a pronoun that is that of its own.
    ContinuesSubject = "continues-subject",
    /// Named in the main clause after a subordinate one with the pronoun: "When she arrived, Lind".
    Cataphora = "cataphora",
    ByName = "by-name",
    ByDescription = "by-description",
    ByPronoun = "by-pronoun",
    Indefinite = "indefinite",
    /// The text or a name tells that the gender is that of the pronoun.
    GenderKnown = "gender-known",
    Twice = "twice",
    Often = "often",
    VeryOften = "very-often",
    /// Brought in at the top of the text.
    Topic = "topic",
    Named = "named",
    Background = "background",
    /// Spoken of only outside the quotation that the pronoun stands in.
    IntoQuotation = "into-quotation",
    OutOfQuotation = "out-of-quotation",
    /// Says, in words that are not quoted, what the pronoun is part of.
    Speaker = "speaker",
    /// Says the quoted words that the pronoun is part of.
    QuotedSpeaker = "quoted-speaker",
    /// Said something in this sentence or the one before, as does the one whom the pronoun means.
    SpeaksOn = "speaks-on",
    SameParagraph = "same-paragraph",
    /// One body, and not several people.
    Body = "body",
    Country = "country",
    /// Several who are spoken of together: "Lind and her brother".
    Together = "together",
    /// One person, where the pronoun is "they".
    Single = "single",
}

/// What is the same for all pronouns of a document.
pub struct Context {
    quoted: Vec<bool>,
    /// For each token, the one that carries the source of the words that it is part of.
    speakers: Vec<Option<usize>>,
    /// For each token, whether it carries the source of any words.
    speaks: Vec<bool>,
}

impl Context {
    pub fn new(document: &Document) -> Self {
        let mut speakers = vec![None; document.len()];
        let mut speaks = vec![false; document.len()];
        for attribution in &document.analysis.attributions {
            let [source] = attribution.source.as_slice() else { continue };
            let source = document.tokens_in(source.clone());
            if source.is_empty() {
                continue;
            }
            let head = super::names::head_of(document, &source);
            speaks[head] = true;
            for content in &attribution.content {
                speakers[document.tokens_in(content.clone())].fill(Some(head));
            }
        }
        Self { quoted: phrases::quoted(document), speakers, speaks }
    }
}

/// The signs for an entity; `None` if the pronoun cannot mean it.
pub fn of(
    document: &Document,
    context: &Context,
    entity: &Entity,
    token: usize,
) -> Option<Vec<Sign>> {
    let possessive = document.token(token).deprel == "nmod:poss";
    let mut signs = Vec::with_capacity(16);
    let before = entity.mentions.iter().rev().filter(|mention| mention.tokens.end <= token);
    // "his wife" is not the one who is described.
    let holds =
        |mention: &Mention| mention.tokens.contains(&token) && mention.head != token && possessive;
    if entity.mentions.iter().any(holds) {
        return None;
    }
    let announced = entity.mentions.iter().any(|mention| announces(document, token, mention));
    if announced {
        signs.push(Sign::Cataphora);
    }
    let here = document.sentence_number(token);
    match before.clone().next() {
        Some(last) if here - document.sentence_number(last.head) <= REACH => {
            from_last(document, context, token, last, &mut signs);
        }
        _ if announced => {}
        _ => return None,
    }
    let clause = clause_verb(document, token);
    let reflexive =
        document.lower(token).ends_with("self") || document.lower(token).ends_with("selves");
    for mention in before.clone() {
        let distance = here - document.sentence_number(mention.head);
        if distance > 1 {
            break;
        }
        if context.speaks[token] && context.speaks[mention.head] {
            push(&mut signs, Sign::SpeaksOn);
        }
        if !is_subject(document, mention.head) {
            continue;
        }
        let verb = clause_verb(document, mention.head);
        let same_clause = distance == 0 && clause.is_some() && verb == clause;
        if same_clause && (possessive || reflexive) {
            push(&mut signs, Sign::OwnClause);
        } else if same_clause && document.relation(token) != "nsubj" {
            // "Lind met him": the object of a verb is not its subject.
            return None;
        }
        if distance == 0 && clause.is_some_and(|clause| governs(document, verb, clause)) {
            push(&mut signs, Sign::Governing);
        }
        if distance == 1
            && is_main_subject(document, token)
            && is_main_subject(document, mention.head)
        {
            push(&mut signs, Sign::ContinuesSubject);
        }
    }
    from_entity(document, context, entity, token, &mut signs);
    let count = before.count();
    signs.extend(match count {
        0 | 1 => None,
        2 | 3 => Some(Sign::Twice),
        4..8 => Some(Sign::Often),
        _ => Some(Sign::VeryOften),
    });
    Some(signs)
}

fn push(signs: &mut Vec<Sign>, sign: Sign) {
    if !signs.contains(&sign) {
        signs.push(sign);
    }
}

/// What the last mention before the pronoun tells.
fn from_last(
    document: &Document,
    context: &Context,
    token: usize,
    last: &Mention,
    signs: &mut Vec<Sign>,
) {
    let distance = document.sentence_number(token) - document.sentence_number(last.head);
    signs.push(match distance {
        0 => Sign::Here,
        1 => Sign::Before,
        2 => Sign::Two,
        3..=NEAR => Sign::Three,
        _ => Sign::Far,
    });
    if token - last.tokens.end < CLOSE {
        signs.push(Sign::Close);
    }
    if is_subject(document, last.head) {
        signs.push(Sign::Subject);
        if is_main_subject(document, last.head) {
            signs.push(Sign::MainSubject);
        }
        if is_subject(document, token) {
            signs.push(Sign::BothSubjects);
        }
    } else if matches!(document.relation(last.head), "obj" | "iobj") {
        signs.push(Sign::Object);
        if matches!(document.relation(token), "obj" | "iobj") {
            signs.push(Sign::BothObjects);
        }
    } else if document.token(last.head).deprel == "nmod:poss" {
        signs.push(Sign::Possessor);
    }
    signs.push(match last.form {
        MentionForm::Pronoun => Sign::ByPronoun,
        MentionForm::Nominal => Sign::ByDescription,
        _ => Sign::ByName,
    });
    if matches!(document.lower(last.tokens.start), "a" | "an" | "any" | "every" | "each" | "no") {
        signs.push(Sign::Indefinite);
    }
    if document.paragraph_number(token) == document.paragraph_number(last.head) {
        signs.push(Sign::SameParagraph);
    }
    match (context.quoted[token], context.quoted[last.head]) {
        (true, false) => signs.push(Sign::IntoQuotation),
        (false, true) => signs.push(Sign::OutOfQuotation),
        _ => {}
    }
}

/// What is known of the entity as a whole.
fn from_entity(
    document: &Document,
    context: &Context,
    entity: &Entity,
    token: usize,
    signs: &mut Vec<Sign>,
) {
    let speaks = context.speakers[token]
        .is_some_and(|speaker| entity.mentions.iter().any(|mention| mention.head == speaker));
    if speaks {
        signs.push(if context.quoted[token] { Sign::QuotedSpeaker } else { Sign::Speaker });
    }
    if entity.gender.is_some() {
        signs.push(Sign::GenderKnown);
    }
    if entity.name.is_some() {
        signs.push(Sign::Named);
    }
    if entity.background {
        signs.push(Sign::Background);
    }
    let first = entity.mentions.first().map(|mention| document.sentence_number(mention.head));
    if first.is_some_and(|first| first < 2) {
        signs.push(Sign::Topic);
    }
    if !entity.members.is_empty() {
        signs.push(Sign::Together);
    }
    let plural =
        matches!(document.lower(token), "they" | "them" | "their" | "theirs" | "themselves");
    if plural && entity.is_one_person() {
        signs.push(Sign::Single);
    }
    if entity.is_country.is_some() {
        signs.push(Sign::Country);
    } else if entity.number != Number::Several && entity.kind == ActorKind::Organization {
        signs.push(Sign::Body);
    }
}

/// Whether the mention stands in the main clause after a subordinate one that holds the pronoun.
fn announces(document: &Document, token: usize, mention: &Mention) -> bool {
    let subordinate = || {
        std::iter::once(token)
            .chain(document.ancestors(token))
            .find(|&index| matches!(document.relation(index), "advcl" | "obl"))
    };
    mention.tokens.start > token
        && mention.tokens.start < document.sentence(token).end
        && mention.form != MentionForm::Pronoun
        && document.relation(mention.head) == "nsubj"
        && subordinate().is_some_and(|part| {
            document.head(part).is_some()
                && document.head(part) == document.head(mention.head)
                && part < mention.head
        })
}

/// The verb (or predicate) of the clause that a token stands in.
fn clause_verb(document: &Document, token: usize) -> Option<usize> {
    let is_clause = |index: usize| {
        matches!(
            document.relation(index),
            "root" | "ccomp" | "xcomp" | "advcl" | "acl" | "parataxis" | "csubj"
        ) || (document.relation(index) == "conj" && document.child(index, &["nsubj"]).is_some())
    };
    document.ancestors(token).find(|&index| is_clause(index) || document.head(index).is_none())
}

fn governs(document: &Document, verb: Option<usize>, clause: usize) -> bool {
    verb.is_some_and(|verb| document.ancestors(clause).any(|ancestor| ancestor == verb))
}

fn is_main_subject(document: &Document, head: usize) -> bool {
    document.relation(head) == "nsubj"
        && document.head(head).is_some_and(|verb| document.head(verb).is_none())
}

fn is_subject(document: &Document, head: usize) -> bool {
    let mut index = head;
    while matches!(document.relation(index), "conj" | "appos" | "flat")
        && document.upos(index) != Upos::Verb
    {
        let Some(governor) = document.head(index) else { break };
        index = governor;
    }
    document.relation(index) == "nsubj" || document.token(index).deprel == "obl:agent"
}
