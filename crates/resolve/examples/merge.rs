//! Merges readings into a record: JSON readings, one a line, on standard input; the record on standard output.
//!
//! `cargo run -p onrecord-resolve --example merge [AS_OF] < readings.jsonl`
#![allow(clippy::disallowed_methods, reason = "an example reads its input")]

use std::io::{self, BufRead};

use onrecord_record::Reading;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let as_of = std::env::args().nth(1).map(|date| date.parse()).transpose()?;
    let mut readings: Vec<Reading> = Vec::new();
    for line in io::stdin().lock().lines() {
        readings.push(serde_json::from_str(&line?)?);
    }
    let record = onrecord_resolve::resolve(&readings, &[], as_of);
    println!("{}", serde_json::to_string_pretty(&record)?);
    Ok(())
}
