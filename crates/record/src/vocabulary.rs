//! The closed vocabularies: every value that a field of fixed words may have.
//!
//! A word has one spelling, in the JSON, in the database and on the page. Must not know where it is used.

use std::fmt;

/// A word that its vocabulary does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// The word as it was given.
    pub word: String,
    /// The words that would have been known.
    pub known: Vec<&'static str>,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\"{}\" is not one of {}", self.word, self.known.join(", "))
    }
}

impl std::error::Error for UnknownWord {}

/// Makes an enum whose variants have one spelling each, given once.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize,
            ::serde::Deserialize, ::schemars::JsonSchema,
        )]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the vocabulary.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as it stands in the JSON.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(word: &str) -> Result<Self, $crate::UnknownWord> {
                let found = Self::ALL.iter().copied().find(|value| value.as_str() == word);
                found.ok_or_else(|| $crate::UnknownWord {
                    word: word.to_owned(),
                    known: Self::ALL.iter().map(|value| value.as_str()).collect(),
                })
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// What sort of thing acts or speaks.
    ActorKind {
        /// A human being, named or not.
        Person = "person",
        /// A body of people with a name: a ministry, company, party, alliance.
        Organization = "organization",
        /// Those who govern a country or part of it, also under a metonym ("the Kremlin").
        Government = "government",
        /// A country.
        Country = "country",
        /// One that publishes news.
        Outlet = "outlet",
        /// People without a body: "European officials".
        Group = "group",
    }
}

vocabulary! {
    /// Whether the text gives a name.
    Naming {
        /// By name.
        Named = "named",
        /// Without a name: "a senior official".
        Unnamed = "unnamed",
        /// As a body of people: "European officials".
        Collective = "collective",
    }
}

vocabulary! {
    /// How many stand behind a description.
    Number {
        /// One.
        One = "one",
        /// More than one.
        Several = "several",
        /// The text does not say.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// In what words an actor is mentioned.
    MentionForm {
        /// A name or part of one.
        Name = "name",
        /// A description: "the Russian official".
        Nominal = "nominal",
        /// A pronoun.
        Pronoun = "pronoun",
        /// A place or building that stands for those who govern: "Moscow", "the White House".
        Metonym = "metonym",
    }
}

vocabulary! {
    /// How finely a time is given.
    Precision {
        /// To the day.
        Day = "day",
        /// To the week.
        Week = "week",
        /// To the month.
        Month = "month",
        /// To a season or quarter.
        Season = "season",
        /// To the year.
        Year = "year",
        /// The text does not say.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// What a source does with words.
    Act {
        /// Says, without more.
        Say = "say",
        /// Says what the text does not vouch for.
        Claim = "claim",
        /// Says that it is not so.
        Deny = "deny",
        /// Says that it is so, after another said it.
        Confirm = "confirm",
        /// Makes public.
        Announce = "announce",
        /// Asks a question, or for something.
        Ask = "ask",
        /// Puts forward.
        Propose = "propose",
        /// Requires.
        Demand = "demand",
        /// Says what it would give.
        Offer = "offer",
        /// Says yes.
        Accept = "accept",
        /// Says no.
        Reject = "reject",
        /// Tells of harm to come.
        Warn = "warn",
        /// Binds itself.
        Promise = "promise",
        /// Finds fault.
        Criticise = "criticise",
        /// Finds good.
        Praise = "praise",
        /// Holds true.
        Believe = "believe",
        /// Wishes.
        Want = "want",
        /// Holds likely.
        Expect = "expect",
        /// Tells as news.
        Report = "report",
        /// Names another as the source.
        Cite = "cite",
        /// Shows, as a document or figures do.
        Show = "show",
        /// Anything else.
        Other = "other",
    }
}

vocabulary! {
    /// Whose words the content is in.
    Quotation {
        /// All of it within quotation marks.
        Direct = "direct",
        /// None of it.
        Indirect = "indirect",
        /// Part of it.
        Mixed = "mixed",
    }
}

vocabulary! {
    /// What stands at a link of a chain.
    LinkKind {
        /// One that publishes news.
        Outlet = "outlet",
        /// A person or several.
        Person = "person",
        /// A body of people.
        Organization = "organization",
        /// A text, recording or table of figures.
        Document = "document",
        /// One who was there.
        Witness = "witness",
        /// The text does not say.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// How a source knows what it says.
    Knowledge {
        /// Did it, or decides it.
        Direct = "direct",
        /// Was there.
        Present = "present",
        /// Was told in an official way: "briefed on the talks".
        Briefed = "briefed",
        /// "Familiar with the matter", "with knowledge of".
        Familiar = "familiar",
        /// Has it from others.
        Hearsay = "hearsay",
        /// The text does not say.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// How sure the one who holds it is, after FactBank.
    Certainty {
        /// Without doubt.
        Certain = "certain",
        /// More likely than not.
        Probable = "probable",
        /// May be.
        Possible = "possible",
        /// The text does not commit itself.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// Whether it is said to be so or not to be so.
    Polarity {
        /// Said to be so.
        Affirmed = "affirmed",
        /// Said not to be so.
        Denied = "denied",
    }
}

vocabulary! {
    /// What sort of event it is.
    EventType {
        /// Some people come together.
        Meeting = "meeting",
        /// Parties negotiate, in one round or many.
        Talks = "talks",
        /// A conversation by telephone or video.
        Call = "call",
        /// Someone goes to another's place.
        Visit = "visit",
        /// Heads of state or government come together.
        Summit = "summit",
        /// Someone is told what happened or is planned.
        Briefing = "briefing",
        /// A text is signed.
        Signing = "signing",
        /// Something is made public.
        Announcement = "announcement",
        /// Fighting stops by agreement.
        Ceasefire = "ceasefire",
        /// Prisoners, bodies or letters change hands.
        Exchange = "exchange",
        /// Anything else.
        Other = "other",
    }
}

vocabulary! {
    /// How an event takes place; several may hold.
    Mode {
        /// Face to face.
        InPerson = "in_person",
        /// By telephone.
        Phone = "phone",
        /// By video.
        Video = "video",
        /// With three parties or more.
        Multilateral = "multilateral",
        /// Through a third party.
        Mediated = "mediated",
        /// Kept from the public.
        Secret = "secret",
    }
}

vocabulary! {
    /// What an actor does at an event.
    ParticipantRole {
        /// Takes part, without more.
        Participant = "participant",
        /// Receives the others.
        Host = "host",
        /// Goes to the host.
        Visitor = "visitor",
        /// Stands between the parties.
        Mediator = "mediator",
        /// Is there without taking part.
        Observer = "observer",
        /// Was asked to come.
        Invited = "invited",
        /// Was to come and did not.
        Absent = "absent",
        /// Tells.
        Briefer = "briefer",
        /// Is told.
        Briefed = "briefed",
    }
}

vocabulary! {
    /// How an event stands. It is appended to its history, never overwritten.
    Status {
        /// Someone would like it.
        Proposed = "proposed",
        /// Someone requires it.
        Demanded = "demanded",
        /// Agreed or set.
        Planned = "planned",
        /// Going on.
        UnderWay = "under_way",
        /// Took place.
        Held = "held",
        /// Put off, without a new time.
        Postponed = "postponed",
        /// Put off or brought forward to a given time.
        Rescheduled = "rescheduled",
        /// Moved to another place.
        Relocated = "relocated",
        /// Will not take place.
        CalledOff = "called_off",
        /// Broken off, to be taken up again perhaps.
        Suspended = "suspended",
        /// Not being considered.
        OffTheTable = "off_the_table",
        /// Said not to have been, or not to be planned.
        Denied = "denied",
        /// The text does not say.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// What sort of text or wish a proposal is.
    ProposalKind {
        /// What is to be done.
        Plan = "plan",
        /// A text not yet agreed.
        Draft = "draft",
        /// What one side would give.
        Offer = "offer",
        /// What one side requires.
        Demand = "demand",
        /// What the sides agreed.
        Agreement = "agreement",
    }
}

vocabulary! {
    /// How a proposal stands.
    ProposalStatus {
        /// Being written.
        InPreparation = "in_preparation",
        /// Put before the others.
        Tabled = "tabled",
        /// Being talked about.
        UnderDiscussion = "under_discussion",
        /// Agreed to.
        Accepted = "accepted",
        /// Agreed to in some points.
        AcceptedInPart = "accepted_in_part",
        /// Turned down.
        Rejected = "rejected",
        /// Answered with another.
        Countered = "countered",
        /// Taken back by its authors.
        Withdrawn = "withdrawn",
        /// Run out of time.
        Lapsed = "lapsed",
        /// Said never to have been.
        DeniedExisted = "denied_existed",
        /// The text does not say.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// What a party makes of a point.
    Stance {
        /// Puts it forward.
        Proposes = "proposes",
        /// Requires it.
        Demands = "demands",
        /// Agrees to it.
        Accepts = "accepts",
        /// Refuses it.
        Rejects = "rejects",
        /// Agrees under a condition.
        Conditional = "conditional",
        /// Has not said.
        Silent = "silent",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_reads_back_as_itself_and_as_its_json() {
        for &status in Status::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
            assert_eq!(serde_json::to_string(&status).unwrap(), format!("\"{status}\""));
        }
    }

    #[test]
    fn an_unknown_word_is_answered_with_the_known_ones() {
        let error = "letter".parse::<Quotation>().unwrap_err();
        assert_eq!(error.to_string(), "\"letter\" is not one of direct, indirect, mixed");
    }
}
