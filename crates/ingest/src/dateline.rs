//! The dateline: the place, day and agency before an article's first words, as in "GENEVA, March 3 (Reuters) —".
//!
//! What it finds: a place in capitals, or any place with an agency in brackets, set off by a dash or colon at the start
//! of one of the first paragraphs. What it must not take: a label such as "EXCLUSIVE:" (`data/not_places.txt`), or the
//! headline. Source: usage of agencies and outlets.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::data;

/// Paragraphs in which a dateline is looked for: the headline, standfirst, byline and date may stand before it.
const FIRST_LINES: usize = 8;
/// Bytes at the start of a paragraph that may be a dateline.
const MAX_LENGTH: usize = 120;

static NOT_PLACES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| data::entries(include_str!("../data/not_places.txt")).collect());

/// What stands between a dateline and the first words.
const MARKS: &[&str] = &["—", "–", "―", "--", " - ", ": "];

/// A dateline and what it tells.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// As printed, without the dash; none for an agency alone.
    pub(crate) text: Option<String>,
    /// The agency in brackets.
    pub(crate) agency: Option<String>,
}

/// The dateline of `text`, whose headline, if it stands in the text, is `title`.
pub(crate) fn find(text: &str, title: Option<&str>) -> Option<Dateline> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(FIRST_LINES).filter(|line| Some(*line) != title).find_map(at_start)
}

/// Whether a line begins with a dateline.
pub(crate) fn starts(line: &str) -> bool {
    at_start(line).is_some()
}

fn at_start(line: &str) -> Option<Dateline> {
    let start = &line[..line.floor_char_boundary(MAX_LENGTH)];
    let (end, mark) = MARKS.iter().filter_map(|mark| Some((start.find(mark)?, mark))).min()?;
    let has_text =
        line[end + mark.len()..].trim_start().starts_with(|first: char| !first.is_control());
    let head = start[..end].trim();
    let (before, agency) = match head.strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        // Brackets hold an agency or an outlet, and those have capitals.
        Some((before, agency)) if is_agency(agency) => {
            (before.trim_end_matches([' ', ',']), Some(agency))
        }
        Some(_) => return None,
        None => (head, None),
    };
    if !has_text {
        return None;
    }
    if before.is_empty() {
        return agency.map(|agency| Dateline { text: None, agency: Some(agency.to_owned()) });
    }
    let mut parts = before.split(',').map(str::trim);
    let place = parts.next()?;
    let is_place = if agency.is_some() { is_capitalized(place) } else { is_in_capitals(place) };
    let is_dateline = is_place && parts.all(|part| is_capitalized(part) || is_day(part));
    is_dateline.then(|| Dateline { text: Some(head.to_owned()), agency: agency.map(str::to_owned) })
}

fn is_agency(text: &str) -> bool {
    text.chars().count() <= 40
        && (text.contains(char::is_uppercase) || text == "dpa")
        && !text.contains(['(', ')'])
}

/// "EL FASHER", "CAIRO/GAZA"; not "EXCLUSIVE" and not "UN".
fn is_in_capitals(place: &str) -> bool {
    let letters = || place.chars().filter(|character| character.is_alphabetic());
    letters().count() >= 3
        && !letters().any(char::is_lowercase)
        && is_capitalized(place)
        && !NOT_PLACES.contains(place.to_lowercase().as_str())
}

/// One to five words that each begin with a capital and have letters alone.
fn is_capitalized(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '/']).collect();
    let is_word = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|character| {
                character.is_alphabetic() || matches!(character, '.' | '\'' | '’' | '-')
            })
    };
    (1..=5).contains(&words.len()) && words.iter().all(is_word)
}

/// "March 3", "Jan. 4", "3 March", "2025".
fn is_day(text: &str) -> bool {
    let is_number = |word: &str| {
        word.len() <= 4 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    match text.split_once(' ') {
        Some((month, day)) => {
            is_capitalized(month) && is_number(day) || is_number(month) && is_capitalized(day)
        }
        None => is_number(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_read() {
        for (line, text, agency) in [
            (
                "GENEVA, March 3 (Reuters) — Talks",
                Some("GENEVA, March 3 (Reuters)"),
                Some("Reuters"),
            ),
            ("KYIV — Talks", Some("KYIV"), None),
            ("DOHA: Talks", Some("DOHA"), None),
            ("EL FASHER, Sudan (AP) — Talks", Some("EL FASHER, Sudan (AP)"), Some("AP")),
            (
                "PORT-AU-PRINCE, Haiti, Jan. 4 (AFP) – Talks",
                Some("PORT-AU-PRINCE, Haiti, Jan. 4 (AFP)"),
                Some("AFP"),
            ),
            ("WASHINGTON, D.C. -- Talks", Some("WASHINGTON, D.C."), None),
            ("Geneva (dpa) - Talks", Some("Geneva (dpa)"), Some("dpa")),
            ("(Reuters) - Talks", None, Some("Reuters")),
            (
                "CAIRO/GAZA, 3 March (Reuters) - Talks",
                Some("CAIRO/GAZA, 3 March (Reuters)"),
                Some("Reuters"),
            ),
        ] {
            let expected =
                Dateline { text: text.map(str::to_owned), agency: agency.map(str::to_owned) };
            assert_eq!(at_start(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn labels_and_sentences_are_no_datelines() {
        for line in [
            "EXCLUSIVE: Talks resume",
            "The talks — the third — resumed",
            "UPDATE 2-Talks resume",
            "UN — and others",
            "Geneva talks (see below) - resumed",
            "NATO said: no",
        ] {
            assert_eq!(at_start(line), None, "{line}");
        }
    }

    #[test]
    fn the_headline_is_passed_over() {
        let text = "FAROES: Talks resume\n\nTORSHAVN, Oct 3 (Reuters) - Talks";
        let found = find(text, Some("FAROES: Talks resume"));
        assert_eq!(
            found.and_then(|dateline| dateline.text).as_deref(),
            Some("TORSHAVN, Oct 3 (Reuters)")
        );
    }
}
