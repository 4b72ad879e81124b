//! Roots: what the last link of a chain says of where something comes from.
//!
//! One article's view. Which roots of several articles are one is [`crate::support`]'s question.

use onrecord_record::{Actor, ActorKind, Link, LinkKind, Naming, Number, Offsets, Reading, Span};
use serde::{Deserialize, Serialize};

use crate::fold;
use crate::profile::Profile;

/// What sort of root a chain ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RootKind {
    /// A person or body with a name.
    Named,
    /// A source without a name, or a group.
    Unnamed,
    /// A text, recording or table of figures.
    Document,
    /// Another outlet, cited by name, without the root that it had.
    CitedOutlet,
    /// "Media reports", "local papers": outlets without a name.
    Media,
    /// The outlet itself, naming no source.
    OwnVoice,
    /// Words that nothing is known of, such as a pronoun that stays open.
    Open,
}

/// The root of one chain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Root {
    /// What sort.
    pub kind: RootKind,
    /// Who: the speaker, the issuer of a document, the outlet cited. `None` where the article does not say.
    pub profile: Option<Profile>,
    /// The outlet that the source spoke to, where it is not that of the article.
    pub via: Option<String>,
    /// The words that name it.
    pub words: String,
    /// Where the words that tell lead by a link.
    pub link: Option<String>,
    /// Whether the words speak of more than one.
    pub several: bool,
}

impl Root {
    /// The article's own voice.
    pub(crate) fn own_voice() -> Self {
        Self {
            kind: RootKind::OwnVoice,
            profile: None,
            via: None,
            words: String::new(),
            link: None,
            several: false,
        }
    }

    /// Outlets without a name.
    pub(crate) fn media() -> Self {
        Self { kind: RootKind::Media, ..Self::own_voice() }
    }

    /// Another page, to which the words that tell lead.
    pub(crate) fn linked(address: &str) -> Self {
        let host = address.split("://").last().and_then(|rest| rest.split('/').next());
        Self {
            kind: RootKind::CitedOutlet,
            words: host.unwrap_or(address).to_owned(),
            link: Some(address.to_owned()),
            ..Self::own_voice()
        }
    }

    /// Someone who speaks under a name.
    pub(crate) fn named(profile: Profile) -> Self {
        let words = profile.name.clone();
        Self { kind: RootKind::Named, profile: Some(profile), words, ..Self::own_voice() }
    }

    /// Names of the outlets through which it came.
    pub(crate) fn cited_outlets(&self) -> impl Iterator<Item = &str> {
        let name = self.profile.as_ref().map_or(self.words.as_str(), |profile| &profile.name);
        let cited = (self.kind == RootKind::CitedOutlet).then_some(name);
        self.via.as_deref().into_iter().chain(cited)
    }

    /// Whether it is an outlet by description, "a local daily", and not by name.
    pub(crate) fn is_described_outlet(&self) -> bool {
        let name = self.profile.as_ref().map_or(self.words.as_str(), |profile| &profile.name);
        let last = name.split_whitespace().next_back().unwrap_or_default();
        OUTLET_NOUNS.contains(&last)
    }

    /// Whether its name is that of `outlet`, and no more.
    pub(crate) fn is_called(&self, outlet: &str) -> bool {
        let outlet = fold::name(outlet);
        self.profile
            .as_ref()
            .is_some_and(|profile| profile.names().any(|name| fold::name(name) == outlet))
    }

    /// Whether it is an outlet cited as the source, under the name `outlet`.
    pub(crate) fn cites(&self, outlet: &str) -> bool {
        let outlet = fold::name(outlet);
        let via = self.via.as_deref().is_some_and(|via| same_outlet(via, &outlet));
        let named =
            matches!(self.kind, RootKind::CitedOutlet | RootKind::Open | RootKind::Document)
                && (same_outlet(&self.words, &outlet)
                    || self.profile.as_ref().is_some_and(|profile| {
                        profile.names().any(|name| same_outlet(name, &outlet))
                    }));
        via || named
    }
}

/// Whether `words` name the outlet of the folded name `outlet`, perhaps with more around it: "the Axton Post report".
fn same_outlet(words: &str, outlet: &str) -> bool {
    let words = fold::name(words);
    words == outlet || !outlet.is_empty() && format!(" {words} ").contains(&format!(" {outlet} "))
}

/// Reads the root of a chain of `reading`. `None` for an empty chain.
pub(crate) fn of_chain(reading: &Reading, offsets: &Offsets, chain: &[Link]) -> Option<Root> {
    let (last, before) = chain.split_last()?;
    let actor = actor_of(reading, last);
    let words = last.span.map(|span| text(offsets, span));
    let words = words.or_else(|| actor.and_then(|actor| actor.name.clone())).unwrap_or_default();
    let own = reading.article.outlet.as_deref().unwrap_or_default();
    let cited = before.iter().rev().filter(|link| link.kind == LinkKind::Outlet).find_map(|link| {
        let named = actor_of(reading, link).and_then(|actor| actor.name.clone());
        let name = named.or_else(|| link.span.map(|span| text(offsets, span)))?;
        (fold::name(&name) != fold::name(own)).then_some(name)
    });
    let kind = kind_of(reading, last, actor, &words, own);
    let several = kind == RootKind::Media
        || last.number == Number::Several
        || last.naming == Naming::Collective
        || actor.is_some_and(|actor| actor.number == Number::Several);
    Some(Root {
        kind,
        profile: actor.and_then(Profile::of),
        via: cited,
        words,
        link: None,
        several,
    })
}

fn kind_of(
    reading: &Reading,
    link: &Link,
    actor: Option<&Actor>,
    words: &str,
    own: &str,
) -> RootKind {
    let names_outlet =
        actor.is_some_and(|actor| actor.kind == ActorKind::Outlet && actor.naming == Naming::Named);
    if speaks_of_media(words) && !names_outlet {
        return RootKind::Media;
    }
    let is_outlet =
        link.kind == LinkKind::Outlet || actor.is_some_and(|actor| actor.kind == ActorKind::Outlet);
    if is_outlet {
        let name = actor.and_then(|actor| actor.name.as_deref()).unwrap_or(words);
        return match link.naming {
            _ if same_outlet(name, &fold::name(own)) => RootKind::OwnVoice,
            Naming::Named => RootKind::CitedOutlet,
            Naming::Unnamed | Naming::Collective => RootKind::Media,
        };
    }
    let known_outlets = reading.actors.iter().filter(|actor| actor.kind == ActorKind::Outlet);
    let names_outlet = known_outlets
        .filter_map(|actor| actor.name.as_deref())
        .any(|name| same_outlet(words, &fold::name(name)));
    if link.kind == LinkKind::Document {
        return if names_outlet { RootKind::CitedOutlet } else { RootKind::Document };
    }
    let Some(actor) = actor else {
        return match link.kind {
            LinkKind::Person | LinkKind::Witness if link.naming != Naming::Named => {
                RootKind::Unnamed
            }
            _ if speaks_of_document(words) => RootKind::Document,
            _ => RootKind::Open,
        };
    };
    match actor.naming {
        Naming::Named if actor.kind != ActorKind::Person && is_written(link.medium.as_deref()) => {
            RootKind::Document
        }
        Naming::Named => RootKind::Named,
        Naming::Unnamed | Naming::Collective => RootKind::Unnamed,
    }
}

/// The actor of a link: the one it gives, or the one that its words mention.
fn actor_of<'r>(reading: &'r Reading, link: &Link) -> Option<&'r Actor> {
    if let Some(id) = &link.agent {
        return reading.actors.iter().find(|actor| actor.id == *id);
    }
    let span = link.span?;
    let mentioned = reading.actors.iter().filter_map(|actor| {
        let inside = actor
            .mentions
            .iter()
            .map(|mention| mention.span)
            .filter(|mention| span.contains(*mention));
        // The words of a link begin or end with the one that they are about.
        inside
            .map(|mention| (mention.len(), std::cmp::Reverse(mention.start)))
            .max()
            .map(|best| (best, actor))
    });
    mentioned.max_by_key(|&(best, _)| best).map(|(_, actor)| actor)
}

fn text(offsets: &Offsets, span: Span) -> String {
    let (start, end) = (offsets.byte(span.start), offsets.byte(span.end));
    offsets.text()[start..end].to_owned()
}

/// Whether a medium is a text: "statement", "a joint communique", "filing".
fn is_written(medium: Option<&str>) -> bool {
    medium.is_some_and(speaks_of_document)
}

fn speaks_of_document(words: &str) -> bool {
    fold::words(words).iter().any(|word| DOCUMENTS.contains(&word.as_str()))
}

fn speaks_of_media(words: &str) -> bool {
    let words = fold::words(words);
    words.iter().any(|word| MEDIA.contains(&word.as_str())) && words.len() <= 8
}

/// Nouns for an outlet, in lower case as no name has them.
const OUTLET_NOUNS: [&str; 11] = [
    "agency",
    "broadcaster",
    "channel",
    "daily",
    "magazine",
    "network",
    "newspaper",
    "outlet",
    "paper",
    "site",
    "website",
];

/// Texts that are given out.
const DOCUMENTS: [&str; 16] = [
    "statement",
    "statements",
    "communique",
    "filing",
    "post",
    "letter",
    "document",
    "documents",
    "release",
    "text",
    "notice",
    "memo",
    "memorandum",
    "declaration",
    "transcript",
    "readout",
];

/// Words for outlets without a name.
const MEDIA: [&str; 8] =
    ["media", "newspapers", "papers", "newsrooms", "outlets", "broadcasters", "press", "reports"];
