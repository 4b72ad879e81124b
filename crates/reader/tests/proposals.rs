//! What lies on the table in short articles of our own (`articles/NAME.txt`): each must be read with the proposals that
//! `articles/NAME.json` lists. A reading may hold more; what is listed is what a reader of the article would miss.
#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong with its own data")]

use std::fmt::Write as _;

use onrecord_language::Model;
use onrecord_record::{Article, Proposal, Reading};
use serde_json::Value;

/// The article's name, its text, and what is expected of its reading.
macro_rules! articles {
    ($($name:literal)+) => {
        [$(($name, include_str!(concat!("articles/", $name, ".txt")), include_str!(concat!("articles/", $name, ".json")))),+]
    };
}

fn read(model: &Model, name: &str, text: &str, sidecar: &Value) -> Reading {
    let article = Article {
        outlet: sidecar["outlet"].as_str().map(str::to_owned),
        title: text.lines().next().map(str::to_owned),
        published: sidecar["published"].as_str().map(|day| day.parse().unwrap()),
        ..Article::of_text(name, text)
    };
    onrecord_reader::read(&article, &model.analyse(text).unwrap(), model.name())
}

/// Whether a list of words in the sidecar is held by the words of the reading.
fn holds<'a>(found: impl Iterator<Item = &'a str>, wanted: &Value) -> bool {
    let found: Vec<&str> = found.collect();
    let wanted = wanted.as_array().map(Vec::as_slice).unwrap_or_default();
    wanted
        .iter()
        .filter_map(Value::as_str)
        .all(|wanted| found.iter().any(|found| found.contains(wanted)))
}

fn fits(proposal: &Proposal, wanted: &Value) -> bool {
    let name = wanted["name"].as_str();
    let kind = wanted["kind"].as_str();
    let status = wanted["status"].as_str();
    name.is_none_or(|name| proposal.name.as_deref().is_some_and(|found| found.contains(name)))
        && kind.is_none_or(|kind| proposal.kind.as_str() == kind)
        && status.is_none_or(|status| proposal.status.as_str() == status)
        && wanted["point_count"]
            .as_u64()
            .is_none_or(|count| proposal.point_count.map(u64::from) == Some(count))
        && holds(proposal.topics.iter().map(|topic| topic.text.as_str()), &wanted["topics"])
        && holds(proposal.points.iter().map(|point| point.text.as_str()), &wanted["points"])
}

#[test]
fn articles_are_read_with_what_lies_on_the_table() {
    let articles = articles!(
        "border-posts" "ferry-strike" "fishing-quota" "hospital-merger" "no-deal" "prisoner-list" "school-package"
        "tariff-memorandum" "ultimatum" "valley-truce"
    );
    let model = Model::embedded().expect("the embedded model loads");
    let mut missing = String::new();
    for (name, text, sidecar) in articles {
        let sidecar: Value = serde_json::from_str(sidecar).unwrap();
        let reading = read(&model, name, text, &sidecar);
        for wanted in sidecar["proposals"].as_array().unwrap() {
            if !reading.proposals.iter().any(|proposal| fits(proposal, wanted)) {
                writeln!(missing, "{name}: {wanted}").unwrap();
            }
        }
    }
    assert!(missing.is_empty(), "not in the reading:\n{missing}");
}
