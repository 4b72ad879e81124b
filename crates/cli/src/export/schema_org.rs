//! schema.org as JSON-LD: events, those who take part, and the news articles about them.

use onrecord_record::{ActorKind, Mode, Record, RecordedEvent, Status};
use onrecord_show::record::names;
use serde_json::{Value, json};

use super::prov::leave_out_nulls;
use super::{iri, urn};

/// The document.
pub fn document(record: &Record) -> Value {
    let mut graph: Vec<Value> = Vec::new();
    for article in &record.articles {
        let outlet = article
            .outlet
            .as_ref()
            .map(|outlet| json!({ "@type": "NewsMediaOrganization", "name": outlet }));
        let about = record.events.iter().filter(|event| event.articles.contains(&article.id));
        let about: Vec<Value> =
            about.map(|event| json!({ "@id": urn("event", event.id.as_str()) })).collect();
        graph.push(json!({
            "@id": iri(article), "@type": "NewsArticle", "headline": article.title, "url": article.url,
            "datePublished": article.published, "publisher": outlet, "about": about,
        }));
    }
    for actor in &record.actors {
        let kind = match actor.kind {
            ActorKind::Person => "Person",
            ActorKind::Organization | ActorKind::Group => "Organization",
            ActorKind::Government => "GovernmentOrganization",
            ActorKind::Country => "Country",
            ActorKind::Outlet => "NewsMediaOrganization",
        };
        let title = actor.roles.last().filter(|_| actor.kind == ActorKind::Person);
        graph.push(json!({
            "@id": urn("actor", actor.id.as_str()), "@type": kind, "name": actor.name,
            "alternateName": actor.aliases, "jobTitle": title.map(|held| &held.role),
        }));
    }
    graph.extend(record.events.iter().map(event));
    graph.iter_mut().for_each(leave_out_nulls);
    json!({ "@context": { "@vocab": "https://schema.org/" }, "@graph": graph })
}

fn event(event: &RecordedEvent) -> Value {
    let time = event.time.as_ref();
    let place = event.place.as_ref().map(|place| {
        let address = place
            .country
            .as_ref()
            .map(|code| json!({ "@type": "PostalAddress", "addressCountry": code }));
        json!({ "@type": "Place", "name": place.name, "address": address })
    });
    let attendees: Vec<Value> = event
        .participants
        .iter()
        .map(|one| json!({ "@id": urn("actor", one.actor.as_str()) }))
        .collect();
    let online = event.mode.iter().any(|mode| matches!(mode, Mode::Phone | Mode::Video));
    let mode = if online { "OnlineEventAttendanceMode" } else { "OfflineEventAttendanceMode" };
    json!({
        "@id": urn("event", event.id.as_str()), "@type": "Event", "name": names::headline(event),
        "startDate": time.and_then(|time| time.earliest), "endDate": time.and_then(|time| time.latest),
        "location": place, "attendee": attendees, "keywords": event.topics,
        "eventStatus": status(event.status).map(iri_of), "eventAttendanceMode": (!event.mode.is_empty()).then(|| iri_of(mode)),
    })
}

fn iri_of(term: &str) -> Value {
    json!({ "@id": format!("https://schema.org/{term}") })
}

/// What schema.org can say of a status; the rest it has no word for.
fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Planned | Status::UnderWay | Status::Held => Some("EventScheduled"),
        Status::Postponed | Status::Suspended => Some("EventPostponed"),
        Status::Rescheduled | Status::Relocated => Some("EventRescheduled"),
        Status::CalledOff | Status::OffTheTable => Some("EventCancelled"),
        Status::Proposed | Status::Demanded | Status::Denied | Status::Unknown => None,
    }
}
