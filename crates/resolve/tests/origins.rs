//! Clusters of articles, and how many origins stand behind what they tell: each way in which many are one.

mod common;

use common::{Told, article, article_with, counts, only, record};
use onrecord_record::{
    CopyRoute, Mode, OriginKind, OriginRoute, Reading, RecordWarningKind, RecordedEvent, Status,
};

const OFFICIAL: &str = "unnamed:Chilean official:CL";
const ENVOYS: [&str; 2] = ["person:Paula Riquelme:CL", "person:Igor Hadek:CZ"];

/// The envoys' meeting in Lisbon, held, on the word of `source`.
fn meeting(source: &str) -> Told<'_> {
    Told {
        who: &ENVOYS,
        place: Some(("Lisbon", "PT")),
        date: Some("2025-03-03"),
        steps: match source {
            "" => &[(Status::Held, "")],
            source => Box::leak(Box::new([(Status::Held, &*Box::leak(source.into()))])),
        },
        ..Told::default()
    }
}

fn warnings(readings: &[Reading]) -> Vec<RecordWarningKind> {
    record(readings).warnings.iter().map(|warning| warning.kind).collect()
}

fn routes(event: &RecordedEvent) -> Vec<(OriginKind, Option<OriginRoute>, usize)> {
    let list = event.support.list.iter();
    list.map(|origin| (origin.kind, origin.route, origin.articles.len())).collect()
}

#[test]
fn ten_outlets_that_cite_one_report_are_one_origin() {
    let mut readings = vec![article("Harbour Post", "2025-03-04").event(&meeting(OFFICIAL)).done()];
    for number in 0..10 {
        let outlet = format!("Paper {number}");
        readings.push(article(&outlet, "2025-03-05").event(&meeting("outlet:Harbour Post")).done());
    }
    let record = record(&readings);
    assert_eq!(counts(only(&record)), (11, 11, 1, 1));
    assert_eq!(routes(only(&record)), [(OriginKind::Unnamed, Some(OriginRoute::Citation), 11)]);
}

#[test]
fn a_source_named_through_the_outlet_it_spoke_to_is_that_outlets_source() {
    let through = format!("outlet:Harbour Post > {OFFICIAL}");
    let readings = [
        article("Harbour Post", "2025-03-04").event(&meeting(OFFICIAL)).done(),
        article("Evening Mail", "2025-03-05").event(&meeting(&through)).done(),
        article("Valley Radio", "2025-03-05").event(&meeting("outlet:Harbour Post")).done(),
    ];
    assert_eq!(counts(only(&record(&readings))), (3, 3, 1, 1));
}

#[test]
fn an_outlet_that_is_cited_and_not_on_the_record_is_one_origin() {
    let readings = [
        article("Evening Mail", "2025-03-05").event(&meeting("outlet:Harbour Post")).done(),
        article("Valley Radio", "2025-03-05").event(&meeting("outlet:Harbour Post")).done(),
    ];
    let record = record(&readings);
    assert_eq!(counts(only(&record)), (2, 2, 1, 1));
    assert_eq!(routes(only(&record)), [(OriginKind::Outlet, Some(OriginRoute::Citation), 2)]);
}

#[test]
fn a_link_to_a_report_is_a_citation_of_it() {
    let readings = [
        article("Harbour Post", "2025-03-04").event(&meeting(OFFICIAL)).done(),
        article("Evening Mail", "2025-03-05")
            .linking("https://example.org/harbour-post-2025-03-04")
            .event(&meeting(""))
            .done(),
    ];
    let record = record(&readings);
    assert_eq!(counts(only(&record)), (2, 2, 1, 1));
    assert_eq!(routes(only(&record)), [(OriginKind::Unnamed, Some(OriginRoute::Citation), 2)]);
}

const AGENCY: &str = "The envoys of Chile and of the Czech Republic met in Lisbon on Monday to speak about copper, an \
    official said. The meeting in a hotel by the river lasted three hours and ended without a paper. Another is \
    planned before the summer, the official said, but neither the day nor the town has been agreed.";

fn told_in_words(source: &str) -> Told<'_> {
    Told { words: "met in Lisbon on", ..meeting(source) }
}

#[test]
fn an_agencys_text_in_another_paper_is_a_copy_and_one_origin() {
    let printed = AGENCY.replace("on Monday", "on March 3");
    let readings = [
        article_with("Reuters", "2025-03-03", AGENCY).event(&told_in_words(OFFICIAL)).done(),
        article_with("Valley Post", "2025-03-04", &printed)
            .credit("REUTERS")
            .event(&told_in_words(OFFICIAL))
            .done(),
    ];
    let record = record(&readings);
    let copy = &record.articles[1];
    assert_eq!(copy.copy_of.as_ref(), Some(&record.articles[0].id));
    assert_eq!(copy.route, Some(CopyRoute::AgencyCopy));
    assert_eq!(counts(only(&record)), (2, 2, 1, 1));
    assert_eq!(routes(only(&record)), [(OriginKind::Unnamed, Some(OriginRoute::Copy), 2)]);
}

#[test]
fn an_agencys_text_without_its_name_is_a_near_duplicate() {
    let shortened = AGENCY.split(" Another is").next().unwrap();
    let readings = [
        article_with("Evening Mail", "2025-03-04", shortened).event(&told_in_words("")).done(),
        article_with("AFP", "2025-03-03", AGENCY).event(&told_in_words("")).done(),
    ];
    let record = record(&readings);
    assert_eq!(record.articles[1].route, Some(CopyRoute::NearDuplicate));
    assert_eq!(counts(only(&record)), (2, 2, 1, 1));
}

#[test]
fn one_statement_is_one_document_whoever_writes_of_it() {
    let statement = "document of government:Chile's foreign ministry:CL";
    let readings = [
        article("Harbour Post", "2025-03-04").event(&meeting(statement)).done(),
        article("Evening Mail", "2025-03-05").event(&meeting("document")).done(),
        article("Valley Radio", "2025-04-05").event(&meeting(statement)).done(),
    ];
    let record = record(&readings);
    // A month later, it is another statement.
    assert_eq!(counts(only(&record)), (3, 3, 2, 2));
    assert_eq!(routes(only(&record))[0], (OriginKind::Document, Some(OriginRoute::Document), 2));
}

#[test]
fn the_same_remarks_of_one_speaker_are_one_origin() {
    let speaker = "person:Paula Riquelme:CL";
    let readings = [
        article("Harbour Post", "2025-03-04").event(&meeting(speaker)).done(),
        article("Evening Mail", "2025-03-04").event(&meeting(speaker)).done(),
    ];
    let record = record(&readings);
    assert_eq!(counts(only(&record)), (2, 2, 1, 1));
    assert_eq!(routes(only(&record)), [(OriginKind::Named, Some(OriginRoute::Remarks), 2)]);
}

#[test]
fn papers_that_cite_each_other_have_no_root() {
    let readings = [
        article("Harbour Post", "2025-03-04").event(&meeting("outlet:Evening Mail")).done(),
        article("Evening Mail", "2025-03-04").event(&meeting("outlet:Harbour Post")).done(),
        article("Valley Radio", "2025-03-06").event(&meeting("media:media reports")).done(),
    ];
    let record = record(&readings);
    assert_eq!(routes(only(&record)), [(OriginKind::Unresolved, Some(OriginRoute::Loop), 3)]);
    assert_eq!(counts(only(&record)), (3, 3, 0, 1));
    assert!(warnings(&readings).contains(&RecordWarningKind::Circular));
}

#[test]
fn local_media_without_a_name_are_a_missing_root() {
    let readings =
        [article("Harbour Post", "2025-03-04").event(&meeting("media:Local media")).done()];
    let record = record(&readings);
    assert_eq!(
        routes(only(&record)),
        [(OriginKind::Unresolved, Some(OriginRoute::MissingRoot), 1)]
    );
    assert_eq!(warnings(&readings), [RecordWarningKind::UnresolvedRoot]);
}

#[test]
fn several_newsrooms_are_no_more_than_the_root_that_they_have() {
    let readings = [
        article("Harbour Post", "2025-03-03").event(&meeting("person:Igor Hadek:CZ")).done(),
        article("Evening Mail", "2025-03-04").event(&meeting("outlet:Harbour Post")).done(),
        article("Valley Radio", "2025-03-06").event(&meeting("media:Several newsrooms")).done(),
    ];
    assert_eq!(counts(only(&record(&readings))), (3, 3, 1, 1));
    assert!(warnings(&readings).contains(&RecordWarningKind::PluralClaimOneOrigin));
}

#[test]
fn unnamed_officials_of_one_side_may_be_one_and_of_two_sides_are_two() {
    let czech = "unnamed:Czech diplomat:CZ";
    let one_side = [
        article("Harbour Post", "2025-03-04").event(&meeting(OFFICIAL)).done(),
        article("Evening Mail", "2025-03-04").event(&meeting(OFFICIAL)).done(),
    ];
    assert_eq!(counts(only(&record(&one_side))), (2, 2, 1, 2));
    let two_sides = [
        article("Harbour Post", "2025-03-04").event(&meeting(OFFICIAL)).done(),
        article("Evening Mail", "2025-03-04").event(&meeting(czech)).done(),
    ];
    assert_eq!(counts(only(&record(&two_sides))), (2, 2, 2, 2));
}

#[test]
fn an_unnamed_source_may_be_the_named_one_who_confirms() {
    let readings = [
        article("Harbour Post", "2025-03-04").event(&meeting(OFFICIAL)).done(),
        article("Evening Mail", "2025-03-06").event(&meeting("person:Paula Riquelme:CL")).done(),
    ];
    let record = record(&readings);
    let event = only(&record);
    assert_eq!(counts(event), (2, 2, 1, 2));
    let confirmer = record.actors.iter().find(|actor| actor.id == event.confirmed_by[0]).unwrap();
    assert_eq!(confirmer.name.as_deref(), Some("Paula Riquelme"));
}

#[test]
fn an_outlets_own_voice_never_raises_the_least_number() {
    let readings = [
        article("Harbour Post", "2025-03-04").event(&meeting("")).done(),
        article("Evening Mail", "2025-03-06").event(&meeting("")).done(),
        article("Valley Radio", "2025-03-06").event(&meeting("person:Igor Hadek:CZ")).done(),
    ];
    assert_eq!(counts(only(&record(&readings))), (3, 3, 1, 3));
}

#[test]
fn a_source_of_no_known_side_is_bare() {
    let bare = [article("Harbour Post", "2025-03-04").event(&meeting("unnamed:source:")).done()];
    assert_eq!(warnings(&bare), [RecordWarningKind::BareSource]);
}

#[test]
fn what_is_secret_and_has_no_source_is_unattributed() {
    let secret = Told { mode: &[Mode::Secret], ..meeting("") };
    let readings = [article("Harbour Post", "2025-03-04").event(&secret).done()];
    assert_eq!(warnings(&readings), [RecordWarningKind::Unattributed]);
}

#[test]
fn two_reports_on_the_word_of_one_side_are_one_sided() {
    let readings = [
        article("Harbour Post", "2025-03-04").event(&meeting(OFFICIAL)).done(),
        article("Evening Mail", "2025-03-06").event(&meeting("person:Paula Riquelme:CL")).done(),
    ];
    assert_eq!(warnings(&readings), [RecordWarningKind::OneSided]);
}

#[test]
fn two_versions_of_one_address_are_one_report() {
    let url = "https://example.org/lisbon";
    let readings = [
        article("Harbour Post", "2025-03-04").url(url).event(&meeting(OFFICIAL)).done(),
        article("Harbour Post", "2025-03-05").url(url).event(&meeting(OFFICIAL)).done(),
    ];
    let record = record(&readings);
    assert_eq!(counts(only(&record)), (1, 1, 1, 1));
    assert_eq!(record.articles.iter().map(|article| article.version).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn one_who_only_denies_is_no_report() {
    let denied = Told { steps: &[(Status::Denied, "person:Igor Hadek:CZ")], ..meeting("") };
    let readings = [
        article("Harbour Post", "2025-03-04").event(&meeting(OFFICIAL)).done(),
        article("Evening Mail", "2025-03-06").event(&denied).done(),
    ];
    let record = record(&readings);
    let event = only(&record);
    assert_eq!(counts(event), (1, 1, 1, 1));
    assert_eq!((event.articles.len(), event.denied_by.len(), event.status), (2, 1, Status::Denied));
}
