//! What people put right, in words.

use onrecord_record::{ArticleId, EventId};
use onrecord_resolve::{Action, Change, Correction};

use onrecord_show::dates;
use onrecord_show::text::sheet::dim;
use onrecord_show::words::plain;

/// What a correction does: "e1 and e2 are one".
pub fn action(action: &Action) -> String {
    match action {
        Action::Merge { events } => {
            let events: Vec<&str> = events.iter().map(EventId::as_str).collect();
            format!("{} are one event", events.join(" and "))
        }
        Action::Split { event, articles } => {
            let articles: Vec<&str> = articles.iter().map(ArticleId::as_str).collect();
            format!("what {} tells is not {event}", articles.join(", "))
        }
        Action::Reject { event } => format!("{event} is no event"),
        Action::Edit { event, change } => format!("{event} {}", edited(change)),
        Action::Undo { correction } => format!("{correction} no longer holds"),
    }
}

fn edited(change: &Change) -> String {
    match change {
        Change::Type(event_type) => format!("is a {}", plain(event_type.as_str())),
        Change::Place { name, country } => {
            let country = country.as_ref().map(|country| format!(" ({country})"));
            format!("is in {name}{}", country.unwrap_or_default())
        }
        Change::Time(edtf) => format!("is on {}", dates::edtf(edtf.as_str())),
        Change::Status(status) => format!("is {}", plain(status.as_str())),
    }
}

/// A correction among `all`, on one line: what it does, who made it when and why, and whether it still holds.
pub fn line(correction: &Correction, all: &[Correction]) -> String {
    let undone =
        onrecord_resolve::in_force(all, None).iter().all(|other| other.id != correction.id);
    let made = dates::edtf(&correction.made.to_string());
    let details = dim(format!("{}, {made}: {}", correction.author, correction.reason));
    let undone = if undone { " (undone)" } else { "" };
    format!("{}{undone} · {details}", action(&correction.action))
}
