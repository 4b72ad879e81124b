//! A tree of HTML to lines of text, one a paragraph, with the links in them.
//!
//! Must not know which part of a page is the article.

use ego_tree::iter::Edge;
use scraper::{Html, Node};

/// A paragraph, heading, list item or row of a table.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its text, with single blanks.
    pub(crate) text: String,
    /// Links in it: first code point, code point after the last, address as it stands in the page.
    pub(crate) links: Vec<(usize, usize, String)>,
    /// Whether it is a heading.
    pub(crate) is_heading: bool,
}

/// Elements that stand in a line with what is around them.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "td", "th",
];
/// Elements that are not text.
const SILENT: &[&str] = &["script", "style", "head", "title", "template", "noscript"];

/// The text of `tree` in lines, without empty ones.
pub(crate) fn lines(tree: &Html) -> Vec<Line> {
    let mut writer = Writer::default();
    let mut silent = 0_usize;
    for edge in tree.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) if silent == 0 => writer.write(text),
                Node::Element(element) => {
                    let name = element.name();
                    silent += usize::from(SILENT.contains(&name));
                    writer.open(name, element.attr("href"));
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    silent -= usize::from(SILENT.contains(&element.name()));
                    writer.close(element.name());
                }
            }
        }
    }
    writer.end_line();
    writer.lines
}

/// `text` with single blanks, and without what no reader sees.
pub(crate) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() && !squeezed.ends_with(' ') {
            squeezed.push(' ');
        }
        squeezed.extend(word.chars().filter(|&character| is_visible(character)));
    }
    squeezed.truncate(squeezed.trim_end().len());
    squeezed
}

/// Whether a character is more than a control, or a mark that steers line breaks and writing direction.
fn is_visible(character: char) -> bool {
    let steers = matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    );
    !character.is_control() && !steers
}

#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    line: Line,
    /// Code points of the line so far.
    length: usize,
    /// Whether a blank stands before the next word.
    blank: bool,
    /// The open link's address, and where its text began, once it has.
    link: Option<(String, Option<usize>)>,
    /// Open headings.
    headings: usize,
}

impl Writer {
    fn open(&mut self, name: &str, href: Option<&str>) {
        match name {
            "a" => self.link = href.map(|href| (href.to_owned(), None)),
            "td" | "th" => self.blank = true,
            _ if !INLINE.contains(&name) => self.end_line(),
            _ => {}
        }
        self.headings += usize::from(is_heading(name));
    }

    fn close(&mut self, name: &str) {
        match name {
            "a" => {
                self.end_link();
                self.link = None;
            }
            _ if !INLINE.contains(&name) => self.end_line(),
            _ => {}
        }
        self.headings -= usize::from(is_heading(name));
    }

    fn write(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_whitespace() {
                self.blank = true;
                continue;
            }
            if !is_visible(character) {
                continue;
            }
            if self.blank && self.length > 0 {
                self.line.text.push(' ');
                self.length += 1;
            }
            self.blank = false;
            if let Some((_, start @ None)) = &mut self.link {
                *start = Some(self.length);
            }
            self.line.text.push(character);
            self.length += 1;
        }
    }

    /// Puts the link into the line; one that goes on over a line break goes on in the next line.
    fn end_link(&mut self) {
        if let Some((href, start)) = &mut self.link
            && let Some(start) = start.take()
        {
            self.line.links.push((start, self.length, href.clone()));
        }
    }

    fn end_line(&mut self) {
        self.end_link();
        self.blank = false;
        self.length = 0;
        let mut line = std::mem::take(&mut self.line);
        if !line.text.is_empty() {
            line.is_heading = self.headings > 0;
            self.lines.push(line);
        }
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> Vec<Line> {
        lines(&Html::parse_fragment(html))
    }

    #[test]
    fn blocks_are_lines_and_blanks_are_single() {
        let text: Vec<String> =
            of("<h2>Terms</h2><p>One\n  <b>two</b>,<br>three</p><ul><li>a</li><li>b</li></ul>tail")
                .into_iter()
                .map(|line| line.text)
                .collect();
        assert_eq!(text, ["Terms", "One two,", "three", "a", "b", "tail"]);
    }

    #[test]
    fn a_link_spans_its_words_in_code_points() {
        let line = &of("<p>Élysée said <a href='/x'> a deal </a>, it said</p>")[0];
        assert_eq!(line.text, "Élysée said a deal , it said");
        assert_eq!(line.links, [(12, 18, "/x".to_owned())]);
    }
}
