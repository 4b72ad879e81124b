//! "On the table": each proposal with its points and what each party makes of them.

use onrecord_record::{ActorId, Point, Proposal};

use super::sheet::{Sheet, bold, dim, toned};
use super::{INDENT, support};
use crate::show::facts::{Facts, one_line};
use crate::show::words;

/// Writes the section; nothing where there are no proposals.
pub fn section(sheet: &mut Sheet, facts: &Facts) {
    if facts.reading.proposals.is_empty() {
        return;
    }
    sheet.heading("On the table");
    for (index, proposal) in facts.reading.proposals.iter().enumerate() {
        if index > 0 {
            sheet.blank();
        }
        entry(sheet, facts, proposal);
    }
}

fn entry(sheet: &mut Sheet, facts: &Facts, proposal: &Proposal) {
    let name = proposal.name.as_deref().map(one_line);
    let mut about = vec![bold(name.unwrap_or_else(|| words::title(proposal.kind.as_str())))];
    if proposal.name.is_some() {
        about.push(words::plain(proposal.kind.as_str()));
    }
    about.extend(proposal.point_count.map(|count| format!("{count} points")));
    let status = words::plain(proposal.status.as_str());
    if status != "unknown" {
        about.push(toned(words::proposal_tone(proposal.status), status));
    }
    sheet.line(2, &about.join(" · "));
    let parties = [("by", &proposal.authors), ("to", &proposal.addressees)];
    let parties: Vec<String> = parties
        .iter()
        .filter(|(_, actors)| !actors.is_empty())
        .map(|(word, actors)| format!("{word} {}", names(facts, actors)))
        .collect();
    if !parties.is_empty() {
        sheet.line(INDENT, &parties.join(", "));
    }
    if !proposal.topics.is_empty() {
        let topics: Vec<String> =
            proposal.topics.iter().map(|topic| one_line(&topic.text)).collect();
        sheet.line(INDENT, &format!("about {}", topics.join("; ")));
    }
    for point in &proposal.points {
        sheet.hanging(INDENT, "-", INDENT + 2, &point_line(facts, point));
    }
    support(sheet, INDENT, &facts.support(&proposal.according_to));
}

/// A point and the stances: "a joint inspection service — Norway proposes, Iceland accepts".
fn point_line(facts: &Facts, point: &Point) -> String {
    let stances: Vec<String> = point
        .stances
        .iter()
        .map(|taken| {
            let stance = words::plain(taken.stance.as_str());
            format!(
                "{} {}",
                facts.name(&taken.actor),
                toned(words::stance_tone(taken.stance), stance)
            )
        })
        .collect();
    let asked =
        point.asks_of.as_ref().map(|actor| dim(format!(" (asked of {})", facts.name(actor))));
    let stances =
        if stances.is_empty() { String::new() } else { format!(" — {}", stances.join(", ")) };
    format!("{}{}{stances}", one_line(&point.text), asked.unwrap_or_default())
}

fn names(facts: &Facts, actors: &[ActorId]) -> String {
    actors.iter().map(|actor| facts.name(actor)).collect::<Vec<_>>().join(", ")
}
