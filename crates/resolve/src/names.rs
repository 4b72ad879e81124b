//! Whether two names are one: spellings of a person's name in other alphabets, parts of a name, initials of a body.
//!
//! Must not know countries or roles: [`crate::party`] weighs those.

use crate::fold;

/// How two names of people compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Two people.
    Different,
    /// One has only a family name, which the other shares.
    FamilyNameAlone,
    /// One name, perhaps spelled in two ways or with a part left out.
    Same,
}

/// Compares two names of people.
///
/// Family names stand last; "Recep Tayyip Erdoğan" and "Tayyip Erdogan" are one, "Rodrigo Vale" and "Beatriz Vale" two.
pub(crate) fn people(one: &str, other: &str) -> Likeness {
    let (one, other) = (person_words(one), person_words(other));
    let (Some((family, given)), Some((other_family, other_given))) =
        (one.split_last(), other.split_last())
    else {
        return Likeness::Different;
    };
    if !same_spelling(family, other_family) {
        return Likeness::Different;
    }
    if given.is_empty() && other_given.is_empty() {
        return Likeness::Same;
    }
    if given.is_empty() || other_given.is_empty() {
        return Likeness::FamilyNameAlone;
    }
    let (fewer, more) =
        if given.len() <= other_given.len() { (given, other_given) } else { (other_given, given) };
    let all_found =
        fewer.iter().all(|name| more.iter().any(|longer| same_given_name(name, longer)));
    if all_found { Likeness::Same } else { Likeness::Different }
}

/// The spelling by which a person's family name is looked up: what transliterations and accents vary is levelled.
pub(crate) fn family_key(name: &str) -> Option<String> {
    person_words(name).last().map(|family| level(family))
}

/// Words of a person's name without honours before and generations after it.
pub(crate) fn person_words(name: &str) -> Vec<String> {
    let mut words = fold::words(name);
    while words.len() > 1 && HONORIFICS.contains(&words[0].as_str()) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|word| GENERATIONS.contains(&word.as_str())) {
        words.pop();
    }
    words
}

/// Forms of address that are no part of a name.
const HONORIFICS: [&str; 14] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "hon",
    "president",
    "prof",
    "gen",
    "sen",
];

/// What follows a name to tell a son from a father.
const GENERATIONS: [&str; 4] = ["jr", "sr", "ii", "iii"];

/// Whether two words are spellings of one name: equal when levelled.
fn same_spelling(one: &str, other: &str) -> bool {
    one == other || level(one) == level(other)
}

/// Given names are the same, spelled alike, or one is the other's initial.
fn same_given_name(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    same_spelling(one, other) || initial(one, other) || initial(other, one)
}

/// Levels what differs between ways of writing a name in Latin letters: "Zelenskiy", "Zelenskyy" and "Zelensky" are one.
fn level(word: &str) -> String {
    let mut levelled = word.to_owned();
    for (spelling, levelled_to) in SPELLINGS {
        levelled = levelled.replace(spelling, levelled_to);
    }
    let mut letters: Vec<char> = levelled.chars().collect();
    letters.dedup();
    let end = letters.iter().rposition(|&letter| letter != 'y').map_or(0, |last| last + 1);
    if letters.len() > end && end > 0 {
        letters.truncate(end);
        letters.push('y');
    }
    letters.into_iter().collect()
}

/// Letters that transliterations of one name vary, in the order in which they are levelled.
const SPELLINGS: [(&str, &str); 14] = [
    ("kh", "h"),
    ("ks", "x"),
    ("yo", "e"),
    ("ye", "e"),
    ("ie", "e"),
    ("iy", "y"),
    ("ii", "y"),
    ("ij", "y"),
    ("i", "y"),
    ("j", "y"),
    ("w", "v"),
    ("ph", "f"),
    ("ou", "u"),
    ("oo", "u"),
];

/// Whether `short` is made of the initials of `long`: "IMF" of "International Monetary Fund".
pub(crate) fn is_acronym(short: &str, long: &str) -> bool {
    let short = fold::name(short);
    let words = fold::words(long);
    let initials = |skip_small: bool| -> String {
        let kept = words.iter().filter(|word| !skip_small || !SMALL_WORDS.contains(&word.as_str()));
        kept.filter_map(|word| word.chars().next()).collect()
    };
    short.chars().count() >= 2
        && words.len() >= 2
        && (initials(true) == short || initials(false) == short)
}

/// Words that acronyms leave out.
const SMALL_WORDS: [&str; 7] = ["of", "the", "for", "and", "on", "in", "de"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one_person() {
        for (one, other) in [
            ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
            ("Recep Tayyip Erdoğan", "Tayyip Erdogan"),
            ("Sir Alan Whitby", "Alan Whitby"),
            ("J. Lindqvist", "Jonas Lindqvist"),
            ("Mikhail Orlov", "Mihail Orlov"),
        ] {
            assert_eq!(people(one, other), Likeness::Same, "{one} / {other}");
        }
    }

    #[test]
    fn namesakes_are_two_people() {
        assert_eq!(people("Daniel Sorensen", "Lydia Sorensen"), Likeness::Different);
        assert_eq!(people("Ana Reyes", "Ana Rojas"), Likeness::Different);
        assert_eq!(people("Sorensen", "Lydia Sorensen"), Likeness::FamilyNameAlone);
    }

    #[test]
    fn initials_stand_for_a_body() {
        assert!(is_acronym("IMF", "International Monetary Fund"));
        assert!(is_acronym("ICRC", "the International Committee of the Red Cross"));
        assert!(!is_acronym("IMF", "World Bank"));
        assert!(!is_acronym("a", "alpha beta"));
    }
}
