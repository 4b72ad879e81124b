//! A record as a person keeps it: articles in, time line, reasons, corrections and differences out.
#![allow(clippy::disallowed_methods, reason = "tests write files")]
#![allow(clippy::unwrap_used, reason = "helpers of tests, too, fail by panicking")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;
use tempfile::TempDir;

/// The command in a folder of its own, with a record of the examples.
struct Desk(TempDir);

impl Desk {
    fn empty() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn with_examples() -> Self {
        let desk = Self::empty();
        let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
        desk.run(&["add", "--published", "2026-03-11", "--outlet", "The Harbour Gazette"])
            .arg(examples.join("mackerel.txt"))
            .assert()
            .success()
            .stdout(contains("Articles: 1 new."));
        desk.run(&["add"])
            .arg(examples.join("mackerel.jsonl"))
            .assert()
            .success()
            .stderr(is_empty())
            .stdout(contains("Articles: 3 new.").and(contains("postponed → rescheduled")));
        desk
    }

    fn run(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.current_dir(&self.0).args(arguments).env_remove("ONRECORD_DB");
        command
    }

    fn text(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments).assert().success().get_output().stdout.clone();
        String::from_utf8(output).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let arguments = [arguments, &["--format", "json"]].concat();
        serde_json::from_str(&self.text(&arguments)).unwrap()
    }

    /// The event that was moved to 9 April.
    fn moved(&self) -> Value {
        let record = self.json(&[
            "timeline",
            "--from",
            "2026-04-09",
            "--to",
            "2026-04-09",
            "--actor",
            "Arnarson",
        ]);
        record["events"][0].clone()
    }
}

const BY: [&str; 4] = ["--author", "A. Reporter", "--reason", "the embassy told us"];

#[test]
fn the_time_line_tells_how_a_meeting_came_to_stand() {
    let desk = Desk::with_examples();
    let now = desk.text(&["timeline"]);
    assert!(now.contains("APRIL 2026") && now.contains("↷ rescheduled"), "{now}");
    let then = desk.text(&["timeline", "--as-of", "2026-03-12"]);
    assert!(then.contains("‖ postponed") && !then.contains("rescheduled"), "{then}");
    let march = desk.text(&["timeline", "--to", "2026-03-31", "--actor", "joensen"]);
    assert!(march.contains("Joensen") && !march.contains("APRIL"), "{march}");
    assert!(desk.text(&["timeline", "--actor", "nobody"]).contains("Nothing of this"));
    assert!(desk.text(&["timeline", "--limit", "1"]).contains("earlier events are not shown"));
}

#[test]
fn why_shows_each_origin_with_its_words() {
    let desk = Desk::with_examples();
    let moved = desk.moved();
    let id = moved["id"].as_str().unwrap();
    let page = desk.text(&["why", &id[..8]]);
    for words in [
        "Fiskeposten, in its own voice · one cites the other",
        "└─ Radio Eystara, 12 March 2026",
        "Joensen told Radio Eystara on Thursday.”",
        "Icelandic Foreign Ministry",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let grounds = desk.json(&["why", id]);
    let origins = grounds["origins"].as_array().unwrap();
    assert_eq!(origins.len() as u64, moved["support"]["origins"]["max"].as_u64().unwrap());
    assert!(origins.iter().all(|origin| !origin["articles"][0]["words"][0].is_null()));
    desk.run(&["why", "e999"]).assert().code(2).stderr(contains("no event has the id e999"));
    desk.run(&["why", "e"]).assert().code(2).stderr(contains("have an id that begins with e"));
}

#[test]
fn words_and_people_are_found() {
    let desk = Desk::with_examples();
    let found = desk.text(&["search", "reykjavik", "postponed"]);
    assert!(found.contains("Faroes ask for a seat"), "{found}");
    let found = desk.json(&["search", "--actor", "Joensen", "seat OR AND ("]);
    assert_eq!(found["actors"][0]["name"], "Elin Joensen");
    assert_eq!(found["articles"], Value::Array(Vec::new()));
    let found = desk.json(&["search", "--actor", "Joensen"]);
    assert_eq!(found["articles"].as_array().unwrap().len(), 2);
    desk.run(&["search", "()"]).assert().code(2).stderr(contains("holds no word"));
}

#[test]
fn the_difference_between_two_days_is_what_was_published_between_them() {
    let desk = Desk::with_examples();
    let page = desk.text(&["diff", "2026-03-12", "2026-03-20"]);
    assert!(
        page.contains("1 articles were published") && page.contains("postponed → rescheduled"),
        "{page}"
    );
    let none = desk.json(&["diff", "2026-03-21", "2026-03-22"]);
    assert_eq!(none["events"], Value::Array(Vec::new()));
    desk.run(&["diff", "2026-03-20", "2026-03-12"])
        .assert()
        .code(2)
        .stderr(contains("earlier day first"));
}

#[test]
fn what_a_person_puts_right_stays_and_can_be_undone() {
    let desk = Desk::with_examples();
    let before = desk.text(&["record"]);
    let id = desk.moved()["id"].as_str().unwrap().to_owned();
    let edit = [&["correct", "edit", &id, "--status", "called_off"][..], &BY].concat();
    assert!(desk.text(&edit).contains("✕ called off"));
    assert!(desk.text(&["timeline"]).contains("“the embassy told us”"));
    desk.run(&["reread", "--all"]).assert().success();
    assert_eq!(desk.moved()["status"], "called_off");
    assert_eq!(
        desk.json(&["timeline", "--as-of", "2026-03-12", "--actor", "Arnarson"])["events"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|event| event["status"] == "called_off")
            .count(),
        0
    );

    let undo = [&["correct", "undo", "c000001"][..], &BY].concat();
    desk.run(&undo).assert().success();
    assert_eq!(desk.text(&["record"]), before);
    assert!(desk.text(&["correct", "list"]).contains("is called off (undone) · A. Reporter"));

    let article = desk.moved()["articles"][3].as_str().unwrap().to_owned();
    let split = [&["correct", "split", &id, &article][..], &BY].concat();
    desk.run(&split).assert().success();
    let events = desk.json(&["record"])["events"].as_array().unwrap().clone();
    assert!(
        events.iter().any(|event| event["id"] == id.as_str() && event["status"] == "postponed")
    );
    let reject = [&["correct", "reject", &id][..], &BY].concat();
    desk.run(&reject).assert().success();
    desk.run(&["why", &id]).assert().code(2);
}

#[test]
fn a_correction_needs_an_author_a_reason_and_something_to_correct() {
    let desk = Desk::with_examples();
    let id = desk.moved()["id"].as_str().unwrap().to_owned();
    desk.run(&["correct", "reject", &id]).assert().code(2).stderr(contains("--author"));
    for (arguments, told) in [
        (vec!["edit", &id], "nothing to edit"),
        (vec!["edit", &id, "--status", "gone"], "not one of proposed, demanded"),
        (vec!["edit", &id, "--date", "next week"], "2026-03-19"),
        (vec!["merge", &id, &id], "named twice"),
        (vec!["split", &id, "0000"], "not one of the articles"),
        (vec!["undo", "c000009"], "no correction has the id"),
    ] {
        let arguments = [&["correct"][..], &arguments, &BY].concat();
        desk.run(&arguments).assert().code(2).stderr(contains(told));
    }
}

#[test]
fn adding_again_in_another_order_gives_the_same_bytes() {
    let one = Desk::with_examples();
    let other = Desk::empty();
    let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    other.run(&["add"]).arg(examples.join("mackerel.jsonl")).assert().success();
    for outcome in ["new", "known"] {
        let added = other
            .run(&[
                "add",
                "--format",
                "json",
                "--published",
                "2026-03-11",
                "--outlet",
                "The Harbour Gazette",
            ])
            .arg(examples.join("mackerel.txt"))
            .assert()
            .success();
        let line: Value = serde_json::from_slice(&added.get_output().stdout).unwrap();
        assert_eq!(line["outcome"], outcome);
    }
    assert_eq!(one.text(&["record"]), other.text(&["record"]));
    assert!(one.text(&["check"]).starts_with("sound: 4 articles"));
    assert_eq!(one.json(&["stats"])["articles"], 4);
    assert!(one.text(&["reread"]).contains("has read every article"));
}

#[test]
fn the_record_goes_out_in_the_forms_of_other_tools() {
    let desk = Desk::with_examples();
    let events = desk.json(&["record"])["events"].as_array().unwrap().len();
    let lines = desk.text(&["export", "--format", "jsonl"]);
    assert_eq!(lines.lines().filter(|line| line.starts_with("{\"event\"")).count(), events);
    assert!(desk.text(&["export", "--format", "ics"]).contains("DTSTART;VALUE=DATE:20260409"));
    for form in ["prov", "schema-org"] {
        let document: Value =
            serde_json::from_str(&desk.text(&["export", "--format", form])).unwrap();
        assert!(document["@graph"].as_array().unwrap().len() > events, "{form}");
    }
    for form in ["csv", "parquet"] {
        desk.run(&["export", "--format", form, "--to", "tables"]).assert().success();
        desk.run(&["export", "--format", form]).assert().code(2).stderr(contains("--to"));
        assert!(desk.0.path().join("tables/events").with_extension(form).exists());
    }
    let table = fs::read_to_string(desk.0.path().join("tables/events.csv")).unwrap();
    assert_eq!(table.lines().count(), events + 1);
    desk.run(&["export", "--format", "ics", "--to", "no/such/folder/a.ics"])
        .assert()
        .code(2)
        .stderr(contains("it cannot be written"));
}

#[test]
fn what_cannot_be_opened_is_told_once_and_says_what_to_do() {
    let desk = Desk::empty();
    fs::write(desk.0.path().join("notes.db"), "Notes of a walk by the sea. ".repeat(50)).unwrap();
    for (command, told) in [
        (
            vec!["timeline"],
            "record.db: there is no such record; add articles to begin one, or name another with --db\n",
        ),
        (
            vec!["why", "e1", "--db", "notes.db"],
            "notes.db: it is not a database; name another file with --db\n",
        ),
        (vec!["check", "--db", "notes.db"], "it is not a database"),
    ] {
        desk.run(&command).assert().code(2).stdout(is_empty()).stderr(contains(told));
    }
    assert!(!desk.0.path().join("record.db").exists());
}

#[test]
fn every_command_has_an_example_in_its_help() {
    for command in [
        "add", "timeline", "why", "search", "diff", "correct", "record", "stats", "check", "reread",
    ] {
        Desk::empty().run(&[command, "--help"]).assert().success().stdout(contains("Example"));
    }
}
