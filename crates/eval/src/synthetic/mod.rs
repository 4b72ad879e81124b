//! Made-up articles of which the truth is known, as many as are wanted, with the readings that a perfect reader makes of them.
//!
//! For measures of scale: the number of an article decides all of it, so any part of a set can be made by itself. A
//! negotiation has four rounds of talks, two or three weeks apart, between the same two countries; each round is told by five
//! articles, and once more beside the next round. Fifty negotiations begin in thirty days: a set of 1 000 articles is of about
//! two months, one of 100 000 of eight years. Names of countries and towns are real, all else is invented.

mod draft;
mod numbers;
mod words;

use jiff::ToSpan as _;
use jiff::civil::Date;
use onrecord_record::{Act, EventType, Reading, Status};

use draft::{Draft, Speaker, Talks};
use numbers::Numbers;
use words::{Country, Words};

/// Articles of a negotiation.
pub const ARTICLES: u64 = ROUNDS * ARTICLES_OF_ROUND;
const ROUNDS: u64 = 4;
const ARTICLES_OF_ROUND: u64 = 5;

/// The day on which the first negotiation begins.
const FIRST_DAY: Date = Date::constant(2015, 1, 5);

/// The agency from which papers have what they print.
const AGENCY: &str = "Meridian Wire";

/// Sentences that tell of nothing, to make an article as long as articles are.
const FILLING: usize = 16;

/// An article with its truth.
#[derive(Debug, Clone)]
pub struct Synthetic {
    /// What a perfect reader makes of it.
    pub reading: Reading,
    /// For each event of the reading, the true event.
    pub events: Vec<TrueEvent>,
}

/// An event as it is, with what a record of all articles must say of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrueEvent {
    /// Names it: number of the negotiation, and of the round in it.
    pub negotiation: u64,
    /// From 0.
    pub round: u64,
    /// How it stands in the end.
    pub status: Status,
    /// Articles that report it.
    pub reports: u32,
    /// Least and greatest number of origins: an envoy and an official of the other side; the first report, which names
    /// nobody, may rest on either.
    pub origins: (u32, u32),
}

/// The article of a number, counted from 0.
pub fn article(number: u64) -> Synthetic {
    let (negotiation, place) = (number / ARTICLES, number % ARTICLES);
    let (round, kind) = (place / ARTICLES_OF_ROUND, place % ARTICLES_OF_ROUND);
    Negotiation::new(negotiation).article(round, kind, number)
}

/// What stays the same in all articles of a negotiation.
struct Negotiation {
    number: u64,
    parties: [&'static Country; 2],
    envoys: [String; 2],
    host: &'static Country,
    subject: String,
    begins: Date,
    words: &'static Words,
}

impl Negotiation {
    fn new(number: u64) -> Self {
        let words = Words::get();
        let mut numbers = Numbers::new(number);
        // Few countries are in most of the news.
        let first = numbers.below(words.countries.len()).min(numbers.below(words.countries.len()));
        let next = |numbers: &mut Numbers, step: usize| {
            let far = step + numbers.below(words.countries.len() / 2 - 2);
            &words.countries[(first + far) % words.countries.len()]
        };
        let second = next(&mut numbers, 1);
        let host = next(&mut numbers, words.countries.len() / 2);
        let envoys = [(); 2].map(|()| format!("{} {}", numbers.pick(&words.given), numbers.name()));
        let subject = format!("{} {}", numbers.pick(&words.topics), numbers.pick(&words.matters));
        let days = i64::try_from(number * 30 / 50).unwrap_or_default();
        Self {
            number,
            parties: [&words.countries[first], second],
            envoys,
            host,
            subject,
            begins: later(FIRST_DAY, days),
            words,
        }
    }

    fn day_of(&self, round: u64) -> Date {
        let slack = Numbers::new(self.number * ROUNDS + round).below(6);
        later(
            self.begins,
            i64::try_from(round * 17).unwrap_or_default()
                + i64::try_from(slack).unwrap_or_default(),
        )
    }

    fn event(&self, round: u64) -> TrueEvent {
        let called_off = round == 2 && self.number.is_multiple_of(3);
        let again = u32::from(round + 1 < ROUNDS);
        TrueEvent {
            negotiation: self.number,
            round,
            status: if called_off { Status::CalledOff } else { Status::Held },
            reports: 5 + again,
            origins: (2, 3),
        }
    }

    /// The `kind`-th article of a round: what is to come; the agency on what came; a paper that prints the agency; one
    /// that cites it; one to which the other side's envoy spoke, also of the round before.
    fn article(&self, round: u64, kind: u64, number: u64) -> Synthetic {
        let event = self.event(round);
        let day = self.day_of(round);
        // What is called off is so the day before.
        let known = if event.status == Status::Held { later(day, 1) } else { later(day, -1) };
        let official = Speaker::official(self.parties[0]);
        let envoy = Speaker::envoy(&self.envoys[1], self.parties[1]);
        let paper = self.words.outlet(number);
        let talks = self.talks(day);
        let past = event.status;
        let mut events = vec![event];
        let draft = match kind {
            0 => {
                Draft::new(number, &paper, later(day, -4)).tell(&talks, Status::Planned, None, None)
            }
            1 => Draft::new(number, AGENCY, known).tell(
                &talks,
                past,
                Some((&official, Act::Say)),
                None,
            ),
            2 => Draft::new(number, &paper, known).crediting(AGENCY).tell(
                &talks,
                past,
                Some((&official, Act::Say)),
                None,
            ),
            3 => Draft::new(number, &paper, later(known, 1)).tell(&talks, past, None, Some(AGENCY)),
            _ => {
                let mut draft = Draft::new(number, &paper, later(known, 1));
                draft = draft.tell(&talks, past, Some((&envoy, Act::Confirm)), None);
                if let Some(before) = round.checked_sub(1) {
                    let earlier = self.event(before);
                    let talks = self.talks(self.day_of(before));
                    draft = draft.tell(&talks, earlier.status, Some((&envoy, Act::Say)), None);
                    events.push(earlier);
                }
                draft
            }
        };
        // A paper that prints the agency's text prints all of it.
        let text_of = if kind == 2 { number - 1 } else { number };
        Synthetic { reading: draft.fill(&self.filling(text_of)), events }
    }

    fn talks(&self, day: Date) -> Talks<'_> {
        Talks {
            kind: EventType::Talks,
            parties: self.parties,
            town: &self.host.town,
            country: &self.host.code,
            day,
            subject: &self.subject,
        }
    }

    fn filling(&self, number: u64) -> Vec<String> {
        let mut numbers = Numbers::new(!number);
        (0..FILLING).map(|_| self.words.sentence(&mut numbers)).collect()
    }
}

fn later(date: Date, days: i64) -> Date {
    date.saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_hold_together_and_are_told_by_their_number() {
        for number in 0..3 * ARTICLES {
            let one = article(number);
            assert_eq!(one.reading.check(), [], "{number}");
            assert_eq!(one.reading, article(number).reading);
            assert_eq!(one.reading.events.len(), one.events.len());
        }
    }

    #[test]
    fn a_printed_agency_text_is_the_agencys() {
        let (agency, paper) = (article(1).reading, article(2).reading);
        assert_eq!(agency.article.text, paper.article.text);
        assert_ne!(agency.article.id, paper.article.id);
    }
}
