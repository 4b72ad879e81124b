//! What the command line names → an article: a file, standard input or a web page, with what the options say of it.

use std::fmt;
use std::fs;
use std::io;
use std::str::FromStr;

use anyhow::{Context as _, Result};
use clap::Args;
use onrecord_record::{Article, ArticleId, Published};

/// Where an article comes from, as the command line names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// "-".
    Standard,
    /// An address that begins with http:// or https://.
    Web(String),
    /// Anything else.
    File(String),
}

impl FromStr for Input {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(match name {
            "-" => Input::Standard,
            _ if name.starts_with("http://") || name.starts_with("https://") => {
                Input::Web(name.to_owned())
            }
            _ => Input::File(name.to_owned()),
        })
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

/// Reads an article in.
pub fn article(input: &Input, given: &Given) -> Result<Article> {
    let text = match input {
        Input::Standard => io::read_to_string(io::stdin().lock())?,
        Input::File(path) => fs::read_to_string(path).context("it cannot be opened")?,
        Input::Web(_) => anyhow::bail!("addresses are not read yet"),
    };
    Ok(Article {
        id: ArticleId::from("article"),
        url: given.url.clone(),
        outlet: given.outlet.clone(),
        title: given.title.clone(),
        byline: Vec::new(),
        dateline: None,
        published: given.published,
        language: None,
        credits: Vec::new(),
        links: Vec::new(),
        text,
    })
}
