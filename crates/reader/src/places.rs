//! The gazetteer: which country a country's name, adjective, capital, seat of government or city belongs to.
//!
//! Knows words only, and the document where a name is ambiguous. Must not know actors, statements, events.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::document::Document;
use crate::lexicon::entries;

/// What a word has to do with a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// The country's own name: "Norway".
    Name,
    /// Adjective or demonym: "Norwegian".
    Adjective,
    /// The capital, which also stands for the government: "Oslo".
    Capital,
    /// A house or office that stands for the government: "Downing Street".
    Seat,
}

/// A country as the gazetteer has it.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// The usual English name.
    pub name: &'static str,
}

struct Gazetteer {
    countries: BTreeMap<&'static str, Country>,
    words: BTreeMap<String, Vec<(Tie, &'static str)>>,
    cities: BTreeMap<&'static str, Vec<&'static str>>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut gazetteer =
        Gazetteer { countries: BTreeMap::new(), words: BTreeMap::new(), cities: BTreeMap::new() };
    for columns in entries(include_str!("../data/places/countries.txt")) {
        let [code, names, rest @ ..] = columns.as_slice() else { continue };
        let name = names.split('|').next().unwrap_or(names);
        gazetteer.countries.insert(code, Country { code, name });
        let ties = [Tie::Name, Tie::Adjective, Tie::Capital, Tie::Seat];
        for (tie, words) in ties.into_iter().zip(std::iter::once(names).chain(rest)) {
            for word in words.split('|').filter(|word| !word.is_empty()) {
                gazetteer.words.entry(plain(word)).or_default().push((tie, code));
            }
        }
    }
    for columns in entries(include_str!("../data/places/cities.txt")) {
        if let [name, codes] = columns.as_slice() {
            gazetteer.cities.insert(name, codes.split(',').collect());
        }
    }
    gazetteer
});

/// A name without its article, with plain apostrophes.
fn plain(name: &str) -> String {
    let name = name.replace('’', "'");
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(&name);
    name.trim().to_owned()
}

/// The country with this ISO code.
pub fn country(code: &str) -> Option<&'static Country> {
    GAZETTEER.countries.get(code)
}

/// What a word or name has to do with countries; demonyms are found in the plural too. Exact in case: "Turkey" is a
/// country, "turkey" is none.
pub fn ties(name: &str) -> Vec<(Tie, &'static str)> {
    let name = plain(name);
    let find = |name: &str| GAZETTEER.words.get(name).cloned().unwrap_or_default();
    let found = find(&name);
    if !found.is_empty() {
        return found;
    }
    let singular = name.strip_suffix("men").map(|stem| format!("{stem}man"));
    let singular = singular.or_else(|| name.strip_suffix('s').map(str::to_owned));
    let demonyms = singular.map(|singular| find(&singular)).unwrap_or_default();
    demonyms.into_iter().filter(|&(tie, _)| tie == Tie::Adjective).collect()
}

/// The country whose name this is.
pub fn country_named(name: &str) -> Option<&'static str> {
    tied(name, &[Tie::Name])
}

/// The country that an adjective or demonym belongs to: "Norwegian", "the Swedes".
pub fn nationality(word: &str) -> Option<&'static str> {
    tied(word, &[Tie::Adjective])
}

/// The country whose government a capital or seat of government stands for.
pub fn metonym(name: &str) -> Option<&'static str> {
    tied(name, &[Tie::Seat, Tie::Capital])
}

/// The country that a seat of government stands for: "the Kremlin". A seat is never just a place.
pub fn seat(name: &str) -> Option<&'static str> {
    tied(name, &[Tie::Seat])
}

fn tied(name: &str, wanted: &[Tie]) -> Option<&'static str> {
    ties(name).into_iter().find(|(tie, _)| wanted.contains(tie)).map(|(_, code)| code)
}

/// Whether the name is that of a country, capital or city.
pub fn is_place(name: &str) -> bool {
    let found = ties(name);
    let place = found.iter().any(|&(tie, _)| matches!(tie, Tie::Name | Tie::Capital));
    place || GAZETTEER.cities.contains_key(plain(name).as_str())
}

/// The country that a country's name, a capital, a seat of government or a city lies in. Where cities of several
/// countries have the name, the one that the document also speaks of, and with none or no document the likeliest.
pub fn country_of(name: &str, document: Option<&Document>) -> Option<&'static str> {
    let name = plain(name);
    let own = tied(&name, &[Tie::Name, Tie::Capital, Tie::Seat]);
    let codes = GAZETTEER.cities.get(name.as_str());
    let (Some(codes), None) = (codes, own) else { return own };
    let spoken_of = |code: &&&str| document.is_some_and(|document| speaks_of(document, code));
    match codes.as_slice() {
        [only] => Some(only),
        several => several.iter().find(spoken_of).or(several.first()).copied(),
    }
}

/// Whether the document has the name, adjective or capital of a country.
fn speaks_of(document: &Document, code: &str) -> bool {
    (0..document.len()).any(|index| {
        let one = ties(document.word(index));
        let end = document.len().min(index + 2);
        one.into_iter().chain(ties(document.words(index..end))).any(|(_, found)| found == code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_name_adjective_people_capital_and_seat() {
        assert_eq!(country_named("Norway"), Some("NO"));
        assert_eq!(nationality("Norwegians"), Some("NO"));
        assert_eq!(nationality("Frenchmen"), Some("FR"));
        assert_eq!(metonym("the Kremlin"), Some("RU"));
        assert_eq!(metonym("Oslo"), Some("NO"));
        assert_eq!(seat("Oslo"), None);
    }

    #[test]
    fn a_common_word_is_no_country() {
        assert_eq!(country_named("turkey"), None);
        assert!(!is_place("Proposal"));
    }

    #[test]
    fn a_city_has_its_country() {
        assert_eq!(country_of("Geneva", None), Some("CH"));
        assert_eq!(country_of("Washington", None), Some("US"));
        assert_eq!(country_of("the Élysée", None), Some("FR"));
        assert!(is_place("Lagos"));
    }

    #[test]
    fn every_code_has_two_letters() {
        assert!(GAZETTEER.countries.keys().all(|code| code.len() == 2));
        assert!(GAZETTEER.cities.values().flatten().all(|code| code.len() == 2));
    }
}
