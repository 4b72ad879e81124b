//! Why bytes did not become an article. Each message says what to do about it.

use std::fmt;

use thiserror::Error;

/// What a file that is not text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryKind {
    /// A PDF document.
    Pdf,
    /// A picture, sound or film.
    Media,
    /// Compressed with gzip, zstd, bzip2 or xz.
    Compressed,
    /// A zip archive, or an office document, which is one.
    Zip,
    /// A program or a database.
    Program,
    /// Bytes that are no text in any encoding.
    Unknown,
}

impl fmt::Display for BinaryKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            BinaryKind::Pdf => "a PDF document; convert it first, for example with pdftotext",
            BinaryKind::Media => "a picture, sound or film; give the text of the article",
            BinaryKind::Compressed => "compressed data; decompress it first",
            BinaryKind::Zip => {
                "a zip archive or an office document; unpack it, or save it as plain text or HTML"
            }
            BinaryKind::Program => "a program or a database; give plain text or HTML",
            BinaryKind::Unknown => "binary data; give plain text or HTML",
        })
    }
}

/// Why bytes did not become an article.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IngestError {
    /// There is nothing in it, or nothing but blanks.
    #[error("the input is empty; give an article as plain text or HTML")]
    Empty,
    /// It is not text.
    #[error("the input is not text: it looks like {0}")]
    Binary(BinaryKind),
    /// A page of HTML in which no article was found.
    #[error(
        "no article was found in the page: it may be built by scripts or stand behind a wall; \
         save the page from a browser, or give its text"
    )]
    NoArticle,
}
