//! Which database file a command works on, and what in it a person means.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use onrecord_record::EventId;
use onrecord_store::Store;

/// Events that are named where several fit; the others are counted.
const NAMED: usize = 8;

/// The database file.
#[derive(Debug, Args)]
pub struct Database {
    /// The record: one database file
    #[arg(long = "db", env = "ONRECORD_DB", value_name = "FILE", default_value = "record.db")]
    path: PathBuf,
}

impl Database {
    /// Opens the file, and begins it where it is not there.
    pub fn open(&self) -> Result<Store> {
        Ok(Store::open(&self.path)?)
    }

    /// Opens a file that is there.
    pub fn existing(&self) -> Result<Store> {
        Ok(Store::open_existing(&self.path)?)
    }
}

/// The one event whose id begins so.
pub fn event(store: &Store, id: &str) -> Result<EventId> {
    let mut found = store.events_beginning(id)?;
    match found.len() {
        0 => bail!("no event has the id {id}; onrecord timeline shows the ids"),
        1 => Ok(found.remove(0)),
        count => {
            let shown: Vec<&str> = found.iter().take(NAMED).map(EventId::as_str).collect();
            let more = if count > NAMED { ", …" } else { "" };
            bail!("{count} events have an id that begins with {id}: {}{more}", shown.join(", "))
        }
    }
}
