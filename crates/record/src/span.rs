//! Places in a text: code points for everyone outside, bytes for code that slices.
//!
//! Two types, so that one is never taken for the other; [`crate::Offsets`] turns one into the other.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range of Unicode code points of an article's text: `[start, end)`.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// Code point after the last one.
    pub end: usize,
}

/// A half-open range of bytes of a UTF-8 text: `[start, end)`, both on character boundaries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSpan {
    /// First byte.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
}

/// What spans of either unit can do.
macro_rules! range_methods {
    ($name:ident) => {
        impl $name {
            /// From `start` up to, not including, `end`.
            pub const fn new(start: usize, end: usize) -> Self {
                Self { start, end }
            }

            /// How many units the span holds.
            pub const fn len(self) -> usize {
                self.end.saturating_sub(self.start)
            }

            /// Whether the span holds nothing.
            pub const fn is_empty(self) -> bool {
                self.end <= self.start
            }

            /// Whether all of `other` lies within this span.
            pub const fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the two share at least one unit.
            pub const fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// The smallest span that holds both.
            #[must_use]
            pub fn cover(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }
        }

        impl From<Range<usize>> for $name {
            fn from(range: Range<usize>) -> Self {
                Self { start: range.start, end: range.end }
            }
        }
    };
}

range_methods!(Span);
range_methods!(ByteSpan);

impl ByteSpan {
    /// The range to slice with.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// JSON of a span that may be missing: `start` and `end` stand beside the other fields, both null where there is none.
///
/// For `#[serde(flatten, with = "crate::span::nullable")]` on an `Option<Span>`.
pub(crate) mod nullable {
    use schemars::JsonSchema;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Span;

    /// A span, or nulls.
    #[derive(Serialize, Deserialize, JsonSchema)]
    #[schemars(transform = crate::schema::require_all)]
    pub(crate) struct NullableSpan {
        /// First code point.
        start: Option<usize>,
        /// Code point after the last one.
        end: Option<usize>,
    }

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub(crate) fn serialize<S: Serializer>(
        span: &Option<Span>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        NullableSpan { start: span.map(|span| span.start), end: span.map(|span| span.end) }
            .serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Span>, D::Error> {
        let NullableSpan { start, end } = NullableSpan::deserialize(deserializer)?;
        Ok(start.zip(end).map(|(start, end)| Span { start, end }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_compare_as_half_open_ranges() {
        let span = Span::new(2, 5);
        assert_eq!(span.len(), 3);
        assert!(span.contains(Span::new(2, 5)) && !span.contains(Span::new(4, 6)));
        assert!(span.overlaps(Span::new(4, 6)) && !span.overlaps(Span::new(5, 6)));
        assert_eq!(span.cover(Span::new(7, 9)), Span::new(2, 9));
        assert!(Span::new(5, 2).is_empty());
    }
}
