//! What it costs to merge one more article, by how many are there, and whether the record of made-up articles is true.
//!
//! `cargo run --release -p onrecord-eval --example scale -- 1000 10000 100000`
#![allow(
    clippy::disallowed_methods,
    reason = "an example measures time and writes to the terminal"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::time::{Duration, Instant};

use onrecord_eval::synthetic::{self, TrueEvent};
use onrecord_record::{ArticleId, Record};
use onrecord_resolve::{Digest, Resolver};

/// Articles over which the cost of one is averaged.
const MEASURED: u64 = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let mut counts =
        std::env::args().skip(1).map(|count| count.parse()).collect::<Result<Vec<u64>, _>>()?;
    counts.sort_unstable();
    let mut resolver = Resolver::default();
    let mut added = 0;
    println!("articles   adding one   its events   whole record   events  true  origins right");
    for count in counts {
        for number in added..count {
            resolver.add(Digest::of(&synthetic::article(number).reading));
        }
        let (add, merge) = cost_of_one_more(&mut resolver, count);
        added = count + MEASURED;
        let start = Instant::now();
        let record = resolver.record(None);
        let whole = start.elapsed();
        let truth = Truth::of(&record, added);
        println!(
            "{count:8}   {:7.2} ms   {:7.2} ms   {:9.1} s   {:6}  {:.3}  {:.3}",
            milliseconds(add),
            milliseconds(merge),
            whole.as_secs_f64(),
            record.events.len(),
            truth.events,
            truth.origins
        );
    }
    Ok(())
}

/// Time to add one of the next articles, and to merge the events that it tells of.
fn cost_of_one_more(resolver: &mut Resolver, count: u64) -> (Duration, Duration) {
    let (mut add, mut merge) = (Duration::ZERO, Duration::ZERO);
    for number in count..count + MEASURED {
        let digest = Digest::of(&synthetic::article(number).reading);
        let article = digest.article.clone();
        let start = Instant::now();
        resolver.add(digest);
        add += start.elapsed();
        if number < count + MEASURED / 10 {
            let start = Instant::now();
            let events = resolver.events_of(&article, None);
            merge += start.elapsed();
            assert!(!events.is_empty(), "every made-up article tells of an event");
        }
    }
    (add / 200, merge / 20)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Shares of the true events that are on the record as they are.
struct Truth {
    /// One event holds all articles that tell of it and no other.
    events: f64,
    /// And its status, reports and origins are right.
    origins: f64,
}

impl Truth {
    fn of(record: &Record, articles: u64) -> Self {
        let mut told: BTreeMap<TrueEvent, BTreeSet<ArticleId>> = BTreeMap::new();
        // The last negotiation may not be told to its end.
        for number in 0..articles - articles % synthetic::ARTICLES {
            let one = synthetic::article(number);
            for event in one.events {
                told.entry(event).or_default().insert(one.reading.article.id.clone());
            }
        }
        let mut found: BTreeMap<BTreeSet<&ArticleId>, Vec<_>> = BTreeMap::new();
        for event in &record.events {
            found.entry(event.articles.iter().collect()).or_default().push(event);
        }
        let (mut whole, mut right) = (0, 0);
        for (truth, articles) in &told {
            let events = found.get(&articles.iter().collect::<BTreeSet<_>>());
            let Some([event]) = events.map(Vec::as_slice) else { continue };
            whole += 1;
            let origins = &event.support.origins;
            right += i32::from(
                event.status == truth.status
                    && event.support.reports == truth.reports
                    && (origins.min, origins.max) == truth.origins,
            );
        }
        let share = |count: i32| f64::from(count) / told.len() as f64;
        Self { events: share(whole), origins: share(right) }
    }
}
