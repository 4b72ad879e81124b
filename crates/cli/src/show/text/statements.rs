//! "Who says so": the statements under the chain that they came through, each chain once.

use onrecord_record::{Polarity, Statement};

use super::INDENT;
use super::sheet::{Sheet, bold, dim, toned};
use crate::show::facts::{Facts, one_line};
use crate::show::words::{self, Tone};

/// Writes the section; nothing where there are no statements.
pub fn section(sheet: &mut Sheet, facts: &Facts) {
    let statements = &facts.reading.statements;
    if statements.is_empty() {
        return;
    }
    sheet.heading("Who says so");
    let mut chains: Vec<(String, Vec<&Statement>)> = Vec::new();
    for statement in statements {
        let line = facts.chain_line(statement);
        match chains.iter_mut().find(|(chain, _)| *chain == line) {
            Some((_, under)) => under.push(statement),
            None => chains.push((line, vec![statement])),
        }
    }
    for (index, (chain, statements)) in chains.iter().enumerate() {
        if index > 0 {
            sheet.blank();
        }
        sheet.line(2, &bold(chain));
        for statement in statements {
            entry(sheet, facts, statement);
        }
    }
}

fn entry(sheet: &mut Sheet, facts: &Facts, statement: &Statement) {
    sheet.hanging(INDENT, "-", INDENT + 2, &facts.pieces(&statement.content));
    let notes = notes(facts, statement);
    if !notes.is_empty() {
        sheet.line(INDENT + 2, &notes.join(&dim(" · ")));
    }
}

/// What is to be known of a statement beside its words.
fn notes(facts: &Facts, statement: &Statement) -> Vec<String> {
    let mut notes = Vec::new();
    if statement.polarity == Polarity::Denied {
        notes.push(toned(Tone::Off, "denied"));
    } else {
        let cue = statement.cue.filter(|cue| words::is_more_than_saying(cue.act));
        notes.extend(cue.map(|cue| dim(facts.words(cue.span))));
    }
    notes
        .extend(statement.addressee.as_ref().map(|actor| dim(format!("to {}", facts.name(actor)))));
    notes.extend(
        words::certainty(statement.certainty).map(|certainty| toned(Tone::Moved, certainty)),
    );
    // That people know their own doings goes without saying.
    let knowledge =
        words::knowledge(statement.knowledge).filter(|words| !words.contains("own doing"));
    notes.extend(knowledge.map(dim));
    let reason = statement.anonymity_reason.as_deref();
    notes.extend(reason.map(|reason| dim(format!("not named: “{}”", one_line(reason)))));
    let outer = statement.within.as_ref().and_then(|id| facts.statement(id));
    notes.extend(outer.map(|outer| dim(format!("as told by {}", facts.chain_line(outer)))));
    notes
}
