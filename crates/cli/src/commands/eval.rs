//! `onrecord eval`: how well the product does on a public test set.

use std::io::Write as _;
use std::path::PathBuf;

use anstream::eprintln;
use anyhow::Result;
use clap::{Args, ValueEnum};
use onrecord_eval::{attribution, clusters, coref, dates, ner, plover, ud};
use serde_json::Value;

use crate::Outcome;
use crate::tier::Tier;

/// Measure the product on a test set and print the figures, as fractions
#[derive(Debug, Args)]
#[command(after_help = "\
Tasks and what they read:
  ud           a treebank in CoNLL-U: words, sentences, parts of speech, lemmas, dependencies, from raw text
  ner          entities in IOB2 with \"# text\" comments
  attribution  articles in JSON lines with spans of source, cue and content
  coref        a treebank in CoNLL-U with entities in MISC (Entity=): people's names, descriptions and pronouns
  plover       sentences with PLOVER classes, sources and targets, in JSON
  clusters     folders of articles whose events are known: how well they are merged and counted by origin, beside
               counts of articles, of outlets and of texts, and beside merging by word and date
  dates        cases in JSON, or documents marked up with TIMEX3 (a file or a folder)

Any file may be gzipped. A path that does not exist is skipped with a word on standard error.

Example:
  onrecord eval attribution dev.jsonl.gz --json")]
pub struct Arguments {
    /// What to measure
    task: Task,
    /// The test set
    path: PathBuf,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    tier: Tier,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Task {
    Ud,
    Ner,
    Attribution,
    Clusters,
    Coref,
    Dates,
    Plover,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    if !arguments.path.exists() {
        eprintln!("skipped: {} does not exist", arguments.path.display());
        return Ok(Outcome::Complete);
    }
    let (model, path) = (arguments.tier.load()?, arguments.path.as_path());
    let figures = match arguments.task {
        Task::Ud => serde_json::to_value(ud::evaluate(path, &model)?)?,
        Task::Ner => serde_json::to_value(ner::evaluate(path, &model)?)?,
        Task::Attribution => serde_json::to_value(attribution::evaluate(path, &model)?)?,
        Task::Plover => serde_json::to_value(plover::evaluate(path, &model)?)?,
        Task::Clusters => serde_json::to_value(clusters::evaluate(path, &model)?)?,
        Task::Coref => serde_json::to_value(coref::evaluate(path, &model)?)?,
        Task::Dates => serde_json::to_value(dates::evaluate(path, Some(&model))?)?,
    };
    let mut output = anstream::stdout().lock();
    if arguments.json {
        serde_json::to_writer_pretty(&mut output, &figures)?;
        writeln!(output)?;
    } else {
        writeln!(output, "model {}", model.name())?;
        write_figures(&mut output, "", &figures)?;
    }
    Ok(Outcome::Complete)
}

/// A line a figure; lists of single cases are counted, not printed.
fn write_figures(output: &mut impl std::io::Write, name: &str, figures: &Value) -> Result<()> {
    match figures {
        Value::Object(parts) => {
            for (part, value) in parts {
                let name = if name.is_empty() { part.clone() } else { format!("{name}.{part}") };
                write_figures(output, &name, value)?;
            }
        }
        Value::Array(values) if values.iter().all(Value::is_number) => {
            let bounds: Vec<String> = values.iter().map(Value::to_string).collect();
            writeln!(output, "{name:32} {}", bounds.join(" to "))?;
        }
        Value::Array(values) => writeln!(output, "{name:32} {}", values.len())?,
        Value::Number(number) if number.is_f64() => {
            writeln!(output, "{name:32} {:.4}", number.as_f64().unwrap_or_default())?;
        }
        Value::Null => {}
        other => writeln!(output, "{name:32} {other}")?,
    }
    Ok(())
}
