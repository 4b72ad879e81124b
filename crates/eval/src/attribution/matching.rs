//! Whole attributions: which of those found is which of those wanted.
//!
//! Two belong together when their contents overlap by half or more; best overlaps first, each used once.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Sum;

use super::{SPEECH, Spans};
use crate::figures::Counts;

/// Overlap of two spans (intersection over union of their characters) from which on they are taken as the same.
const SAME: f64 = 0.5;

/// Counts over whole attributions.
#[derive(Debug, Clone, Default)]
pub struct Pairs {
    /// By content alone.
    pub contents: Counts,
    /// By source, cue and content.
    pub triples: Counts,
    /// By content, for attributions of one kind.
    pub by_kind: BTreeMap<&'static str, Counts>,
    /// Of the pairs by content, those whose source is right.
    right_sources: usize,
}

impl Pairs {
    /// Pairs up the attributions of one article.
    pub fn of(characters: &[char], found: &[Spans], gold: &[Spans]) -> Self {
        let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
        for (i, ours) in found.iter().enumerate() {
            for (j, theirs) in gold.iter().enumerate() {
                let overlap = overlap(&ours.content, &theirs.content);
                if overlap >= SAME {
                    candidates.push((overlap, i, j));
                }
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut used, mut matched) = (BTreeSet::new(), BTreeMap::new());
        for (_, i, j) in candidates {
            if !matched.contains_key(&j) && used.insert(i) {
                matched.insert(j, i);
            }
        }
        let right_source = |j: usize, i: usize| same(&found[i].source, &gold[j].source);
        let sources = matched.iter().filter(|&(&j, &i)| right_source(j, i)).count();
        let triples = matched
            .iter()
            .filter(|&(&j, &i)| right_source(j, i) && same(&found[i].cue, &gold[j].cue))
            .count();
        let count = |right| Counts { right, found: found.len(), wanted: gold.len() };
        let mut by_kind: BTreeMap<&str, Counts> = BTreeMap::new();
        for spans in gold {
            for kind in kinds(characters, spans) {
                by_kind.entry(kind).or_default().wanted += 1;
            }
        }
        for (i, spans) in found.iter().enumerate() {
            for kind in kinds(characters, spans) {
                let counts = by_kind.entry(kind).or_default();
                counts.found += 1;
                counts.right += usize::from(matched.values().any(|&other| other == i));
            }
        }
        Self {
            contents: count(matched.len()),
            triples: count(triples),
            by_kind,
            right_sources: sources,
        }
    }

    /// Of the attributions whose content is right, the share whose source is.
    pub fn source_share(&self) -> f64 {
        if self.contents.right == 0 {
            0.0
        } else {
            self.right_sources as f64 / self.contents.right as f64
        }
    }
}

impl Sum for Pairs {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |mut total, part| {
            total.contents += part.contents;
            total.triples += part.triples;
            total.right_sources += part.right_sources;
            for (kind, counts) in part.by_kind {
                *total.by_kind.entry(kind).or_default() += counts;
            }
            total
        })
    }
}

fn same(ours: &[(usize, usize)], theirs: &[(usize, usize)]) -> bool {
    (ours.is_empty() && theirs.is_empty()) || overlap(ours, theirs) >= SAME
}

fn overlap(ours: &[(usize, usize)], theirs: &[(usize, usize)]) -> f64 {
    let characters = |pieces: &[(usize, usize)]| {
        pieces.iter().flat_map(|&(start, end)| start..end).collect::<BTreeSet<_>>()
    };
    let (ours, theirs) = (characters(ours), characters(theirs));
    let either = ours.union(&theirs).count();
    if either == 0 { 0.0 } else { ours.intersection(&theirs).count() as f64 / either as f64 }
}

/// The kinds that an attribution belongs to: how it quotes, whether it names a source, whether its cue is of speech.
fn kinds(characters: &[char], spans: &Spans) -> Vec<&'static str> {
    let text = |pieces: &[(usize, usize)]| {
        let words =
            pieces.iter().map(|&(start, end)| characters[start..end].iter().collect::<String>());
        words.collect::<Vec<_>>().join(" ")
    };
    let content = text(&spans.content);
    let marks = content.matches(['"', '“', '”']).count();
    let quoted = content.starts_with(['"', '“']) && content.ends_with(['"', '”']);
    let mut kinds = vec![match (marks, quoted) {
        (0, _) => "indirect",
        (_, true) => "direct",
        _ => "mixed",
    }];
    kinds.push(if spans.source.is_empty() { "without_source" } else { "with_source" });
    let cue = text(&spans.cue).to_lowercase();
    let is_speech = |word: &str| SPEECH.lines().any(|form| form == word);
    if cue.split(|character: char| !character.is_alphabetic()).any(is_speech) {
        kinds.push("speech");
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(
        source: &[(usize, usize)],
        cue: &[(usize, usize)],
        content: &[(usize, usize)],
    ) -> Spans {
        Spans { source: source.to_vec(), cue: cue.to_vec(), content: content.to_vec() }
    }

    #[test]
    fn attributions_are_paired_by_their_content() {
        let characters: Vec<char> = "\"we stay\", he said to them all".chars().collect();
        let gold = [spans(&[(11, 13)], &[(14, 18)], &[(0, 9)])];
        let found = [spans(&[], &[(14, 18)], &[(0, 7)]), spans(&[], &[(14, 18)], &[(19, 30)])];
        let pairs = Pairs::of(&characters, &found, &gold);
        assert_eq!(pairs.contents, Counts { right: 1, found: 2, wanted: 1 });
        assert_eq!(pairs.triples.right, 0);
        assert!(pairs.source_share() < 0.1);
        assert_eq!(pairs.by_kind["speech"].wanted, 1);
        assert_eq!(pairs.by_kind["direct"].wanted, 1);
    }

    #[test]
    fn no_source_is_right_where_there_is_none() {
        let one = [spans(&[], &[(0, 2)], &[(3, 9)])];
        let characters: Vec<char> = "so it went".chars().collect();
        assert!((Pairs::of(&characters, &one, &one).source_share() - 1.0).abs() < 1e-9);
    }
}
