//! Aligns gold words with a text by their letters, white space aside.

use std::ops::Range;

/// Walks through a text and finds one word after another.
pub struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The bytes of the next word, whose characters stand in the text in this order, white space aside. `None` if they do
    /// not; the cursor then stays where it was.
    pub fn next(&mut self, word: &str) -> Option<Range<usize>> {
        let mut start = None;
        let mut rest = self.text[self.at..].char_indices();
        let mut end = self.at;
        for wanted in word.chars().filter(|character| !character.is_whitespace()) {
            let (offset, found) =
                rest.by_ref().find(|(_, character)| !character.is_whitespace())?;
            if found != wanted {
                return None;
            }
            start.get_or_insert(self.at + offset);
            end = self.at + offset + found.len_utf8();
        }
        self.at = end;
        Some(start?..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_one_after_another() {
        let mut cursor = Cursor::new("He’s  in New York.");
        assert_eq!(cursor.next("He"), Some(0..2));
        assert_eq!(cursor.next("’s"), Some(2..6));
        assert_eq!(cursor.next("at"), None);
        assert_eq!(cursor.next("in"), Some(8..10));
        assert_eq!(cursor.next("New York"), Some(11..19));
    }
}
