//! Whether two articles tell of the same proposal.

use onrecord_record::ProposalKind;

use super::telling::ProposalTelling;
use crate::compare::{Reason, Verdict};
use crate::profile::{Profile, Relation};
use crate::windows;

/// Days between two publications within which the same plan is spoken of.
const SAME_PLAN_DAYS: i32 = 60;

/// Words in common from which two accounts are about the same matter.
const SUBJECT_WORDS: usize = 2;

/// Compares two accounts. A number of points tells plans apart and together; else whose it is and what it is about.
pub(crate) fn compare(one: &ProposalTelling, other: &ProposalTelling) -> Verdict {
    if one.report.article == other.report.article {
        return Verdict::Unrelated;
    }
    let counts = match (one.point_count, other.point_count) {
        (Some(one), Some(other)) => Some(one == other),
        _ => None,
    };
    let authors = relation(&one.authors, &other.authors);
    let is_wish = |kind| matches!(kind, ProposalKind::Demand | ProposalKind::Offer);
    if counts == Some(false) || is_wish(one.kind) != is_wish(other.kind) {
        return Verdict::Apart;
    }
    if authors == Relation::Different && counts.is_none() {
        return Verdict::Apart;
    }
    let gap = one.report.published.zip(other.report.published);
    if gap.is_none_or(|(one, other)| windows::days(one, other).abs() > SAME_PLAN_DAYS) {
        return Verdict::Unrelated;
    }
    let subject = one.words.intersection(&other.words).count() >= SUBJECT_WORDS;
    match authors {
        _ if counts == Some(true) => Verdict::Same,
        Relation::Same | Relation::SameSide if subject => Verdict::Likely,
        Relation::Same if one.kind == other.kind && one.name.is_some() == other.name.is_some() => {
            Verdict::Perhaps(Reason::DateUnknown)
        }
        _ => Verdict::Unrelated,
    }
}

/// The closest relation of any two authors; `Open` where one account has none.
fn relation(ours: &[Profile], theirs: &[Profile]) -> Relation {
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(|other| one.relation(other)));
    pairs.max().unwrap_or(Relation::Open)
}
