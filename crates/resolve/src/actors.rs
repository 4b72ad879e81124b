//! Actors over all articles: one entry for each that has a name, whatever its spelling.
//!
//! Namesakes stay apart, and a source without a name is never taken for another: each article has its own.

use std::collections::BTreeMap;

use jiff::civil::Date;
use onrecord_record::{ActorId, ActorKind, ArticleId, Naming, RecordedActor, RoleHeld};

use crate::names::{self, Likeness};
use crate::profile::{Profile, Relation};
use crate::{fold, stable};

/// Where an actor is seen: an article and what it says of the actor.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sighting<'d> {
    pub(crate) article: &'d ArticleId,
    pub(crate) published: Option<Date>,
    pub(crate) profile: &'d Profile,
}

/// What is the same of all sightings that are taken for one without further question.
type Form = (&'static str, String, Option<String>);

/// Who is who.
#[derive(Debug, Clone, Default)]
pub(crate) struct Actors<'d> {
    entry_of: BTreeMap<Form, usize>,
    entries: Vec<Entry<'d>>,
}

#[derive(Debug, Clone)]
struct Entry<'d> {
    id: ActorId,
    sightings: Vec<Sighting<'d>>,
}

impl<'d> Actors<'d> {
    /// Gathers sightings of all articles, in any order.
    pub(crate) fn new(mut sightings: Vec<Sighting<'d>>) -> Self {
        sightings.sort_by(|one, other| {
            (one.published.is_none(), one.published, one.article, one.profile).cmp(&(
                other.published.is_none(),
                other.published,
                other.article,
                other.profile,
            ))
        });
        let mut forms: BTreeMap<Form, Vec<Sighting<'d>>> = BTreeMap::new();
        for sighting in sightings {
            forms.entry(form(sighting.article, sighting.profile)).or_default().push(sighting);
        }
        let mut buckets: BTreeMap<String, Vec<(Form, Vec<Sighting<'d>>)>> = BTreeMap::new();
        for (form, seen) in forms {
            buckets.entry(bucket(&form, seen[0].profile)).or_default().push((form, seen));
        }
        let mut actors = Self::default();
        for bucket in buckets.into_values() {
            actors.add_bucket(bucket);
        }
        actors.join_by_other_names();
        actors
    }

    /// Gathers forms that may be one: full names first, then what is left out of others.
    fn add_bucket(&mut self, mut forms: Vec<(Form, Vec<Sighting<'d>>)>) {
        forms
            .sort_by_key(|(form, _)| (std::cmp::Reverse(fold::words(&form.1).len()), form.clone()));
        let first = self.entries.len();
        for (form, seen) in forms {
            let profile = seen[0].profile;
            let fitting: Vec<usize> = (first..self.entries.len())
                .filter(|&entry| {
                    self.entries[entry].sightings.iter().all(|other| is_one(profile, other.profile))
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
                let profile = sighting.profile;
                let body = matches!(
                    profile.kind,
                    ActorKind::Organization | ActorKind::Group | ActorKind::Outlet
                );
                if !body || profile.naming != Naming::Named {
                    continue;
                }
                for name in profile.names().filter(|name| is_telling_name(name)) {
                    let other = *by_name.entry(fold::name(name)).or_insert(index);
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
        let visible = |sighting: &&Sighting| is_visible(sighting.published, as_of);
        let mut recorded: Vec<RecordedActor> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let seen: Vec<Sighting> = entry.sightings.iter().filter(visible).copied().collect();
                let named = seen.iter().any(|sighting| sighting.profile.naming == Naming::Named);
                (!seen.is_empty() && (named || wanted(&entry.id)))
                    .then(|| recorded(&entry.id, &seen))
            })
            .collect();
        recorded.sort_by(|one, other| one.id.cmp(&other.id));
        recorded
    }

    /// The name by which an actor is shown.
    pub(crate) fn name(&self, id: &ActorId) -> Option<String> {
        let entry =
            self.entries.iter().find(|entry| entry.id == *id && !entry.sightings.is_empty())?;
        Some(fullest_name(&entry.sightings))
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

/// Names of bodies that cannot be those of many: of two words or more, or initials.
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

fn recorded(id: &ActorId, seen: &[Sighting]) -> RecordedActor {
    let name = fullest_name(seen);
    let mut aliases: Vec<String> =
        seen.iter().flat_map(|sighting| sighting.profile.names()).map(str::to_owned).collect();
    aliases.sort();
    aliases.dedup();
    aliases.retain(|alias| *alias != name);
    let named =
        seen.iter().map(|sighting| sighting.profile.naming).min().unwrap_or(Naming::Unnamed);
    RecordedActor {
        id: id.clone(),
        kind: most_common(seen.iter().map(|sighting| sighting.profile.kind))
            .unwrap_or(ActorKind::Person),
        naming: named,
        name: Some(name),
        aliases,
        roles: roles(seen),
        country: most_common(seen.iter().filter_map(|sighting| sighting.profile.country.clone())),
    }
}

fn roles(seen: &[Sighting]) -> Vec<RoleHeld> {
    let mut held: BTreeMap<&str, (Option<Date>, Option<Date>)> = BTreeMap::new();
    for sighting in seen {
        let Some(role) = &sighting.profile.role else { continue };
        let (from, to) = held.entry(role).or_insert((sighting.published, sighting.published));
        *from = (*from).into_iter().chain(sighting.published).min();
        *to = (*to).into_iter().chain(sighting.published).max();
    }
    let mut roles: Vec<RoleHeld> = held
        .into_iter()
        .map(|(role, (from, to))| RoleHeld { role: role.to_owned(), from, to })
        .collect();
    roles.sort_by(|one, other| (one.from, &one.role).cmp(&(other.from, &other.role)));
    roles
}

/// The name with the most words, of those the one used most, of those the first.
fn fullest_name(seen: &[Sighting]) -> String {
    let longest =
        seen.iter().map(|sighting| names::person_words(&sighting.profile.name).len()).max();
    let full = seen.iter().map(|sighting| &sighting.profile.name);
    let full = full.filter(|name| Some(names::person_words(name).len()) == longest);
    most_common(full.cloned()).unwrap_or_default()
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
