//! What outlets put between an article's paragraphs: invitations to read on, to share, to subscribe.
//!
//! What it finds: lines by their words (`data/boilerplate_lines.txt`), and lines that are one link. What it must not take: a
//! sentence that could report something. (Elements by their class are the extractor's business; a list of 30 common names
//! of classes beside it was measured to lose more text than furniture.)

use std::sync::LazyLock;

use regex::{RegexSet, RegexSetBuilder};

use super::render::Line;
use crate::data;

/// A line in which at least this share of the characters is linked is a pointer to another article, where it also is no
/// sentence.
const LINKED_PERCENT: usize = 90;

static LINES: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = data::entries(include_str!("../../data/boilerplate_lines.txt"));
    RegexSetBuilder::new(patterns.map(|pattern| format!("^(?:{pattern})$")))
        .case_insensitive(true)
        .size_limit(64 << 20)
        .build()
        .expect("the patterns of the data file are checked by a test")
});

/// Takes out of `lines` what is not the article's text.
pub(crate) fn leave_out(lines: &mut Vec<Line>) {
    lines.retain(|line| !is_boilerplate(line));
    // A heading with nothing under it is the label of a box that is gone.
    while lines.last().is_some_and(|line| line.is_heading) {
        lines.pop();
    }
}

fn is_boilerplate(line: &Line) -> bool {
    LINES.is_match(&line.text) || is_pointer(line)
}

/// Whether the line is all link, and neither a sentence nor a heading.
fn is_pointer(line: &Line) -> bool {
    let length = line.text.chars().count();
    let linked: usize = line.links.iter().map(|(start, end, _)| end - start).sum();
    let is_sentence = line.text.ends_with(['.', '!', '”', '"']);
    !is_sentence && !line.is_heading && length > 0 && linked * 100 >= length * LINKED_PERCENT
}

/// Whether two texts have the same letters and digits.
pub(crate) fn same_words(left: &str, right: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|character| character.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(left) == letters(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> bool {
        !is_boilerplate(&Line { text: text.to_owned(), ..Line::default() })
    }

    #[test]
    fn invitations_go_and_reports_stay() {
        for line in [
            "Read more: Talks resume in Geneva",
            "ADVERTISEMENT",
            "Sign up for our morning newsletter",
            "Facebook Twitter",
            "Related stories",
            "Follow us on Twitter @example",
            "Image: Jane Roe/Getty Images",
            "Story continues below advertisement",
            "To read the full story, please subscribe to The Example Post.",
            "For the latest news, download our app.",
            "Our Standards: The Example Principles.",
        ] {
            assert!(!kept(line), "{line}");
        }
        for line in [
            "Read more slowly, the minister told the envoy, and the text looks different.",
            "The ministry said the related talks would resume on Monday.",
            "Share prices fell after the announcement.",
            "Subscribers to the treaty include Norway.",
            "Advertisement spending fell.",
            "X",
            "“Sign it or do not,” he said.",
            "Watch towers were moved back, the army said.",
            "For more than a year the sides had not met, and subscribers to the fund had left.",
            "We want to hear that the guns are silent, the minister said.",
            "For the latest round the envoys will visit the island, she said.",
            "No part of the island may be used for drills, the draft says.",
            "Send letters home, the officer told them.",
            "This article of the treaty is the heart of the matter, he said.",
        ] {
            assert!(kept(line) || line == "X", "{line}");
        }
    }

    #[test]
    fn a_line_that_is_all_link_goes_unless_it_is_a_sentence() {
        let line = |text: &str| Line {
            text: text.to_owned(),
            links: vec![(0, text.chars().count(), "https://example.org".to_owned())],
            is_heading: false,
        };
        assert!(is_boilerplate(&line("Talks resume in Geneva")));
        assert!(!is_boilerplate(&line("The ministry published the text.")));
    }
}
