//! "Who": the actors, those with a name first, with role and country.

use onrecord_record::{Actor, ActorKind, Naming};

use super::INDENT;
use super::sheet::{Sheet, bold, dim};
use crate::show::facts::{Facts, one_line};
use crate::show::words;

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
    let mut about = vec![name];
    about.extend(actor.role.as_deref().map(one_line));
    about.extend(actor.affiliation.as_deref().map(one_line));
    about.extend(actor.country.clone());
    if actor.role.is_none() && actor.kind != ActorKind::Country {
        about.push(dim(words::plain(actor.kind.as_str())));
    }
    // That Solheim is Ingrid Solheim needs no telling.
    let is_new = |alias: &&String| actor.name.as_ref().is_none_or(|name| !name.contains(*alias));
    let aliases: Vec<String> =
        actor.aliases.iter().filter(is_new).map(|alias| one_line(alias)).collect();
    if !aliases.is_empty() {
        about.push(dim(format!("also {}", aliases.join(", "))));
    }
    sheet.hanging(INDENT - 2, "", INDENT, &about.join(&dim(" · ")));
}
