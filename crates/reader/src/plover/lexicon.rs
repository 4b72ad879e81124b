//! The words of PLOVER: verbs with their classes, and the frames that change them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Class;
use crate::lexicon::entries;

/// What stands around an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// It is offered or promised.
    Pledge,
    /// It is to come: a promise or a threat by what it is.
    Plan,
    /// It is threatened.
    Threat,
    /// It will not be done.
    Refusal,
    /// Another is to do it.
    Demand,
    /// It is done.
    Start,
}

/// Both data files.
pub struct Lexicon {
    /// Verb with particle → lines: objects (none for any) and class.
    verbs: BTreeMap<&'static str, Vec<(Vec<&'static str>, Class)>>,
    frames: BTreeMap<&'static str, Frame>,
}

/// The lexicon of this crate.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut verbs: BTreeMap<&str, Vec<(Vec<&str>, Class)>> = BTreeMap::new();
    for columns in entries(include_str!("../../data/plover/verbs.txt")) {
        if let [verb, objects, class] = columns[..]
            && let Some(class) = Class::ALL.into_iter().find(|known| known.as_str() == class)
        {
            let objects = if objects == "*" { Vec::new() } else { objects.split('|').collect() };
            verbs.entry(verb).or_default().push((objects, class));
        }
    }
    let frame = |columns: Vec<&'static str>| {
        let frame = match *columns.get(1)? {
            "pledge" => Frame::Pledge,
            "plan" => Frame::Plan,
            "threat" => Frame::Threat,
            "refusal" => Frame::Refusal,
            "demand" => Frame::Demand,
            _ => Frame::Start,
        };
        Some((columns[0], frame))
    };
    Lexicon {
        verbs,
        frames: entries(include_str!("../../data/plover/frames.txt")).filter_map(frame).collect(),
    }
});

impl Lexicon {
    /// The frame that a word makes, by its lemma or as it is written.
    pub fn frame(&self, lemma: &str, word: &str) -> Option<Frame> {
        self.frames.get(lemma).or_else(|| self.frames.get(word)).copied()
    }

    /// The class of a verb with these objects, the line with the particle before that without.
    pub fn class(&self, verb: &str, particle: Option<&str>, objects: &[&str]) -> Option<Class> {
        let fits = |verb: &str| {
            let lines = self.verbs.get(verb)?;
            let named =
                lines.iter().find(|(wanted, _)| wanted.iter().any(|noun| objects.contains(noun)));
            let any = || lines.iter().find(|(wanted, _)| wanted.is_empty());
            named.or_else(any).map(|(_, class)| *class)
        };
        let with_particle = particle.and_then(|particle| fits(&format!("{verb} {particle}")));
        with_particle.or_else(|| fits(verb))
    }

    /// The class of a verb by itself, for a coder that knows nothing but words.
    pub fn class_of_word(&self, verb: &str) -> Option<Class> {
        self.verbs.get(verb).and_then(|lines| lines.last()).map(|(_, class)| *class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_files_is_understood() {
        let lines = entries(include_str!("../../data/plover/verbs.txt")).count();
        assert_eq!(LEXICON.verbs.values().map(Vec::len).sum::<usize>(), lines);
        assert_eq!(
            LEXICON.frames.len(),
            entries(include_str!("../../data/plover/frames.txt")).count()
        );
    }

    #[test]
    fn objects_decide_between_classes() {
        assert_eq!(LEXICON.class("hold", None, &["rally"]), Some(Class::Protest));
        assert_eq!(LEXICON.class("hold", None, &["talk"]), Some(Class::Consult));
        assert_eq!(LEXICON.class("call", Some("for"), &[]), Some(Class::Demand));
        assert_eq!(LEXICON.class("sing", None, &[]), None);
    }
}
