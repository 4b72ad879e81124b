//! Full text search.

use onrecord_record::ArticleId;
use rusqlite::params;
use serde::Serialize;

use crate::error::{Problem, StoreError};
use crate::store::Store;

/// Words of a snippet.
const SNIPPET_WORDS: u32 = 32;

/// An article that holds the words that were searched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// The `limit` articles that fit best to a query: words that must all be there, "a phrase" or a beginning*. With an
    /// `actor`, only those that have a name of someone of that name in them.
    ///
    /// # Errors
    /// The file cannot be read, or neither holds a word.
    pub fn search(
        &self,
        query: &str,
        actor: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Hit>, StoreError> {
        let mut terms: Vec<String> = expression(query).into_iter().collect();
        if let Some(actor) = actor {
            let actors = self.actors_named(actor)?;
            let names = actors.iter().flat_map(|actor| actor.name.iter().chain(&actor.aliases));
            let names: Vec<String> = names.filter_map(|name| phrase(name)).collect();
            if names.is_empty() {
                return Ok(Vec::new());
            }
            terms.push(format!("({})", names.join(" OR ")));
        }
        if terms.is_empty() {
            return Err(self.at(Problem::Refused("the query holds no word".to_owned())));
        }
        let query = terms.join(" AND ");
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

/// A name as it stands.
fn phrase(name: &str) -> Option<String> {
    let name = name.replace('"', " ");
    name.contains(char::is_alphanumeric).then(|| format!("\"{name}\""))
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
    (!terms.is_empty()).then(|| format!("({})", terms.join(" AND ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_person_types_is_an_operator() {
        let shown = |query| expression(query).unwrap_or_default();
        assert_eq!(shown("peace talks"), r#"("peace" AND "talks")"#);
        assert_eq!(
            shown(r#"OR "28 points" nego* AND ("#),
            r#"("OR" AND "28 points" AND "nego"* AND "AND")"#
        );
        assert_eq!(shown("U.S.-led it's"), r#"("U.S.-led" AND "it's")"#);
        assert_eq!(expression(" ( * ) "), None);
    }
}
