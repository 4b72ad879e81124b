//! Words without what varies between spellings: case, accents, punctuation.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of `text` in order, in lower case, without accents, apostrophes and points: "U.S." is "us".
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.nfkd().filter(|&letter| !is_combining_mark(letter)) {
        match letter {
            '.' | '\'' | '’' | '‘' => {}
            letter if letter.is_alphanumeric() => push_folded(&mut word, letter),
            _ if word.is_empty() => {}
            _ => words.push(std::mem::take(&mut word)),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Letters that no decomposition takes apart, as newspapers write them without their strokes.
fn push_folded(word: &mut String, letter: char) {
    match letter {
        'ı' => word.push('i'),
        'ł' | 'Ł' => word.push('l'),
        'ø' | 'Ø' => word.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => word.push('d'),
        'ß' => word.push_str("ss"),
        'æ' | 'Æ' => word.push_str("ae"),
        'œ' | 'Œ' => word.push_str("oe"),
        'þ' | 'Þ' => word.push_str("th"),
        letter => word.extend(letter.to_lowercase()),
    }
}

/// A name as a key: its words without a leading article, parted by single spaces.
pub(crate) fn name(text: &str) -> String {
    let words = words(text);
    let start = usize::from(words.len() > 1 && words[0] == "the");
    words[start..].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fold_to_one() {
        assert_eq!(name("The White House"), name("White House"));
        assert_eq!(name("Recep Tayyip Erdoğan"), "recep tayyip erdogan");
        assert_eq!(name("U.S."), "us");
        assert_eq!(name("Łukasz Kowalski’s"), "lukasz kowalskis");
        assert_eq!(words("28-point plan"), ["28", "point", "plan"]);
    }
}
