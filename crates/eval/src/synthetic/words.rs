//! The words of made-up articles.

use std::sync::LazyLock;

use super::numbers::Numbers;

/// A country, and a town in it.
#[derive(Debug)]
pub(super) struct Country {
    pub(super) name: String,
    pub(super) code: String,
    pub(super) town: String,
}

#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) countries: Vec<Country>,
    pub(super) given: Vec<String>,
    outlets: Vec<String>,
    papers: Vec<String>,
    pub(super) topics: Vec<String>,
    pub(super) matters: Vec<String>,
    adjectives: Vec<String>,
    nouns: Vec<String>,
    verbs: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for line in include_str!("../../data/synthetic.txt").lines() {
        let mut rest = line.split_whitespace().map(str::to_owned);
        let list = match rest.next().as_deref() {
            Some("country") => {
                if let (Some(name), Some(code), Some(town)) =
                    (rest.next(), rest.next(), rest.next())
                {
                    words.countries.push(Country { name, code, town });
                }
                continue;
            }
            Some("given") => &mut words.given,
            Some("outlet") => &mut words.outlets,
            Some("paper") => &mut words.papers,
            Some("topic") => &mut words.topics,
            Some("matter") => &mut words.matters,
            Some("adjective") => &mut words.adjectives,
            Some("noun") => &mut words.nouns,
            Some("verb") => &mut words.verbs,
            _ => continue,
        };
        list.extend(rest);
    }
    words
});

impl Words {
    pub(super) fn get() -> &'static Self {
        &WORDS
    }

    /// The paper in which the article of a number is: another for each of two hundred in a row.
    pub(super) fn outlet(&self, number: u64) -> String {
        let number = usize::try_from(number).unwrap_or_default();
        let paper = &self.papers[number / self.outlets.len() % self.papers.len()];
        format!("{} {paper}", self.outlets[number % self.outlets.len()])
    }

    /// A sentence that tells of nothing.
    pub(super) fn sentence(&self, numbers: &mut Numbers) -> String {
        let mut thing = || {
            let adjective = numbers.pick(&self.adjectives);
            format!("the {adjective} {}", numbers.pick(&self.nouns))
        };
        let (one, two, three, four) = (thing(), thing(), thing(), thing());
        let (verb, other) = (numbers.pick(&self.verbs), numbers.pick(&self.verbs));
        format!("In {one}, {two} {verb} {three} and {other} {four}.")
    }
}
