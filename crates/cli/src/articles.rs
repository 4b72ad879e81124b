//! Files, folders, pages and files of many articles → articles one by one.
//!
//! Each file is opened when its turn comes, and a file of many is read line by line.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use onrecord_ingest::{Ingested, LineError, articles};

use crate::input::{self, Given, Input};

/// Endings of files that hold an article.
const ARTICLES: [&str; 4] = ["txt", "text", "html", "htm"];
/// Endings of files that hold an article a line.
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// One article, on its way in.
pub enum Source {
    /// A file or page that is still to be fetched.
    Whole(Input),
    /// A line of a file.
    Line(Input, Box<Result<Ingested, LineError>>),
    /// A file of many that cannot be opened.
    Unopened(Input, io::Error),
}

impl Source {
    /// What to call it.
    pub fn name(&self) -> String {
        match self {
            Source::Whole(input) | Source::Line(input, _) | Source::Unopened(input, _) => {
                input.to_string()
            }
        }
    }

    /// The article.
    pub fn article(self, given: &Given) -> Result<Ingested> {
        match self {
            Source::Whole(input) => input::article(&input, given),
            Source::Line(_, line) => {
                let ingested = (*line)?;
                input::refuse_long(&ingested)?;
                Ok(ingested)
            }
            Source::Unopened(_, error) => Err(error).context("it cannot be opened"),
        }
    }
}

/// Names the files of each folder, and of the folders in it, that may hold articles, in the order of their names.
pub fn expand(inputs: &[Input]) -> Result<Vec<Input>> {
    let mut expanded = Vec::new();
    for input in inputs {
        match input {
            Input::File(path) if Path::new(path).is_dir() => {
                let before = expanded.len();
                walk(Path::new(path), &mut expanded)
                    .with_context(|| format!("{path}: it cannot be read"))?;
                if expanded.len() == before {
                    bail!("{path}: no files in it end in .txt, .html or .jsonl");
                }
            }
            _ => expanded.push(input.clone()),
        }
    }
    Ok(expanded)
}

fn walk(folder: &Path, found: &mut Vec<Input>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        // A link to a folder may lead back to where it lies.
        if entry.file_type()?.is_dir() {
            walk(&path, found)?;
        } else if has_ending(&path, &ARTICLES) || has_ending(&path, &LINES) {
            found.push(Input::File(path.to_string_lossy().into_owned()));
        }
    }
    Ok(())
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

fn holds_lines(input: &Input) -> bool {
    matches!(input, Input::File(path) if has_ending(Path::new(path), &LINES))
}

/// How many articles `inputs` may hold, for the bar.
pub fn count(inputs: &[Input]) -> usize {
    inputs.iter().map(|input| if holds_lines(input) { lines(input) } else { 1 }).sum()
}

fn lines(input: &Input) -> usize {
    let Input::File(path) = input else { return 1 };
    let Ok(file) = File::open(path) else { return 1 };
    BufReader::new(file).split(b'\n').map_while(Result::ok).count()
}

/// The articles of `inputs`, each file opened when its turn comes.
pub fn sources(inputs: Vec<Input>) -> impl Iterator<Item = Source> + Send {
    inputs.into_iter().flat_map(|input| -> Box<dyn Iterator<Item = Source> + Send> {
        match &input {
            Input::File(path) if holds_lines(&input) => match File::open(path) {
                Ok(file) => many(input, BufReader::new(file)),
                Err(error) => Box::new(std::iter::once(Source::Unopened(input, error))),
            },
            Input::Standard if begins_with_brace() => many(input, BufReader::new(io::stdin())),
            _ => Box::new(std::iter::once(Source::Whole(input))),
        }
    })
}

fn many(
    input: Input,
    lines: impl BufRead + Send + 'static,
) -> Box<dyn Iterator<Item = Source> + Send> {
    Box::new(articles(lines).map(move |line| Source::Line(input.clone(), Box::new(line))))
}

/// Whether standard input holds objects rather than the text of an article.
fn begins_with_brace() -> bool {
    io::stdin().lock().fill_buf().is_ok_and(|bytes| bytes.trim_ascii_start().starts_with(b"{"))
}
