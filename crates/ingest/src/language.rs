//! Which language a text is in.
//!
//! Must not know anything else of the text.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use whatlang::Lang;

use crate::data;
use crate::notice::Notice;

/// Bytes of text that are looked at: more does not make the answer surer.
const WINDOW: usize = 6000;
/// Letters below which a text says too little of its language.
const MIN_LETTERS: usize = 120;

static TAGS: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| data::pairs(include_str!("../data/languages.txt")).collect());

/// The BCP 47 tag of the language of `text`, and a notice where it is not English.
///
/// What the page declares is believed where it agrees with the text, or the text says too little.
pub(crate) fn find(text: &str, declared: Option<&str>) -> (Option<String>, Option<Notice>) {
    let declared = declared.map(|tag| tag.trim().replace('_', "-")).filter(|tag| is_tag(tag));
    let window = &text[..text.floor_char_boundary(WINDOW)];
    let letters = window.chars().filter(|character| character.is_alphabetic()).count();
    let detected =
        whatlang::detect(window).filter(|info| letters >= MIN_LETTERS && info.is_reliable());
    let Some(language) = detected.map(|info| info.lang()) else { return (declared, None) };
    let tag = TAGS.get(language.code()).copied().unwrap_or(language.code());
    let agrees = |declared: &String| {
        declared.split('-').next().is_some_and(|main| main.eq_ignore_ascii_case(tag))
    };
    let notice =
        (language != Lang::Eng).then(|| Notice::NotEnglish { language: language.eng_name() });
    (declared.filter(agrees).or_else(|| Some(tag.to_owned())), notice)
}

fn is_tag(tag: &str) -> bool {
    let main = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&main.len())
        && tag.len() <= 20
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The foreign ministers of the two countries met in the capital on Tuesday and agreed to \
        continue their talks about the border next month, officials on both sides said after the meeting.";
    const GERMAN: &str = "Die Außenminister der beiden Länder trafen sich am Dienstag in der Hauptstadt und \
        vereinbarten, ihre Gespräche über die Grenze im nächsten Monat fortzusetzen, wie beide Seiten mitteilten.";

    #[test]
    fn english_passes_and_another_language_is_told() {
        assert_eq!(find(ENGLISH, None), (Some("en".to_owned()), None));
        assert_eq!(find(ENGLISH, Some("en_GB")), (Some("en-GB".to_owned()), None));
        let german = Some(Notice::NotEnglish { language: "German" });
        assert_eq!(find(GERMAN, Some("en")), (Some("de".to_owned()), german));
    }

    #[test]
    fn a_short_text_has_the_language_that_is_declared() {
        assert_eq!(find("Talks", Some("en-US")), (Some("en-US".to_owned()), None));
        assert_eq!(find("Talks", Some("x<y")), (None, None));
    }

    #[test]
    fn every_language_has_a_tag() {
        for language in Lang::all() {
            assert!(TAGS.contains_key(language.code()), "{}", language.code());
        }
    }
}
