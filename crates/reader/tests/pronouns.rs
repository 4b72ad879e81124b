//! Pronouns with two whom they could mean (`pronouns.tsv`): most are resolved, and hardly any wrongly.
#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong with its own data")]

use onrecord_language::Model;
use onrecord_reader::{Document, actors};
use onrecord_record::{Article, MentionForm};

/// Of all lines at least this many must be right, and at most that many wrong; the others are left open.
const RIGHT: usize = 18;
const WRONG: usize = 1;

/// The name of the one whom the pronoun at a byte means.
fn meant(model: &Model, text: String, at: usize) -> Option<String> {
    let article = Article::of_text("test", text);
    let analysis = model.analyse(&article.text).unwrap();
    let document = Document::new(&article, &analysis);
    let found = actors::find(&document);
    let mut all = found.list.into_iter().chain(found.bystanders);
    let actor = all.find(|actor| {
        actor.mentions.iter().any(|mention| {
            mention.form == MentionForm::Pronoun && analysis.tokens[mention.head].start == at
        })
    });
    actor.and_then(|actor| actor.name)
}

#[test]
fn ambiguous_pronouns() {
    let model = Model::embedded().unwrap();
    let (mut right, mut wrong) = (0, Vec::new());
    for line in include_str!("pronouns.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = line.split_once('\t').unwrap();
        let at = text.find('[').unwrap();
        let found = meant(&model, text.replace(['[', ']'], ""), at);
        match (found, expected) {
            (None, "open") => right += 1,
            (None, _) => {}
            (Some(name), expected) if name == expected => right += 1,
            (Some(name), _) => wrong.push(format!("{name}: {line}")),
        }
    }
    assert!(right >= RIGHT && wrong.len() <= WRONG, "{right} right; wrong: {wrong:#?}");
}
