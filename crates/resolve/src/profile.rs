//! An actor as one article knows it, and how it compares with one of another article.
//!
//! Only the two are looked at, so that the answer is the same whatever else is on the record.

use std::collections::BTreeSet;

use onrecord_record::{Actor, ActorKind, Naming, Number};
use serde::{Deserialize, Serialize};

use crate::fold;
use crate::names::{self, Likeness};

/// What one article says of an actor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Profile {
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// Whether the article names it.
    pub naming: Naming,
    /// How many it stands for.
    pub number: Number,
    /// Fullest name or description.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Office or part.
    pub role: Option<String>,
    /// Body that it belongs to.
    pub affiliation: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
}

/// How an actor of one article relates to one of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// Certainly two.
    Different,
    /// Nothing tells.
    Open,
    /// One acts for the other: a country and its envoy, a ministry and its government.
    SameSide,
    /// One and the same.
    Same,
}

impl Profile {
    /// What a reading says of `actor`; `None` where it has neither name nor description.
    pub(crate) fn of(actor: &Actor) -> Option<Self> {
        Some(Self {
            kind: actor.kind,
            naming: actor.naming,
            number: actor.number,
            name: actor.name.clone()?,
            aliases: actor.aliases.clone(),
            role: actor.role.clone(),
            affiliation: actor.affiliation.clone(),
            country: actor.country.clone(),
        })
    }

    /// All its names, the fullest first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Whether it is a person with a name.
    pub(crate) fn is_named_person(&self) -> bool {
        self.kind == ActorKind::Person && self.naming == Naming::Named
    }

    /// Whether it is a country or those who govern one.
    pub(crate) fn is_state(&self) -> bool {
        matches!(self.kind, ActorKind::Country | ActorKind::Government)
    }

    /// Words that describe it: names, role, affiliation.
    pub(crate) fn words(&self) -> BTreeSet<String> {
        let texts = self.names().chain(self.role.as_deref()).chain(self.affiliation.as_deref());
        texts
            .flat_map(fold::words)
            .map(|word| singular(&word))
            .filter(|word| !is_filler(word))
            .collect()
    }

    /// How it relates to `other`.
    pub(crate) fn relation(&self, other: &Self) -> Relation {
        let countries = match (&self.country, &other.country) {
            (Some(one), Some(other)) => Some(one == other),
            _ => None,
        };
        match (self.is_state(), other.is_state()) {
            (true, true) => match countries {
                Some(true) => Relation::Same,
                Some(false) => Relation::Different,
                None if self.shares_name(other) => Relation::Same,
                None => Relation::Open,
            },
            (true, false) | (false, true) => match countries {
                Some(true) => Relation::SameSide,
                Some(false) => Relation::Different,
                None => Relation::Open,
            },
            (false, false) => self.relation_of_bodies(other, countries),
        }
    }

    /// How two actors relate of which neither is a state. `countries`: whether both have one, and the same.
    fn relation_of_bodies(&self, other: &Self, countries: Option<bool>) -> Relation {
        if self.is_named_person() && other.is_named_person() {
            return match (self.likeness(other), countries) {
                (Likeness::Different, _) => Relation::Different,
                (_, Some(false)) if self.differs_in_office(other) => Relation::Different,
                _ => Relation::Same,
            };
        }
        let people = [self, other].iter().filter(|one| one.kind == ActorKind::Person).count();
        if people > 0 {
            return match countries {
                Some(false) => Relation::Different,
                Some(true) => Relation::SameSide,
                None if people == 1 && self.shares_words(other) => Relation::SameSide,
                None => Relation::Open,
            };
        }
        if self.shares_name(other) {
            return if countries == Some(false) { Relation::Different } else { Relation::Same };
        }
        let both_named = self.naming == Naming::Named && other.naming == Naming::Named;
        match countries {
            _ if self.shares_words(other) && countries != Some(false) => {
                // "The creditors' committee" and "the committee of creditors" are one, "the committee" may be another.
                if both_named && self.words() != other.words() {
                    Relation::SameSide
                } else {
                    Relation::Same
                }
            }
            _ if both_named => Relation::Different,
            Some(false) => Relation::Different,
            _ => Relation::Open,
        }
    }

    /// Whether both hold an office and no word of the offices is the same. Of two who share a name and differ in country,
    /// this tells namesakes from one who is spoken of beside another country.
    fn differs_in_office(&self, other: &Self) -> bool {
        let words = |role: &Option<String>| -> BTreeSet<String> {
            role.iter().flat_map(|role| fold::words(role)).filter(|word| !is_filler(word)).collect()
        };
        let (ours, theirs) = (words(&self.role), words(&other.role));
        !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs)
    }

    /// Whether it only stands for parties that are named elsewhere: "the two sides", "negotiators".
    pub(crate) fn stands_for_parties(&self) -> bool {
        let stand_in = |word: &String| STAND_INS.contains(&word.as_str());
        let words = self.words();
        self.naming == Naming::Collective && !words.is_empty() && words.iter().all(stand_in)
    }

    /// The most that any two names of two people have in common.
    fn likeness(&self, other: &Self) -> Likeness {
        match names::people(&self.name, &other.name) {
            Likeness::Different => {}
            alike => return alike,
        }
        // An alias of one word may be a given name or a title: only full names can make up for the fullest ones.
        let full = |profile: &Self| -> Vec<String> {
            profile
                .names()
                .filter(|name| names::person_words(name).len() > 1)
                .map(str::to_owned)
                .collect()
        };
        let (ours, theirs) = (full(self), full(other));
        let best =
            ours.iter().flat_map(|one| theirs.iter().map(|other| names::people(one, other))).max();
        best.unwrap_or(Likeness::Different)
    }

    /// Whether a name of one is a name, or the initials, of the other.
    fn shares_name(&self, other: &Self) -> bool {
        self.names().any(|one| {
            other.names().any(|other| {
                fold::name(one) == fold::name(other)
                    || names::is_acronym(one, other)
                    || names::is_acronym(other, one)
            })
        })
    }

    /// Whether all words that describe one are among those of the other.
    fn shares_words(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.words(), other.words());
        let (fewer, more) =
            if ours.len() <= theirs.len() { (ours, theirs) } else { (theirs, ours) };
        !fewer.is_empty() && fewer.is_subset(&more)
    }
}

/// The singular of an English plural in -s, good enough to compare "creditors" and "creditor".
pub(crate) fn singular(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Words that describe anyone.
fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

/// Words, in the singular, for the parties of an event without saying who they are.
const STAND_INS: [&str; 12] = [
    "both",
    "delegate",
    "delegation",
    "envoy",
    "men",
    "negotiator",
    "party",
    "representative",
    "side",
    "team",
    "talk",
    "other",
];

/// Words of descriptions that do not tell one actor from another.
const FILLERS: [&str; 22] = [
    "the", "a", "an", "of", "and", "to", "in", "on", "for", "its", "their", "his", "her", "other",
    "some", "several", "two", "three", "senior", "top", "with", "who",
];

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn profile(kind: ActorKind, name: &str, country: Option<&str>) -> Profile {
        Profile {
            kind,
            naming: Naming::Named,
            number: Number::One,
            name: name.to_owned(),
            aliases: Vec::new(),
            role: None,
            affiliation: None,
            country: country.map(str::to_owned),
        }
    }

    #[test]
    fn a_capital_a_palace_and_an_envoy_act_for_one_country() {
        let country = profile(ActorKind::Country, "Norway", Some("NO"));
        let palace = profile(ActorKind::Government, "Oslo", Some("NO"));
        let envoy = profile(ActorKind::Person, "Kari Holt", Some("NO"));
        assert_eq!(country.relation(&palace), Relation::Same);
        assert_eq!(palace.relation(&envoy), Relation::SameSide);
        assert_eq!(
            envoy.relation(&profile(ActorKind::Country, "Chad", Some("TD"))),
            Relation::Different
        );
    }

    #[test]
    fn namesakes_of_two_countries_and_offices_are_two() {
        let mut one = profile(ActorKind::Person, "Ana Reyes", Some("MX"));
        let mut other = profile(ActorKind::Person, "Ana Reyes", Some("PH"));
        one.role = Some("trade minister".to_owned());
        other.role = Some("senator".to_owned());
        assert_eq!(one.relation(&other), Relation::Different);
        other.role = Some("minister for trade".to_owned());
        assert_eq!(one.relation(&other), Relation::Same);
    }

    #[test]
    fn a_body_is_known_by_its_initials_and_by_its_words() {
        let long = profile(ActorKind::Organization, "International Monetary Fund", None);
        let short = profile(ActorKind::Organization, "IMF", None);
        let other = profile(ActorKind::Organization, "World Bank", None);
        assert_eq!(long.relation(&short), Relation::Same);
        assert_eq!(long.relation(&other), Relation::Different);
        let named = profile(ActorKind::Organization, "Atoll Creditors Committee", None);
        let mut described = profile(ActorKind::Group, "the creditors", None);
        described.naming = Naming::Collective;
        assert_eq!(named.relation(&described), Relation::Same);
    }
}
