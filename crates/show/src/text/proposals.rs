//! "On the table": each proposal with its points and what each party makes of them.

use onrecord_record::{Point, Proposal, ProposalStatus};

use super::sheet::{Sheet, bold, dim, toned};
use super::{INDENT, support};
use crate::describe;
use crate::facts::{Facts, one_line};
use crate::words;

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
    let mut about = vec![bold(describe::proposal_name(proposal))];
    about.extend(describe::proposal_kind(proposal));
    if proposal.status != ProposalStatus::Unknown {
        let status = words::plain(proposal.status.as_str());
        about.push(toned(words::proposal_tone(proposal.status), status));
    }
    sheet.line(2, &about.join(" · "));
    if let Some(parties) = describe::proposal_parties(facts, proposal) {
        sheet.line(INDENT, &parties);
    }
    if let Some(topics) = describe::topics(&proposal.topics) {
        sheet.line(INDENT, &format!("about {topics}"));
    }
    for point in &proposal.points {
        sheet.hanging(INDENT, "-", INDENT + 2, &point_line(facts, point));
    }
    support(sheet, INDENT, &facts.support(&proposal.according_to));
}

/// A point and the stances: "a joint inspection service: Norway proposes, Iceland accepts".
fn point_line(facts: &Facts, point: &Point) -> String {
    let asked =
        point.asks_of.as_ref().map(|actor| dim(format!(" (asked of {})", facts.name(actor))));
    let stance = |taken: &onrecord_record::PositionTaken| {
        let word = words::plain(taken.stance.as_str());
        format!("{} {}", facts.name(&taken.actor), toned(words::stance_tone(taken.stance), word))
    };
    let stances: Vec<String> = point.stances.iter().map(stance).collect();
    let colon = if stances.is_empty() { "" } else { ": " };
    format!("{}{}{colon}{}", one_line(&point.text), asked.unwrap_or_default(), stances.join(", "))
}
