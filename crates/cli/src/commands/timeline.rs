//! `onrecord timeline`: what happened, what is planned, and how it stands.

use std::io::Write as _;

use anyhow::{Result, bail};
use clap::Args;
use jiff::civil::Date;
use onrecord_store::Selection;

use crate::Outcome;
use crate::database::Database;
use crate::output::{Format, write_json};
use onrecord_show::record::names::Names;
use onrecord_show::record::timeline;
use onrecord_show::text::sheet::dim;

/// Show the time line: each event once, with how it stands and how it came to, who, where, and what it rests on
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  onrecord timeline
  onrecord timeline --actor Solheim --from 2026-03-01 --to 2026-03-31
  onrecord timeline --as-of 2026-03-12
  onrecord timeline --format json | jq '.events[] | {id, status, support}'

The last word of each entry is the id of the event, for `onrecord why` and `onrecord correct`.")]
pub struct Arguments {
    /// Only events of this person, body or country; a part of the name will do
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Only events on or after this day, such as 2026-03-01
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Only events on or before this day
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// As it stood at the end of this day: only what was published by then
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// The last so many events; 0 for all
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    limit: usize,
    /// How to show it; json is a record of these events alone
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    database: Database,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let Arguments { actor, from, to, as_of, limit, format, database } = arguments;
    if from.zip(*to).is_some_and(|(from, to)| from > to) {
        bail!("--from is later than --to");
    }
    let selected = database.existing()?.select(&Selection {
        as_of: *as_of,
        actor: actor.clone(),
        from: *from,
        to: *to,
        limit: Some(*limit).filter(|limit| *limit > 0),
    })?;
    if *format == Format::Json {
        return write_json(&selected.record);
    }
    let mut output = anstream::stdout().lock();
    if selected.left_out > 0 {
        let left_out = format!(
            "{} earlier events are not shown; --limit 0 shows all, --from and --to a part\n",
            selected.left_out
        );
        output.write_all(dim(left_out).as_bytes())?;
    }
    let names = Names::new(&selected.record);
    output.write_all(timeline::page(&names, textwrap::termwidth()).as_bytes())?;
    Ok(Outcome::Complete)
}
