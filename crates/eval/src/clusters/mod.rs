//! The merged record against clusters of articles whose events are known, beside what simpler ways of counting give.
//!
//! A cluster is a folder with texts and `cluster.facts.json`: its articles, and the events with the articles that report
//! each and the range of its origins. A mention is an article that reports an event; it counts as read where an event of the
//! reading has the type, half of the participants, and the place or the date.

mod facts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use onrecord_ingest::{Origin, Overrides, ingest};
use onrecord_language::Model;
use onrecord_record::{ArticleId, Event, Reading, Record};
use onrecord_resolve::{Digest, is_copy, resolve};
use serde::Serialize;

use crate::files::{EvalError, read_text};
use facts::Facts;

/// Figures over clusters, added up.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClusterFigures {
    /// Articles.
    pub articles: usize,
    /// Mentions that are expected.
    pub mentions: usize,
    /// Share of them that the readings hold: no merging can find more.
    pub read: f64,
    /// How well mentions are put together (B-cubed, Bagga and Baldwin 1998; mentions that are not read lower recall).
    pub merging: Merging,
    /// How many origins an event has.
    pub origins: Origins,
}

/// B-cubed F1 of merging.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Merging {
    /// By the record.
    pub record: f64,
    /// By the word that tells of the event and its date alone.
    pub word_and_date: f64,
}

/// Shares of the events whose number of origins is told rightly: both ends of the range by the record; any number in the
/// range by those who count, to whom it is told which articles report the event.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Origins {
    /// By the record.
    pub record: f64,
    /// Each article is one.
    pub articles: f64,
    /// Each outlet is one.
    pub outlets: f64,
    /// Each text is one, whoever prints it.
    pub texts: f64,
}

/// Sums, from which the shares are made.
#[derive(Debug, Default)]
struct Sums {
    articles: usize,
    read: usize,
    events: usize,
    right: [usize; 4],
    record: BCubed,
    word_and_date: BCubed,
}

/// Reads the articles of all clusters in `path` or beneath, merges each cluster, and compares.
///
/// # Errors
/// A file cannot be read or is no such facts, or the model cannot be run.
pub fn evaluate(path: &Path, model: &Model) -> Result<ClusterFigures, EvalError> {
    let mut sums = Sums::default();
    for folder in folders(path)? {
        let facts = Facts::read(&folder)?;
        let readings = readings(&folder, &facts, model)?;
        sums.add(&facts, &readings);
    }
    Ok(sums.figures())
}

/// The folder itself, or those in it, that hold a cluster; in the order of their names.
fn folders(path: &Path) -> Result<Vec<PathBuf>, EvalError> {
    if path.join(facts::FILE).exists() {
        return Ok(vec![path.to_owned()]);
    }
    let failed = |source| EvalError::File { path: path.to_owned(), source };
    let entries = std::fs::read_dir(path).map_err(failed)?;
    let mut folders = Vec::new();
    for entry in entries {
        let folder = entry.map_err(failed)?.path();
        if folder.join(facts::FILE).exists() {
            folders.push(folder);
        }
    }
    folders.sort();
    Ok(folders)
}

fn readings(folder: &Path, facts: &Facts, model: &Model) -> Result<Vec<Reading>, EvalError> {
    let mut readings = Vec::new();
    for article in &facts.articles {
        let path = folder.join(&article.file);
        let wrong = |message: String| EvalError::Format { path: path.clone(), line: 1, message };
        let text = read_text(&path)?;
        let overrides = Overrides {
            published: Some(
                article.published.parse().map_err(|_| wrong(article.published.clone()))?,
            ),
            outlet: Some(article.outlet.clone()),
            url: Some(article.url.clone()),
            ..Overrides::default()
        };
        let ingested = ingest(text.as_bytes(), &Origin::default(), &overrides)
            .map_err(|error| wrong(error.to_string()))?;
        let analysis = model.analyse(&ingested.article.text)?;
        readings.push(onrecord_reader::read(&ingested.article, &analysis, model.name()));
    }
    Ok(readings)
}

impl Sums {
    fn add(&mut self, facts: &Facts, readings: &[Reading]) {
        let record = resolve(readings, &[], None);
        self.articles += readings.len();
        let mut mentions = Vec::new();
        for (number, expected) in
            facts.events.iter().enumerate().filter(|(_, event)| !event.optional)
        {
            let told: Vec<&Reading> =
                readings.iter().filter(|reading| facts.reports(expected, reading)).collect();
            for reading in &told {
                let found = expected.best_of(reading).map(|event| (*reading, event));
                self.read += usize::from(found.is_some());
                mentions.push((number, found));
            }
            let Some(range) = &expected.origins else { continue };
            self.events += 1;
            let texts = texts(&told);
            let outlets: BTreeSet<_> = told.iter().map(|reading| &reading.article.outlet).collect();
            let counts = [told.len(), outlets.len(), texts];
            self.right[0] +=
                usize::from(recorded(&record, &mentions, number).is_some_and(|event| {
                    let origins = &record.events[event].support.origins;
                    (origins.min, origins.max) == (range.min, range.max)
                }));
            for (right, count) in self.right[1..].iter_mut().zip(counts) {
                let within =
                    |count: usize| (range.min as usize..=range.max as usize).contains(&count);
                *right += usize::from(within(count));
            }
        }
        let by_record = mentions.iter().map(|(number, found)| {
            (*number, found.and_then(|(reading, event)| event_of(&record, reading, event)))
        });
        self.record.add(&by_record.collect::<Vec<_>>());
        let by_word = mentions.iter().map(|(number, found)| {
            (*number, found.map(|(reading, event)| word_and_date(reading, event)))
        });
        self.word_and_date.add(&by_word.collect::<Vec<_>>());
    }

    fn figures(&self) -> ClusterFigures {
        let share =
            |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let [record, articles, outlets, texts] = self.right.map(|right| share(right, self.events));
        ClusterFigures {
            articles: self.articles,
            mentions: self.record.wanted,
            read: share(self.read, self.record.wanted),
            merging: Merging { record: self.record.f1(), word_and_date: self.word_and_date.f1() },
            origins: Origins { record, articles, outlets, texts },
        }
    }
}

/// How many texts there are, those that repeat another left out.
fn texts(told: &[&Reading]) -> usize {
    let mut kept: Vec<Digest> = Vec::new();
    for digest in told.iter().map(|reading| Digest::of(reading)) {
        if !kept.iter().any(|other| is_copy(other, &digest)) {
            kept.push(digest);
        }
    }
    kept.len()
}

/// The event of the record in which most mentions of an expected event are.
fn recorded(
    record: &Record,
    mentions: &[(usize, Option<(&Reading, &Event)>)],
    number: usize,
) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, found) in mentions.iter().filter(|mention| mention.0 == number) {
        let event = found.and_then(|(reading, event)| event_of(record, reading, event));
        if let Some(event) = event {
            *counts.entry(event).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|&(event, count)| (count, std::cmp::Reverse(event)))
        .map(|best| best.0)
}

/// The event of the record that an event of a reading went into.
fn event_of(record: &Record, reading: &Reading, event: &Event) -> Option<usize> {
    let article: &ArticleId = &reading.article.id;
    record.events.iter().position(|recorded| {
        recorded
            .evidence
            .iter()
            .any(|told| told.article == *article && event.evidence.contains(&told.span))
    })
}

/// The first word that tells of an event, cut to what its forms have in common, and the date.
fn word_and_date(reading: &Reading, event: &Event) -> (String, Option<String>) {
    let text = reading.article.text.chars();
    let span = event.evidence.first();
    let words: String =
        span.map(|span| text.skip(span.start).take(span.len()).collect()).unwrap_or_default();
    let word: String =
        words.to_lowercase().chars().take_while(|letter| letter.is_alphabetic()).take(4).collect();
    let date = event.time.as_ref().and_then(|time| time.edtf.as_ref());
    (word, date.map(|date| date.as_str().to_owned()))
}

/// Sums of B-cubed.
#[derive(Debug, Default)]
struct BCubed {
    precision: f64,
    recall: f64,
    found: usize,
    wanted: usize,
}

impl BCubed {
    /// Adds mentions, each with the event where it belongs and the one into which it was put, if any.
    fn add<K: PartialEq>(&mut self, mentions: &[(usize, Option<K>)]) {
        for (event, put) in mentions {
            self.wanted += 1;
            let Some(put) = put else { continue };
            self.found += 1;
            let share = |of: usize, whole: usize| of as f64 / whole as f64;
            let with = mentions.iter().filter(|other| other.1.as_ref() == Some(put));
            let both = with.clone().filter(|other| other.0 == *event).count();
            self.precision += share(both, with.count());
            self.recall += share(both, mentions.iter().filter(|other| other.0 == *event).count());
        }
    }

    fn f1(&self) -> f64 {
        let share = |sum: f64, of: usize| if of == 0 { 0.0 } else { sum / of as f64 };
        let (p, r) = (share(self.precision, self.found), share(self.recall, self.wanted));
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mention_that_is_missing_costs_recall_and_one_too_many_costs_precision() {
        let mut missing = BCubed::default();
        missing.add(&[(0, Some('a')), (0, Some('a')), (0, None)]);
        assert!(
            (missing.recall - 4.0 / 3.0).abs() < 1e-9 && (missing.precision - 2.0).abs() < 1e-9
        );
        let mut mixed = BCubed::default();
        mixed.add(&[(0, Some('a')), (1, Some('a'))]);
        assert!((mixed.f1() - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn the_clusters_of_this_crate_are_read_and_counted() -> Result<(), EvalError> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("clusters");
        let figures = evaluate(&path, &Model::embedded()?)?;
        assert_eq!((figures.articles, figures.mentions), (20, 30));
        assert!(figures.merging.record > figures.merging.word_and_date, "{figures:?}");
        Ok(())
    }
}
