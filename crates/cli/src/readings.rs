//! Inputs → readings, over all cores, in the order of the command line.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use anstream::eprintln;
use anyhow::{Context as _, Result, bail};
use onrecord_ingest::Ingested;
use onrecord_language::Model;
use onrecord_record::Reading;

use crate::Outcome;
use crate::input::{self, Given, Input};
use crate::progress;

/// Reads each of `inputs` and hands its reading to `show`, in the order of `inputs`. An input that cannot be read is told of
/// on standard error and left out.
///
/// # Errors
/// The model does not load, an option fits only one input, or `show` fails.
pub fn for_each(
    inputs: &[Input],
    given: &Given,
    mut show: impl FnMut(&Reading) -> Result<()>,
) -> Result<Outcome> {
    given.check(inputs)?;
    let model = Model::embedded()?;
    let bar = progress::bar(inputs.len());
    let mut outcome = Outcome::Complete;
    in_order(&model, inputs, given, |input, result| {
        bar.inc(1);
        match result {
            Ok(read) => {
                for remark in &read.remarks {
                    bar.suspend(|| eprintln!("onrecord: {input}: {remark}"));
                }
                show(&read.reading)
            }
            Err(error) => {
                bar.suspend(|| eprintln!("onrecord: {input}: {error:#}"));
                outcome = Outcome::SomeFailed;
                Ok(())
            }
        }
    })?;
    bar.finish_and_clear();
    Ok(outcome)
}

/// A reading, and what a person should know of how its article was read in that is not in it.
pub struct Read {
    /// The reading; its warnings hold those of the article's way in.
    pub reading: Reading,
    /// What concerns the page rather than the article.
    pub remarks: Vec<String>,
}

/// Reads an article that is in.
pub fn read(model: &Model, ingested: &Ingested) -> Result<Read> {
    let analysis = model.analyse(&ingested.article.text).context("it could not be analysed")?;
    let mut reading = onrecord_reader::read(&ingested.article, &analysis, model.name());
    let mut remarks = Vec::new();
    let mut warnings = Vec::new();
    for notice in &ingested.notices {
        match notice.warning() {
            Some(warning) => warnings.push(warning),
            None => remarks.push(notice.to_string()),
        }
    }
    warnings.append(&mut reading.warnings);
    reading.warnings = warnings;
    Ok(Read { reading, remarks })
}

/// Reads each of `inputs` and hands what came of it to `done`, in the order of `inputs`; stops when `done` fails.
fn in_order(
    model: &Model,
    inputs: &[Input],
    given: &Given,
    mut done: impl FnMut(&Input, Result<Read>) -> Result<()>,
) -> Result<()> {
    let next = &AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    rayon::in_place_scope(|scope| {
        // Each thread takes the first input that is left, so that results come nearly in order and few have to wait.
        scope.spawn_broadcast(move |_, _| {
            while let Some(index) = take(next, inputs.len()) {
                // An error means that no one waits for results any more.
                let result = contained(|| read(model, &input::article(&inputs[index], given)?));
                if sender.send((index, result)).is_err() {
                    break;
                }
            }
        });
        let mut early = BTreeMap::new();
        let mut turn = 0;
        for (index, result) in receiver {
            early.insert(index, result);
            while let Some(result) = early.remove(&turn) {
                done(&inputs[turn], result)?;
                turn += 1;
            }
        }
        Ok(())
    })
}

/// A bug that one article brings out must not cost the others. The panic itself has told where it was.
pub fn contained<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    panic::catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        bail!("onrecord failed on it, which is a bug; please report it with the article")
    })
}

/// The next place below `count` that no one has taken.
fn take(next: &AtomicUsize, count: usize) -> Option<usize> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    (index < count).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_over_one_article_is_an_error_of_that_article() {
        let result: Result<()> = contained(|| panic!("a bug"));
        assert!(result.is_err_and(|error| error.to_string().contains("please report")));
    }
}
