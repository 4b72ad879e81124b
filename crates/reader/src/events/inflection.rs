//! The forms of a word of the data files: "meet" to "meets", "meeting", "met".
//!
//! The analysis gives lemmas, but a guessed lemma of a rare verb is often wrong; forms made from a known base are not.
//! Must not know what a word means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lexicon::entries;

static IRREGULAR: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    entries(include_str!("../../data/events/irregular.txt"))
        .filter_map(|columns| match columns[..] {
            [base, forms] => Some((base, forms.split(' ').collect())),
            _ => None,
        })
        .collect()
});

/// All forms of a verb or noun, the base first. Forms that no word has ("meetinged") are never made; a form too many of
/// a regular word (its plural and its third person are one) does no harm.
pub fn forms(base: &str) -> Vec<String> {
    let mut forms = vec![base.to_owned(), with_s(base)];
    let stem = base.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'y', 'o']));
    forms.push(format!("{}ing", stem.unwrap_or(base)));
    match IRREGULAR.get(base) {
        Some(others) => forms.extend(others.iter().map(|&form| form.to_owned())),
        None => forms.push(with_ed(base)),
    }
    forms
}

fn with_s(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

fn with_ed(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ied"),
        _ if base.ends_with('e') => format!("{base}d"),
        _ => format!("{base}ed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_irregular_forms() {
        assert_eq!(forms("postpone"), ["postpone", "postpones", "postponing", "postponed"]);
        assert_eq!(forms("meet"), ["meet", "meets", "meeting", "met"]);
        assert_eq!(forms("parley"), ["parley", "parleys", "parleying", "parleyed"]);
        assert!(forms("deny").contains(&"denied".to_owned()));
        assert!(forms("agree").contains(&"agreeing".to_owned()));
    }
}
