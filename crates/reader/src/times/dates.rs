//! Calendar dates: months, days of months, years, weekdays, in all the usual orders.
//!
//! Takes "Sept. 8", "24 October 2025", "10/24/2025", "2025-10-24", "the 3rd of March", "Tue May 9", "March 2024", "the 3rd",
//! "2015". Must not take "1,500 troops", "may" and "march" as verbs, "$ 12 December". Must not know how a date is resolved.

use onrecord_language::Upos;

use super::lexicon::LEXICON;
use super::meaning::{Meaning, Which, Year};
use super::numbers::{Found, Words};

/// A calendar date, the longest that begins here.
pub(super) fn date(words: Words<'_>, at: usize) -> Found<Meaning> {
    let matchers: [fn(Words<'_>, usize) -> Found<Meaning>; 9] = [
        year_first,
        compact,
        numeric,
        month_first,
        day_first,
        weekday_with_date,
        weekday_of_month,
        month_alone,
        year_alone,
    ];
    matchers
        .iter()
        .filter_map(|matcher| matcher(words, at))
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
}

fn small(number: i64, most: i64) -> Option<i8> {
    if (1..=most).contains(&number) { i8::try_from(number).ok() } else { None }
}

/// A month by its name, with the full stop of an abbreviation.
pub(super) fn month(words: Words<'_>, at: usize) -> Found<i8> {
    let named = LEXICON.months.get(words.lower(at))?;
    let word = words.get(at)?;
    if named.everyday && !word.is_capitalized() && words.digits(at + 1, 1, 2).is_none() {
        return None;
    }
    let dotted = word.text.len() <= 4
        && words.is(at + 1, ".")
        && words.is_glued(at + 1)
        && !matches!(word.lower.as_str(), "may" | "june" | "july");
    Some((if dotted { at + 2 } else { at + 1 }, named.number))
}

/// The full stop of "Sept." may also end the sentence: it belongs to the month only where the date goes on.
pub(super) fn month_end(words: Words<'_>, at: usize, end: usize) -> usize {
    if end == at + 2 && words.sentence_end(at) <= end { at + 1 } else { end }
}

fn is_everyday(words: Words<'_>, at: usize) -> bool {
    LEXICON.months.get(words.lower(at)).is_some_and(|named| named.everyday)
}

/// A day of the month: "24", "24th", "twenty-fourth", "the 24th".
fn day(words: Words<'_>, at: usize) -> Found<i8> {
    // "In May the Second Squadron" names no day.
    let is_name = words.get(at + 1).is_some_and(super::words::Word::is_capitalized);
    let at = if words.is(at, "the") && !is_name && words.ordinal(at + 1).is_some() {
        at + 1
    } else {
        at
    };
    if let Some((end, number)) = words.ordinal(at) {
        return Some((end, small(number, 31)?));
    }
    let (end, number) = words.digits(at, 1, 2)?;
    let clock = words.any(end, &[":"]) && words.is_glued(end) && words.is_glued(end + 1);
    let more = words.any(end, &["%", "million", "billion", "percent", "am", "pm"]);
    let money = at >= 1 && words.any(at - 1, &["$", "€", "£"]);
    let thousands = words.is(end, ",")
        && words.is_glued(end)
        && words.is_glued(end + 1)
        && words.digits(end + 1, 3, 3).is_some();
    if clock || more || money || thousands { None } else { Some((end, small(number, 31)?)) }
}

/// A year of four digits, or said in words, or by its place: "2025", "of 2025", ", 2025", "of that year", "last year".
pub(super) fn year_after(words: Words<'_>, at: usize) -> Found<Year> {
    let comma = words.is(at, ",");
    let start = words.skip(at, &[",", "-", "/"]);
    let start = words.skip(start, &["of", "in"]);
    if let Some((end, year)) = year_number(words, start) {
        return Some((end, Year::Known(year)));
    }
    if comma {
        return None;
    }
    let start = words.skip(at, &["of", "in"]);
    for (phrase, which) in [
        ("that same year", Which::Same),
        ("that year", Which::Same),
        ("the same year", Which::Same),
        ("this year", Which::This),
        ("last year", Which::Last),
        ("next year", Which::Next),
        ("the previous year", Which::Previous),
        ("the year before", Which::Previous),
        ("the following year", Which::Following),
        ("the next year", Which::Following),
    ] {
        if let Some(end) = words.phrase(start, phrase) {
            return Some((end, Year::Which(which)));
        }
    }
    let apostrophe = words.any(start, &["'", "’", "‘"]);
    if apostrophe || (start > at && words.is(at, "of")) {
        let (end, short) = words.digits(start + usize::from(apostrophe), 2, 2)?;
        return Some((end, Year::Known(full_year(short)?)));
    }
    None
}

/// A year by its number: four digits, with "BC" any digits, or "nineteen eighty-six".
pub(super) fn year_number(words: Words<'_>, at: usize) -> Found<i16> {
    if let Some((end, number)) = words
        .digits(at, 1, 4)
        .filter(|_| words.is_alone(at) || words.is(at + 1, ",") || words.is(at + 1, "."))
    {
        let number = i16::try_from(number).ok()?;
        if let Some(after) = words.phrases(end, &["b c e", "b c", "bce", "bc"]) {
            return Some((after, 1 - number));
        }
        let four = words.get(at).is_some_and(|word| word.text.len() == 4);
        return (four && (1000..=2199).contains(&number)).then_some((end, number));
    }
    year_in_words(words, at)
}

fn year_in_words(words: Words<'_>, at: usize) -> Found<i16> {
    let word = |index: usize| LEXICON.cardinals.get(words.lower(index)).copied();
    let tens_and_ones = |index: usize| -> Found<i64> {
        let tens = word(index)?;
        let next = words.skip(index + 1, &["-"]);
        match word(next).filter(|ones| tens >= 20 && (1..=9).contains(ones)) {
            Some(ones) => Some((next + 1, tens + ones)),
            None => Some((index + 1, tens)),
        }
    };
    if words.is(at, "two") && words.is(at + 1, "thousand") {
        let rest = words.skip(at + 2, &["and"]);
        let (end, more) = tens_and_ones(rest).unwrap_or((at + 2, 0));
        return Some((end, i16::try_from(2000 + more).ok()?));
    }
    let century = word(at).filter(|century| (17..=20).contains(century))?;
    let (end, rest) = tens_and_ones(at + 1).filter(|(_, rest)| (10..=99).contains(rest))?;
    Some((end, i16::try_from(century * 100 + rest).ok()?))
}

/// Two digits stand for a year between 1940 and 2039, as letters and forms use them.
fn full_year(short: i64) -> Option<i16> {
    i16::try_from(if short < 40 { 2000 + short } else { 1900 + short }).ok()
}

/// "Sept. 8", "October 24th, 2025", "October the 24th", "Dec31 , 1994", "Nov/2".
fn month_first(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (after, month) = month(words, at)?;
    let glue =
        if words.any(after, &["/", "-"]) && words.is_glued(after) && words.is_glued(after + 1) {
            after + 1
        } else {
            after
        };
    let glue =
        if words.is(glue, ",") && words.ordinal(glue + 1).is_some() { glue + 1 } else { glue };
    if let Some((end, year)) =
        year_number(words, glue).filter(|_| glue > after && !words.is(after, ","))
        && let Some((end, day)) =
            words.digits(words.skip(end, &["-", "/"]), 1, 2).filter(|_| words.any(end, &["-", "/"]))
    {
        return Some((end, Meaning::Date { year: Year::Known(year), month, day: small(day, 31)? }));
    }
    let (end, day) = day(words, glue).filter(|&(end, _)| {
        !(words.is(end, "-") && words.digits(end + 1, 4, 4).is_some() && glue > after)
    })?;
    let (end, year) = year_after(words, end)
        .or_else(|| {
            words
                .ordinal(glue)
                .and_then(|_| words.digits(end, 2, 2))
                .and_then(|(end, short)| Some((end, Year::Known(full_year(short)?))))
        })
        .unwrap_or((end, Year::Unsaid));
    Some((end, Meaning::Date { year, month, day }))
}

/// "24 October", "24th of October 2025", "the third of March", "23-2020-September".
fn day_first(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (after, day) = day(words, at).or_else(|| {
        let (end, number) = words.cardinal(at)?;
        Some((end, small(number, 31)?))
    })?;
    if let (true, Some((end, year))) = (words.is(after, "-"), words.digits(after + 1, 4, 4)) {
        let (end, month) = month(words, words.skip(end, &["-"]))?;
        return Some((
            end,
            Meaning::Date { year: Year::Known(i16::try_from(year).ok()?), month, day },
        ));
    }
    let next = words.phrases(after, &["day of", "of", "-", "/"]).unwrap_or(after);
    let (end, month) = month(words, next)?;
    let (end, year) = year_after(words, end).unwrap_or((month_end(words, next, end), Year::Unsaid));
    Some((end, Meaning::Date { year, month, day }))
}

/// "2025-10-24", "2025/10/24", "2025 10 24", "2019-aug-01".
fn year_first(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (after, year) = words.digits(at, 4, 4).filter(|(_, year)| (1000..=2199).contains(year))?;
    let joint = words.lower(after);
    let separated = matches!(joint, "-" | "/" | ".") && words.is_glued(after);
    let next = if separated { after + 1 } else { after };
    let (end, number) = if let Some(found) = month(words, next).filter(|_| separated) {
        found
    } else {
        let (end, number) = words.digits(next, 1, 2)?;
        (end, small(number, 12)?)
    };
    if separated != (words.lower(end) == joint) && separated {
        return None;
    }
    let (end, day) = words.digits(if separated { end + 1 } else { end }, 1, 2)?;
    Some((
        end,
        Meaning::Date {
            year: Year::Known(i16::try_from(year).ok()?),
            month: number,
            day: small(day, 31)?,
        },
    ))
}

/// "20200701", only between marks or blanks.
fn compact(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (end, number) = words.digits(at, 8, 8).filter(|_| words.is_alone(at))?;
    let year = i16::try_from(number / 10000).ok().filter(|year| (1900..2100).contains(year))?;
    let (month, day) = (small(number / 100 % 100, 12)?, small(number % 100, 31)?);
    Some((end, Meaning::Date { year: Year::Known(year), month, day }))
}

/// "10/24/2025", "24.10.2025", "10-24-2025", "10/24" after a word that a date follows; the month first where both are possible.
fn numeric(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (after, first) = words.digits(at, 1, 2)?;
    let joint = words.lower(after);
    if !matches!(joint, "/" | "-" | ".") || !words.is_glued(after) || !words.is_glued(after + 1) {
        return None;
    }
    if at >= 2 && words.is_glued(at) && words.any(at - 1, &["/", ".", ":", ","]) {
        return None;
    }
    if let Some((end, year)) =
        words.digits(after + 1, 4, 4).filter(|(_, year)| (1900..2100).contains(year))
    {
        return Some((
            end,
            Meaning::Month {
                year: Year::Known(i16::try_from(year).ok()?),
                month: small(first, 12)?,
            },
        ))
        .filter(|_| joint != ".");
    }
    let (end, second) = words.digits(after + 1, 1, 2)?;
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    let (month, day) = (small(month, 12)?, small(day, 31)?);
    if words.is(end, joint) && words.is_glued(end) && words.is_glued(end + 1) {
        if let Some((end, year)) = words.digits(end + 1, 4, 4) {
            return Some((
                end,
                Meaning::Date { year: Year::Known(i16::try_from(year).ok()?), month, day },
            ));
        }
        if let Some((end, short)) = words.digits(end + 1, 2, 2).filter(|_| joint != "-") {
            return Some((end, Meaning::Date { year: Year::Known(full_year(short)?), month, day }));
        }
    }
    let before = at.checked_sub(1).map_or("", |index| words.lower(index));
    let led = matches!(
        before,
        "" | "on"
            | "from"
            | "by"
            | "until"
            | "to"
            | "since"
            | "of"
            | "this"
            | "next"
            | ","
            | "or"
            | "and"
            | "-"
            | "?"
    ) || LEXICON.weekdays.contains_key(before)
        || (words.is(end, "-") && words.digits(end + 1, 1, 2).is_some() && words.is(end + 2, "/"));
    if !led || joint == "-" {
        return None;
    }
    if joint == "." {
        return LEXICON
            .weekdays
            .contains_key(before)
            .then_some((end, Meaning::Date { year: Year::Unsaid, month, day }));
    }
    let (end, year) = match words.digits(end + 1, 4, 4) {
        Some((after, year)) if words.is(end, ",") => {
            (after, Year::Known(i16::try_from(year).ok()?))
        }
        _ => (end, Year::Unsaid),
    };
    Some((end, Meaning::Date { year, month, day }))
}

/// A weekday by its name. Short names that are words too ("sun", "sat") count only before more of a date or after a word that one follows.
pub(super) fn weekday(words: Words<'_>, at: usize) -> Found<i8> {
    let named = LEXICON.weekdays.get(words.lower(at))?;
    let dotted = words.get(at)?.text.len() <= 5 && words.is(at + 1, ".") && words.is_glued(at + 1);
    let end = if dotted && words.sentence_end(at) > at + 2 { at + 2 } else { at + 1 };
    if named.everyday {
        let before = at.checked_sub(1).map_or("", |index| words.lower(index));
        let led = matches!(
            before,
            "on" | "week" | "or" | "this" | "next" | "last" | "until" | "by" | "from" | "to"
        );
        let followed = words.digits(end, 1, 2).is_some() || month(words, end).is_some();
        if !words.get(at)?.is_capitalized() || !(led || followed) {
            return None;
        }
    }
    Some((end, named.number))
}

/// "Tuesday, May 9", "Friday 7/6", "this Friday (jun-15)".
fn weekday_with_date(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (start, _) = which_weekday(words, at)?;
    let bracketed = words.is(start, "(");
    let next = words.skip(start, &[",", "("]);
    let next = words.skip(next, &["the", "on"]);
    let (end, meaning) = [year_first, numeric, month_first, day_first]
        .iter()
        .find_map(|matcher| matcher(words, next))?;
    let exact = matches!(meaning, Meaning::Date { .. });
    let closed = if bracketed { words.is(end, ")").then_some(end + 1)? } else { end };
    exact.then_some((closed, meaning))
}

fn which_weekday(words: Words<'_>, at: usize) -> Found<i8> {
    weekday(words, words.skip(at, &["this", "next", "last"]))
}

/// "Mon 13th", "Monday 21", "Tuesday the eleventh".
fn weekday_of_month(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (after, weekday) = weekday(words, at)?;
    let next = words.skip(after, &["the"]);
    let (end, number) = words
        .ordinal(next)
        .or_else(|| words.digits(next, 2, 2).filter(|_| words.is_alone(next)))?;
    let clock = words.any(end, &["am", "pm", ":", "a", "p"]) || words.unit(end).is_some();
    (!clock).then_some((end, Meaning::WeekdayOfMonth { weekday, day: small(number, 31)? }))
}

/// "March 2024", "Dec-2018", "March of that year", "March".
fn month_alone(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (after, month) = month(words, at)?;
    if let Some((end, year)) = year_after(words, after) {
        return Some((end, Meaning::Month { year, month }));
    }
    if is_everyday(words, at) && !is_month_here(words, at) {
        return None;
    }
    Some((month_end(words, at, after), Meaning::Month { year: Year::Unsaid, month }))
}

/// Whether "May", "March" or "August" with no date around it is the month: after a word that a month follows.
fn is_month_here(words: Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |index| words.lower(index));
    let led = [
        "in",
        "since",
        "until",
        "till",
        "by",
        "before",
        "after",
        "from",
        "to",
        "through",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "of",
        "between",
        "during",
        "and",
        "or",
        "for",
        "throughout",
        "-",
        "–",
        "previous",
        "following",
        "around",
        "each",
        "every",
    ];
    let opens_range =
        words.any(at + 1, &["to", "-", "–", "through", "until"]) && month(words, at + 2).is_some();
    let tagged = words.get(at).and_then(|word| word.upos) == Some(Upos::Propn);
    led.contains(&before) || opens_range || (tagged && words.lower(at) == "august")
}

/// A year by itself, where it cannot be a count: "in 2015", "a 2015 accord", "since 1994".
fn year_alone(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (end, year) = year_number(words, at).filter(|_| {
        words.is_alone(at) || !words.get(at).is_some_and(super::words::Word::is_digits)
    })?;
    let before = at.checked_sub(1).map_or("", |index| words.lower(index));
    let led = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "before"
            | "after"
            | "from"
            | "to"
            | "through"
            | "of"
            | "during"
            | "early"
            | "late"
            | "mid"
            | "between"
            | "and"
            | "year"
            | "("
            | "throughout"
            | "around"
            | "circa"
            | "about"
            | "the"
            | "a"
            | "its"
            | "his"
            | "their"
            | "-"
            | "–"
            | "than"
            | "back"
    );
    let after = words.get(end);
    let counts = after.is_some_and(|word| {
        let plural = word.lower.len() > 3
            && word.lower.ends_with('s')
            && !word.lower.ends_with("ss")
            && word.is_letters();
        let unit = matches!(
            word.lower.as_str(),
            "people"
                | "men"
                | "women"
                | "children"
                | "km"
                | "kilometres"
                | "tonnes"
                | "tons"
                | "metres"
                | "meters"
                | "hours"
        );
        unit || (plural
            && !word.is_capitalized()
            && (before != "the" && before != "of" && before != "its")
            && !matches!(before, "in" | "since" | "during"))
    });
    if counts
        || words.any(end, &["%", "hours"])
        || (at >= 1
            && words.any(at - 1, &["$", "€", "£", "no", "nearly", "some", "flight", "resolution"]))
    {
        return None;
    }
    let modern = (1800..=2100).contains(&year);
    (modern || led || year < 1).then_some((end, Meaning::Year(year)))
}
