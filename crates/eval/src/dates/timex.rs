//! What a mention is in TIMEX3: its values as TempEval writes them.

use jiff::civil::Date;
use onrecord_reader::times::{Amount, DayPart, Tense, TimeKind, TimeMention, Unit};
use onrecord_record::Precision;

/// The value of a mention; "null" where it has none.
pub(super) fn value(mention: &TimeMention) -> String {
    match mention.kind {
        TimeKind::Duration => return duration(&mention.amounts),
        TimeKind::Set => return set(mention),
        TimeKind::Vague(Tense::Past) => return "PAST_REF".to_owned(),
        TimeKind::Vague(Tense::Future) => return "FUTURE_REF".to_owned(),
        TimeKind::Vague(_) => return "PRESENT_REF".to_owned(),
        _ => {}
    }
    let Some(edtf) = mention.edtf.as_ref() else {
        return match (mention.day_part, mention.earliest, mention.latest) {
            (Some(part), None, None) => format!("XXXX-XX-XX{}", of_day_part(part)),
            (_, Some(_), None) => "FUTURE_REF".to_owned(),
            (_, None, Some(_)) => "PAST_REF".to_owned(),
            _ => "null".to_owned(),
        };
    };
    let edtf = edtf.as_str().trim_end_matches('~');
    if mention.precision == Precision::Week
        && let Some(first) = mention.earliest
    {
        let week = mention.exact.unwrap_or(first).iso_week_date();
        return format!("{}-W{:02}", year(week.year()), week.week());
    }
    let base = match (edtf.split_once('/'), mention.earliest) {
        (Some((first, _)), _) if first.len() >= 10 && is_weekend(mention) => {
            mention.earliest.map_or_else(String::new, |day| {
                format!(
                    "{}-W{:02}-WE",
                    year(day.iso_week_date().year()),
                    day.iso_week_date().week()
                )
            })
        }
        (Some((first, _)), _) => before_christ(first),
        _ => before_christ(&season(edtf)),
    };
    let base = base.trim_end_matches('X').to_owned();
    match (mention.day_part, mention.clock) {
        (Some(part), _) => base + of_day_part(part),
        (_, Some(clock)) => format!("{base}T{:02}:{:02}", clock.time.hour(), clock.time.minute()),
        _ => base,
    }
}

fn is_weekend(mention: &TimeMention) -> bool {
    mention.earliest.is_some_and(|first| {
        first.weekday() == jiff::civil::Weekday::Saturday && mention.latest == first.tomorrow().ok()
    })
}

fn year(year: i16) -> String {
    format!("{year:04}")
}

/// TIMEX writes 480 BC as BC0480, EDTF as -0479.
fn before_christ(edtf: &str) -> String {
    let (sign, digits) = match edtf.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, edtf),
    };
    let Some(number) = digits
        .get(..4)
        .and_then(|digits| digits.parse::<i32>().ok())
        .filter(|number| sign || *number == 0)
    else {
        return edtf.to_owned();
    };
    format!("BC{:04}{}", number + 1, digits.get(4..).unwrap_or_default())
}

/// TIMEX letters for the numbers of seasons, quarters and halves.
fn season(edtf: &str) -> String {
    for (number, letters) in [
        ("-21", "-SP"),
        ("-22", "-SU"),
        ("-23", "-FA"),
        ("-24", "-WI"),
        ("-33", "-Q1"),
        ("-34", "-Q2"),
        ("-35", "-Q3"),
        ("-36", "-Q4"),
        ("-40", "-H1"),
        ("-41", "-H2"),
    ] {
        if let Some(year) =
            edtf.strip_suffix(number).filter(|year| year.trim_start_matches('-').len() == 4)
        {
            return format!("{year}{letters}");
        }
    }
    edtf.to_owned()
}

fn of_day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning | DayPart::Dawn => "TMO",
        DayPart::Afternoon => "TAF",
        DayPart::Evening | DayPart::Dusk => "TEV",
        DayPart::Night | DayPart::Midnight => "TNI",
        DayPart::Noon => "T12:00",
        DayPart::Daytime => "TDT",
    }
}

pub(super) fn duration(amounts: &[(Amount, Unit)]) -> String {
    let mut date = String::from("P");
    let mut clock = String::new();
    for (amount, unit) in amounts {
        let count = if amount.vague { "X".to_owned() } else { amount.count.to_string() };
        let (letters, is_clock) = match unit {
            Unit::Second => ("S", true),
            Unit::Minute => ("M", true),
            Unit::Hour => ("H", true),
            Unit::Night | Unit::Day => ("D", false),
            Unit::BusinessDay => ("BD", false),
            Unit::Weekend => ("WE", false),
            Unit::Week => ("W", false),
            Unit::Fortnight => ("F", false),
            Unit::Month => ("M", false),
            Unit::Quarter => ("Q", false),
            Unit::Half => ("H", false),
            Unit::Year => ("Y", false),
            Unit::Decade => ("DE", false),
            Unit::Century => ("CE", false),
        };
        let part = if is_clock { &mut clock } else { &mut date };
        part.push_str(&count);
        part.push_str(letters);
    }
    if clock.is_empty() { date } else { format!("{date}T{clock}") }
}

fn set(mention: &TimeMention) -> String {
    match mention.amounts.first().map(|(_, unit)| *unit) {
        Some(Unit::Day) => "XXXX-XX-XX",
        Some(Unit::Night) => "XXXX-XX-XXTNI",
        Some(Unit::Week) => "XXXX-WXX",
        Some(Unit::Month) => "XXXX-XX",
        Some(Unit::Quarter) => "XXXX-QX",
        Some(Unit::Year) => "XXXX",
        _ => "null",
    }
    .to_owned()
}

/// A length in seconds, months of 30 and years of 365 days.
pub(super) fn seconds(amounts: &[(Amount, Unit)]) -> f64 {
    const DAY: f64 = 86_400.0;
    let of = |unit: &Unit| match unit {
        Unit::Second => 1.0,
        Unit::Minute => 60.0,
        Unit::Hour => 3_600.0,
        Unit::Night | Unit::Day | Unit::BusinessDay => DAY,
        Unit::Weekend => 2.0 * DAY,
        Unit::Week => 7.0 * DAY,
        Unit::Fortnight => 14.0 * DAY,
        Unit::Month => 30.0 * DAY,
        Unit::Quarter => 90.0 * DAY,
        Unit::Half => 182.0 * DAY,
        Unit::Year => 365.0 * DAY,
        Unit::Decade => 3_650.0 * DAY,
        Unit::Century => 36_500.0 * DAY,
    };
    amounts.iter().map(|(amount, unit)| amount.count * of(unit)).sum()
}

/// A date in ISO 8601.
pub(super) fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}
