//! Warnings: what an editor should look at before relying on the article.
//!
//! The house rules of newsrooms on sources: one warning for each source or charge, at its first words. Must not know how
//! statements were found.

use std::collections::BTreeSet;
use std::ops::Range;

use onrecord_language::Upos;
use onrecord_record::{Act, LinkKind, Mode, Naming, Status, Warning, WarningKind};

use crate::actors::Actors;
use crate::document::Document;
use crate::events::Event;
use crate::statements::{Link, Statement};

/// Nouns that tell nothing of who a source is or which side it is on.
const BARE: [&str; 8] =
    ["source", "sources", "person", "people", "insider", "insiders", "someone", "somebody"];

/// Words that stand for outlets without naming one.
const MEDIA: [&str; 9] = [
    "media",
    "reports",
    "report",
    "outlets",
    "press",
    "newspapers",
    "rumours",
    "rumors",
    "tabloids",
];

/// Words for those who speak for a body by office: that they are not named needs no reason.
const SPOKESPEOPLE: [&str; 6] =
    ["spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople", "spokespersons"];

/// Finds what breaks a house rule, in the order of the text.
pub fn find(
    document: &Document,
    actors: &Actors,
    statements: &[Statement],
    events: &[Event],
) -> Vec<Warning> {
    let article = Sources { document, actors, statements };
    let mut found: Vec<(Range<usize>, WarningKind, String)> = Vec::new();
    found.extend(article.unnamed());
    found.extend(article.plural());
    found.extend(article.unresolved());
    found.extend(article.unanswered());
    found.extend(unattributed(events));
    found.sort_by_key(|(bytes, kind, _)| (bytes.start, *kind, bytes.end));
    found.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
    found
        .into_iter()
        .map(|(bytes, kind, message)| Warning { kind, message, span: Some(document.span(bytes)) })
        .collect()
}

/// The sources of an article's statements.
struct Sources<'a> {
    document: &'a Document<'a>,
    actors: &'a Actors,
    statements: &'a [Statement],
}

type Found = (Range<usize>, WarningKind, String);

impl Sources<'_> {
    /// Roots without a name: bare ones, and those of whom the article does not say why.
    fn unnamed(&self) -> Vec<Found> {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for statement in self.statements {
            let Some(root) = statement.chain.last().filter(|root| self.is_unnamed_person(root))
            else {
                continue;
            };
            let Some(bytes) = root.bytes.clone().filter(|_| seen.insert(self.key(root))) else {
                continue;
            };
            let words = self.document.text()[bytes.clone()].to_owned();
            if self.is_bare(root) {
                let message = format!("nothing tells who \"{words}\" is or which side it is on");
                found.push((bytes, WarningKind::BareSource, message));
            } else if !self.is_explained(root) {
                let message = format!("the article does not say why \"{words}\" is not named");
                found.push((bytes, WarningKind::AnonymityUnexplained, message));
            }
        }
        found
    }

    /// Someone told of by a noun and not by name. "The official", "her aide" speak of one told of before or elsewhere.
    fn is_unnamed_person(&self, root: &Link) -> bool {
        let is_person =
            matches!(root.kind, LinkKind::Person | LinkKind::Witness | LinkKind::Unknown);
        let Some(bytes) =
            root.bytes.clone().filter(|_| is_person && root.naming == Naming::Unnamed)
        else {
            return false;
        };
        let tokens = self.document.tokens_in(bytes);
        let first = self.document.lower(tokens.start);
        let refers_back = matches!(
            first,
            "the" | "this" | "that" | "his" | "her" | "its" | "their" | "our" | "my"
        );
        let noun = self
            .document
            .analysis
            .head_of(tokens)
            .is_some_and(|head| self.document.upos(head) == Upos::Noun);
        let is_media = self
            .head(&root.bytes.clone().unwrap_or_default())
            .is_some_and(|head| MEDIA.contains(&self.document.lower(head)));
        noun && !refers_back && !is_media
    }

    /// "Sources" of whom only one is heard, and "media" where one outlet is known.
    fn plural(&self) -> Vec<Found> {
        let outlets: BTreeSet<usize> = self
            .statements
            .iter()
            .flat_map(|statement| &statement.chain)
            .filter(|link| link.kind == LinkKind::Outlet)
            .filter_map(|link| link.agent)
            .collect();
        let mut found = Vec::new();
        for (index, statement) in self.statements.iter().enumerate() {
            let Some(source) = &statement.source else { continue };
            let words = &self.document.text()[source.bytes.clone()];
            let lower = words.to_lowercase();
            let said_once = |singular: &str| {
                let later = self
                    .statements
                    .iter()
                    .skip(index + 1)
                    .filter_map(|other| other.source.as_ref());
                let one = format!("the {singular}");
                later
                    .into_iter()
                    .any(|other| self.document.text()[other.bytes.clone()].to_lowercase() == one)
            };
            let is_media = self
                .head(&source.bytes)
                .is_some_and(|head| MEDIA.contains(&self.document.lower(head)));
            if matches!(lower.as_str(), "sources" | "insiders" | "officials" | "diplomats")
                && said_once(lower.trim_end_matches('s'))
            {
                let message = format!("\"{words}\" are several, but only one of them is heard");
                found.push((source.bytes.clone(), WarningKind::PluralClaimOneOrigin, message));
            } else if is_media && outlets.len() == 1 {
                let message = format!("\"{words}\" are several, but the article cites one outlet");
                found.push((source.bytes.clone(), WarningKind::PluralClaimOneOrigin, message));
            }
        }
        found
    }

    /// Chains that end in no one.
    fn unresolved(&self) -> Vec<Found> {
        let mut found = Vec::new();
        for statement in self.statements {
            let Some(cue) = &statement.cue else { continue };
            let cue_word = self.document.text()[cue.bytes.clone()].to_lowercase();
            match &statement.source {
                None if matches!(cue_word.as_str(), "allegedly" | "is alleged" | "are alleged") => {
                    let message = "an allegation that is laid to no one".to_owned();
                    found.push((cue.bytes.clone(), WarningKind::Unattributed, message));
                }
                None if statement
                    .chain
                    .last()
                    .is_some_and(|root| root.kind == LinkKind::Unknown) =>
                {
                    let message = format!("\"{cue_word}\" names no one whose word this is");
                    found.push((cue.bytes.clone(), WarningKind::UnresolvedRoot, message));
                }
                Some(source)
                    if self
                        .head(&source.bytes)
                        .is_some_and(|head| MEDIA.contains(&self.document.lower(head))) =>
                {
                    let words = &self.document.text()[source.bytes.clone()];
                    let message = format!("\"{words}\" leaves open whose word this is");
                    found.push((source.bytes.clone(), WarningKind::UnresolvedRoot, message));
                }
                _ => {}
            }
        }
        found
    }

    /// Those who are blamed and neither heard nor asked.
    fn unanswered(&self) -> Vec<Found> {
        let heard: BTreeSet<usize> = self
            .statements
            .iter()
            .filter_map(|statement| statement.source.as_ref().and_then(|source| source.actor))
            .collect();
        let countries: BTreeSet<&str> =
            heard.iter().filter_map(|&actor| self.actors.list[actor].country.as_deref()).collect();
        let mut blamed = BTreeSet::new();
        let mut found = Vec::new();
        for statement in self.statements {
            let Some(cue) = statement.cue.as_ref().filter(|cue| cue.act == Act::Criticise) else {
                continue;
            };
            let object = self
                .document
                .child(cue.token, &["obj"])
                .or_else(|| self.document.child(cue.token, &["iobj"]));
            let Some(target) = object.and_then(|object| self.actors.with_head(object)) else {
                continue;
            };
            let actor = &self.actors.list[target];
            let side_is_heard =
                actor.country.as_deref().is_some_and(|country| countries.contains(country));
            let is_source =
                statement.source.as_ref().and_then(|source| source.actor) == Some(target);
            if heard.contains(&target) || side_is_heard || is_source || !blamed.insert(target) {
                continue;
            }
            let name = actor.name.as_deref().unwrap_or("the one blamed");
            let message = format!("{name} is blamed, and not heard");
            found.push((cue.bytes.clone(), WarningKind::OneSided, message));
        }
        found
    }

    /// The word that carries a source.
    fn head(&self, bytes: &Range<usize>) -> Option<usize> {
        self.document.analysis.head_of(self.document.tokens_in(bytes.clone()))
    }

    /// What makes two links those of one source: the actor, else the words without their article.
    fn key(&self, link: &Link) -> (Option<usize>, String) {
        let words = link
            .bytes
            .clone()
            .map_or_else(String::new, |bytes| self.document.text()[bytes].to_lowercase());
        let bare = ["a ", "an ", "the "].iter().find_map(|article| words.strip_prefix(article));
        match link.agent {
            Some(actor) => (Some(actor), String::new()),
            None => (None, bare.unwrap_or(&words).to_owned()),
        }
    }

    /// Whether nothing is told of a source, here or at another mention.
    fn is_bare(&self, link: &Link) -> bool {
        let tells_nothing = |token: usize| {
            let word = self.document.lower(token);
            BARE.contains(&word)
                || matches!(self.document.upos(token), Upos::Det | Upos::Num)
                || matches!(word, "unnamed" | "anonymous")
        };
        let is_bare = |mut tokens: Range<usize>| tokens.all(tells_nothing);
        match link.agent {
            Some(actor) => self.actors.list[actor]
                .mentions
                .iter()
                .all(|mention| is_bare(mention.tokens.clone())),
            None => link.bytes.clone().is_some_and(|bytes| is_bare(self.document.tokens_in(bytes))),
        }
    }

    /// Whether a reason is given at any statement of the source, or none is needed.
    fn is_explained(&self, link: &Link) -> bool {
        let key = self.key(link);
        let reason = self.statements.iter().any(|statement| {
            statement.anonymity_reason.is_some()
                && statement.chain.iter().any(|other| self.key(other) == key)
        });
        let speaks_by_office = link.bytes.clone().is_some_and(|bytes| {
            self.document
                .tokens_in(bytes)
                .any(|token| SPOKESPEOPLE.contains(&self.document.lower(token)))
        });
        reason || speaks_by_office
    }
}

/// Secret or disputed events that rest on no one's word.
fn unattributed(events: &[Event]) -> Vec<Found> {
    let is_delicate = |event: &&Event| {
        event.mode.contains(&Mode::Secret)
            || event.history.iter().any(|change| change.status == Status::Denied)
    };
    events
        .iter()
        .filter(is_delicate)
        // A mention of an event under another event's name has its sources there.
        .filter(|event| event.according_to.is_empty() && !event.participants.is_empty())
        .filter_map(|event| {
            let evidence = event.evidence.first()?.clone();
            let how = if event.mode.contains(&Mode::Secret) { "secret" } else { "denied" };
            let message =
                format!("nothing tells on whose word the {how} {} rests", event.event_type);
            Some((evidence, WarningKind::Unattributed, message))
        })
        .collect()
}
