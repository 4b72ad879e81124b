//! Windows: stretches of a text that the network reads at once.
//!
//! Must not know: what the network finds.

use std::ops::Range;

use crate::atoms::{Atom, Shape, Space, shape};
use crate::pieces::Pieces;

/// One stretch of atoms, as numbers.
#[derive(Debug, Clone)]
pub struct Window {
    /// The atoms, as indices into those of the text.
    pub atoms: Range<usize>,
    /// Word piece ids, with the pieces that open and close a window.
    pub pieces: Vec<i32>,
    /// For each piece, the shape of its atom.
    pub shapes: Vec<i32>,
    /// For each piece, what stands before it.
    pub spaces: Vec<i32>,
    /// For each atom, the index of its first piece.
    pub first: Vec<i32>,
}

impl Window {
    /// A window with the last piece of the vocabulary for its only atom.
    pub fn of_last_piece(pieces: &Pieces) -> Self {
        Self {
            atoms: 0..1,
            pieces: vec![pieces.begin, pieces.last(), pieces.end],
            shapes: vec![Shape::Symbol as i32; 3],
            spaces: vec![Space::Paragraph as i32; 3],
            first: vec![1],
        }
    }
}

/// Cuts a text into windows of at most `longest` pieces, each as long as it can be and ending at the best place in its
/// second half: where a paragraph ends, else a line and a sentence, else a sentence, else a line, else any word.
pub fn windows(text: &str, atoms: &[Atom], pieces: &Pieces, longest: usize) -> Vec<Window> {
    let mut ids = Vec::new();
    let mut starts = Vec::with_capacity(atoms.len() + 1);
    for atom in atoms {
        starts.push(ids.len());
        let before = ids.len();
        pieces.append(atom.text(text), &mut ids);
        ids.truncate(before + longest);
    }
    starts.push(ids.len());
    cut(text, atoms, &starts, longest)
        .into_iter()
        .map(|range| window(text, atoms, range, &ids, &starts, pieces))
        .collect()
}

/// Ranges of atoms that together cover all of them, each no larger than `longest`. `starts` tells where each atom begins,
/// counted in what has a size, and where the last one ends; no single atom is larger than `longest`.
pub fn cut(text: &str, atoms: &[Atom], starts: &[usize], longest: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < atoms.len() {
        let fits = starts.partition_point(|&piece| piece <= starts[start] + longest) - 1;
        let end = if fits == atoms.len() {
            fits
        } else {
            let half = starts.partition_point(|&piece| piece < starts[start] + longest / 2);
            (half.min(fits)..=fits).max_by_key(|&end| (rank(text, atoms, end), end)).unwrap_or(fits)
        };
        found.push(start..end);
        start = end;
    }
    found
}

/// How good a place the beginning of atom `at` is to end a window.
fn rank(text: &str, atoms: &[Atom], at: usize) -> u8 {
    match atoms[at].space {
        Space::Paragraph => 4,
        Space::Line if ends_with_mark(text, atoms, at) => 3,
        Space::Line | Space::Blank if closes_sentence(text, atoms, at) => 2,
        Space::Line => 1,
        _ => 0,
    }
}

fn ends_with_mark(text: &str, atoms: &[Atom], at: usize) -> bool {
    at > 0 && matches!(atoms[at - 1].text(text), "." | "!" | "?" | "…" | "”" | "\"" | "’" | "'")
}

/// Whether a sentence surely ends before atom `at`. A stop behind a short word or a capital may belong to an
/// abbreviation; where it does not, another end is not far.
fn closes_sentence(text: &str, atoms: &[Atom], at: usize) -> bool {
    let mut before = atoms[..at].iter().rev().map(|atom| atom.text(text)).peekable();
    before.next_if(|atom| matches!(*atom, "”" | "\"" | "’" | "'" | ")"));
    match before.next() {
        Some("!" | "?") => true,
        Some(".") => {
            before.next().is_some_and(|word| word.len() > 3 && shape(word) == Shape::Lower)
        }
        _ => false,
    }
}

fn window(
    text: &str,
    atoms: &[Atom],
    range: Range<usize>,
    ids: &[i32],
    starts: &[usize],
    pieces: &Pieces,
) -> Window {
    let offset = starts[range.start];
    let body = &ids[offset..starts[range.end]];
    let mut window = Window {
        pieces: [&[pieces.begin], body, &[pieces.end]].concat(),
        shapes: vec![Shape::Symbol as i32],
        spaces: vec![Space::Paragraph as i32],
        first: Vec::with_capacity(range.len()),
        atoms: range.clone(),
    };
    for index in range.clone() {
        let atom = &atoms[index];
        // The first word of a window has no past: the network reads it as the first of a paragraph.
        let space = if index == range.start { Space::Paragraph } else { atom.space };
        let form = shape(atom.text(text)) as i32;
        window.first.push(i32::try_from(window.shapes.len()).unwrap_or(i32::MAX));
        for piece in starts[index]..starts[index + 1] {
            window.shapes.push(form);
            let goes_on = piece > starts[index];
            window.spaces.push(if goes_on { Space::Continuation } else { space } as i32);
        }
    }
    window.shapes.push(Shape::Symbol as i32);
    window.spaces.push(Space::Paragraph as i32);
    window
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atoms::atoms;

    const VOCABULARY: &str = "[UNK]\n[CLS]\n[SEP]\na\n.\n##a\n";

    fn read(text: &str, longest: usize) -> Vec<String> {
        let atoms = atoms(text);
        let windows = windows(text, &atoms, &Pieces::new(VOCABULARY).unwrap(), longest);
        for window in &windows {
            assert_eq!(window.pieces.len(), window.shapes.len());
            assert_eq!(window.pieces.len(), window.spaces.len());
            assert_eq!(window.first.len(), window.atoms.len());
            assert!(window.pieces.len() <= longest + 2);
        }
        windows
            .iter()
            .map(|w| text[atoms[w.atoms.start].start..atoms[w.atoms.end - 1].end].to_owned())
            .collect()
    }

    #[test]
    fn a_short_text_is_one_window() {
        assert_eq!(read("a a. a", 10), ["a a. a"]);
        assert!(read("", 10).is_empty());
    }

    #[test]
    fn a_paragraph_end_is_preferred_to_a_sentence_end() {
        assert_eq!(read("a a a\n\na. a a a", 7), ["a a a", "a. a a a"]);
        assert_eq!(read("a a a aaaa. a a a", 10), ["a a a aaaa.", "a a a"]);
    }

    #[test]
    fn a_sentence_end_is_told_from_an_abbreviation_and_a_quoted_word() {
        assert_eq!(read("a a aaaa. a a. a a a", 12), ["a a aaaa.", "a a. a a a"]);
        assert_eq!(read("a a aaaa. a \"a\" a a a", 12), ["a a aaaa.", "a \"a\" a a a"]);
        assert_eq!(read("a a aaaa.\" a\na a a a", 11), ["a a aaaa.\"", "a\na a a a"]);
    }

    #[test]
    fn a_word_of_many_pieces_is_cut_short() {
        assert_eq!(read(&"a".repeat(50), 8), ["a".repeat(50)]);
    }
}
