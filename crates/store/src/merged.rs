//! The merged record: made by `resolve` from all digests and corrections, and kept until something is added.

use jiff::civil::Date;
use onrecord_record::Record;
use onrecord_resolve::Resolver;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::corrections::corrections;
use crate::error::{Problem, StoreError};
use crate::log;
use crate::packed::{pack, unpack};
use crate::readings::{DIGEST_FORM, digests, keep_digests};
use crate::store::Store;

/// Days of which the record is kept. More would only fill the file.
const KEPT: i64 = 32;

impl Store {
    /// The record, now or as it stood at the end of the day `as_of`.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn record(&self, as_of: Option<Date>) -> Result<Record, StoreError> {
        self.with(|connection| {
            // One view of the file for all that is read, whatever others add meanwhile.
            let view = connection.unchecked_transaction()?;
            let last = log::last(&view)?;
            if let Some(record) = kept(&view, as_of, last)? {
                return Ok(record);
            }
            let digests = digests(&view)?;
            let mut resolver = Resolver::default();
            for digest in &digests {
                resolver.add(digest.clone());
            }
            for correction in corrections(&view)? {
                resolver.correct(correction);
            }
            drop(view);
            let record = resolver.record(as_of);
            // That it cannot be kept (another process is writing, the file may only be read) costs time, nothing else.
            let kept =
                connection.unchecked_transaction().map_err(Problem::from).and_then(|write| {
                    keep_digests(&write, &digests)?;
                    keep(&write, as_of, last, &record)?;
                    Ok(write.commit()?)
                });
            drop(kept);
            Ok(record)
        })
    }
}

fn key(as_of: Option<Date>) -> String {
    as_of.map(|date| date.to_string()).unwrap_or_default()
}

fn kept(
    connection: &Connection,
    as_of: Option<Date>,
    last: i64,
) -> Result<Option<Record>, Problem> {
    let packed: Option<Vec<u8>> = connection
        .query_row(
            "SELECT record FROM merged WHERE as_of = ?1 AND log = ?2 AND form = ?3",
            params![key(as_of), last, DIGEST_FORM],
            |row| row.get(0),
        )
        .optional()?;
    Ok(packed.and_then(|packed| unpack(&packed, "the record").ok()))
}

fn keep(
    connection: &Connection,
    as_of: Option<Date>,
    last: i64,
    record: &Record,
) -> Result<(), Problem> {
    connection.execute(
        "DELETE FROM merged WHERE log <> ?1 OR form <> ?2 OR (SELECT count(*) FROM merged) >= ?3",
        params![last, DIGEST_FORM, KEPT],
    )?;
    connection.execute(
        "INSERT OR REPLACE INTO merged (as_of, log, form, record) VALUES (?1, ?2, ?3, ?4)",
        params![key(as_of), last, DIGEST_FORM, pack(record)?],
    )?;
    Ok(())
}
