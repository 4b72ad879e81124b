//! Chains: the hands that a statement went through.
//!
//! Must not know: certainty, content.

use std::ops::Range;

use onrecord_record::{ActorKind, LinkKind, Naming, Number};

use crate::actors::Actors;
use crate::document::Document;
use crate::statements::Link;

/// The actor that a source's words mean.
pub fn actor_of(document: &Document, actors: &Actors, tokens: &Range<usize>) -> Option<usize> {
    let head = document.analysis.head_of(tokens.clone())?;
    actors.with_head(head).or_else(|| actors.at(head))
}

/// The link of a source; without one, a link to someone unknown.
pub fn root(document: &Document, actors: &Actors, source: Option<&Range<usize>>) -> Link {
    let Some(tokens) = source else {
        return Link {
            agent: None,
            kind: LinkKind::Unknown,
            naming: Naming::Unnamed,
            number: Number::Unknown,
            medium: None,
            bytes: None,
        };
    };
    let agent = actor_of(document, actors, tokens);
    let actor = agent.map(|index| &actors.list[index]);
    let kind = match actor.map(|actor| actor.kind) {
        Some(ActorKind::Outlet) => LinkKind::Outlet,
        Some(ActorKind::Person | ActorKind::Group) => LinkKind::Person,
        Some(_) => LinkKind::Organization,
        None => LinkKind::Unknown,
    };
    Link {
        agent,
        kind,
        naming: actor.map_or(Naming::Unnamed, |actor| actor.naming),
        number: actor.map_or(Number::Unknown, |actor| actor.number),
        medium: None,
        bytes: Some(document.bytes(tokens.clone())),
    }
}
