//! Word pieces: the vocabulary that the encoder was trained on (WordPiece, uncased; Schuster and Nakajima 2012).
//!
//! Must not know: what the ids are used for.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::atoms::is_word;

/// Longer runs are not cut into pieces; they count as unknown, as where the encoder was trained.
const LONGEST_RUN: usize = 100;

/// The vocabulary, and the ids of its special pieces.
#[derive(Debug)]
pub struct Pieces {
    ids: HashMap<&'static str, i32>,
    unknown: i32,
    /// Opens a window.
    pub begin: i32,
    /// Closes a window.
    pub end: i32,
}

impl Pieces {
    /// Reads a vocabulary of one piece a line, whose id is its line's number. `None` where a special piece is missing.
    pub fn new(vocabulary: &'static str) -> Option<Self> {
        let ids: HashMap<&str, i32> = vocabulary.lines().zip(0..).collect();
        let special = |piece| ids.get(piece).copied();
        Some(Self {
            unknown: special("[UNK]")?,
            begin: special("[CLS]")?,
            end: special("[SEP]")?,
            ids,
        })
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether a word in lower case is in the vocabulary whole, as the common words of English are.
    pub fn knows(&self, word: &str) -> bool {
        self.ids.contains_key(word)
    }

    /// The greatest id.
    pub fn last(&self) -> i32 {
        i32::try_from(self.ids.len()).unwrap_or(i32::MAX) - 1
    }

    /// Appends the ids of an atom's pieces, at least one.
    pub fn append(&self, word: &str, into: &mut Vec<i32>) {
        let before = into.len();
        let plain = plain(word);
        let mut rest = plain.as_str();
        // The apostrophe of a clitic is a piece of its own, as it was where the encoder was trained.
        while let Some(first) = rest.chars().next() {
            let run = || rest.find(|character| !is_word(character)).unwrap_or(rest.len());
            let end = if is_word(first) { run() } else { first.len_utf8() };
            self.cut(&rest[..end], into);
            rest = &rest[end..];
        }
        if into.len() == before {
            into.push(self.unknown);
        }
    }

    /// Greedily, the longest piece first.
    fn cut(&self, run: &str, into: &mut Vec<i32>) {
        if run.chars().count() > LONGEST_RUN {
            into.push(self.unknown);
            return;
        }
        let before = into.len();
        let mut start = 0;
        while start < run.len() {
            let ends = run[start..]
                .char_indices()
                .map(|(at, character)| start + at + character.len_utf8());
            let longest =
                ends.rev().find_map(|end| Some((end, self.id(&run[start..end], start > 0)?)));
            let Some((end, id)) = longest else {
                into.truncate(before);
                into.push(self.unknown);
                return;
            };
            into.push(id);
            start = end;
        }
    }

    fn id(&self, piece: &str, goes_on: bool) -> Option<i32> {
        if goes_on {
            self.ids.get(format!("##{piece}").as_str()).copied()
        } else {
            self.ids.get(piece).copied()
        }
    }
}

/// A word in lower case without accents.
fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let lower = word.to_lowercase().replace('’', "'");
    let is_accent =
        |character: &char| character.general_category() == GeneralCategory::NonspacingMark;
    lower.nfd().filter(|character| !is_accent(character)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::atoms::{atoms, shape};

    const VOCABULARY: &str = "[UNK]\n[CLS]\n[SEP]\nen\n##voy\n##s\nn\n'\nt\ncafe\n";

    fn ids(word: &str) -> Vec<i32> {
        let mut found = Vec::new();
        Pieces::new(VOCABULARY).unwrap().append(word, &mut found);
        found
    }

    #[test]
    fn words_are_cut_longest_piece_first_without_case_and_accents() {
        assert_eq!(ids("Envoys"), [3, 4, 5]);
        assert_eq!(ids("n’t"), [6, 7, 8]);
        assert_eq!(ids("Café"), [9]);
    }

    #[test]
    fn what_cannot_be_cut_is_unknown() {
        assert_eq!(ids("envoyz"), [0]);
        assert_eq!(ids("☃"), [0]);
        assert_eq!(ids(&"en".repeat(60)), [0]);
    }

    #[test]
    fn atoms_and_pieces_are_those_of_the_training() {
        let pieces = Pieces::new(include_str!("../model/pieces.txt")).unwrap();
        let cases: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../../../training/fixtures/atoms.json")).unwrap();
        for case in cases {
            let text = case["text"].as_str().unwrap();
            let described = atoms(text).into_iter().map(|atom| {
                let mut ids = Vec::new();
                pieces.append(atom.text(text), &mut ids);
                json!([atom.start, atom.end, atom.space as i32, shape(atom.text(text)) as i32, ids])
            });
            assert_eq!(described.collect::<serde_json::Value>(), case["atoms"], "{text:?}");
        }
    }

    #[test]
    fn a_vocabulary_needs_its_special_pieces() {
        assert!(Pieces::new("en\n##voy\n").is_none());
    }
}
