//! What a person should know about how an article was read in, though it could be.

use std::fmt;

use onrecord_record::{Warning, WarningKind};

/// Something that went less than well while an article was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// No date published is known, so relative dates stay unresolved.
    Undated,
    /// Some bytes were not text in the encoding found, and were replaced by U+FFFD.
    Undecodable {
        /// Name of the encoding, as the Encoding Standard spells it.
        encoding: &'static str,
    },
    /// The text does not seem to be English.
    NotEnglish {
        /// English name of the language that it seems to be in.
        language: &'static str,
    },
    /// The page was longer than the limit, and was cut there.
    PageCut {
        /// The limit, in bytes of markup.
        limit: usize,
    },
    /// Elements of the page were nested too deeply or were too many; their text was kept.
    PageFlattened,
}

impl fmt::Display for Notice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::Undated => formatter.write_str(
                "no date published is known, so relative dates stay unresolved; \
                 give one with --published YYYY-MM-DD",
            ),
            Notice::Undecodable { encoding } => write!(
                formatter,
                "some bytes are not text in {encoding}, the encoding found, and were replaced"
            ),
            Notice::NotEnglish { language } => write!(
                formatter,
                "the text seems to be in {language}; only English is understood, so expect little"
            ),
            Notice::PageCut { limit } => write!(
                formatter,
                "the page is longer than {limit} bytes of markup and was cut there"
            ),
            Notice::PageFlattened => formatter.write_str(
                "elements of the page are nested too deeply or are too many; only their text was kept",
            ),
        }
    }
}

impl Notice {
    /// The warning to put into a reading; none for what concerns the page and not the article.
    pub fn warning(&self) -> Option<Warning> {
        let kind = match self {
            Notice::Undated => WarningKind::Undated,
            Notice::Undecodable { .. } => WarningKind::Undecodable,
            Notice::NotEnglish { .. } => WarningKind::NotEnglish,
            Notice::PageCut { .. } | Notice::PageFlattened => return None,
        };
        Some(Warning { kind, message: self.to_string(), span: None })
    }
}
