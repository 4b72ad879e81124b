//! The cases of Recognizers-Text: short sentences with a reference date, expected extents and values.
//!
//! Its ranges end with the day after the last, and those of years and months ("2014-2018") with the first day of the last; both
//! readings of an end count as the same. Extents are compared without articles and without "in", "on" and "for" before them.

use std::path::Path;

use jiff::civil::Date;
use onrecord_language::Model;
use onrecord_reader::times::{Relation, TimeKind, TimeMention};
use serde::Deserialize;

use super::{CaseFigures, WrongCase, mentions, timex};
use crate::files::{EvalError, read_text};

#[derive(Deserialize)]
struct Case {
    text: String,
    reference: String,
    results: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    text: String,
    #[serde(rename = "type")]
    kind: String,
    values: Vec<ExpectedValue>,
}

#[derive(Deserialize)]
struct ExpectedValue {
    #[serde(default)]
    timex: String,
    value: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

/// Cases that news reads otherwise, with the reason: TEXT, a tab, REASON.
const NEWS_USAGE: &str = include_str!("../../data/dates-news-usage.tsv");

pub(super) fn evaluate(path: &Path, model: Option<&Model>) -> Result<CaseFigures, EvalError> {
    let text = read_text(path)?;
    let cases: Vec<Case> = serde_json::from_str(&text).map_err(|error| EvalError::Format {
        path: path.to_owned(),
        line: error.line(),
        message: error.to_string(),
    })?;
    let mut wrong = Vec::new();
    for case in &cases {
        let found = mentions(&case.text, model, timex::day(&case.reference))?;
        if !is_right(case, &found) {
            wrong.push(describe(case, &found));
        }
    }
    let right = cases.len() - wrong.len();
    let accuracy = if cases.is_empty() { 0.0 } else { right as f64 / cases.len() as f64 };
    Ok(CaseFigures { accuracy, count: cases.len(), wrong })
}

fn is_right(case: &Case, found: &[TimeMention]) -> bool {
    let mut left: Vec<&TimeMention> = found.iter().collect();
    for expected in &case.results {
        let fits = |mention: &&TimeMention| {
            let bare = &case.text[mention.bytes.clone()];
            let led = mention
                .relation
                .as_ref()
                .map_or(bare, |(_, lead)| &case.text[lead.start..mention.bytes.end]);
            [bare, led].iter().any(|words| plain(words) == plain(&expected.text))
                && expected.values.iter().any(|value| agrees(mention, &expected.kind, value))
        };
        match left.iter().position(fits) {
            Some(index) => drop(left.remove(index)),
            None => return false,
        }
    }
    left.iter().all(|mention| {
        matches!(mention.kind, TimeKind::Vague(_) | TimeKind::Set | TimeKind::TimeOfDay)
    })
}

/// An extent in lower case, without articles and prepositions before it.
fn plain(words: &str) -> String {
    let mut words = words.to_lowercase();
    for word in ["for ", "in ", "on ", "the ", "a "] {
        if let Some(rest) = words.strip_prefix(word) {
            words = rest.to_owned();
        }
    }
    words
}

fn agrees(mention: &TimeMention, kind: &str, value: &ExpectedValue) -> bool {
    if value.value.as_deref() == Some("not resolved") {
        return mention.edtf.is_none() || timex::value(mention) == value.timex;
    }
    if kind == "duration" {
        let seconds = value.value.as_ref().and_then(|value| value.parse::<f64>().ok());
        return mention.kind == TimeKind::Duration
            && seconds == Some(timex::seconds(&mention.amounts));
    }
    if let Some(day) = value.value.as_deref().and_then(timex::day) {
        return mention.exact == Some(day)
            || (mention.earliest == Some(day) && mention.latest == Some(day));
    }
    let (start, end) =
        (value.start.as_deref().and_then(timex::day), value.end.as_deref().and_then(timex::day));
    let after = |day: Option<Date>| day.and_then(|day| day.tomorrow().ok());
    let (first, last) = (mention.earliest, mention.latest);
    match (mention.relation.as_ref().map(|(relation, _)| relation), start, end) {
        (Some(Relation::Since), Some(start), None) => first == Some(start),
        (Some(Relation::After), Some(start), None) => {
            after(last) == Some(start) || first == Some(start) || mention.exact == Some(start)
        }
        (Some(Relation::Before | Relation::Until | Relation::By), None, Some(end)) => {
            first == Some(end) || last == Some(end) || after(last) == Some(end)
        }
        (_, Some(start), Some(end)) => {
            let far = mention.ends.last().and_then(|far| far.earliest);
            let ends = last == Some(end) || after(last) == Some(end) || far == Some(end);
            (first == Some(start) && ends) || timex::value(mention) == value.timex
        }
        _ => false,
    }
}

fn describe(case: &Case, found: &[TimeMention]) -> WrongCase {
    let expected = case.results.iter().map(|expected| {
        let values = expected.values.iter().map(|value| {
            let days = value.value.clone().unwrap_or_else(|| {
                format!(
                    "{}/{}",
                    value.start.as_deref().unwrap_or(".."),
                    value.end.as_deref().unwrap_or("..")
                )
            });
            format!("{} {days}", value.timex)
        });
        format!("{} [{}] {}", expected.text, expected.kind, values.collect::<Vec<_>>().join(" or "))
    });
    let found = found.iter().map(|mention| {
        let words = mention.relation.as_ref().map_or(mention.bytes.start, |(_, lead)| lead.start)
            ..mention.bytes.end;
        let days = [mention.earliest, mention.latest]
            .map(|day| day.map_or_else(|| "..".to_owned(), |day| day.to_string()));
        format!("{} {} {}", &case.text[words], timex::value(mention), days.join("/"))
    });
    let news_usage = NEWS_USAGE
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .find(|(text, _)| *text == case.text);
    WrongCase {
        text: case.text.clone(),
        reference: case.reference.clone(),
        expected: expected.collect(),
        found: found.collect(),
        news_usage: news_usage.map(|(_, reason)| reason.to_owned()),
    }
}
