//! A reading in words: a line for each fact, so that a person can say at a glance whether it is right.
//!
//! Leaves out offsets, ids and what is empty or unknown: the JSON has all that.

use std::fmt::{Display, Write as _};

use onrecord_record::{
    Actor, ActorId, Event, Link, MentionForm, Proposal, Reading, Span, Statement, StatementId,
};

/// All facts of a reading, by sections.
pub fn compact(reading: &Reading) -> String {
    let mut text = String::new();
    let sections = [
        ("actors", reading.actors.iter().map(|actor| actor_line(reading, actor)).collect()),
        ("times", times(reading)),
        ("statements", statements(reading)),
        ("events", reading.events.iter().map(|event| event_line(reading, event)).collect()),
        (
            "proposals",
            reading.proposals.iter().map(|proposal| proposal_lines(reading, proposal)).collect(),
        ),
        ("warnings", warnings(reading)),
    ];
    for (name, lines) in sections {
        section(&mut text, name, lines);
    }
    text
}

fn section(text: &mut String, name: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    text.push_str(name);
    text.push('\n');
    for line in lines {
        text.push_str("  ");
        text.push_str(&line);
        text.push('\n');
    }
}

/// The statements, a line each.
pub fn statements(reading: &Reading) -> Vec<String> {
    reading.statements.iter().map(|statement| statement_line(reading, statement)).collect()
}

fn words(reading: &Reading, span: Span) -> String {
    let characters = reading.article.text.chars().skip(span.start).take(span.end - span.start);
    characters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn name(reading: &Reading, id: &ActorId) -> String {
    let actor = reading.actors.iter().find(|actor| &actor.id == id);
    actor.and_then(|actor| actor.name.clone()).unwrap_or_else(|| id.to_string())
}

fn number(id: &StatementId) -> String {
    id.to_string()
}

/// "label: value" where there is a value.
fn labelled(label: &str, value: Option<impl Display>) -> Option<String> {
    value.map(|value| format!("{label}: {value}"))
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

fn actor_line(reading: &Reading, actor: &Actor) -> String {
    let mut mentions: Vec<String> = Vec::new();
    for mention in &actor.mentions {
        let words = words(reading, mention.span);
        let words = if mention.form == MentionForm::Pronoun { words.to_lowercase() } else { words };
        if Some(&words) != actor.name.as_ref() && !mentions.contains(&words) {
            mentions.push(words);
        }
    }
    let facts = joined([
        Some(format!("{} {} {}", actor.naming, actor.number, actor.kind)),
        labelled("role", actor.role.as_ref()),
        labelled("of", actor.affiliation.as_ref()),
        labelled("country", actor.country.as_ref()),
        (!mentions.is_empty()).then(|| format!("also: {}", mentions.join(" | "))),
    ]);
    format!("{} [{facts}]", name(reading, &actor.id))
}

fn times(reading: &Reading) -> Vec<String> {
    let line = |time: &onrecord_record::Time| {
        let edtf = time.edtf.as_ref().map_or("?".to_owned(), ToString::to_string);
        format!("{} = {edtf} ({})", words(reading, time.span), time.precision)
    };
    reading.times.iter().map(line).collect()
}

fn statement_line(reading: &Reading, statement: &Statement) -> String {
    let source = statement.source.as_ref().map(|source| words(reading, source.span));
    let cue = statement.cue.as_ref();
    let content: Vec<String> =
        statement.content.iter().map(|piece| words(reading, *piece)).collect();
    let actor = statement.source.as_ref().and_then(|source| source.actor.as_ref());
    let actor = actor.map(|actor| name(reading, actor));
    let facts = joined([
        Some(format!(
            "{} {} {} {}",
            cue.map_or("no cue", |cue| cue.act.as_str()),
            statement.polarity,
            statement.certainty,
            statement.quotation
        )),
        labelled("who", actor.filter(|actor| Some(actor) != source.as_ref())),
        labelled("to", statement.addressee.as_ref().map(|actor| name(reading, actor))),
        (statement.knowledge.as_str() != "unknown")
            .then(|| format!("knows: {}", statement.knowledge)),
        labelled("why unnamed", statement.anonymity_reason.as_ref()),
        labelled("within", statement.within.as_ref().map(number)),
    ]);
    let chain: Vec<String> = statement.chain.iter().map(|link| link_words(reading, link)).collect();
    format!(
        "{}: {} | {} | {} [{facts}] via {}",
        number(&statement.id),
        source.unwrap_or_else(|| "-".to_owned()),
        cue.map_or("-".to_owned(), |cue| words(reading, cue.span)),
        content.join(" … "),
        chain.join(" > ")
    )
}

/// "two officials (person, unnamed, several, in an interview)"; the article's own outlet is "here".
fn link_words(reading: &Reading, link: &Link) -> String {
    let words = link.span.map(|span| words(reading, span));
    match words {
        None if link.kind.as_str() == "outlet" => "here".to_owned(),
        None => "no one named".to_owned(),
        Some(words) => {
            let medium = link.medium.as_ref().map(|medium| format!(", {medium}"));
            let medium = medium.unwrap_or_default();
            format!("{words} ({}, {}, {}{medium})", link.kind, link.naming, link.number)
        }
    }
}

fn event_line(reading: &Reading, event: &Event) -> String {
    let people: Vec<String> = event
        .participants
        .iter()
        .map(|participant| format!("{} ({})", name(reading, &participant.actor), participant.role))
        .collect();
    let place = event.place.as_ref().map(|place| {
        let country = place.country.as_ref().map(|country| format!(", {country}"));
        format!("{}{}", place.name, country.unwrap_or_default())
    });
    let edtf = event.time.as_ref().and_then(|time| time.edtf.as_ref());
    let topics: Vec<&str> = event.topics.iter().map(|topic| topic.text.as_str()).collect();
    let told: Vec<String> = event.according_to.iter().map(number).collect();
    let mode: Vec<&str> = event.mode.iter().map(|mode| mode.as_str()).collect();
    let history: Vec<String> = event
        .status_history
        .iter()
        .map(|change| {
            let facts = joined([
                labelled("on", change.as_of.as_ref()),
                labelled("by", change.by.as_ref().map(|actor| name(reading, actor))),
                labelled("why", change.reason.as_ref()),
                labelled("says", change.statement.as_ref().map(number)),
            ]);
            let facts = if facts.is_empty() { facts } else { format!(" ({facts})") };
            format!("{}{facts}", change.status)
        })
        .collect();
    let evidence = event.evidence.first().map(|span| words(reading, *span));
    let facts = joined([
        Some(people.join(", ")),
        labelled("at", place),
        labelled("on", edtf),
        (!mode.is_empty()).then(|| format!("mode: {}", mode.join(", "))),
        (!topics.is_empty()).then(|| format!("about: {}", topics.join(" | "))),
        (!told.is_empty()).then(|| format!("told in: {}", told.join(" "))),
    ]);
    let evidence = evidence.unwrap_or_default();
    format!("{} \"{evidence}\": {} [{facts}]", event.event_type, history.join(" -> "))
}

fn proposal_lines(reading: &Reading, proposal: &Proposal) -> String {
    let names = |ids: &[ActorId]| {
        let names: Vec<String> = ids.iter().map(|id| name(reading, id)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let topics: Vec<&str> = proposal.topics.iter().map(|topic| topic.text.as_str()).collect();
    let facts = joined([
        labelled("by", names(&proposal.authors)),
        labelled("to", names(&proposal.addressees)),
        labelled("points", proposal.point_count),
        (!topics.is_empty()).then(|| format!("about: {}", topics.join(" | "))),
    ]);
    let mut lines = format!(
        "{} \"{}\": {} [{facts}]",
        proposal.kind,
        proposal.name.as_deref().unwrap_or("-"),
        proposal.status
    );
    for point in &proposal.points {
        let stances: Vec<String> = point
            .stances
            .iter()
            .map(|stance| format!("{} {}", name(reading, &stance.actor), stance.stance))
            .collect();
        let facts = joined([
            labelled("asked of", point.asks_of.as_ref().map(|actor| name(reading, actor))),
            Some(stances.join(", ")),
        ]);
        let text = point.text.split_whitespace().collect::<Vec<_>>().join(" ");
        // Writing to a string cannot fail.
        let _ = write!(lines, "\n    - {text} [{facts}]");
    }
    lines
}

fn warnings(reading: &Reading) -> Vec<String> {
    let line = |warning: &onrecord_record::Warning| {
        let words = warning.span.map(|span| words(reading, span));
        format!("{}: {}", warning.kind, words.unwrap_or_default())
    };
    reading.warnings.iter().map(line).collect()
}
