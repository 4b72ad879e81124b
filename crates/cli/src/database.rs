//! Which database file a command works on.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use onrecord_store::Store;

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
