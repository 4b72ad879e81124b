//! The closed vocabularies in plain English, with a mark and a tone for each status.
//!
//! Must not know a reading.

use onrecord_record::{
    Act, Certainty, Knowledge, Mode, Naming, ParticipantRole, ProposalStatus, Stance, Status,
};

/// What a status, stance or certainty means for what may come of it: a colour on a terminal, a class on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It is so.
    Done,
    /// It may come.
    Open,
    /// It has moved or hangs in the air.
    Moved,
    /// It will not be.
    Off,
    /// The text does not say.
    Unclear,
}

impl Tone {
    /// The name of the class on a page.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Done => "done",
            Tone::Open => "open",
            Tone::Moved => "moved",
            Tone::Off => "off",
            Tone::Unclear => "unclear",
        }
    }
}

/// A value of fixed words as a person reads it: "called_off" is "called off".
pub fn plain(word: impl AsRef<str>) -> String {
    word.as_ref().replace('_', " ")
}

/// The same with a capital letter.
pub fn title(word: impl AsRef<str>) -> String {
    let plain = plain(word);
    let mut characters = plain.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A sign for a status, one column wide.
pub fn mark(status: Status) -> &'static str {
    match status {
        Status::Held => "●",
        Status::UnderWay => "◐",
        Status::Planned => "○",
        Status::Proposed | Status::Demanded => "◌",
        Status::Postponed | Status::Suspended => "‖",
        Status::Rescheduled => "↷",
        Status::Relocated => "→",
        Status::CalledOff => "✕",
        Status::OffTheTable => "⊘",
        Status::Denied => "¬",
        Status::Unknown => "?",
    }
}

/// The tone of a status.
pub fn status_tone(status: Status) -> Tone {
    match status {
        Status::Held | Status::UnderWay => Tone::Done,
        Status::Planned | Status::Proposed | Status::Demanded => Tone::Open,
        Status::Postponed | Status::Rescheduled | Status::Relocated | Status::Suspended => {
            Tone::Moved
        }
        Status::CalledOff | Status::OffTheTable | Status::Denied => Tone::Off,
        Status::Unknown => Tone::Unclear,
    }
}

/// The tone of a proposal's status.
pub fn proposal_tone(status: ProposalStatus) -> Tone {
    match status {
        ProposalStatus::Accepted => Tone::Done,
        ProposalStatus::InPreparation
        | ProposalStatus::Tabled
        | ProposalStatus::UnderDiscussion => Tone::Open,
        ProposalStatus::AcceptedInPart | ProposalStatus::Countered => Tone::Moved,
        ProposalStatus::Rejected
        | ProposalStatus::Withdrawn
        | ProposalStatus::Lapsed
        | ProposalStatus::DeniedExisted => Tone::Off,
        ProposalStatus::Unknown => Tone::Unclear,
    }
}

/// The tone of a stance.
pub fn stance_tone(stance: Stance) -> Tone {
    match stance {
        Stance::Accepts => Tone::Done,
        Stance::Proposes | Stance::Demands => Tone::Open,
        Stance::Conditional => Tone::Moved,
        Stance::Rejects => Tone::Off,
        Stance::Silent => Tone::Unclear,
    }
}

/// How a source knows; none where that goes without saying or the text does not say.
pub fn knowledge(knowledge: Knowledge) -> Option<&'static str> {
    Some(match knowledge {
        Knowledge::Present => "present",
        Knowledge::Briefed => "briefed",
        Knowledge::Familiar => "familiar with the matter",
        Knowledge::Hearsay => "has it from others",
        // That people know their own doings goes without saying.
        Knowledge::Direct | Knowledge::Unknown => return None,
    })
}

/// How sure it is, where that is worth a word.
pub fn certainty(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Certain | Certainty::Unknown => None,
        Certainty::Probable => Some("probable"),
        Certainty::Possible => Some("possible"),
    }
}

/// Whether a source does more than saying.
pub fn is_more_than_saying(act: Act) -> bool {
    !matches!(act, Act::Say | Act::Other)
}

/// A role at an event, where it is more than taking part.
pub fn role(role: ParticipantRole) -> Option<String> {
    (role != ParticipantRole::Participant).then(|| plain(role.as_str()))
}

/// A mode: "in person".
pub fn mode(mode: Mode) -> String {
    match mode {
        Mode::Phone => "by phone".to_owned(),
        Mode::Video => "by video".to_owned(),
        Mode::InPerson | Mode::Multilateral | Mode::Mediated | Mode::Secret => plain(mode.as_str()),
    }
}

/// How a source is named.
pub fn naming(naming: Naming) -> &'static str {
    match naming {
        Naming::Named => "by name",
        Naming::Unnamed => "unnamed",
        Naming::Collective => "as a body",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_one_column_wide_and_tells_off_from_held() {
        for &status in Status::ALL {
            assert_eq!(textwrap::core::display_width(mark(status)), 1, "{status}");
        }
        assert_ne!(mark(Status::Held), mark(Status::Planned));
    }

    #[test]
    fn words_read_as_english() {
        assert_eq!(plain(Status::OffTheTable.as_str()), "off the table");
        assert_eq!(title("talks"), "Talks");
    }
}
