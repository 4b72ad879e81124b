//! How well the participants of two accounts fit together.

use onrecord_record::{Naming, ParticipantRole};

use crate::profile::{Profile, Relation};
use crate::telling::{Party, Telling};

/// What the participants of two accounts have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fit {
    /// Participants that are one and the same.
    pub(crate) same: usize,
    /// People with a name among those.
    pub(crate) people: usize,
    /// Participants that act for the same side.
    pub(crate) sides: usize,
    /// Participants left over in both that may be one: "investors" here, "the creditors' committee" there.
    pub(crate) open: usize,
    /// Participants of the account that has fewer.
    pub(crate) fewer: usize,
    /// Participants of the account that has more.
    pub(crate) more: usize,
    /// Whether each account has one that certainly is not in the other, in the other's place.
    pub(crate) conflict: bool,
}

impl Fit {
    /// How much of the shorter list the other has: 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        if self.fewer == 0 {
            return 0.0;
        }
        // One who acts for a side says less than the same one named again.
        (weight(self.same) + 0.8 * weight(self.sides) + 0.5 * weight(self.open))
            / weight(self.fewer)
    }

    /// Whether at least two participants fit, so that it is about the same meeting of parties.
    pub(crate) fn is_pair(&self) -> bool {
        self.same + self.sides + self.open >= 2 && self.same + self.sides >= 1
    }

    /// Whether at least one participant is certainly in both.
    pub(crate) fn has_same(&self) -> bool {
        self.same > 0
    }
}

fn weight(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Compares the participants of two accounts: each is laid on at most one of the other, the closest first.
pub(crate) fn compare(one: &Telling, other: &Telling) -> Fit {
    let (ours, theirs) = (principals(one), principals(other));
    let mut our_free: Vec<usize> = (0..ours.len()).collect();
    let mut their_free: Vec<usize> = (0..theirs.len()).collect();
    let mut fit = Fit {
        same: 0,
        people: 0,
        sides: 0,
        open: 0,
        fewer: ours.len().min(theirs.len()),
        more: ours.len().max(theirs.len()),
        conflict: false,
    };
    let same_article = one.report.article == other.report.article;
    let relate = |mine: &Profile, yours: &Profile| {
        // In one article, one description is one actor.
        if same_article && mine == yours { Some(Relation::Same) } else { relate(mine, yours) }
    };
    for wanted in [Relation::Same, Relation::SameSide, Relation::Open] {
        our_free.retain(|&mine| {
            let taken = their_free.iter().position(|&yours| {
                relate(&ours[mine].profile, &theirs[yours].profile) == Some(wanted)
            });
            let Some(index) = taken else {
                return true;
            };
            their_free.remove(index);
            match wanted {
                Relation::Same => {
                    fit.same += 1;
                    fit.people += usize::from(ours[mine].profile.is_named_person());
                }
                Relation::SameSide => fit.sides += 1,
                Relation::Open | Relation::Different => fit.open += 1,
            }
            false
        });
    }
    // A list of one may leave others out, and so may one of many; between two, another partner is another event.
    let few = fit.more == 2;
    fit.conflict = few
        && our_free.iter().any(|&mine| {
            their_free.iter().any(|&yours| {
                ours[mine].profile.relation(&theirs[yours].profile) == Relation::Different
            })
        });
    fit
}

/// How two relate, as far as it counts. What stays open counts only where one has no name by which to tell.
fn relate(one: &Profile, other: &Profile) -> Option<Relation> {
    let told = one.naming == Naming::Named && other.naming == Naming::Named;
    match one.relation(other) {
        Relation::Different => None,
        Relation::Open if told => None,
        relation => Some(relation),
    }
}

/// Participants without those who only helped or stayed away, unless there are no others.
fn principals(telling: &Telling) -> Vec<&Party> {
    let aside = |party: &&Party| {
        matches!(
            party.role,
            ParticipantRole::Mediator | ParticipantRole::Observer | ParticipantRole::Absent
        ) || party.profile.stands_for_parties()
    };
    let main: Vec<&Party> = telling.parties.iter().filter(|party| !aside(party)).collect();
    if main.is_empty() {
        telling.parties.iter().filter(|party| !party.profile.stands_for_parties()).collect()
    } else {
        main
    }
}
