//! "Who says so": the statements under the chain that they came through, each chain once.

use onrecord_record::Statement;

use super::INDENT;
use super::sheet::{Sheet, bold, dim, toned};
use crate::describe;
use crate::facts::Facts;

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
    let notes: Vec<String> = describe::statement_notes(facts, statement)
        .into_iter()
        .map(|note| note.tone.map_or_else(|| dim(&note.words), |tone| toned(tone, &note.words)))
        .collect();
    if !notes.is_empty() {
        sheet.line(INDENT + 2, &notes.join(&dim(" · ")));
    }
}
