//! Statements: who says what, in what form, to whom, on whose word.
//!
//! Must not know: events, proposals.

mod according;
mod addressee;
mod anonymity;
mod certainty;
mod chain;
mod cited;
mod cues;
mod dialogue;
mod draft;
mod hands;
mod hearsay;
mod knowledge;
mod mend;
mod network;
mod nouns;
mod quotes;
mod subject;
mod syntax;
mod words;

use std::ops::Range;

use onrecord_record::{Act, Certainty, Knowledge, LinkKind, Naming, Number, Polarity, Quotation};

use crate::actors::Actors;
use crate::document::Document;
use crate::times::TimeMention;

use cues::CueVerb;
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
    let quotes = quotes::find(document.text(), &paragraphs(document.text()));
    let mut drafts: Vec<Draft> = network::drafts(document, &quotes)
        .into_iter()
        .filter_map(|draft| mend::mended(document, &quotes, draft))
        .collect();
    let shown = syntax::drafts(document, &quotes)
        .into_iter()
        .chain(according::drafts(document, &quotes))
        .chain(nouns::drafts(document, &quotes));
    for draft in shown.filter_map(|draft| mend::mended(document, &quotes, draft)) {
        merge(&mut drafts, draft);
    }
    for draft in hearsay::drafts(document, &quotes) {
        merge_hearsay(document, &mut drafts, draft);
    }
    cited::link(document, &mut drafts);
    drafts.retain(|draft| !anonymity::is_reason(document, draft));
    for answer in dialogue::drafts(document, actors) {
        // The label is no cue of what follows it.
        drafts.retain(|draft| draft.source != answer.source || draft.transcript);
        drafts.push(answer);
    }
    drafts.sort_by_key(|draft| (draft.start(), draft.cue_head));
    let mut statements: Vec<Statement> =
        drafts.iter().map(|draft| statement(document, actors, &quotes, draft)).collect();
    hands::carry_on(document, &drafts, &mut statements);
    let outlet = document.article.outlet.as_ref().map(|_| chain::own_outlet());
    let outermost: Vec<Link> = outlet.into_iter().chain(chain::agency(document, actors)).collect();
    nest(document, &drafts, &outermost, &mut statements);
    explain(document, actors, &drafts, &mut statements);
    statements
}

/// Gives the reasons that stand in a sentence of their own to the statements of those whom it speaks of.
fn explain(document: &Document, actors: &Actors, drafts: &[Draft], statements: &mut [Statement]) {
    for condition in anonymity::conditions(document) {
        let sentence = document.sentence_number(condition.subject);
        let subject = actors.with_head(condition.subject);
        let is_unnamed = |statement: &Statement| {
            statement.chain.last().is_some_and(|root| root.naming != Naming::Named)
        };
        let own = |index: usize| {
            let place = drafts[index].cue_head.unwrap_or_else(|| drafts[index].start());
            document.sentence_number(place)
        };
        let is_same = |statement: &Statement| {
            subject.is_some()
                && statement.source.as_ref().is_some_and(|source| source.actor == subject)
        };
        let fits = |index: usize| {
            is_unnamed(&statements[index])
                && statements[index].anonymity_reason.is_none()
                && own(index) != sentence
        };
        let mut found: Vec<usize> =
            (0..statements.len()).filter(|&i| fits(i) && is_same(&statements[i])).collect();
        // "They asked …" right after a statement of someone without a name.
        if found.is_empty() {
            found.extend((0..statements.len()).rev().find(|&i| fits(i) && own(i) + 1 == sentence));
        }
        // "They spoke on condition of anonymity … . One said".
        if found.is_empty() {
            found.extend((0..statements.len()).find(|&i| fits(i) && own(i) == sentence + 1));
        }
        for index in found {
            statements[index].anonymity_reason =
                Some(document.text()[condition.reason.clone()].to_owned());
        }
    }
}

/// The paragraphs of a text as bytes: parted by empty lines, or, where there are none, by the ends of lines.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let is_empty = |line: &Range<usize>| text[line.clone()].trim().is_empty();
    let mut start = 0;
    let lines: Vec<Range<usize>> = text
        .split_inclusive('\n')
        .map(|line| {
            start += line.len();
            start - line.len()..start
        })
        .collect();
    if !lines.iter().any(is_empty) {
        return lines;
    }
    let blocks = lines.chunk_by(|before, after| !is_empty(before) && !is_empty(after));
    blocks.filter_map(|block| Some(block.first()?.start..block.last()?.end)).collect()
}

/// Finds for each statement the one whose content holds it, and puts the outer one's hands before its own, and before
/// those the `outermost`, through which the whole article came.
fn nest(document: &Document, drafts: &[Draft], outermost: &[Link], statements: &mut [Statement]) {
    for (index, draft) in drafts.iter().enumerate() {
        let anchor = draft.cue_head.unwrap_or_else(|| draft.start());
        let holders = drafts.iter().enumerate().filter(|&(other, holder)| {
            other != index && holder.holds(anchor) && holder.size() > draft.size()
        });
        statements[index].within =
            holders.min_by_key(|(_, holder)| holder.size()).map(|(other, _)| other);
    }
    for index in 0..statements.len() {
        let Some(holder) = statements[index].within else { continue };
        let speaker = statements[holder].source.as_ref().and_then(|source| source.actor);
        let root = statements[holder].chain.last().cloned();
        if speaks_of_self(document, &drafts[index])
            && let Some(source) = &mut statements[index].source
        {
            source.actor = speaker;
            let medium = statements[index].chain.pop().and_then(|link| link.medium);
            statements[index].chain.extend(root.map(|root| Link { medium, ..root }));
        }
    }
    let own: Vec<Vec<Link>> = statements.iter().map(|statement| statement.chain.clone()).collect();
    for index in 0..statements.len() {
        let outer =
            std::iter::successors(statements[index].within, |&outer| statements[outer].within);
        for holder in outer.collect::<Vec<_>>() {
            // "I believe", said by the speaker of the whole, is no further hand.
            if !speaks_of_self(document, &drafts[index]) {
                statements[index].chain.splice(0..0, own[holder].iter().cloned());
            }
        }
        statements[index].chain.splice(0..0, outermost.iter().cloned());
        // A reason that stands outside the holder's content is the reason of the holder's source.
        let holder = statements[index].within.map(|holder| &statements[holder]);
        let inside = holder.is_none_or(|holder| {
            let reason = statements[index].anonymity_reason.as_deref().unwrap_or_default();
            holder.content.iter().any(|piece| document.text()[piece.clone()].contains(reason))
        });
        if !inside {
            statements[index].anonymity_reason = None;
        }
    }
}

/// Whether the source is the "I" of someone whose words the article gives.
fn speaks_of_self(document: &Document, draft: &Draft) -> bool {
    let source = draft.source.as_ref();
    source.is_some_and(|source| source.len() == 1 && document.lower(source.start) == "i")
}

/// Adds what the tree shows to what the network found: the source that is missing, or a statement of its own.
fn merge(drafts: &mut Vec<Draft>, found: Draft) {
    let same_cue = |draft: &&mut Draft| {
        draft.cue.as_ref().zip(found.cue_head).is_some_and(|(cue, head)| cue.contains(&head))
    };
    match drafts.iter_mut().find(same_cue) {
        Some(draft) => {
            // A list after "According to …:" is longer than the network sees.
            let is_list = found.content.len() > 1
                && found.content.iter().all(|piece| draft.start() < piece.start);
            if is_list && draft.content.iter().all(|piece| found.holds(piece.start)) {
                draft.content = found.content;
            }
            draft.source = draft.source.take().or(found.source);
        }
        None => drafts.push(found),
    }
}

/// Adds a statement that names no one, unless another one already tells on whose word the same clause rests.
fn merge_hearsay(document: &Document, drafts: &mut Vec<Draft>, found: Draft) {
    let head = found.cue_head;
    let clause = head.and_then(|head| document.head(head));
    let told_by_another = |draft: &Draft| {
        let same_clause = |piece: &Range<usize>| {
            let carrier = document.analysis.head_of(piece.clone());
            carrier.is_some() && (carrier == clause || carrier == head)
        };
        draft.source.is_some()
            && draft.cue_head != head
            && head.is_some_and(|head| draft.holds(head))
            && draft.content.iter().any(same_clause)
    };
    if !drafts.iter().any(told_by_another) {
        drafts.retain(|draft| draft.cue_head != head);
        drafts.push(found);
    }
}

/// A draft with all that the text tells of it, but for what it has from other statements.
fn statement(document: &Document, actors: &Actors, quotes: &[Quote], draft: &Draft) -> Statement {
    let known = draft.cue_head.and_then(|head| cue_verb(document, head));
    let verb = known
        .map(|(_, verb)| verb)
        .or_else(|| draft.cue_head.and_then(|head| nouns::cue_noun(document, head)));
    let act = if certainty::is_no_answer(document, draft) {
        Act::Other
    } else if is_belittled(document, draft, verb) {
        Act::Deny
    } else {
        verb.map_or_else(|| act_of_object(document, draft), |verb| verb.act)
    };
    let cue = draft.cue.clone().zip(draft.cue_head);
    let actor = draft.source.as_ref().and_then(|source| {
        let asked = || dialogue::interviewee(document, actors, source).filter(|_| draft.transcript);
        asked().or_else(|| chain::actor_of(document, actors, source))
    });
    let is_actor = |token| actors.with_head(token).is_some();
    let hearer = known.and_then(|known| addressee::addressee(document, draft, known, is_actor));
    let addressee = hearer
        .and_then(|head| {
            // "Told us", where the article speaks for its outlet.
            let ours =
                matches!(document.lower(head), "us" | "me") && !is_quoted(document, quotes, head);
            let own = || chain::own_actor(document, actors);
            if ours { own() } else { chain::hearer(document, actors, head) }
        })
        .filter(|&hearer| Some(hearer) != actor);
    let of_source = |token: usize| actor.is_some() && actors.with_head(token) == actor;
    let chain = hands::of(document, actors, draft, hearer);
    let unnamed = chain.last().is_some_and(|link| link.naming != Naming::Named);
    Statement {
        chain,
        source: draft.source.clone().map(|tokens| Source { actor, bytes: document.bytes(tokens) }),
        cue: cue.map(|(cue, token)| Cue { bytes: document.bytes(cue), token, act }),
        content: draft.content.iter().map(|piece| document.bytes(piece.clone())).collect(),
        quotation: if draft.transcript {
            Quotation::Direct
        } else {
            quotation(document, quotes, &draft.content)
        },
        addressee,
        within: None,
        knowledge: knowledge::knowledge(document, draft, act, of_source),
        anonymity_reason: anonymity::reason(document, draft)
            .filter(|_| unnamed)
            .map(|bytes| document.text()[bytes].to_owned()),
        certainty: certainty::certainty(document, verb, draft),
        polarity: if act == Act::Deny && verb.is_some_and(|verb| verb.act == Act::Other) {
            Polarity::Denied
        } else {
            certainty::polarity(document, verb, draft)
        },
    }
}

/// "Called the claim an invention": to give what others told another name is to deny it.
fn is_belittled(document: &Document, draft: &Draft, verb: Option<&CueVerb>) -> bool {
    let object = draft.cue_head.and_then(|head| document.child(head, &["obj"]));
    let told = object.and_then(|object| nouns::cue_noun(document, object));
    verb.is_some_and(|verb| verb.act == Act::Other)
        && told.is_some_and(|noun| matches!(noun.act, Act::Report | Act::Claim | Act::Criticise))
}

/// The act of a verb that is no cue by itself: that of its object ("issued demands"), else plain saying.
fn act_of_object(document: &Document, draft: &Draft) -> Act {
    let object = draft.cue_head.and_then(|head| document.child(head, &["obj"]));
    object.and_then(|object| nouns::cue_noun(document, object)).map_or(Act::Say, |noun| noun.act)
}

/// How much of the content stands within quotation marks.
fn quotation(document: &Document, quotes: &[Quote], content: &[Range<usize>]) -> Quotation {
    let is_word = |token: &usize| document.word(*token).chars().any(char::is_alphanumeric);
    let words: Vec<usize> = content.iter().cloned().flatten().filter(is_word).collect();
    match words.iter().filter(|&&token| is_quoted(document, quotes, token)).count() {
        0 => Quotation::Indirect,
        all if all == words.len() => Quotation::Direct,
        _ => Quotation::Mixed,
    }
}

/// Whether a word stands within quotation marks.
fn is_quoted(document: &Document, quotes: &[Quote], token: usize) -> bool {
    let start = document.token(token).start;
    quotes.iter().any(|quote| quote.outer.contains(&start))
}
