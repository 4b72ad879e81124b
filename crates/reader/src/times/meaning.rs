//! What the words of a time expression say, before anything is known of the article they stand in.
//!
//! Must not know words, nor dates of publication.

/// A unit of the calendar or the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    BusinessDay,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The unit that the data files call `name`.
    pub(super) fn from_name(name: &str) -> Option<Unit> {
        Some(match name {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "night" => Unit::Night,
            "day" => Unit::Day,
            "business_day" => Unit::BusinessDay,
            "weekend" => Unit::Weekend,
            "week" => Unit::Week,
            "fortnight" => Unit::Fortnight,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "half" => Unit::Half,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            _ => return None,
        })
    }
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
    Dawn,
    Noon,
    Dusk,
    Midnight,
    Daytime,
}

impl DayPart {
    /// The part that the data files number so.
    pub(super) fn from_number(number: i8) -> Option<DayPart> {
        use DayPart::{Afternoon, Dawn, Daytime, Dusk, Evening, Midnight, Morning, Night, Noon};
        let parts = [Morning, Afternoon, Evening, Night, Dawn, Noon, Dusk, Midnight, Daytime];
        usize::try_from(number).ok()?.checked_sub(1).and_then(|index| parts.get(index)).copied()
    }
}

/// How many of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The number; for "a few" and "several" a customary three.
    pub count: f64,
    /// The words give no number: "a few", "several", "many", none at all.
    pub vague: bool,
}

/// Which one of many: "last", "this", "the following".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Nothing said.
    Bare,
    /// "this", "the current": the one of the date published.
    This,
    /// "last", "past": the one before that of the date published.
    Last,
    /// "next", "coming": the one after that of the date published.
    Next,
    /// "that", "the same", "the" with a unit: the one of the narrative.
    Same,
    /// "the previous", "the preceding": the one before that of the narrative.
    Previous,
    /// "the following", "the next": the one after that of the narrative.
    Following,
    /// "this past": the last one until the date published.
    ThisPast,
    /// "this coming", "upcoming": the first one from the date published.
    ThisComing,
}

/// A year, said or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// By its number; 0 is 1 BC.
    Known(i16),
    /// By its place: "of that year", "last year".
    Which(Which),
    /// The one in which the month named by its own place falls: "last March".
    OfMonth(Which),
    /// Left out.
    Unsaid,
}

/// A stretch within a longer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// "early", "the beginning of".
    Start,
    /// "mid-", "the middle of".
    Middle,
    /// "late", "the end of".
    End,
    /// "earlier": from the beginning to the date it is seen from.
    Earlier,
    /// "later": from the date it is seen from to the end.
    Later,
    FirstHalf,
    SecondHalf,
}

/// Before or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Back,
    Ahead,
}

/// What a distance is measured from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum From {
    /// "ago", "from now".
    Published,
    /// "earlier", "later".
    Narrative,
    /// "two days after March 3".
    Time(Box<Meaning>),
    /// "six weeks after the wedding": the words that name the event, in indices of words.
    Event(std::ops::Range<usize>),
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Hour and minute, on a 24-hour clock.
    pub time: jiff::civil::Time,
    /// Minutes east of Greenwich, where a zone is named that has one offset.
    pub offset_minutes: Option<i16>,
}

/// What an expression says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// Month and day.
    Date {
        year: Year,
        month: i8,
        day: i8,
    },
    /// A day of a month said elsewhere: "the 3rd", "the 15th day of next month".
    DayOfMonth {
        day: i8,
        month: Option<Box<Meaning>>,
    },
    Month {
        year: Year,
        month: i8,
    },
    Year(i16),
    /// From the first year, so many years: decades and centuries.
    Years {
        first: i16,
        count: i16,
    },
    Season {
        year: Year,
        season: i8,
        which: Which,
    },
    /// A quarter (of four) or half (of two) of a year.
    Fraction {
        year: Year,
        number: i8,
        of: i8,
    },
    /// A year of account or of school, whose bounds the text does not give.
    Fiscal,
    Holiday {
        year: Year,
        rule: super::lexicon::HolidayRule,
        which: Which,
    },
    Weekday {
        weekday: i8,
        which: Which,
        week: Option<Box<Meaning>>,
    },
    /// A weekday that is also the given day of a month: "Mon 13th".
    WeekdayOfMonth {
        weekday: i8,
        day: i8,
    },
    /// A unit by its place: "last week", "that day".
    Period {
        unit: Unit,
        which: Which,
    },
    /// So many days after the date published: "today", "tomorrow".
    Days(i64),
    /// At a distance: "two days later", "three months ago".
    Shift {
        amount: Vec<(Amount, Unit)>,
        direction: Direction,
        from: From,
    },
    /// A stretch that ends or begins at the date published or in the narrative: "the last three months".
    Stretch {
        amount: Amount,
        unit: Unit,
        direction: Direction,
        from_narrative: bool,
    },
    /// "two weeks starting May 20th".
    Starting {
        amount: Amount,
        unit: Unit,
        from: Box<Meaning>,
    },
    Part {
        part: Part,
        of: Box<Meaning>,
    },
    /// "the second week of 2021"; a negative number counts from the end. With a count, that many.
    Nth {
        number: i64,
        count: i64,
        unit: Unit,
        of: Box<Meaning>,
    },
    /// "the first Wednesday of November"; -1 is the last.
    NthWeekday {
        number: i8,
        weekday: i8,
        of: Box<Meaning>,
    },
    /// "the third day": counted from the narrative's, which is the first.
    NthDay(i64),
    /// The week that holds or begins with a date.
    WeekOf(Box<Meaning>),
    Weekend(Box<Meaning>),
    Range(Box<Meaning>, Box<Meaning>),
    DayPart {
        part: DayPart,
        day: Option<Box<Meaning>>,
    },
    Clock {
        clock: Clock,
        day: Option<Box<Meaning>>,
    },
    Duration(Vec<(Amount, Unit)>),
    /// Recurs each unit.
    Set(Unit),
    /// Recurs each week on a day.
    Weekdays(i8),
    Past,
    Present,
    Future,
}

impl Meaning {
    /// Around an expression that it leans on.
    pub fn boxed(self) -> Box<Meaning> {
        Box::new(self)
    }
}
