//! What holds of any set of articles: the order in which they come does not matter, adding twice changes nothing, and what
//! was on the record stays on it.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{Told, article};
use onrecord_record::{ArticleId, EventType, Reading, Status};
use onrecord_resolve::{Digest, Resolver, resolve};
use proptest::prelude::*;

/// A sequence of numbers that looks random and is the same for the same seed (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(limit).unwrap()).unwrap()
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }
}

const PARTIES: [&str; 8] = [
    "country:Chile:CL",
    "country:Peru:PE",
    "government:Lima:PE",
    "person:Paula Riquelme:CL",
    "person:Diego Alarcón:PE",
    "person:Riquelme:",
    "body:River Commission:",
    "group:negotiators:",
];
const PLACES: [(&str, &str); 4] =
    [("Lisbon", "PT"), ("Porto", "PT"), ("Portugal", "PT"), ("Córdoba", "AR")];
const STEPS: [Status; 8] = [
    Status::Planned,
    Status::Held,
    Status::Postponed,
    Status::Rescheduled,
    Status::Relocated,
    Status::Denied,
    Status::Suspended,
    Status::CalledOff,
];
const OUTLETS: [&str; 6] =
    ["Harbour Post", "Evening Mail", "Valley Radio", "Reuters", "Lake Courier", "Tower News"];
const SOURCES: [&str; 9] = [
    "",
    "person:Paula Riquelme:CL",
    "unnamed:Chilean official:CL",
    "unnamed:source:",
    "outlet:Harbour Post",
    "outlet:Evening Mail > unnamed:diplomat:PE",
    "media:local media",
    "document of government:Lima:PE",
    "document",
];

/// Articles of two months in which the same few parties meet in the same few towns, told with much left out.
fn articles(seed: u64, count: usize) -> Vec<Reading> {
    let mut numbers = Numbers(seed);
    let mut readings = Vec::new();
    for number in 0..count {
        let day = 1 + numbers.below(59);
        let published = if day > 31 {
            format!("2025-04-{:02}", day - 31 + 2)
        } else {
            format!("2025-03-{day:02}")
        };
        let outlet = *numbers.pick(&OUTLETS);
        let mut writer = article(outlet, &published).id(&format!("article-{number}"));
        writer = writer.url(&format!("https://example.org/{number}"));
        for _ in 0..=numbers.below(3) {
            let who: Vec<&str> = (0..numbers.below(3)).map(|_| *numbers.pick(&PARTIES)).collect();
            let date = format!("2025-03-{:02}", 1 + numbers.below(28));
            let steps: Vec<(Status, &str)> = (0..=numbers.below(2))
                .map(|_| (*numbers.pick(&STEPS), *numbers.pick(&SOURCES)))
                .collect();
            let told = Told {
                event_type: *numbers.pick(&[EventType::Talks, EventType::Meeting, EventType::Call]),
                who: &who,
                place: (numbers.below(3) > 0).then(|| *numbers.pick(&PLACES)),
                date: (numbers.below(3) > 0).then_some(date.as_str()),
                steps: &steps,
                ..Told::default()
            };
            writer = writer.event(&told);
        }
        readings.push(writer.done());
    }
    readings
}

fn shuffled(mut readings: Vec<Reading>, seed: u64) -> Vec<Reading> {
    let mut numbers = Numbers(seed);
    for index in (1..readings.len()).rev() {
        readings.swap(index, numbers.below(index + 1));
    }
    readings
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_adding_does_not_matter(seed: u64, order: u64) {
        let readings = articles(seed, 50);
        let plain = resolve(&readings, &[], None);
        prop_assert_eq!(plain, resolve(&shuffled(readings, order), &[], None));
    }

    #[test]
    fn adding_an_article_twice_changes_nothing(seed: u64, again: u64) {
        let readings = articles(seed, 50);
        let plain = resolve(&readings, &[], None);
        let twice: Vec<Reading> = readings.iter().cloned().chain(shuffled(readings.clone(), again)).collect();
        prop_assert_eq!(plain, resolve(&twice, &[], None));
    }

    #[test]
    fn what_was_on_the_record_stays_on_it(seed: u64) {
        let readings = articles(seed, 60);
        let mut earlier = resolve(&readings, &[], Some("2025-02-28".parse().unwrap()));
        for day in ["2025-03-08", "2025-03-15", "2025-03-31", "2025-05-01"] {
            let later = resolve(&readings, &[], Some(day.parse().unwrap()));
            for event in &earlier.events {
                let now = later.events.iter().find(|now| now.id == event.id);
                prop_assert!(now.is_some(), "{} is gone by {day}", event.id);
                let now = now.unwrap();
                prop_assert!(now.status_history.len() >= event.status_history.len());
                for (then, now) in event.status_history.iter().zip(&now.status_history) {
                    prop_assert_eq!((then.status, then.reported), (now.status, now.reported));
                    prop_assert!(then.articles.iter().all(|article| now.articles.contains(article)));
                }
                prop_assert!(event.articles.iter().all(|article| now.articles.contains(article)));
            }
            earlier = later;
        }
    }

    #[test]
    fn a_part_of_the_articles_gives_the_events_that_all_give(seed: u64) {
        let readings = articles(seed, 50);
        let mut all = Resolver::default();
        for reading in &readings {
            all.add(Digest::of(reading));
        }
        let article = &readings[0].article.id;
        let linked = all.linked(article);
        let mut part = Resolver::default();
        for reading in &readings {
            let digest = Digest::of(reading);
            if linked.contains(&digest.article) || digest.article == *article {
                part.add(digest);
            } else {
                digest.sightings().into_iter().for_each(|sighting| part.see(sighting));
            }
        }
        prop_assert_eq!(part.linked(article), linked);
        let told = |resolver: &Resolver, article: &ArticleId| {
            let events = resolver.events_of(article, None);
            let without_twins = events.into_iter().map(|mut merged| {
                merged.event.possibly_same.clear();
                merged
            });
            without_twins.collect::<Vec<_>>()
        };
        prop_assert_eq!(told(&part, article), told(&all, article));
    }
}
