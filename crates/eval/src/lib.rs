//! Metrics, and readers of public test sets, for `onrecord eval`.
#![allow(clippy::disallowed_methods, reason = "this crate reads test sets from files")]
