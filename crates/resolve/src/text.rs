//! How alike two texts are: shingles with MinHash bands to find candidates, then sentences held against each other.
//!
//! Must not know headlines, outlets or dates: only the words of the text decide.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{fold, stable};

/// Words of a shingle. Four in a row are seldom written twice by chance.
const SHINGLE: usize = 4;

/// Bands of a signature, each of two MinHash values: texts that share a third of their shingles meet in a band with a
/// probability of 0.98, texts that share a fiftieth with one of 0.01.
const BANDS: u64 = 32;

/// Words below which a sentence says too little to tell whose it is.
const SHORT_SENTENCE: usize = 5;

/// Share of the words of two sentences that both have, from which they are one sentence, perhaps edited.
const SAME_SENTENCE: f64 = 0.6;

/// Of a text, what is needed to tell whether another repeats it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSignature {
    /// Two texts that share a band may be copies.
    pub bands: Vec<u64>,
    /// Hashes of the words of each sentence, in the order of the text.
    pub sentences: Vec<BTreeSet<u64>>,
}

impl TextSignature {
    /// What there is to compare of `text`.
    pub fn of(text: &str) -> Self {
        let words = fold::words(text);
        let shingles: BTreeSet<u64> = words
            .windows(SHINGLE)
            .map(|shingle| stable::hash(shingle.join(" ").as_bytes()))
            .collect();
        Self { bands: bands(&shingles), sentences: sentences(text) }
    }

    /// How much of this text is found in `other`: 0 for nothing, 1 for all of it, by words.
    pub fn share_found_in(&self, other: &Self) -> f64 {
        let mut found = 0;
        let mut all = 0;
        for sentence in &self.sentences {
            all += sentence.len();
            if other.sentences.iter().any(|theirs| same_sentence(sentence, theirs)) {
                found += sentence.len();
            }
        }
        if all == 0 { 0.0 } else { f64::from(count(found)) / f64::from(count(all)) }
    }
}

/// Whether two sentences, as sets of words, are one.
pub(crate) fn same_sentence(one: &BTreeSet<u64>, other: &BTreeSet<u64>) -> bool {
    let both = count(one.intersection(other).count());
    let either = count(one.len() + other.len()) - both;
    either > 0 && f64::from(both) >= SAME_SENTENCE * f64::from(either)
}

/// The words of a sentence as a set of hashes; none for a sentence too short to be told from others.
pub(crate) fn sentence(text: &str) -> Option<BTreeSet<u64>> {
    let words = fold::words(text);
    let distinct = || words.iter().map(|word| stable::hash(word.as_bytes())).collect();
    (words.len() >= SHORT_SENTENCE).then(distinct)
}

/// Sentences of a text, roughly: broken at line ends and at final marks before a space and a capital or quotation mark.
/// A break too many does no harm, as both texts are broken in the same way.
fn sentences(text: &str) -> Vec<BTreeSet<u64>> {
    split(text).into_iter().filter_map(sentence).collect()
}

/// Pieces of `text` that are sentences or nearly so.
pub(crate) fn split(text: &str) -> Vec<&str> {
    text.lines().flat_map(split_line).collect()
}

fn split_line(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, mark) in line.match_indices(['.', '!', '?']) {
        let rest = line[at + mark.len()..].trim_start_matches(['"', '”', '’', '\'', ')']);
        let goes_on = rest.trim_start().starts_with(char::is_lowercase) || !rest.starts_with(' ');
        // "Mr." and "U.S." end no sentence.
        let word = line[start..at].rsplit(' ').next().unwrap_or_default();
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        let short = (1..3).contains(&letters);
        if !(goes_on || short && mark == ".") {
            let end = line.len() - rest.len();
            pieces.push(&line[start..end]);
            start = end;
        }
    }
    pieces.push(&line[start..]);
    pieces
}

/// MinHash values in pairs: the least of all shingles under each of many orders, hashed into a band by twos.
fn bands(shingles: &BTreeSet<u64>) -> Vec<u64> {
    let least = |order: u64| {
        let seed = stable::mix(order);
        shingles.iter().map(|shingle| stable::mix(shingle ^ seed)).min()
    };
    let band = |index: u64| {
        let (first, second) = (least(2 * index)?, least(2 * index + 1)?);
        Some(stable::mix(first ^ stable::mix(second).rotate_left(17) ^ index))
    };
    (0..BANDS).filter_map(band).collect()
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "The ministers of both countries met at the lake on Monday. They spoke for three hours about the \
        water of the river, a spokeswoman said. No paper was signed at the end of the day. The next round is to be in \
        the spring.";

    #[test]
    fn a_copy_with_another_beginning_meets_its_original_in_a_band() {
        let original = TextSignature::of(REPORT);
        let copy = TextSignature::of(&REPORT.replace("on Monday", "on March 3"));
        assert!(original.bands.iter().any(|band| copy.bands.contains(band)));
        assert!(copy.share_found_in(&original) > 0.9);
    }

    #[test]
    fn an_account_of_the_same_in_other_words_is_no_copy() {
        let other = TextSignature::of(
            "Three hours at the lake were not enough. The two ministers left without a paper, but they will try again \
             when the snow is gone, according to a spokeswoman.",
        );
        assert!(other.share_found_in(&TextSignature::of(REPORT)) < 0.2);
    }

    #[test]
    fn sentences_end_at_marks_and_lines() {
        let pieces = split("Mr. Lind met U.S. envoys there. \"It was good.\" He left\nA line");
        assert_eq!(pieces.len(), 4, "{pieces:?}");
    }

    #[test]
    fn an_empty_text_is_like_nothing() {
        let nothing = TextSignature::of("");
        assert!(nothing.bands.is_empty());
        assert!(nothing.share_found_in(&TextSignature::of(REPORT)) < f64::EPSILON);
    }
}
