//! The record in the forms of other tools.
//!
//! Each form is a file of its own: a record in, text or tables out. Must not know where the record comes from or goes to.

pub mod csv;
pub mod graphml;
pub mod ics;
pub mod jsonl;
pub mod parquet;
pub mod plover;
pub mod prov;
pub mod schema_org;
pub mod tables;

use onrecord_record::RecordedArticle;

/// The name of an article outside: its address, or else a name made of its id.
fn iri(article: &RecordedArticle) -> String {
    article.url.clone().unwrap_or_else(|| urn("article", article.id.as_str()))
}

/// A name that is the record's own.
fn urn(kind: &str, id: &str) -> String {
    format!("urn:onrecord:{kind}:{id}")
}
