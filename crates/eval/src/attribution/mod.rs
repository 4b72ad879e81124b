//! Attribution spans, against articles in the JSON lines of PolNeAR as `training/` reads them.
//!
//! Spans are code points of the text, without white space at their ends; each contiguous piece of a span is one item.

mod matching;

use std::collections::BTreeMap;
use std::path::Path;

use onrecord_language::{Analysis, Model};
use onrecord_record::{ByteSpan, Offsets};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::figures::{Counts, Figures};
use crate::files::{EvalError, read_text};
use matching::Pairs;

/// Articles that are drawn anew, with replacement, for an interval (Efron 1979).
const RESAMPLES: usize = 1000;

/// The three parts of an attribution, in the order in which they are counted.
const ROLES: [&str; 3] = ["source", "cue", "content"];

/// What must hold for a cue to count as one of speech: its head is one of these, in any form.
const SPEECH: &str = include_str!("../../data/speech_verbs.txt");

/// All figures over a test set.
#[derive(Debug, Clone, Serialize)]
pub struct AttributionFigures {
    /// Pieces with the same first and last character, per role.
    pub exact: BTreeMap<&'static str, Figures>,
    /// Pieces with the same first character, per role.
    pub begin: BTreeMap<&'static str, Figures>,
    /// Words that are in the same role, per role.
    pub token: BTreeMap<&'static str, Figures>,
    /// Attributions whose contents overlap by half or more (intersection over union of characters).
    pub attribution: Figures,
    /// Of those, the share whose source is right (overlap of half or more, or rightly none).
    pub source_given_content: f64,
    /// Attributions whose source, cue and content all overlap by half or more.
    pub triple: Figures,
    /// `attribution` by kind of attribution: direct, indirect, mixed, with_source, without_source, speech.
    pub by_kind: BTreeMap<&'static str, Figures>,
    /// 95 % intervals of the exact F1, over articles drawn anew.
    pub interval: BTreeMap<&'static str, [f64; 2]>,
    /// Exact F1 of other annotators against the first, where an article has them.
    pub human: Option<BTreeMap<&'static str, Figures>>,
    /// Number of articles.
    pub articles: usize,
    /// Number of gold attributions.
    pub count: usize,
}

#[derive(Deserialize)]
struct Article {
    text: String,
    attributions: Vec<Spans>,
    #[serde(default)]
    other_annotators: Vec<Vec<Spans>>,
}

/// An attribution in code points.
#[derive(Deserialize, Clone, Default)]
struct Spans {
    source: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    content: Vec<(usize, usize)>,
}

impl Spans {
    fn role(&self, role: usize) -> &[(usize, usize)] {
        [&self.source, &self.cue, &self.content][role]
    }
}

/// What one article adds to the figures.
struct Tally {
    exact: [Counts; 3],
    begin: [Counts; 3],
    token: [Counts; 3],
    pairs: Pairs,
    human: [Counts; 3],
}

/// Measures the model on a test set.
///
/// # Errors
/// When the file cannot be read or is not of this form.
pub fn evaluate(path: &Path, model: &Model) -> Result<AttributionFigures, EvalError> {
    let articles = articles(path, &read_text(path)?)?;
    let tallies: Vec<Tally> = articles
        .par_iter()
        .map(|article| Ok(tally(article, &model.analyse(&article.text)?)))
        .collect::<Result<_, EvalError>>()?;
    let figures = |of: fn(&Tally) -> &[Counts; 3]| -> BTreeMap<&'static str, Figures> {
        let sum = |role: usize| tallies.iter().map(|tally| of(tally)[role]).sum::<Counts>();
        ROLES.iter().enumerate().map(|(role, name)| (*name, sum(role).figures())).collect()
    };
    let pairs: Pairs = tallies.iter().map(|tally| tally.pairs.clone()).sum();
    let has_human = articles.iter().any(|article| !article.other_annotators.is_empty());
    Ok(AttributionFigures {
        exact: figures(|tally| &tally.exact),
        begin: figures(|tally| &tally.begin),
        token: figures(|tally| &tally.token),
        attribution: pairs.contents.figures(),
        source_given_content: pairs.source_share(),
        triple: pairs.triples.figures(),
        by_kind: pairs.by_kind.iter().map(|(kind, counts)| (*kind, counts.figures())).collect(),
        interval: ROLES
            .iter()
            .enumerate()
            .map(|(role, name)| (*name, interval(&tallies, role)))
            .collect(),
        human: has_human.then(|| figures(|tally| &tally.human)),
        articles: articles.len(),
        count: articles.iter().map(|article| article.attributions.len()).sum(),
    })
}

fn articles(path: &Path, content: &str) -> Result<Vec<Article>, EvalError> {
    let read = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| EvalError::Format {
            path: path.to_owned(),
            line: number + 1,
            message: error.to_string(),
        })
    };
    content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(read).collect()
}

fn tally(article: &Article, analysis: &Analysis) -> Tally {
    let offsets = Offsets::new(&article.text);
    let characters: Vec<char> = article.text.chars().collect();
    let trim = |spans: &Spans| trimmed(&characters, spans);
    let gold: Vec<Spans> = article.attributions.iter().map(trim).collect();
    let found: Vec<Spans> = found(analysis, &offsets).iter().map(trim).collect();
    let words: Vec<(usize, usize)> = analysis
        .tokens
        .iter()
        .map(|token| offsets.to_points(ByteSpan::from(token.bytes())))
        .map(|span| (span.start, span.end))
        .collect();
    let others =
        article.other_annotators.iter().map(|other| other.iter().map(trim).collect::<Vec<_>>());
    Tally {
        exact: std::array::from_fn(|role| exact(&found, &gold, role)),
        begin: std::array::from_fn(|role| begin(&found, &gold, role)),
        token: std::array::from_fn(|role| token(&found, &gold, role, &words)),
        human: others.map(|other| std::array::from_fn(|role| exact(&other, &gold, role))).fold(
            [Counts::default(); 3],
            |total, part: [Counts; 3]| {
                std::array::from_fn(|role| [total[role], part[role]].into_iter().sum())
            },
        ),
        pairs: Pairs::of(&characters, &found, &gold),
    }
}

fn found(analysis: &Analysis, offsets: &Offsets) -> Vec<Spans> {
    let points = |ranges: &[std::ops::Range<usize>]| {
        ranges
            .iter()
            .map(|range| offsets.to_points(ByteSpan::from(range.clone())))
            .map(|span| (span.start, span.end))
            .collect()
    };
    let spans = |attribution: &onrecord_language::Attribution| Spans {
        source: points(&attribution.source),
        cue: points(&attribution.cue),
        content: points(&attribution.content),
    };
    analysis.attributions.iter().map(spans).collect()
}

fn trimmed(characters: &[char], spans: &Spans) -> Spans {
    let trim = |&(mut start, mut end): &(usize, usize)| {
        end = end.min(characters.len());
        while start < end && characters[start].is_whitespace() {
            start += 1;
        }
        while start < end && characters[end - 1].is_whitespace() {
            end -= 1;
        }
        (start, end)
    };
    let all = |pieces: &[(usize, usize)]| {
        pieces.iter().map(trim).filter(|(start, end)| start < end).collect()
    };
    Spans { source: all(&spans.source), cue: all(&spans.cue), content: all(&spans.content) }
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.dedup();
    items
}

fn exact(found: &[Spans], gold: &[Spans], role: usize) -> Counts {
    let pieces = |all: &[Spans]| sorted(all.iter().flat_map(|spans| spans.role(role).to_vec()));
    Counts::of_sorted(&pieces(found), &pieces(gold))
}

fn begin(found: &[Spans], gold: &[Spans], role: usize) -> Counts {
    let starts =
        |all: &[Spans]| sorted(all.iter().flat_map(|spans| spans.role(role)).map(|piece| piece.0));
    Counts::of_sorted(&starts(found), &starts(gold))
}

/// Words, where a word is in a role when its first character is.
fn token(found: &[Spans], gold: &[Spans], role: usize, words: &[(usize, usize)]) -> Counts {
    let inside = |all: &[Spans]| {
        let pieces = all.iter().flat_map(|spans| spans.role(role));
        sorted(pieces.flat_map(|&(start, end)| {
            let first = words.partition_point(|word| word.0 < start);
            let last = words.partition_point(|word| word.0 < end);
            first..last.max(first)
        }))
    };
    Counts::of_sorted(&inside(found), &inside(gold))
}

/// The middle 95 % of the F1 over articles drawn with replacement, from a fixed beginning.
fn interval(tallies: &[Tally], role: usize) -> [f64; 2] {
    if tallies.is_empty() {
        return [0.0; 2];
    }
    // Numerical Recipes' linear congruential generator: plain, and the same everywhere.
    let mut state: u64 = 20_251_118;
    let mut draw = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % tallies.len()
    };
    let mut scores: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            (0..tallies.len()).map(|_| tallies[draw()].exact[role]).sum::<Counts>().figures().f1
        })
        .collect();
    scores.sort_by(f64::total_cmp);
    [scores[RESAMPLES / 40], scores[RESAMPLES - 1 - RESAMPLES / 40]]
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
    fn pieces_are_compared_one_by_one() {
        let gold = [spans(&[(0, 2)], &[(3, 7)], &[(8, 20), (30, 40)])];
        let found = [spans(&[(0, 2)], &[(3, 6)], &[(8, 20), (30, 41)])];
        assert_eq!(exact(&found, &gold, 0), Counts { right: 1, found: 1, wanted: 1 });
        assert_eq!(exact(&found, &gold, 1), Counts { right: 0, found: 1, wanted: 1 });
        assert_eq!(exact(&found, &gold, 2), Counts { right: 1, found: 2, wanted: 2 });
        assert_eq!(begin(&found, &gold, 2), Counts { right: 2, found: 2, wanted: 2 });
        let words = [(0, 2), (3, 7), (8, 12), (13, 20), (30, 40), (40, 41)];
        assert_eq!(token(&found, &gold, 2, &words), Counts { right: 3, found: 4, wanted: 3 });
    }

    #[test]
    fn white_space_at_the_ends_of_a_span_does_not_count() {
        let characters: Vec<char> = "  so he said ".chars().collect();
        assert_eq!(trimmed(&characters, &spans(&[(1, 5)], &[(12, 13)], &[])).source, [(2, 4)]);
        assert!(trimmed(&characters, &spans(&[], &[(12, 13)], &[])).cue.is_empty());
    }
}
