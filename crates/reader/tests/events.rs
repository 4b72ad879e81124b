//! What a reader of an article would notice about its events.

use std::sync::LazyLock;

use onrecord_language::Model;
use onrecord_record::{Article, Event, EventType, Mode, ParticipantRole, Reading, Status};

static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::embedded().expect("the weights are in the binary"));

fn reading(text: &str) -> Reading {
    let article =
        Article { published: "2026-05-13".parse().ok(), ..Article::of_text("test", text) };
    onrecord_reader::read(
        &article,
        &MODEL.analyse(&article.text).expect("a short text"),
        MODEL.name(),
    )
}

fn only(reading: &Reading) -> &Event {
    assert_eq!(reading.events.len(), 1, "{:#?}", reading.events);
    &reading.events[0]
}

fn names(reading: &Reading, event: &Event) -> Vec<String> {
    let name = |id| {
        let actor = reading.actors.iter().find(|actor| &actor.id == id)?;
        actor.name.clone()
    };
    event.participants.iter().filter_map(|participant| name(&participant.actor)).collect()
}

fn statuses(event: &Event) -> Vec<Status> {
    event.status_history.iter().map(|change| change.status).collect()
}

#[test]
fn a_meeting_with_who_where_and_when() {
    let reading =
        reading("President Marta Lindqvist met Prime Minister Tomas Okoro in Geneva on Monday.");
    let event = only(&reading);
    assert_eq!(event.event_type, EventType::Meeting);
    assert_eq!(event.status, Status::Held);
    assert_eq!(names(&reading, event), ["Marta Lindqvist", "Tomas Okoro"]);
    let place = event.place.as_ref().unwrap();
    assert_eq!((place.name.as_str(), place.country.as_deref()), ("Geneva", Some("CH")));
    assert_eq!(event.time.as_ref().unwrap().edtf.as_ref().unwrap().as_str(), "2026-05-11");
}

#[test]
fn a_plan_that_is_put_off_keeps_both_steps() {
    let reading = reading(
        "Marta Lindqvist's planned meeting with Tomas Okoro in Vienna has been postponed because of a storm.",
    );
    let event = only(&reading);
    assert_eq!(statuses(event), [Status::Planned, Status::Postponed]);
    assert_eq!(event.status_history[1].reason.as_deref(), Some("because of a storm"));
}

#[test]
fn what_becomes_of_it_is_told_by_a_pronoun() {
    let reading = reading(
        "The foreign ministers were to have met in Tunis in April. The meeting was put off until June; then Algeria called it off.",
    );
    let event = only(&reading);
    assert_eq!(event.status, Status::CalledOff);
    assert!(statuses(event).starts_with(&[Status::Planned]));
}

#[test]
fn a_plan_is_never_held() {
    for text in [
        "The two presidents will meet in Oslo on Friday.",
        "The two presidents are due to hold talks in Oslo on Friday.",
        "The two presidents agreed to meet in Oslo on Friday.",
    ] {
        assert_eq!(only(&reading(text)).status, Status::Planned, "{text}");
    }
}

#[test]
fn wishes_and_conditions_are_not_held() {
    for text in [
        "The envoy hopes to meet the rebels in Doha.",
        "The envoy offered to meet the rebels in Doha.",
        "The envoy could meet the rebels in Doha.",
    ] {
        assert_eq!(only(&reading(text)).status, Status::Proposed, "{text}");
    }
}

#[test]
fn a_denied_meeting_is_claimed_and_denied() {
    let reading =
        reading("The army denied that its envoy had met rebel leaders in Kampala in March.");
    let event = only(&reading);
    assert_eq!(statuses(event), [Status::Held, Status::Denied]);
    assert_eq!(event.status, Status::Denied);
}

#[test]
fn a_call_has_its_mode() {
    let reading = reading(
        "Prime Minister Tomas Okoro spoke by phone with President Marta Lindqvist on Tuesday.",
    );
    let event = only(&reading);
    assert_eq!(event.event_type, EventType::Call);
    assert_eq!(event.mode, [Mode::Phone]);
}

#[test]
fn hosts_and_visitors_have_their_roles() {
    let reading =
        reading("King Harald received Prime Minister Tomas Okoro at the palace on Tuesday.");
    let roles: Vec<_> =
        only(&reading).participants.iter().map(|participant| participant.role).collect();
    assert_eq!(roles, [ParticipantRole::Host, ParticipantRole::Visitor]);
}

#[test]
fn a_separate_meeting_is_another_event() {
    let reading = reading(
        "Marta Lindqvist met Tomas Okoro in Miami on Monday. Marta Lindqvist met Ada Brandt at a separate meeting in Miami on Tuesday.",
    );
    assert!(reading.events.len() > 1);
}

#[test]
fn what_only_looks_like_an_event_is_none() {
    for text in [
        "The plan met with approval from farmers.",
        "The ministry met the deadline and called for calm.",
        "Traders on the stock exchange paid a fair exchange rate.",
        "The school met its targets for the third year.",
    ] {
        let reading = reading(text);
        assert!(reading.events.is_empty(), "{text} {:#?}", reading.events);
    }
}

#[test]
fn what_is_cancelled_may_be_told_in_the_sentence_before() {
    let reading = reading(
        "Marta Lindqvist and Tomas Okoro were to meet in Vienna on Saturday. Okoro cancelled on Tuesday, citing the harvest.",
    );
    let event = only(&reading);
    assert_eq!(statuses(event), [Status::Planned, Status::CalledOff]);
    assert_eq!(event.status_history[1].reason.as_deref(), Some("citing the harvest"));
    assert_eq!(event.status_history[1].as_of.as_ref().unwrap().as_str(), "2026-05-12");
}

#[test]
fn a_day_and_place_given_up_are_not_those_of_the_event() {
    let reading = reading(
        "The fisheries commission will now convene in Bergen on June 2 instead of in Kiel on May 27.",
    );
    let event = only(&reading);
    assert_eq!(statuses(event), [Status::Planned, Status::Rescheduled, Status::Relocated]);
    assert_eq!(event.place.as_ref().unwrap().name, "Bergen");
    assert_eq!(event.time.as_ref().unwrap().edtf.as_ref().unwrap().as_str(), "2026-06-02");
}

#[test]
fn an_interview_is_no_meeting() {
    let reading = reading(
        "The mediator, who spoke to me on the ferry, is not allowed to meet journalists. Swaps of debt for forests are rare.",
    );
    assert_eq!(reading.events, []);
}
