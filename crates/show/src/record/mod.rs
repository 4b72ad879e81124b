//! The record as a person sees it on a terminal: the time line, what an event rests on, what is new.
//!
//! [`names`] finds names for ids and puts events into words; the other modules lay them out. Must not know where the record
//! is kept.

pub mod changes;
pub mod names;
pub mod timeline;
pub mod why;
