//! Files, folders, pages and files of many articles → articles one by one, worked on over all cores, in their order.
//!
//! Nothing is held that is not being worked on, so that a file of a million articles needs no more memory than one of ten.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::sync::mpsc;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};
use onrecord_ingest::{Ingested, LineError, articles};

use crate::input::{self, Given, Input};

/// Endings of files that hold an article.
const ARTICLES: [&str; 4] = ["txt", "text", "html", "htm"];
/// Endings of files that hold an article a line.
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// Results that wait for those before them, at most.
const WAITING: usize = 64;

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

/// Works on each of `sources` over all cores and hands what came of it to `done`, in their order; stops when `done` fails.
pub fn in_order<T: Send>(
    sources: impl Iterator<Item = Source> + Send,
    work: impl Fn(Source) -> T + Sync,
    mut done: impl FnMut(&str, T) -> Result<()>,
) -> Result<()> {
    let sources = &Mutex::new(sources.enumerate());
    let work = &work;
    let (sender, receiver) = mpsc::sync_channel(WAITING);
    rayon::in_place_scope(|scope| {
        scope.spawn_broadcast(move |_, _| {
            let take = || sources.lock().unwrap_or_else(PoisonError::into_inner).next();
            while let Some((index, source)) = take() {
                let name = source.name();
                // An error means that no one waits for results any more.
                if sender.send((index, name, work(source))).is_err() {
                    break;
                }
            }
        });
        let mut early = BTreeMap::new();
        let mut turn = 0;
        for (index, name, result) in receiver {
            early.insert(index, (name, result));
            while let Some((name, result)) = early.remove(&turn) {
                done(&name, result)?;
                turn += 1;
            }
        }
        Ok(())
    })
}
