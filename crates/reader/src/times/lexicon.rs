//! The words of times, read once from the data files.
//!
//! Must not know how they combine.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::meaning::{DayPart, Unit};

/// A word with its number, and whether it is only this where its neighbours say so ("may", "march").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub number: i8,
    pub everyday: bool,
}

/// When a day with a name falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HolidayRule {
    /// Month and day.
    Fixed(i8, i8),
    /// Days after Easter Sunday.
    Easter(i64),
    /// Days after Easter Sunday of the Julian calendar.
    Orthodox(i64),
    /// Month, weekday (Monday is 1), which of the month's (-1 the last).
    Weekday(i8, i8, i8),
    /// By another calendar: never resolved.
    Unknown,
}

/// What a fixed phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// So many days after the date published.
    Day(i64),
    /// A part of the day so many days after the date published.
    Part(i64, DayPart),
    /// From so many to so many days after the date published.
    Nights(i64, i64),
    /// Before now, now, or after now, without a date.
    Past,
    Present,
    Future,
    /// Recurs each unit.
    Set(Unit),
}

pub(super) struct Lexicon {
    pub months: BTreeMap<&'static str, Named>,
    pub weekdays: BTreeMap<&'static str, Named>,
    pub seasons: BTreeMap<&'static str, Named>,
    pub day_parts: BTreeMap<&'static str, DayPart>,
    /// Units by word; the second field tells that the word is a short form, good only glued to a number.
    pub units: BTreeMap<&'static str, (Unit, bool)>,
    pub cardinals: BTreeMap<&'static str, i64>,
    pub ordinals: BTreeMap<&'static str, i64>,
    /// Phrases as lists of words, longest first.
    pub phrases: Vec<(Vec<&'static str>, Phrase)>,
    /// Names of days as lists of words, longest first.
    pub holidays: Vec<(Vec<&'static str>, HolidayRule)>,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// Lines of a data file without comments.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// A word of a data file, without the brackets that mark a limited one.
fn bare(word: &'static str) -> (&'static str, bool) {
    match word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (word, false),
    }
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Lexicon {
            months: BTreeMap::new(),
            weekdays: BTreeMap::new(),
            seasons: BTreeMap::new(),
            day_parts: BTreeMap::new(),
            units: BTreeMap::new(),
            cardinals: BTreeMap::new(),
            ordinals: BTreeMap::new(),
            phrases: Vec::new(),
            holidays: Vec::new(),
        };
        lexicon.read_calendar();
        lexicon.read_units_and_numbers();
        lexicon.read_phrases();
        lexicon.read_holidays();
        lexicon
    }

    fn read_calendar(&mut self) {
        for line in lines(include_str!("../../data/times/calendar.txt")) {
            let mut fields = line.split_whitespace();
            let (Some(kind), Some(number)) =
                (fields.next(), fields.next().and_then(|field| field.parse().ok()))
            else {
                continue;
            };
            for (word, everyday) in fields.map(bare) {
                let named = Named { number, everyday };
                match kind {
                    "month" => drop(self.months.insert(word, named)),
                    "weekday" => drop(self.weekdays.insert(word, named)),
                    "season" => drop(self.seasons.insert(word, named)),
                    _ => {
                        if let Some(part) = DayPart::from_number(number) {
                            self.day_parts.insert(word, part);
                        }
                    }
                }
            }
        }
    }

    fn read_units_and_numbers(&mut self) {
        for line in lines(include_str!("../../data/times/units.txt")) {
            let mut fields = line.split_whitespace();
            let Some(unit) = fields.next().and_then(Unit::from_name) else { continue };
            for (word, short) in fields.map(bare) {
                self.units.insert(word, (unit, short));
            }
        }
        for line in lines(include_str!("../../data/times/numbers.txt")) {
            let mut fields = line.split_whitespace();
            let Some(value) = fields.next().and_then(|field| field.parse().ok()) else { continue };
            for (field, table) in fields.zip([&mut self.cardinals, &mut self.ordinals]) {
                if field != "-" {
                    table.insert(field, value);
                }
            }
        }
    }

    fn read_phrases(&mut self) {
        for line in lines(include_str!("../../data/times/phrases.txt")) {
            let mut fields = line.split('|').map(str::trim);
            let Some(meaning) = fields.next().and_then(phrase) else { continue };
            self.phrases.extend(fields.map(|words| (words.split_whitespace().collect(), meaning)));
        }
        self.phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }

    fn read_holidays(&mut self) {
        for line in lines(include_str!("../../data/times/holidays.txt")) {
            let mut fields = line.split('|').map(str::trim);
            let Some(rule) = fields.next().and_then(holiday_rule) else { continue };
            self.holidays.extend(fields.map(|words| (words.split_whitespace().collect(), rule)));
        }
        self.holidays.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
}

fn phrase(field: &str) -> Option<Phrase> {
    let mut words = field.split_whitespace();
    Some(match words.next()? {
        "day" => Phrase::Day(words.next()?.parse().ok()?),
        "part" => Phrase::Part(
            words.next()?.parse().ok()?,
            words.next()?.parse().ok().and_then(DayPart::from_number)?,
        ),
        "nights" => Phrase::Nights(words.next()?.parse().ok()?, words.next()?.parse().ok()?),
        "past" => Phrase::Past,
        "present" => Phrase::Present,
        "future" => Phrase::Future,
        _ => Phrase::Set(Unit::from_name(words.next()?)?),
    })
}

fn holiday_rule(field: &str) -> Option<HolidayRule> {
    let mut words = field.split_whitespace();
    let kind = words.next()?;
    let numbers: Vec<i8> = words.clone().filter_map(|word| word.parse().ok()).collect();
    Some(match (kind, numbers.as_slice()) {
        ("fixed", _) => {
            let (month, day) = words.next()?.split_once('-')?;
            HolidayRule::Fixed(month.parse().ok()?, day.parse().ok()?)
        }
        ("easter", &[days]) => HolidayRule::Easter(days.into()),
        ("orthodox", &[days]) => HolidayRule::Orthodox(days.into()),
        ("weekday", &[month, weekday, which]) => HolidayRule::Weekday(month, weekday, which),
        _ => HolidayRule::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_read() {
        assert_eq!(LEXICON.months["sept"], Named { number: 9, everyday: false });
        assert!(LEXICON.months["may"].everyday);
        assert_eq!(LEXICON.units["h"], (Unit::Hour, true));
        assert_eq!(LEXICON.ordinals["twelfth"], 12);
        let holiday = |name: &[&str]| {
            LEXICON.holidays.iter().find(|(words, _)| words == name).map(|found| found.1)
        };
        assert_eq!(holiday(&["easter"]), Some(HolidayRule::Easter(0)));
        assert_eq!(holiday(&["labor", "day"]), Some(HolidayRule::Weekday(9, 1, 1)));
        assert_eq!(holiday(&["christmas", "eve"]), Some(HolidayRule::Fixed(12, 24)));
    }
}
