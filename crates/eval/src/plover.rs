//! PLOVER classes, sources and targets of single sentences, against the gold standard records of the Open Event Data Alliance.
//!
//! The first event of a text counts. An actor is right when it shares a name or nationality with the expected words. Beside
//! the product stands a coder that knows only words: the first verb of its list decides the class, the first two names are
//! source and target.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use onrecord_language::Model;
use onrecord_reader::Document;
use onrecord_reader::plover::{self, Class, Coded};
use onrecord_record::Article;
use serde::{Deserialize, Serialize};

use crate::figures::{Counts, Figures};
use crate::files::{EvalError, read_text};

/// Figures of the product and of the coder that knows only words.
#[derive(Debug, Clone, Serialize)]
pub struct PloverFigures {
    /// Share of the texts whose class is right.
    pub accuracy: f64,
    /// The same of the coder that knows only words.
    pub baseline_accuracy: f64,
    /// For each class of the gold standard.
    pub by_class: BTreeMap<&'static str, ClassFigures>,
    /// Number of texts.
    pub count: usize,
}

/// Figures of one class.
#[derive(Debug, Clone, Serialize)]
pub struct ClassFigures {
    /// The class.
    #[serde(flatten)]
    pub class: Figures,
    /// The class, by the coder that knows only words.
    pub baseline: Figures,
    /// Sources, in the texts of this class.
    pub source: Figures,
    /// Sources, by the coder that knows only words.
    pub baseline_source: Figures,
    /// Targets, in the texts of this class.
    pub target: Figures,
    /// Targets, by the coder that knows only words.
    pub baseline_target: Figures,
    /// Number of texts.
    pub count: usize,
}

#[derive(Deserialize)]
struct Case {
    event: String,
    #[serde(default)]
    source: Named,
    #[serde(default)]
    target: Named,
    text: String,
}

/// Actors as the file has them: a list, a single word, or nothing.
#[derive(Deserialize, Default)]
#[serde(untagged)]
enum Named {
    #[default]
    None,
    Actors(Vec<NamedActor>),
    #[expect(dead_code, reason = "a few records hold a word that names nobody")]
    Word(String),
}

#[derive(Deserialize)]
struct NamedActor {
    #[serde(rename = "actorText", default)]
    text: Option<String>,
}

impl Named {
    fn texts(&self) -> Vec<&str> {
        match self {
            Named::Actors(actors) => {
                actors.iter().filter_map(|actor| actor.text.as_deref()).collect()
            }
            Named::None | Named::Word(_) => Vec::new(),
        }
    }
}

/// What a coder says of a text.
#[derive(Default)]
struct Answer {
    class: Option<Class>,
    source: Vec<String>,
    target: Vec<String>,
}

#[derive(Default)]
struct Tally {
    class: BTreeMap<&'static str, Counts>,
    source: BTreeMap<&'static str, Counts>,
    target: BTreeMap<&'static str, Counts>,
    right: usize,
}

/// Measures the coding of single sentences.
///
/// # Errors
/// When the file cannot be read or is not in this form.
pub fn evaluate(path: &Path, model: &Model) -> Result<PloverFigures, EvalError> {
    let cases: Vec<Case> = serde_json::from_str(&read_text(path)?).map_err(|error| {
        EvalError::Format { path: path.to_owned(), line: error.line(), message: error.to_string() }
    })?;
    let (mut ours, mut words) = (Tally::default(), Tally::default());
    for case in &cases {
        let Some(class) = Class::ALL.into_iter().find(|class| class.as_str() == case.event) else {
            continue;
        };
        let article = Article::of_text("case", &*case.text);
        let analysis = model.analyse(&article.text)?;
        let document = Document::new(&article, &analysis);
        ours.add(case, class, &answer(&document));
        words.add(case, class, &keywords(&document));
    }
    let classes: BTreeSet<&str> = cases.iter().map(|case| case.event.as_str()).collect();
    let figures = |class: Class| {
        let of = |counts: &BTreeMap<&str, Counts>| {
            counts.get(class.as_str()).copied().unwrap_or_default()
        };
        let figures = ClassFigures {
            class: of(&ours.class).figures(),
            baseline: of(&words.class).figures(),
            source: of(&ours.source).figures(),
            baseline_source: of(&words.source).figures(),
            target: of(&ours.target).figures(),
            baseline_target: of(&words.target).figures(),
            count: of(&ours.class).wanted,
        };
        (class.as_str(), figures)
    };
    let share =
        |right: usize| if cases.is_empty() { 0.0 } else { right as f64 / cases.len() as f64 };
    Ok(PloverFigures {
        accuracy: share(ours.right),
        baseline_accuracy: share(words.right),
        by_class: Class::ALL
            .into_iter()
            .filter(|class| classes.contains(class.as_str()))
            .map(figures)
            .collect(),
        count: cases.len(),
    })
}

fn answer(document: &Document) -> Answer {
    let texts = |ranges: &[std::ops::Range<usize>]| {
        ranges.iter().map(|range| document.words(range.clone()).to_owned()).collect()
    };
    match plover::code(document).first() {
        Some(Coded { class, source, target, .. }) => {
            Answer { class: Some(*class), source: texts(source), target: texts(target) }
        }
        None => Answer::default(),
    }
}

/// The coder that knows only words.
fn keywords(document: &Document) -> Answer {
    let names: Vec<String> = document
        .analysis
        .entities
        .iter()
        .map(|entity| document.words(entity.tokens.clone()).to_owned())
        .collect();
    Answer {
        class: (0..document.len()).find_map(|token| plover::class_of_word(document.lemma(token))),
        source: names.iter().take(1).cloned().collect(),
        target: names.iter().skip(1).take(1).cloned().collect(),
    }
}

impl Tally {
    fn add(&mut self, case: &Case, class: Class, answer: &Answer) {
        let right = answer.class == Some(class);
        self.right += usize::from(right);
        let wanted = self.class.entry(class.as_str()).or_default();
        wanted.wanted += 1;
        wanted.right += usize::from(right);
        if let Some(found) = answer.class {
            self.class.entry(found.as_str()).or_default().found += 1;
        }
        *self.source.entry(class.as_str()).or_default() +=
            actors(&answer.source, &case.source.texts());
        *self.target.entry(class.as_str()).or_default() +=
            actors(&answer.target, &case.target.texts());
    }
}

fn actors(found: &[String], wanted: &[&str]) -> Counts {
    let right = wanted
        .iter()
        .filter(|wanted| found.iter().any(|found| shares_a_name(found, wanted)))
        .count();
    Counts { right: right.min(found.len()), found: found.len(), wanted: wanted.len() }
}

/// Whether two phrases share a capitalised word; where one has none, whether they share their last word.
fn shares_a_name(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|character: char| !character.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let names = |words: &[String]| -> BTreeSet<String> {
        let named =
            words.iter().filter(|word| word.starts_with(char::is_uppercase) && *word != "The");
        named.map(|word| word.to_lowercase()).collect()
    };
    let (one, other) = (words(one), words(other));
    let (one_names, other_names) = (names(&one), names(&other));
    if one_names.is_empty() || other_names.is_empty() {
        return one.last() == other.last();
    }
    one_names.intersection(&other_names).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_are_the_same_by_a_name_in_common() {
        assert!(shares_a_name("Foreign Minister Ola Berg of Norway", "Norway"));
        assert!(!shares_a_name("the Norwegian side", "Iceland"));
        assert!(shares_a_name("the rebels", "rebels"));
        assert_eq!(
            actors(&["Norway".to_owned()], &["Norway", "Iceland"]),
            Counts { right: 1, found: 1, wanted: 2 }
        );
    }
}
