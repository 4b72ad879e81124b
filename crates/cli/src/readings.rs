//! Inputs → readings, over all cores, in the order of the command line.

use std::panic::{self, AssertUnwindSafe};

use anstream::eprintln;
use anyhow::{Context as _, Result, bail};
use onrecord_ingest::Ingested;
use onrecord_language::Model;
use onrecord_record::{Article, Reading, Warning};

use crate::Outcome;
use crate::in_order::in_order;
use crate::input::{self, Given, Input};
use crate::progress;

/// Reads each of `inputs` and hands its reading to `show`, in the order of `inputs`. An input that cannot be read is told of
/// on standard error and left out.
///
/// # Errors
/// An option fits only one input, or `show` fails.
pub fn for_each(
    model: &Model,
    inputs: &[Input],
    given: &Given,
    mut show: impl FnMut(&Reading) -> Result<()>,
) -> Result<Outcome> {
    given.check(inputs)?;
    let bar = progress::bar(inputs.len());
    let mut outcome = Outcome::Complete;
    let read = |input| (input, contained(|| read(model, &input::article(input, given)?)));
    in_order(inputs.iter(), read, |(input, result)| {
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
    let mut remarks = Vec::new();
    let mut warnings = Vec::new();
    for notice in &ingested.notices {
        match notice.warning() {
            Some(warning) => warnings.push(warning),
            None => remarks.push(notice.to_string()),
        }
    }
    Ok(Read { reading: reading(model, &ingested.article, warnings)?, remarks })
}

/// The reading of an article; `warnings` are those of its way in.
pub fn reading(model: &Model, article: &Article, mut warnings: Vec<Warning>) -> Result<Reading> {
    let analysis = model.analyse(&article.text).context("it could not be analysed")?;
    let mut reading = onrecord_reader::read(article, &analysis, model.name());
    warnings.append(&mut reading.warnings);
    reading.warnings = warnings;
    Ok(reading)
}

/// A bug that one article brings out must not cost the others. The panic itself has told where it was.
pub fn contained<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    panic::catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        bail!("onrecord failed on it, which is a bug; please report it with the article")
    })
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
