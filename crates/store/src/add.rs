//! Adding readings: each in a transaction of its own, acknowledged only when it is on the disk.

use jiff::Timestamp;
use onrecord_record::{Article, ArticleId, Reading};
use onrecord_resolve::Digest;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use crate::error::{Problem, StoreError};
use crate::log::{self, LogKind};
use crate::packed::pack;
use crate::readings::DIGEST_FORM;
use crate::store::Store;

/// What came of adding an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It was not there.
    New,
    /// Another text of its address was there, and stays.
    NewVersion,
    /// It was there, and is now read otherwise: by another model, or by newer rules.
    ReadAgain,
    /// It was there already: nothing has changed.
    Known,
}

impl Store {
    /// Adds an article with its reading. When this returns, it is on the disk.
    ///
    /// # Errors
    /// The file cannot be written to. Then nothing of the article is in it.
    pub fn add(&mut self, reading: &Reading, at: Timestamp) -> Result<Added, StoreError> {
        let added = add(&mut self.connection, reading, at);
        added.map_err(|problem| self.at(problem))
    }

    /// Whether an article is there.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn contains(&self, id: &ArticleId) -> Result<bool, StoreError> {
        self.with(|connection| Ok(number_of(connection, id)?.is_some()))
    }
}

fn add(connection: &mut Connection, reading: &Reading, at: Timestamp) -> Result<Added, Problem> {
    let mut stored = reading.clone();
    stored.article.text.clear();
    let (stored, digest) = (pack(&stored)?, pack(&Digest::of(reading))?);

    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let article = &reading.article;
    let known = number_of(&transaction, &article.id)?;
    let number = match known {
        Some(number) if last_reading(&transaction, number)?.is_some_and(|last| last == stored) => {
            return Ok(Added::Known);
        }
        Some(number) => number,
        None => insert_article(&transaction, article)?,
    };
    transaction.execute(
        "INSERT INTO readings (article, model, reading) VALUES (?1, ?2, ?3)",
        params![number, reading.model, stored],
    )?;
    transaction.execute(
        "INSERT OR REPLACE INTO digests (article, reading, form, digest) VALUES (?1, ?2, ?3, ?4)",
        params![number, transaction.last_insert_rowid(), DIGEST_FORM, digest],
    )?;
    let kind = if known.is_some() { LogKind::Reading } else { LogKind::Article };
    log::append(&transaction, at, kind, article.id.as_str())?;
    let added = match known {
        Some(_) => Added::ReadAgain,
        None if has_other_text(&transaction, article)? => Added::NewVersion,
        None => Added::New,
    };
    transaction.commit()?;
    Ok(added)
}

fn insert_article(connection: &Connection, article: &Article) -> Result<i64, Problem> {
    let published = article.published.map(|published| published.date.to_string());
    connection.execute(
        "INSERT INTO articles (id, url, outlet, title, published, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            article.id.as_str(),
            article.url,
            article.outlet,
            article.title,
            published,
            article.text
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn number_of(connection: &Connection, id: &ArticleId) -> Result<Option<i64>, Problem> {
    let mut query = connection.prepare_cached("SELECT number FROM articles WHERE id = ?1")?;
    Ok(query.query_row([id.as_str()], |row| row.get(0)).optional()?)
}

/// The last reading of an article, as it is stored: the same reading is always stored as the same bytes.
fn last_reading(connection: &Connection, article: i64) -> Result<Option<Vec<u8>>, Problem> {
    let mut query = connection.prepare_cached(
        "SELECT reading FROM readings WHERE article = ?1 ORDER BY number DESC LIMIT 1",
    )?;
    Ok(query.query_row([article], |row| row.get(0)).optional()?)
}

fn has_other_text(connection: &Connection, article: &Article) -> Result<bool, Problem> {
    let mut query =
        connection.prepare_cached("SELECT 1 FROM articles WHERE url = ?1 AND id <> ?2")?;
    Ok(query.exists(params![article.url, article.id.as_str()])?)
}
