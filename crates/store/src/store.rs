//! Opening a database file.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Problem, StoreError};
use crate::schema;

/// How long another process is waited for. Adding an article takes milliseconds, so this is long.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often a file is tried that another process is just beginning.
const TRIES: u32 = 100;

/// A record in a database file. Several processes may use one file at once.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens a file to add to it, and begins it where it is not there.
    ///
    /// # Errors
    /// It cannot be opened or written to, is not a record, or is one of a newer form.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        Self::opened(path, || open(path, flags))
    }

    /// Opens a file that is there, to add to it.
    ///
    /// # Errors
    /// As for [`Store::open`], and where there is none.
    pub fn open_existing(path: &Path) -> Result<Self, StoreError> {
        Self::opened(path, || {
            refuse_missing(path)?;
            open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
        })
    }

    fn opened(
        path: &Path,
        open: impl FnOnce() -> Result<Connection, Problem>,
    ) -> Result<Self, StoreError> {
        let at = |problem| StoreError { path: path.to_owned(), problem };
        Ok(Self { connection: open().map_err(at)?, path: path.to_owned() })
    }

    /// Waits for other processes only so long, instead of ten seconds.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn be_patient_for(&self, patience: Duration) -> Result<(), StoreError> {
        self.with(|connection| Ok(connection.busy_timeout(patience)?))
    }

    /// Lets the file grow no further, as on a full disk.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn grow_no_further(&self) -> Result<(), StoreError> {
        self.with(|connection| {
            let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            Ok(connection.pragma_update(None, "max_page_count", pages)?)
        })
    }

    /// Says which file a problem is of.
    pub(crate) fn at(&self, problem: impl Into<Problem>) -> StoreError {
        StoreError { path: self.path.clone(), problem: problem.into() }
    }

    /// Runs `work` on the connection and says which file failed where it does.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Problem>,
    ) -> Result<T, StoreError> {
        work(&self.connection).map_err(|problem| self.at(problem))
    }
}

fn refuse_missing(path: &Path) -> Result<(), Problem> {
    match path.try_exists() {
        Ok(false) => Err(Problem::Missing),
        _ => Ok(()),
    }
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection, Problem> {
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    schema::inspect(&connection)?;
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        // A record that may only be read can be read all the same, as long as its form is this one.
        return if schema::inspect(&connection)? == schema::newest() {
            Ok(connection)
        } else {
            Err(Problem::ReadOnly)
        };
    }
    write_ahead(&connection)?;
    // A commit is on the disk before it is acknowledged, so that not even a power cut takes it back.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    schema::migrate(&mut connection)?;
    Ok(connection)
}

/// Lets readers read while one process writes.
fn write_ahead(connection: &Connection) -> Result<(), Problem> {
    let mut tries = 0;
    loop {
        // Unlike all else, this does not wait for another process by itself.
        match connection.pragma_update(None, "journal_mode", "WAL").map_err(Problem::from) {
            Err(Problem::Locked) if tries < TRIES => {
                tries += 1;
                thread::sleep(PATIENCE / TRIES);
            }
            outcome => return outcome,
        }
    }
}
