//! The words of this stage: titles, role nouns, nouns for people and bodies, first names, outlets, known bodies.
//!
//! Looks words up. Must not know syntax.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use onrecord_record::ActorKind;

use crate::lexicon::entries;

/// What a name, title or pronoun says of a person's gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    Male,
    Female,
}

/// A noun for what a person is or does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    pub gender: Option<Gender>,
    /// Makes no actor without a name.
    pub weak: bool,
}

/// A title before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    pub gender: Option<Gender>,
    /// Is an office too: "Gen".
    pub rank: bool,
}

/// A noun for people that does not say what they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct People {
    pub plural: bool,
    pub gender: Option<Gender>,
    /// Is a source even with nothing said of it: "sources".
    pub alone: bool,
}

/// A noun for people who are only spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Means many in the singular: "crowd".
    pub many: bool,
    pub gender: Option<Gender>,
}

/// A noun for a body of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body {
    pub kind: ActorKind,
    /// "the <noun>" is an actor by itself.
    pub alone: bool,
}

/// A body or outlet that the data files know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its full name.
    pub name: &'static str,
    pub kind: ActorKind,
    pub country: Option<&'static str>,
    /// Needs its article, for without it the name is a common word: "the National".
    pub needs_article: bool,
}

fn gender(column: Option<&&str>) -> Option<Gender> {
    match column {
        Some(&"m") => Some(Gender::Male),
        Some(&"f") => Some(Gender::Female),
        _ => None,
    }
}

fn country(column: Option<&&'static str>) -> Option<&'static str> {
    column.copied().filter(|code| code.len() == 2)
}

static TITLES: LazyLock<BTreeMap<String, Title>> = LazyLock::new(|| {
    entries(include_str!("../../data/actors/titles.txt"))
        .map(|columns| {
            let rank = columns.get(2) == Some(&"rank");
            (columns[0].to_lowercase(), Title { gender: gender(columns.get(1)), rank })
        })
        .collect()
});

static HYPERNYMS: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    entries(include_str!("../../data/actors/hypernyms.txt"))
        .filter_map(|columns| Some((columns[0], columns.get(1)?.split('|').collect())))
        .collect()
});

static ROLES: LazyLock<BTreeMap<&str, Role>> = LazyLock::new(|| {
    entries(include_str!("../../data/actors/roles.txt"))
        .map(|columns| {
            let weak = columns.get(2) == Some(&"weak");
            (columns[0], Role { gender: gender(columns.get(1)), weak })
        })
        .collect()
});

static PEOPLE: LazyLock<BTreeMap<&str, People>> = LazyLock::new(|| {
    entries(include_str!("../../data/actors/people.txt"))
        .map(|columns| {
            let plural = columns.get(1) == Some(&"several");
            (
                columns[0],
                People {
                    plural,
                    gender: gender(columns.get(2)),
                    alone: columns.get(3) == Some(&"alone"),
                },
            )
        })
        .collect()
});

static PERSONS: LazyLock<BTreeMap<&str, Person>> = LazyLock::new(|| {
    entries(include_str!("../../data/actors/persons.txt"))
        .map(|columns| {
            let many = columns.get(1) == Some(&"several");
            (columns[0], Person { many, gender: gender(columns.get(2)) })
        })
        .collect()
});

static BODIES: LazyLock<BTreeMap<&str, Body>> = LazyLock::new(|| {
    entries(include_str!("../../data/actors/bodies.txt"))
        .filter_map(|columns| {
            let kind = columns.get(1)?.parse().ok()?;
            Some((columns[0], Body { kind, alone: columns.get(2) == Some(&"alone") }))
        })
        .collect()
});

static NOBODY: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    entries(include_str!("../../data/actors/documents.txt")).map(|columns| columns[0]).collect()
});

static FIRST_NAMES: LazyLock<BTreeMap<&str, Gender>> = LazyLock::new(|| {
    entries(include_str!("../../data/actors/first_names.txt"))
        .filter_map(|columns| Some((columns[0], gender(columns.get(1))?)))
        .collect()
});

static NICKNAMES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    entries(include_str!("../../data/actors/nicknames.txt"))
        .filter_map(|columns| {
            let full = columns.get(1)?.split('|').map(str::to_lowercase).collect();
            Some((columns[0].to_lowercase(), full))
        })
        .collect()
});

static KNOWN: LazyLock<BTreeMap<&str, Known>> = LazyLock::new(|| {
    let mut known = BTreeMap::new();
    let mut add = |others: Option<&&'static str>, entry: Known| {
        let others = others.copied().unwrap_or_default().split('|');
        for name in others.filter(|name| name.len() > 1) {
            known.insert(name, entry.clone());
        }
        known.insert(entry.name, entry);
    };
    for columns in entries(include_str!("../../data/actors/outlets.txt")) {
        let country = country(columns.get(1));
        let bare = columns[0].strip_prefix("The ");
        let name = bare.unwrap_or(columns[0]);
        let needs_article = bare.is_some_and(|bare| !bare.contains(' '));
        add(columns.get(2), Known { name, kind: ActorKind::Outlet, country, needs_article });
    }
    for columns in entries(include_str!("../../data/actors/organizations.txt")) {
        let kind = columns.get(2).and_then(|kind| kind.parse().ok());
        let kind = kind.unwrap_or(ActorKind::Organization);
        let country = country(columns.get(3));
        add(columns.get(1), Known { name: columns[0], kind, country, needs_article: false });
    }
    known
});

/// Longest name in the table of known bodies, in tokens.
pub const LONGEST_KNOWN: usize = 8;

/// The title that a word is, with or without its full stop.
pub fn title(word: &str) -> Option<Title> {
    TITLES.get(word.trim_end_matches('.').to_lowercase().as_str()).copied()
}

/// Whether a general noun in lower case may stand for a more special one.
pub fn may_stand_for(general: &str, special: &str) -> bool {
    HYPERNYMS.get(general).is_some_and(|nouns| nouns.contains(&special))
}

/// The role that a noun in lower case names, in the singular or plural, with whether it is plural.
pub fn role(noun: &str) -> Option<(Role, bool)> {
    find_noun(&ROLES, noun)
}

/// The noun for people, as it stands.
pub fn people(noun: &str) -> Option<People> {
    PEOPLE.get(noun).copied()
}

/// The people that a noun in lower case speaks of without making actors of them, with whether it is plural.
pub fn person(noun: &str) -> Option<(Person, bool)> {
    find_noun(&PERSONS, noun).map(|(person, plural)| (person, plural || person.many))
}

/// The body that a noun in lower case names, with whether the noun is plural.
pub fn body(noun: &str) -> Option<(Body, bool)> {
    find_noun(&BODIES, noun)
}

/// Whether a noun in lower case is a document or other thing that acts only in words.
pub fn is_thing(noun: &str) -> bool {
    NOBODY.contains(noun) || singular(noun).any(|singular| NOBODY.contains(singular.as_str()))
}

/// Whether a noun's ending says that it is someone who does something, with whether it is plural: "millers".
pub fn is_doer(noun: &str) -> Option<bool> {
    const ENDINGS: [&str; 6] = ["er", "or", "ist", "ian", "eer", "man"];
    let ends = |noun: &str| noun.len() > 5 && ENDINGS.iter().any(|ending| noun.ends_with(ending));
    if is_thing(noun) {
        return None;
    }
    if ends(noun) {
        return Some(false);
    }
    singular(noun).any(|singular| ends(&singular)).then_some(true)
}

/// The gender of a first name.
pub fn first_name(name: &str) -> Option<Gender> {
    FIRST_NAMES.get(name).copied()
}

/// Whether one of two first names in lower case is a short form of the other: "bob", "robert".
pub fn same_first_name(one: &str, other: &str) -> bool {
    let shortens = |short: &str, full: &str| {
        NICKNAMES.get(short).is_some_and(|names| names.iter().any(|name| name == full))
    };
    one == other || shortens(one, other) || shortens(other, one)
}

/// The body or outlet with this name or acronym; a leading article may be there or not.
pub fn known(name: &str) -> Option<&'static Known> {
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    KNOWN.get(name).or_else(|| KNOWN.get(name.replace('’', "'").as_str()))
}

fn find_noun<T: Copy>(table: &BTreeMap<&str, T>, noun: &str) -> Option<(T, bool)> {
    if let Some(&found) = table.get(noun) {
        return Some((found, false));
    }
    singular(noun).find_map(|singular| table.get(singular.as_str())).map(|&found| (found, true))
}

/// What the singular of a plural noun may be.
pub fn singular(noun: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [(&str, &str); 8] = [
        ("ies", "y"),
        ("children", "child"),
        ("men", "man"),
        ("thieves", "thief"),
        ("wives", "wife"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("s", ""),
    ];
    let noun = noun.to_owned();
    ENDINGS.into_iter().filter_map(move |(plural, singular)| {
        noun.strip_suffix(plural).map(|stem| format!("{stem}{singular}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_found_in_the_plural() {
        assert_eq!(role("spokeswomen").map(|(_, plural)| plural), Some(true));
        assert_eq!(body("ministries").map(|(_, plural)| plural), Some(true));
        assert_eq!(role("envoy").map(|(_, plural)| plural), Some(false));
        assert!(role("table").is_none());
    }

    #[test]
    fn known_bodies_have_kind_and_country() {
        assert_eq!(known("the Guardian").map(|known| known.country), Some(Some("GB")));
        assert_eq!(known("NATO").map(|known| known.kind), Some(ActorKind::Organization));
        assert_eq!(known("NATO").and_then(|known| known.country), None);
    }

    #[test]
    fn titles_may_have_a_full_stop() {
        assert_eq!(title("Mr.").and_then(|title| title.gender), Some(Gender::Male));
        assert_eq!(title("Gen").map(|title| title.rank), Some(true));
        assert_eq!(title("Envoy"), None);
    }
}
