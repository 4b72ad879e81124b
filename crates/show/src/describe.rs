//! Facts in words, for a terminal and a page alike: who takes part, when and where, how it came to stand so.
//!
//! Must not know how the words are laid out or coloured.

use onrecord_record::{
    Actor, ActorId, ActorKind, Event, Polarity, Proposal, Statement, StatusChange, Topic,
};

use super::dates;
use super::facts::{Facts, one_line};
use super::words::{self, Tone};

/// Some words and what they mean for what may come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub words: String,
    /// Their tone; none for what is neither good nor bad.
    pub tone: Option<Tone>,
}

/// Who takes part in an event, with roles: "Botswana (mediator)".
pub fn participants(facts: &Facts, event: &Event) -> Vec<String> {
    let participant = |participant: &onrecord_record::Participant| {
        let role = words::role(participant.role).map(|role| format!(" ({role})"));
        format!("{}{}", facts.name(&participant.actor), role.unwrap_or_default())
    };
    event.participants.iter().map(participant).collect()
}

/// When, where and how an event takes place.
pub fn circumstances(event: &Event) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(when(event));
    found.extend(place(event));
    found.extend(event.mode.iter().map(|&mode| words::mode(mode)));
    found.extend(words::certainty(event.certainty).map(str::to_owned));
    found
}

/// When an event takes place; none where the text does not say.
pub fn when(event: &Event) -> Option<String> {
    let edtf = event.time.as_ref()?.edtf.as_ref()?;
    Some(dates::edtf(edtf.as_str()))
}

fn place(event: &Event) -> Option<String> {
    let place = event.place.as_ref()?;
    let name = one_line(&place.name);
    Some(match &place.country {
        Some(country) => format!("{name} ({country})"),
        None => name,
    })
}

/// A change of status: the status, and when, by whom and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The status.
    pub status: String,
    /// Its tone.
    pub tone: Tone,
    /// " on 10 March 2026 by Iceland: “…”"; empty where the text tells no more.
    pub detail: String,
}

/// How an event came to stand as it does; empty where it has stood so from the start and nothing more is told.
pub fn steps(facts: &Facts, event: &Event) -> Vec<Step> {
    let history = &event.status_history;
    let is_bare = |change: &StatusChange| {
        change.as_of.is_none() && change.by.is_none() && change.reason.is_none()
    };
    if history.len() < 2 && history.iter().all(is_bare) {
        return Vec::new();
    }
    history.iter().map(|change| step(facts, change)).collect()
}

fn step(facts: &Facts, change: &StatusChange) -> Step {
    let as_of = change.as_of.as_ref().map(|as_of| format!(" on {}", dates::edtf(as_of.as_str())));
    let by = change.by.as_ref().map(|actor| format!(" by {}", facts.name(actor)));
    let reason = change.reason.as_ref().map(|reason| format!(": “{}”", one_line(reason)));
    Step {
        status: words::plain(change.status.as_str()),
        tone: words::status_tone(change.status),
        detail: [as_of, by, reason].into_iter().flatten().collect(),
    }
}

/// Topics on one line.
pub fn topics(topics: &[Topic]) -> Option<String> {
    let words: Vec<String> = topics.iter().map(|topic| one_line(&topic.text)).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// What a proposal is called: its name, or what sort it is.
pub fn proposal_name(proposal: &Proposal) -> String {
    let name = proposal.name.as_deref().map(one_line);
    name.unwrap_or_else(|| words::title(proposal.kind.as_str()))
}

/// What sort of proposal it is, of how many points.
pub fn proposal_kind(proposal: &Proposal) -> Vec<String> {
    let mut about = Vec::new();
    if proposal.name.is_some() {
        about.push(words::plain(proposal.kind.as_str()));
    }
    about.extend(proposal.point_count.map(|count| format!("{count} points")));
    about
}

/// Whose proposal it is and whom it is put to: "by Norway, to Iceland".
pub fn proposal_parties(facts: &Facts, proposal: &Proposal) -> Option<String> {
    let names = |actors: &[ActorId]| {
        actors.iter().map(|actor| facts.name(actor)).collect::<Vec<_>>().join(", ")
    };
    let parties = [("by", &proposal.authors), ("to", &proposal.addressees)];
    let known = parties.iter().filter(|(_, actors)| !actors.is_empty());
    let parties: Vec<String> =
        known.map(|(word, actors)| format!("{word} {}", names(actors))).collect();
    (!parties.is_empty()).then(|| parties.join(", "))
}

/// What is to be known of a statement beside its words and its chain.
pub fn statement_notes(facts: &Facts, statement: &Statement) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut add = |words: Option<String>, tone| {
        notes.extend(words.map(|words| Note { words, tone }));
    };
    if statement.polarity == Polarity::Denied {
        add(Some("denied".to_owned()), Some(Tone::Off));
    } else {
        let cue = statement.cue.filter(|cue| words::is_more_than_saying(cue.act));
        add(cue.map(|cue| facts.words(cue.span)), None);
    }
    add(statement.addressee.as_ref().map(|actor| format!("to {}", facts.name(actor))), None);
    add(words::certainty(statement.certainty).map(str::to_owned), Some(Tone::Moved));
    add(words::knowledge(statement.knowledge).map(str::to_owned), None);
    let reason = statement.anonymity_reason.as_ref();
    add(reason.map(|reason| format!("not named: “{}”", one_line(reason))), None);
    let outer = statement.within.as_ref().and_then(|id| facts.statement(id));
    add(outer.map(|outer| format!("as told by {}", facts.chain_line(outer))), None);
    notes
}

/// Who an actor is: role, affiliation, country, other names.
pub fn actor(actor: &Actor) -> Vec<String> {
    let mut about = Vec::new();
    // A description that stands for a name tells the role already.
    let is_told = |role: &&str| actor.name.as_ref().is_some_and(|name| name.contains(*role));
    about.extend(actor.role.as_deref().filter(|role| !is_told(role)).map(one_line));
    about.extend(actor.affiliation.as_deref().map(one_line));
    about.extend(actor.country.clone());
    if actor.role.is_none() && actor.kind != ActorKind::Country {
        about.push(words::plain(actor.kind.as_str()));
    }
    // That Solheim is Ingrid Solheim needs no telling.
    let is_new = |alias: &&String| actor.name.as_ref().is_none_or(|name| !name.contains(*alias));
    let aliases: Vec<String> =
        actor.aliases.iter().filter(is_new).map(|alias| one_line(alias)).collect();
    if !aliases.is_empty() {
        about.push(format!("also {}", aliases.join(", ")));
    }
    about
}
