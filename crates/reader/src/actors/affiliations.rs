//! To which body and country someone belongs: from those named or meant in the words for their office, and for an
//! office of state from the country that its sentence speaks of.
//!
//! Must not know how mentions were joined.

use std::ops::Range;

use onrecord_record::{ActorKind, MentionForm};

use super::entity::Entity;
use super::lexicon;
use super::names;
use super::phrases;
use crate::document::Document;
use crate::places;

/// Chains of offices ("the spokesman of the minister's office") longer than this are not followed.
const STEPS: usize = 3;

/// Nouns for offices and bodies that a state has one of.
const OF_STATE: [&str; 23] = [
    "minister",
    "president",
    "premier",
    "king",
    "queen",
    "emir",
    "amir",
    "sultan",
    "monarch",
    "ministry",
    "government",
    "parliament",
    "cabinet",
    "palace",
    "army",
    "military",
    "chancellor",
    "presidency",
    "navy",
    "senate",
    "judiciary",
    "legislature",
    "treasury",
];

/// Share of all mentions of countries that makes one the country of the article.
const DOMINANT: f64 = 0.75;

/// Fills in affiliation and country where the text gives them.
pub fn complete(document: &Document, entities: &mut [Entity]) {
    for _ in 0..STEPS {
        from_offices(document, entities);
    }
    let spoken_of = countries_by_sentence(document, entities);
    let home = at_the_top(document).or_else(|| dominant(&spoken_of));
    for entity in entities.iter_mut() {
        if entity.countries.is_empty() && is_of_state(document, entity) {
            entity.countries.extend(near(document, entity).or(home));
        }
    }
    from_offices(document, entities);
    from_counterparts(document, entities, &spoken_of);
}

/// Whose counterpart is Danish, in an article on Denmark and Sweden, is a Swede.
fn from_counterparts(
    document: &Document,
    entities: &mut [Entity],
    spoken_of: &[Vec<&'static str>],
) {
    let Some([one, two]) = two_sides(spoken_of) else { return };
    let mut found = Vec::new();
    for role in entities.iter().flat_map(|entity| &entity.roles) {
        let is_counterpart = document.lower(role.head) == "counterpart"
            || document.words(role.tokens.clone()).to_lowercase().ends_with("opposite number");
        let theirs = phrases::countries(document, role.tokens.clone());
        let other = match theirs.as_slice() {
            [only] if *only == one => two,
            [only] if *only == two => one,
            _ => continue,
        };
        let owner = document
            .children_by(role.head, "nmod")
            .find(|&child| document.token(child).deprel == "nmod:poss")
            .filter(|_| is_counterpart);
        found.extend(owner.map(|owner| (owner, other)));
    }
    for (owner, country) in found {
        let owns = |entity: &&mut Entity| {
            entity.is_one_person() && entity.mentions.iter().any(|mention| mention.head == owner)
        };
        for entity in entities.iter_mut().filter(owns).filter(|entity| entity.countries.is_empty())
        {
            entity.countries.push(country);
        }
    }
}

/// Body and country from the words for each office, so far as they are known.
pub fn from_offices(document: &Document, entities: &mut [Entity]) {
    for index in 0..entities.len() {
        if entities[index].is_country.is_some() {
            continue;
        }
        let found = in_office(document, entities, index);
        let entity = &mut entities[index];
        if entity.kind == ActorKind::Person && entity.affiliation.is_none() {
            entity.affiliation = found.body;
        }
        if entity.countries.is_empty() {
            entity.countries.extend(found.country);
        }
    }
}

#[derive(Default)]
struct Found {
    body: Option<String>,
    country: Option<&'static str>,
}

/// The body and country that the words for someone's office name.
fn in_office(document: &Document, entities: &[Entity], index: usize) -> Found {
    let mut found = Found::default();
    let entity = &entities[index];
    let leads = entity.leads.iter().cloned();
    let own_name =
        entity.name.iter().filter(|_| entity.is_body() && entity.known.is_none()).cloned();
    let offices = entity.roles.iter().map(|role| role.tokens.clone());
    for tokens in offices.chain(leads).chain(own_name) {
        let own = without_purpose(document, &tokens);
        for (number, other) in entities.iter().enumerate() {
            let inside = other.mentions.iter().any(|mention| {
                let words = if other.is_country.is_some() { &own } else { &tokens };
                words.contains(&mention.head)
                    && (mention.form != MentionForm::Nominal || other.is_body())
            });
            if number == index || !(inside || is_meant_in(document, other, &tokens)) {
                continue;
            }
            if other.is_body() && found.body.is_none() && other.kind != ActorKind::Group {
                found.body = label(document, other);
            }
            if found.country.is_none() && other.countries.len() == 1 {
                found.country = other.countries.first().copied();
            }
        }
        if found.country.is_none() {
            found.country = phrases::countries(document, own.clone()).first().copied();
        }
        if found.country.is_none() {
            found.country = city_in(document, own);
        }
    }
    found
}

/// The country of a city that an office is of: "the mayor of Leeds", "the Leeds police chief".
fn city_in(document: &Document, office: Range<usize>) -> Option<&'static str> {
    const LONGEST: usize = 3;
    let end = office.end;
    office.filter(|&start| names::is_capitalised(document, start)).find_map(|start| {
        let leads = start == 0
            || matches!(document.lower(start - 1), "of" | "in" | "at" | "from" | "the")
            || document.relation(start) == "compound";
        let words = (start + 1..=end.min(start + LONGEST))
            .rev()
            .map(|end| document.words(start..end))
            .find(|words| places::is_place(words))
            .filter(|_| leads)?;
        places::country_of(words, Some(document))
    })
}

fn label(document: &Document, entity: &Entity) -> Option<String> {
    let name = entity.name.as_ref().map(|name| document.words(name.clone()).to_owned());
    name.or_else(|| entity.description.clone())
}

/// "palace" of "the palace adviser", where the text has spoken of the palace.
fn is_meant_in(document: &Document, other: &Entity, tokens: &Range<usize>) -> bool {
    other.is_body()
        && other.name.is_none()
        && tokens.clone().any(|index| {
            // "palace" alone, or with the word that tells it from others of its kind: "home ministry".
            let apart = index > tokens.start
                && matches!(document.relation(index - 1), "compound" | "amod")
                && !document.lower(index - 1).eq("senior")
                && !other.role_words(document).any(|word| word == document.lower(index - 1));
            !apart
                && document.relation(index) == "compound"
                && lexicon::body(document.lower(index)).is_some()
                && other.role_nouns(document).any(|noun| noun == document.lower(index))
        })
}

/// An office's own words without what the office is for: an "envoy to Oslo" is no Norwegian.
fn without_purpose(document: &Document, tokens: &Range<usize>) -> Range<usize> {
    let foreign = tokens.clone().find(|&index| {
        matches!(document.lower(index), "to" | "for" | "on" | "with" | "by" | "against" | "between")
    });
    tokens.start..foreign.unwrap_or(tokens.end)
}

fn is_of_state(document: &Document, entity: &Entity) -> bool {
    let by_role = entity.role_nouns(document).any(|noun| OF_STATE.contains(&noun))
        || entity.role_words(document).any(|word| word == "presidential");
    let by_name = entity.is_body()
        && entity.name.as_ref().is_some_and(|name| {
            name.clone().any(|index| OF_STATE.contains(&document.lower(index)))
        });
    let single = entity.number != onrecord_record::Number::Several;
    // A spokesman of whom the text tells the body belongs to that body only.
    let placed = entity.affiliation.is_some();
    single
        && !placed
        && (by_role || by_name || entity.kind == ActorKind::Government)
        && entity.known.is_none()
}

/// For each sentence, the countries that it speaks of: by name, adjective, capital, seat or body of state.
fn countries_by_sentence(document: &Document, entities: &[Entity]) -> Vec<Vec<&'static str>> {
    let mut found: Vec<Vec<&'static str>> = document
        .analysis
        .sentences
        .iter()
        .map(|sentence| all_countries(document, sentence.clone()))
        .collect();
    for entity in entities {
        let of_state = matches!(
            entity.kind,
            ActorKind::Government | ActorKind::Organization | ActorKind::Group
        );
        if !of_state || entity.is_country.is_some() || entity.countries.len() != 1 {
            continue;
        }
        for mention in &entity.mentions {
            if let Some(sentence) = found.get_mut(document.sentence_number(mention.head)) {
                sentence.extend(entity.countries.first());
            }
        }
    }
    found
}

fn all_countries(document: &Document, tokens: Range<usize>) -> Vec<&'static str> {
    tokens.clone().flat_map(|index| phrases::countries(document, index..index + 1)).collect()
}

/// The only country that the sentence of the entity's first mention speaks of before it. What stands after may be the
/// other side: "the ministry received the Danish envoy".
fn near(document: &Document, entity: &Entity) -> Option<&'static str> {
    let first = entity.mentions.first()?;
    let only_of = |countries: &[&'static str]| {
        let only = *countries.first()?;
        countries.iter().all(|&code| code == only).then_some(only)
    };
    let sentence = document.sentence(first.head);
    let before =
        phrases::countries(document, sentence.start..first.tokens.start.max(sentence.start));
    only_of(&before)
}

/// The only country that headline and lead name, in its own name or adjective.
fn at_the_top(document: &Document) -> Option<&'static str> {
    let lead = document.analysis.sentences.get(1).or(document.analysis.sentences.first())?;
    let mut named = (0..lead.end).filter_map(|index| {
        let word = document.word(index);
        places::country_named(word).or_else(|| places::nationality(word))
    });
    let only = named.next()?;
    named.all(|code| code == only).then_some(only)
}

/// The two countries that most mentions of countries are of.
fn two_sides(spoken_of: &[Vec<&'static str>]) -> Option<[&'static str; 2]> {
    let mut counts: std::collections::BTreeMap<&'static str, usize> =
        std::collections::BTreeMap::new();
    for &code in spoken_of.iter().flatten() {
        *counts.entry(code).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let mut counts: Vec<(usize, &'static str)> =
        counts.into_iter().map(|(code, count)| (count, code)).collect();
    counts.sort_unstable_by(|one, other| other.cmp(one));
    let [(first, one), (second, two), ..] = counts.as_slice() else { return None };
    let dominant = (first + second) * 4 >= all * 3;
    dominant.then_some([*one, *two])
}

/// The country that most mentions of countries are of.
fn dominant(spoken_of: &[Vec<&'static str>]) -> Option<&'static str> {
    let all: Vec<&'static str> = spoken_of.iter().flatten().copied().collect();
    let count = |code: &str| all.iter().filter(|&&other| other == code).count();
    let most = all.iter().copied().max_by_key(|code| (count(code), std::cmp::Reverse(*code)))?;
    let share =
        f64::from(u32::try_from(count(most)).ok()?) / f64::from(u32::try_from(all.len()).ok()?);
    (share >= DOMINANT).then_some(most)
}
