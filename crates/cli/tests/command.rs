//! The command as a person meets it: what comes out, what is said when something is wrong, with which exit status.
#![allow(clippy::disallowed_methods, reason = "tests write files")]
#![allow(clippy::unwrap_used, reason = "helpers of tests, too, fail by panicking")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};
use tempfile::TempDir;

const MEETING: &str = "Envoys meet in Oslo\n\nThe envoys of Peru and Chile met in Oslo on March 3, a Norwegian diplomat said on \
                       Wednesday. \"We talked about water,\" the diplomat said.\n";

fn onrecord() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.env_remove("NO_COLOR");
    command
}

fn example(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// A folder with files of these names and contents.
fn files(contents: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in contents {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn json(bytes: &[u8]) -> Vec<serde_json::Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_file_becomes_one_object_on_one_line() {
    let folder = files(&[("a.txt", MEETING.as_bytes())]);
    let output = onrecord()
        .current_dir(&folder)
        .args([
            "read",
            "a.txt",
            "--format",
            "json",
            "--published",
            "2026-03-05",
            "--outlet",
            "The Post",
        ])
        .assert()
        .success()
        .stderr(is_empty())
        .get_output()
        .stdout
        .clone();
    let [reading] = &json(&output)[..] else { panic!("one line") };
    assert_eq!(reading["schema"], "onrecord.reading/1");
    assert_eq!(reading["article"]["outlet"], "The Post");
    assert_eq!(reading["article"]["published"], "2026-03-05");
    assert_eq!(reading["article"]["title"], "Envoys meet in Oslo");
    assert_eq!(reading["article"]["text"], MEETING);
}

#[test]
fn standard_input_is_read_like_a_file() {
    let read = |argument: &str, input: &str| {
        let folder = files(&[("a.txt", MEETING.as_bytes())]);
        let mut command = onrecord();
        command
            .current_dir(&folder)
            .args(["read", argument, "--format", "json"])
            .write_stdin(input);
        command.assert().success().get_output().stdout.clone()
    };
    assert_eq!(read("-", MEETING), read("a.txt", ""));
}

#[test]
fn text_is_the_default_and_plain_when_piped() {
    let assert = onrecord()
        .args(["read", "-", "--published", "2026-03-05"])
        .write_stdin(MEETING)
        .assert()
        .success();
    assert
        .stdout(starts_with("Envoys meet in Oslo\n5 March 2026\n"))
        .stdout(contains("WHAT HAPPENED, WHAT IS PLANNED"))
        .stdout(contains("\u{1b}").not());
}

#[test]
fn without_a_date_a_warning_says_what_to_do() {
    onrecord()
        .args(["read", "-"])
        .write_stdin(MEETING)
        .assert()
        .success()
        .stdout(contains("--published YYYY-MM-DD"));
}

#[test]
fn a_page_says_itself_what_it_is() {
    let output = onrecord()
        .arg("read")
        .arg(example("ferry-strike.html"))
        .args(["--format", "json"])
        .assert()
        .success();
    let reading = &json(&output.get_output().stdout)[0];
    assert_eq!(reading["article"]["outlet"], "The Sound Gazette");
    assert_eq!(reading["article"]["published"], "2026-06-17T18:20:00+02:00");
    assert_eq!(reading["article"]["byline"][0], "Mette Lindgren");
    assert!(!reading["article"]["text"].as_str().unwrap().contains("newsletter"));
}

#[test]
fn several_inputs_come_out_in_order_and_a_bad_one_stops_no_other() {
    let folder = files(&[
        ("1.txt", MEETING.as_bytes()),
        ("2.txt", b""),
        ("3.txt", MEETING.replace("Oslo", "Bergen").as_bytes()),
        ("4.txt", MEETING.replace("Oslo", "Molde").as_bytes()),
    ]);
    let assert = onrecord()
        .current_dir(&folder)
        .args(["read", "1.txt", "2.txt", "missing.txt", "3.txt", "4.txt", "--format", "json"])
        .assert()
        .code(2)
        .stderr(contains("2.txt: the input is empty"))
        .stderr(contains("missing.txt: "));
    let titles: Vec<_> = json(&assert.get_output().stdout)
        .iter()
        .map(|reading| reading["article"]["title"].clone())
        .collect();
    assert_eq!(titles, ["Envoys meet in Oslo", "Envoys meet in Bergen", "Envoys meet in Molde"]);
}

#[test]
fn what_is_no_article_is_refused_with_a_reason() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".as_slice();
    let noise: Vec<u8> =
        (0..4000_u32).map(|number| number.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
    let folder = files(&[
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("picture.txt", png),
        ("noise.txt", &noise),
        ("archive.txt", &MEETING.repeat(60_000).into_bytes()),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"),
    ]);
    for (name, message) in [
        ("empty.txt", "the input is empty"),
        ("blank.txt", "the input is empty"),
        ("picture.txt", "a picture, sound or film"),
        ("noise.txt", "the input is not text"),
        ("archive.txt", "give each article in a file of its own"),
        ("paper.txt", "pdftotext"),
        ("missing.txt", "it cannot be opened"),
        (".", "it is a folder"),
    ] {
        onrecord()
            .current_dir(&folder)
            .args(["read", name])
            .assert()
            .code(2)
            .stdout(is_empty())
            .stderr(starts_with(format!("onrecord: {name}: ")).and(contains(message)));
    }
}

#[test]
fn an_impossible_date_is_refused_before_anything_is_read() {
    for date in ["2026-02-30", "yesterday", "2026-13-01", ""] {
        onrecord().args(["read", "missing.txt", "--published", date]).assert().code(2).stderr(
            contains("--published").and(contains("2025-11-19")).and(contains("missing.txt").not()),
        );
    }
}

#[test]
fn options_that_fit_one_article_are_refused_for_several() {
    onrecord()
        .args(["read", "a", "b", "--title", "T"])
        .assert()
        .code(2)
        .stderr(contains("give one input"));
    onrecord()
        .args(["read", "a", "b", "--format", "html"])
        .assert()
        .code(2)
        .stderr(contains("give one input"));
}

#[test]
fn another_encoding_is_understood() {
    let folder = files(&[("latin.txt", b"Talks in S\xe3o Paulo\n\nThe ministers of Peru and Chile met in S\xe3o Paulo on Monday, a caf\xe9 owner said.\n")]);
    let output = onrecord()
        .current_dir(&folder)
        .args(["read", "latin.txt", "--format", "json", "--published", "2026-03-05"])
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    assert_eq!(json(&output)[0]["article"]["title"], "Talks in São Paulo");
}

#[test]
fn quotation_marks_that_never_close_stop_nothing() {
    let text = "\"The talks, said the \"minister, \u{201c}are \u{2018}open.\n\n\"And they \u{201d}\u{201d} go on, he said.\n";
    let output = onrecord()
        .args(["read", "-", "--format", "json", "--published", "2026-03-05"])
        .write_stdin(text)
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    let reading: onrecord_record::Reading = serde_json::from_slice(&output).unwrap();
    assert_eq!(reading.check(), []);
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let examples = ["mackerel.txt", "river-treaty.txt"].map(example);
    let read = |threads: &str| {
        let mut command = onrecord();
        command.arg("read").args(&examples).args(["--format", "json", "--published", "2026-06-17"]);
        command.env("RAYON_NUM_THREADS", threads).env("RTEN_NUM_THREADS", threads);
        command.assert().success().get_output().stdout.clone()
    };
    let one = read("1");
    assert_eq!(json(&one).len(), 2);
    assert!(one == read("2"), "two threads give other bytes than one");
    assert!(one == read("1"), "a second run gives other bytes");
}

#[test]
fn readings_of_the_examples_are_sound() {
    for name in ["mackerel.txt", "river-treaty.txt", "ferry-strike.html"] {
        let output =
            onrecord().arg("read").arg(example(name)).args(["--format", "json"]).assert().success();
        let reading: onrecord_record::Reading =
            serde_json::from_slice(&output.get_output().stdout).unwrap();
        assert_eq!(reading.check(), [], "{name}");
        assert!(!reading.statements.is_empty() && !reading.events.is_empty(), "{name}");
    }
}

#[test]
fn a_hostile_article_gets_a_page_that_runs_none_of_it() {
    let text = "Talks <script>alert(1)</script> \"onmouseover=alert(2)\n\nThe envoys of Peru and Chile met in <img src=x \
                onerror=alert(3)> Oslo on March 3, '\"><svg/onload=alert(4)> said.\n";
    let folder = files(&[("a.txt", text.as_bytes())]);
    let output = onrecord()
        .current_dir(&folder)
        .args([
            "read",
            "a.txt",
            "--format",
            "html",
            "--outlet",
            "<b onclick=alert(5)>",
            "--published",
            "2026-03-05",
        ])
        .assert()
        .success();
    let page = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    assert_eq!(page.matches("<script").count(), 1);
    for element in ["<img", "<svg", "<b onclick"] {
        assert!(!page.contains(element), "{element}");
    }
    assert!(page.contains("script-src 'sha256-"));
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    use std::io::Read as _;
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .arg("read")
        .args(vec![example("mackerel.txt"); 8])
        .args(["--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut beginning = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut beginning).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn sources_are_listed_with_their_share() {
    onrecord().arg("sources").arg(example("mackerel.txt")).assert().success().stdout(
        contains("who")
            .and(contains("share"))
            .and(contains("%"))
            .and(contains("in the article's own voice")),
    );
}

#[test]
fn help_has_examples_and_completions_name_the_commands() {
    onrecord()
        .args(["read", "--help"])
        .assert()
        .success()
        .stdout(contains("Examples:").and(contains("Exit status")));
    onrecord()
        .args(["completions", "bash"])
        .assert()
        .success()
        .stdout(contains("read ").and(contains("sources ")).and(contains("eval ")));
}
