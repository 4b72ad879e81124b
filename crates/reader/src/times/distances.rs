//! Distances and lengths: "two days later", "three months ago", "six weeks after the wedding", "the last three months", "for 10
//! days", "in two weeks", "a 46-day siege".
//!
//! Must not take ages ("30-year-old"), "a second exchange". Must not know what a distance leads to.

use onrecord_language::Upos;

use super::meaning::{Amount, Direction, From, Meaning, Unit, Which};
use super::numbers::{Found, Words};
use super::periods::which;
use super::tense::Tense;
use super::words::Word;

/// Words before an amount that make it more, less or about so much.
const ABOUT: [&str; 22] = [
    "more than",
    "less than",
    "at least",
    "at most",
    "up to",
    "just over",
    "just under",
    "little more than",
    "no more than",
    "fewer than",
    "over",
    "under",
    "about",
    "around",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "some",
    "just",
    "only",
    "barely",
];

/// The index after words that make an amount inexact; `at` if there are none.
fn about(words: Words<'_>, at: usize) -> usize {
    words.phrases(at, &ABOUT).unwrap_or(at)
}

/// One or more amounts of units: "three days", "2 weeks and 2 days", "one hour and a half", "28-day".
fn amounts(words: Words<'_>, at: usize) -> Found<Vec<(Amount, Unit)>> {
    let mut list = Vec::new();
    let mut at = at;
    while let Some((after, amount)) = words.amount(at) {
        let range = words
            .phrases(after, &["to", "or", "-"])
            .and_then(|next| words.amount(next))
            .filter(|_| !amount.vague);
        let (after, amount) = range.map_or((after, amount), |(end, most)| {
            (end, Amount { count: most.count, vague: true })
        });
        let next = words.skip(after, &["-", "more", "other", "of"]);
        let Some((end, unit)) = words.unit(next) else { break };
        // "a second exchange" counts meetings, not seconds.
        if unit == Unit::Second && words.any(at, &["a", "the"]) || unit == Unit::Half {
            break;
        }
        list.push((amount, unit));
        at = end;
        if let Some(after) = words.phrase(end, "and a half") {
            if let Some((amount, _)) = list.last_mut() {
                amount.count += 0.5;
            }
            at = after;
            break;
        }
        let next = words.skip(words.skip(end, &[","]), &["and"]);
        let smaller =
            words.amount(next).and_then(|(after, _)| words.unit(words.skip(after, &["-"])));
        if next == end || smaller.is_none_or(|(_, smaller)| smaller >= unit) {
            break;
        }
        at = next;
    }
    (!list.is_empty()).then_some((at, list))
}

/// A distance from some point in time.
pub(super) fn shift(words: Words<'_>, at: usize) -> Found<Meaning> {
    if let Some(found) = in_time(words, at) {
        return Some(found);
    }
    let start = about(words, at);
    let (after, amount) = amounts(words, start).or_else(|| bare_unit(words, start))?;
    let after = words.skip(after, &["'", "’"]);
    let shifted = |end, direction, from| {
        Some((end, Meaning::Shift { amount: amount.clone(), direction, from }))
    };
    if let Some(end) = words.phrases(after, &["ago", "back"]).filter(|_| !words.is(start, "the")) {
        return shifted(end, Direction::Back, From::Published);
    }
    if let Some(end) = words.phrases(after, &["from now", "hence"]) {
        return shifted(end, Direction::Ahead, From::Published);
    }
    if let Some(end) = words.phrases(after, &["earlier", "previously", "beforehand"]) {
        let end = words.skip(end, &["still"]);
        return shifted(end, Direction::Back, From::Narrative);
    }
    if let Some(end) =
        words.phrases(after, &["later", "afterwards", "afterward", "thereafter", "late"])
    {
        return shifted(end, Direction::Ahead, From::Narrative);
    }
    let (next, direction) = [
        ("before", Direction::Back),
        ("prior to", Direction::Back),
        ("ahead of", Direction::Back),
        ("after", Direction::Ahead),
        ("following", Direction::Ahead),
        ("from", Direction::Ahead),
        ("since", Direction::Ahead),
    ]
    .iter()
    .find_map(|&(phrase, direction)| Some((words.phrase(after, phrase)?, direction)))?;
    if let Some((end, time)) = super::grammar::point(words, next).filter(|(_, time)| is_dated(time))
    {
        return shifted(end, direction, From::Time(Box::new(time)));
    }
    if words.any(after, &["from", "since"]) {
        return None;
    }
    let ends = |at: usize| words.get(at).is_none_or(|word| !word.is_letters());
    if words.any(next, &["that", "this"]) && ends(next + 1) {
        return shifted(next + 1, direction, From::Narrative);
    }
    match event(words, next) {
        Some(end) => shifted(end, direction, From::Event(next..end)),
        None if words.any(after, &["before", "after"]) => shifted(next, direction, From::Narrative),
        None => None,
    }
}

fn is_dated(meaning: &Meaning) -> bool {
    !matches!(
        meaning,
        Meaning::Past
            | Meaning::Future
            | Meaning::Set(_)
            | Meaning::Duration(_)
            | Meaning::Clock { .. }
            | Meaning::DayPart { day: None, .. }
    )
}

/// "weeks later", "the day before", "the following year" without an amount.
fn bare_unit(words: Words<'_>, at: usize) -> Found<Vec<(Amount, Unit)>> {
    let (end, unit) = words.unit(words.skip(at, &["the"]))?;
    let plural = words.lower(end - 1).ends_with('s');
    let (count, vague) = if plural { (3.0, true) } else { (1.0, false) };
    let named = words.is(at, "the")
        || (plural
            && words.any(end, &["later", "earlier", "before", "after", "ago", "afterwards"]));
    (named && unit >= Unit::Night && !(words.is(at, "the") && plural))
        .then(|| (end, vec![(Amount { count, vague }, unit)]))
}

/// The words that name an event after "before" or "after": an article or possessive with its noun, or a name. Empty for a
/// clause that tells of one ("after he was sworn in"), `None` where nothing is named.
fn event(words: Words<'_>, at: usize) -> Option<usize> {
    const DETERMINERS: [&str; 14] = [
        "the", "a", "an", "his", "her", "its", "their", "that", "this", "those", "these", "our",
        "my", "another",
    ];
    const PRONOUNS: [&str; 8] = ["he", "she", "it", "they", "we", "i", "you", "there"];
    const OTHERS: [&str; 28] = [
        "when", "where", "while", "who", "which", "and", "but", "or", "in", "on", "at", "with",
        "to", "as", "for", "by", "of", "had", "was", "were", "is", "are", "saw", "came", "did",
        "next", "last", "being",
    ];
    let own = words.get(at - 1)?.sentence;
    let first = words.get(at).filter(|word| word.is_letters() && word.sentence == own)?;
    if PRONOUNS.contains(&first.lower.as_str()) {
        return Some(at);
    }
    let is_verb =
        matches!(first.upos, Some(Upos::Verb | Upos::Aux)) && !first.lower.ends_with("ing");
    if is_verb || OTHERS.contains(&first.lower.as_str()) {
        return None;
    }
    let determined = DETERMINERS.contains(&first.lower.as_str());
    let is_noun = words.get(at + 1).is_some_and(Word::is_letters);
    let mut end = at + 1 + usize::from(determined && is_noun);
    let capital = |index: usize| words.get(index).is_some_and(Word::is_capitalized);
    let joined = |index: usize| {
        words.any(index, &["-", "'", "’"]) && words.is_glued(index) && words.is_glued(index + 1)
    };
    if first.is_capitalized() || determined {
        while capital(end) || joined(end) || (joined(end - 1) && words.is_glued(end)) {
            end += 1;
        }
    }
    // "Xerxes's speech": the noun stands after the possessive.
    if words.lower(end - 1) == "s"
        && words.get(end).is_some_and(|word| word.is_letters() && !word.glued)
    {
        end += 1;
    }
    Some(end.min(words.0.len()))
}

/// "in two weeks", "in a fortnight's time": ahead of the date published, unless it tells how long something took.
fn in_time(words: Words<'_>, at: usize) -> Found<Meaning> {
    let start = words.is(at, "in").then_some(at + 1)?;
    let start = about(words, start);
    let (end, amount) = amounts(words, start)?;
    let time = words.phrases(end, &["s time", "time"]).or_else(|| {
        words.any(end, &["'", "’"]).then(|| words.phrases(end + 1, &["s time", "time"])).flatten()
    });
    let since = words.is(end, "since").then(|| super::grammar::point(words, end + 1)).flatten();
    if let Some((end, time)) = since {
        return Some((
            end,
            Meaning::Shift {
                amount,
                direction: Direction::Ahead,
                from: From::Time(Box::new(time)),
            },
        ));
    }
    let past = words.get(at).is_some_and(|word| matches!(word.tense, Tense::Past | Tense::Present));
    let other = words.any(end, &["of", "-", "ago", "before", "after", "earlier", "later", "from"]);
    if (past && time.is_none())
        || other
        || amount.iter().any(|(amount, unit)| amount.vague || *unit < Unit::Night)
    {
        return None;
    }
    Some((
        time.unwrap_or(end),
        Meaning::Shift { amount, direction: Direction::Ahead, from: From::Published },
    ))
}

/// "the last three months", "the coming days", "the 5 upcoming years", "recent weeks", "within two weeks".
pub(super) fn stretch(words: Words<'_>, at: usize) -> Found<Meaning> {
    let named = |which: Which| match which {
        Which::Last | Which::ThisPast => Some((Direction::Back, false)),
        Which::Next | Which::ThisComing => Some((Direction::Ahead, false)),
        Which::Previous => Some((Direction::Back, true)),
        Which::Following => Some((Direction::Ahead, true)),
        _ => None,
    };
    let build = |end, amount, unit, (direction, from_narrative)| {
        Some((end, Meaning::Stretch { amount, unit, direction, from_narrative }))
    };
    let start = words.skip(at, &["the"]);
    if let Some((after, amount)) = words.amount(start).filter(|_| !words.is(start, "a"))
        && let Some((next, which)) = which(words, after)
    {
        let (end, unit) = words.unit(next).filter(|(end, _)| is_plural(words, end - 1))?;
        return build(end, amount, unit, named(which)?);
    }
    if let Some((end, unit)) = words.is(start, "recent").then(|| words.unit(start + 1)).flatten() {
        return build(end, Amount { count: 3.0, vague: true }, unit, (Direction::Back, false));
    }
    if let Some((after, amount)) = words.is(at, "within").then(|| words.amount(at + 1)).flatten() {
        let (end, unit) = words.unit(after).filter(|(_, unit)| *unit >= Unit::Day)?;
        let future = words.get(at).is_some_and(|word| word.tense == Tense::Future);
        let of = words.any(end, &["of"]);
        return if future && !of && !amount.vague {
            build(end, amount, unit, (Direction::Ahead, false))
        } else {
            None
        };
    }
    let (after, which) = which(words, at)?;
    let direction = named(which)?;
    if let Some((next, amount)) = words.amount(after) {
        let (end, unit) =
            words.unit(next).filter(|(end, _)| amount.count <= 1.0 || is_plural(words, end - 1))?;
        return build(end, amount, unit, direction);
    }
    let (end, unit) =
        words.unit(after).filter(|(_, unit)| *unit >= Unit::Day || *unit == Unit::Hour)?;
    if is_plural(words, end - 1) {
        build(end, Amount { count: 3.0, vague: true }, unit, direction)
    } else {
        None
    }
}

fn is_plural(words: Words<'_>, unit: usize) -> bool {
    words.lower(unit).ends_with('s')
}

/// How long: "ten days", "more than an hour", "all week", "3h", "the 46-day siege", "for years".
pub(super) fn duration(words: Words<'_>, at: usize) -> Found<Meaning> {
    let one = |unit| Meaning::Duration(vec![(Amount { count: 1.0, vague: false }, unit)]);
    if let Some(after) = words.phrases(at, &["all", "the whole", "the entire", "a whole"]) {
        let (end, unit) = words.unit(after)?;
        return (!words.lower(end - 1).ends_with('s')).then(|| (end, one(unit)));
    }
    if let Some((end, unit)) = words.is(at, "the").then(|| words.unit(at + 1)).flatten() {
        let led = at >= 1 && words.is(at - 1, "for");
        return (unit == Unit::Hour && led).then(|| (end, one(unit)));
    }
    let inexact = about(words, at);
    // "some days" is an amount itself.
    let start = if amounts(words, inexact).is_some() { inexact } else { at };
    if let Some((end, amount)) = amounts(words, start) {
        if words.any(end, &["old", "olds"])
            || (words.is(end, "-") && words.any(end + 1, &["old", "olds"]))
        {
            return None;
        }
        let a_day = words.is(start, "a")
            && at >= 1
            && words.any(at - 1, &["twice", "once", "times", "$", "percent", "%"]);
        let end = if words.phrase(end, "long").is_some() { end + 1 } else { end };
        let end = if words.is(end, "-") && words.is(end + 1, "long") { end + 2 } else { end };
        return (!a_day).then_some((end, Meaning::Duration(amount)));
    }
    let (end, unit) = words
        .unit(at)
        .filter(|(_, unit)| *unit >= Unit::Day || *unit == Unit::Hour || *unit == Unit::Minute)?;
    let before = at.checked_sub(1).map_or("", |index| words.lower(index));
    if words.is(end, "-") && words.is(end + 1, "long") && words.is_glued(end) {
        return Some((end + 2, one(unit)));
    }
    let led = matches!(
        before,
        "for" | "within" | "in" | "after" | "over" | "took" | "lasted" | "and" | "of"
    ) || words.is(end, "of");
    let plural = words.lower(end - 1).ends_with('s');
    (led && plural)
        .then(|| (end, Meaning::Duration(vec![(Amount { count: 3.0, vague: true }, unit)])))
}

/// "3 days starting from next Monday", "for 1 week, from 20th dec".
pub(super) fn starting(words: Words<'_>, at: usize) -> Found<Meaning> {
    let (after, amount) = amounts(words, at)?;
    let &[(amount, unit)] = amount.as_slice() else { return None };
    let next = words.skip(after, &[","]);
    let led = at >= 1 && words.is(at - 1, "for");
    let begin = words
        .phrases(next, &["starting from", "starting on", "starting", "beginning on", "beginning"])
        .or_else(|| words.is(next, "from").then_some(next + 1).filter(|_| led))?;
    let (end, from) = super::grammar::point(words, begin).filter(|(_, from)| is_dated(from))?;
    Some((end, Meaning::Starting { amount, unit, from: Box::new(from) }))
}
