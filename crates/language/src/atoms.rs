//! Atoms: the smallest units of text that the network sees.
//!
//! An atom is a run of letters and digits, one symbol, or an English clitic ("n't", "'s"). Words are made of one or more
//! atoms, and the network decides which belong together, so there are no tokenization rules beyond these. The training
//! does the same in `training/onrecord_training/text.py`; both are held to `training/fixtures/atoms.json`.
//!
//! Must not know: the network, words.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// Endings that stand apart from the word before their apostrophe.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Written as one word, two words in Universal Dependencies; with the length in bytes of the first of the two.
const CONTRACTIONS: [(&str, usize); 6] =
    [("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3), ("gimme", 3), ("lemme", 3)];

/// What stands before an atom. The numbers are those of the network's input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    Glued = 0,
    Blank = 1,
    Line = 2,
    Paragraph = 3,
    /// Before a piece that goes on with the atom of the piece before.
    Continuation = 4,
}

/// How an atom is written. The numbers are those of the network's input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Symbol = 0,
    Lower = 1,
    Title = 2,
    Upper = 3,
    Mixed = 4,
    Digits = 5,
    Alphanumeric = 6,
}

/// Bytes `[start, end)` of a text, and what stands before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Atom {
    pub start: usize,
    pub end: usize,
    pub space: Space,
}

impl Atom {
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// The atoms of a text, in order.
pub fn atoms(text: &str) -> Vec<Atom> {
    let mut found: Vec<Atom> = Vec::new();
    let mut at = 0;
    let mut previous_end = 0;
    while let Some(character) = text[at..].chars().next() {
        if is_blank(character) || is_invisible(character) {
            at += character.len_utf8();
            continue;
        }
        let run_end =
            if is_word(character) { end_of_run(text, at) } else { at + character.len_utf8() };
        let mut space = match found.last() {
            Some(_) => space_between(&text[previous_end..at]),
            None => Space::Paragraph,
        };
        let (middle, end) = split_run(text, at, run_end);
        for (start, end) in [(at, middle), (middle, end)] {
            if start < end {
                found.push(Atom { start, end, space });
                space = Space::Glued;
            }
        }
        at = end;
        previous_end = end;
    }
    found
}

/// How a word is written.
pub fn shape(word: &str) -> Shape {
    let of =
        |group| word.chars().filter(move |character| character.general_category_group() == group);
    let has_digits = of(GeneralCategoryGroup::Number).next().is_some();
    let mut letters = of(GeneralCategoryGroup::Letter);
    let Some(first) = letters.next() else {
        return if has_digits { Shape::Digits } else { Shape::Symbol };
    };
    if has_digits {
        return Shape::Alphanumeric;
    }
    let rest_is_lower = letters.all(char::is_lowercase);
    if rest_is_lower && first.is_lowercase() {
        Shape::Lower
    } else if rest_is_lower && first.is_uppercase() {
        Shape::Title
    } else if of(GeneralCategoryGroup::Letter).all(char::is_uppercase) {
        Shape::Upper
    } else {
        Shape::Mixed
    }
}

/// Letters, digits and the marks that combine with them.
pub fn is_word(character: char) -> bool {
    let group = character.general_category_group();
    matches!(
        group,
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number | GeneralCategoryGroup::Mark
    )
}

/// White space, with the four control characters that separate the records of a file.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{1c}'..='\u{1f}')
}

/// Characters that take no room: soft hyphen, joiners, marks of direction and byte order.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{2060}' | '\u{feff}' | '\u{200b}'..='\u{200f}')
}

fn end_of_run(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    start + rest.find(|character| !is_word(character)).unwrap_or(rest.len())
}

/// Where a run divides and where it ends: a clitic that follows is taken in and stands behind the division.
fn split_run(text: &str, start: usize, end: usize) -> (usize, usize) {
    let run = &text[start..end];
    if let Some((_, length)) = CONTRACTIONS.iter().find(|(word, _)| run.eq_ignore_ascii_case(word))
    {
        return (start + length, end);
    }
    let apostrophe = text[end..].chars().next().filter(|character| matches!(character, '\'' | '’'));
    let (Some(apostrophe), true) = (apostrophe, run.starts_with(is_word)) else {
        return (end, end);
    };
    let suffix_start = end + apostrophe.len_utf8();
    let after = end_of_run(text, suffix_start);
    let suffix = text[suffix_start..after].to_lowercase();
    if suffix == "t" && run.len() > 1 && run.ends_with(['n', 'N']) {
        return (end - 1, after);
    }
    if CLITICS.contains(&suffix.as_str()) { (end, after) } else { (end, end) }
}

fn space_between(gap: &str) -> Space {
    match gap.matches('\n').count() {
        0 if gap.contains(is_blank) => Space::Blank,
        0 => Space::Glued,
        1 => Space::Line,
        _ => Space::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        atoms(text).iter().map(|atom| atom.text(text)).collect()
    }

    #[test]
    fn clitics_stand_apart_and_symbols_alone() {
        assert_eq!(
            words("They don’t, the U.S. side can't."),
            ["They", "do", "n’t", ",", "the", "U", ".", "S", ".", "side", "ca", "n't", "."]
        );
        assert_eq!(
            words("Iran's 28-point plan cannot"),
            ["Iran", "'s", "28", "-", "point", "plan", "can", "not"]
        );
    }

    #[test]
    fn an_apostrophe_that_opens_a_quotation_stays_alone() {
        assert_eq!(words("said: 'Stop'"), ["said", ":", "'", "Stop", "'"]);
    }

    #[test]
    fn what_stands_before_an_atom_is_told() {
        let spaces: Vec<Space> = atoms("A b\nc\n\nd.").iter().map(|atom| atom.space).collect();
        assert_eq!(
            spaces,
            [Space::Paragraph, Space::Blank, Space::Line, Space::Paragraph, Space::Glued]
        );
    }

    #[test]
    fn shapes_tell_how_a_word_is_written() {
        let shapes = [
            ("the", Shape::Lower),
            ("Kyiv", Shape::Title),
            ("NATO", Shape::Upper),
            ("McKay", Shape::Mixed),
            ("28", Shape::Digits),
            ("G7", Shape::Alphanumeric),
            ("—", Shape::Symbol),
        ];
        for (word, expected) in shapes {
            assert_eq!(shape(word), expected, "{word}");
        }
    }

    proptest! {
        #[test]
        fn atoms_cover_all_that_is_seen_and_nothing_twice(text in "(?s).{0,200}|[a-zN'’ .\n]{0,80}") {
            let mut seen = 0;
            for atom in atoms(&text) {
                let gap = &text[seen..atom.start];
                prop_assert!(gap.chars().all(|c| is_blank(c) || is_invisible(c)));
                prop_assert!(atom.start < atom.end);
                seen = atom.end;
            }
            prop_assert!(text[seen..].chars().all(|c| is_blank(c) || is_invisible(c)));
        }
    }
}
