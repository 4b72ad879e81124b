//! The tables, and the way from an older form of the file to this one.
//!
//! The form of a file is its `user_version`. A step is never changed once it was released; a new form is a new step.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::Problem;

/// Marks a file as a record: "OnRc" in ASCII.
const APPLICATION_ID: i64 = 0x4F6E_5263;

/// `STEPS[n]` turns form n into form n + 1.
const STEPS: &[&str] = &[include_str!("schema/1.sql")];

/// The newest form.
pub(crate) fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// Refuses a file that is not a record, or is one of a newer form. Returns its form.
pub(crate) fn inspect(connection: &Connection) -> Result<i64, Problem> {
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let (application, form) = (number("application_id")?, number("user_version")?);
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION_ID && (application != 0 || tables > 0) {
        return Err(Problem::NotARecord);
    }
    if form > newest() {
        return Err(Problem::Newer { found: form, known: newest() });
    }
    Ok(form)
}

/// Brings a file to the newest form, all steps at once or none.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Problem> {
    if inspect(connection)? == newest() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have come first.
    let form = inspect(&transaction)?;
    for step in STEPS.iter().skip(usize::try_from(form).unwrap_or(usize::MAX)) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", newest())?;
    transaction.commit()?;
    Ok(())
}
