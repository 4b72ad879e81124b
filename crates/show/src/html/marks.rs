//! The article's text, cut where facts begin and end, so that spans that nest or overlap can all be shown.
//!
//! Must not know what the facts say.

use std::collections::BTreeSet;

use onrecord_record::{ByteSpan, LinkKind, Naming, Offsets, Reading, Span};

/// What sort of fact a mark is of, from the most telling to the least. Its place in the list breaks ties of length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// What is said, on the word of someone named.
    Named,
    /// What is said, on the word of someone not named.
    Unnamed,
    /// What is said, on the word of a document.
    Document,
    /// Who says it.
    Source,
    /// The words that tie the two.
    Cue,
    /// What tells of an event.
    Event,
    /// What tells of a proposal.
    Proposal,
    /// What is to be wary of.
    Warning,
    /// A time.
    Time,
    /// Someone.
    Actor,
}

impl Layer {
    fn class(self) -> &'static str {
        match self {
            Layer::Named => "said named",
            Layer::Unnamed => "said unnamed",
            Layer::Document => "said document",
            Layer::Source => "source",
            Layer::Cue => "cue",
            Layer::Event => "event",
            Layer::Proposal => "proposal",
            Layer::Warning => "warning",
            Layer::Time => "time",
            Layer::Actor => "actor",
        }
    }
}

/// Some words and the fact that they tell of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// Id of the fact.
    pub fact: String,
    /// What sort of fact it is.
    pub layer: Layer,
}

/// Words under the same marks throughout.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Classes of all layers that it lies in.
    pub classes: String,
    /// Ids of all facts that it belongs to, the narrowest first, parted by blanks.
    pub facts: String,
    /// Id of the narrowest fact: where a click leads.
    pub target: Option<String>,
    /// Facts whose first words these are.
    pub begins: Vec<String>,
    /// Where a link of the article that ends here leads.
    pub links: Vec<String>,
}

/// Every place of a reading that tells of a fact.
pub fn marks(reading: &Reading) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |fact: &str, layer: Layer, span: Span| {
        marks.push(Mark { span, fact: fact.to_owned(), layer });
    };
    for statement in &reading.statements {
        let id = statement.id.as_str();
        let layer = match statement.chain.last() {
            Some(root) if root.kind == LinkKind::Document => Layer::Document,
            Some(root) if root.naming == Naming::Named => Layer::Named,
            _ => Layer::Unnamed,
        };
        statement.content.iter().for_each(|&span| add(id, layer, span));
        statement.source.iter().for_each(|source| add(id, Layer::Source, source.span));
        statement.cue.iter().for_each(|cue| add(id, Layer::Cue, cue.span));
    }
    for event in &reading.events {
        let id = event.id.as_str();
        event.evidence.iter().for_each(|&span| add(id, Layer::Event, span));
        event.status_history.iter().for_each(|change| add(id, Layer::Event, change.span));
    }
    for proposal in &reading.proposals {
        proposal.evidence.iter().for_each(|&span| add(proposal.id.as_str(), Layer::Proposal, span));
        for point in &proposal.points {
            point.evidence.iter().for_each(|&span| add(point.id.as_str(), Layer::Proposal, span));
        }
    }
    for (index, warning) in reading.warnings.iter().enumerate() {
        warning.span.iter().for_each(|&span| add(&format!("w{}", index + 1), Layer::Warning, span));
    }
    reading.times.iter().for_each(|time| add(time.id.as_str(), Layer::Time, time.span));
    for actor in &reading.actors {
        actor
            .mentions
            .iter()
            .for_each(|mention| add(actor.id.as_str(), Layer::Actor, mention.span));
    }
    marks
}

/// The text by paragraphs, each cut into segments. `marks` may nest and overlap in any way.
pub fn paragraphs(reading: &Reading, offsets: &Offsets, marks: &[Mark]) -> Vec<Vec<Segment>> {
    let links = &reading.article.links;
    let places = lines(offsets);
    let mut by_start: Vec<&Mark> = marks.iter().filter(|mark| !mark.span.is_empty()).collect();
    by_start.sort_by_key(|mark| mark.span.start);
    let ends = by_start.iter().flat_map(|mark| [mark.span.start, mark.span.end]);
    let ends = ends.chain(places.iter().flat_map(|line| [line.start, line.end]));
    let mut cuts: Vec<usize> = ends.chain(links.iter().map(|link| link.span.end)).collect();
    cuts.sort_unstable();
    cuts.dedup();

    let mut upcoming = by_start.into_iter().peekable();
    let mut active: Vec<&Mark> = Vec::new();
    let mut begun = BTreeSet::new();
    let mut paragraphs = Vec::new();
    for line in places {
        let first = cuts.partition_point(|&cut| cut < line.start);
        let last = cuts.partition_point(|&cut| cut <= line.end);
        let mut segments = Vec::new();
        for pair in cuts[first..last].windows(2) {
            let span = Span::new(pair[0], pair[1]);
            while let Some(mark) = upcoming.next_if(|mark| mark.span.start <= span.start) {
                active.push(mark);
            }
            active.retain(|mark| mark.span.end > span.start);
            let mut segment = segment(offsets.quote(span), &active, &mut begun);
            let ending = links.iter().filter(|link| link.span.end == span.end);
            segment.links =
                ending.filter(|link| is_web(&link.href)).map(|link| link.href.clone()).collect();
            segments.push(segment);
        }
        paragraphs.push(segments);
    }
    paragraphs
}

/// The places of all lines that are not blank.
fn lines(offsets: &Offsets) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in offsets.text().split('\n') {
        let end = start + line.len();
        if !line.trim().is_empty() {
            lines.push(offsets.to_points(ByteSpan::new(start, end)));
        }
        start = end + 1;
    }
    lines
}

fn segment(words: &str, active: &[&Mark], begun: &mut BTreeSet<String>) -> Segment {
    let mut marks = active.to_vec();
    marks.sort_by_key(|mark| (mark.span.len(), mark.layer, mark.span.start));
    let mut segment = Segment { text: visible(words), ..Segment::default() };
    let mut classes: Vec<&str> = Vec::new();
    let mut facts: Vec<&str> = Vec::new();
    for mark in &marks {
        if !classes.contains(&mark.layer.class()) {
            classes.push(mark.layer.class());
        }
        if !facts.contains(&mark.fact.as_str()) {
            facts.push(&mark.fact);
        }
        if begun.insert(mark.fact.clone()) {
            segment.begins.push(mark.fact.clone());
        }
    }
    segment.target = facts.first().map(|&fact| fact.to_owned());
    segment.classes = classes.join(" ");
    segment.facts = facts.join(" ");
    segment
}

/// A page shows no control characters; each stays one character, so that places stay places.
fn visible(words: &str) -> String {
    let visible = |character: char| {
        if character.is_control() && character != '\t' { '\u{fffd}' } else { character }
    };
    words.chars().map(visible).collect()
}

/// Whether a link leads to a page and not to a script.
pub fn is_web(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    address.starts_with("https://") || address.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn mark(start: usize, end: usize, fact: &str) -> Mark {
        Mark { span: Span::new(start, end), fact: fact.to_owned(), layer: Layer::Event }
    }

    fn cut(text: &str, marks: &[Mark]) -> Vec<Vec<(String, String)>> {
        let mut article = sample().article;
        text.clone_into(&mut article.text);
        let reading = Reading::empty(String::new(), article);
        let paragraphs = paragraphs(&reading, &Offsets::new(text), marks);
        let pair = |segment: Segment| (segment.text, segment.facts);
        paragraphs.into_iter().map(|segments| segments.into_iter().map(pair).collect()).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|&(text, facts)| (text.to_owned(), facts.to_owned())).collect()
    }

    #[test]
    fn marks_that_nest_and_overlap_share_segments() {
        let cut = cut("äbcdefgh", &[mark(0, 6, "e1"), mark(2, 4, "e2"), mark(5, 8, "e3")]);
        let expected =
            pairs(&[("äb", "e1"), ("cd", "e2 e1"), ("e", "e1"), ("f", "e3 e1"), ("gh", "e3")]);
        assert_eq!(cut, [expected]);
    }

    #[test]
    fn a_mark_over_two_paragraphs_is_shown_in_both() {
        let cut = cut("one\n\ntwo three", &[mark(0, 8, "e1")]);
        assert_eq!(cut, [pairs(&[("one", "e1")]), pairs(&[("two", "e1"), (" three", "")])]);
    }

    #[test]
    fn every_word_of_the_article_is_on_the_page_once() {
        let reading = sample();
        let offsets = Offsets::new(&reading.article.text);
        let paragraphs = paragraphs(&reading, &offsets, &marks(&reading));
        let shown: Vec<String> = paragraphs
            .iter()
            .map(|segments| segments.iter().map(|segment| segment.text.as_str()).collect())
            .collect();
        assert_eq!(shown.join("\n\n"), reading.article.text.trim_end());
    }

    #[test]
    fn only_addresses_of_pages_are_links() {
        assert!(is_web("HTTPS://example.org"));
        assert!(!is_web("javascript:alert(1)"));
        assert!(!is_web("data:text/html,x"));
    }
}
