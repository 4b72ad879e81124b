//! Inputs → readings, over all cores, in the order of the command line.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use anyhow::{Context as _, Result};
use onrecord_language::Model;
use onrecord_record::Reading;

use crate::input::{self, Given, Input};

/// A reading, and what a person should know of how its article was read in that is not in it.
#[derive(Debug)]
pub struct Read {
    /// The reading; its warnings hold those of the article's way in.
    pub reading: Reading,
    /// What concerns the page rather than the article.
    pub remarks: Vec<String>,
}

/// Reads one article.
pub fn read(model: &Model, input: &Input, given: &Given) -> Result<Read> {
    let ingested = input::article(input, given).with_context(|| input.to_string())?;
    let analysis = model.analyse(&ingested.article.text).with_context(|| input.to_string())?;
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
pub fn for_each(
    model: &Model,
    inputs: &[Input],
    given: &Given,
    mut done: impl FnMut(&Input, Result<Read>) -> Result<()>,
) -> Result<()> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    rayon::in_place_scope(|scope| {
        let next = &next;
        // Each thread takes the first input that is left, so that results come nearly in order and few have to wait.
        scope.spawn_broadcast(move |_, _| {
            while let Some(index) = take(next, inputs.len()) {
                let result = read(model, &inputs[index], given);
                if sender.send((index, result)).is_err() {
                    break;
                }
            }
        });
        let mut waiting = BTreeMap::new();
        let mut turn = 0;
        for (index, result) in receiver {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&turn) {
                done(&inputs[turn], result)?;
                turn += 1;
            }
        }
        Ok(())
    })
}

/// The next place below `count` that no one has taken.
fn take(next: &AtomicUsize, count: usize) -> Option<usize> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    (index < count).then_some(index)
}
