//! Phrases of the data files, found in a document by the words themselves.
//!
//! Must not know what a phrase stands for.

use std::collections::BTreeMap;
use std::ops::Range;

use onrecord_language::Upos;

use super::inflection::forms;
use crate::document::Document;

/// Most words that `*` stands for: a verb and its particle may have a noun phrase between them ("put the talks off").
const LONGEST_GAP: usize = 6;

/// A table from phrases to what they mean. In a phrase, a word that ends in `~` stands for all its forms, `*` for a few
/// words of the same clause.
pub struct Phrases<T> {
    by_first_word: BTreeMap<String, Vec<(Vec<Part>, T)>>,
}

enum Part {
    Word(Vec<String>),
    Gap,
}

impl<T: Clone> Phrases<T> {
    /// A table of these phrases.
    pub fn new(phrases: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut by_first_word: BTreeMap<String, Vec<(Vec<Part>, T)>> = BTreeMap::new();
        for (phrase, meaning) in phrases {
            let mut words = phrase.split(' ');
            for first in words.next().map(alternatives).unwrap_or_default() {
                let rest = words.clone().map(|word| match word {
                    "*" => Part::Gap,
                    word => Part::Word(alternatives(word)),
                });
                by_first_word.entry(first).or_default().push((rest.collect(), meaning.clone()));
            }
        }
        Self { by_first_word }
    }

    /// The longest phrase that begins at a token, with the tokens that it takes.
    pub fn longest(&self, document: &Document, at: usize) -> Option<(Range<usize>, &T)> {
        let end = document.sentence(at).end;
        let matching =
            self.by_first_word.get(document.lower(at))?.iter().filter_map(|(parts, meaning)| {
                Some((at..end_of_match(document, parts, at + 1, end)?, parts.len(), meaning))
            });
        matching
            .max_by_key(|(tokens, parts, _)| (*parts, tokens.len()))
            .map(|(tokens, _, meaning)| (tokens, meaning))
    }
}

fn alternatives(word: &str) -> Vec<String> {
    word.strip_suffix('~').map_or_else(|| vec![word.to_owned()], forms)
}

fn end_of_match(document: &Document, parts: &[Part], at: usize, end: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return Some(at);
    };
    if at >= end {
        return None;
    }
    match part {
        Part::Word(words) if words.iter().any(|word| word == document.lower(at)) => {
            end_of_match(document, rest, at + 1, end)
        }
        // "spoke briefly by phone"
        Part::Word(_) if document.upos(at) == Upos::Adv => {
            end_of_match(document, parts, at + 1, end)
        }
        Part::Word(_) => None,
        Part::Gap => (at + 1..end.min(at + 1 + LONGEST_GAP))
            .take_while(|&next| {
                document.upos(next - 1) != Upos::Punct || document.lower(next - 1) == "-"
            })
            .find_map(|next| end_of_match(document, rest, next, end)),
    }
}
