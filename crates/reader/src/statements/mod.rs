//! Statements: who says what, in what form, to whom, on whose word.
//!
//! Must not know: events, proposals.

mod chain;
mod cues;
mod draft;
mod network;
mod quotes;
mod subject;
mod syntax;

use std::ops::Range;

use onrecord_record::{Act, Certainty, Knowledge, LinkKind, Naming, Number, Polarity, Quotation};

use crate::actors::Actors;
use crate::document::Document;
use crate::times::TimeMention;

use draft::{Draft, cue_verb};
use quotes::Quote;

/// One attribution. Ranges are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Who says it; none where the text does not tell.
    pub source: Option<Source>,
    /// What ties content to source.
    pub cue: Option<Cue>,
    /// The words attributed, each contiguous piece apart.
    pub content: Vec<Range<usize>>,
    /// By quotation marks.
    pub quotation: Quotation,
    /// Whom it was said to (an index into [`Actors::list`]).
    pub addressee: Option<usize>,
    /// The statement whose content holds this one (an index into the list of statements).
    pub within: Option<usize>,
    /// The hands that it went through, outermost first.
    pub chain: Vec<Link>,
    /// How the source knows.
    pub knowledge: Knowledge,
    /// Why the source is not named, in the article's words.
    pub anonymity_reason: Option<String>,
    /// How sure the source is made to sound.
    pub certainty: Certainty,
    /// Whether the content is affirmed or denied.
    pub polarity: Polarity,
}

/// Who says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// An index into [`Actors::list`].
    pub actor: Option<usize>,
    /// The words that name the source.
    pub bytes: Range<usize>,
}

/// What ties content to source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// All words of the cue.
    pub bytes: Range<usize>,
    /// The word that carries it: the verb of "has repeatedly said".
    pub token: usize,
    /// What kind of act it is.
    pub act: Act,
}

/// One link of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// An index into [`Actors::list`].
    pub agent: Option<usize>,
    /// What the link is.
    pub kind: LinkKind,
    /// How it is named.
    pub naming: Naming,
    /// One or several.
    pub number: Number,
    /// Interview, statement, post, document …, in the article's words.
    pub medium: Option<String>,
    /// The words that name it; none for the outlet of the article itself.
    pub bytes: Option<Range<usize>>,
}

/// Finds the statements of a document, in the order of the text.
pub fn find(document: &Document, actors: &Actors, _times: &[TimeMention]) -> Vec<Statement> {
    let paragraphs: Vec<Range<usize>> = document
        .analysis
        .paragraphs
        .iter()
        .map(|paragraph| document.bytes(paragraph.clone()))
        .collect();
    let quotes = quotes::find(document.text(), &paragraphs);
    let mut drafts = network::drafts(document, &quotes);
    for draft in syntax::drafts(document, &quotes) {
        merge(&mut drafts, draft);
    }
    drafts.sort_by_key(|draft| (draft.start(), draft.cue_head));
    drafts.iter().map(|draft| statement(document, actors, &quotes, draft)).collect()
}

/// Adds what the tree shows to what the network found: the source that is missing, or a statement of its own.
fn merge(drafts: &mut Vec<Draft>, found: Draft) {
    let same_cue = |draft: &&mut Draft| {
        draft.cue.as_ref().zip(found.cue_head).is_some_and(|(cue, head)| cue.contains(&head))
    };
    match drafts.iter_mut().find(same_cue) {
        Some(draft) if draft.source.is_none() => draft.source = found.source,
        Some(_) => {}
        None => drafts.push(found),
    }
}

/// A draft with all that the text tells of it, but for what it has from other statements.
fn statement(document: &Document, actors: &Actors, quotes: &[Quote], draft: &Draft) -> Statement {
    let verb = draft.cue_head.and_then(|head| cue_verb(document, head)).map(|(_, verb)| verb);
    let cue = draft.cue.clone().zip(draft.cue_head).map(|(cue, token)| Cue {
        bytes: document.bytes(cue),
        token,
        act: verb.map_or(Act::Say, |verb| verb.act),
    });
    let source = draft.source.clone().map(|tokens| Source {
        actor: chain::actor_of(document, actors, &tokens),
        bytes: document.bytes(tokens),
    });
    Statement {
        chain: vec![chain::root(document, actors, draft.source.as_ref())],
        source,
        cue,
        content: draft.content.iter().map(|piece| document.bytes(piece.clone())).collect(),
        quotation: quotation(document, quotes, &draft.content),
        addressee: None,
        within: None,
        knowledge: Knowledge::Unknown,
        anonymity_reason: None,
        certainty: verb.map_or(Certainty::Certain, |verb| verb.certainty),
        polarity: verb.map_or(Polarity::Affirmed, |verb| verb.polarity),
    }
}

/// How much of the content stands within quotation marks.
fn quotation(document: &Document, quotes: &[Quote], content: &[Range<usize>]) -> Quotation {
    let is_word = |token: &usize| document.word(*token).chars().any(char::is_alphanumeric);
    let words: Vec<usize> = content.iter().cloned().flatten().filter(is_word).collect();
    let quoted = |token: &&usize| {
        let start = document.token(**token).start;
        quotes.iter().any(|quote| quote.outer.contains(&start))
    };
    match words.iter().filter(quoted).count() {
        0 => Quotation::Indirect,
        all if all == words.len() => Quotation::Direct,
        _ => Quotation::Mixed,
    }
}
