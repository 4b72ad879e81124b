//! Times: when an article was published, and the expressions in its text.
//!
//! Must not know English: how an expression is understood is the reader's work.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time as ClockTime};
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::id::{EventId, TimeId};
use crate::span::Span;
use crate::vocabulary::Precision;

/// A time expression of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Time {
    /// Names the expression within the reading.
    pub id: TimeId,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// What it means; null where the text does not allow it to be resolved.
    pub edtf: Option<Edtf>,
    /// First day that it may mean.
    pub earliest: Option<Date>,
    /// Last day that it may mean.
    pub latest: Option<Date>,
    /// How finely it is given.
    pub precision: Precision,
    /// What a relative expression is counted from; null for an absolute one.
    pub anchor: Option<Anchor>,
}

/// A date or interval in the Extended Date/Time Format (ISO 8601-2), such as "2025-10-24/2025-10-26" or "2025-11-12~".
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Edtf(pub String);

impl Edtf {
    /// The expression as it stands in the JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl From<Date> for Edtf {
    fn from(date: Date) -> Self {
        Self(date.to_string())
    }
}

/// What a relative time is counted from. In the JSON "published", or the id of the time or event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// The date on which the article was published.
    Published,
    /// Another time of the text: "a week earlier".
    Time(TimeId),
    /// An event of the text: "two days after the summit".
    Event(EventId),
}

impl fmt::Display for Anchor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Anchor::Published => formatter.pad("published"),
            Anchor::Time(id) => id.fmt(formatter),
            Anchor::Event(id) => id.fmt(formatter),
        }
    }
}

impl Serialize for Anchor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Anchor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Ok(match word.as_str() {
            "published" => Anchor::Published,
            // Events of a reading are named "e1", "e2", …; times "t1", "t2", ….
            id if id.starts_with('e') => Anchor::Event(EventId(word)),
            _ => Anchor::Time(TimeId(word)),
        })
    }
}

impl JsonSchema for Anchor {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Anchor".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What a relative time is counted from: \"published\", or the id of a time or event.",
            "type": "string"
        })
    }
}

/// When an article was published, as its outlet gives it: a date, perhaps with a time, perhaps with an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day, where the outlet is.
    pub date: Date,
    /// The time of day, where the outlet is.
    pub time: Option<ClockTime>,
    /// How far the outlet's clock is from UTC.
    pub offset: Option<Offset>,
}

/// A date published that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedError {
    /// What was given.
    pub given: String,
}

impl fmt::Display for PublishedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "\"{}\" is not a date such as 2025-11-19 or 2025-11-19T08:30:00+02:00",
            self.given
        )
    }
}

impl std::error::Error for PublishedError {}

impl From<Date> for Published {
    fn from(date: Date) -> Self {
        Self { date, time: None, offset: None }
    }
}

impl FromStr for Published {
    type Err = PublishedError;

    /// Reads ISO 8601: a date, a date with a time, or these with an offset.
    fn from_str(given: &str) -> Result<Self, PublishedError> {
        let pieces =
            Pieces::parse(given.trim()).map_err(|_| PublishedError { given: given.to_owned() })?;
        Ok(Self { date: pieces.date(), time: pieces.time(), offset: pieces.to_numeric_offset() })
    }
}

impl fmt::Display for Published {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.date)?;
        if let Some(time) = self.time {
            write!(formatter, "T{time}")?;
        }
        if let Some(offset) = self.offset {
            let seconds = offset.seconds();
            let sign = if seconds < 0 { '-' } else { '+' };
            let minutes = seconds.unsigned_abs() / 60;
            write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)?;
        }
        Ok(())
    }
}

impl Serialize for Published {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Published {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Published {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Published".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "ISO 8601 date, or date and time, with or without an offset from UTC.",
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?)?([+-]\d{2}:\d{2})?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_published_read_back_as_they_were_written() {
        for text in [
            "2025-11-19",
            "2025-11-19T08:30:00",
            "2025-11-19T08:30:00-03:30",
            "2024-02-29T00:00:00+00:00",
        ] {
            let published: Published = text.parse().unwrap();
            assert_eq!(published.to_string(), text);
        }
        assert_eq!(
            "2025-11-19T08:30:00Z".parse::<Published>().unwrap().to_string(),
            "2025-11-19T08:30:00+00:00"
        );
    }

    #[test]
    fn an_impossible_date_is_refused() {
        for text in ["2025-02-30", "yesterday", "", "19.11.2025"] {
            assert!(text.parse::<Published>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_anchor_is_a_word_or_an_id() {
        for (anchor, json) in [
            (Anchor::Published, "\"published\""),
            (Anchor::Time("t3".into()), "\"t3\""),
            (Anchor::Event("e1".into()), "\"e1\""),
        ] {
            assert_eq!(serde_json::to_string(&anchor).unwrap(), json);
            assert_eq!(serde_json::from_str::<Anchor>(json).unwrap(), anchor);
        }
    }
}
