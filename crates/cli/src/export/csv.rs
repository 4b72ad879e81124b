//! A table as comma-separated values (RFC 4180), in UTF-8.

use super::tables::Table;

/// The file. A cell that a spreadsheet would run as a formula begins with an apostrophe: articles are written by strangers.
pub fn text(table: &Table) -> String {
    let mut text = table.columns.join(",") + "\r\n";
    for row in &table.rows {
        let cells: Vec<String> =
            row.iter().map(|cell| cell.as_deref().map(quoted).unwrap_or_default()).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    let formula = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{formula}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{formula}{cell}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_quotes_and_formulas_stay_text() {
        for (cell, expected) in [
            ("Oslo", "Oslo"),
            ("Oslo, Norway", "\"Oslo, Norway\""),
            ("the \"plan\"", "\"the \"\"plan\"\"\""),
            ("=1+1", "'=1+1"),
            ("-2, or so", "\"'-2, or so\""),
        ] {
            assert_eq!(quoted(cell), expected);
        }
    }
}
