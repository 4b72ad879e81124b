//! Readings and digests as they are stored.

use onrecord_record::{ArticleId, Reading};
use onrecord_resolve::Digest;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::error::{Problem, StoreError};
use crate::packed::{pack, unpack};
use crate::store::Store;

/// The way in which digests and merged records are made. Those of another version are made again when they are needed.
///
/// The number behind the slash goes up with each change in `resolve` that makes something else of the same readings.
pub(crate) const DIGEST_FORM: &str = concat!(env!("CARGO_PKG_VERSION"), "/1");

const LAST_READING: &str = "SELECT readings.number, readings.reading, articles.text, articles.id
    FROM articles JOIN readings ON readings.number =
        (SELECT max(number) FROM readings WHERE article = articles.number)";

impl Store {
    /// The last reading of an article.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reading(&self, id: &ArticleId) -> Result<Option<Reading>, StoreError> {
        self.with(|connection| {
            let mut query =
                connection.prepare_cached(&format!("{LAST_READING} WHERE articles.id = ?1"))?;
            let found = query.query_row([id.as_str()], StoredReading::of).optional()?;
            found.map(StoredReading::reading).transpose()
        })
    }

    /// Hands the last reading of each article to `each`, in the order of their ids.
    ///
    /// # Errors
    /// The file cannot be read, or `each` fails.
    pub fn for_each_reading<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(Reading) -> Result<(), E>,
    ) -> Result<(), E> {
        let ids = self.article_ids()?;
        for id in ids {
            if let Some(reading) = self.reading(&id)? {
                each(reading)?;
            }
        }
        Ok(())
    }

    /// Ids of all articles, in their order.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn article_ids(&self) -> Result<Vec<ArticleId>, StoreError> {
        self.with(|connection| {
            let mut query = connection.prepare("SELECT id FROM articles ORDER BY id")?;
            let ids = query.query_map([], |row| row.get::<_, String>(0).map(ArticleId))?;
            Ok(ids.collect::<Result<_, _>>()?)
        })
    }
}

struct StoredReading {
    packed: Vec<u8>,
    text: String,
    id: String,
}

impl StoredReading {
    fn of(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self { packed: row.get(1)?, text: row.get(2)?, id: row.get(3)? })
    }

    fn reading(self) -> Result<Reading, Problem> {
        let mut reading: Reading =
            unpack(&self.packed, &format!("the reading of article {}", self.id))?;
        reading.article.text = self.text;
        Ok(reading)
    }
}

/// The digests of all articles, those made anew that an older version made.
pub(crate) fn digests(connection: &Connection) -> Result<Vec<Digest>, Problem> {
    let mut found = Vec::new();
    let mut query = connection.prepare(
        "SELECT articles.id, digest FROM articles LEFT JOIN digests
            ON digests.article = articles.number AND digests.form = ?1 ORDER BY articles.id",
    )?;
    let mut again = connection.prepare(&format!("{LAST_READING} WHERE articles.id = ?1"))?;
    let mut rows = query.query([DIGEST_FORM])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let stored: Option<Vec<u8>> = row.get(1)?;
        // A digest is made from the reading, so one that cannot be read is no loss.
        let stored = stored.and_then(|packed| unpack(&packed, "a digest").ok());
        found.push(match stored {
            Some(digest) => digest,
            None => Digest::of(&again.query_row([id], StoredReading::of)?.reading()?),
        });
    }
    Ok(found)
}

/// Keeps the digests that an older version made in the form of this one.
pub(crate) fn keep_digests(connection: &Connection, digests: &[Digest]) -> Result<(), Problem> {
    let mut stale = connection.prepare(
        "SELECT 1 FROM articles JOIN digests ON digests.article = articles.number
            WHERE articles.id = ?1 AND digests.form = ?2",
    )?;
    let mut insert = connection.prepare(
        "INSERT OR REPLACE INTO digests (article, reading, form, digest)
            SELECT articles.number, max(readings.number), ?2, ?3
            FROM articles JOIN readings ON readings.article = articles.number WHERE articles.id = ?1",
    )?;
    for digest in digests {
        let id = digest.article.as_str();
        if !stale.exists(params![id, DIGEST_FORM])? {
            insert.execute(params![id, DIGEST_FORM, pack(digest)?])?;
        }
    }
    Ok(())
}
