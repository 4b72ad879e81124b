//! `onrecord search`: articles by their words, and those who act in them.

use std::io::Write as _;

use anyhow::Result;
use clap::Args;
use onrecord_record::RecordedActor;
use onrecord_store::Hit;
use serde::Serialize;

use crate::Outcome;
use crate::database::Database;
use crate::output::{Format, write_json};
use onrecord_show::dates;
use onrecord_show::facts::one_line;
use onrecord_show::text::sheet::{Sheet, bold, dim};
use onrecord_show::words::plain;

/// People and bodies that are shown; more than these are a query to be made narrower.
const ACTORS: usize = 8;

/// Marks of the words found in a snippet.
const FOUND: [char; 2] = ['\u{2}', '\u{3}'];

/// Find articles by their words, and the people and bodies of a name
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  onrecord search mackerel
  onrecord search 'reykjavik postponed'        # both words, in any of their forms
  onrecord search '\"joint inspection service\"' # these words in this order
  onrecord search 'inspect*'                   # words that begin so
  onrecord search --actor Solheim              # articles that name her
  onrecord search --actor Solheim inspections")]
pub struct Arguments {
    /// Words that must all be there
    #[arg(value_name = "QUERY", required_unless_present = "actor")]
    query: Vec<String>,
    /// Only articles that name this person, body or country; a part of the name will do
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Articles at most
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    limit: u32,
    /// How to show them
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    database: Database,
}

#[derive(Serialize)]
struct Found {
    actors: Vec<RecordedActor>,
    articles: Vec<Hit>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let Arguments { query, actor, limit, format, database } = arguments;
    let store = database.existing()?;
    let query = query.join(" ");
    let mut found = Found {
        actors: store.actors_named(actor.as_deref().unwrap_or(&query))?,
        articles: store.search(&query, actor.as_deref(), *limit)?,
    };
    if *format == Format::Json {
        for hit in &mut found.articles {
            hit.snippet.retain(|sign| !FOUND.contains(&sign));
        }
        return write_json(&found);
    }
    anstream::stdout().lock().write_all(page(&found, textwrap::termwidth()).as_bytes())?;
    Ok(Outcome::Complete)
}

fn page(found: &Found, width: usize) -> String {
    let mut sheet = Sheet::new(width);
    if !found.actors.is_empty() {
        sheet.heading("Who");
    }
    for actor in found.actors.iter().take(ACTORS) {
        let name = one_line(actor.name.as_deref().unwrap_or_default());
        let mut about: Vec<String> = actor.roles.iter().map(|held| one_line(&held.role)).collect();
        about.retain(|role| *role != name);
        about.truncate(3);
        about.extend(actor.country.clone());
        about.push(plain(actor.kind.as_str()));
        sheet.hanging(2, "", 4, &format!("{} · {}", bold(name), about.join(", ")));
    }
    if found.actors.len() > ACTORS {
        sheet.line(2, &dim(format!("and {} more", found.actors.len() - ACTORS)));
    }
    if found.articles.is_empty() {
        sheet.line(0, &dim("No article holds all of these words."));
        return sheet.into_text();
    }
    sheet.heading("Articles");
    for (index, hit) in found.articles.iter().enumerate() {
        if index > 0 {
            sheet.blank();
        }
        sheet.line(2, &bold(one_line(hit.title.as_deref().unwrap_or("Untitled article"))));
        let mut origin = Vec::new();
        origin.extend(hit.outlet.as_deref().map(one_line));
        origin.extend(hit.published.as_deref().map(dates::edtf));
        origin.push(hit.article.to_string());
        sheet.line(4, &dim(origin.join(" · ")));
        sheet.line(4, &snippet(&hit.snippet));
    }
    sheet.into_text()
}

/// A snippet with the words found in bold.
fn snippet(snippet: &str) -> String {
    let pieces = snippet.split(FOUND).enumerate();
    let styled = pieces.map(|(index, piece)| {
        // Blanks around the pieces part them from each other.
        let ends = |end: bool| if end { " " } else { "" };
        let words = one_line(piece);
        let words = if index % 2 == 1 { bold(words) } else { words };
        format!(
            "{}{words}{}",
            ends(piece.starts_with(char::is_whitespace)),
            ends(piece.ends_with(char::is_whitespace) && !piece.trim().is_empty())
        )
    });
    styled.collect()
}
