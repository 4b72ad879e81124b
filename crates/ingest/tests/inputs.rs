//! Inputs that are not, or hardly, articles, and plain text as agencies and outlets write it.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use onrecord_ingest::{BinaryKind, IngestError, Ingested, Notice, Origin, Overrides, ingest};
use onrecord_record::Published;

const BODY: &str = "The envoys of Norland and Sudmark met for nine hours on Tuesday and set a day for another round, \
    two of the note-takers said.";

fn read(bytes: &[u8]) -> Result<Ingested, IngestError> {
    ingest(bytes, &Origin::default(), &Overrides::default())
}

#[test]
fn what_is_no_article_is_refused_with_what_it_is_and_what_to_do() {
    let gzip = {
        use std::io::Write;
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        writer.write_all(BODY.as_bytes()).unwrap();
        writer.finish().unwrap()
    };
    let noise: Vec<u8> = (0..2000_u32).map(|n| (n * n % 251) as u8).collect();
    for (bytes, expected, words) in [
        (&b""[..], IngestError::Empty, ["empty", "plain text or HTML"]),
        (b" \r\n\t\n", IngestError::Empty, ["empty", "plain text or HTML"]),
        (b"\xEF\xBB\xBF\n", IngestError::Empty, ["empty", "plain text or HTML"]),
        (&gzip, IngestError::Binary(BinaryKind::Compressed), ["compressed", "decompress"]),
        (
            b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj",
            IngestError::Binary(BinaryKind::Pdf),
            ["PDF", "convert"],
        ),
        (&noise, IngestError::Binary(BinaryKind::Unknown), ["binary", "plain text or HTML"]),
        (b"<html><body></body></html>", IngestError::NoArticle, ["no article", "save the page"]),
    ] {
        let error = read(bytes).unwrap_err();
        assert_eq!(error, expected);
        for part in words {
            assert!(error.to_string().contains(part), "{error}");
        }
    }
}

#[test]
fn an_impossible_date_is_refused_in_clear_words() {
    for given in ["2025-02-30", "2025-13-01", "yesterday", "", "2025-11-19T25:00"] {
        let error = given.parse::<Published>().unwrap_err().to_string();
        assert!(error.contains(given) && error.contains("2025-11-19"), "{error}");
    }
}

#[test]
fn ten_megabytes_of_text_are_read_whole() {
    let text = format!("{BODY}\n").repeat((10 << 20) / BODY.len());
    let read = read(text.as_bytes()).unwrap();
    assert_eq!(read.article.text.len(), text.len());
}

#[test]
fn a_line_of_ten_megabytes_is_read_whole() {
    let text = format!("{BODY} ").repeat((10 << 20) / BODY.len());
    assert_eq!(read(text.as_bytes()).unwrap().article.text.len(), text.len());
}

#[test]
fn quotation_marks_need_not_balance() {
    for text in [
        "“We are near, she said. “Very near” and then nothing.",
        "\"\"\"\"Talks\" resumed\" on \"Monday\n\n\"and ended\"\"",
        "«‹“‘'\"`´»›”’",
    ] {
        assert_eq!(read(text.as_bytes()).unwrap().article.text, text);
    }
}

#[test]
fn a_text_stays_as_it_is_but_for_the_ends_of_its_lines() {
    let text = "  Talks   resume\u{a0}\r\n\r\n\tThe envoys met.\r\n";
    assert_eq!(read(text.as_bytes()).unwrap().article.text, text.replace("\r\n", "\n"));
}

#[test]
fn agency_copy_tells_its_dateline_and_its_credits() {
    let body = BODY.strip_prefix("The").unwrap();
    for (opening, dateline, ending, credits) in [
        (
            "REYKJAVIK, April 8 (Reuters) - The",
            Some("REYKJAVIK, April 8 (Reuters)"),
            "(Reporting by Priya Menon; Editing by Ana Duarte)",
            &["Reuters", "Reporting by Priya Menon; Editing by Ana Duarte"][..],
        ),
        ("KYIV — The", Some("KYIV"), "REUTERS", &["REUTERS"]),
        ("KYIV, Ukraine (AP) — The", Some("KYIV, Ukraine (AP)"), "", &["AP"]),
        ("The", None, "(Reuters)", &["Reuters"]),
        ("The", None, "with AFP", &["with AFP"]),
        ("The", None, "– With Reuters and AP", &["With Reuters and AP"]),
        ("The", None, "Reporting by Priya Menon", &["Reporting by Priya Menon"]),
        ("The", None, "They left at dawn. (AFP)", &["AFP"]),
        ("The", None, "They left at dawn, Reuters reported.", &[]),
        ("EXCLUSIVE: The", None, "", &[]),
    ] {
        let text = format!("Envoys to meet again\n\n{opening}{body}\n\n{ending}\n");
        let article = read(text.as_bytes()).unwrap().article;
        assert_eq!(article.dateline.as_deref(), dateline, "{text}");
        assert_eq!(article.credits, credits, "{text}");
    }
}

#[test]
fn headline_byline_and_date_of_a_text_are_read() {
    let text = format!(
        "Envoys to meet again\nBy Priya Menon and Tomas Lind\nPublished 7 May 2024\n\n{BODY}\n"
    );
    let read = read(text.as_bytes()).unwrap();
    assert_eq!(read.article.title.as_deref(), Some("Envoys to meet again"));
    assert_eq!(read.article.byline, ["Priya Menon", "Tomas Lind"]);
    assert_eq!(read.article.published.unwrap().to_string(), "2024-05-07");
    assert!(read.notices.is_empty());
}

#[test]
fn what_a_person_says_wins() {
    let overrides = Overrides {
        published: Some("2024-05-08".parse().unwrap()),
        outlet: Some("The Harbour Courier".to_owned()),
        url: Some("https://courier.example/again".to_owned()),
        title: Some("Again".to_owned()),
        byline: vec!["Li Wei".to_owned()],
    };
    let text = format!("Envoys to meet again\nBy Priya Menon\nPublished 7 May 2024\n\n{BODY}\n");
    let article = ingest(text.as_bytes(), &Origin::default(), &overrides).unwrap().article;
    assert_eq!(article.published, overrides.published);
    assert_eq!(article.outlet, overrides.outlet);
    assert_eq!(article.url, overrides.url);
    assert_eq!(article.title, overrides.title);
    assert_eq!(article.byline, overrides.byline);
}

#[test]
fn a_text_without_a_date_says_so() {
    let read = read(BODY.as_bytes()).unwrap();
    assert_eq!(read.notices, [Notice::Undated]);
    assert!(Notice::Undated.to_string().contains("--published"));
}
