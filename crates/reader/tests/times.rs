//! Expressions of time as news writes them, each with the day of publication and the days that it stands for (`times.tsv`),
//! and what holds of every text.
#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong with its own data")]

use std::fmt::Write as _;
use std::thread;

use jiff::civil::Date;
use onrecord_language::Model;
use onrecord_reader::times::{TimeMention, find_in};

/// A line of the file: a sentence, an expression in it, and what it must be read as.
struct Case {
    text: String,
    expression: String,
    start: usize,
    published: Date,
    /// EDTF, first day, last day; "-" where the text does not say.
    expected: [&'static str; 3],
}

fn cases() -> Vec<Case> {
    let lines = include_str!("times.tsv").lines();
    lines.filter(|line| !line.starts_with('#') && !line.is_empty()).map(case).collect()
}

fn case(line: &'static str) -> Case {
    let fields: Vec<&str> = line.split('\t').collect();
    let &[published, edtf, earliest, latest, sentence] = fields.as_slice() else {
        panic!("five fields, parted by tabs: {line}");
    };
    let (before, rest) = sentence.split_once('[').unwrap();
    let (expression, after) = rest.split_once(']').unwrap();
    Case {
        text: format!("{before}{expression}{after}"),
        expression: expression.to_owned(),
        start: before.len(),
        published: published.parse().unwrap(),
        expected: [edtf, earliest, latest],
    }
}

/// What is wrong with the reading of a case, if anything.
fn failure(case: &Case, found: &[TimeMention]) -> Option<String> {
    let marked = case.start..case.start + case.expression.len();
    let inside = |mention: &&TimeMention| {
        marked.start <= mention.bytes.start && mention.bytes.end <= marked.end
    };
    let Some(mention) = found.iter().find(inside) else {
        let others: Vec<&str> = found.iter().map(|other| &case.text[other.bytes.clone()]).collect();
        return Some(format!("{} [{}] is not found, but {others:?}", case.text, case.expression));
    };
    let words = &case.text[mention.bytes.clone()];
    let shown = |date: Option<Date>| date.map_or_else(|| "-".to_owned(), |date| date.to_string());
    let edtf = mention.edtf.as_ref().map_or("-", |edtf| edtf.as_str()).to_owned();
    let read = [edtf, shown(mention.earliest), shown(mention.latest)];
    let lead = case.expression.strip_suffix(words).map(str::trim);
    let whole = lead.is_some_and(|lead| LEADS.contains(&lead.to_lowercase().as_str()));
    (read != case.expected || !whole).then(|| {
        format!(
            "{} [{words}] is {read:?}, not {:?} (published {})",
            case.text, case.expected, case.published
        )
    })
}

/// Words that may lead in and are no part of the expression itself.
const LEADS: [&str; 16] = [
    "", "on", "in", "at", "by", "of", "to", "until", "for", "from", "during", "over", "the",
    "at the", "on the", "in the",
];

#[test]
fn news_expressions_are_read_as_news_means_them() {
    let model = Model::embedded().expect("the embedded model loads");
    let cases = cases();
    let failures: Vec<String> = thread::scope(|scope| {
        let parts: Vec<_> = cases
            .chunks(cases.len().div_ceil(4))
            .map(|part| {
                let model = &model;
                scope.spawn(move || {
                    let read = |case: &Case| {
                        let analysis = model.analyse(&case.text).unwrap();
                        failure(case, &find_in(&case.text, Some(&analysis), Some(case.published)))
                    };
                    part.iter().filter_map(read).collect::<Vec<_>>()
                })
            })
            .collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    let mut report = String::new();
    for failure in &failures {
        writeln!(report, "{failure}").unwrap();
    }
    assert!(failures.is_empty(), "{} of {} are wrong:\n{report}", failures.len(), cases.len());
}

/// Texts put together at random, the same ones each time: words and marks that times are made of, in any order.
fn random_texts(count: usize) -> Vec<String> {
    const PIECES: [&str; 48] = [
        "Oct.",
        "24",
        "-",
        "26",
        "2025",
        "last",
        "next",
        "week",
        "two",
        "days",
        "later",
        "ago",
        "in",
        "the",
        "of",
        "from",
        "to",
        "between",
        "and",
        "Monday",
        "May",
        "0",
        "31",
        "Feb.",
        "29",
        "BC",
        "century",
        "1990s",
        "early",
        "mid",
        "end",
        "99999999999",
        "9",
        "decades",
        "after",
        "before",
        "Easter",
        ":",
        "p.m.",
        "é",
        "“",
        "\n",
        "/",
        ",",
        "every",
        "a",
        "millennia",
        "🕰",
    ];
    // Steps of Knuth's 64-bit linear congruential generator (MMIX).
    let mut state: u64 = 2025;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 40).unwrap() % below
    };
    let mut texts = Vec::with_capacity(count);
    for _ in 0..count {
        let mut text = String::new();
        for _ in 0..=next(14) {
            text.push_str(PIECES[next(PIECES.len())]);
            text.push_str(if next(5) == 0 { "" } else { " " });
        }
        texts.push(text);
    }
    texts
}

/// The days that a plain EDTF date spans; `None` for what is no date of four, six or eight digits.
fn span(edtf: &str) -> Option<[Date; 2]> {
    match edtf.len() {
        4 => Some([format!("{edtf}-01-01").parse().ok()?, format!("{edtf}-12-31").parse().ok()?]),
        7 => {
            let first: Date = format!("{edtf}-01").parse().ok()?;
            Some([first, first.last_of_month()])
        }
        10 => Some([edtf.parse().ok()?; 2]),
        _ => None,
    }
}

#[test]
fn any_text_gives_spans_inside_it_and_bounds_in_order() {
    let days = ["2024-02-29", "2025-11-19", "0001-01-01", "9999-12-31"];
    for (index, text) in random_texts(4000).iter().enumerate() {
        let published: Option<Date> = days.get(index % 5).map(|day| day.parse().unwrap());
        let found = find_in(text, None, published);
        let mut end = 0;
        for mention in &found {
            assert!(
                mention.bytes.start >= end && text.get(mention.bytes.clone()).is_some(),
                "{text}"
            );
            assert!(!mention.bytes.is_empty(), "{text}");
            end = mention.bytes.end;
            let (Some(earliest), Some(latest)) = (mention.earliest, mention.latest) else {
                continue;
            };
            assert!(earliest <= latest, "{text}: {mention:?}");
            let edtf = mention.edtf.as_ref().map_or("", |edtf| edtf.as_str()).trim_end_matches('~');
            let (from, to) = edtf.split_once('/').unwrap_or((edtf, edtf));
            if let (Some([first, _]), Some([_, last])) = (span(from), span(to)) {
                // "a week ago" is about a day: its bounds lie around it.
                let is_about =
                    mention.edtf.as_ref().is_some_and(|edtf| edtf.as_str().ends_with('~'));
                let inside = first <= earliest && latest <= last;
                let around = is_about && earliest <= first && last <= latest;
                assert!(inside || around, "{text}: {mention:?}");
            }
        }
    }
}
