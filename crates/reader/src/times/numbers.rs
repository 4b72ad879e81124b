//! Reading on from a word: fixed words, numbers, ordinals, amounts.
//!
//! Each matcher takes the index of a word and gives the index after what it matched. Must not know what a date is.

use super::lexicon::LEXICON;
use super::meaning::{Amount, Unit};
use super::words::Word;

/// What a matcher finds: the index after it, and its value.
pub(super) type Found<T> = Option<(usize, T)>;

/// The words of a text, to be read on from any of them.
#[derive(Clone, Copy)]
pub(super) struct Words<'a>(pub &'a [Word<'a>]);

impl<'a> Words<'a> {
    pub fn get(self, at: usize) -> Option<&'a Word<'a>> {
        self.0.get(at)
    }

    /// The word in lower case; empty past the end.
    pub fn lower(self, at: usize) -> &'a str {
        self.0.get(at).map_or("", |word| word.lower.as_str())
    }

    pub fn is(self, at: usize, word: &str) -> bool {
        self.lower(at) == word
    }

    pub fn any(self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    pub fn is_glued(self, at: usize) -> bool {
        self.0.get(at).is_some_and(|word| word.glued)
    }

    /// The index after the words of `phrase`, parted by blanks; apostrophes and hyphens between them count for nothing.
    pub fn phrase(self, at: usize, phrase: &str) -> Option<usize> {
        self.listed(at, &mut phrase.split(' '))
    }

    /// As [`Self::phrase`], for words already parted.
    pub fn listed(self, at: usize, phrase: &mut dyn Iterator<Item = &str>) -> Option<usize> {
        let mut end = at;
        for (index, word) in phrase.enumerate() {
            if index > 0 && self.any(end, &["'", "’", "-", "."]) && self.is_glued(end) {
                end += 1;
            }
            if !self.is(end, word) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The index after whichever of `phrases` stands here, the longest first in the list winning.
    pub fn phrases(self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| self.phrase(at, phrase))
    }

    /// `at`, or the index after one of `words` that stands there.
    pub fn skip(self, at: usize, words: &[&str]) -> usize {
        if self.any(at, words) { at + 1 } else { at }
    }

    /// A run of digits of a length between `least` and `most`.
    pub fn digits(self, at: usize, least: usize, most: usize) -> Found<i64> {
        let word = self
            .get(at)
            .filter(|word| word.is_digits() && (least..=most).contains(&word.text.len()))?;
        Some((at + 1, word.text.parse().ok()?))
    }

    /// Whether the digits at `at` are a number by themselves: no part of "1,340", "2.5", "10:30", "$12", "5%".
    pub fn is_alone(self, at: usize) -> bool {
        let digit = |index: usize| self.get(index).is_some_and(Word::is_digits);
        let joins = |index: usize| self.any(index, &[".", ",", ":"]);
        let before =
            at >= 2 && self.is_glued(at) && joins(at - 1) && self.is_glued(at - 1) && digit(at - 2);
        let after =
            joins(at + 1) && self.is_glued(at + 1) && digit(at + 2) && self.is_glued(at + 2);
        let money = at >= 1 && matches!(self.lower(at - 1), "$" | "€" | "£" | "¥");
        let of_word =
            at >= 1 && self.is_glued(at) && self.get(at - 1).is_some_and(Word::is_letters);
        !before && !after && !money && !of_word && !self.is(at + 1, "%")
    }

    /// A whole number in digits.
    pub fn integer(self, at: usize) -> Found<i64> {
        self.digits(at, 1, 9).filter(|_| self.is_alone(at))
    }

    /// A whole number in digits or words: "24", "twenty-four", "a hundred".
    pub fn cardinal(self, at: usize) -> Found<i64> {
        self.integer(at).or_else(|| self.cardinal_in_words(at))
    }

    fn cardinal_in_words(self, at: usize) -> Found<i64> {
        let (mut end, mut value) = self.below_hundred(at, &LEXICON.cardinals).or_else(|| {
            (self.any(at, &["a", "one"]) && self.any(at + 1, &["hundred", "thousand"]))
                .then_some((at + 1, 1))
        })?;
        for (word, times) in [("hundred", 100), ("thousand", 1000)] {
            if self.is(end, word) {
                value *= times;
                end += 1;
                let rest = self.skip(end, &["and"]);
                if let Some((after, more)) = self.below_hundred(rest, &LEXICON.cardinals) {
                    value += more;
                    end = after;
                }
            }
        }
        Some((end, value))
    }

    /// "twenty", "twenty-four", "twenty four" with the last word from `units`.
    fn below_hundred(self, at: usize, units: &std::collections::BTreeMap<&str, i64>) -> Found<i64> {
        if let Some(&tens) = LEXICON.cardinals.get(self.lower(at)).filter(|&&tens| tens >= 20) {
            let next = self.skip(at + 1, &["-"]);
            if let Some(&ones) = units.get(self.lower(next)).filter(|ones| (1..=9).contains(*ones))
            {
                return Some((next + 1, tens + ones));
            }
        }
        units.get(self.lower(at)).map(|&value| (at + 1, value))
    }

    /// "3rd", "third", "twenty-third".
    pub fn ordinal(self, at: usize) -> Found<i64> {
        if let Some((end, value)) = self.digits(at, 1, 4) {
            let suffix = self.any(end, &["st", "nd", "rd", "th"]) && self.is_glued(end);
            return suffix.then_some((end + 1, value));
        }
        self.below_hundred(at, &LEXICON.ordinals)
    }

    /// How many: "three", "a few", "several", "a couple of", "half a", "one and a half", "2.5", "a".
    pub fn amount(self, at: usize) -> Found<Amount> {
        let exact = |count: f64| Amount { count, vague: false };
        let vague = |count: f64| Amount { count, vague: true };
        for (phrase, amount) in [
            ("a couple of", exact(2.0)),
            ("couple of", exact(2.0)),
            ("a couple", exact(2.0)),
            ("couple", exact(2.0)),
            ("a pair of", exact(2.0)),
            ("a dozen", exact(12.0)),
            ("quite a few", vague(3.0)),
            ("a few", vague(3.0)),
            ("the few", vague(3.0)),
            ("few", vague(3.0)),
            ("several", vague(3.0)),
            ("some", vague(3.0)),
            ("many", vague(3.0)),
            ("a number of", vague(3.0)),
            ("dozens of", vague(3.0)),
            ("half an", exact(0.5)),
            ("half a", exact(0.5)),
            ("half", exact(0.5)),
        ] {
            if let Some(end) = self.phrase(at, phrase) {
                return Some((self.skip(end, &["-"]), amount));
            }
        }
        if let (Some((_, whole)), true) =
            (self.digits(at, 1, 6), self.any(at + 1, &[".", ","]) && self.is_glued(at + 1))
            && let Some((end, part)) = self.digits(at + 2, 1, 9).filter(|_| self.is_glued(at + 2))
        {
            let length = self.get(at + 2).map_or(0, |word| word.text.len());
            if self.is(at + 1, ",") {
                return (length == 3).then(|| (end, exact((whole * 1000 + part) as f64)));
            }
            return Some((end, exact(format!("{whole}.{part:0length$}").parse().ok()?)));
        }
        if let Some((end, count)) = self.cardinal(at) {
            for (phrase, part) in [
                ("and a half", 0.5),
                ("and half", 0.5),
                ("and a quarter", 0.25),
                ("and three quarters", 0.75),
            ] {
                if let Some(after) = self.phrase(end, phrase) {
                    return Some((after, exact(count as f64 + part)));
                }
            }
            return Some((end, exact(count as f64)));
        }
        self.any(at, &["a", "an"]).then_some((at + 1, exact(1.0)))
    }

    /// A unit of time.
    pub fn unit(self, at: usize) -> Found<Unit> {
        if let Some(end) =
            self.phrases(at, &["business days", "working days", "business day", "working day"])
        {
            return Some((end, Unit::BusinessDay));
        }
        let at = self.skip(at, &["calendar", "full", "straight", "consecutive", "whole"]);
        let &(unit, short) = LEXICON.units.get(self.lower(at))?;
        let usable = !short
            || (at >= 1 && self.is_glued(at) && self.get(at - 1).is_some_and(Word::is_digits));
        usable.then_some((at + 1, unit))
    }

    /// Where the sentence of the word at `at` ends.
    pub fn sentence_end(self, at: usize) -> usize {
        let sentence = self.get(at).map(|word| word.sentence);
        (at..self.0.len())
            .find(|&other| self.get(other).map(|word| word.sentence) != sentence)
            .unwrap_or(self.0.len())
    }
}
