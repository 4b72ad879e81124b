//! Who is who among the people of a text, against a treebank in CoNLL-U with entities in MISC (`Entity=`, as GUM has them).
//!
//! From raw text. Names and descriptions are scored apart from pronouns: the former by links (MUC, Vilain et al. 1995),
//! where a chain of n mentions has n - 1 of them; the latter by whom they stand for. A mention is that of the test set when
//! each lies around the other's head.
//!
//! Nothing is left out to better the figures: generic people ("students"), predicates ("is a lawyer"), appositions and names
//! inside other names count wherever the test set has them as persons. A mention alone in its chain has no link. Of the
//! pronouns only those of the third person count, and only where a name or description of the same chain stands before.
//!
//! Must not know how mentions are found.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use onrecord_language::Model;
use onrecord_reader::{Document, actors};
use onrecord_record::{ActorKind, Article, MentionForm};
use rayon::prelude::*;
use serde::Serialize;

use crate::figures::{Counts, Figures};
use crate::files::{EvalError, read_text};
use crate::ud;

/// Figures over a test set, for entities of the type `person`, which holds groups of people too.
#[derive(Debug, Clone, Serialize)]
pub struct CorefFigures {
    /// Links between names and descriptions of one chain.
    pub links: Figures,
    /// Names and descriptions found at all.
    pub mentions: Figures,
    /// Pronouns of the third person ("she", "their") that follow a name or description of whom they mean.
    pub pronouns: PronounFigures,
    /// Number of documents.
    pub documents: usize,
}

/// How pronouns are resolved.
#[derive(Debug, Clone, Serialize)]
pub struct PronounFigures {
    /// Share of all that are right; one left open is not.
    pub accuracy: f64,
    /// Share of the answered that are right.
    pub precision: f64,
    /// Number of those given a person.
    pub answered: usize,
    /// Number of all.
    pub count: usize,
}

/// Lemmas of the pronouns that are scored, as UD has them and as older treebanks do.
const THIRD_PERSON: [&str; 14] = [
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
    "themself",
];

/// A mention of the test set.
struct Mention {
    chain: String,
    is_person: bool,
    is_pronoun: bool,
    is_third_person: bool,
    bytes: Range<usize>,
    head: Range<usize>,
}

/// A mention of the reader, with the index of the test set's mention that it is.
struct Found {
    is_pronoun: bool,
    head: Range<usize>,
    gold: Option<usize>,
}

/// Links: those that hold, of how many.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    right: usize,
    of: usize,
}

#[derive(Default)]
struct Tally {
    precision: Share,
    recall: Share,
    mentions: Counts,
    answered: usize,
    pronouns: Share,
}

/// Measures the reader on a treebank with entities.
///
/// # Errors
/// When the file cannot be read or is no CoNLL-U.
pub fn evaluate(path: &Path, model: &Model) -> Result<CorefFigures, EvalError> {
    let documents = ud::documents(path, &read_text(path)?)?;
    let tallies: Vec<Tally> = documents
        .par_iter()
        .map(|document| {
            let gold = mentions(document);
            Ok(compare(&gold, &found(document, model, &gold)?))
        })
        .collect::<Result<_, EvalError>>()?;
    let sum = |share: fn(&Tally) -> Share| {
        let parts = tallies.iter().map(share);
        let (right, of) = parts.fold((0, 0), |sum, part| (sum.0 + part.right, sum.1 + part.of));
        Share { right, of }
    };
    let (p, r) = (sum(|t| t.precision).fraction(), sum(|t| t.recall).fraction());
    let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
    let pronouns = sum(|t| t.pronouns);
    let answered = tallies.iter().map(|tally| tally.answered).sum();
    Ok(CorefFigures {
        links: Figures { p, r, f1 },
        mentions: tallies.iter().map(|tally| tally.mentions).sum::<Counts>().figures(),
        pronouns: PronounFigures {
            accuracy: pronouns.fraction(),
            precision: Share { of: answered, ..pronouns }.fraction(),
            answered,
            count: pronouns.of,
        },
        documents: documents.len(),
    })
}

impl Share {
    fn fraction(self) -> f64 {
        if self.of == 0 { 0.0 } else { self.right as f64 / self.of as f64 }
    }
}

/// The mentions of a document of the test set.
fn mentions(document: &ud::Document) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut open: Vec<(&str, &str, usize)> = Vec::new();
    for (index, word) in document.words.iter().enumerate() {
        let entities = word.misc.split('|').find_map(|field| field.strip_prefix("Entity="));
        let mut rest = entities.unwrap_or_default();
        while !rest.is_empty() {
            let is_opening = rest.starts_with('(');
            let body = rest.trim_start_matches('(');
            let end = body.find(['(', ')']).unwrap_or(body.len());
            let (fields, after) = body.split_at(end);
            let mut fields = fields.split('-');
            // A discontinuous mention counts by its parts: "7[1/2]".
            let chain = fields.next().and_then(|chain| chain.split('[').next()).unwrap_or_default();
            if is_opening {
                open.push((chain, fields.next().unwrap_or_default(), index));
            }
            rest = after.strip_prefix(')').unwrap_or(after);
            let closes = after.starts_with(')');
            if closes && let Some(at) = open.iter().rposition(|&(name, ..)| name == chain) {
                let (_, kind, start) = open.remove(at);
                found.push(mention(document, chain, kind == "person", start..index + 1));
            }
        }
    }
    found.sort_by_key(|mention| (mention.head.start, mention.bytes.end));
    found
}

fn mention(document: &ud::Document, chain: &str, is_person: bool, words: Range<usize>) -> Mention {
    let is_top =
        |&index: &usize| document.words[index].head.is_none_or(|head| !words.contains(&head));
    let head = words.clone().find(is_top).unwrap_or(words.start);
    let (first, last) = (&document.words[words.start], &document.words[words.end - 1]);
    Mention {
        chain: chain.to_owned(),
        is_person,
        is_pronoun: document.words[head].upos == "PRON",
        is_third_person: THIRD_PERSON.contains(&document.words[head].lemma.as_str()),
        bytes: first.bytes.start..last.bytes.end.max(first.bytes.end),
        head: document.words[head].bytes.clone(),
    }
}

/// What the reader finds: for each actor whether it may be a person, and its mentions.
fn found(
    document: &ud::Document,
    model: &Model,
    gold: &[Mention],
) -> Result<Vec<(bool, Vec<Found>)>, EvalError> {
    let article = Article::of_text("test", document.text.clone());
    let analysis = model.analyse(&article.text)?;
    let read = Document::new(&article, &analysis);
    let holds = |outer: &Range<usize>, inner: &Range<usize>| {
        outer.start <= inner.start && inner.end <= outer.end
    };
    let actors = actors::find(&read);
    let found = actors.list.into_iter().chain(actors.bystanders).map(|actor| {
        let is_person = matches!(actor.kind, ActorKind::Person | ActorKind::Group);
        let mentions = actor.mentions.into_iter().map(|mention| {
            let (bytes, head) = (read.bytes(mention.tokens), analysis.tokens[mention.head].bytes());
            let fits = |other: &Mention| holds(&other.bytes, &head) && holds(&bytes, &other.head);
            let fitting = gold.iter().enumerate().filter(|(_, other)| fits(other));
            // Of mentions within each other with one head ("Lind", "Lind and her brother") the one with these borders.
            let apart = |other: &Mention| {
                other.bytes.start.abs_diff(bytes.start) + other.bytes.end.abs_diff(bytes.end)
            };
            let gold = fitting.min_by_key(|(_, other)| apart(other)).map(|(at, _)| at);
            Found { is_pronoun: mention.form == MentionForm::Pronoun, head, gold }
        });
        (is_person, mentions.collect())
    });
    Ok(found.collect())
}

fn compare(gold: &[Mention], actors: &[(bool, Vec<Found>)]) -> Tally {
    let mut tally = Tally::default();
    let is_named_person = |mention: &Mention| mention.is_person && !mention.is_pronoun;
    let mut chains: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, mention) in gold.iter().enumerate().filter(|(_, m)| is_named_person(m)) {
        chains.entry(&mention.chain).or_default().push(index);
    }
    let mut actor_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (actor, (is_person, mentions)) in actors.iter().enumerate() {
        let named: Vec<Option<usize>> =
            mentions.iter().filter(|mention| !mention.is_pronoun).map(|m| m.gold).collect();
        let is_of_person = |index: &Option<usize>| index.is_some_and(|at| gold[at].is_person);
        if !is_person && !named.iter().any(is_of_person) {
            continue;
        }
        tally.mentions.found += named.len();
        for index in named.iter().flatten().filter(|&&index| is_named_person(&gold[index])) {
            actor_of.entry(*index).or_insert(actor);
        }
        let parts = parts(named.iter().map(|index| index.map(|at| gold[at].chain.as_str())));
        tally.precision.right += named.len() - parts.min(named.len());
        tally.precision.of += named.len().saturating_sub(1);
    }
    tally.mentions.right = actor_of.len();
    tally.mentions.wanted = chains.values().map(Vec::len).sum();
    for chain in chains.values() {
        let parts = parts(chain.iter().map(|index| actor_of.get(index).copied()));
        tally.recall.right += chain.len() - parts.min(chain.len());
        tally.recall.of += chain.len() - 1;
    }
    pronouns(gold, actors, &mut tally);
    tally
}

/// Into how many parts the other side breaks a chain; what it does not know is a part each.
fn parts<T: Ord>(chain: impl Iterator<Item = Option<T>>) -> usize {
    let (mut known, mut unknown) = (BTreeSet::new(), 0);
    for part in chain {
        match part {
            Some(part) => {
                known.insert(part);
            }
            None => unknown += 1,
        }
    }
    known.len() + unknown
}

fn pronouns(gold: &[Mention], actors: &[(bool, Vec<Found>)], tally: &mut Tally) {
    for pronoun in gold
        .iter()
        .filter(|mention| mention.is_person && mention.is_pronoun && mention.is_third_person)
    {
        let is_antecedent = |mention: &Mention| {
            !mention.is_pronoun
                && mention.chain == pronoun.chain
                && mention.head.start < pronoun.head.start
        };
        if !gold.iter().any(is_antecedent) {
            continue;
        }
        tally.pronouns.of += 1;
        let stands_for = |(_, mentions): &&(bool, Vec<Found>)| {
            mentions.iter().any(|mention| mention.is_pronoun && mention.head == pronoun.head)
        };
        let Some((_, mentions)) = actors.iter().find(stands_for) else { continue };
        tally.answered += 1;
        // Whom the reader means is told by the name or description nearest before, or else by the first after.
        let named = || mentions.iter().filter(|mention| !mention.is_pronoun);
        let meant = named()
            .rfind(|mention| mention.head.start < pronoun.head.start)
            .or_else(|| named().next());
        let chain = meant.and_then(|mention| mention.gold).map(|at| gold[at].chain.as_str());
        tally.pronouns.right += usize::from(chain == Some(pronoun.chain.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREEBANK: &str = "# newdoc id = a\n# text = The mayor saw her.\n\
        1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new-x-cf1-2-coref\n\
        2\tmayor\tmayor\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=1)\n\
        3\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_\n\
        4\ther\tshe\tPRON\tPRP\t_\t3\tobj\t_\tSpaceAfter=No|Entity=(2-person-giv-x-cf2-1-ana)\n\
        5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";

    fn found(is_pronoun: bool, head: Range<usize>, gold: usize) -> Found {
        Found { is_pronoun, head, gold: Some(gold) }
    }

    #[test]
    fn entities_become_mentions_with_their_heads() {
        let documents = ud::documents(Path::new("x"), TREEBANK).unwrap();
        let mentions = mentions(&documents[0]);
        let words: Vec<_> = mentions
            .iter()
            .map(|mention| (&documents[0].text[mention.bytes.clone()], mention.is_pronoun))
            .collect();
        assert_eq!(words, [("The mayor", false), ("her", true)]);
        assert_eq!(&documents[0].text[mentions[0].head.clone()], "mayor");
    }

    #[test]
    fn links_and_pronouns_are_counted_apart() {
        let mention = |chain: &str, is_pronoun, start| Mention {
            chain: chain.to_owned(),
            is_person: true,
            is_pronoun,
            is_third_person: is_pronoun,
            bytes: start..start + 1,
            head: start..start + 1,
        };
        let gold = [
            mention("a", false, 0),
            mention("a", false, 2),
            mention("b", false, 4),
            mention("a", true, 6),
        ];
        // One actor takes all: the link within "a" holds, that to "b" does not, and the pronoun goes to "b".
        let all = vec![
            found(false, 0..1, 0),
            found(false, 2..3, 1),
            found(false, 4..5, 2),
            found(true, 6..7, 3),
        ];
        let tally = compare(&gold, &[(true, all)]);
        assert_eq!((tally.precision.right, tally.precision.of), (1, 2));
        assert_eq!((tally.recall.right, tally.recall.of), (1, 1));
        assert_eq!((tally.pronouns.right, tally.answered, tally.pronouns.of), (0, 1, 1));
    }
}
