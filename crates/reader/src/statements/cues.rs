//! The words that tie content to source: what a verb of saying does, and where its content stands.
//!
//! Must not know: the document.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use onrecord_record::{Act, Certainty, Polarity};

use crate::lexicon::entries;

/// A verb, with its particle, that can tie content to a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueVerb {
    /// What the source does by it.
    pub act: Act,
    /// Whether it says that its content is so.
    pub polarity: Polarity,
    /// How sure it makes the source sound.
    pub certainty: Certainty,
    /// What can hold its content: "clause", "infinitive", "gerund", "noun", "as", "quote", or a preposition.
    pub complements: Vec<&'static str>,
}

impl CueVerb {
    /// Whether content can stand in this kind of complement.
    pub fn takes(&self, complement: &str) -> bool {
        self.complements.contains(&complement)
    }
}

static VERBS: LazyLock<BTreeMap<&'static str, CueVerb>> = LazyLock::new(|| {
    entries(include_str!("../../data/statements/cues.txt"))
        .filter_map(|columns| verb(&columns))
        .collect()
});

/// Every form of a first word of a cue, with that word's dictionary form. Lemmas of the analysis are guesses for rare
/// verbs; the cues are a closed list, so their forms can be made.
static FORMS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut forms = BTreeMap::new();
    for lemma in VERBS.keys().map(|lemma| lemma.split(' ').next().unwrap_or(lemma)) {
        for form in regular_forms(lemma) {
            forms.insert(form, lemma);
        }
    }
    for columns in entries(include_str!("../../data/statements/irregular.txt")) {
        if let [lemma, further] = columns[..] {
            forms.extend(further.split(' ').map(|form| (form.to_owned(), lemma)));
        }
    }
    forms
});

/// The forms of a regular verb.
fn regular_forms(lemma: &str) -> Vec<String> {
    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
    let sibilant = ["s", "sh", "ch", "x", "z"].iter().any(|end| lemma.ends_with(end));
    let mut forms = vec![lemma.to_owned(), format!("{stem}ing")];
    match lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => forms.extend([format!("{stem}ies"), format!("{stem}ied")]),
        None if sibilant => forms.extend([format!("{lemma}es"), format!("{stem}ed")]),
        None => forms.extend([format!("{lemma}s"), format!("{stem}ed")]),
    }
    forms
}

/// The dictionary form of a cue verb's word, given in lower case.
pub fn lemma_of(form: &str) -> Option<&'static str> {
    FORMS.get(form).copied()
}

fn verb(columns: &[&'static str]) -> Option<(&'static str, CueVerb)> {
    let &[lemma, act, polarity, certainty, complements] = columns else { return None };
    let verb = CueVerb {
        act: act.parse().ok()?,
        polarity: polarity.parse().ok()?,
        certainty: certainty.parse().ok()?,
        complements: complements.split(' ').collect(),
    };
    Some((lemma, verb))
}

/// The cue verb with this lemma ("rule out" with its particle), and the lemma.
pub fn entry(lemma: &str) -> Option<(&'static str, &'static CueVerb)> {
    VERBS.get_key_value(lemma).map(|(&lemma, verb)| (lemma, verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_read() {
        let lines = entries(include_str!("../../data/statements/cues.txt"));
        assert_eq!(lines.count(), VERBS.len());
    }

    #[test]
    fn forms_lead_to_their_verb() {
        for (form, lemma) in [
            ("said", "say"),
            ("denies", "deny"),
            ("denied", "deny"),
            ("urging", "urge"),
            ("stresses", "stress"),
            ("insisted", "insist"),
            ("begged", "beg"),
        ] {
            assert_eq!(lemma_of(form), Some(lemma));
        }
    }

    #[test]
    fn a_particle_makes_another_verb() {
        assert_eq!(entry("rule").map(|(_, verb)| verb.act), Some(Act::Announce));
        assert_eq!(entry("rule out").map(|(_, verb)| verb.act), Some(Act::Reject));
        assert_eq!(entry("walk"), None);
    }
}
