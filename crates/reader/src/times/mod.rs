//! Times: the expressions of a text that tell when, and the days they stand for.
//!
//! [`find_in`] cuts the text into fine words ([`words`]), matches a grammar over them ([`grammar`] and the modules it combines),
//! and resolves what it found in the order of the text ([`resolve`], [`relative`]). Words live in `data/times`. Must not know
//! actors, events or statements.

mod calendar;
mod clock;
mod dates;
mod distances;
mod grammar;
mod lexicon;
mod meaning;
mod numbers;
mod periods;
mod relative;
mod resolve;
mod tense;
mod value;
mod words;

use std::ops::Range;

use jiff::civil::Date;
use onrecord_language::Analysis;
use onrecord_record::{Edtf, Precision};

use crate::document::Document;

pub use grammar::Relation;
pub use meaning::{Amount, Clock, DayPart, Unit};
pub use tense::Tense;
pub use value::Anchor;

use grammar::Expression;
use meaning::{Meaning, Which, Year};
use numbers::Words;
use resolve::{Reference, Resolver};
use value::Value;
use words::Word;

/// What an expression tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeKind {
    /// A day or a stretch of the calendar: "March 14", "last week", "2015".
    Point,
    /// From one time to another: "Sept. 8-10".
    Range,
    /// A time of day, with its day where the text gives one: "10:30 GMT", "at night".
    TimeOfDay,
    /// A length: "ten days".
    Duration,
    /// What recurs: "every Monday", "daily".
    Set,
    /// Then or now without a date: "recently", "now", "in the future".
    Vague(Tense),
}

/// A time expression of a text. Byte offsets are into that text.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMention {
    /// The words, without the one that leads in.
    pub bytes: Range<usize>,
    /// The tokens of the analysis that hold them; empty without an analysis.
    pub tokens: Range<usize>,
    /// EDTF (ISO 8601-2), where the text allows it to be resolved.
    pub edtf: Option<Edtf>,
    /// First day that it may mean.
    pub earliest: Option<Date>,
    /// Last day that it may mean.
    pub latest: Option<Date>,
    /// How finely it is given.
    pub precision: Precision,
    /// What it is counted from.
    pub anchor: Option<Anchor>,
    /// What it tells.
    pub kind: TimeKind,
    /// How it bounds what is told, with the bytes of the word that says so: "since".
    pub relation: Option<(Relation, Range<usize>)>,
    /// Amounts of a duration or distance, the largest unit first.
    pub amounts: Vec<(Amount, Unit)>,
    /// The part of the day, where one is said.
    pub day_part: Option<DayPart>,
    /// The time of day, where one is said.
    pub clock: Option<Clock>,
    /// The day that counting to the letter gives ("three months ago"), where the expression counts.
    pub exact: Option<Date>,
    /// The near and far end of a range, each with its own words.
    pub ends: Vec<TimeMention>,
}

/// The expressions of time of a document, in the order of the text, without those that point nowhere ("now", "recently").
pub fn find(document: &Document) -> Vec<TimeMention> {
    let all = find_in(document.text(), Some(document.analysis), document.published());
    let mut kept = vec![None; all.len()];
    let mut count = 0;
    for (index, mention) in all.iter().enumerate() {
        if !matches!(mention.kind, TimeKind::Vague(_)) {
            kept[index] = Some(count);
            count += 1;
        }
    }
    let moved = |anchor: Option<Anchor>| match anchor {
        Some(Anchor::Time(index)) => kept.get(index).copied().flatten().map(Anchor::Time),
        anchor => anchor,
    };
    let dated = all.into_iter().filter(|mention| !matches!(mention.kind, TimeKind::Vague(_)));
    dated
        .map(|mut mention| {
            mention.anchor = moved(mention.anchor);
            for end in &mut mention.ends {
                end.anchor = moved(end.anchor);
            }
            mention
        })
        .collect()
}

/// Every time expression of `text`, in its order, none over another; resolved against `published`, the times told before and
/// the events that carry one, and not at all where neither allows it.
pub fn find_in(
    text: &str,
    analysis: Option<&Analysis>,
    published: Option<Date>,
) -> Vec<TimeMention> {
    let words = words::split(text, analysis);
    let expressions = grammar::expressions(Words(&words));
    let mut finder = Finder {
        words: &words,
        published,
        is_history: tells_history(&expressions, published),
        references: Vec::new(),
        mentions: Vec::new(),
    };
    for expression in &expressions {
        finder.add(expression);
    }
    finder.give_clocks_their_day();
    let mut mentions = finder.mentions;
    if let Some(analysis) = analysis {
        for mention in &mut mentions {
            mention.tokens = analysis.tokens_in(mention.bytes.clone());
            for end in &mut mention.ends {
                end.tokens = analysis.tokens_in(end.bytes.clone());
            }
        }
    }
    mentions
}

/// Whether a text tells of years long before it was published, rather than of its own week: then a date without a year belongs
/// to the years it tells of.
fn tells_history(expressions: &[Expression], published: Option<Date>) -> bool {
    /// So many old years make it more than a passing look back.
    const LEAST: usize = 6;
    let is_old = |year: i16| published.is_none_or(|published| (published.year() - year).abs() >= 2);
    let year_of = |meaning: &Meaning| match meaning {
        Meaning::Date { year: Year::Known(year), .. }
        | Meaning::Month { year: Year::Known(year), .. }
        | Meaning::Year(year) => Some(*year),
        _ => None,
    };
    let old =
        expressions.iter().filter(|found| year_of(&found.meaning).is_some_and(is_old)).count();
    let is_of_the_day = |meaning: &Meaning| {
        matches!(
            meaning,
            Meaning::Weekday { .. }
                | Meaning::Days(_)
                | Meaning::Period { which: Which::Last | Which::Next, .. }
        )
    };
    let of_the_day = expressions.iter().filter(|found| is_of_the_day(&found.meaning)).count();
    old >= LEAST && old > 2 * of_the_day
}

struct Finder<'a> {
    words: &'a [Word<'a>],
    published: Option<Date>,
    is_history: bool,
    references: Vec<Reference>,
    mentions: Vec<TimeMention>,
}

impl Finder<'_> {
    fn add(&mut self, expression: &Expression) {
        let index = self.mentions.len();
        let mut value = self.resolve(expression, &expression.meaning);
        if expression.approximate {
            value = value.map(Value::approximately);
        }
        let mut mention =
            self.mention(expression.words.clone(), &expression.meaning, value.clone());
        mention.relation =
            expression.lead.clone().map(|(relation, words)| (relation, self.bytes(&words)));
        if let Some([(near, from), (far, to)]) = &expression.ends {
            let from_value = self.resolve(expression, from);
            let to_value = self.far_end(expression, value.as_ref(), to);
            mention.ends = vec![
                self.mention(near.clone(), from, from_value),
                self.mention(far.clone(), to, to_value),
            ];
        }
        if let Some((value, interval)) =
            value.as_ref().and_then(|value| Some((value, value.interval()?)))
            && value.edtf.is_some()
        {
            let sentence = self.words[expression.words.start].sentence;
            self.references.push(Reference {
                mention: index,
                sentence,
                interval,
                precision: value.precision,
            });
        }
        self.mentions.push(mention);
    }

    /// The far end of a range by itself: what it leaves out comes from the whole.
    fn far_end(
        &self,
        expression: &Expression,
        whole: Option<&Value>,
        to: &Meaning,
    ) -> Option<Value> {
        let last = whole?.last?;
        let anchor = whole?.anchor;
        match to {
            Meaning::Date { year: Year::Unsaid, .. } | Meaning::Weekday { .. } => {
                Some(Value::day(last, anchor))
            }
            Meaning::Month { year: Year::Unsaid, .. } => {
                Some(Value::month(calendar::month(last.year(), last.month())?, anchor))
            }
            to => self.resolve(expression, to),
        }
    }

    fn resolve(&self, expression: &Expression, meaning: &Meaning) -> Option<Value> {
        let word = &self.words[expression.words.start];
        let before = expression
            .words
            .start
            .checked_sub(1)
            .map_or("", |index| self.words[index].lower.as_str());
        let event = |words: Range<usize>| self.time_of_event(words);
        // "was moved to January": what is moved is told of in the past, where it is moved to may lie ahead.
        let tense = match word.tense {
            Tense::Past if before == "to" => Tense::Unknown,
            tense => tense,
        };
        let resolver = Resolver {
            published: self.published,
            is_history: self.is_history,
            references: &self.references,
            sentence: word.sentence,
            tense,
            is_tense_sure: word.is_tense_sure,
            before,
            relation: expression.lead.as_ref().map(|(relation, _)| *relation),
            event: &event,
        };
        resolver.resolve(meaning)
    }

    /// The time that the text gave to an event: the last day told in a sentence with the event's name.
    fn time_of_event(&self, name: Range<usize>) -> Option<Reference> {
        let place = name.start;
        let mut telling = self.words[name]
            .iter()
            .filter(|word| word.is_letters() && word.text.chars().count() > 3);
        let key = telling.next_back()?;
        let sentences: Vec<usize> = self.words[..place]
            .iter()
            .filter(|word| word.lower == key.lower)
            .map(|word| word.sentence)
            .collect();
        let named = |reference: &&Reference| {
            reference.precision == Precision::Day && sentences.contains(&reference.sentence)
        };
        self.references.iter().rev().find(named).cloned()
    }

    fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].bytes.start..self.words[words.end - 1].bytes.end
    }

    fn mention(&self, words: Range<usize>, meaning: &Meaning, value: Option<Value>) -> TimeMention {
        let (day_part, clock) = match meaning {
            Meaning::DayPart { part, .. } => (Some(*part), None),
            Meaning::Clock { clock, .. } => (None, Some(*clock)),
            _ => (None, None),
        };
        let amounts = match meaning {
            Meaning::Duration(amounts) | Meaning::Shift { amount: amounts, .. } => amounts.clone(),
            Meaning::Set(unit) => vec![(Amount { count: 1.0, vague: false }, *unit)],
            Meaning::Stretch { amount, unit, .. } | Meaning::Starting { amount, unit, .. } => {
                vec![(*amount, *unit)]
            }
            _ => Vec::new(),
        };
        let value = value.unwrap_or_else(|| Value::bounds(None, None, None));
        TimeMention {
            bytes: self.bytes(&words),
            tokens: 0..0,
            edtf: value.edtf.map(Edtf),
            earliest: value.first,
            latest: value.last,
            precision: value.precision,
            anchor: value.anchor,
            kind: kind(meaning),
            relation: None,
            amounts,
            day_part,
            clock,
            exact: value.exact,
            ends: Vec::new(),
        }
    }

    /// A time of day belongs to the day told in the same sentence, or else to the date published.
    fn give_clocks_their_day(&mut self) {
        for index in 0..self.mentions.len() {
            let mention = &self.mentions[index];
            if mention.kind != TimeKind::TimeOfDay || mention.edtf.is_some() {
                continue;
            }
            let start = mention.bytes.start;
            let is_clock = mention.clock.is_some();
            let sentence = |at: usize| self.words.partition_point(|word| word.bytes.start < at);
            let own = self.words.get(sentence(start)).map(|word| word.sentence);
            let told = self
                .references
                .iter()
                .filter(|told| Some(told.sentence) == own && told.precision == Precision::Day);
            let nearest = told.min_by_key(|told| told.mention.abs_diff(index));
            let value = match (nearest, self.published) {
                (Some(told), _) => {
                    Some(Value::day(told.interval.first, Some(Anchor::Time(told.mention))))
                }
                (None, Some(published)) if is_clock && !self.is_history => {
                    Some(Value::day(published, Some(Anchor::Published)))
                }
                _ => None,
            };
            if let Some(value) = value {
                let mention = &mut self.mentions[index];
                (mention.edtf, mention.earliest, mention.latest) =
                    (value.edtf.map(Edtf), value.first, value.last);
                (mention.precision, mention.anchor) = (value.precision, value.anchor);
            }
        }
    }
}

fn kind(meaning: &Meaning) -> TimeKind {
    match meaning {
        Meaning::Range(..) => TimeKind::Range,
        Meaning::Clock { .. } | Meaning::DayPart { day: None, .. } => TimeKind::TimeOfDay,
        Meaning::Duration(_) | Meaning::Stretch { .. } => TimeKind::Duration,
        Meaning::Set(_) | Meaning::Weekdays(_) => TimeKind::Set,
        Meaning::Past => TimeKind::Vague(Tense::Past),
        Meaning::Present => TimeKind::Vague(Tense::Present),
        Meaning::Future => TimeKind::Vague(Tense::Future),
        _ => TimeKind::Point,
    }
}
