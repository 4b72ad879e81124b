//! Measures reading of pages: `cargo run --release -p onrecord-ingest --example extraction DIRECTORY [--misses]`.
//!
//! The directory holds `pages.json`, by address: `file`, `with` (segments that must be in the text), `without` (segments
//! that must not), and `date`, `title`, `author` where they are known; and under `pages/` the files, gzipped. Prints the
//! F1 of segments for this crate and for the bare extractor, the share of dates, titles and authors right, and pages a
//! second.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads files and prints"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

use flate2::read::GzDecoder;
use onrecord_ingest::{Origin, Overrides, ingest};
use serde::Deserialize;
use trafilatura::Options;
use unicode_normalization::UnicodeNormalization;

#[derive(Deserialize)]
struct Page {
    file: String,
    with: Vec<String>,
    without: Vec<String>,
    date: Option<String>,
    title: Option<String>,
    author: Option<Author>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Author {
    One(String),
    Several(Vec<String>),
}

/// Segments found and not, among those that must be there and those that must not.
#[derive(Default)]
struct Segments {
    found: usize,
    missing: usize,
    unwanted: usize,
}

/// The text without the invisible marks that segments were copied with.
fn visible(text: &str) -> String {
    let is_mark = |letter: &char| matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2069}');
    text.chars().filter(|letter| !is_mark(letter)).collect()
}

impl Segments {
    fn count(&mut self, page: &Page, text: &str) {
        let text = visible(text);
        let count = |segments: &[String]| {
            segments.iter().filter(|segment| text.contains(&visible(segment))).count()
        };
        let found = count(&page.with);
        self.found += found;
        self.missing += page.with.len() - found;
        self.unwanted += count(&page.without);
    }

    fn print(&self, name: &str) {
        let precision = self.found as f64 / (self.found + self.unwanted) as f64;
        let recall = self.found as f64 / (self.found + self.missing) as f64;
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!("{name}: segment F1 {f1:.3}, precision {precision:.3}, recall {recall:.3}");
    }
}

/// Answers right among those that are known.
#[derive(Default)]
struct Right {
    right: usize,
    known: usize,
}

impl Right {
    fn count(&mut self, is_right: bool) {
        self.known += 1;
        self.right += usize::from(is_right);
    }

    fn print(&self, name: &str) {
        println!(
            "{name}: {} of {} right, {:.1} %",
            self.right,
            self.known,
            100.0 * self.right as f64 / self.known as f64
        );
    }
}

/// Letters and digits in lower case, in one normal form.
fn letters(text: &str) -> String {
    text.nfkd().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether the names are the expected ones: the same letters, in any order of names. A degree is no name.
fn same_names(found: &[String], expected: &str) -> bool {
    let sorted = |names: Vec<String>| {
        let mut names: Vec<String> = names.iter().map(|name| letters(name)).collect();
        names.retain(|name| !name.is_empty() && name != "phd");
        names.sort();
        names
    };
    let expected = expected
        .split([';', ','])
        .flat_map(|part| part.split(" and "))
        .map(str::to_owned)
        .collect();
    sorted(found.to_vec()) == sorted(expected)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let directory = Path::new(arguments.first().ok_or("give the directory")?);
    let shows_misses = arguments.iter().any(|argument| argument == "--misses");
    let pages: BTreeMap<String, Page> =
        serde_json::from_slice(&std::fs::read(directory.join("pages.json"))?)?;
    let (mut ours, mut bare) = (Segments::default(), Segments::default());
    let (mut dates, mut titles, mut authors) =
        (Right::default(), Right::default(), Right::default());
    let mut either_date = Right::default();
    let (mut seconds, mut bare_seconds) = (0.0, 0.0);
    for (url, page) in &pages {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(directory.join("pages").join(format!("{}.gz", page.file)))?;
        GzDecoder::new(file).read_to_end(&mut bytes)?;

        let start = Instant::now();
        let origin = Origin { url: Some(url.clone()), content_type: Some("text/html".to_owned()) };
        let read = ingest(&bytes, &origin, &Overrides::default());
        seconds += start.elapsed().as_secs_f64();

        let start = Instant::now();
        let extracted = trafilatura::extract(&String::from_utf8_lossy(&bytes), &Options::default());
        bare_seconds += start.elapsed().as_secs_f64();
        bare.count(page, &extracted.map(|extracted| extracted.content_text).unwrap_or_default());

        let text = read.as_ref().map(|read| read.article.text.as_str()).unwrap_or_default();
        ours.count(page, text);
        if shows_misses {
            for segment in page.with.iter().filter(|segment| !text.contains(segment.as_str())) {
                println!("missing   {}: {segment}", page.file);
            }
            for segment in page.without.iter().filter(|segment| text.contains(segment.as_str())) {
                println!("unwanted  {}: {segment}", page.file);
            }
            if let Err(error) = &read {
                println!("error     {}: {error}", page.file);
            }
        }
        let article = read.as_ref().ok().map(|read| &read.article);
        let check = |kind: &str,
                     right: &mut Right,
                     expected: &Option<String>,
                     found: String,
                     is_right: bool| {
            let Some(expected) = expected.as_ref().filter(|expected| !expected.is_empty()) else {
                return;
            };
            right.count(is_right);
            if shows_misses && !is_right {
                println!("{kind:9} {}: expected {expected}; found {found}", page.file);
            }
        };
        let date = article
            .and_then(|article| article.published)
            .map(|published| published.date.to_string());
        check(
            "date",
            &mut dates,
            &page.date,
            format!("{date:?} {:?}", read.as_ref().ok().and_then(|read| read.published_from)),
            date == page.date,
        );
        let modified = read.as_ref().ok().and_then(|read| read.modified);
        let modified = modified.map(|modified| modified.date.to_string());
        if page.date.as_ref().is_some_and(|date| !date.is_empty()) {
            either_date.count(date == page.date || modified == page.date);
        }
        let title = article.and_then(|article| article.title.clone()).unwrap_or_default();
        let right = letters(&title) == letters(page.title.as_deref().unwrap_or_default());
        check("title", &mut titles, &page.title, title, right);
        let byline = article.map(|article| article.byline.clone()).unwrap_or_default();
        let author = page.author.as_ref().map(|author| match author {
            Author::One(name) => name.clone(),
            Author::Several(names) => names.join("; "),
        });
        let right = same_names(&byline, author.as_deref().unwrap_or_default());
        check("author", &mut authors, &author, byline.join("; "), right);
    }
    ours.print("onrecord");
    bare.print("bare trafilatura");
    dates.print("date");
    either_date.print("date published or modified");
    titles.print("title");
    authors.print("author");
    let count = pages.len() as f64;
    println!(
        "onrecord {:.0} pages/s, bare trafilatura {:.0} pages/s",
        count / seconds,
        count / bare_seconds
    );
    Ok(())
}
