//! Metrics, and readers of public test sets, for `onrecord eval`.
//!
//! Each task has a file that reads its format and compares it with what the product finds. Figures are fractions.
#![allow(clippy::disallowed_methods, reason = "this crate reads test sets from files")]

mod aligned;
mod figures;
mod files;

pub mod attribution;
pub mod clusters;
pub mod coref;
pub mod dates;
pub mod ner;
pub mod plover;
pub mod synthetic;
pub mod ud;

pub use figures::{Counts, Figures};
pub use files::EvalError;
