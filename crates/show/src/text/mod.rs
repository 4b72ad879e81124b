//! A reading as a page for a terminal: what happened, what is on the table, who says so, who, when, and what to beware of.
//!
//! Must not know how wide the terminal is or whether it has colours: the first is given, the second taken out later.

mod events;
mod people;
mod proposals;
pub mod sheet;
mod statements;

use onrecord_record::Reading;

use super::dates;
use super::facts::{Facts, one_line};
use super::words::{Tone, plain};
use sheet::{Sheet, bold, dim, toned};

/// Columns by which what belongs to an entry is indented.
const INDENT: usize = 4;

/// The page, `width` columns wide, with ANSI styles.
pub fn page(reading: &Reading, width: usize) -> String {
    let facts = Facts::new(reading);
    let mut sheet = Sheet::new(width);
    head(&mut sheet, reading);
    events::section(&mut sheet, &facts);
    proposals::section(&mut sheet, &facts);
    statements::section(&mut sheet, &facts);
    people::section(&mut sheet, &facts);
    times(&mut sheet, &facts);
    warnings(&mut sheet, &facts);
    sheet.into_text()
}

fn head(sheet: &mut Sheet, reading: &Reading) {
    let article = &reading.article;
    let title = article.title.as_deref().map_or_else(|| "Untitled article".to_owned(), one_line);
    sheet.line(0, &bold(title));
    let mut origin = Vec::new();
    origin.extend(article.outlet.as_deref().map(one_line));
    origin.extend(article.byline.iter().map(|name| format!("by {}", one_line(name))));
    origin.extend(article.published.map(dates::published));
    origin.extend(article.credits.iter().map(|credit| format!("credits {}", one_line(credit))));
    if !origin.is_empty() {
        sheet.line(0, &dim(origin.join(" · ")));
    }
    if let Some(url) = &article.url {
        sheet.line(0, &dim(one_line(url)));
    }
}

fn times(sheet: &mut Sheet, facts: &Facts) {
    let times = &facts.reading.times;
    if times.is_empty() {
        return;
    }
    sheet.heading("When");
    let words: Vec<String> = times.iter().map(|time| facts.words(time.span)).collect();
    let widest = words.iter().map(|words| textwrap::core::display_width(words)).max().unwrap_or(0);
    // Long expressions ("the first weekend after the summit") do not push all others to the right.
    let column = INDENT + widest.min(24) + 2;
    for (time, words) in times.iter().zip(words) {
        let meaning = match &time.edtf {
            Some(edtf) => dates::edtf(edtf.as_str()),
            None => dim("not resolved"),
        };
        sheet.hanging(INDENT, &format!("{words}  "), column, &meaning);
    }
}

fn warnings(sheet: &mut Sheet, facts: &Facts) {
    let warnings = &facts.reading.warnings;
    if warnings.is_empty() {
        return;
    }
    sheet.heading("To beware of");
    for warning in warnings {
        let quoted = warning.span.map(|span| format!(": “{}”", facts.words(span)));
        let words = format!("{}{}", one_line(&warning.message), quoted.unwrap_or_default());
        sheet.hanging(INDENT - 2, &toned(Tone::Moved, "!"), INDENT, &words);
        sheet.line(INDENT, &dim(plain(warning.kind.as_str())));
    }
}

/// On whose word it stands, a line for each chain.
fn support(sheet: &mut Sheet, indent: usize, chains: &[String]) {
    for chain in chains {
        sheet.hanging(indent, &dim("—"), indent + 2, &dim(chain));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn shown(reading: &Reading, width: usize) -> String {
        anstream::adapter::strip_str(&page(reading, width)).to_string()
    }

    #[test]
    fn the_page_of_the_sample() {
        insta::assert_snapshot!(shown(&sample(), 90));
    }

    #[test]
    fn the_page_fits_a_narrow_terminal() {
        for line in shown(&sample(), 40).lines() {
            assert!(textwrap::core::display_width(line) <= 40, "{line}");
        }
    }

    #[test]
    fn an_article_that_says_nothing_has_a_page_all_the_same() {
        let mut reading = Reading::empty("model".to_owned(), sample().article);
        reading.article.title = None;
        let page = shown(&reading, 80);
        assert!(
            page.starts_with("Untitled article\nThe Harbour Gazette · 11 March 2026\n"),
            "{page}"
        );
        assert!(page.contains("Nothing was found"), "{page}");
    }
}
