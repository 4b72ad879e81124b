//! The data model: what one article says (a reading), and what many articles together say (the record).
//!
//! Must not know: any other crate of the workspace.
