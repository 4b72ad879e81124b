//! Measures the model: `cargo run --release -p onrecord-language --example speed -- accurate|fast ROUNDS FILE...`.
//!
//! Analyses each text so many times and prints, in JSON, the words (as blanks divide them) and the seconds of the quickest
//! and the median round, and the peak memory of the process in MiB. `bench/language` runs it on one core.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads files and the clock, and prints"
)]

use std::time::Instant;

use anyhow::{Context, Result, bail};
use onrecord_language::Model;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [tier, rounds, files @ ..] = arguments.as_slice() else {
        bail!("accurate|fast ROUNDS FILE...")
    };
    let model = match tier.as_str() {
        "accurate" => Model::embedded()?,
        "fast" => Model::embedded_fast()?,
        other => bail!("there is no model {other:?}"),
    };
    let texts: Vec<String> = files
        .iter()
        .map(|file| std::fs::read_to_string(file).with_context(|| file.clone()))
        .collect::<Result<_>>()?;
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let mut seconds = Vec::new();
    for _ in 0..rounds.parse::<usize>()?.max(1) {
        let started = Instant::now();
        for text in &texts {
            model.analyse(text)?;
        }
        seconds.push(started.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    let (best, median) = (seconds[0], seconds[seconds.len() / 2]);
    println!(
        "{{\"model\": \"{}\", \"words\": {words}, \"best\": {best:.6}, \"median\": {median:.6}, \"peak_mib\": {:.1}}}",
        model.name(),
        peak_memory()?
    );
    Ok(())
}

/// The most memory that the process held, in MiB, as Linux tells it.
fn peak_memory() -> Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM")?;
    let kibibytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kibibytes / 1024.0)
}
