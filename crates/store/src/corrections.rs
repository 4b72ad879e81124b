//! What people put right: kept as they said it, with author, reason and day.

use jiff::Timestamp;
use jiff::tz::Offset;
use onrecord_resolve::{Action, Correction};
use rusqlite::{Connection, TransactionBehavior, params};

use crate::error::{Problem, StoreError};
use crate::log::{self, LogKind};
use crate::store::Store;

impl Store {
    /// Takes in what a person puts right. When this returns, it is on the disk.
    ///
    /// # Errors
    /// The file cannot be written to.
    pub fn correct(
        &mut self,
        author: &str,
        reason: &str,
        action: Action,
        at: Timestamp,
    ) -> Result<Correction, StoreError> {
        let corrected = correct(&mut self.connection, author, reason, action, at);
        corrected.map_err(|problem| self.at(problem))
    }

    /// Everything that people put right, in the order in which they did.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        self.with(corrections)
    }
}

fn correct(
    connection: &mut Connection,
    author: &str,
    reason: &str,
    action: Action,
    at: Timestamp,
) -> Result<Correction, Problem> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let count: i64 =
        transaction.query_row("SELECT count(*) FROM corrections", [], |row| row.get(0))?;
    let correction = Correction {
        // Ids in the order of their making, whether sorted as numbers or as words.
        id: format!("c{:06}", count + 1),
        made: Offset::UTC.to_datetime(at).date(),
        author: author.to_owned(),
        reason: reason.to_owned(),
        action,
    };
    let json =
        serde_json::to_string(&correction).map_err(|error| Problem::Refused(error.to_string()))?;
    transaction.execute(
        "INSERT INTO corrections (id, correction) VALUES (?1, ?2)",
        params![correction.id, json],
    )?;
    log::append(&transaction, at, LogKind::Correction, &correction.id)?;
    transaction.commit()?;
    Ok(correction)
}

pub(crate) fn corrections(connection: &Connection) -> Result<Vec<Correction>, Problem> {
    let mut query = connection.prepare("SELECT correction FROM corrections ORDER BY number")?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?;
    rows.map(|json| {
        serde_json::from_str(&json?).map_err(|error| Problem::unreadable("a correction", error))
    })
    .collect()
}
