//! Lemmas: the dictionary form of a word, chosen among edits by the network and held to what English allows.
//!
//! An edit is a case (`k`eep or `l`ower), a number of final characters to drop, and what to add: "l3y" makes
//! "Parties" into "party". The network chooses among the edits that its training met, but cannot know whether what they
//! leave is a word ("announc"): the rules of inflection and the vocabulary do.

use std::collections::HashMap;

use crate::inflection::Inflection;
use crate::pieces::Pieces;

/// So many of the network's edits are looked at before the form itself is taken.
const EDITS_TRIED: usize = 6;

/// One edit.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    lower: bool,
    drop: usize,
    add: String,
}

/// All edits of a model, in the order of their scores.
#[derive(Debug)]
pub struct Lemmas {
    edits: Vec<Edit>,
    /// What is dropped and added, to the edits that do so.
    places: HashMap<(usize, String), Vec<usize>>,
    inflection: Inflection,
}

impl Lemmas {
    /// Reads a model's edits.
    ///
    /// # Errors
    /// With the first label that is no edit.
    pub fn new(labels: &[String]) -> Result<Self, &String> {
        let edits: Vec<Edit> =
            labels.iter().map(|label| Edit::parse(label).ok_or(label)).collect::<Result<_, _>>()?;
        let mut places: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, edit) in edits.iter().enumerate() {
            places.entry((edit.drop, edit.add.clone())).or_default().push(index);
        }
        Ok(Self { edits, places, inflection: Inflection::english() })
    }

    /// The lemma of `form` with the Penn tag `xpos`, given a score for each edit.
    pub fn choose(&self, form: &str, xpos: &str, scores: &[f32], pieces: &Pieces) -> String {
        let lower = form.to_lowercase();
        let candidates = self.inflection.candidates(&lower, xpos);
        let known = candidates.iter().filter(|candidate| pieces.knows(candidate));
        let score = |candidate: &String| self.score(&lower, candidate, scores);
        // The last of equals is taken, so the likeliest goes last.
        let best = known.rev().max_by(|a, b| score(a).total_cmp(&score(b)));
        if let Some(candidate) = best.or(candidates.first()) {
            return in_case_of(form, candidate, xpos);
        }
        let lemma = self.by_network(form, &lower, scores, pieces);
        if lemma == form && form != "I" && is_never_a_name(xpos) { lower } else { lemma }
    }

    /// The best edit that leaves a word.
    fn by_network(&self, form: &str, lower: &str, scores: &[f32], pieces: &Pieces) -> String {
        let mut order: Vec<usize> = (0..self.edits.len().min(scores.len())).collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
        let is_name =
            form.chars().any(|character| !character.is_alphabetic()) || form.chars().count() < 3;
        let edited = order.into_iter().take(EDITS_TRIED).map(|index| self.edits[index].apply(form));
        let fits = |lemma: &String| {
            let plain = lemma.to_lowercase();
            is_name || plain == lower || pieces.knows(&plain)
        };
        edited.into_iter().find(fits).unwrap_or_else(|| form.to_owned())
    }

    /// The network's score for an edit of `form` into `lemma`.
    fn score(&self, form: &str, lemma: &str, scores: &[f32]) -> f32 {
        let common = form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
        let edit = (form.chars().count() - common, lemma.chars().skip(common).collect());
        let places = self.places.get(&edit).map_or(&[][..], Vec::as_slice);
        places
            .iter()
            .filter_map(|&place| scores.get(place))
            .copied()
            .fold(f32::NEG_INFINITY, f32::max)
    }
}

impl Edit {
    fn parse(label: &str) -> Option<Self> {
        let lower = match label.chars().next()? {
            'k' => false,
            'l' => true,
            _ => return None,
        };
        let digits = label[1..].find(|c: char| !c.is_ascii_digit()).unwrap_or(label.len() - 1);
        let drop = label[1..=digits].parse().ok()?;
        Some(Self { lower, drop, add: label[1 + digits..].to_owned() })
    }

    /// The lemma of `form`; the form itself where the edit would drop more than there is.
    fn apply(&self, form: &str) -> String {
        let base = if self.lower { form.to_lowercase() } else { form.to_owned() };
        let length = base.chars().count();
        if self.drop > length {
            return base;
        }
        let mut lemma: String = base.chars().take(length - self.drop).collect();
        lemma.push_str(&self.add);
        if lemma.is_empty() { base } else { lemma }
    }
}

/// Whether words with this tag have a capital only where a sentence or a title begins.
pub fn is_never_a_name(xpos: &str) -> bool {
    const TAGS: [&str; 14] =
        ["CC", "DT", "EX", "IN", "MD", "PDT", "POS", "PRP", "PRP$", "RB", "RP", "TO", "WDT", "WRB"];
    TAGS.contains(&xpos) || xpos.starts_with("VB") || xpos.starts_with("WP")
}

/// Names keep their capital, and acronyms theirs ("NGOs"); other words have none.
pub fn in_case_of(form: &str, lemma: &str, xpos: &str) -> String {
    let same = form
        .chars()
        .zip(lemma.chars())
        .take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase()))
        .count();
    let start: String = form.chars().take(same).collect();
    let is_acronym =
        same > 1 && start.chars().all(char::is_uppercase) && form.chars().any(char::is_lowercase);
    if xpos == "NNPS" || is_acronym {
        start + &lemma.chars().skip(same).collect::<String>()
    } else {
        lemma.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOCABULARY: &str = "[UNK]\n[CLS]\n[SEP]\nannounce\nparty\nplan\nplane\nnot\n";

    /// The lemma of a form, where the network prefers the edits in the order given.
    fn lemma(form: &str, xpos: &str, edits: &[&str]) -> String {
        let labels: Vec<String> = edits.iter().map(|&edit| edit.to_owned()).collect();
        let scores: Vec<f32> = (0_u8..).map(|rank| -f32::from(rank)).take(edits.len()).collect();
        Lemmas::new(&labels).unwrap().choose(form, xpos, &scores, &Pieces::new(VOCABULARY).unwrap())
    }

    #[test]
    fn a_lemma_is_a_word() {
        assert_eq!(lemma("announced", "VBD", &["k2", "k1"]), "announce");
        assert_eq!(lemma("Parties", "NNS", &["l1", "l3y"]), "party");
        assert_eq!(lemma("footage", "NNS", &["k1", "k0"]), "footage");
        assert_eq!(lemma("n't", "RB", &["k2ot", "k0"]), "not");
    }

    #[test]
    fn between_two_words_the_network_decides() {
        assert_eq!(lemma("planes", "NNS", &["k1", "k2"]), "plane");
        assert_eq!(lemma("planes", "NNS", &["k2", "k1"]), "plan");
    }

    #[test]
    fn names_and_acronyms_keep_their_capitals() {
        assert_eq!(lemma("Houthis", "NNPS", &["k1"]), "Houthi");
        assert_eq!(lemma("NGOs", "NNS", &["k1"]), "NGO");
        assert_eq!(lemma("Kyiv", "NNP", &["k0"]), "Kyiv");
        assert_eq!(lemma("The", "DT", &["k0"]), "the");
    }

    #[test]
    fn what_is_no_edit_is_refused() {
        for label in ["", "x2", "k", "l-1"] {
            assert_eq!(Lemmas::new(&[label.to_owned()]).err().map(String::as_str), Some(label));
        }
    }
}
