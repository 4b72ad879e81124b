//! What can go wrong with a database file, in words that say what to do.

use std::path::PathBuf;

use rusqlite::ErrorCode;
use thiserror::Error;

/// Something went wrong with a database file. Whatever was acknowledged before is still there.
#[derive(Debug, Error)]
#[error("{}: {problem}", path.display())]
pub struct StoreError {
    /// The database file.
    pub path: PathBuf,
    /// What went wrong.
    pub problem: Problem,
}

/// What went wrong.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Problem {
    /// There is no such file.
    #[error("there is no such record; add articles to begin one, or name another with --db")]
    Missing,
    /// The file or its folder cannot be opened.
    #[error("it cannot be opened; see whether its folder exists and may be written to")]
    CannotOpen,
    /// Another process has held the file for too long.
    #[error("another process is writing to it; try again when that is done")]
    Locked,
    /// The file or its folder may only be read.
    #[error("it may only be read; see to the permissions of the file and of its folder")]
    ReadOnly,
    /// There is no room left.
    #[error("the disk is full; make room and do it again: what was acknowledged is kept")]
    Full,
    /// The file is no database.
    #[error("it is not a database; name another file with --db")]
    NotADatabase,
    /// The file is a database of something else.
    #[error("it is a database, but of another program; name another file with --db")]
    NotARecord,
    /// The file is damaged.
    #[error("it is damaged ({0}); restore a copy, or add its articles to a new one")]
    Corrupt(String),
    /// A newer version of the program made the file.
    #[error(
        "it was made by a newer onrecord (form {found}; this one knows up to {known}); use that one"
    )]
    Newer {
        /// The form of the file.
        found: i64,
        /// The newest form known.
        known: i64,
    },
    /// The disk failed.
    #[error("the disk failed: {0}")]
    Disk(String),
    /// What was asked for cannot be.
    #[error("{0}")]
    Refused(String),
    /// Something that should not happen.
    #[error(transparent)]
    Other(rusqlite::Error),
}

impl Problem {
    /// A stored value that cannot be read back.
    pub(crate) fn unreadable(what: &str, error: impl std::fmt::Display) -> Self {
        Problem::Corrupt(format!("{what} cannot be read: {error}"))
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        let message = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Problem::Locked,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Problem::ReadOnly,
            Some(ErrorCode::DiskFull) => Problem::Full,
            Some(ErrorCode::NotADatabase) => Problem::NotADatabase,
            Some(ErrorCode::DatabaseCorrupt) => Problem::Corrupt(message),
            Some(ErrorCode::CannotOpen) => Problem::CannotOpen,
            Some(ErrorCode::SystemIoFailure) => Problem::Disk(message),
            _ => Problem::Other(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_database_says_becomes_what_to_do() {
        let said = |code| {
            let error = rusqlite::ffi::Error::new(code);
            Problem::from(rusqlite::Error::SqliteFailure(error, None)).to_string()
        };
        assert!(said(rusqlite::ffi::SQLITE_FULL).contains("disk is full"));
        assert!(said(rusqlite::ffi::SQLITE_READONLY).contains("permissions"));
        assert!(said(rusqlite::ffi::SQLITE_BUSY).contains("another process"));
        assert!(said(rusqlite::ffi::SQLITE_CORRUPT).contains("damaged"));
    }
}
