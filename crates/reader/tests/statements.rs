//! What a reader notices of statements: who says what, in what form, to whom, and through whose hands it came.

use onrecord_language::Model;
use onrecord_record::{Article, Reading, Statement, WarningKind};

/// Readings of the texts, with one model.
fn read_all(texts: &[&str]) -> Vec<Reading> {
    let model = Model::embedded().expect("the embedded model loads");
    texts
        .iter()
        .map(|text| {
            let article = Article {
                outlet: Some("The Harbour Post".to_owned()),
                published: "2024-05-16".parse().ok(),
                ..Article::of_text("test", *text)
            };
            onrecord_reader::read(
                &article,
                &model.analyse(text).expect("the model runs"),
                model.name(),
            )
        })
        .collect()
}

fn words(reading: &Reading, start: usize, end: usize) -> String {
    reading.article.text.chars().skip(start).take(end - start).collect()
}

/// "source | cue | content | act polarity quotation".
fn line(reading: &Reading, statement: &Statement) -> String {
    let source = statement.source.as_ref();
    let source = source.map_or("-".to_owned(), |s| words(reading, s.span.start, s.span.end));
    let cue = statement.cue.as_ref();
    let act = cue.map_or("-", |cue| cue.act.as_str());
    let cue = cue.map_or("-".to_owned(), |c| words(reading, c.span.start, c.span.end));
    let content: Vec<String> =
        statement.content.iter().map(|piece| words(reading, piece.start, piece.end)).collect();
    let (polarity, quotation) = (statement.polarity, statement.quotation);
    format!("{source} | {cue} | {} | {act} {polarity} {quotation}", content.join(" … "))
}

fn lines(reading: &Reading) -> Vec<String> {
    reading.statements.iter().map(|statement| line(reading, statement)).collect()
}

/// The links of a chain, outermost first, each with its naming.
fn chain(reading: &Reading, statement: &Statement) -> Vec<String> {
    let link = |link: &onrecord_record::Link| {
        let name = link.span.map_or("-".to_owned(), |span| words(reading, span.start, span.end));
        format!("{name} ({}, {})", link.kind, link.naming)
    };
    // The outlet of the article itself stands first in every chain.
    statement.chain.iter().skip(1).map(link).collect()
}

fn with_content<'a>(reading: &'a Reading, needle: &str) -> &'a Statement {
    let holds = |statement: &&Statement| {
        statement
            .content
            .iter()
            .any(|piece| words(reading, piece.start, piece.end).contains(needle))
    };
    let size = |statement: &&Statement| -> usize {
        statement.content.iter().map(|piece| piece.end - piece.start).sum()
    };
    let found = reading.statements.iter().filter(holds).min_by_key(size);
    found.unwrap_or_else(|| panic!("no statement holds {needle:?} in {:#?}", lines(reading)))
}

#[test]
fn marks_tell_the_form_of_a_quotation() {
    let readings = read_all(&[
        "\"We will not leave the table,\" the envoy Ana Brandt said. \"Not tonight.\"",
        "The minister said the ferry would sail on Monday.",
        "The minister said the offer was \"a door left open\".",
    ]);
    let found: Vec<Vec<String>> = readings.iter().map(lines).collect();
    assert_eq!(
        found,
        [
            [
                "the envoy Ana Brandt | said | We will not leave the table … Not tonight | say affirmed direct"
            ],
            ["The minister | said | the ferry would sail on Monday | say affirmed indirect"],
            ["The minister | said | the offer was \"a door left open\" | say affirmed mixed"],
        ]
    );
}

#[test]
fn what_one_cites_another_for_is_a_chain() {
    let readings = read_all(&[
        "The two armies will observe a pause, Reuters reported on Monday, citing three generals.",
        "The port will reopen in June, a senior official told Reuters.",
        "The ministry denied that it had paid a ransom.",
    ]);
    let of = |index: usize, needle: &str| {
        chain(&readings[index], with_content(&readings[index], needle))
    };
    let reported = readings[0].statements.iter().find(|statement| {
        statement.cue.as_ref().is_some_and(|cue| cue.act == onrecord_record::Act::Report)
    });
    let reported = chain(&readings[0], reported.unwrap());
    assert_eq!(reported[0], "Reuters (outlet, named)");
    assert!(reported[1].starts_with("three generals (person,"), "{reported:?}");
    assert_eq!(
        of(1, "port will reopen"),
        ["Reuters (outlet, named)", "a senior official (person, unnamed)"]
    );
    let denied = with_content(&readings[2], "paid a ransom");
    assert_eq!(denied.polarity.as_str(), "denied");
}

#[test]
fn a_statement_inside_another_has_the_hands_of_both() {
    let readings = read_all(&[
        "The mayor, Ola Berg, said the bishop had told her after mass that the bridge would stay closed.",
    ]);
    let reading = &readings[0];
    let inner = with_content(reading, "the bridge would stay closed");
    assert!(inner.within.is_some());
    let hands = chain(reading, inner);
    assert_eq!(hands.len(), 2, "{hands:?}");
    assert!(hands[0].contains("Ola Berg") && hands[1].contains("the bishop"), "{hands:?}");
}

#[test]
fn a_participle_takes_the_subject_of_its_clause() {
    let readings = read_all(&["The fair went well, Berg said, adding that the bread was free."]);
    let added = with_content(&readings[0], "the bread was free");
    let source = added.source.as_ref().unwrap();
    assert_eq!(words(&readings[0], source.span.start, source.span.end), "Berg");
}

#[test]
fn a_source_of_no_name_keeps_its_reason_and_its_knowledge() {
    let readings = read_all(&[
        "Two people briefed on the sale, who spoke on condition of anonymity because no deal has been signed, said the \
         sides were close.",
        "The deal reportedly covers four villages.",
    ]);
    let close = with_content(&readings[0], "the sides were close");
    assert_eq!(close.anonymity_reason.as_deref(), Some("because no deal has been signed"));
    assert_eq!(close.knowledge.as_str(), "briefed");
    assert_eq!(readings[0].statements.len(), 1, "{:#?}", lines(&readings[0]));
    let covers = with_content(&readings[1], "covers four villages");
    assert!(covers.source.is_none());
    assert_eq!(covers.certainty.as_str(), "probable");
    let kinds: Vec<WarningKind> = readings[1].warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(kinds, [WarningKind::UnresolvedRoot]);
}

#[test]
fn editors_are_told_of_sources_of_whom_nothing_is_known() {
    let readings =
        read_all(&["A source said the ship had sailed. An aide to the premier said it had not."]);
    let found: Vec<(WarningKind, String)> = readings[0]
        .warnings
        .iter()
        .map(|warning| {
            (
                warning.kind,
                warning
                    .span
                    .map_or(String::new(), |span| words(&readings[0], span.start, span.end)),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (WarningKind::BareSource, "A source".to_owned()),
            (WarningKind::AnonymityUnexplained, "An aide to the premier".to_owned()),
        ]
    );
}

#[test]
fn odd_texts_have_no_statements_and_do_no_harm() {
    let texts = ["", "\"", "said said said", "“‘“", "According to", "— said\n\n\"\"\"\n\nciting"];
    for reading in read_all(&texts) {
        assert_eq!(reading.check(), []);
    }
}
