//! What was added when: a log that only grows.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::error::{Problem, StoreError};
use crate::store::Store;

/// What an entry of the log is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogKind {
    /// An article was added, with its first reading.
    Article,
    /// An article was read again.
    Reading,
    /// A person put something right.
    Correction,
}

impl LogKind {
    const ALL: [Self; 3] = [LogKind::Article, LogKind::Reading, LogKind::Correction];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            LogKind::Article => "article",
            LogKind::Reading => "reading",
            LogKind::Correction => "correction",
        }
    }
}

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Its place in the log, from 1.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// What sort of thing was added.
    pub kind: LogKind,
    /// Id of the article or correction.
    pub subject: String,
}

impl Store {
    /// Everything that was added, in order.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn log(&self) -> Result<Vec<LogEntry>, StoreError> {
        self.with(|connection| {
            let mut query =
                connection.prepare("SELECT number, at, kind, subject FROM log ORDER BY number")?;
            let rows = query.query_map([], |row| {
                Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?))
            })?;
            rows.map(|row| {
                let (number, at, kind, subject) = row?;
                let at = at.parse().map_err(|error| Problem::unreadable("the log", error))?;
                let kind = LogKind::ALL.into_iter().find(|known| known.as_str() == kind);
                let kind = kind.ok_or_else(|| Problem::unreadable("the log", "a kind"))?;
                Ok(LogEntry { number, at, kind, subject })
            })
            .collect()
        })
    }
}

/// Adds an entry.
pub(crate) fn append(
    connection: &Connection,
    at: Timestamp,
    kind: LogKind,
    subject: &str,
) -> Result<(), Problem> {
    connection.execute(
        "INSERT INTO log (at, kind, subject) VALUES (?1, ?2, ?3)",
        params![at.to_string(), kind.as_str(), subject],
    )?;
    Ok(())
}

/// The place of the last entry; 0 where there is none.
pub(crate) fn last(connection: &Connection) -> Result<i64, Problem> {
    Ok(connection.query_row("SELECT coalesce(max(number), 0) FROM log", [], |row| row.get(0))?)
}
