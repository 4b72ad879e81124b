//! An article and its analysis to a reading: times, actors, statements with their chains, events, proposals.
//!
//! Must not know: other articles, storage.
