//! "Who": the actors, those with a name first, with role and country.

use onrecord_record::{Actor, Naming};

use super::INDENT;
use super::sheet::{Sheet, bold, dim};
use crate::describe;
use crate::facts::Facts;

/// Writes the section; nothing where there are no actors.
pub fn section(sheet: &mut Sheet, facts: &Facts) {
    let (named, others): (Vec<&Actor>, Vec<&Actor>) =
        facts.reading.actors.iter().partition(|actor| actor.naming == Naming::Named);
    if named.is_empty() && others.is_empty() {
        return;
    }
    sheet.heading("Who");
    for actor in named.into_iter().chain(others) {
        entry(sheet, facts, actor);
    }
}

fn entry(sheet: &mut Sheet, facts: &Facts, actor: &Actor) {
    let name = facts.name(&actor.id);
    let name = if actor.naming == Naming::Named { bold(name) } else { name };
    let about = [vec![name], describe::actor(actor)].concat();
    sheet.hanging(INDENT - 2, "", INDENT, &about.join(&dim(" · ")));
}
