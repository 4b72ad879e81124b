//! Plain text: its headline, byline and the date that it gives, without changing a word of it.
//!
//! The text stays as it is but for line ends, so that offsets into it are offsets into the file. Must not know HTML.

use std::sync::LazyLock;

use regex::Regex;

use crate::byline;
use crate::dateline;
use crate::dates;
use crate::published::{DateSource, Dated};

/// Characters and words of a headline, at most.
const MAX_TITLE: usize = 220;
const MAX_TITLE_WORDS: usize = 32;
/// Lines at either end of an article in which its date stands.
const DATE_LINES: usize = 8;
/// Characters of a line that says when an article was published, at most.
const MAX_DATE_LINE: usize = 120;

static PUBLISHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(?P<first>first published|published|posted|issued|date published|publication date)|(?P<updated>last updated|updated|last modified|modified))\b(?: on| at)?\s*:?\s")
        .expect("a constant pattern, compiled by every test of this module")
});

/// What a plain text tells of its publication.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Heading {
    /// Headline: the first line, which stays in the text.
    pub(crate) title: Option<String>,
    /// Names in the byline.
    pub(crate) byline: Vec<String>,
    /// Date in a line that says that it is the one.
    pub(crate) published: Option<Dated>,
}

/// The text with line breaks of one sort.
pub(crate) fn normalize(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

/// Reads the lines around an article's body.
pub(crate) fn heading(text: &str) -> Heading {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let title = title(&lines);
    let after_title = usize::from(title.is_some());
    let byline = byline::names_under_title(lines.iter().skip(after_title).copied());
    Heading { title: title.map(str::to_owned), byline, published: published(&lines) }
}

/// The first line, where it looks like a headline: short, no sentence, and with a body under it.
fn title<'t>(lines: &[&'t str]) -> Option<&'t str> {
    let (&first, rest) = lines.split_first()?;
    let is_short =
        first.chars().count() <= MAX_TITLE && first.split_whitespace().count() <= MAX_TITLE_WORDS;
    let ends_open = first.ends_with([',', ';', ':']);
    // "Envoy leaves the U.S." ends in an abbreviation, not a sentence.
    let last_word = first.rsplit(' ').next().unwrap_or_default();
    let ends_sentence = first.ends_with('.') && last_word.matches('.').count() < 2;
    let has_body = rest.iter().any(|line| line.split_whitespace().count() >= 8);
    let is_title = is_short
        && !ends_open
        && !ends_sentence
        && has_body
        && first.contains(char::is_alphabetic)
        && !dateline::starts(first)
        && byline::names_in_line(first).is_empty();
    is_title.then_some(first)
}

/// The date in a line such as "Published 3 March 2025", or, without one, "Updated 3 March 2025".
fn published(lines: &[&str]) -> Option<Dated> {
    let last = lines.len().saturating_sub(DATE_LINES).max(DATE_LINES.min(lines.len()));
    let ends = lines[..lines.len().min(DATE_LINES)].iter().chain(&lines[last..]);
    let mut updated = None;
    for line in ends.filter(|line| line.len() <= MAX_DATE_LINE) {
        let Some(found) = PUBLISHED.captures(line) else { continue };
        let Some(date) = dates::find(&line[found[0].len()..]) else { continue };
        if found.name("first").is_some() {
            return Some(Dated { date, source: DateSource::Print });
        }
        updated = updated.or(Some(Dated { date, source: DateSource::PrintUpdated }));
    }
    updated
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The envoys met for three hours in the capital on Tuesday, officials said.";

    #[test]
    fn a_headline_is_the_first_line_with_or_without_a_blank_line() {
        for gap in ["\n", "\n\n"] {
            let text = format!("Talks resume after a week{gap}{BODY}");
            assert_eq!(heading(&text).title.as_deref(), Some("Talks resume after a week"));
        }
        assert_eq!(
            heading(&format!("Envoy leaves the U.S.\n{BODY}")).title.as_deref(),
            Some("Envoy leaves the U.S.")
        );
        assert_eq!(
            heading(&format!("Is peace near?\n{BODY}")).title.as_deref(),
            Some("Is peace near?")
        );
    }

    #[test]
    fn a_text_without_a_headline_has_none() {
        assert_eq!(heading(&format!("{BODY}\n{BODY}")).title, None);
        assert_eq!(heading(&format!("GENEVA, March 3 (Reuters) — Talks\n{BODY}")).title, None);
        assert_eq!(heading("Talks resume").title, None);
        assert_eq!(heading(&format!("By Jane Roe\n{BODY}")).title, None);
    }

    #[test]
    fn a_byline_under_the_headline_is_read() {
        let text = format!(
            "Talks resume\n\nA standfirst about the talks and more\n\nBy Jane Roe\nGulf correspondent, Muscat\n\n{BODY}"
        );
        assert_eq!(heading(&text).byline, ["Jane Roe"]);
        assert!(heading(&format!("Talks resume\n{BODY}")).byline.is_empty());
    }

    #[test]
    fn only_a_line_that_says_so_gives_the_date() {
        let date = |lines: &str| {
            heading(&format!("Talks resume\n{lines}\n{BODY}"))
                .published
                .map(|found| (found.date.to_string(), found.source))
        };
        assert_eq!(
            date("Published 3 March 2025"),
            Some(("2025-03-03".to_owned(), DateSource::Print))
        );
        assert_eq!(
            date("Last updated: March 4, 2025"),
            Some(("2025-03-04".to_owned(), DateSource::PrintUpdated))
        );
        let both = "Updated 4 March 2025\nFirst published on 3 March 2025";
        assert_eq!(date(both), Some(("2025-03-03".to_owned(), DateSource::Print)));
        assert_eq!(date("The plan, published on 3 March 2025, was rejected."), None);
        assert_eq!(date("3 March 2025"), None);
    }

    #[test]
    fn line_breaks_become_one_sort() {
        assert_eq!(normalize("a\r\nb\rc\n"), "a\nb\nc\n");
    }
}
