//! What the command line names → an article: a file, standard input or a web page, with what the options say of it.

use std::fmt;
use std::fs;
use std::io::{self, Read as _};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use onrecord_ingest::{Ingested, Limits, Origin, Overrides, fetch, ingest, is_address};
use onrecord_record::Published;

/// The longest file that is read, in bytes: pages carry many times their text, and this is little enough for any machine.
const LONGEST: u64 = 64 << 20;

/// The longest text that is read, in characters: that of a novel. More is an archive, and would take minutes to analyse.
const LONGEST_TEXT: usize = 500_000;

/// Where an article comes from, as the command line names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// "-".
    Standard,
    /// An address of HTTP.
    Web(String),
    /// Anything else.
    File(String),
}

impl From<&str> for Input {
    fn from(name: &str) -> Self {
        match name {
            "-" => Input::Standard,
            _ if is_address(name) => Input::Web(name.to_owned()),
            _ => Input::File(name.to_owned()),
        }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Input::Standard => "standard input",
            Input::Web(name) | Input::File(name) => name,
        })
    }
}

/// What is known of an article beside its text. It goes before what the article itself says.
#[derive(Debug, Clone, Default, Args)]
pub struct Given {
    /// Date published, such as 2025-11-19: what "on Tuesday" and "last week" are counted from
    #[arg(long, value_name = "DATE")]
    pub published: Option<Published>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Where it was published
    #[arg(long)]
    pub url: Option<String>,
    /// Its headline
    #[arg(long)]
    pub title: Option<String>,
}

impl Given {
    /// Refuses what cannot be true of several articles at once.
    pub fn check(&self, inputs: &[Input]) -> Result<()> {
        if inputs.len() > 1 && (self.url.is_some() || self.title.is_some()) {
            bail!("--url and --title say something of one article; give one input with them");
        }
        Ok(())
    }
}

/// Reads an article in.
pub fn article(input: &Input, given: &Given) -> Result<Ingested> {
    let (bytes, origin) = match input {
        Input::Standard => (bytes(io::stdin().lock())?, Origin::default()),
        Input::File(path) => (file(path)?, Origin::default()),
        Input::Web(address) => fetch(address, Limits::default())?,
    };
    let overrides = Overrides {
        published: given.published,
        outlet: given.outlet.clone(),
        url: given.url.clone(),
        title: given.title.clone(),
        byline: Vec::new(),
    };
    let ingested = ingest(&bytes, &origin, &overrides)?;
    refuse_long(&ingested)?;
    Ok(ingested)
}

/// Refuses an article that is too long to be one.
pub fn refuse_long(ingested: &Ingested) -> Result<()> {
    let length = ingested.article.text.chars().count();
    if length > LONGEST_TEXT {
        bail!(
            "its text has {length} characters, more than the {LONGEST_TEXT} that are read; \
             give each article in a file of its own"
        );
    }
    Ok(())
}

fn file(path: &str) -> Result<Vec<u8>> {
    let file = fs::File::open(path).context("it cannot be opened")?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        bail!("it is a folder; name the files in it, for example with {path}/*.txt");
    }
    bytes(file)
}

fn bytes(source: impl io::Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LONGEST + 1).read_to_end(&mut bytes).context("it cannot be read")?;
    if bytes.len() as u64 > LONGEST {
        bail!("it is longer than {} MiB; give each article in a file of its own", LONGEST >> 20);
    }
    Ok(bytes)
}
