//! Actors over all articles: one entry for each that has a name, whatever its spelling.
//!
//! Namesakes stay apart, and a source without a name is never taken for another: each article has its own.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onrecord_record::{ActorId, ActorKind, ArticleId, Naming, RecordedActor, RoleHeld};

use serde::{Deserialize, Serialize};

use crate::names::{self, Likeness};
use crate::profile::{Profile, Relation};
use crate::{fold, stable};

/// What articles say of an actor in the same words: the first that does, and when the last was published.
///
/// To know who is who, one of these for each profile is enough, however many articles there are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Sighting {
    /// When the first such article was published; those of unknown date come last.
    pub first: Option<Date>,
    /// The first such article.
    pub article: ArticleId,
    /// When the last one was published.
    pub last: Option<Date>,
    /// What it says.
    pub profile: Profile,
}

impl Sighting {
    /// Keys, as hashes, of which sightings of one actor share one, directly or over others.
    pub fn keys(&self) -> BTreeSet<u64> {
        let own = bucket(&form(&self.article, &self.profile), &self.profile);
        let names = body_names(&self.profile).map(|name| format!("body {name}"));
        names.chain([own]).map(|key| stable::hash(key.as_bytes())).collect()
    }

    /// Whether it is of someone without a name, who is nobody else's in another article.
    pub fn of_article_alone(&self) -> bool {
        self.profile.naming != Naming::Named
    }

    /// Takes in another sighting of the same profile.
    pub fn absorb(&mut self, other: &Self) {
        let date =
            |sighting: &Self| (sighting.first.is_none(), sighting.first, sighting.article.clone());
        if date(other) < date(self) {
            self.first = other.first;
            self.article = other.article.clone();
        }
        self.last = self.last.max(other.last);
    }
}

/// What is the same of all sightings that are taken for one without further question.
type Form = (&'static str, String, Option<String>);

/// Who is who.
#[derive(Debug, Clone, Default)]
pub(crate) struct Actors {
    entry_of: BTreeMap<Form, usize>,
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    id: ActorId,
    sightings: Vec<Sighting>,
}

impl Actors {
    /// Gathers sightings of all articles, in any order.
    pub(crate) fn new(mut sightings: Vec<Sighting>) -> Self {
        sightings
            .sort_by(|one, other| (one.first.is_none(), one).cmp(&(other.first.is_none(), other)));
        let mut forms: BTreeMap<Form, Vec<Sighting>> = BTreeMap::new();
        for sighting in sightings {
            forms.entry(form(&sighting.article, &sighting.profile)).or_default().push(sighting);
        }
        let mut buckets: BTreeMap<String, Vec<(Form, Vec<Sighting>)>> = BTreeMap::new();
        for (form, seen) in forms {
            buckets.entry(bucket(&form, &seen[0].profile)).or_default().push((form, seen));
        }
        let mut actors = Self::default();
        for bucket in buckets.into_values() {
            actors.add_bucket(bucket);
        }
        actors.join_by_other_names();
        actors
    }

    /// Gathers forms that may be one: full names first, then what is left out of others.
    fn add_bucket(&mut self, mut forms: Vec<(Form, Vec<Sighting>)>) {
        forms
            .sort_by_key(|(form, _)| (std::cmp::Reverse(fold::words(&form.1).len()), form.clone()));
        let first = self.entries.len();
        for (form, seen) in forms {
            let profile = &seen[0].profile;
            let fitting: Vec<usize> = (first..self.entries.len())
                .filter(|&entry| {
                    self.entries[entry]
                        .sightings
                        .iter()
                        .all(|other| is_one(profile, &other.profile))
                })
                .collect();
            // A family name alone may be that of either of two.
            let entry = match fitting[..] {
                [only] => only,
                [first, ..] if names::person_words(&profile.name).len() > 1 => first,
                _ => {
                    let id = ActorId(stable::name(
                        "a",
                        &[form.0, &form.1, form.2.as_deref().unwrap_or_default()],
                    ));
                    self.entries.push(Entry { id, sightings: Vec::new() });
                    self.entries.len() - 1
                }
            };
            self.entries[entry].sightings.extend(seen);
            self.entry_of.insert(form, entry);
        }
    }

    /// Joins bodies of which an article uses two names: "the Lake Commission, or LC".
    fn join_by_other_names(&mut self) {
        let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
        let mut moved_to: Vec<usize> = (0..self.entries.len()).collect();
        for (index, entry) in self.entries.iter().enumerate() {
            for sighting in &entry.sightings {
                for name in body_names(&sighting.profile) {
                    let other = *by_name.entry(name).or_insert(index);
                    let (one, other) = (root_of(&moved_to, index), root_of(&moved_to, other));
                    moved_to[one.max(other)] = one.min(other);
                }
            }
        }
        for index in (0..self.entries.len()).rev() {
            let kept = root_of(&moved_to, index);
            if kept != index {
                let sightings = std::mem::take(&mut self.entries[index].sightings);
                self.entries[kept].sightings.extend(sightings);
            }
        }
        self.entry_of.values_mut().for_each(|entry| *entry = root_of(&moved_to, *entry));
    }

    /// The actor that `profile` of `article` is.
    pub(crate) fn id(&self, article: &ArticleId, profile: &Profile) -> Option<&ActorId> {
        self.entry_of.get(&form(article, profile)).map(|&entry| &self.entries[entry].id)
    }

    /// The actors as the articles published by `as_of` know them. Those without a name only if `wanted`.
    pub(crate) fn recorded(
        &self,
        as_of: Option<Date>,
        wanted: impl Fn(&ActorId) -> bool,
    ) -> Vec<RecordedActor> {
        let visible = |sighting: &&Sighting| is_visible(sighting.first, as_of);
        let mut recorded: Vec<RecordedActor> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let seen: Vec<&Sighting> = entry.sightings.iter().filter(visible).collect();
                let named = seen.iter().any(|sighting| sighting.profile.naming == Naming::Named);
                (!seen.is_empty() && (named || wanted(&entry.id)))
                    .then(|| recorded(&entry.id, &seen, as_of))
            })
            .collect();
        recorded.sort_by(|one, other| one.id.cmp(&other.id));
        recorded
    }

    /// The country that articles give an actor, where the one that is asked about does not.
    pub(crate) fn country(&self, article: &ArticleId, profile: &Profile) -> Option<String> {
        let known = || {
            let entry = &self.entries[*self.entry_of.get(&form(article, profile))?];
            let told = entry.sightings.iter().filter_map(|seen| seen.profile.country.clone());
            most_common(told)
        };
        profile.country.clone().or_else(known)
    }

    /// The name by which an actor is shown.
    pub(crate) fn name(&self, article: &ArticleId, profile: &Profile) -> Option<String> {
        let entry = &self.entries[*self.entry_of.get(&form(article, profile))?];
        Some(fullest_name(entry.sightings.iter()))
    }
}

/// Whether an article published at `published` is on the record as of `as_of`.
pub(crate) fn is_visible(published: Option<Date>, as_of: Option<Date>) -> bool {
    as_of.is_none_or(|last| published.is_some_and(|published| published <= last))
}

fn root_of(moved_to: &[usize], mut index: usize) -> usize {
    while moved_to[index] != index {
        index = moved_to[index];
    }
    index
}

/// Folded names of a body by which it is known to be the same under another.
fn body_names(profile: &Profile) -> impl Iterator<Item = String> {
    let kinds = [ActorKind::Organization, ActorKind::Group, ActorKind::Outlet];
    let body = kinds.contains(&profile.kind) && profile.naming == Naming::Named;
    profile.names().filter(move |name| body && is_telling_name(name)).map(fold::name)
}

/// Names that cannot be those of many: of two words or more, or initials.
fn is_telling_name(name: &str) -> bool {
    let capitals = name.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2
}

fn form(article: &ArticleId, profile: &Profile) -> Form {
    let name = fold::name(&profile.name);
    match (profile.naming, profile.kind) {
        (Naming::Unnamed | Naming::Collective, _) => {
            ("unnamed", format!("{name}\u{1f}{article}"), None)
        }
        (Naming::Named, ActorKind::Person) => ("person", name, profile.country.clone()),
        (Naming::Named, ActorKind::Country) => match &profile.country {
            Some(country) => ("country", String::new(), Some(country.clone())),
            None => ("country", name, None),
        },
        (Naming::Named, ActorKind::Government) => ("government", name, profile.country.clone()),
        (Naming::Named, _) => ("body", name, None),
    }
}

/// Forms in one bucket are held against each other.
fn bucket(form: &Form, profile: &Profile) -> String {
    match form.0 {
        "person" => format!("person {}", names::family_key(&profile.name).unwrap_or_default()),
        kind => format!("{kind} {} {}", form.1, form.2.as_deref().unwrap_or_default()),
    }
}

/// Whether two profiles of one bucket are one actor.
fn is_one(one: &Profile, other: &Profile) -> bool {
    if one.is_named_person() && other.is_named_person() {
        let apart = one.relation(other) == Relation::Different;
        return !apart && names::people(&one.name, &other.name) >= Likeness::FamilyNameAlone;
    }
    true
}

fn recorded(id: &ActorId, seen: &[&Sighting], as_of: Option<Date>) -> RecordedActor {
    let name = fullest_name(seen.iter().copied());
    let names = seen.iter().flat_map(|sighting| sighting.profile.names());
    let mut aliases: BTreeSet<String> = names.map(str::to_owned).collect();
    aliases.remove(&name);
    let profiles = || seen.iter().map(|sighting| &sighting.profile);
    RecordedActor {
        id: id.clone(),
        kind: most_common(profiles().map(|profile| profile.kind)).unwrap_or(ActorKind::Person),
        naming: profiles().map(|profile| profile.naming).min().unwrap_or(Naming::Unnamed),
        name: Some(name),
        aliases: aliases.into_iter().collect(),
        roles: roles(seen, as_of),
        country: most_common(profiles().filter_map(|profile| profile.country.clone())),
    }
}

fn roles(seen: &[&Sighting], as_of: Option<Date>) -> Vec<RoleHeld> {
    let mut held: BTreeMap<&str, (Option<Date>, Option<Date>)> = BTreeMap::new();
    for sighting in seen {
        let Some(role) = &sighting.profile.role else { continue };
        // A later sighting is not on the record yet; that the role was held still is.
        let last = sighting.last.map(|last| as_of.map_or(last, |as_of| last.min(as_of)));
        let (from, to) = held.entry(role).or_insert((sighting.first, last));
        *from = (*from).into_iter().chain(sighting.first).min();
        *to = (*to).max(last);
    }
    let held = held.into_iter();
    let mut roles: Vec<RoleHeld> =
        held.map(|(role, (from, to))| RoleHeld { role: role.to_owned(), from, to }).collect();
    roles.sort_by(|one, other| (one.from, &one.role).cmp(&(other.from, &other.role)));
    roles
}

/// The name with the most words, of those the one that was used first.
fn fullest_name<'s>(seen: impl Iterator<Item = &'s Sighting>) -> String {
    let length = |sighting: &&Sighting| names::person_words(&sighting.profile.name).len();
    let first = |sighting: &&'s Sighting| {
        (sighting.first.is_none(), sighting.first, &sighting.article, &sighting.profile.name)
    };
    let fullest =
        seen.min_by_key(|sighting| (std::cmp::Reverse(length(sighting)), first(sighting)));
    fullest.map(|sighting| sighting.profile.name.clone()).unwrap_or_default()
}

/// The value that comes most often; among equals the least.
pub(crate) fn most_common<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let most = counts.values().max().copied()?;
    counts.into_iter().find(|&(_, count)| count == most).map(|(value, _)| value)
}
