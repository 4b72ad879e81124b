//! Whose material an article uses and who else worked on it: "(Reuters) -", "with AFP", "Reporting by …; editing by …".
//!
//! What it finds: agencies in a dateline, and lines at the start or end of an article that credit someone. What it must
//! not take: a sentence that quotes an agency. Source: usage of outlets; words in `data/agencies.txt` and
//! `data/credit_openings.txt`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::data;

/// Lines at the start and at the end of an article in which credits are looked for.
const FIRST_LINES: usize = 8;
const LAST_LINES: usize = 10;
/// Characters of a line of credits, at most.
const MAX_LENGTH: usize = 400;

static AGENCIES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| data::entries(include_str!("../data/agencies.txt")).collect());
/// The same names in capitals alone, as some print them under an article.
static IN_CAPITALS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| AGENCIES.iter().map(|name| name.to_uppercase()).collect());
static OPENINGS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| data::entries(include_str!("../data/credit_openings.txt")).collect());

/// Whether `name` is a news agency's, with its capitals as they are or in capitals alone.
pub(crate) fn is_agency(name: &str) -> bool {
    AGENCIES.contains(name) || IN_CAPITALS.contains(name)
}

/// The credits in `text`, as printed, in order and without repeats.
pub(crate) fn find(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let first = lines.len().min(FIRST_LINES);
    let last = lines.len().saturating_sub(LAST_LINES).max(first);
    let mut found: Vec<String> = Vec::new();
    for line in lines[..first].iter().chain(&lines[last..]) {
        if let Some(credit) = in_line(line) {
            add(&mut found, credit);
        }
    }
    if let Some(agency) = lines.last().and_then(|line| at_end(line)) {
        add(&mut found, agency);
    }
    found
}

/// Adds a credit that is not there yet.
pub(crate) fn add(found: &mut Vec<String>, credit: &str) {
    if !credit.is_empty() && !found.iter().any(|other| other == credit) {
        found.push(credit.to_owned());
    }
}

/// The credit that a whole line is, without its brackets and dashes.
fn in_line(line: &str) -> Option<&str> {
    if line.len() > MAX_LENGTH {
        return None;
    }
    let is_bracket =
        |character: char| matches!(character, '(' | ')' | '[' | ']' | '—' | '–' | '-' | '*' | ' ');
    let credit = line.trim_matches(is_bracket).trim_end_matches('.');
    let lower = credit.to_lowercase();
    let opens = OPENINGS.iter().any(|opening| lower.starts_with(opening));
    (opens || is_list_of_agencies(credit) || names_agencies(credit)).then_some(credit)
}

/// "with AFP", "with Reuters and AP".
fn names_agencies(text: &str) -> bool {
    let named = ["with ", "With ", "by ", "By ", "from ", "From ", "via ", "Via "]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    named.is_some_and(is_list_of_agencies)
}

/// "Reuters", "AFP/Reuters", "Reuters, AP and dpa".
fn is_list_of_agencies(text: &str) -> bool {
    let parts = text
        .split(['/', ','])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "));
    !text.is_empty() && parts.into_iter().all(|part| is_agency(part.trim()))
}

/// The agency at the end of the last paragraph: "… he said. (AFP)", "… he said. — Reuters".
fn at_end(line: &str) -> Option<&str> {
    if let Some((_, inside)) = line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) {
        return Some(inside).filter(|inside| is_list_of_agencies(inside));
    }
    let (_, agency) =
        ["— ", "– ", "-- "].iter().filter_map(|dash| line.rsplit_once(dash)).next_back()?;
    Some(agency).filter(|agency| is_list_of_agencies(agency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_at_the_ends_are_found() {
        let text = "Talks resume\nWith AFP\nThe envoys met, Reuters reported.\nThey left.\n\
                    (Reporting by Jane Roe in Bern; editing by Li Wei)";
        assert_eq!(find(text), ["With AFP", "Reporting by Jane Roe in Bern; editing by Li Wei"]);
        assert_eq!(find("The envoys left, he said. (AFP)"), ["AFP"]);
        assert_eq!(find("The envoys left. — AFP/Reuters"), ["AFP/Reuters"]);
        assert_eq!(find("The envoys left.\nAP"), ["AP"]);
    }

    #[test]
    fn a_sentence_about_an_agency_is_no_credit() {
        assert!(find("The minister told Reuters that talks with AFP had ended.").is_empty());
        assert!(find("He spoke for an hour (with breaks).").is_empty());
    }
}
