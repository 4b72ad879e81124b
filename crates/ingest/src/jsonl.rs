//! Many articles in one file: a JSON object a line.
//!
//! Fields: `text` or `html`, and `url`, `outlet`, `published`, `title`, `byline`, which may be missing or null. Fields of
//! other names are passed over. A bad line is an error of its own and never ends the reading.

use std::io::{self, BufRead};

use onrecord_record::{Published, PublishedError};
use serde::Deserialize;
use thiserror::Error;

use crate::article::{Ingested, Origin, Overrides, ingest};
use crate::error::IngestError;

/// Bytes of a line that is read; the rest of a longer one is passed over.
pub const MAX_LINE: usize = 64 << 20;

/// A line that holds no article.
#[derive(Debug, Error)]
#[error("line {line}: {reason}")]
pub struct LineError {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    #[source]
    pub reason: LineProblem,
}

/// What is wrong with a line.
#[derive(Debug, Error)]
pub enum LineProblem {
    /// It cannot be read from the file. Reading ends here.
    #[error("cannot be read: {0}")]
    Read(#[from] io::Error),
    /// It is longer than [`MAX_LINE`].
    #[error("is longer than {MAX_LINE} bytes; give that article as a file of its own")]
    TooLong,
    /// It is no JSON object with the fields of an article.
    #[error("is not a JSON object with \"text\" or \"html\": {0}")]
    Json(#[from] serde_json::Error),
    /// It has neither text nor a page.
    #[error("has neither \"text\" nor \"html\"")]
    NoText,
    /// Its date cannot be read.
    #[error("\"published\": {0}")]
    Published(#[from] PublishedError),
    /// Its text or page holds no article.
    #[error(transparent)]
    Ingest(#[from] IngestError),
}

#[derive(Deserialize)]
struct Row {
    text: Option<String>,
    html: Option<String>,
    url: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    title: Option<String>,
    byline: Option<Byline>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Byline {
    One(String),
    Several(Vec<String>),
}

/// The articles of `reader`, a result for each line that is not blank, in order.
pub fn articles<R: BufRead>(reader: R) -> Articles<R> {
    Articles { reader, line: 0, ended: false }
}

/// Iterator over the articles of a file; see [`articles`].
pub struct Articles<R> {
    reader: R,
    line: usize,
    ended: bool,
}

impl<R: BufRead> Iterator for Articles<R> {
    type Item = Result<Ingested, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.line += 1;
            let result = match read_line(&mut self.reader) {
                Ok(None) => {
                    self.ended = true;
                    return None;
                }
                Ok(Some(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(Some(bytes)) if bytes.len() > MAX_LINE => Err(LineProblem::TooLong),
                Ok(Some(bytes)) => article(&bytes),
                Err(error) => {
                    self.ended = true;
                    Err(error.into())
                }
            };
            return Some(result.map_err(|reason| LineError { line: self.line, reason }));
        }
        None
    }
}

/// The next line without its end; of one that is too long, one byte more than [`MAX_LINE`]. `None` at the end.
fn read_line(reader: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    loop {
        let buffer = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            buffer => buffer?,
        };
        if buffer.is_empty() {
            return Ok((!line.is_empty()).then_some(line));
        }
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let taken = end.unwrap_or(buffer.len());
        let room = (MAX_LINE + 1).saturating_sub(line.len());
        line.extend_from_slice(&buffer[..taken.min(room)]);
        let consumed = taken + usize::from(end.is_some());
        reader.consume(consumed);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

fn article(line: &[u8]) -> Result<Ingested, LineProblem> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let row: Row = serde_json::from_slice(line)?;
    let published = row.published.as_deref().filter(|date| !date.trim().is_empty());
    let overrides = Overrides {
        published: published.map(str::parse::<Published>).transpose()?,
        outlet: row.outlet,
        url: row.url,
        title: row.title,
        byline: match row.byline {
            None => Vec::new(),
            Some(Byline::One(name)) => vec![name],
            Some(Byline::Several(names)) => names,
        },
    };
    let (content, content_type) = match (&row.text, &row.html) {
        (Some(text), _) => (text, "text/plain; charset=utf-8"),
        (None, Some(html)) => (html, "text/html; charset=utf-8"),
        (None, None) => return Err(LineProblem::NoText),
    };
    let origin = Origin { url: None, content_type: Some(content_type.to_owned()) };
    Ok(ingest(content.as_bytes(), &origin, &overrides)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_an_error_with_its_number_and_the_rest_is_read() {
        let file = concat!(
            "{\"text\":\"Talks resumed on Monday.\",\"outlet\":\"The Example Post\",\"published\":\"2025-03-14\",\"byline\":\"Jane Roe\"}\n",
            "\n",
            "{\"text\":\n",
            "{\"url\":\"https://example.org\"}\n",
            "{\"text\":\"Talks ended.\",\"published\":\"2025-02-30\"}\n",
            "{\"text\":\"\"}\n",
            "{\"text\":\"Talks ended.\",\"byline\":[\"Jane Roe\",\"Li Wei\"],\"title\":null,\"extra\":1}",
        );
        let read: Vec<_> = articles(file.as_bytes()).collect();
        let numbers: Vec<usize> =
            read.iter().filter_map(|row| row.as_ref().err()).map(|error| error.line).collect();
        assert_eq!(numbers, [3, 4, 5, 6]);
        assert!(read[3].as_ref().unwrap_err().to_string().contains("2025-02-30"));
        let good: Vec<&Ingested> = read.iter().flatten().collect();
        assert_eq!(good[0].article.outlet.as_deref(), Some("The Example Post"));
        assert_eq!(good[0].article.byline, ["Jane Roe"]);
        assert_eq!(good[1].article.byline, ["Jane Roe", "Li Wei"]);
    }
}
