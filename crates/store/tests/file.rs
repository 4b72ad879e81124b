//! The file as other processes, other programs and bad disks leave it: what is told, and that nothing is lost.
#![allow(clippy::disallowed_methods, reason = "tests write files")]
#![allow(clippy::unwrap_used, reason = "helpers of tests, too, fail by panicking")]

use std::fs::{self, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::thread;

use jiff::Timestamp;
use onrecord_record::{ArticleId, Reading};
use onrecord_store::{Added, Problem, Store, StoreError};
use rusqlite::Connection;
use tempfile::TempDir;

/// A reading of an article that tells of one meeting on `day` of March 2026.
fn reading(id: &str, day: u8) -> Reading {
    let text = format!("Envoys of Peru and Chile met in Oslo on March {day}, a diplomat said.");
    let span = |words: &str| {
        let start = text.find(words).unwrap();
        serde_json::json!({ "start": start, "end": start + words.len() })
    };
    let date = format!("2026-03-{day:02}");
    let country = |id: &str, name: &str, code: &str| {
        let mut mention = span(name);
        mention["form"] = "name".into();
        serde_json::json!({
            "id": id, "kind": "country", "naming": "named", "number": "one", "name": name,
            "aliases": [], "role": null, "affiliation": null, "country": code, "mentions": [mention],
        })
    };
    let mut place = span("Oslo");
    place["name"] = "Oslo".into();
    place["country"] = "NO".into();
    let mut step = span("met");
    for (field, value) in [
        ("status", Some("held")),
        ("as_of", None),
        ("by", None),
        ("reason", None),
        ("statement", None),
    ] {
        step[field] = value.into();
    }
    let reading = serde_json::json!({
        "schema": "onrecord.reading/1", "model": "by hand",
        "article": {
            "id": id, "url": format!("https://post.example/{id}"), "outlet": "The Post",
            "title": "Envoys meet", "byline": [], "dateline": null, "published": "2026-03-30",
            "language": "en", "credits": [], "links": [], "text": text,
        },
        "actors": [country("a1", "Peru", "PE"), country("a2", "Chile", "CL")],
        "times": [], "statements": [], "proposals": [], "warnings": [],
        "events": [{
            "id": "e1", "type": "meeting", "mode": [], "topics": [], "about": null, "according_to": [],
            "participants": [{ "actor": "a1", "role": "participant" }, { "actor": "a2", "role": "participant" }],
            "place": place,
            "time": { "ref": null, "edtf": date, "earliest": date, "latest": date, "precision": "day" },
            "status": "held", "status_history": [step], "certainty": "certain", "polarity": "affirmed",
            "evidence": [span("met")],
        }],
    });
    serde_json::from_value(reading).unwrap()
}

/// A folder with a record of three articles.
fn record() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("record.db");
    let mut store = Store::open(&path).unwrap();
    for (id, day) in [("one", 3), ("two", 3), ("three", 17)] {
        assert_eq!(store.add(&reading(id, day), Timestamp::UNIX_EPOCH).unwrap(), Added::New);
    }
    (folder, path)
}

fn problem(path: &Path) -> Problem {
    let opened = Store::open_existing(path).and_then(|store| store.record(None));
    opened.unwrap_err().problem
}

#[test]
fn articles_of_one_meeting_make_one_event_and_adding_again_changes_nothing() {
    let (_folder, path) = record();
    let mut store = Store::open_existing(&path).unwrap();
    let before = store.record(None).unwrap();
    assert_eq!(before.events.len(), 2);
    assert_eq!(before.events[0].support.reports, 2);
    assert_eq!(store.add(&reading("one", 3), Timestamp::now()).unwrap(), Added::Known);
    assert_eq!(store.record(None).unwrap(), before);
    assert_eq!(store.check().unwrap(), []);
    assert_eq!(store.log().unwrap().len(), 3);
}

#[test]
fn no_file_and_no_folder_are_told_apart_from_an_empty_record() {
    let folder = TempDir::new().unwrap();
    assert!(matches!(problem(&folder.path().join("no.db")), Problem::Missing));
    let error = Store::open(&folder.path().join("no/such/record.db")).unwrap_err();
    assert!(matches!(error.problem, Problem::CannotOpen), "{error}");
    assert!(error.to_string().contains("its folder"), "{error}");
    let store = Store::open(&folder.path().join("new.db")).unwrap();
    assert_eq!(store.record(None).unwrap().events.len(), 0);
}

#[test]
fn what_is_no_record_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    let text = folder.path().join("notes.txt");
    fs::write(
        &text,
        "These are notes, and they are longer than the header of a database.".repeat(9),
    )
    .unwrap();
    let before = fs::read(&text).unwrap();
    assert!(matches!(Store::open(&text).unwrap_err().problem, Problem::NotADatabase));
    assert_eq!(fs::read(&text).unwrap(), before);

    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute("CREATE TABLE birds (name TEXT)", []).unwrap();
    let before = fs::read(&other).unwrap();
    assert!(matches!(Store::open(&other).unwrap_err().problem, Problem::NotARecord));
    assert_eq!(fs::read(&other).unwrap(), before);
}

#[test]
fn a_file_of_a_newer_version_is_not_touched() {
    let (_folder, path) = record();
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = Store::open_existing(&path).unwrap_err();
    assert!(matches!(error.problem, Problem::Newer { found: 99, .. }), "{error}");
    assert!(error.to_string().contains("newer onrecord"), "{error}");
}

#[test]
fn while_another_process_writes_readers_read_and_a_writer_is_told() {
    let (_folder, path) = record();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut store = Store::open_existing(&path).unwrap();
    store.be_patient_for(std::time::Duration::ZERO).unwrap();
    assert_eq!(store.record(None).unwrap().events.len(), 2);
    let error = store.add(&reading("four", 20), Timestamp::now()).unwrap_err();
    assert!(matches!(error.problem, Problem::Locked), "{error}");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(store.add(&reading("four", 20), Timestamp::now()).unwrap(), Added::New);
}

#[test]
fn several_processes_add_and_read_at_once() {
    let (_folder, path) = record();
    let add = |from: usize| {
        let path = path.clone();
        thread::spawn(move || -> Result<(), StoreError> {
            let mut store = Store::open_existing(&path)?;
            for number in from..from + 20 {
                let day = u8::try_from(1 + number % 28).unwrap();
                store.add(&reading(&format!("n{number}"), day), Timestamp::now())?;
                store.record(None)?;
            }
            Ok(())
        })
    };
    // Both add some of the same articles.
    let adding = [add(0), add(10)];
    for thread in adding {
        thread.join().unwrap().unwrap();
    }
    let store = Store::open_existing(&path).unwrap();
    assert_eq!(store.article_ids().unwrap().len(), 33);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let (_folder, path) = record();
    let mut store = Store::open_existing(&path).unwrap();
    store.grow_no_further().unwrap();
    let mut kept = 3;
    let error = loop {
        match store.add(&reading(&format!("n{kept}"), 5), Timestamp::now()) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(error.problem, Problem::Full), "{error}");
    assert!(error.to_string().contains("disk is full"), "{error}");
    drop(store);
    let store = Store::open_existing(&path).unwrap();
    assert_eq!(store.article_ids().unwrap().len(), kept);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_damaged_file_is_told_of() {
    let (_folder, path) = record();
    let length = fs::metadata(&path).unwrap().len();
    let mut file = OpenOptions::new().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(4096)).unwrap();
    file.write_all(&vec![0xA5; usize::try_from(length - 4096).unwrap()]).unwrap();
    drop(file);
    let _ = fs::remove_file(path.with_extension("db-wal"));
    let checked = Store::open_existing(&path).and_then(|store| store.check());
    let told = match checked {
        Ok(faults) => !faults.is_empty(),
        Err(error) => matches!(error.problem, Problem::Corrupt(_)),
    };
    assert!(told);
}

#[test]
fn a_reading_that_was_tampered_with_is_found_by_check() {
    let (_folder, path) = record();
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch(
            "DROP TRIGGER readings_stay_so; UPDATE readings SET reading = x'00' WHERE number = 2",
        )
        .unwrap();
    let faults = Store::open_existing(&path).unwrap().check().unwrap();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].place, "article two");
}

#[test]
fn a_record_that_may_only_be_read_is_read() {
    let (folder, path) = record();
    drop(Store::open_existing(&path).unwrap());
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    if OpenOptions::new().write(true).open(&path).is_ok() {
        return; // Whoever runs this may write everywhere.
    }
    let mut store = Store::open_existing(&path).unwrap();
    assert_eq!(store.record(None).unwrap().events.len(), 2);
    let error = store.add(&reading("four", 20), Timestamp::now()).unwrap_err();
    assert!(matches!(error.problem, Problem::ReadOnly), "{error}");
    drop(folder);
}

#[test]
fn corrections_hold_and_can_be_undone() {
    let (_folder, path) = record();
    let mut store = Store::open_existing(&path).unwrap();
    let before = store.record(None).unwrap();
    let events = before.events.iter().map(|event| event.id.clone()).collect();
    let merge = onrecord_resolve::Action::Merge { events };
    let made = store.correct("A. Reporter", "one meeting", merge, Timestamp::now()).unwrap();
    assert_eq!(store.record(None).unwrap().events.len(), 1);
    let undo = onrecord_resolve::Action::Undo { correction: made.id };
    store.correct("A. Reporter", "two after all", undo, Timestamp::now()).unwrap();
    assert_eq!(store.record(None).unwrap(), before);
    assert!(store.is_read_by(&ArticleId::from("one"), "by hand").unwrap());
}
