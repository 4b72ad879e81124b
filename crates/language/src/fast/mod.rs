//! The fast tier: a network of a fortieth of the size, distilled from the accurate one, for whole archives.
//!
//! Text → atoms → `words` (a vector each) → `network` → the decoding that both tiers share. Must not know: `rten`'s graphs,
//! windows of pieces.

mod arithmetic;
mod lemma;
mod network;
mod weights;
mod words;

use rayon::prelude::*;
use serde::Deserialize;

use crate::analysis::{Analysis, Token};
use crate::atoms::{Atom, atoms};
use crate::attributions::attributions;
use crate::decode::{self, Part};
use crate::model::{
    LabelLists, Labels, ModelError, Steps, check_format, description_of, vocabulary_of,
};
use crate::tags::argmax;
use crate::windows::cut;
use arithmetic::dot;
use lemma::{LemmaLists, Lemmas};
use network::{Network, Scored};
use weights::Weights;
use words::Words;

/// The only layout of a fast model that this code reads.
const FORMAT: u32 = 1;

/// Atoms that are read at once: far more than the network remembers, few enough for a processor's cache.
const LONGEST: usize = 512;

/// What comes with the weights (`model-fast/model.json`).
#[derive(Debug, Deserialize)]
struct Description {
    model: String,
    format: u32,
    pieces: usize,
    size: Size,
    labels: LabelLists,
    lemmas: LemmaLists,
}

/// The dimensions of the network.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Size {
    width: usize,
    layers: usize,
    arc_width: usize,
    relation_width: usize,
}

/// A fast model; see [`crate::Model`].
pub struct Fast {
    name: String,
    words: Words,
    network: Network,
    labels: Labels,
    lemmas: Lemmas,
}

impl Fast {
    /// A model from its three files: description (JSON), word pieces (one a line), weights.
    pub fn new(
        description: &str,
        pieces: &'static str,
        weights: &'static [u8],
    ) -> Result<Self, ModelError> {
        let description: Description = description_of(description)?;
        check_format(description.format, FORMAT)?;
        let vocabulary = vocabulary_of(pieces, description.pieces)?;
        let mut weights = Weights::new(weights);
        let words = Words::read(&mut weights, vocabulary, description.size.width)?;
        let network = Network::read(&mut weights, description.size, &description.labels)?;
        weights.end()?;
        Ok(Self {
            name: description.model,
            words,
            network,
            labels: description.labels.meaning(Steps::default())?,
            lemmas: Lemmas::new(description.lemmas),
        })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// Analyses a text. The result does not depend on the number of threads.
    pub fn analyse(&self, text: &str) -> Result<Analysis, ModelError> {
        let atoms = atoms(text);
        let starts: Vec<usize> = (0..=atoms.len()).collect();
        let stretches = cut(text, &atoms, &starts, LONGEST);
        let part = |range: &std::ops::Range<usize>| self.part(text, &atoms[range.clone()]);
        let parts: Result<Vec<Part>, ModelError> = stretches.par_iter().map(part).collect();
        let mut analysis = Analysis::default();
        for part in parts? {
            part.append_to(&mut analysis);
        }
        decode::find_paragraphs(text, &mut analysis);
        Ok(analysis)
    }

    fn part(&self, text: &str, atoms: &[Atom]) -> Result<Part, ModelError> {
        let scored = self.network.run(self.words.vectors(text, atoms))?;
        let words = decode::words(atoms, &scored.join, self.labels.joined);
        let sentences =
            decode::sentences(atoms, &words, &scored.sentence, self.labels.begins_sentence);
        let heads = decode::heads(&words, &sentences, |from, to| {
            dot(scored.head_query.row(from), scored.head_key.row(to))
        });
        let relations = self.relations(&words, &heads, &scored)?;
        let tokens = words.iter().enumerate().map(|(index, word)| {
            let best =
                |scores: &crate::scores::Scores| argmax(scores.row(word.start).iter().copied());
            let (start, end) = (atoms[word.start].start, atoms[word.end - 1].end);
            let xpos = &self.labels.xpos[best(&scored.xpos)];
            Token {
                start,
                end,
                lemma: self.lemmas.choose(&text[start..end], xpos, self.words.pieces()),
                upos: self.labels.upos[best(&scored.upos)],
                xpos: xpos.clone(),
                head: heads[index],
                deprel: self.labels.relation[relations[index]].clone(),
            }
        });
        Ok(Part {
            tokens: tokens.collect(),
            entities: decode::entities(&words, &scored.entity, &self.labels.entity),
            attributions: attributions(
                atoms,
                &scored.attribution,
                |from, to| dot(scored.link_query.row(from), scored.link_key.row(to)),
                &self.labels.attribution,
                &[],
            ),
            sentences,
        })
    }

    /// For each word the index of its relation: "root" for roots and for nothing else.
    fn relations(
        &self,
        words: &[std::ops::Range<usize>],
        heads: &[Option<usize>],
        scored: &Scored,
    ) -> Result<Vec<usize>, ModelError> {
        let pairs = heads
            .iter()
            .enumerate()
            .map(|(word, head)| (words[word].start, words[head.unwrap_or(word)].start));
        let found = self.network.relations(scored, pairs)?;
        Ok(decode::best_relations(&found, heads, &self.labels.relation))
    }
}
