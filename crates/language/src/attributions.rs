//! Attributions: spans of source, cue and content, and which of them belong together.
//!
//! Must not know: words, news.

use std::ops::Range;

use crate::analysis::Attribution;
use crate::atoms::{Atom, Space};
use crate::scores::Scores;
use crate::tags::{argmax, best_tags, spans};

/// The attributions of one window, in the order of their first byte. `links`: row, the atom that begins a span; column,
/// the atom that begins the cue it belongs to. A cue that points to itself is an anchor, and every other span goes with
/// the anchor that it points to most. Without cue or content there is no attribution.
pub fn attributions(
    atoms: &[Atom],
    scores: &Scores,
    links: &Scores,
    labels: &[String],
) -> Vec<Attribution> {
    let tags = best_tags(scores, labels);
    let pieces: Vec<(Range<usize>, &str)> = spans(&tags, labels)
        .into_iter()
        .flat_map(|(span, kind)| {
            by_paragraph(atoms, span).into_iter().map(move |piece| (piece, kind))
        })
        .collect();
    let anchors = anchors(&pieces, links);
    let mut found = vec![Attribution::default(); anchors.len()];
    for (piece, kind) in &pieces {
        let anchor = argmax(anchors.iter().map(|&anchor| links.row(piece.start)[anchor]));
        let Some(attribution) = found.get_mut(anchor) else { break };
        let bytes = atoms[piece.start].start..atoms[piece.end - 1].end;
        match *kind {
            "source" => attribution.source.push(bytes),
            "cue" => attribution.cue.push(bytes),
            _ => attribution.content.push(bytes),
        }
    }
    found.retain(|attribution| !attribution.content.is_empty() && !attribution.cue.is_empty());
    found.sort_by_key(first_byte);
    found
}

/// The first atoms of the cues that others hang on.
fn anchors(pieces: &[(Range<usize>, &str)], links: &Scores) -> Vec<usize> {
    let cues: Vec<usize> =
        pieces.iter().filter(|(_, kind)| *kind == "cue").map(|(piece, _)| piece.start).collect();
    let stands_alone =
        |&cue: &usize| cues[argmax(cues.iter().map(|&other| links.row(cue)[other]))] == cue;
    let anchors: Vec<usize> = cues.iter().copied().filter(stands_alone).collect();
    // Cues that point only at each other still need one of them to hang on.
    if anchors.is_empty() { cues.into_iter().take(1).collect() } else { anchors }
}

/// A span never reaches over an empty line: each paragraph has its own piece.
fn by_paragraph(atoms: &[Atom], span: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = vec![span.start..span.start + 1];
    for index in span.skip(1) {
        match pieces.last_mut() {
            Some(piece) if atoms[index].space != Space::Paragraph => piece.end = index + 1,
            _ => pieces.push(index..index + 1),
        }
    }
    pieces
}

fn first_byte(attribution: &Attribution) -> usize {
    let parts = [&attribution.source, &attribution.cue, &attribution.content];
    parts
        .iter()
        .flat_map(|pieces| pieces.iter())
        .map(|piece| piece.start)
        .min()
        .unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atoms::atoms;

    fn labels() -> Vec<String> {
        ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
            .map(str::to_owned)
            .to_vec()
    }

    fn read(text: &str, tags: &[usize], links: &[(usize, usize)]) -> Vec<Attribution> {
        let atoms = atoms(text);
        let mut scores = vec![0.0; atoms.len() * 7];
        let mut pointers = vec![0.0; atoms.len() * atoms.len()];
        for (atom, tag) in tags.iter().enumerate() {
            scores[atom * 7 + tag] = 5.0;
        }
        for (from, to) in links {
            pointers[from * atoms.len() + to] = 5.0;
        }
        let scores = Scores::new(atoms.len(), 7, scores);
        attributions(&atoms, &scores, &Scores::new(atoms.len(), atoms.len(), pointers), &labels())
    }

    #[test]
    fn spans_join_the_cue_that_they_point_to() {
        // "it" says both; the second cue is her own.
        let text = "We stay, he said. Go, she told us.";
        //          0  1   2 3  4   5 6  7 8   9    10 11
        let found = read(
            text,
            &[5, 6, 6, 1, 3, 0, 5, 6, 1, 3, 0, 0],
            &[(0, 4), (3, 4), (4, 4), (6, 9), (8, 9), (9, 9)],
        );
        assert_eq!(
            found,
            [
                Attribution { source: vec![9..11], cue: vec![12..16], content: vec![0..8] },
                Attribution { source: vec![22..25], cue: vec![26..30], content: vec![18..21] },
            ]
        );
    }

    #[test]
    fn a_cue_without_content_is_no_attribution() {
        assert!(read("he said", &[1, 3], &[(0, 1), (1, 1)]).is_empty());
        assert!(read("we stay", &[5, 6], &[]).is_empty());
    }

    #[test]
    fn content_is_cut_at_an_empty_line() {
        let found = read("he said go\n\nnow", &[1, 3, 5, 6], &[(0, 1), (1, 1), (2, 1), (3, 1)]);
        assert_eq!(found[0].content, [8..10, 12..15]);
    }
}
