//! Lemmas without a network: from a list of forms that the treebanks have, else by the rules of inflection.
//!
//! Must not know: the network, the words around.

use std::collections::HashMap;

use crate::inflection::Inflection;
use crate::lemma::{in_case_of, is_never_a_name};
use crate::pieces::Pieces;

/// For each Penn tag, forms in lower case with their lemmas.
pub type LemmaLists = HashMap<String, HashMap<String, String>>;

/// The list and the rules.
#[derive(Debug)]
pub struct Lemmas {
    known: LemmaLists,
    inflection: Inflection,
}

impl Lemmas {
    pub fn new(known: LemmaLists) -> Self {
        Self { known, inflection: Inflection::english() }
    }

    /// The lemma of `form` with the Penn tag `xpos`.
    pub fn choose(&self, form: &str, xpos: &str, pieces: &Pieces) -> String {
        if matches!(xpos, "NNP" | "CD" | "." | ",") {
            return form.to_owned();
        }
        let lower = form.to_lowercase();
        if let Some(lemma) = self.known.get(xpos).and_then(|forms| forms.get(&lower)) {
            return in_case_of(form, lemma, xpos);
        }
        let candidates = self.inflection.candidates(&lower, xpos);
        let word = candidates.iter().find(|candidate| pieces.knows(candidate));
        match word.or(candidates.first()) {
            Some(lemma) => in_case_of(form, lemma, xpos),
            None if is_never_a_name(xpos) && form != "I" => lower,
            None if is_capitalised(form) && xpos != "NNPS" => lower,
            None => form.to_owned(),
        }
    }
}

/// Whether only the first letter is a capital, as where a sentence begins.
fn is_capitalised(form: &str) -> bool {
    let mut letters = form.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(|letter| !letter.is_uppercase())
}
