//! Readings of many articles to one merged record: same article, same actor, same event, same origin. Pure functions.
//!
//! Must not know: storage, text processing.
