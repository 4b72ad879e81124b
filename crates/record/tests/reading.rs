//! What a user of a reading's JSON notices: its field names, its nulls, and what `check` finds.

use jiff::civil::date;
use onrecord_record::{
    Act, Actor, ActorKind, Article, Certainty, Codes, Cue, Event, EventTime, EventType, Knowledge,
    Link, LinkKind, Mention, MentionForm, Naming, Number, Offsets, Participant, ParticipantRole,
    Place, Polarity, Precision, Quotation, Reading, Source, Span, Statement, Status, StatusChange,
    Time, Violation,
};
use serde_json::{Value, json};

const TEXT: &str =
    "“Talks in Malmö will go on,” a mediator said on 3 March. The envoys met on Sunday.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("the words are in the text");
    Offsets::new(TEXT).to_points((start..start + words.len()).into())
}

fn reading() -> Reading {
    let mut reading = Reading::empty(
        "none".to_owned(),
        Article {
            outlet: Some("The Harbour Post".to_owned()),
            published: Some(date(2026, 3, 4).into()),
            language: Some("en".to_owned()),
            ..Article::of_text("x", TEXT)
        },
    );
    reading.actors.push(Actor {
        id: "a1".into(),
        kind: ActorKind::Person,
        naming: Naming::Unnamed,
        number: Number::One,
        name: Some("a mediator".to_owned()),
        aliases: vec![],
        role: Some("mediator".to_owned()),
        affiliation: None,
        country: None,
        mentions: vec![Mention { span: span("a mediator"), form: MentionForm::Nominal }],
    });
    reading.times.push(Time {
        id: "t1".into(),
        span: span("3 March"),
        edtf: Some(date(2026, 3, 3).into()),
        earliest: Some(date(2026, 3, 3)),
        latest: Some(date(2026, 3, 3)),
        precision: Precision::Day,
        anchor: None,
    });
    reading.statements.push(Statement {
        id: "s1".into(),
        source: Some(Source { actor: Some("a1".into()), span: span("a mediator") }),
        cue: Some(Cue { span: span("said"), act: Act::Say }),
        content: vec![span("“Talks in Malmö will go on,”")],
        quotation: Quotation::Direct,
        addressee: None,
        within: None,
        chain: vec![Link {
            agent: None,
            kind: LinkKind::Outlet,
            naming: Naming::Named,
            number: Number::One,
            medium: None,
            span: None,
        }],
        knowledge: Knowledge::Unknown,
        anonymity_reason: None,
        certainty: Certainty::Certain,
        polarity: Polarity::Affirmed,
    });
    reading.events.push(Event {
        id: "e1".into(),
        event_type: EventType::Talks,
        mode: vec![],
        participants: vec![Participant { actor: "a1".into(), role: ParticipantRole::Mediator }],
        place: Some(Place {
            name: "Malmö".to_owned(),
            country: Some("SE".to_owned()),
            span: Some(span("Malmö")),
        }),
        time: Some(EventTime {
            reference: Some("t1".into()),
            edtf: None,
            earliest: None,
            latest: None,
            precision: Precision::Unknown,
        }),
        status: Status::UnderWay,
        status_history: vec![StatusChange {
            status: Status::UnderWay,
            as_of: None,
            by: None,
            reason: None,
            statement: Some("s1".into()),
            span: span("will go on"),
        }],
        topics: vec![],
        about: None,
        according_to: vec!["s1".into()],
        certainty: Certainty::Certain,
        polarity: Polarity::Affirmed,
        codes: Codes::default(),
        evidence: vec![span("Talks in Malmö will go on")],
    });
    reading
}

#[test]
fn a_sound_reading_has_no_violations() {
    assert_eq!(reading().check(), []);
}

#[test]
fn json_reads_back_as_the_same_reading() {
    let json = serde_json::to_string(&reading()).unwrap();
    assert_eq!(serde_json::from_str::<Reading>(&json).unwrap(), reading());
}

#[test]
fn what_the_text_does_not_say_is_null() {
    let json = serde_json::to_value(reading()).unwrap();
    assert_eq!(json["schema"], "onrecord.reading/1");
    assert_eq!(
        json["statements"][0]["chain"][0],
        json!({ "agent": null, "kind": "outlet", "naming": "named", "number": "one", "medium": null,
                "start": null, "end": null })
    );
    assert_eq!(json["events"][0]["type"], "talks");
    assert_eq!(json["events"][0]["time"]["ref"], "t1");
    assert_eq!(json["events"][0]["about"], Value::Null);
    assert!(json["statements"][0].as_object().unwrap().contains_key("addressee"));
}

#[test]
fn spans_count_code_points() {
    let json = serde_json::to_value(reading()).unwrap();
    let place = &json["events"][0]["place"];
    assert_eq!(place, &json!({ "name": "Malmö", "country": "SE", "start": 10, "end": 15 }));
}

#[test]
fn a_span_outside_the_text_is_found() {
    let mut reading = reading();
    let length = TEXT.chars().count();
    reading.events[0].evidence[0].end = length + 1;
    reading.times[0].span = Span::new(4, 4);
    assert_eq!(
        reading.check(),
        [
            Violation::Span { place: "t1".to_owned(), span: Span::new(4, 4), length },
            Violation::Span { place: "e1".to_owned(), span: reading.events[0].evidence[0], length },
        ]
    );
}

#[test]
fn ids_of_nothing_and_repeated_ids_are_found() {
    let mut reading = reading();
    reading.statements[0].addressee = Some("a9".into());
    reading.events[0].according_to.push("s7".into());
    // The right name of the wrong kind of thing.
    reading.events[0].participants[0].actor = "s1".into();
    let again = reading.times[0].clone();
    reading.times.push(again);
    let found: Vec<String> = reading.check().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "t1: two things have this name",
            "s1: no actor is named a9",
            "e1: no actor is named s1",
            "e1: no statement is named s7",
        ]
    );
}

#[test]
fn a_fact_without_words_is_found() {
    let mut reading = reading();
    reading.actors[0].mentions.clear();
    assert_eq!(reading.check(), [Violation::NoEvidence { place: "a1".to_owned() }]);
}
