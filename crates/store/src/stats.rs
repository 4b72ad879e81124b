//! How much is in a file.

use std::collections::BTreeSet;

use onrecord_record::ArticleId;
use rusqlite::params;
use serde::Serialize;

use crate::error::{Problem, StoreError};
use crate::store::Store;

/// How much is in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Articles, each version one.
    pub articles: u64,
    /// Outlets that published them.
    pub outlets: u64,
    /// Addresses with more than one text.
    pub changed: u64,
    /// Events.
    pub events: u64,
    /// Proposals.
    pub proposals: u64,
    /// People, bodies and countries that have a name, and sources without one that an event rests on.
    pub actors: u64,
    /// Readings, those of older models too.
    pub readings: u64,
    /// Models, with the number of articles that each has read.
    pub models: Vec<(String, u64)>,
    /// Corrections by people.
    pub corrections: u64,
    /// First and last day published.
    pub published: Option<(String, String)>,
    /// Size of the file in bytes, what is not yet written back left out.
    pub bytes: u64,
}

impl Store {
    /// How much is in the file.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn stats(&self) -> Result<Stats, StoreError> {
        let record = self.record(None)?;
        self.with(|connection| {
            let count = |query: &str| -> Result<u64, Problem> {
                let count: i64 = connection.query_row(query, [], |row| row.get(0))?;
                Ok(count.unsigned_abs())
            };
            let mut models = connection
                .prepare("SELECT model, count(DISTINCT article) FROM readings GROUP BY model ORDER BY model")?;
            let models = models
                .query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?
                .collect::<Result<_, _>>()?;
            let published = connection.query_row(
                "SELECT min(published), max(published) FROM articles",
                [],
                |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?)),
            )?;
            Ok(Stats {
                articles: count("SELECT count(*) FROM articles")?,
                outlets: count("SELECT count(DISTINCT outlet) FROM articles")?,
                changed: count("SELECT count(*) FROM (SELECT 1 FROM articles WHERE url IS NOT NULL GROUP BY url HAVING count(*) > 1)")?,
                events: record.events.len() as u64,
                proposals: record.proposals.len() as u64,
                actors: record.actors.len() as u64,
                readings: count("SELECT count(*) FROM readings")?,
                models,
                corrections: count("SELECT count(*) FROM corrections")?,
                published: published.0.zip(published.1),
                bytes: count("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")?,
            })
        })
    }

    /// Articles that `model` has read.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read_by(&self, model: &str) -> Result<BTreeSet<ArticleId>, StoreError> {
        self.with(|connection| {
            let mut query = connection.prepare(
                "SELECT articles.id FROM articles JOIN readings ON readings.article = articles.number
                WHERE readings.model = ?1",
            )?;
            let ids = query.query_map([model], |row| row.get::<_, String>(0).map(ArticleId))?;
            Ok(ids.collect::<Result<_, _>>()?)
        })
    }

    /// Whether `model` has read an article.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn is_read_by(&self, id: &ArticleId, model: &str) -> Result<bool, StoreError> {
        self.with(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT 1 FROM articles JOIN readings ON readings.article = articles.number
                WHERE articles.id = ?1 AND readings.model = ?2",
            )?;
            Ok(query.exists(params![id.as_str(), model])?)
        })
    }
}
