//! Times of day: "10:30 GMT", "3 p.m. local time", "16.45 CEST", "0300 GMT", the "14:05" of a live blog.
//!
//! Must not take scores ("won 3:2"), decimals, verses. Must not know dates.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::meaning::{Clock, Meaning};
use super::numbers::{Found, Words};

/// Names of zones with their minutes east of Greenwich; `None` where the name stands for no single offset.
static ZONES: LazyLock<BTreeMap<&'static str, Option<i16>>> = LazyLock::new(|| {
    let mut zones = BTreeMap::new();
    for line in
        include_str!("../../data/times/zones.txt").lines().filter(|line| !line.starts_with('#'))
    {
        let mut fields = line.split_whitespace();
        let offset = fields.next().and_then(|field| field.parse().ok());
        zones.extend(fields.map(|name| (name, offset)));
    }
    zones
});

/// A time of day.
pub(super) fn clock(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (end, hour, minute, shape) = hour_and_minute(words, at)?;
    let (end, half) = half_of_day(words, end).unwrap_or((end, None));
    let (end, zone) = zone(words, end).unwrap_or((end, None));
    let named = half.is_some() || zone.is_some();
    if !named && shape != Shape::Colon {
        return None;
    }
    let hour = match (half, hour) {
        (Some(_), 13..) => return None,
        (Some(Half::Morning), 12) => 0,
        (Some(Half::Afternoon), 1..=11) => hour + 12,
        _ => hour,
    };
    let time =
        jiff::civil::Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
    Some((end, Meaning::Clock { clock: Clock { time, offset_minutes: zone.flatten() }, day: None }))
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Morning,
    Afternoon,
}

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// "14:05": a time by itself.
    Colon,
    /// "16.45", "0300", "3": a time only with "p.m." or a zone.
    Other,
}

fn hour_and_minute(words: Words<'_>, at: usize) -> Option<(usize, i64, i64, Shape)> {
    let joined =
        at >= 1 && words.is_glued(at) && words.any(at - 1, &[":", ".", "/", "-", "$", ","]);
    if joined && !words.is(at - 1, "-") {
        return None;
    }
    if let Some((_, number)) = words.digits(at, 4, 4) {
        return Some((at + 1, number / 100, number % 100, Shape::Other));
    }
    let (after, hour) = words
        .digits(at, 1, 2)
        .or_else(|| words.cardinal(at).filter(|(_, hour)| (1..=12).contains(hour)))?;
    if words.any(after, &[":", ".", "h"]) && words.is_glued(after) && words.is_glued(after + 1) {
        if let Some((end, minute)) = words.digits(after + 1, 2, 2) {
            let seconds =
                words.is(end, ":") && words.is_glued(end) && words.digits(end + 1, 2, 2).is_some();
            let end = if seconds { end + 2 } else { end };
            let score = words.any(end, &[":", "-", "%"]) && words.is_glued(end);
            let shape = if words.is(after, ":") && !score { Shape::Colon } else { Shape::Other };
            return Some((end, hour, minute, shape));
        }
        if words.get(after + 1).is_some_and(super::words::Word::is_digits) {
            return None;
        }
    }
    Some((after, hour, 0, Shape::Other))
}

/// "a.m.", "pm", "o'clock".
fn half_of_day(words: Words<'_>, at: usize) -> Found<Option<Half>> {
    let dotted = |letter: &str| -> Option<usize> {
        (words.is(at, letter) && words.is(at + 1, ".") && words.is(at + 2, "m")).then(|| {
            let last_stop = words.is(at + 3, ".") && words.is_glued(at + 3);
            if last_stop { at + 4 } else { at + 3 }
        })
    };
    for (letter, short, half) in [("a", "am", Half::Morning), ("p", "pm", Half::Afternoon)] {
        if let Some(end) = dotted(letter).or_else(|| words.is(at, short).then_some(at + 1)) {
            return Some((end, Some(half)));
        }
    }
    words.phrase(at, "o clock").map(|end| (end, None))
}

/// "GMT", "local time", "Paris time".
#[expect(
    clippy::option_option,
    reason = "no zone, a zone of unknown offset, a zone of known offset"
)]
fn zone(words: Words<'_>, at: usize) -> Found<Option<Option<i16>>> {
    let start = words.skip(at, &["("]);
    if start == at
        && words.get(at + 1).is_some_and(|word| word.lower == "time")
        && words.get(at)?.is_letters()
    {
        let place = words.is(at, "local") || words.get(at)?.is_capitalized();
        return place.then_some((at + 2, Some(None)));
    }
    let offset = ZONES
        .get(words.lower(start))
        .filter(|_| words.get(start).is_some_and(super::words::Word::is_capitalized))?;
    let end = if start > at && words.is(start + 1, ")") { start + 2 } else { start + 1 };
    Some((end, Some(*offset)))
}
