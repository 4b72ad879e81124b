//! The view of a text that the grammar of times works on: runs of letters, runs of digits, single marks.
//!
//! Finer than the tokens of the analysis, so that "Sept. 8-10", "3h" and "mid-2024" look the same however they were
//! tokenized; part of speech and tense come from the analysis where there is one. Must not know what a date is.

use std::ops::Range;

use onrecord_language::{Analysis, Upos};

use super::tense::{self, Tense};

/// One run of letters, one run of digits, or one mark.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// As written.
    pub text: &'t str,
    /// In lower case.
    pub lower: String,
    /// Where in the text.
    pub bytes: Range<usize>,
    /// No white space before it.
    pub glued: bool,
    /// Number of its sentence in the text.
    pub sentence: usize,
    /// Part of speech of the token that holds it, where the text was analysed.
    pub upos: Option<Upos>,
    /// When what governs it happens.
    pub tense: Tense,
    /// The words near by tell the same tense as the tree does.
    pub is_tense_sure: bool,
}

impl Word<'_> {
    /// Whether it is a run of digits.
    pub fn is_digits(&self) -> bool {
        self.text.as_bytes().first().is_some_and(u8::is_ascii_digit)
    }

    /// Whether it is a run of letters.
    pub fn is_letters(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphabetic)
    }

    /// Whether it begins with a capital letter.
    pub fn is_capitalized(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Letter,
    Digit,
    Space,
    Mark,
}

fn class(character: char) -> Class {
    match character {
        _ if character.is_whitespace() => Class::Space,
        '0'..='9' => Class::Digit,
        _ if character.is_alphabetic() => Class::Letter,
        _ => Class::Mark,
    }
}

/// Cuts `text` into words, with sentences, parts of speech and tenses of `analysis` where it is given.
pub(super) fn split<'t>(text: &'t str, analysis: Option<&Analysis>) -> Vec<Word<'t>> {
    let mut words = Vec::new();
    let mut glued = false;
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        let kind = class(first);
        let mut end = start + first.len_utf8();
        while kind != Class::Mark
            && let Some((next, character)) =
                characters.next_if(|&(_, character)| class(character) == kind)
        {
            end = next + character.len_utf8();
        }
        if kind != Class::Space {
            words.push(Word {
                text: &text[start..end],
                lower: text[start..end].to_lowercase(),
                bytes: start..end,
                glued,
                sentence: 0,
                upos: None,
                tense: Tense::Unknown,
                is_tense_sure: false,
            });
        }
        glued = kind != Class::Space;
    }
    match analysis {
        Some(analysis) => annotate(&mut words, analysis),
        None => guess_sentences(&mut words, text),
    }
    // Where the tree does not tell, the words near by do.
    let tenses = tense::of_words(&words);
    for (word, tense) in words.iter_mut().zip(tenses) {
        word.is_tense_sure = word.tense == tense;
        if word.tense == Tense::Unknown {
            word.tense = tense;
        }
    }
    words
}

/// Carries sentences, parts of speech and tenses over from the analysis.
fn annotate(words: &mut [Word<'_>], analysis: &Analysis) {
    for word in words {
        let tokens = analysis.tokens_in(word.bytes.clone());
        let token = tokens.start.min(analysis.tokens.len().saturating_sub(1));
        word.sentence = analysis.sentences.partition_point(|sentence| sentence.end <= token);
        if let Some(found) = analysis.tokens.get(token).filter(|_| !tokens.is_empty()) {
            word.upos = Some(found.upos);
            word.tense = tense::of_token(analysis, token);
        }
    }
}

/// Without an analysis, sentences end at ".", "!", "?" before a capital, or at a line break.
fn guess_sentences(words: &mut [Word<'_>], text: &str) {
    let mut sentence = 0;
    for index in 1..words.len() {
        let gap = &text[words[index - 1].bytes.end..words[index].bytes.start];
        let before = &words[index - 1];
        // "Sept. 8" and "p.m. Monday" go on; an abbreviation is short and stands before its full stop.
        let abbreviation =
            index >= 2 && words[index - 2].text.chars().count() <= 3 && before.text == ".";
        let stop = matches!(before.text, "." | "!" | "?")
            && !gap.is_empty()
            && words[index].is_capitalized();
        if gap.contains('\n') || (stop && !abbreviation) {
            sentence += 1;
        }
        words[index].sentence = sentence;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_marks_part() {
        let texts: Vec<_> = split("Oct. 24-26, mid-2024 at 3h", None)
            .iter()
            .map(|word| word.text.to_owned())
            .collect();
        assert_eq!(texts, ["Oct", ".", "24", "-", "26", ",", "mid", "-", "2024", "at", "3", "h"]);
    }

    #[test]
    fn an_abbreviation_does_not_end_a_sentence() {
        let words = split("They met on Nov. Eighteen. Nobody came.", None);
        assert_eq!(words.iter().map(|word| word.sentence).max(), Some(1));
    }
}
