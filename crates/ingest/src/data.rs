//! Reads the crate's data files: an entry a line, comments from `#` on.
//!
//! Must not know what the entries mean.

/// The entries of a data file, in order.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("# ") && *line != "#")
}

/// The two halves of each entry of a data file whose entries have the form `left = right`.
pub(crate) fn pairs(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(file)
        .filter_map(|line| line.split_once('='))
        .map(|(left, right)| (left.trim(), right.trim()))
}
