//! The press: who speaks to a reporter gives an interview, and holds no talks with one.
//!
//! Must not know how an event stands.

use onrecord_record::{ActorKind, Quotation};

use super::changes::innermost;
use super::participants::Part;
use super::triggers::{Frame, Trigger};
use crate::actors::Actors;
use crate::document::Document;
use crate::statements::Statement;

/// Those who write down what they are told.
const REPORTERS: [&str; 16] = [
    "reporter",
    "reporters",
    "journalist",
    "journalists",
    "newsman",
    "newsmen",
    "newspersons",
    "correspondent",
    "correspondents",
    "interviewer",
    "press",
    "media",
    "newspaper",
    "outlet",
    "broadcaster",
    "cameras",
];

/// Whether the other side of a conversation is the press: "spoke to reporters", "not allowed to meet journalists", "who
/// spoke to me". What is told to the press on purpose ("told reporters") is a briefing and no matter of this.
pub fn is_interview(
    document: &Document,
    actors: &Actors,
    statements: &[Statement],
    trigger: &Trigger,
    found: &[Part],
) -> bool {
    let converses = matches!(
        trigger.frame,
        Frame::Meet | Frame::Converse | Frame::Contact | Frame::Receive | Frame::Discuss
    );
    converses
        && found.iter().any(|part| {
            let word = document.lower(part.token);
            let is_narrator = matches!(word, "me" | "us") && !is_quoted(document, statements, part);
            REPORTERS.contains(&word)
                || is_narrator
                || actors
                    .with_head(part.token)
                    .is_some_and(|actor| actors.list[actor].kind == ActorKind::Outlet)
        })
}

fn is_quoted(document: &Document, statements: &[Statement], part: &Part) -> bool {
    innermost(statements, document.token(part.token).start)
        .is_some_and(|statement| statements[statement].quotation != Quotation::Indirect)
}
