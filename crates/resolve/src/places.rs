//! Whether two places are one, or one lies in the other.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use onrecord_record::Place;

use crate::fold;

/// How two places compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Whereabouts {
    /// Two places.
    Different,
    /// At least one is not told.
    Unknown,
    /// One is the country of the other, or both are one country.
    Within,
    /// One place, smaller than a country.
    Same,
}

/// Codes of countries by folded name.
static COUNTRIES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../data/countries.txt").lines().filter(|line| !line.starts_with('#'));
    let entries = lines.filter_map(|line| line.split_once('\t'));
    entries
        .flat_map(|(code, names)| names.split('|').map(move |name| (fold::name(name), code)))
        .collect()
});

/// Code of the country that `name` names.
pub(crate) fn country_named(name: &str) -> Option<&'static str> {
    COUNTRIES.get(&fold::name(name)).copied()
}

/// Code of the country that a place lies in, or is.
pub(crate) fn country(place: &Place) -> Option<&str> {
    country_named(&place.name).or(place.country.as_deref())
}

/// Compares two places.
pub(crate) fn compare(one: Option<&Place>, other: Option<&Place>) -> Whereabouts {
    let (Some(one), Some(other)) = (one, other) else {
        return Whereabouts::Unknown;
    };
    let whole = (country_named(&one.name).is_some(), country_named(&other.name).is_some());
    match (country(one), country(other)) {
        (Some(first), Some(second)) if first != second => Whereabouts::Different,
        (Some(_), Some(_)) if whole.0 || whole.1 => Whereabouts::Within,
        _ if same_name(&one.name, &other.name) => Whereabouts::Same,
        // A place without a known country may lie in the country that the other is.
        _ if whole.0 != whole.1 => Whereabouts::Unknown,
        _ => Whereabouts::Different,
    }
}

/// Whether a place is smaller than a country.
pub(crate) fn is_narrow(place: &Place) -> bool {
    country_named(&place.name).is_none()
}

/// One name, or one that the other only says more of: "Altona", "Altona district".
fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (fold::words(one), fold::words(other));
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !fewer.is_empty() && fewer.iter().all(|word| more.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, country: Option<&str>) -> Place {
        Place { name: name.to_owned(), country: country.map(str::to_owned), span: None }
    }

    fn compared(one: (&str, Option<&str>), other: (&str, Option<&str>)) -> Whereabouts {
        compare(Some(&place(one.0, one.1)), Some(&place(other.0, other.1)))
    }

    #[test]
    fn a_town_lies_in_its_country() {
        assert_eq!(compared(("Bergen", Some("NO")), ("Norway", None)), Whereabouts::Within);
        assert_eq!(
            compared(("Bergen", Some("NO")), ("Sweden", Some("SE"))),
            Whereabouts::Different
        );
        assert_eq!(compared(("Bergen", Some("NO")), ("Oslo", Some("NO"))), Whereabouts::Different);
    }

    #[test]
    fn towns_of_one_name_in_two_countries_are_two() {
        assert_eq!(
            compared(("Córdoba", Some("ES")), ("Cordoba", Some("AR"))),
            Whereabouts::Different
        );
        assert_eq!(compared(("Córdoba", None), ("Cordoba", Some("AR"))), Whereabouts::Same);
    }

    #[test]
    fn nothing_is_compared_with_nothing() {
        assert_eq!(compare(None, Some(&place("Oslo", None))), Whereabouts::Unknown);
    }
}
