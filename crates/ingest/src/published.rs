//! A date published and where it was found.

use std::fmt;

use onrecord_record::Published;

/// Where a date was found, from the most deliberate place to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateSource {
    /// Given by the person who reads the article in, or beside it in the same record.
    Given,
    /// JSON-LD of the page.
    LinkedData,
    /// Other metadata of the page: OpenGraph, `<meta>`.
    Metadata,
    /// An element that is marked as a date: `<time>`, microdata.
    Element,
    /// The page's address.
    Address,
    /// A line such as "Published 3 March 2025".
    Print,
    /// A line such as "Updated 3 March 2025", where nothing says when it was first published.
    PrintUpdated,
}

impl fmt::Display for DateSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            DateSource::Given => "given",
            DateSource::LinkedData => "the page's JSON-LD",
            DateSource::Metadata => "the page's metadata",
            DateSource::Element => "a date marked in the page",
            DateSource::Address => "the page's address",
            DateSource::Print => "a line of the article that says when it was published",
            DateSource::PrintUpdated => "a line of the article that says when it was updated",
        })
    }
}

/// A date and where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The date, with the time where it is known.
    pub date: Published,
    /// Where it was found.
    pub source: DateSource,
}
