//! Clusters of articles, and which of what they tell is one event: how it came to stand, and what stays apart.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{Told, article, only, record, record_as_of, statuses};
use onrecord_record::{EventType, Reading, Record, Status};
use onrecord_resolve::{Action, Change, Correction, resolve};

const STATES: [&str; 2] = ["country:Chile:CL", "country:Peru:PE"];
const ENVOYS: [&str; 2] = ["person:Paula Riquelme:CL", "person:Diego Alarcón:PE"];

fn round<'a>(date: &'a str, steps: &'a [(Status, &'a str)]) -> Told<'a> {
    Told { who: &STATES, place: Some(("Lisbon", "PT")), date: Some(date), steps, ..Told::default() }
}

fn names(record: &Record) -> Vec<&str> {
    record.actors.iter().filter_map(|actor| actor.name.as_deref()).collect()
}

#[test]
fn a_planned_round_that_is_held_is_one_event_with_two_steps() {
    let readings = [
        article("Harbour Post", "2025-03-01")
            .event(&round("2025-03-03", &[(Status::Planned, "")]))
            .done(),
        article("Evening Mail", "2025-03-04")
            .event(&round("2025-03-03", &[(Status::Held, "")]))
            .done(),
        // Tells again what was.
        article("Valley Radio", "2025-03-09")
            .event(&round("2025-03-03", &[(Status::Planned, ""), (Status::Held, "")]))
            .done(),
    ];
    let all = record(&readings);
    assert_eq!(statuses(only(&all)), [Status::Planned, Status::Held]);
    let before = record_as_of(&readings, "2025-03-02");
    assert_eq!(only(&before).status, Status::Planned);
    assert_eq!(only(&before).id, only(&all).id, "ids do not depend on the day");
    assert!(record_as_of(&readings, "2025-02-28").events.is_empty());
}

#[test]
fn a_round_put_off_and_held_later_is_one_event() {
    let readings = [
        article("Harbour Post", "2025-03-01")
            .event(&round("2025-03-10", &[(Status::Planned, "")]))
            .done(),
        article("Evening Mail", "2025-03-08")
            .event(&round("2025-03-10", &[(Status::Postponed, STATES[0])]))
            .done(),
        article("Valley Radio", "2025-03-15")
            .event(&round(
                "2025-03-24",
                &[(Status::Postponed, ""), (Status::Rescheduled, STATES[1])],
            ))
            .done(),
        article("Harbour Post", "2025-03-29")
            .event(&round("2025-03-24/2025-03-28", &[(Status::Held, "")]))
            .done(),
    ];
    let record = record(&readings);
    let event = only(&record);
    assert_eq!(
        statuses(event),
        [Status::Planned, Status::Postponed, Status::Rescheduled, Status::Held]
    );
    let date = event.time.as_ref().and_then(|time| time.edtf.as_ref()).unwrap();
    assert!(date.as_str().starts_with("2025-03-24"), "{date}");
    let mover = event.status_history[2].by.as_ref().unwrap();
    assert_eq!(
        record.actors.iter().find(|actor| actor.id == *mover).unwrap().country.as_deref(),
        Some("PE")
    );
}

#[test]
fn a_round_moved_to_another_town_is_one_event_at_its_new_place() {
    let moved = Told {
        place: Some(("Porto", "PT")),
        ..round("2025-03-10", &[(Status::Relocated, STATES[0])])
    };
    let held = Told { place: Some(("Porto", "PT")), ..round("2025-03-10", &[(Status::Held, "")]) };
    let readings = [
        article("Harbour Post", "2025-03-01")
            .event(&round("2025-03-10", &[(Status::Planned, "")]))
            .done(),
        article("Evening Mail", "2025-03-06").event(&moved).done(),
        article("Valley Radio", "2025-03-11").event(&held).done(),
    ];
    let record = record(&readings);
    assert_eq!(statuses(only(&record)), [Status::Planned, Status::Relocated, Status::Held]);
    assert_eq!(only(&record).place.as_ref().unwrap().name, "Porto");
}

#[test]
fn a_round_broken_off_and_taken_up_again_lasts_to_its_end() {
    let readings = [
        article("Harbour Post", "2025-03-12")
            .event(&round(
                "2025-03-10/2025-03-12",
                &[(Status::UnderWay, ""), (Status::Suspended, "")],
            ))
            .done(),
        article("Evening Mail", "2025-03-28")
            .event(&round(
                "2025-03-25/2025-03-27",
                &[(Status::Suspended, ""), (Status::UnderWay, ""), (Status::Held, "")],
            ))
            .done(),
    ];
    let record = record(&readings);
    let event = only(&record);
    assert_eq!(
        statuses(event),
        [Status::UnderWay, Status::Suspended, Status::UnderWay, Status::Held]
    );
    let time = event.time.as_ref().unwrap();
    assert_eq!(time.edtf.as_ref().unwrap().as_str(), "2025-03-10/2025-03-27");
}

#[test]
fn a_summit_called_off_stays_called_off_when_an_old_plan_is_told_again() {
    let summit = |steps| Told { event_type: EventType::Summit, ..round("2025-03-10", steps) };
    let readings = [
        article("Harbour Post", "2025-03-01").event(&summit(&[(Status::Planned, "")])).done(),
        article("Evening Mail", "2025-03-06")
            .event(&summit(&[(Status::Planned, ""), (Status::CalledOff, STATES[1])]))
            .done(),
        article("Valley Radio", "2025-03-09").event(&summit(&[(Status::CalledOff, "")])).done(),
    ];
    assert_eq!(statuses(only(&record(&readings))), [Status::Planned, Status::CalledOff]);
}

#[test]
fn a_meeting_denied_and_then_confirmed_keeps_both_on_the_record() {
    let meeting = |steps| Told { who: &ENVOYS, ..round("2025-03-03", steps) };
    let readings = [
        article("Harbour Post", "2025-03-04")
            .event(&meeting(&[(Status::Held, "unnamed:aide:CL")]))
            .done(),
        article("Evening Mail", "2025-03-05")
            .event(&meeting(&[(Status::Held, "outlet:Harbour Post"), (Status::Denied, ENVOYS[0])]))
            .done(),
        article("Valley Radio", "2025-03-20").event(&meeting(&[(Status::Held, ENVOYS[1])])).done(),
    ];
    let record = record(&readings);
    let event = only(&record);
    assert_eq!(statuses(event), [Status::Held, Status::Denied, Status::Held]);
    assert_eq!((event.denied_by.len(), event.confirmed_by.len()), (1, 1));
    assert_eq!(event.support.reports, 3);
}

#[test]
fn rounds_between_the_same_parties_in_the_same_town_stay_apart() {
    let readings = [
        article("Harbour Post", "2025-03-04")
            .event(&round("2025-03-03", &[(Status::Held, "")]))
            .done(),
        article("Evening Mail", "2025-03-18")
            .event(&round("2025-03-17", &[(Status::Held, "")]))
            .done(),
        article("Valley Radio", "2025-03-19")
            .event(&round("2025-03-03", &[(Status::Held, "")]))
            .event(&round("2025-03-17", &[(Status::Held, "")]))
            .event(&round("2025-04", &[(Status::Planned, "")]))
            .done(),
    ];
    let record = record(&readings);
    let articles: Vec<usize> = record.events.iter().map(|event| event.articles.len()).collect();
    assert_eq!(articles, [2, 2, 1]);
    assert!(record.events.iter().all(|event| event.possibly_same.is_empty()));
}

#[test]
fn an_account_without_a_date_that_fits_two_rounds_is_merged_with_neither() {
    let undated = Told { date: None, ..round("", &[(Status::Held, "")]) };
    let readings = [
        article("Harbour Post", "2025-03-04")
            .event(&round("2025-03-03", &[(Status::Held, "")]))
            .done(),
        article("Evening Mail", "2025-03-18")
            .event(&round("2025-03-17", &[(Status::Held, "")]))
            .done(),
        article("Valley Radio", "2025-03-19").event(&undated).done(),
    ];
    let record = record(&readings);
    assert_eq!(record.events.len(), 3);
    let alone = record.events.iter().find(|event| event.time.is_none()).unwrap();
    assert_eq!(alone.possibly_same.len(), 2);
}

#[test]
fn towns_of_one_name_in_two_countries_are_two_places() {
    let in_spain =
        Told { place: Some(("Córdoba", "ES")), ..round("2025-03-03", &[(Status::Held, "")]) };
    let in_argentina = Told { place: Some(("Cordoba", "AR")), ..in_spain.clone() };
    let readings = [
        article("Harbour Post", "2025-03-04").event(&in_spain).done(),
        article("Evening Mail", "2025-03-04").event(&in_argentina).done(),
    ];
    assert_eq!(record(&readings).events.len(), 2);
}

#[test]
fn a_capital_a_palace_and_an_envoy_are_one_party() {
    let capital = Told {
        who: &["government:Santiago:CL", "country:Peru:PE"],
        ..round("2025-03-03", &[(Status::Held, "")])
    };
    let envoys = Told { who: &ENVOYS, ..capital.clone() };
    let country_alone =
        Told { place: Some(("Portugal", "PT")), ..round("2025-03-03", &[(Status::Held, "")]) };
    let readings = [
        article("Harbour Post", "2025-03-04").event(&capital).done(),
        article("Evening Mail", "2025-03-04").event(&envoys).done(),
        article("Valley Radio", "2025-03-05").event(&country_alone).done(),
    ];
    let record = record(&readings);
    let event = only(&record);
    assert_eq!(event.place.as_ref().unwrap().name, "Lisbon", "the town says more than its country");
    let mut there: Vec<&str> = event.participants.iter().map(|one| one.name.as_str()).collect();
    there.sort_unstable();
    assert_eq!(there, ["Chile", "Diego Alarcón", "Paula Riquelme", "Peru"]);
}

#[test]
fn spellings_are_one_actor_and_namesakes_two() {
    let with =
        |who: &'static [&'static str]| Told { who, ..round("2025-03-03", &[(Status::Held, "")]) };
    let readings = [
        article("Harbour Post", "2025-03-04")
            .event(&with(&[
                "person:Mykhailo Lysenko:UA",
                "person:Rosa Vale:PE:minister of finance",
            ]))
            .done(),
        article("Evening Mail", "2025-03-04")
            .event(&with(&["person:Mykhailo Lysenkо:UA", "person:Rosa Vale:PE:finance minister"]))
            .done(),
        article("Valley Radio", "2025-06-04")
            .event(&Told {
                date: Some("2025-06-03"),
                ..with(&["person:Hugo Vale:PE", "person:Rosa Vale:PH:senator"])
            })
            .done(),
    ];
    let record = record(&readings);
    let vales = names(&record).into_iter().filter(|name| name.ends_with("Vale")).count();
    assert_eq!(vales, 3, "{:?}", names(&record));
}

#[test]
fn two_meetings_of_one_man_on_one_day_stay_apart() {
    let first = Told {
        who: &["person:Paula Riquelme:CL", "person:Igor Hadek:CZ"],
        ..round("2025-03-03", &[(Status::Held, "")])
    };
    let second =
        Told { who: &["person:Paula Riquelme:CL", "person:Ama Boateng:GH"], ..first.clone() };
    let readings = [
        article("Harbour Post", "2025-03-04").event(&first).event(&second).done(),
        article("Evening Mail", "2025-03-04").event(&second).done(),
        article("Valley Radio", "2025-03-04").event(&first).done(),
    ];
    let record = record(&readings);
    assert_eq!(record.events.iter().map(|event| event.articles.len()).collect::<Vec<_>>(), [2, 2]);
}

fn correction(id: &str, action: Action) -> Correction {
    Correction {
        id: id.to_owned(),
        made: "2025-05-01".parse().unwrap(),
        author: "a reader".to_owned(),
        reason: "I was there".to_owned(),
        action,
    }
}

fn two_rounds() -> Vec<Reading> {
    vec![
        article("Harbour Post", "2025-03-04")
            .event(&round("2025-03-03", &[(Status::Held, "")]))
            .done(),
        article("Evening Mail", "2025-03-05")
            .event(&round("2025-03-03", &[(Status::Held, "")]))
            .done(),
        article("Valley Radio", "2025-03-18")
            .event(&round("2025-03-17", &[(Status::Held, "")]))
            .done(),
    ]
}

#[test]
fn people_merge_split_reject_edit_and_undo() {
    let readings = two_rounds();
    let plain = record(&readings);
    let ids: Vec<_> = plain.events.iter().map(|event| event.id.clone()).collect();
    let with = |actions: &[Action]| {
        let corrections: Vec<Correction> = actions
            .iter()
            .enumerate()
            .map(|(index, action)| correction(&format!("c{index}"), action.clone()))
            .collect();
        resolve(&readings, &corrections, None)
    };
    let merge = Action::Merge { events: ids.clone() };
    assert_eq!(with(std::slice::from_ref(&merge)).events.len(), 1);
    let undo = Action::Undo { correction: "c0".to_owned() };
    assert_eq!(with(&[merge, undo]), plain);
    let mail = readings[1].article.id.clone();
    let split = Action::Split { event: ids[0].clone(), articles: vec![mail] };
    assert_eq!(with(&[split]).events.len(), 3);
    assert_eq!(with(&[Action::Reject { event: ids[1].clone() }]).events.len(), 1);
    let change = Change::Place { name: "Sintra".to_owned(), country: Some("PT".to_owned()) };
    let edited = with(&[Action::Edit { event: ids[0].clone(), change }]);
    assert_eq!(edited.events[0].place.as_ref().unwrap().name, "Sintra");
}

#[test]
fn a_correction_does_not_reach_back_before_it_was_made() {
    let readings = two_rounds();
    let ids: Vec<_> = record(&readings).events.iter().map(|event| event.id.clone()).collect();
    let corrections = [correction("c0", Action::Reject { event: ids[0].clone() })];
    let before = resolve(&readings, &corrections, Some("2025-04-01".parse().unwrap()));
    assert_eq!(before.events.len(), 2);
}
