//! Accounts to events: groups that are joined only where no two members are certainly two events.
//!
//! The result depends on the set of accounts and their comparisons alone, not on the order in which they came.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::Verdict;

/// Gathers `count` accounts, by number, into events. `verdict` compares two of them and must not depend on their order.
///
/// Certain pairs are joined first, in the order of the accounts; then what is likely, each where it fits one event only.
pub(crate) fn group(count: usize, verdict: impl Fn(usize, usize) -> Verdict) -> Vec<Vec<usize>> {
    let mut verdicts = BTreeMap::new();
    for one in 0..count {
        for other in one + 1..count {
            verdicts.insert((one, other), verdict(one, other));
        }
    }
    let mut forest = Forest { group_of: (0..count).collect(), verdicts };
    for (one, other) in forest.pairs(|verdict| verdict == Verdict::Same) {
        forest.join(one, other);
    }
    while forest.join_one_likely(Verdict::VeryLikely) || forest.join_one_likely(Verdict::Likely) {}
    forest.into_groups()
}

struct Forest {
    /// The least member of the group that each account is in.
    group_of: Vec<usize>,
    verdicts: BTreeMap<(usize, usize), Verdict>,
}

impl Forest {
    fn pairs(&self, wanted: impl Fn(Verdict) -> bool) -> Vec<(usize, usize)> {
        self.verdicts
            .iter()
            .filter(|&(_, &verdict)| wanted(verdict))
            .map(|(&pair, _)| pair)
            .collect()
    }

    fn members(&self, group: usize) -> impl Iterator<Item = usize> {
        self.group_of
            .iter()
            .enumerate()
            .filter(move |&(_, &of)| of == group)
            .map(|(member, _)| member)
    }

    fn between(&self, one: usize, other: usize) -> Verdict {
        self.verdicts.get(&(one.min(other), one.max(other))).copied().unwrap_or(Verdict::Unrelated)
    }

    /// Whether any member of one group is certainly not the event of the other.
    fn apart(&self, one: usize, other: usize) -> bool {
        self.members(one).any(|mine| {
            self.members(other).any(|yours| self.between(mine, yours) == Verdict::Apart)
        })
    }

    /// Joins the groups of two accounts, unless members of them are certainly two events.
    fn join(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.group_of[one], self.group_of[other]);
        if one == other || self.apart(one, other) {
            return false;
        }
        let (kept, lost) = (one.min(other), one.max(other));
        self.group_of.iter_mut().filter(|of| **of == lost).for_each(|of| *of = kept);
        true
    }

    /// Joins the first pair of groups of which one is likely the event of the other and of no third.
    fn join_one_likely(&mut self, least: Verdict) -> bool {
        let mut likely: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (one, other) in self.pairs(|verdict| verdict >= least && verdict != Verdict::Same) {
            let (one, other) = (self.group_of[one], self.group_of[other]);
            if one != other && !self.apart(one, other) {
                likely.entry(one).or_default().insert(other);
                likely.entry(other).or_default().insert(one);
            }
        }
        // Where several fit, none may be certainly another than the chosen one: then they may all be one event.
        let clear = |group: usize, chosen: usize| {
            likely[&group].iter().all(|&other| other == chosen || !self.apart(chosen, other))
        };
        let mut pairs = likely
            .iter()
            .flat_map(|(&group, others)| others.iter().map(move |&other| (group, other)));
        let pair = pairs.find(|&(group, other)| clear(group, other) && clear(other, group));
        pair.is_some_and(|(one, other)| self.join(one, other))
    }

    fn into_groups(self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (member, &group) in self.group_of.iter().enumerate() {
            groups.entry(group).or_default().push(member);
        }
        groups.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(count: usize, pairs: &[(usize, usize, Verdict)]) -> Vec<Vec<usize>> {
        group(count, |one, other| {
            let found = pairs.iter().find(|pair| (pair.0, pair.1) == (one, other));
            found.map_or(Verdict::Unrelated, |pair| pair.2)
        })
    }

    #[test]
    fn what_is_certainly_two_is_not_joined_by_a_third() {
        let pairs = [(0, 1, Verdict::Same), (1, 2, Verdict::Same), (0, 2, Verdict::Apart)];
        assert_eq!(grouped(3, &pairs), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn an_account_that_fits_two_events_is_joined_to_neither() {
        let pairs = [(0, 2, Verdict::Likely), (1, 2, Verdict::Likely), (0, 1, Verdict::Apart)];
        assert_eq!(grouped(3, &pairs).len(), 3);
    }

    #[test]
    fn an_account_that_fits_one_event_only_is_joined() {
        let pairs = [(0, 1, Verdict::Same), (0, 2, Verdict::Likely), (1, 2, Verdict::Likely)];
        assert_eq!(grouped(3, &pairs), [vec![0, 1, 2]]);
    }
}
