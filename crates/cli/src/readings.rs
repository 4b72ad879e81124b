//! Inputs → readings, over all cores, in the order of the command line.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use anyhow::{Context as _, Result};
use onrecord_language::Model;
use onrecord_record::Reading;

use crate::input::{self, Given, Input};

/// Reads one article.
pub fn reading(model: &Model, input: &Input, given: &Given) -> Result<Reading> {
    let article = input::article(input, given).with_context(|| input.to_string())?;
    let analysis = model.analyse(&article.text)?;
    Ok(onrecord_reader::read(&article, &analysis, model.name()))
}

/// Reads each of `inputs` and hands what came of it to `done`, in the order of `inputs`; stops when `done` fails.
pub fn for_each(
    model: &Model,
    inputs: &[Input],
    given: &Given,
    mut done: impl FnMut(&Input, Result<Reading>) -> Result<()>,
) -> Result<()> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    rayon::in_place_scope(|scope| {
        let (next, sender) = (&next, sender);
        // Each thread takes the first input that is left, so that results come nearly in order and few have to wait.
        scope.spawn_broadcast(move |_, _| {
            while let Some(index) = take(next, inputs.len()) {
                let result = reading(model, &inputs[index], given);
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
