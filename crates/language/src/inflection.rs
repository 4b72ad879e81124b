//! English inflection: the dictionary forms that an inflected word may have.
//!
//! Spelling rules (silent e, doubled consonants, y for i) and a list of irregular forms (`data/irregular.txt`). The rules
//! propose; which proposal is a word, and the right one, others decide. Must not know: the network.

use std::collections::BTreeMap;

/// What is inflected, told by the Penn tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Verb,
    Noun,
    Adjective,
    Adverb,
}

/// The irregular forms.
#[derive(Debug)]
pub struct Inflection {
    irregular: BTreeMap<(Class, &'static str), &'static str>,
}

impl Inflection {
    /// The list that comes with the crate.
    pub fn english() -> Self {
        let lines =
            include_str!("../data/irregular.txt").lines().filter(|line| !line.starts_with('#'));
        let mut irregular = BTreeMap::new();
        for line in lines {
            let mut words = line.split_whitespace();
            let class = match words.next() {
                Some("verb") => Class::Verb,
                Some("noun") => Class::Noun,
                Some("adjective") => Class::Adjective,
                Some("adverb") => Class::Adverb,
                _ => continue,
            };
            let Some(lemma) = words.next() else { continue };
            for form in words {
                irregular.entry((class, form)).or_insert(lemma);
            }
        }
        Self { irregular }
    }

    /// What `form` (in lower case) with the Penn tag `xpos` may be a form of, the likeliest first; empty where neither
    /// list nor rule says anything. An irregular form is a form of one word only.
    pub fn candidates(&self, form: &str, xpos: &str) -> Vec<String> {
        let (class, ending) = match xpos {
            "VBD" | "VBN" => (Class::Verb, "ed"),
            "VBG" => (Class::Verb, "ing"),
            "VBZ" => (Class::Verb, "s"),
            "VBP" => (Class::Verb, ""),
            "NNS" | "NNPS" => (Class::Noun, "s"),
            "JJR" => (Class::Adjective, "er"),
            "JJS" => (Class::Adjective, "est"),
            "RBR" => (Class::Adverb, "er"),
            "RBS" => (Class::Adverb, "est"),
            _ => return Vec::new(),
        };
        if let Some(&lemma) = self.irregular.get(&(class, form)) {
            return vec![lemma.to_owned()];
        }
        match form.strip_suffix(ending) {
            Some(stem) if stem.chars().count() < 2 || !stem.chars().all(char::is_alphabetic) => {
                Vec::new()
            }
            Some(_) if ending.is_empty() => Vec::new(),
            Some(stem) if ending == "s" => without_s(stem, class),
            Some(stem) => without_vowel_ending(stem),
            None => Vec::new(),
        }
    }
}

/// The word whose plural or third person is `stem` + "s".
fn without_s(stem: &str, class: Class) -> Vec<String> {
    let own = |word: &str| word.to_owned();
    if stem.ends_with('s') {
        return Vec::new(); // "press"
    }
    let Some(short) = stem.strip_suffix('e') else { return vec![own(stem)] };
    match short.strip_suffix('i') {
        Some(shorter) if class == Class::Verb => vec![format!("{shorter}y")],
        Some(shorter) => vec![format!("{shorter}y"), own(stem)], // "parties", but "movies"
        None if ["ss", "x", "ch", "sh", "zz", "o"].iter().any(|end| short.ends_with(end)) => {
            vec![own(short), own(stem)]
        }
        None => vec![own(stem), own(short)],
    }
}

/// The word that becomes `stem` before "ed", "ing", "er", "est".
fn without_vowel_ending(stem: &str) -> Vec<String> {
    if let Some(short) = stem.strip_suffix('i') {
        return vec![format!("{short}y")];
    }
    let plain = stem.to_owned();
    let silent = format!("{stem}e");
    match doubled(stem) {
        Some(single) if stem.ends_with(['l', 's', 'z', 'f']) => vec![plain, single.to_owned()],
        Some(single) => vec![single.to_owned()],
        None if would_double(stem) => vec![silent],
        None if wants_e(stem) => vec![silent, plain],
        None => vec![plain, silent],
    }
}

/// The stem without the second of two equal consonants at its end.
fn doubled(stem: &str) -> Option<&str> {
    let mut last = stem.char_indices().rev();
    let ((at, one), (_, two)) = (last.next()?, last.next()?);
    (one == two && !is_vowel(one)).then(|| &stem[..at])
}

/// Whether the last consonant would be doubled if nothing were missing: "hop" makes "hopping", so "hoping" is of "hope".
fn would_double(stem: &str) -> bool {
    let vowels = stem.chars().map(|letter| is_vowel(letter) || letter == 'y');
    let shape: Vec<bool> = vowels.collect();
    let syllables = shape.windows(2).filter(|pair| pair[0] && !pair[1]).count();
    let last_two = shape.ends_with(&[false, true, false]) || shape == [true, false];
    syllables == 1 && last_two && !stem.ends_with(['w', 'x'])
}

/// Stems that no English word ends in, but for a silent e: "announc", "receiv", "handl", "activat", "realiz".
fn wants_e(stem: &str) -> bool {
    let before = stem.chars().rev().nth(1).unwrap_or(' ');
    match stem.chars().next_back() {
        Some('c' | 'v' | 'z' | 'u') => true,
        Some('s') => before != 's',
        Some('l') => !is_vowel(before) && !matches!(before, 'l' | 'r' | 'w'),
        Some('k') => is_vowel(before) && !is_vowel_pair(stem),
        Some('g') => matches!(before, 'd' | 'l' | 'r'),
        Some('t') => {
            stem.len() > 4
                && ["at", "ut"].iter().any(|end| stem.ends_with(end))
                && !is_vowel_pair(stem)
        }
        Some('r') => stem.ends_with("ur") || stem.ends_with("ir") && stem.len() > 4,
        _ => false,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Whether two vowels stand before the last letter: "defeat" is a word, "activat" is not.
fn is_vowel_pair(stem: &str) -> bool {
    let mut before = stem.chars().rev().skip(1);
    before.next().is_some_and(is_vowel)
        && before.next().is_some_and(is_vowel)
        && !stem.ends_with("iat")
        && !stem.ends_with("uat")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeliest(form: &str, xpos: &str) -> Option<String> {
        Inflection::english().candidates(form, xpos).into_iter().next()
    }

    #[test]
    fn irregular_forms_are_listed() {
        for (form, xpos, lemma) in [
            ("met", "VBD", "meet"),
            ("held", "VBN", "hold"),
            ("men", "NNS", "man"),
            ("better", "JJR", "good"),
            ("better", "RBR", "well"),
            ("lying", "VBG", "lie"),
        ] {
            assert_eq!(likeliest(form, xpos).as_deref(), Some(lemma));
        }
    }

    #[test]
    fn regular_forms_of_words_in_no_list_follow_the_spelling_rules() {
        for (form, xpos, lemma) in [
            ("demilitarized", "VBN", "demilitarize"),
            ("denounced", "VBD", "denounce"),
            ("redeploying", "VBG", "redeploy"),
            ("recalibrated", "VBD", "recalibrate"),
            ("defeated", "VBD", "defeat"),
            ("reshelving", "VBG", "reshelve"),
            ("replanned", "VBD", "replan"),
            ("annuities", "NNS", "annuity"),
            ("besieges", "VBZ", "besiege"),
            ("dispatches", "VBZ", "dispatch"),
            ("hoping", "VBG", "hope"),
            ("hopping", "VBG", "hop"),
            ("carries", "VBZ", "carry"),
            ("invoked", "VBD", "invoke"),
            ("grimmest", "JJS", "grim"),
            ("wearier", "JJR", "weary"),
        ] {
            assert_eq!(likeliest(form, xpos).as_deref(), Some(lemma));
        }
    }

    #[test]
    fn what_is_not_inflected_has_no_candidates() {
        for (form, xpos) in
            [("talk", "NN"), ("press", "NNS"), ("people", "NNS"), ("5,000s", "NNS"), ("", "VBD")]
        {
            assert_eq!(likeliest(form, xpos), None);
        }
    }
}
