//! Reads the reader's data files: one entry a line, `#` begins a comment, columns are parted by tabs.
//!
//! Must not know what an entry means.

/// The entries of a data file, each with its columns. Empty lines and comments are passed over.
pub fn entries(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .map(|line| line.split_once('#').map_or(line, |(entry, _)| entry).trim_end())
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split('\t').map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_are_no_entries() {
        let found: Vec<_> = entries("# verbs\nsay\tsay\n\nwarn \twarn # of danger\n").collect();
        assert_eq!(found, [vec!["say", "say"], vec!["warn", "warn"]]);
    }
}
