//! Attributions: spans of source, cue and content, and which of them belong together.
//!
//! Must not know: words, news.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::Attribution;
use crate::atoms::{Atom, Space};
use crate::scores::Scores;
use crate::tags::{argmax, best_tags, spans};

/// The attributions of one window, in the order of their first byte.
///
/// `link(from, to)`: how likely the span that begins with atom `from` points to the one that begins with `to`. A cue points to its
/// source, or to itself where the text names none; two cues may share a source. A further piece of a source or of a cue
/// points to the first, a content to its cue. Without content there is no attribution.
pub fn attributions(
    atoms: &[Atom],
    scores: &Scores,
    link: impl Fn(usize, usize) -> f32,
    labels: &[String],
    steps: &[Vec<f32>],
) -> Vec<Attribution> {
    let step = |before: usize, tag: usize| steps.get(before).map_or(0.0, |row| row[tag]);
    let tags = best_tags(scores, labels, step);
    let pieces: Vec<(Range<usize>, &str)> = spans(&tags, labels)
        .into_iter()
        .flat_map(|(span, kind)| {
            by_paragraph(atoms, span).into_iter().map(move |piece| (piece, kind))
        })
        .collect();
    let of_kind = |wanted: &str| -> Vec<Range<usize>> {
        pieces.iter().filter(|(_, kind)| *kind == wanted).map(|(piece, _)| piece.clone()).collect()
    };
    let (sources, cues, contents) = (of_kind("source"), of_kind("cue"), of_kind("content"));
    let anchors = anchors(&sources, &cues, &link);
    let bytes = |piece: &Range<usize>| atoms[piece.start].start..atoms[piece.end - 1].end;
    let mut found: BTreeMap<usize, Attribution> = BTreeMap::new();
    for piece in &contents {
        let Some(anchor) = best(piece.start, anchors.keys().copied(), &link) else { break };
        found.entry(anchor).or_default().content.push(bytes(piece));
    }
    for piece in &cues {
        let anchor = if anchors.contains_key(&piece.start) {
            Some(piece.start)
        } else {
            best(piece.start, anchors.keys().copied(), &link)
        };
        if let Some(attribution) = anchor.and_then(|anchor| found.get_mut(&anchor)) {
            attribution.cue.push(bytes(piece));
        }
    }
    for (anchor, attribution) in &mut found {
        let Some(source) = anchors[anchor] else { continue };
        let belongs = |piece: &&Range<usize>| {
            piece.start == source
                || best(piece.start, sources.iter().map(|other| other.start), &link) == Some(source)
        };
        attribution.source = sources.iter().filter(belongs).map(bytes).collect();
    }
    let mut found: Vec<Attribution> = found.into_values().collect();
    found.sort_by_key(first_byte);
    found
}

/// The first atoms of the cues that attributions hang on, each with the first atom of its source.
fn anchors(
    sources: &[Range<usize>],
    cues: &[Range<usize>],
    link: impl Fn(usize, usize) -> f32,
) -> BTreeMap<usize, Option<usize>> {
    let is_source = |atom: usize| sources.iter().any(|source| source.start == atom);
    let mut anchors = BTreeMap::new();
    for cue in cues {
        let candidates = sources.iter().chain(cues).map(|piece| piece.start);
        match best(cue.start, candidates, &link) {
            Some(goal) if is_source(goal) => anchors.insert(cue.start, Some(goal)),
            Some(goal) if goal == cue.start => anchors.insert(cue.start, None),
            _ => None,
        };
    }
    // Cues that point only at each other still need one of them to hang on.
    if anchors.is_empty() {
        anchors.extend(cues.first().map(|cue| (cue.start, None)));
    }
    anchors
}

/// The atom to which a span that begins at `from` points most.
fn best(
    from: usize,
    candidates: impl Iterator<Item = usize>,
    link: impl Fn(usize, usize) -> f32,
) -> Option<usize> {
    let candidates: Vec<usize> = candidates.collect();
    candidates.get(argmax(candidates.iter().map(|&candidate| link(from, candidate)))).copied()
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
        let link = |from, to| pointers[from * atoms.len() + to];
        attributions(&atoms, &scores, link, &labels(), &[])
    }

    #[test]
    fn spans_join_what_they_point_to() {
        let text = "We stay, he said. Go, she told us.";
        //          0  1   2 3  4   5 6  7 8   9    10 11
        let found = read(
            text,
            &[5, 6, 6, 1, 3, 0, 5, 6, 1, 3, 0, 0],
            &[(0, 4), (3, 3), (4, 3), (6, 9), (8, 8), (9, 8)],
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
    fn two_cues_may_share_a_source() {
        let text = "He said yes, adding no";
        let found = read(text, &[1, 3, 5, 0, 3, 5], &[(0, 0), (1, 0), (2, 1), (4, 0), (5, 4)]);
        assert_eq!(
            found,
            [
                Attribution { source: vec![0..2], cue: vec![3..7], content: vec![8..11] },
                Attribution { source: vec![0..2], cue: vec![13..19], content: vec![20..22] },
            ]
        );
    }

    #[test]
    fn a_cue_that_points_to_itself_has_no_source() {
        let found = read("reportedly gone", &[3, 5], &[(0, 0), (1, 0)]);
        assert_eq!(
            found,
            [Attribution { source: vec![], cue: vec![0..10], content: vec![11..15] }]
        );
    }

    #[test]
    fn without_cue_or_content_there_is_no_attribution() {
        assert!(read("he said", &[1, 3], &[(0, 0), (1, 0)]).is_empty());
        assert!(read("we stay", &[5, 6], &[]).is_empty());
    }

    #[test]
    fn content_is_cut_at_an_empty_line() {
        let found = read("he said go\n\nnow", &[1, 3, 5, 6], &[(0, 0), (1, 0), (2, 1), (3, 1)]);
        assert_eq!(found[0].content, [8..10, 12..15]);
    }
}
