//! From scores to an analysis: words, sentences, trees, entities of one window.
//!
//! Must not know: how the scores came about.

use std::ops::Range;

use crate::analysis::{Analysis, Attribution, Entity, EntityKind, Token};
use crate::atoms::{Atom, Space};
use crate::attributions;
use crate::model::{Labels, ModelError};
use crate::network::{AtomScores, Network};
use crate::pieces::Pieces;
use crate::scores::Scores;
use crate::tags::{argmax, best_tags, spans};
use crate::tree::best_tree;

/// The analysis of one window; token indices count from its first token.
pub struct Part {
    pub tokens: Vec<Token>,
    pub sentences: Vec<Range<usize>>,
    pub entities: Vec<Entity>,
    pub attributions: Vec<Attribution>,
}

impl Part {
    /// Puts the part behind what is already in `analysis`.
    pub fn append_to(self, analysis: &mut Analysis) {
        let before = analysis.tokens.len();
        let moved = |range: &Range<usize>| range.start + before..range.end + before;
        analysis.tokens.extend(
            self.tokens
                .into_iter()
                .map(|token| Token { head: token.head.map(|head| head + before), ..token }),
        );
        analysis.sentences.extend(self.sentences.iter().map(moved));
        analysis.entities.extend(
            self.entities
                .iter()
                .map(|entity| Entity { tokens: moved(&entity.tokens), kind: entity.kind }),
        );
        analysis.attributions.extend(self.attributions);
    }
}

/// Reads the scores of one window. `atoms` are those of the window.
pub fn decode(
    text: &str,
    atoms: &[Atom],
    scores: &AtomScores,
    labels: &Labels,
    network: &Network,
    pieces: &Pieces,
) -> Result<Part, ModelError> {
    let words = words(atoms, &scores.join, labels.joined);
    let sentences = sentences(atoms, &words, &scores.sentence, labels.begins_sentence);
    let heads = heads(&words, &sentences, |dependent, head| scores.head.row(dependent)[head]);
    let relations = relations(&words, &heads, scores, labels, network)?;
    let tokens = (0..words.len())
        .map(|word| {
            let first = words[word].start;
            let bytes = atoms[first].start..atoms[words[word].end - 1].end;
            let best = |scores: &Scores| argmax(scores.row(first).iter().copied());
            let xpos = &labels.xpos[best(&scores.xpos)];
            let form = &text[bytes.clone()];
            Token {
                lemma: labels.lemma.choose(form, xpos, scores.lemma.row(first), pieces),
                start: bytes.start,
                end: bytes.end,
                upos: labels.upos[best(&scores.upos)],
                xpos: xpos.clone(),
                head: heads[word],
                deprel: labels.relation[relations[word]].clone(),
            }
        })
        .collect();
    Ok(Part {
        tokens,
        sentences,
        entities: entities(&words, &scores.entity, &labels.entity),
        attributions: attributions::attributions(
            atoms,
            &scores.attribution,
            |from, to| scores.link.row(from)[to],
            &labels.attribution,
            &labels.attribution_steps,
        ),
    })
}

/// Paragraphs of the whole text: they end where a line ends with a sentence, or where a line is left empty.
pub fn find_paragraphs(text: &str, analysis: &mut Analysis) {
    let mut start = 0;
    for sentence in &analysis.sentences {
        let first = sentence.start;
        if first > start
            && text[analysis.tokens[first - 1].end..analysis.tokens[first].start].contains('\n')
        {
            analysis.paragraphs.push(start..first);
            start = first;
        }
    }
    if start < analysis.tokens.len() {
        analysis.paragraphs.push(start..analysis.tokens.len());
    }
}

/// Words, as ranges of atoms.
pub fn words(atoms: &[Atom], join: &Scores, joined: usize) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (index, atom) in atoms.iter().enumerate() {
        let goes_on =
            atom.space == Space::Glued && argmax(join.row(index).iter().copied()) == joined;
        match words.last_mut() {
            Some(word) if goes_on => word.end = index + 1,
            _ => words.push(index..index + 1),
        }
    }
    words
}

/// Sentences, as ranges of words. An empty line always ends one.
pub fn sentences(
    atoms: &[Atom],
    words: &[Range<usize>],
    scores: &Scores,
    begins: usize,
) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let new = atoms[word.start].space == Space::Paragraph
            || argmax(scores.row(word.start).iter().copied()) == begins;
        match sentences.last_mut() {
            Some(sentence) if !new => sentence.end = index + 1,
            _ => sentences.push(index..index + 1),
        }
    }
    sentences
}

/// For each word its head. `score(dependent, head)` is the score of an arc between the first atoms of two words.
pub fn heads(
    words: &[Range<usize>],
    sentences: &[Range<usize>],
    score: impl Fn(usize, usize) -> f32,
) -> Vec<Option<usize>> {
    let mut heads = Vec::with_capacity(words.len());
    for sentence in sentences {
        let atom = |word: usize| words[sentence.start + word].start;
        let tree = best_tree(sentence.len(), |dependent, head| score(atom(dependent), atom(head)));
        heads.extend(tree.into_iter().map(|head| head.map(|head| head + sentence.start)));
    }
    heads
}

/// For each word the index of its relation.
fn relations(
    words: &[Range<usize>],
    heads: &[Option<usize>],
    scores: &AtomScores,
    labels: &Labels,
    network: &Network,
) -> Result<Vec<usize>, ModelError> {
    let head_atom = |word: usize| words[heads[word].unwrap_or(word)].start;
    let found = network.relations(
        scores.dependent.select(words.iter().map(|word| word.start)),
        scores.governor.select((0..words.len()).map(head_atom)),
    )?;
    Ok(best_relations(&found, heads, &labels.relation))
}

/// The best relation of each word: "root" for roots and for nothing else.
pub fn best_relations(scores: &Scores, heads: &[Option<usize>], labels: &[String]) -> Vec<usize> {
    let is_root: Vec<bool> = labels.iter().map(|label| label == "root").collect();
    let best = |(row, head): (&[f32], &Option<usize>)| {
        let allowed = row.iter().zip(&is_root).map(|(&score, &is_root)| {
            if is_root == head.is_none() { score } else { f32::NEG_INFINITY }
        });
        argmax(allowed)
    };
    scores.rows().zip(heads).map(best).collect()
}

pub fn entities(words: &[Range<usize>], scores: &Scores, labels: &[String]) -> Vec<Entity> {
    let of_words = scores.select(words.iter().map(|word| word.start));
    let kind = |name: &str| match name {
        "PER" => Some(EntityKind::Person),
        "LOC" => Some(EntityKind::Place),
        "ORG" => Some(EntityKind::Organization),
        _ => None,
    };
    let found = spans(&best_tags(&of_words, labels, |_, _| 0.0), labels);
    found
        .into_iter()
        .filter_map(|(tokens, name)| Some(Entity { tokens, kind: kind(name)? }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atoms::atoms;

    /// Scores of two labels; the second wins for the atoms listed.
    fn yes(atoms: usize, chosen: &[usize]) -> Scores {
        let row = |atom| if chosen.contains(&atom) { [0.0, 1.0] } else { [1.0, 0.0] };
        Scores::new(atoms, 2, (0..atoms).flat_map(row).collect())
    }

    #[test]
    fn only_atoms_that_touch_make_a_word() {
        let atoms = atoms("U.S. side"); // U . S . side
        assert_eq!(words(&atoms, &yes(5, &[1, 2, 3, 4]), 1), [0..4, 4..5]);
    }

    #[test]
    fn a_sentence_begins_where_the_network_says_but_never_inside_a_word() {
        let atoms = atoms("No. U.S. it is");
        let words = [0..1, 1..2, 2..6, 6..7, 7..8];
        assert_eq!(sentences(&atoms, &words, &yes(8, &[2, 4]), 1), [0..2, 2..5]);
    }

    #[test]
    fn an_empty_line_begins_a_sentence_and_a_paragraph() {
        let text = "Talks\n\nThey met\ntoday. So";
        let atoms = atoms(text);
        let words: Vec<_> = (0..atoms.len()).map(|atom| atom..atom + 1).collect();
        let sentences = sentences(&atoms, &words, &yes(6, &[5]), 1);
        assert_eq!(sentences, [0..1, 1..5, 5..6]);
        let token = |atom: &Atom| Token {
            start: atom.start,
            end: atom.end,
            lemma: String::new(),
            upos: crate::Upos::X,
            xpos: String::new(),
            head: None,
            deprel: String::new(),
        };
        let tokens = atoms.iter().map(token).collect();
        let mut analysis = Analysis { tokens, sentences, ..Analysis::default() };
        find_paragraphs(text, &mut analysis);
        assert_eq!(analysis.paragraphs, [0..1, 1..6]);
    }
}
