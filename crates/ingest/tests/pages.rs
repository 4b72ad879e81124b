//! Pages as outlets publish them, and as they come damaged or malicious: what a reader gets of each.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail by panicking, and measures how long a page takes"
)]

use std::time::{Duration, Instant};

use onrecord_ingest::{DateSource, Ingested, Notice, Origin, Overrides, ingest};

/// Beyond what a bounded page takes in a debug build on a busy machine; an unbounded one takes minutes.
const PATIENCE: Duration = Duration::from_secs(20);

fn read(page: &[u8]) -> Ingested {
    let origin = Origin {
        url: Some("https://courier.example/world/story".to_owned()),
        content_type: Some("text/html".to_owned()),
    };
    ingest(page, &origin, &Overrides::default()).unwrap()
}

/// The words of each link, by its span, and where it leads.
fn links(read: &Ingested) -> Vec<(String, &str)> {
    let text: Vec<char> = read.article.text.chars().collect();
    let links = read.article.links.iter();
    links
        .map(|link| (text[link.span.start..link.span.end].iter().collect(), link.href.as_str()))
        .collect()
}

#[test]
fn an_article_comes_without_what_stands_around_it() {
    let read = read(include_bytes!("pages/plain_article.html"));
    let article = &read.article;
    assert_eq!(
        article.title.as_deref(),
        Some("Nine hours of talks end without a deal on the Gray Strait")
    );
    assert_eq!(article.byline, ["Priya Menon", "Tomas Lind"]);
    assert_eq!(article.published.unwrap().to_string(), "2024-05-07T18:20:00+02:00");
    assert_eq!(read.published_from, Some(DateSource::Element));
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(article.dateline.as_deref(), Some("BRIDGETON, May 6 (Norland News Agency)"));
    assert_eq!(
        article.credits,
        ["Norland News Agency", "Reporting by Priya Menon in Bridgeton; editing by Ana Duarte"]
    );
    for kept in [
        "Negotiators from Norland and Sudmark met",
        "who counts the catch at sea",
        "Nobody left the table, and that is what I will tell my prime minister tonight.",
    ] {
        assert!(article.text.contains(kept), "{kept}\n\n{}", article.text);
    }
    for left_out in [
        "Sport",
        "Read more",
        "Sign up",
        "Advertisement",
        "Ferry strike",
        "All rights reserved",
        "Written by a script",
        "color: red",
    ] {
        assert!(!article.text.contains(left_out), "{left_out}\n\n{}", article.text);
    }
}

#[test]
fn links_span_their_words_and_lead_to_full_addresses() {
    assert_eq!(
        links(&read(include_bytes!("pages/plain_article.html"))),
        [
            (
                "on Thursday in the old customs house".to_owned(),
                "https://courier.example/2024/05/08/second-day.html"
            ),
            ("the nine-page draft".to_owned(), "https://docs.example.org/strait?a=1&b=2"),
        ]
    );
}

#[test]
fn linked_data_is_read_with_what_it_refers_to() {
    let read = read(include_bytes!("pages/linked_data_graph.html"));
    let article = &read.article;
    assert_eq!(article.title.as_deref(), Some("Strait talks: the points at issue"));
    assert_eq!(article.byline, ["Tomas Lind", "Li Wei"]);
    assert_eq!(article.outlet.as_deref(), Some("The Harbour Courier"));
    assert_eq!(
        article.url.as_deref(),
        Some("https://courier.example/2024/05/08/what-is-on-the-table")
    );
    assert_eq!(article.published.unwrap().to_string(), "2024-05-08T23:40:00-04:00");
    assert_eq!(read.published_from, Some(DateSource::LinkedData));
    assert_eq!(read.modified.unwrap().to_string(), "2024-05-10T08:00:00+00:00");
    assert_eq!(read.section.as_deref(), Some("World"));
    assert_eq!(article.language.as_deref(), Some("en-GB"));
}

#[test]
fn open_graph_alone_is_enough() {
    let read = read(include_bytes!("pages/opengraph_only.html"));
    let article = &read.article;
    assert_eq!(
        article.title.as_deref(),
        Some("Minister sees progress in the strait talks & stays another day")
    );
    assert_eq!(article.byline, ["Ana Duarte"]);
    assert_eq!(article.outlet.as_deref(), Some("The Harbour Courier"));
    assert_eq!(article.url.as_deref(), Some("https://courier.example/minister-sees-progress"));
    assert_eq!(article.published.unwrap().date.to_string(), "2024-05-09");
    assert_eq!(read.published_from, Some(DateSource::Metadata));
    assert_eq!(read.section.as_deref(), Some("Politics"));
}

#[test]
fn letters_are_right_whatever_the_page_says_of_its_encoding() {
    for page in [
        &include_bytes!("pages/wrong_charset_meta.html")[..],
        include_bytes!("pages/windows_1252.html"),
        include_bytes!("pages/utf_16.html"),
    ] {
        let read = read(page);
        for part in ["Café Élysée", "“We put three interpreters", "Zoë Müller", "Friday – or until"]
        {
            assert!(read.article.text.contains(part), "{part}: {}", read.article.text);
        }
        assert_eq!(read.article.title.as_deref(), Some("A hotel full of diplomats"));
        assert_eq!(read.notices, [Notice::Undated]);
    }
}

#[test]
fn a_page_that_breaks_off_gives_what_came() {
    let read = read(include_bytes!("pages/truncated.html"));
    assert!(read.article.text.contains("Negotiators from Norland and Sudmark met"));
    assert!(read.article.text.contains("Fishermen on both sides"));
    assert_eq!(read.article.byline, ["Priya Menon", "Tomas Lind"]);
}

#[test]
fn a_hostile_page_gives_its_text_and_nothing_that_acts() {
    let start = Instant::now();
    let read = read(include_bytes!("pages/hostile.html"));
    assert!(start.elapsed() < PATIENCE);
    let text = &read.article.text;
    for kept in
        ["The envoys met for three hours in the capital on Monday", "nightfall <b>and</b> then"]
    {
        assert!(text.contains(kept), "{kept}\n\n{text}");
    }
    let controls = |text: &str| text.chars().any(|letter| letter.is_control() && letter != '\n');
    assert!(!controls(text), "{text:?}");
    assert!(!read.article.title.as_deref().is_some_and(controls), "{:?}", read.article.title);
    assert_eq!(read.article.published, None);
    assert!(links(&read).iter().all(|(_, href)| href.starts_with("http")), "{:?}", links(&read));
}

#[test]
fn nested_elements_cost_bounded_time_and_no_text() {
    let words = "The envoys met for nine hours on Tuesday and set a day for another round, two of them said. ";
    for (opening, count) in [
        ("<div>", 10_000),
        ("<blockquote>", 10_000),
        ("<b><p>", 10_000),
        ("<table><tr><td>", 1_000),
        ("<ul><li>", 2_000),
        ("<font><a href=x>", 2_000),
    ] {
        let page = format!(
            "<html><body>{}<p>{}</p></body></html>",
            opening.repeat(count),
            words.repeat(6)
        );
        let start = Instant::now();
        let read = read(page.as_bytes());
        assert!(start.elapsed() < PATIENCE, "{opening}: {:?}", start.elapsed());
        assert!(read.article.text.contains(words.trim()), "{opening}: {}", read.article.text);
    }
}
