//! A sheet of lines as wide as the terminal: wrapped, indented, styled.
//!
//! Styles are ANSI codes; whoever prints the sheet takes them out where they are not wanted. Must not know a reading.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSeparator, WordSplitter};

use crate::words::Tone;

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 100;
/// Below this, wrapped lines would hold a word or two.
const NARROWEST: usize = 30;

/// A growing sheet of text.
#[derive(Debug, Clone)]
pub struct Sheet {
    width: usize,
    text: String,
}

impl Sheet {
    /// A sheet for a terminal of `width` columns.
    pub fn new(width: usize) -> Self {
        Self { width: width.clamp(NARROWEST, WIDEST), text: String::new() }
    }

    /// Columns of a line.
    pub fn width(&self) -> usize {
        self.width
    }

    /// All lines so far.
    pub fn into_text(self) -> String {
        self.text
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// The heading of a section, with an empty line before it.
    pub fn heading(&mut self, words: &str) {
        self.blank();
        self.line(
            0,
            &paint(
                Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
                words.to_uppercase(),
            ),
        );
        self.blank();
    }

    /// A paragraph, `indent` columns in.
    pub fn line(&mut self, indent: usize, words: &str) {
        self.hanging(indent, "", indent, words);
    }

    /// A paragraph whose first line begins with `label`, `at` columns in, and whose words begin `indent` columns in.
    pub fn hanging(&mut self, at: usize, label: &str, indent: usize, words: &str) {
        self.wrapped(&margin(at, label, indent), &" ".repeat(indent), words);
    }

    /// A paragraph `indent` columns in, with `trunk` at column `at` of each of its lines.
    pub fn branching(&mut self, at: usize, trunk: &str, indent: usize, words: &str) {
        let margin = margin(at, trunk, indent);
        self.wrapped(&margin, &margin, words);
    }

    fn wrapped(&mut self, first: &str, following: &str, words: &str) {
        let options = Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(following)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(words, options) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }
}

/// Blanks up to column `indent`, with `label` at column `at`.
fn margin(at: usize, label: &str, indent: usize) -> String {
    let gap = indent.saturating_sub(at + textwrap::core::display_width(label));
    format!("{}{label}{}", " ".repeat(at), " ".repeat(gap))
}

/// Words in a style.
pub fn paint(style: Style, words: impl Display) -> String {
    format!("{style}{words}{style:#}")
}

/// Words in bold.
pub fn bold(words: impl Display) -> String {
    paint(Style::new().bold(), words)
}

/// Words that stand back.
pub fn dim(words: impl Display) -> String {
    paint(Style::new().dimmed(), words)
}

/// Words in the colour of their tone.
pub fn toned(tone: Tone, words: impl Display) -> String {
    let color = match tone {
        Tone::Done => AnsiColor::Green,
        Tone::Open => AnsiColor::Blue,
        Tone::Moved => AnsiColor::Yellow,
        Tone::Off => AnsiColor::Red,
        Tone::Unclear => AnsiColor::BrightBlack,
    };
    paint(Style::new().fg_color(Some(color.into())), words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_terminal_and_styles_take_no_room() {
        let mut sheet = Sheet::new(40);
        sheet.hanging(
            2,
            &bold("held"),
            14,
            &dim("one two three four five six seven eight nine ten"),
        );
        let text = sheet.into_text();
        assert!(text.lines().count() > 1);
        for line in text.lines() {
            assert!(textwrap::core::display_width(line) <= 40, "{line}");
        }
        let plain = anstream::adapter::strip_str(&text).to_string();
        assert!(plain.starts_with("  held        one two"), "{plain}");
        assert!(plain.lines().nth(1).unwrap().starts_with("              "));
    }

    #[test]
    fn wide_characters_count_twice() {
        let mut sheet = Sheet::new(30);
        sheet.line(0, &"会談 ".repeat(12));
        assert!(sheet.into_text().lines().all(|line| textwrap::core::display_width(line) <= 30));
    }
}
