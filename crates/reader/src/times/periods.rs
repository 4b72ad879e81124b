//! Stretches of the calendar by name or by place: "last week", "the following spring", "Q1 2019", "the 1990s", "Thanksgiving",
//! "the second week of July", "Tuesday".
//!
//! Must not take "the fall of the government", "a second half", "the day" of everyday phrases. Must not know how they resolve.

use onrecord_language::Upos;

use super::dates::{month, month_end, weekday, year_after, year_number};
use super::lexicon::{LEXICON, Phrase};
use super::meaning::{Amount, Direction, Meaning, Unit, Which, Year};
use super::numbers::{Found, Words};

/// Words that say which one, the longest first.
const WHICH: [(&str, Which); 30] = [
    ("that very same", Which::Same),
    ("that same", Which::Same),
    ("this same", Which::Same),
    ("the very same", Which::Same),
    ("the very next", Which::Following),
    ("this past", Which::ThisPast),
    ("this coming", Which::ThisComing),
    ("this upcoming", Which::ThisComing),
    ("the upcoming", Which::ThisComing),
    ("the current", Which::This),
    ("the coming", Which::Next),
    ("the past", Which::Last),
    ("the last", Which::Last),
    ("the same", Which::Same),
    ("the previous", Which::Previous),
    ("the preceding", Which::Previous),
    ("the prior", Which::Previous),
    ("the following", Which::Following),
    ("the subsequent", Which::Following),
    ("the next", Which::Following),
    ("this", Which::This),
    ("last", Which::Last),
    ("past", Which::Last),
    ("next", Which::Next),
    ("coming", Which::Next),
    ("upcoming", Which::ThisComing),
    ("previous", Which::Previous),
    ("following", Which::Following),
    ("current", Which::This),
    ("that", Which::Same),
];

/// A word that says which one.
pub(super) fn which(words: Words<'_>, at: usize) -> Found<Which> {
    if words.is(at, "same") {
        return Some((at + 1, Which::Same));
    }
    let (end, which) =
        WHICH.iter().find_map(|&(phrase, which)| Some((words.phrase(at, phrase)?, which)))?;
    // "shouldn't last two hours", "to last"
    let before = at.checked_sub(1).map_or("", |index| words.lower(index));
    let is_verb = words.is(at, "last")
        && matches!(before, "t" | "to" | "will" | "would" | "could" | "can" | "may" | "not");
    (!is_verb).then_some((end, which))
}

/// A stretch by name or by place, the longest that begins here.
pub(super) fn period(words: Words<'_>, at: usize) -> Found<Meaning> {
    let matchers: [fn(Words<'_>, usize) -> Found<Meaning>; 10] = [
        unit,
        month_by_place,
        season,
        fraction,
        fiscal,
        years,
        holiday,
        weekday_by_place,
        nth,
        week_of,
    ];
    matchers
        .iter()
        .filter_map(|matcher| matcher(words, at))
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
}

/// Decades by name; of the last century, the only one whose decades news names so.
const DECADES: [(&str, i16); 8] = [
    ("twenties", 1920),
    ("thirties", 1930),
    ("forties", 1940),
    ("fifties", 1950),
    ("sixties", 1960),
    ("seventies", 1970),
    ("eighties", 1980),
    ("nineties", 1990),
];

/// "last week", "the following day", "this weekend", "the year".
fn unit(words: Words<'_>, at: usize) -> Found<Meaning> {
    if let Some((after, which)) = which(words, at) {
        let next = words.skip(after, &["calendar", "working"]);
        let (end, unit) =
            words.unit(next).filter(|(_, unit)| *unit >= Unit::Day || *unit == Unit::Night)?;
        // "that day" but not "that weeks of talks"; "this half" needs its number.
        let plural = words.lower(end - 1).ends_with('s');
        if plural || unit == Unit::Half {
            return None;
        }
        let unit = if words.is(after, "working") { Unit::Week } else { unit };
        return Some((end, Meaning::Period { unit, which }));
    }
    let (after, unit) =
        words.unit(words.skip(at, &["the"])).filter(|(_, unit)| *unit >= Unit::Day)?;
    let before = at.checked_sub(1).map_or("", |index| words.lower(index));
    let led = matches!(
        before,
        "in" | "of"
            | "during"
            | "for"
            | "over"
            | "through"
            | "throughout"
            | "later"
            | "earlier"
            | "late"
            | "early"
    );
    let plural = words.lower(after - 1).ends_with('s');
    match unit {
        Unit::Weekend if words.is(at, "the") || matches!(before, "at" | "on" | "mom") => {
            Some((after, Meaning::Period { unit, which: Which::Bare }))
        }
        Unit::Week | Unit::Month | Unit::Year | Unit::Day | Unit::Decade
            if words.is(at, "the") && led && !plural =>
        {
            let dated = words.any(after, &["of", "when", "that", "before", "after", "to"])
                || words.digits(after, 1, 4).is_some();
            (!dated).then_some((after, Meaning::Period { unit, which: Which::Same }))
        }
        _ => None,
    }
}

/// "last March", "next September".
fn month_by_place(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (after, which) = which(words, at)?;
    let (end, month) = month(words, after)?;
    Some((end, Meaning::Month { year: Year::OfMonth(which), month }))
}

/// "summer", "this spring", "the winter of 1914", "autumn 2007".
fn season(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (after, which) = which(words, at).unwrap_or((words.skip(at, &["the"]), Which::Bare));
    let named = LEXICON.seasons.get(words.lower(after))?;
    let end = after + 1;
    if let Some((end, year)) = year_after(words, end) {
        return Some((end, Meaning::Season { year, season: named.number, which: Which::Bare }));
    }
    let before = at.checked_sub(1).map_or("", |index| words.lower(index));
    let led = matches!(
        before,
        "in" | "by"
            | "during"
            | "of"
            | "since"
            | "until"
            | "through"
            | "early"
            | "late"
            | "mid"
            | "last"
            | "over"
            | "this"
    );
    let is_fall = words.is(after, "fall");
    let sure =
        which != Which::Bare || (led && !words.is(end, "of")) || (!named.everyday && !is_fall);
    let noun = !words.any(
        end,
        &[
            "from",
            "to",
            "out",
            "into",
            "water",
            "offensive",
            "palace",
            "olympics",
            "games",
            "school",
        ],
    );
    (sure && noun)
        .then_some((end, Meaning::Season { year: Year::Unsaid, season: named.number, which }))
}

/// "the first quarter of 2013", "Q1 2019", "2019 Q1", "the second half of last year", "H2".
fn fraction(words: Words<'_>, at: usize) -> Found<Meaning> {
    let short = |at: usize| -> Found<(i8, i8)> {
        let of = match words.lower(at) {
            "q" => 4,
            "h" => 2,
            _ => return None,
        };
        let (end, number) = words.digits(at + 1, 1, 1).filter(|_| words.is_glued(at + 1))?;
        let number = i8::try_from(number).ok().filter(|number| (1..=of).contains(number))?;
        Some((end, (number, of)))
    };
    if let Some((after, year)) = year_number(words, at) {
        let (end, (number, of)) = short(words.skip(after, &["-"]))?;
        return Some((end, Meaning::Fraction { year: Year::Known(year), number, of }));
    }
    if let Some((after, (number, of))) = short(at) {
        let (end, year) = year_after(words, after).unwrap_or((after, Year::Unsaid));
        return Some((end, Meaning::Fraction { year, number, of }));
    }
    let start = words.skip(at, &["the"]);
    let (after, number) = match words.lower(start) {
        "last" | "latter" | "final" => (start + 1, -1),
        _ => words.ordinal(start)?,
    };
    let (end, unit) =
        words.unit(after).or_else(|| words.is(after, "half").then_some((after + 1, Unit::Half)))?;
    let of = match unit {
        Unit::Quarter => 4,
        Unit::Half => 2,
        _ => return None,
    };
    let number = if number < 0 {
        of
    } else {
        i8::try_from(number).ok().filter(|number| (1..=of).contains(number))?
    };
    let year = year_after(words, end)
        .or_else(|| words.phrase(end, "of the year").map(|end| (end, Year::Which(Which::This))));
    // A "second half" without a year is one of a match or a report; a "third quarter" is not.
    if year.is_none() && (of == 2 || words.is(start, "last") || words.is(end, "of")) {
        return None;
    }
    let (end, year) = year.unwrap_or((end, Year::Unsaid));
    Some((end, Meaning::Fraction { year, number, of }))
}

/// "fiscal 2024", "the school year", "FY2024"; "calendar year 2018" is a year.
fn fiscal(words: Words<'_>, at: usize) -> Found<Meaning> {
    let start = which(words, at).map_or(words.skip(at, &["the"]), |(end, _)| end);
    if let Some(after) = words.phrases(
        start,
        &["fiscal year", "financial year", "school year", "academic year", "fiscal", "fy"],
    ) {
        let dated = year_after(words, after)
            .or_else(|| words.digits(after, 2, 2).map(|(end, _)| (end, Year::Unsaid)));
        let named = words.any(after.saturating_sub(1), &["year"]);
        return dated
            .map(|(end, _)| end)
            .or(named.then_some(after))
            .map(|end| (end, Meaning::Fiscal));
    }
    let after = words.phrases(start, &["calendar year", "cy", "the year", "year"])?;
    if let Some((end, short)) = words.digits(after, 2, 2).filter(|_| words.is(start, "cy")) {
        return Some((end, Meaning::Year(i16::try_from(2000 + short).ok()?)));
    }
    let next = words.skip(after, &["of"]);
    let (end, year) = year_number(words, next)
        .filter(|&(end, _)| !words.is(end, "-") || words.is(after, "of"))?;
    Some((end, Meaning::Year(year)))
}

/// "the 1990s", "the '90s", "the nineties", "the 21st century", "the 470s BC".
fn years(words: Words<'_>, at: usize) -> Found<Meaning> {
    let start = words.skip(at, &["the"]);
    let apostrophe = words.skip(start, &["'", "’", "‘"]);
    if let Some((after, number)) =
        words.digits(apostrophe, 2, 4).filter(|(_, number)| number % 10 == 0)
    {
        let next = if words.any(after, &["'", "’"]) && words.is_glued(after) {
            after + 1
        } else {
            after
        };
        let old = words.is(next + 1, "bc");
        let four = words.get(apostrophe).is_some_and(|word| word.text.len() == 4);
        if words.is(next, "s") && (words.is_glued(next) || four) {
            let number = i16::try_from(number).ok()?;
            let two = words.get(apostrophe).is_some_and(|word| word.text.len() == 2);
            if old {
                return Some((next + 2, Meaning::Years { first: 1 - (number + 9), count: 10 }));
            }
            let first =
                if two { if number < 40 { 2000 + number } else { 1900 + number } } else { number };
            return (first >= 1000).then_some((next + 1, Meaning::Years { first, count: 10 }));
        }
    }
    let before = at.checked_sub(1).map_or("", |index| words.lower(index));
    if let Some(&(_, first)) = DECADES.iter().find(|(name, _)| words.is(start, name)) {
        let of_life = matches!(before, "his" | "her" | "their" | "my" | "your");
        return (!of_life && (start > at || before == "in"))
            .then_some((start + 1, Meaning::Years { first, count: 10 }));
    }
    let (after, number) = words.ordinal(start)?;
    let after = words.skip(after, &["-"]);
    let end = words.is(after, "century").then_some(after + 1)?;
    let number = i16::try_from(number).ok().filter(|number| (1..=30).contains(number))?;
    if let Some(end) = words.phrases(end, &["bc", "b c"]) {
        return Some((end, Meaning::Years { first: 1 - number * 100, count: 100 }));
    }
    Some((end, Meaning::Years { first: (number - 1) * 100, count: 100 }))
}

/// "Christmas 2007", "last Easter", "Thanksgiving".
fn holiday(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (start, which) = which(words, at).unwrap_or((at, Which::Bare));
    if !words.get(start)?.is_capitalized()
        && !words
            .any(start, &["earth", "halloween", "independence", "labor", "easter", "the", "fourth"])
    {
        return None;
    }
    let (after, rule) = LEXICON
        .holidays
        .iter()
        .find_map(|(name, rule)| Some((words.listed(start, &mut name.iter().copied())?, *rule)))?;
    let (end, year) = year_after(words, after).unwrap_or((after, Year::Unsaid));
    // "the Tet Offensive", "Easter Island" are names of something else.
    let next = words.get(after).filter(|word| word.is_capitalized() && !word.glued);
    if next.is_some_and(|word| {
        !LEXICON.weekdays.contains_key(word.lower.as_str()) && word.sentence == words.0[at].sentence
    }) {
        return None;
    }
    let holiday = Meaning::Holiday { year, rule, which };
    if words.is(end, "weekend") {
        let (end, holiday) = match year_after(words, end + 1) {
            Some((later, year)) => (later, Meaning::Holiday { year, rule, which }),
            None => (end + 1, holiday),
        };
        return Some((end, Meaning::Weekend(Box::new(holiday))));
    }
    Some((end, holiday))
}

/// "Tuesday", "last Friday", "Tuesday of next week", "next week Monday", "Mondays".
fn weekday_by_place(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (start, place) = which(words, at)
        .or_else(|| words.is(at, "the").then_some((at + 1, Which::Bare)))
        .unwrap_or((at, Which::Bare));
    if let Some((after, Meaning::Period { unit: Unit::Week, which })) = unit(words, at) {
        let next = words.skip(after, &["-", "on"]);
        let (end, weekday) = weekday(words, next)?;
        return Some((
            end,
            Meaning::Weekday {
                weekday,
                which: Which::Bare,
                week: Some(Meaning::Period { unit: Unit::Week, which }.boxed()),
            },
        ));
    }
    if let Some(singular) = words
        .get(start)
        .and_then(|word| word.lower.strip_suffix('s'))
        .filter(|name| name.ends_with("day"))
    {
        return LEXICON
            .weekdays
            .get(singular)
            .map(|named| (start + 1, Meaning::Weekdays(named.number)));
    }
    let (after, weekday) = weekday(words, start)?;
    if words.is(at, "the") && place == Which::Bare && !words.any(after, &["before", "after"]) {
        return None;
    }
    let next = words.skip(after, &["of"]);
    let next = words.skip(next, &["the"]);
    if let Some((end, Meaning::Period { unit: Unit::Week, which })) =
        unit(words, words.skip(after, &["of"]))
    {
        return Some((
            end,
            Meaning::Weekday {
                weekday,
                which: Which::Bare,
                week: Some(Meaning::Period { unit: Unit::Week, which }.boxed()),
            },
        ));
    }
    if let Some(end) = words.phrases(next, &["week before last"]) {
        return Some((
            end,
            Meaning::Weekday {
                weekday,
                which: Which::Bare,
                week: Some(week_before_last().boxed()),
            },
        ));
    }
    Some((after, Meaning::Weekday { weekday, which: place, week: None }))
}

fn week_before_last() -> Meaning {
    Meaning::Shift {
        amount: vec![(Amount { count: 2.0, vague: false }, Unit::Week)],
        direction: Direction::Back,
        from: super::meaning::From::Time(Box::new(Meaning::Period {
            unit: Unit::Week,
            which: Which::This,
        })),
    }
}

/// "the last week of July", "second week of 2021", "the last 3 weeks of this year", "week 27 of last year".
fn nth(words: Words<'_>, at: usize) -> Found<Meaning> {
    let start = words.skip(at, &["the"]);
    if words.is(start, "week") {
        let (after, number) =
            words.integer(start + 1).filter(|(_, number)| (1..=53).contains(number))?;
        let (end, of) = within(words, after)
            .unwrap_or((after, Meaning::Period { unit: Unit::Year, which: Which::This }));
        return Some((end, Meaning::Nth { number, count: 1, unit: Unit::Week, of: Box::new(of) }));
    }
    let (after, number) = match words.lower(start) {
        "last" | "final" | "closing" => (start + 1, -1),
        "first" | "opening" => (start + 1, 1),
        _ => words.ordinal(start)?,
    };
    if let Some((after, weekday)) = weekday(words, after) {
        let (end, of) = within(words, after).filter(|(_, of)| is_month(of))?;
        let number = i8::try_from(number).ok()?;
        return Some((end, Meaning::NthWeekday { number, weekday, of: Box::new(of) }));
    }
    let (after, count) =
        words.cardinal(after).filter(|(_, count)| (2..=31).contains(count)).unwrap_or((after, 1));
    let (after, unit) = words.unit(after).filter(|(_, unit)| {
        matches!(unit, Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Year)
    })?;
    if let Some((end, of)) = within(words, after) {
        let of = Box::new(of);
        if let Some((end, weekday)) = words.is(end, "on").then(|| weekday(words, end + 1)).flatten()
        {
            let week = Some(Meaning::Nth { number, count, unit, of }.boxed());
            return Some((end, Meaning::Weekday { weekday, which: Which::Bare, week }));
        }
        return Some((end, Meaning::Nth { number, count, unit, of }));
    }
    None
}

fn is_month(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Period { unit: Unit::Month, .. } | Meaning::Month { .. })
}

/// "of July", "of last year", "in 2021".
fn within(words: Words<'_>, at: usize) -> Found<Meaning> {
    let next = words.skip(at, &["of", "in"]);
    let plain = next == at;
    if let Some((end, month)) = month(words, next) {
        let (end, year) =
            year_after(words, end).unwrap_or((month_end(words, next, end), Year::Unsaid));
        return Some((end, Meaning::Month { year, month }));
    }
    if let Some((end, year)) = year_number(words, next) {
        return (!plain).then_some((end, Meaning::Year(year)));
    }
    let bare = words
        .phrase(next, "the month")
        .map(|end| (end, Meaning::Period { unit: Unit::Month, which: Which::Same }));
    let (end, of) = bare.or_else(|| unit(words, next)).or_else(|| month_by_place(words, next))?;
    (!plain).then_some((end, of))
}

/// "the week of the 18th", "the week beginning February 4", "the week after next", "the week before last".
fn week_of(words: Words<'_>, at: usize) -> Found<Meaning> {
    let start = words.skip(at, &["the"]);
    let (after, unit) = words.unit(start).filter(|(_, unit)| {
        matches!(unit, Unit::Week | Unit::Weekend | Unit::Month | Unit::Year)
    })?;
    let shift = |direction| Meaning::Shift {
        amount: vec![(Amount { count: 2.0, vague: false }, unit)],
        direction,
        from: super::meaning::From::Time(Box::new(Meaning::Period { unit, which: Which::This })),
    };
    if let Some(end) = words.phrase(after, "after next") {
        return Some((end, shift(Direction::Ahead)));
    }
    if let Some(end) = words.phrase(after, "before last") {
        return Some((end, shift(Direction::Back)));
    }
    let next = words
        .phrases(after, &["beginning on", "beginning", "starting on", "starting", "of"])
        .filter(|_| unit == Unit::Week)?;
    let (end, date) = super::dates::date(words, next).or_else(|| day_of_month(words, next))?;
    matches!(date, Meaning::Date { .. } | Meaning::DayOfMonth { .. })
        .then(|| (end, Meaning::WeekOf(Box::new(date))))
}

/// "the 3rd", "the 15th day of next month", "the twenty-sixth day of the month".
pub(super) fn day_of_month(words: Words<'_>, at: usize) -> Found<Meaning> {
    let start = words.is(at, "the").then_some(at + 1)?;
    let (after, number) = words.ordinal(start)?;
    let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    if let Some(next) = words.phrases(after, &["day of", "of"]) {
        let (end, month) = within(words, next)?;
        return is_month(&month)
            .then(|| (end, Meaning::DayOfMonth { day, month: Some(month.boxed()) }));
    }
    // "the 3rd" in digits, at the end of a phrase: "the 3rd Infantry" and "the third" are something else.
    let digits = words.get(start)?.is_digits();
    let before = at.checked_sub(1).map_or("", |index| words.lower(index));
    let led = matches!(
        before,
        "on" | "until"
            | "by"
            | "from"
            | "of"
            | "to"
            | "and"
            | "for"
            | "since"
            | "before"
            | "after"
            | "or"
    );
    let ends = words.get(after).is_none_or(|word| {
        !word.is_letters()
            || matches!(word.lower.as_str(), "and" | "to" | "or" | "at" | "in" | "with")
    });
    (digits && led && ends).then_some((after, Meaning::DayOfMonth { day, month: None }))
}

/// A phrase with a fixed meaning: "yesterday", "tonight", "daily", "now".
pub(super) fn phrase(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (end, phrase) = LEXICON.phrases.iter().find_map(|(phrase, meaning)| {
        Some((words.listed(at, &mut phrase.iter().copied())?, *meaning))
    })?;
    Some((
        end,
        match phrase {
            Phrase::Day(days) => Meaning::Days(days),
            Phrase::Part(days, part) => {
                Meaning::DayPart { part, day: Some(Meaning::Days(days).boxed()) }
            }
            Phrase::Nights(from, to) => {
                Meaning::Range(Box::new(Meaning::Days(from)), Box::new(Meaning::Days(to)))
            }
            // "in the past few weeks" is a stretch.
            Phrase::Past if super::distances::stretch(words, words.skip(at, &["in"])).is_some() => {
                return None;
            }
            Phrase::Past => Meaning::Past,
            Phrase::Present => Meaning::Present,
            Phrase::Future => Meaning::Future,
            // "the Madrid daily" is a newspaper.
            Phrase::Set(_)
                if end == at + 1
                    && matches!(words.get(at)?.upos, Some(Upos::Noun | Upos::Propn)) =>
            {
                return None;
            }
            Phrase::Set(unit) => Meaning::Set(unit),
        },
    ))
}
