//! How matchers combine: parts of stretches, parts of days, ranges, and the words that lead in ("since", "until").
//!
//! Finds expressions in the order of the text, at each word the longest. Must not know what they resolve to.

use std::ops::Range;

use super::lexicon::LEXICON;
use super::meaning::{Meaning, Part, Unit, Which, Year};
use super::numbers::{Found, Words};
use super::{clock, dates, distances, periods};

/// How an expression bounds what it tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// From then on: "since 2014".
    Since,
    /// Up to and with it: "until Friday".
    Until,
    /// "before 2018".
    Before,
    /// "after the 3rd".
    After,
    /// "by Friday".
    By,
}

/// An expression as it stands in the text. Ranges are of words.
#[derive(Debug, Clone)]
pub(super) struct Expression {
    pub words: Range<usize>,
    pub meaning: Meaning,
    /// The word that leads in, where it bounds: "since".
    pub lead: Option<(Relation, Range<usize>)>,
    /// First and last part of a range, each by itself.
    pub ends: Option<[(Range<usize>, Meaning); 2]>,
    /// "about", "circa".
    pub approximate: bool,
}

/// Every expression of the text, in its order, none over another.
pub(super) fn expressions(words: Words<'_>) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.0.len() {
        match expression(words, at) {
            Some(expression) => {
                at = expression.words.end.max(at + 1);
                found.push(expression);
            }
            None => at += 1,
        }
    }
    found
}

/// The longest expression that begins here, with its lead.
fn expression(words: Words<'_>, at: usize) -> Option<Expression> {
    let inside_word =
        at >= 1 && words.is_glued(at) && words.any(at - 1, &["'", "’"]) && words.0[at].is_letters();
    if inside_word {
        return None;
    }
    let (start, lead) = match lead(words, at) {
        Some((after, relation)) => (after, Some((relation, at..after))),
        None => (at, None),
    };
    let (begin, approximate) = match words
        .phrases(start, &["about", "around", "circa", "ca", "c"])
        .map(|after| words.skip(after, &["."]))
    {
        Some(after) if is_inexact(words, start, after) => (after, true),
        _ => (start, false),
    };
    let mut expression = range(words, begin).or_else(|| {
        let (end, meaning) = point(words, begin)?;
        Some(Expression { words: begin..end, meaning, lead: None, ends: None, approximate: false })
    })?;
    if approximate {
        expression.words.start = start;
        expression.approximate = true;
    }
    expression.lead = lead;
    Some(expression)
}

/// "around March 3", "about 1910"; but "about March 3" and "how about 2016" name what is talked of.
fn is_inexact(words: Words<'_>, at: usize, after: usize) -> bool {
    let asked = at >= 1 && words.any(at - 1, &["how", "what", "but"]);
    match point(words, after) {
        Some((_, Meaning::Year(_))) => !asked,
        Some((_, Meaning::Date { .. } | Meaning::Month { .. })) => !words.is(at, "about"),
        _ => false,
    }
}

/// "since", "until", "no later than", …
fn lead(words: Words<'_>, at: usize) -> Found<Relation> {
    [
        ("ever since", Relation::Since),
        ("since", Relation::Since),
        ("starting on", Relation::Since),
        ("starting from", Relation::Since),
        ("starting", Relation::Since),
        ("beginning on", Relation::Since),
        ("beginning", Relation::Since),
        ("as late as", Relation::Until),
        ("up until", Relation::Until),
        ("until", Relation::Until),
        ("till", Relation::Until),
        ("no later than", Relation::By),
        ("before", Relation::Before),
        ("prior to", Relation::Before),
        ("later than", Relation::After),
        ("greater than", Relation::After),
        ("after", Relation::After),
        ("by", Relation::By),
    ]
    .iter()
    .find_map(|&(phrase, relation)| Some((words.phrase(at, phrase)?, relation)))
}

/// One point or stretch, the longest that begins here.
pub(super) fn point(words: Words<'_>, at: usize) -> Found<Meaning> {
    let matchers: [fn(Words<'_>, usize) -> Found<Meaning>; 13] = [
        part_of_day,
        part,
        distances::starting,
        distances::shift,
        dates::date,
        periods::phrase,
        periods::period,
        periods::day_of_month,
        nth_day,
        distances::stretch,
        clock::clock,
        distances::duration,
        sets,
    ];
    matchers
        .iter()
        .filter_map(|matcher| matcher(words, at))
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
}

/// A date or stretch by name, without the wrapping of its parts.
fn simple(words: Words<'_>, at: usize) -> Found<Meaning> {
    [dates::date, periods::period, periods::phrase, periods::day_of_month]
        .iter()
        .filter_map(|matcher| matcher(words, at))
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
}

/// "early March", "mid-2024", "the end of the year", "later this week", "late in 1957".
fn part(words: Words<'_>, at: usize) -> Found<Meaning> {
    let start = words.skip(at, &["the", "very"]);
    let wrap = |end, part, of| Some((end, Meaning::Part { part, of: Box::new(of) }));
    for (name, part) in [
        ("early", Part::Start),
        ("late", Part::End),
        ("mid", Part::Middle),
        ("earlier", Part::Earlier),
        ("later", Part::Later),
    ] {
        if !words.is(start, name) {
            continue;
        }
        let hyphen = words.skip(start + 1, &["-"]);
        let next = words.phrases(hyphen, &["on in", "in", "on"]).unwrap_or(hyphen);
        let (end, of) = simple(words, next).or_else(|| season(words, next))?;
        let placed = matches!(part, Part::Earlier | Part::Later);
        let fits = match &of {
            Meaning::Days(_) | Meaning::DayPart { .. } => true,
            Meaning::Date { .. } | Meaning::Weekday { .. } => true,
            Meaning::Period { unit, .. } => *unit >= Unit::Day,
            Meaning::Month { .. }
            | Meaning::Year(_)
            | Meaning::Years { .. }
            | Meaning::Season { .. } => true,
            Meaning::Holiday { .. } | Meaning::Fraction { .. } => true,
            _ => false,
        };
        // "late Tuesday" is Tuesday, "earlier on Tuesday" too.
        return match of {
            Meaning::Date { .. }
            | Meaning::Weekday { .. }
            | Meaning::Days(_)
            | Meaning::DayPart { .. }
            | Meaning::Holiday { .. } => Some((end, of)).filter(|_| fits),
            of if fits && (placed || next == hyphen || words.any(hyphen, &["in"])) => {
                wrap(end, part, of)
            }
            _ => None,
        };
    }
    for (phrase, part) in [
        ("beginning of", Part::Start),
        ("start of", Part::Start),
        ("early part of", Part::Start),
        ("middle of", Part::Middle),
        ("end of", Part::End),
        ("close of", Part::End),
        ("latter part of", Part::End),
        ("rest of", Part::Later),
        ("remainder of", Part::Later),
        ("remaining of", Part::Later),
        ("first half of", Part::FirstHalf),
        ("second half of", Part::SecondHalf),
        ("latter half of", Part::SecondHalf),
    ] {
        let Some(next) = words.phrase(start, phrase) else { continue };
        let (end, of) = simple(words, next)
            .or_else(|| season(words, next))
            .or_else(|| plain_unit(words, next))?;
        return match of {
            Meaning::Year(year) if matches!(part, Part::FirstHalf | Part::SecondHalf) => Some((
                end,
                Meaning::Fraction {
                    year: Year::Known(year),
                    number: if part == Part::FirstHalf { 1 } else { 2 },
                    of: 2,
                },
            )),
            Meaning::Month { .. }
            | Meaning::Year(_)
            | Meaning::Years { .. }
            | Meaning::Season { .. }
            | Meaning::Fraction { .. }
            | Meaning::Period { .. } => wrap(end, part, of),
            _ => None,
        };
    }
    None
}

/// "the summer" after "the middle of".
fn season(words: Words<'_>, at: usize) -> Found<Meaning> {
    let next = words.skip(at, &["the"]);
    let named = LEXICON.seasons.get(words.lower(next))?;
    Some((
        next + 1,
        Meaning::Season { year: Year::Unsaid, season: named.number, which: Which::Bare },
    ))
}

/// "month" after "end of".
fn plain_unit(words: Words<'_>, at: usize) -> Found<Meaning> {
    let next = words.skip(at, &["the"]);
    let (end, unit) = words.unit(next).filter(|(_, unit)| {
        matches!(
            unit,
            Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century | Unit::Day
        )
    })?;
    (!words.lower(next).ends_with('s'))
        .then_some((end, Meaning::Period { unit, which: Which::Same }))
}

/// "Tuesday night", "that afternoon", "the morning of 31 January", "the small hours of Sunday".
fn part_of_day(words: Words<'_>, at: usize) -> Found<Meaning> {
    let name = |at: usize| LEXICON.day_parts.get(words.lower(at)).copied();
    let wrap = |end, part, day: Option<Meaning>| {
        Some((end, Meaning::DayPart { part, day: day.map(Box::new) }))
    };
    // "early in the morning of", "the early morning hours of", "late on the night of"
    let start = words
        .phrases(
            at,
            &[
                "early in the",
                "late in the",
                "early the",
                "late on the",
                "the early",
                "the late",
                "early",
                "late",
                "the",
            ],
        )
        .unwrap_or(at);
    if let Some(part) = name(start) {
        let next = words.skip(start + 1, &["hours"]);
        if let Some(after) = words.phrases(next, &["of the", "of", "on"])
            && let Some((end, day)) = simple(words, after).filter(|(_, day)| is_day(day))
            && (words.is(next, "of") || !words.is(start, "night"))
        {
            return wrap(end, part, Some(day));
        }
    }
    if let Some(after) =
        words.phrases(at, &["the early hours of", "early hours of", "the small hours of"])
    {
        let (end, day) = simple(words, after).filter(|(_, day)| is_day(day))?;
        return wrap(end, super::meaning::DayPart::Morning, Some(day));
    }
    let early = words.skip(at, &["early", "late"]);
    if let Some((after, which)) = periods::which(words, early) {
        let part = name(after)?;
        if which == Which::Last && part != super::meaning::DayPart::Night {
            return wrap(after + 1, part, Some(Meaning::Days(-1)));
        }
        return wrap(after + 1, part, Some(Meaning::Period { unit: Unit::Day, which }));
    }
    if let Some((after, day)) = simple(words, early).filter(|(_, day)| is_day(day)) {
        let next = words.phrases(after, &["in the", "at", "early"]).unwrap_or(after);
        let part = name(next)?;
        return wrap(next + 1, part, Some(day));
    }
    // By itself: "at night", "in the morning", "before dawn".
    let part = name(at)?;
    let before = at.checked_sub(1).map_or("", |index| words.lower(index));
    let led = matches!(
        before,
        "at" | "by"
            | "before"
            | "after"
            | "until"
            | "during"
            | "the"
            | "from"
            | "to"
            | "all"
            | "per"
    );
    led.then_some((at + 1, Meaning::DayPart { part, day: None }))
}

fn is_day(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Date { .. }
            | Meaning::DayOfMonth { .. }
            | Meaning::Weekday { .. }
            | Meaning::WeekdayOfMonth { .. }
            | Meaning::NthWeekday { .. }
            | Meaning::Days(_)
            | Meaning::Holiday { .. }
            | Meaning::Period { unit: Unit::Day, .. }
    )
}

/// "the second evening", "the third day": counted from the day the narrative is at, which is the first.
fn nth_day(words: Words<'_>, at: usize) -> Found<Meaning> {
    let start = words.is(at, "the").then_some(at + 1)?;
    let (after, number) = words.ordinal(start).filter(|(_, number)| (2..=30).contains(number))?;
    let part = LEXICON.day_parts.get(words.lower(after)).copied();
    if part.is_none() && !words.is(after, "day") {
        return None;
    }
    let led = at >= 1 && words.any(at - 1, &["on", "by", "of", "until"]);
    let day = Meaning::NthDay(number);
    led.then(|| {
        (
            after + 1,
            part.map_or(day.clone(), |part| Meaning::DayPart { part, day: Some(Box::new(day)) }),
        )
    })
}

/// "every Monday", "each month".
fn sets(words: Words<'_>, at: usize) -> Found<Meaning> {
    let start = words.any(at, &["every", "each"]).then_some(at + 1)?;
    if let Some((end, weekday)) = dates::weekday(words, start) {
        return Some((end, Meaning::Weekdays(weekday)));
    }
    let (end, unit) = words.unit(start)?;
    Some((end, Meaning::Set(unit)))
}

/// "Sept. 8-10", "from 3 to 5 March", "between Monday and Wednesday", "2014-2018".
fn range(words: Words<'_>, at: usize) -> Option<Expression> {
    let from = words.is(at, "from");
    let between = words.is(at, "between");
    if from && moved_before(words, at) {
        return None;
    }
    let start = if from || between { at + 1 } else { at };
    let (middle, left) = end_point(words, start).or_else(|| bare_day(words, start))?;
    let joined = words.is_glued(middle);
    let next = match words.lower(middle) {
        "-" | "–" | "—" | "~" => middle + 1,
        "/" if joined => middle + 1,
        "to" | "through" | "until" | "till" | "thru" => words.skip(middle + 1, &["the"]),
        "and" => middle + 1,
        "," if words.is(middle + 1, "and") => middle + 2,
        _ => return None,
    };
    let is_list = words.any(middle, &["and", ","]) && !between;
    let (end, right) = right_end(words, next, &left)?;
    let (left, right) = share(left, right)?;
    if is_list && !follows_day(&left, &right) {
        return None;
    }
    // "Monday to Friday" of something moved is a change, not a stretch.
    if words.is(middle, "to") && !from && moved_before(words, at) {
        return None;
    }
    let begin = if from || between { at } else { start };
    let ends = Some([(start..middle, left.clone()), (next..end, right.clone())]);
    Some(Expression {
        words: begin..end,
        meaning: Meaning::Range(Box::new(left), Box::new(right)),
        lead: None,
        ends,
        approximate: false,
    })
}

/// Whether a verb of moving stands shortly before: "moved from Monday to Friday".
fn moved_before(words: Words<'_>, at: usize) -> bool {
    const MOVED: [&str; 14] = [
        "moved",
        "shifted",
        "postponed",
        "rescheduled",
        "deferred",
        "delayed",
        "pushed",
        "brought",
        "changed",
        "put",
        "switched",
        "adjourned",
        "move",
        "postpone",
    ];
    (at.saturating_sub(8)..at).any(|index| words.any(index, &MOVED))
}

/// What can stand at an end of a range.
fn end_point(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (end, meaning) = part(words, at)
        .into_iter()
        .chain(simple(words, at))
        .reduce(|best, other| if other.0 > best.0 { other } else { best })?;
    let fits = !matches!(
        meaning,
        Meaning::Past
            | Meaning::Future
            | Meaning::Set(_)
            | Meaning::Weekdays(_)
            | Meaning::Range(..)
    );
    fits.then_some((end, meaning))
}

/// "3" in "from 3 to 5 March", "the twenty-seventh" in "from the twenty-seventh to the third of April".
fn bare_day(words: Words<'_>, at: usize) -> Found<Meaning> {
    let start = words.skip(at, &["the"]);
    let (end, number) = words
        .ordinal(start)
        .or_else(|| words.digits(start, 1, 2).filter(|_| words.is_alone(start)))?;
    let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    Some((end, Meaning::DayOfMonth { day, month: None }))
}

/// The far end of a range, which may lean on the near one: "10" after "Sept. 8", "60" after "1957".
fn right_end(words: Words<'_>, at: usize, left: &Meaning) -> Found<Meaning> {
    if let (Meaning::Year(year), Some((end, short))) =
        (left, words.digits(at, 2, 2).filter(|_| words.is_glued(at)))
    {
        let long = year / 100 * 100 + i16::try_from(short).ok()?;
        return (long > *year).then_some((end, Meaning::Year(long)));
    }
    if let Some(found) = end_point(words, at) {
        return Some(found);
    }
    matches!(left, Meaning::Date { .. } | Meaning::DayOfMonth { .. })
        .then(|| bare_day(words, at))
        .flatten()
        .and_then(|(end, right)| {
            if words.unit(end).is_some()
                || words.any(end, &["people", "percent", "%", "years", "-"])
            {
                return None;
            }
            // "Sept. 8-10, 2025"
            match (dates::year_after(words, end), right) {
                (Some((end, year @ Year::Known(_))), Meaning::DayOfMonth { day, .. }) => match left
                {
                    Meaning::Date { month, .. } => {
                        Some((end, Meaning::Date { year, month: *month, day }))
                    }
                    _ => None,
                },
                (_, right) => Some((end, right)),
            }
        })
}

/// Gives each end what only the other says: the month, the year.
fn share(left: Meaning, right: Meaning) -> Option<(Meaning, Meaning)> {
    Some(match (left, right) {
        (Meaning::Date { year, month, day: first }, Meaning::DayOfMonth { day, month: None }) => {
            if day <= first {
                return None;
            }
            (Meaning::Date { year, month, day: first }, Meaning::Date { year, month, day })
        }
        (Meaning::DayOfMonth { day: first, month: None }, Meaning::Date { year, month, day }) => {
            if first < day {
                (Meaning::Date { year, month, day: first }, Meaning::Date { year, month, day })
            } else {
                let before = if month == 1 { 12 } else { month - 1 };
                (
                    Meaning::Date { year: earlier(year, month == 1), month: before, day: first },
                    Meaning::Date { year, month, day },
                )
            }
        }
        (Meaning::DayOfMonth { .. }, _) => return None,
        (Meaning::Date { year: Year::Unsaid, month, day }, right) => {
            let (year, later) = match &right {
                Meaning::Date { year: year @ Year::Known(_), month: end, .. }
                | Meaning::Month { year: year @ Year::Known(_), month: end } => (*year, *end),
                _ => (Year::Unsaid, month),
            };
            (Meaning::Date { year: earlier(year, later < month), month, day }, right)
        }
        (Meaning::Month { year: Year::Unsaid, month }, right) => {
            let (year, later) = match &right {
                Meaning::Date { year: year @ Year::Known(_), month: end, .. }
                | Meaning::Month { year: year @ Year::Known(_), month: end } => (*year, *end),
                _ => (Year::Unsaid, month),
            };
            (Meaning::Month { year: earlier(year, later < month), month }, right)
        }
        (left, right) => (left, right),
    })
}

fn earlier(year: Year, before: bool) -> Year {
    match year {
        Year::Known(year) if before => Year::Known(year - 1),
        year => year,
    }
}

/// Whether two days named together are one after the other: "June 11 and 12" is one stretch, "March 3 and 9" is not.
fn follows_day(left: &Meaning, right: &Meaning) -> bool {
    match (left, right) {
        (
            Meaning::Date { month: one, day: first, .. },
            Meaning::Date { month: two, day: second, .. },
        ) => one == two && *second == first + 1,
        _ => false,
    }
}
