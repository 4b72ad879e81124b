//! Everyone of whom articles speak, so that who is who can be told for a few articles without looking at all.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_record::ArticleId;

use crate::actors::{Actors, Sighting};
use crate::profile::Profile;

/// Sightings, one for each profile, found by their keys.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sightings {
    all: Vec<Sighting>,
    /// Where the sighting of a profile is; without a name, nobody is the same in two articles.
    place: BTreeMap<(Profile, Option<ArticleId>), usize>,
    by_key: BTreeMap<u64, Vec<usize>>,
}

impl Sightings {
    /// Takes in what an article says of an actor.
    pub(crate) fn add(&mut self, sighting: Sighting) {
        let article = sighting.of_article_alone().then(|| sighting.article.clone());
        let place = (sighting.profile.clone(), article);
        if let Some(&known) = self.place.get(&place) {
            self.all[known].absorb(&sighting);
            return;
        }
        let index = self.all.len();
        for key in sighting.keys() {
            self.by_key.entry(key).or_default().push(index);
        }
        self.place.insert(place, index);
        self.all.push(sighting);
    }

    /// Who is who among all.
    pub(crate) fn actors(&self) -> Actors {
        Actors::new(self.all.clone())
    }

    /// Who is who among `seen` and all whom it takes to tell that.
    pub(crate) fn actors_around(&self, seen: impl Iterator<Item = Sighting>) -> Actors {
        let mut reached: BTreeSet<usize> = BTreeSet::new();
        let mut keys: BTreeSet<u64> = BTreeSet::new();
        let mut open: Vec<u64> = seen.flat_map(|sighting| sighting.keys()).collect();
        while let Some(key) = open.pop() {
            if keys.insert(key) {
                for &index in self.by_key.get(&key).into_iter().flatten() {
                    if reached.insert(index) {
                        open.extend(self.all[index].keys());
                    }
                }
            }
        }
        Actors::new(reached.into_iter().map(|index| self.all[index].clone()).collect())
    }
}
