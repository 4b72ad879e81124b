//! Codes: how the code books of researchers, and schema.org, name what the reading calls an event.
//!
//! A table of types, modes and statuses; what fits no line has no code. `docs/codes.md` shows the tables. Must not know the
//! text.

use std::sync::LazyLock;

use onrecord_record::{Codes, EventType, Mode, PloverCode, Status};

use crate::lexicon::entries;

static EVENTS: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| entries(include_str!("../data/codes/events.txt")).collect());
static STATUSES: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| entries(include_str!("../data/codes/event_status.txt")).collect());

/// The codes of an event of this type and these modes that stands like this.
pub fn codes(event_type: EventType, modes: &[Mode], status: Status) -> Codes {
    let mut codes = Codes::default();
    let line = EVENTS.iter().find_map(|columns| match columns[..] {
        [types, mode, statuses, class, class_mode, context, cameo]
            if holds(types, event_type.as_str())
                && has_mode(mode, modes)
                && holds(statuses, status.as_str()) =>
        {
            Some((class, class_mode, context, cameo))
        }
        _ => None,
    });
    if let Some((class, class_mode, context, cameo)) = line {
        codes.plover = given(class).map(|class| PloverCode {
            class,
            mode: given(class_mode),
            context: given(context),
        });
        codes.cameo = given(cameo);
    }
    codes.event_status = STATUSES.iter().find_map(|columns| match columns[..] {
        [word, mode, code] if word == status.as_str() && has_mode(mode, modes) => given(code),
        _ => None,
    });
    codes
}

fn holds(alternatives: &str, word: &str) -> bool {
    alternatives == "*" || alternatives.split('|').any(|alternative| alternative == word)
}

fn has_mode(wanted: &str, modes: &[Mode]) -> bool {
    wanted == "*" || modes.iter().any(|mode| mode.as_str() == wanted)
}

fn given(code: &str) -> Option<String> {
    (code != "-").then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_was_held_is_a_consultation_by_phone() {
        let codes = codes(EventType::Call, &[Mode::Phone], Status::Held);
        let plover = codes.plover.expect("calls have a class");
        assert_eq!((plover.class.as_str(), plover.mode.as_deref()), ("CONSULT", Some("phone")));
        assert_eq!(codes.cameo.as_deref(), Some("041"));
    }

    #[test]
    fn a_planned_meeting_is_no_consultation() {
        let codes = codes(EventType::Meeting, &[], Status::Planned);
        assert_eq!(codes.cameo.as_deref(), Some("036"));
        assert_eq!(codes.event_status.as_deref(), Some("EventScheduled"));
    }

    #[test]
    fn what_is_denied_or_fits_no_line_has_no_code() {
        assert_eq!(codes(EventType::Meeting, &[], Status::Denied), Codes::default());
        assert_eq!(codes(EventType::Exchange, &[], Status::Held).cameo, None);
    }

    #[test]
    fn each_line_has_words_of_the_vocabulary() {
        for columns in EVENTS.iter() {
            assert_eq!(columns.len(), 7, "{columns:?}");
            assert!(columns[0].split('|').all(|word| word.parse::<EventType>().is_ok()));
            assert!(columns[1] == "*" || columns[1].parse::<Mode>().is_ok());
            assert!(columns[2].split('|').all(|word| word.parse::<Status>().is_ok()));
        }
    }
}
