//! Names of things within one reading or within the record.
//!
//! Must not know what an id is made of, but for [`crate::Anchor`], which tells a time from an event by its letter.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Makes a newtype over the text of an id, so that an actor's id is never taken for an event's.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as it stands in the JSON.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }
    };
}

id! {
    /// Names an article.
    ArticleId
}
id! {
    /// Names an actor; in a reading "a1", "a2", …
    ActorId
}
id! {
    /// Names a time expression of a reading: "t1", "t2", …
    TimeId
}
id! {
    /// Names a statement of a reading: "s1", "s2", …
    StatementId
}
id! {
    /// Names an event; in a reading "e1", "e2", …
    EventId
}
id! {
    /// Names a proposal; in a reading "p1", "p2", …
    ProposalId
}
id! {
    /// Names a point of a proposal; in a reading "p1.1", "p1.2", …
    PointId
}
