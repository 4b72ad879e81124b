//! Tags to spans: the best sequence of BIO tags, and the spans that it marks.
//!
//! Must not know: what the spans mean.

use std::ops::Range;

use crate::scores::Scores;

/// Stands for minus infinity, so that sums of it stay finite.
const FORBIDDEN: f32 = -1.0e9;

/// The best tag for each row, where a span goes on only as its own kind (Viterbi 1967). `step` adds to the score of a tag
/// what the tag before says of it.
pub fn best_tags(
    scores: &Scores,
    labels: &[String],
    step: impl Fn(usize, usize) -> f32,
) -> Vec<usize> {
    let Some(first) = scores.rows().next() else { return Vec::new() };
    let price = |before: Option<&String>, tag: &String| match tag.strip_prefix("I-") {
        Some(kind) if before.and_then(|before| before.get(2..)) != Some(kind) => FORBIDDEN,
        _ => 0.0,
    };
    // For each tag, the price of each tag before it.
    let prices: Vec<Vec<f32>> = labels
        .iter()
        .enumerate()
        .map(|(tag, label)| {
            let from = |(before, other)| price(Some(other), label) + step(before, tag);
            labels.iter().enumerate().map(from).collect()
        })
        .collect();
    let mut best: Vec<f32> =
        first.iter().zip(labels).map(|(score, tag)| score + price(None, tag)).collect();
    let mut next = best.clone();
    let mut back: Vec<usize> = Vec::with_capacity(scores.len() * labels.len());
    for row in scores.rows().skip(1) {
        for ((prices, score), next) in prices.iter().zip(row).zip(&mut next) {
            let before = argmax(best.iter().zip(prices).map(|(best, price)| best + price));
            back.push(before);
            *next = best[before] + prices[before] + score;
        }
        std::mem::swap(&mut best, &mut next);
    }
    let mut path = vec![argmax(best.iter().copied())];
    for pointers in back.chunks_exact(labels.len()).rev() {
        path.push(pointers[path[path.len() - 1]]);
    }
    path.reverse();
    path
}

/// The spans that a sequence of tags marks, with their kinds, in order.
pub fn spans<'l>(tags: &[usize], labels: &'l [String]) -> Vec<(Range<usize>, &'l str)> {
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    for (at, &tag) in tags.iter().enumerate() {
        match labels[tag].split_once('-') {
            Some(("B", kind)) => found.push((at..at + 1, kind)),
            Some((_, _)) => {
                if let Some((span, _)) = found.last_mut() {
                    span.end = at + 1;
                }
            }
            None => {}
        }
    }
    found
}

/// Index of the greatest value; the first of equals; 0 for none.
pub fn argmax(values: impl Iterator<Item = f32>) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (index, value) in values.enumerate() {
        if value > best.1 {
            best = (index, value);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Vec<String> {
        ["O", "B-cue", "I-cue", "B-source", "I-source"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_span_never_goes_on_as_another_kind() {
        let scores =
            Scores::new(3, 5, vec![0., 3., 0., 0., 0., 0., 0., 1., 0., 2., 5., 0., 0., 0., 0.]);
        let tags = best_tags(&scores, &labels(), |_, _| 0.0);
        assert_eq!(tags, [1, 2, 0]);
        assert_eq!(spans(&tags, &labels()), [(0..2, "cue")]);
    }

    #[test]
    fn a_text_never_begins_inside_a_span() {
        let scores = Scores::new(1, 5, vec![0., 1., 9., 0., 0.]);
        assert_eq!(best_tags(&scores, &labels(), |_, _| 0.0), [1]);
    }

    #[test]
    fn what_a_tag_says_of_the_next_counts() {
        let scores = Scores::new(2, 5, vec![0., 2., 0., 0., 0., 1., 0., 0., 0., 0.]);
        assert_eq!(best_tags(&scores, &labels(), |_, _| 0.0), [1, 0]);
        let goes_on = |before, tag| if (before, tag) == (1, 2) { 3.0 } else { 0.0 };
        assert_eq!(best_tags(&scores, &labels(), goes_on), [1, 2]);
    }

    #[test]
    fn neighbours_are_two_spans() {
        assert_eq!(
            spans(&[1, 1, 3, 4], &labels()),
            [(0..1, "cue"), (1..2, "cue"), (2..4, "source")]
        );
        assert!(best_tags(&Scores::new(0, 5, vec![]), &labels(), |_, _| 0.0).is_empty());
    }
}
