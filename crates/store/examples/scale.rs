//! What a record of many made-up articles costs: adding one more, reading the record, size.
//!
//! `cargo run --release -p onrecord-store --example scale -- 1000 10000`
#![allow(
    clippy::disallowed_methods,
    reason = "an example measures time and writes to the terminal"
)]

use std::error::Error;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use onrecord_eval::synthetic;
use onrecord_store::{Selection, Store};

/// Articles over which the cost of one is averaged.
const MEASURED: u64 = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let counts =
        std::env::args().skip(1).map(|count| count.parse()).collect::<Result<Vec<u64>, _>>()?;
    let folder = tempfile::tempdir()?;
    let mut store = Store::open(&folder.path().join("record.db"))?;
    let mut added = 0;
    println!(
        "articles  add one (ms)  merge all (ms)  timeline (ms)  why (ms)  search (ms)  bytes an article"
    );
    for count in counts {
        let add = |store: &mut Store, numbers: std::ops::Range<u64>| {
            let mut spent = Duration::ZERO;
            for number in numbers {
                let reading = synthetic::article(number).reading;
                let start = Instant::now();
                store.add(&reading, Timestamp::UNIX_EPOCH)?;
                spent += start.elapsed();
            }
            Ok::<_, Box<dyn Error>>(spent)
        };
        add(&mut store, added..count)?;
        let one = add(&mut store, count..count + MEASURED)?.as_secs_f64() * 1e3 / MEASURED as f64;
        added = count + MEASURED;
        let (merge, record) = timed(|| store.record(None))?;
        let selection = Selection { limit: Some(100), ..Selection::default() };
        let (timeline, _) = timed(|| store.select(&selection))?;
        let event = &record.events[record.events.len() / 2].id;
        let (why, _) = timed(|| store.event(event, None))?;
        let (search, _) = timed(|| store.search("talks", None, 20))?;
        let size = store.stats()?.bytes / added;
        println!(
            "{added:8}  {one:12.2}  {merge:14.0}  {timeline:13.0}  {why:8.0}  {search:11.1}  {size:16}"
        );
    }
    Ok(())
}

fn timed<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(f64, T), E> {
    let start = Instant::now();
    let done = work()?;
    Ok((start.elapsed().as_secs_f64() * 1e3, done))
}
