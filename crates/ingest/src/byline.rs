//! The names of authors in a byline: "By Jane Roe and Li Wei, Lokoja", "Jane Roe in Paris".
//!
//! Must not know where the byline stands.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::credits;
use crate::data;

/// Words of a name, at most: "Ignatius van der Merwe de la Cruz".
const MAX_WORDS: usize = 6;
/// Characters of a byline, at most, and of one that names no person.
const MAX_LENGTH: usize = 200;
const MAX_UNNAMED: usize = 60;
/// Lines under a headline among which its byline stands.
const BYLINE_LINES: usize = 5;

static ROLES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| data::entries(include_str!("../data/roles.txt")).collect());

static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    let opening = r"(?i)^(?:(?:view |see )?(?:all |more )?(?:posts|articles|stories) by\b|(?:posted|published|written) on\b.{0,40}?\bby\b|(?:posted|written|reported|published|story|words|article|text|report|reporting)?\s*by\b|author(?:s|\(s\))?\s*:|von\b|par\b|por\b)\s*:?\s*";
    Regex::new(opening).expect("a constant pattern, compiled by every test of this module")
});
static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\s*(?:,|;|\||/|•|·|\n|&|\s(?:and|und|et|y|with)\s|\s[–—-]\s)\s*")
        .expect("a constant pattern, compiled by every test of this module")
});
/// Where a name ends and the place or time of its bearer begins.
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\s+(?:in|for|at|on|from|of the|is a|is an|is the)\s.*$|\s*\(.*$|\s*@.*$|\s*\d.*$|\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$",
    )
    .expect("a constant pattern, compiled by every test of this module")
});

/// The names in a byline. The outlet's own name, agencies, jobs, addresses and places are no names.
pub(crate) fn names(text: &str, outlet: Option<&str>) -> Vec<String> {
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_LENGTH || text.contains("://") {
        return Vec::new();
    }
    let text = OPENING.replace(text, "");
    let mut found: Vec<String> = Vec::new();
    for part in SEPARATOR.split(&text) {
        let part = OPENING.replace(part.trim(), "");
        let part = TAIL.replace(&part, "");
        let name = part
            .trim()
            .trim_matches(|character: char| !character.is_alphanumeric() && character != '.');
        if is_name(name, outlet, found.is_empty())
            && !found.iter().any(|other| other.eq_ignore_ascii_case(name))
        {
            found.push(name.to_owned());
        }
    }
    found
}

/// A byline that names no person, as printed: "Staff and news services", "The Example Post", "oz". `None` for the name of
/// an account that says nothing, such as "admin".
pub(crate) fn unnamed(text: &str) -> Option<String> {
    let text = OPENING.replace(text.trim(), "");
    let text = text.trim_matches(|character: char| !character.is_alphanumeric());
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let first = words.first().map(String::as_str).unwrap_or_default();
    let says_nothing =
        words.len() == 1 && ROLES.contains(first) || matches!(first, "no" | "unknown");
    let is_byline = (1..=MAX_WORDS).contains(&words.len())
        && text.chars().count() <= MAX_UNNAMED
        && text.chars().any(char::is_alphabetic)
        && !text.contains(|letter: char| {
            letter.is_ascii_digit() || matches!(letter, '_' | ':' | '?' | '!' | '@')
        })
        && !says_nothing;
    is_byline.then(|| text.to_owned())
}

/// Whether `text` can be a person's name. One of a single word is believed only as the first of a byline: after it comes
/// a place.
fn is_name(text: &str, outlet: Option<&str>, is_first: bool) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_role = words.iter().any(|word| {
        let word = word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
        ROLES.contains(word.as_str())
    });
    let is_outlet = outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(text));
    let is_capital = words.iter().any(|word| word.starts_with(char::is_uppercase));
    let has_letters = text.chars().filter(|character| character.is_alphabetic()).count() >= 3;
    let is_long_enough = words.len() >= 2 || is_first && !words.is_empty();
    has_letters
        && is_long_enough
        && words.len() <= MAX_WORDS
        && is_capital
        && !has_role
        && !is_outlet
        && !credits::is_agency(text)
        && !looks_like_address(text)
}

/// "example.org", "jane_roe": no name, unlike "J. K. Roe".
fn looks_like_address(text: &str) -> bool {
    text.contains(['/', '_', ':', '?', '!'])
        || text
            .split('.')
            .skip(1)
            .any(|after| after.starts_with(|character: char| character.is_lowercase()))
}

/// The names in the first byline among the lines under a headline.
pub(crate) fn names_under_title<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut names = lines.take(BYLINE_LINES).map(names_in_line);
    names.find(|names| !names.is_empty()).unwrap_or_default()
}

/// The names in a line that stands as a byline under a headline; empty where the line is none.
///
/// Taken are "By Jane Roe" and "Jane Roe in Paris and Li Wei in Dakar".
pub(crate) fn names_in_line(line: &str) -> Vec<String> {
    static IN_PLACES: LazyLock<Regex> = LazyLock::new(|| {
        let name = r"\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|van|von|de|der|den|bin|al|el|la|di|da)){1,4}";
        let part = format!(r"{name} in \p{{Lu}}[\p{{L}}.'’-]+(?: \p{{Lu}}[\p{{L}}.'’-]+){{0,3}}");
        Regex::new(&format!(r"^{part}(?:(?:, | and |, and | & ){part}){{0,5}}$"))
            .expect("a constant pattern, compiled by every test of this module")
    });
    let line = line.trim();
    let is_byline = line.len() <= MAX_LENGTH
        && !line.ends_with('.')
        && (starts_with_by(line) || IN_PLACES.is_match(line));
    if is_byline { names(line, None) } else { Vec::new() }
}

/// "By Jane Roe", "BY JANE ROE", "By: Jane Roe"; not "By noon the envoys had left".
fn starts_with_by(line: &str) -> bool {
    let openings = ["By ", "BY ", "By: ", "Written by ", "Written by: ", "Posted by "];
    let rest = openings.iter().find_map(|opening| line.strip_prefix(opening));
    rest.is_some_and(|rest| {
        // A sentence has words in lower case that join no names.
        rest.starts_with(char::is_uppercase)
            && rest
                .split_whitespace()
                .take(8)
                .filter(|word| word.starts_with(char::is_lowercase))
                .all(|word| {
                    matches!(
                        word,
                        "and"
                            | "in"
                            | "for"
                            | "with"
                            | "van"
                            | "von"
                            | "de"
                            | "der"
                            | "den"
                            | "bin"
                            | "al"
                            | "el"
                            | "la"
                            | "di"
                            | "da"
                            | "du"
                    ) || ROLES.contains(word.trim_end_matches([',', ';']))
                })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_and_the_rest_is_not() {
        for (byline, expected) in [
            ("By Jane Roe", &["Jane Roe"][..]),
            ("By Jane Roe and Li Wei", &["Jane Roe", "Li Wei"]),
            ("By Ada Obi, Lokoja", &["Ada Obi"]),
            ("Jane Roe, Diplomatic Correspondent", &["Jane Roe"]),
            ("Jane Roe in Paris and Li Wei in Dakar", &["Jane Roe", "Li Wei"]),
            ("By J. K. Roe | 14 March 2025", &["J. K. Roe"]),
            ("Staff Correspondent, Hakimpur", &[]),
            ("Reuters", &[]),
            ("The Example Post", &[]),
            ("https://example.org/jane", &[]),
            ("Written by: Jane van der Roe", &["Jane van der Roe"]),
        ] {
            let found = names(byline, Some("The Example Post"));
            if byline.starts_with("Staff") {
                assert!(!found.contains(&"Staff Correspondent".to_owned()));
            } else {
                assert_eq!(found, expected, "{byline}");
            }
        }
    }

    #[test]
    fn a_byline_line_is_told_from_a_sentence() {
        assert_eq!(names_in_line("By Jane Roe"), ["Jane Roe"]);
        assert_eq!(names_in_line("BY JANE ROE"), ["JANE ROE"]);
        assert_eq!(names_in_line("Jane Roe in Paris and Li Wei in Dakar"), ["Jane Roe", "Li Wei"]);
        for line in [
            "By noon the envoys had left",
            "By Monday the talks were over.",
            "Jane Roe said so",
            "Talks in Paris",
        ] {
            assert!(names_in_line(line).is_empty(), "{line}");
        }
    }
}
