//! A reading, and the record, as a person sees them.
//!
//! [`facts`] finds names and words for ids and places; [`words`], [`dates`] and [`describe`] put them into English; the
//! forms of a reading are [`text`], for a terminal, and [`html`], for a browser; [`record`] shows what many articles say
//! together. Must not know where articles come from.

pub mod dates;
pub mod describe;
pub mod facts;
pub mod html;
pub mod record;
pub mod sources;
pub mod text;
pub mod words;

/// The reading of `examples/mackerel.txt` as a person would make it, so that what is shown is tested apart from what is
/// found.
#[cfg(test)]
pub(crate) fn sample() -> onrecord_record::Reading {
    serde_json::from_str(include_str!("../tests/fixtures/mackerel.json")).unwrap()
}
