//! Full text search.

use onrecord_record::ArticleId;
use rusqlite::params;

use crate::error::{Problem, StoreError};
use crate::store::Store;

/// Words of a snippet.
const SNIPPET_WORDS: u32 = 32;

/// An article that holds the words that were searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The article.
    pub article: ArticleId,
    /// Who published it.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Day published.
    pub published: Option<String>,
    /// The words found, each between U+0002 and U+0003, with some around them.
    pub snippet: String,
}

impl Store {
    /// The `limit` articles that fit best to a query: words that must all be there, "a phrase" or a beginning*.
    ///
    /// # Errors
    /// The file cannot be read, or the query holds no word.
    pub fn search(&self, query: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let Some(query) = expression(query) else {
            return Err(self.at(Problem::Refused("the query holds no word".to_owned())));
        };
        self.with(|connection| {
            let mut search = connection.prepare_cached(
                "SELECT articles.id, articles.outlet, articles.title, articles.published,
                    snippet(words, 1, char(2), char(3), '…', ?2)
                FROM words JOIN articles ON articles.number = words.rowid
                WHERE words MATCH ?1 ORDER BY bm25(words, 4.0, 1.0, 1.0), articles.id LIMIT ?3",
            )?;
            let hits = search.query_map(params![query, SNIPPET_WORDS, limit], |row| {
                Ok(Hit {
                    article: ArticleId(row.get(0)?),
                    outlet: row.get(1)?,
                    title: row.get(2)?,
                    published: row.get(3)?,
                    snippet: row.get(4)?,
                })
            })?;
            Ok(hits.collect::<Result<_, _>>()?)
        })
    }
}

/// What a person typed, as the index understands it: every word quoted, so that no sign in it is taken for an operator.
fn expression(query: &str) -> Option<String> {
    let mut terms = Vec::new();
    // Every second piece stands between quotation marks.
    for (index, piece) in query.split('"').enumerate() {
        let words: Vec<&str> =
            if index % 2 == 1 { vec![piece] } else { piece.split_whitespace().collect() };
        for word in words.into_iter().filter(|word| word.contains(char::is_alphanumeric)) {
            let star = if word.ends_with('*') { "*" } else { "" };
            terms.push(format!("\"{}\"{star}", word.trim_end_matches('*')));
        }
    }
    (!terms.is_empty()).then(|| terms.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_person_types_is_an_operator() {
        let shown = |query| expression(query).unwrap_or_default();
        assert_eq!(shown("peace talks"), r#""peace" "talks""#);
        assert_eq!(shown(r#"OR "28 points" nego* AND ("#), r#""OR" "28 points" "nego"* "AND""#);
        assert_eq!(shown("U.S.-led it's"), r#""U.S.-led" "it's""#);
        assert_eq!(expression(" ( * ) "), None);
    }
}
