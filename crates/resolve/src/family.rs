//! Sorts of event and of standing that accounts of one event may give it.

use onrecord_record::{EventType, Status};

/// Sorts of event that are told as one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    Encounter,
    Call,
    Telling,
    Signing,
    Ceasefire,
    Exchange,
    Other,
}

impl Family {
    pub(crate) fn of(event_type: EventType) -> Self {
        match event_type {
            EventType::Meeting | EventType::Talks | EventType::Visit | EventType::Summit => {
                Self::Encounter
            }
            EventType::Call => Self::Call,
            EventType::Briefing | EventType::Announcement => Self::Telling,
            EventType::Signing => Self::Signing,
            EventType::Ceasefire => Self::Ceasefire,
            EventType::Exchange => Self::Exchange,
            EventType::Other => Self::Other,
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Encounter => "encounter",
            Self::Call => "call",
            Self::Telling => "telling",
            Self::Signing => "signing",
            Self::Ceasefire => "ceasefire",
            Self::Exchange => "exchange",
            Self::Other => "other",
        }
    }
}

/// Where an event stands, as far as one account may differ from another at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is to come.
    Ahead,
    /// It has begun.
    Begun,
    /// It is not to come as it was set.
    Lost,
    /// Nothing tells.
    Open,
}

impl Standing {
    pub(crate) fn of(status: Status) -> Self {
        match status {
            Status::Proposed
            | Status::Demanded
            | Status::Planned
            | Status::Rescheduled
            | Status::Relocated => Self::Ahead,
            Status::UnderWay | Status::Held | Status::Suspended => Self::Begun,
            Status::Postponed | Status::CalledOff | Status::OffTheTable => Self::Lost,
            Status::Denied | Status::Unknown => Self::Open,
        }
    }

    /// Whether both stand alike, or it is open whether they do.
    pub(crate) fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Open || other == Self::Open
    }
}
