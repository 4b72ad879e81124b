//! Code points to bytes and back, for one text.
//!
//! Must not know what the places mean.

use crate::span::{ByteSpan, Span};

/// How many code points lie between two marks. A lookup walks at most this far; a text of 4 MB has 64 k marks at most.
const STRIDE: usize = 64;

/// The code points of one text and where their bytes are.
///
/// Built once, in one pass. A lookup takes constant time from code points to bytes and logarithmic time back; in a text
/// of ASCII alone both are the identity.
#[derive(Debug, Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    /// Number of code points.
    length: usize,
    /// Byte of every [`STRIDE`]th code point, from the first on; empty for a text of ASCII alone.
    marks: Vec<usize>,
}

impl<'t> Offsets<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, length: text.len(), marks: Vec::new() };
        }
        let mut length = 0;
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        for (byte, _) in text.char_indices() {
            if length % STRIDE == 0 {
                marks.push(byte);
            }
            length += 1;
        }
        Self { text, length, marks }
    }

    /// The text that the offsets are of.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Number of code points.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The byte at which the code point `point` begins; the text's end for its length and anything past it.
    pub fn byte(&self, point: usize) -> usize {
        if point >= self.length {
            return self.text.len();
        }
        match self.marks.get(point / STRIDE) {
            None => point,
            Some(&mark) => {
                let mut following = self.text[mark..].char_indices();
                following.nth(point % STRIDE).map_or(self.text.len(), |(byte, _)| mark + byte)
            }
        }
    }

    /// The code point that holds the byte `byte`; the number of code points for the text's end and anything past it.
    pub fn point(&self, byte: usize) -> usize {
        if byte >= self.text.len() {
            return self.length;
        }
        if self.marks.is_empty() {
            return byte;
        }
        // The first mark is at byte 0, so at least one lies at or before `byte`.
        let index = self.marks.partition_point(|&mark| mark <= byte) - 1;
        let mark = self.marks[index];
        let begun = self.text.as_bytes()[mark..=byte]
            .iter()
            .filter(|&&byte| begins_character(byte))
            .count();
        index * STRIDE + begun - 1
    }

    /// The same place in code points.
    pub fn to_points(&self, bytes: ByteSpan) -> Span {
        Span { start: self.point(bytes.start), end: self.point(bytes.end) }
    }

    /// The same place in bytes.
    pub fn to_bytes(&self, points: Span) -> ByteSpan {
        ByteSpan { start: self.byte(points.start), end: self.byte(points.end) }
    }

    /// The words at a place; empty where the place ends before it starts.
    pub fn quote(&self, points: Span) -> &'t str {
        self.text.get(self.to_bytes(points).range()).unwrap_or_default()
    }
}

/// Whether `byte` is the first of a character in UTF-8: the others are `10xxxxxx`.
fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_code_point_is_found_from_its_bytes_and_back(text in "(?s).{0,400}") {
            let offsets = Offsets::new(&text);
            let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
            prop_assert_eq!(offsets.len(), starts.len());
            for (point, (byte, character)) in text.char_indices().enumerate() {
                prop_assert_eq!(offsets.byte(point), byte);
                for inside in byte..byte + character.len_utf8() {
                    prop_assert_eq!(offsets.point(inside), point);
                }
            }
            for past in 0..3 {
                prop_assert_eq!(offsets.byte(starts.len() + past), text.len());
                prop_assert_eq!(offsets.point(text.len() + past), starts.len());
            }
        }

        #[test]
        fn a_span_quotes_the_same_characters(text in "[a-zé€😀 ]{0,300}", start in 0_usize..300, length in 0_usize..300) {
            let offsets = Offsets::new(&text);
            let span = Span::new(start.min(offsets.len()), (start + length).min(offsets.len()));
            let expected: String = text.chars().skip(span.start).take(span.len()).collect();
            prop_assert_eq!(offsets.quote(span), expected);
            prop_assert_eq!(offsets.to_points(offsets.to_bytes(span)), span);
        }

        #[test]
        fn ascii_text_has_equal_offsets(text in "[ -~\\n]{0,200}", place in 0_usize..200) {
            let offsets = Offsets::new(&text);
            let place = place.min(text.len());
            prop_assert_eq!((offsets.byte(place), offsets.point(place)), (place, place));
        }
    }

    #[test]
    fn a_backward_span_quotes_nothing() {
        assert_eq!(Offsets::new("naïve").quote(Span::new(4, 1)), "");
    }
}
