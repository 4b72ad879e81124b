//! Work over all cores whose results come in the order of what they are made from.
//!
//! Nothing is held that is not being worked on, so that a million articles need no more memory than ten. Must not know what
//! the work is.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;

/// Results that wait to be taken, at most.
const WAITING: usize = 64;

/// Works on each of `items` and hands what came of it to `done`, in their order.
///
/// # Errors
/// `done` fails; then the work stops.
pub fn in_order<T, R: Send>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut done: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let items = &Mutex::new(items.enumerate());
    let work = &work;
    let (sender, receiver) = mpsc::sync_channel(WAITING);
    rayon::in_place_scope(|scope| {
        scope.spawn_broadcast(move |_, _| {
            let take = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
            while let Some((index, item)) = take() {
                // An error means that no one waits for results any more.
                if sender.send((index, work(item))).is_err() {
                    break;
                }
            }
        });
        let mut early = BTreeMap::new();
        let mut turn = 0;
        for (index, result) in receiver {
            early.insert(index, result);
            while let Some(result) = early.remove(&turn) {
                done(result)?;
                turn += 1;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items_and_an_error_ends_the_work() {
        let mut seen = Vec::new();
        let slow_first = |item: u64| {
            std::thread::sleep(std::time::Duration::from_millis(if item == 0 { 20 } else { 0 }));
            item
        };
        in_order(0..200, slow_first, |item| {
            seen.push(item);
            Ok(())
        })
        .unwrap();
        assert!(seen.iter().copied().eq(0..200));
        let ended = in_order(0..1_000_000_u64, |item| item, |_| anyhow::bail!("the disk is full"));
        assert!(ended.is_err());
    }
}
