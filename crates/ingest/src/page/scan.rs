//! A first pass over a page's markup that makes it safe and small before any parser builds a tree of it.
//!
//! Parsers and extractors take more than linear time, or much memory, on pages that were made to hurt: 10,000 nested
//! elements, a tag with 100,000 attributes, formatting that is opened and never closed. This pass takes linear time and
//! writes markup in which all these are bounded; the bounds cost tags, never text. Scripts, styles, comments and drawings
//! go, which makes all that follows faster; JSON-LD stays.
//!
//! It follows the tokenizer and the nesting rules of the HTML standard as far as they decide how deep an element stands,
//! and where it departs from them it counts too many elements as open, not too few. Must not know what a page says.

use super::tag::{Tag, read_tag};

/// Bytes of markup that are kept of a page.
pub(crate) const MAX_MARKUP: usize = 4 << 20;
/// Elements that may be open at a time; pages of outlets stay under 60. Paragraphs and the rows and cells of tables are
/// not counted, so that the tree may be some 500 deep, which is where the extractor stops looking.
const MAX_DEPTH: usize = 200;
/// Elements of a page. A long article with all its furniture has some 5,000.
const MAX_ELEMENTS: usize = 40_000;
/// Formatting elements that may be open at a time: the parser opens each anew in every block that follows.
const MAX_FORMATTING: usize = 12;
/// Attributes that are kept of one tag.
const MAX_ATTRIBUTES: usize = 40;
/// Bytes of a value that is kept. Longer ones are pictures or the state of programs.
const MAX_VALUE: usize = 4096;

/// Elements that are left out with all they hold.
const LEFT_OUT: &[&str] = &[
    "script", "style", "textarea", "iframe", "noscript", "noembed", "noframes", "xmp", "svg",
    "math", "template", "canvas", "object", "select",
];
/// Those of them whose content is not markup, so that without an end tag they go on to the end of the page.
const RAW: usize = 8;
/// Elements whose tags are left out, and not what they hold: they change how a parser reads the rest of the page.
const TAGS_LEFT_OUT: &[&str] = &["frameset", "frame", "plaintext", "option", "optgroup"];
/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "hr", "img", "image", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];
/// Elements that the parser closes where the next begins: one nests in another only with a counted one between.
const UNCOUNTED: &[&str] = &[
    "html", "head", "body", "p", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup",
];
/// Formatting elements of the HTML standard but for `a`, of which only one can be open.
const FORMATTING: &[&str] =
    &["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Counted elements that the end tag of an inline element does not reach beyond.
const SPECIAL: &[&str] = &[
    "address",
    "applet",
    "article",
    "aside",
    "blockquote",
    "button",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "li",
    "listing",
    "main",
    "marquee",
    "menu",
    "nav",
    "ol",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
];
/// Counted elements that even the end tag of a block does not reach beyond.
const SCOPE: &[&str] = &["table", "applet", "marquee"];

/// A page's markup within bounds.
pub(crate) struct Scanned {
    /// What is left of the markup.
    pub(crate) markup: String,
    /// Whether the page was longer than [`MAX_MARKUP`].
    pub(crate) cut: bool,
    /// Whether tags were left out because elements were too deep or too many.
    pub(crate) flattened: bool,
}

/// Brings `page` within bounds.
pub(crate) fn scan(page: &str) -> Scanned {
    let mut scanner = Scanner::default();
    let mut rest = page;
    while !rest.is_empty() && scanner.markup.len() < MAX_MARKUP {
        rest = scanner.step(rest);
    }
    let cut = !rest.is_empty() || scanner.markup.len() > MAX_MARKUP;
    let end = scanner.markup.floor_char_boundary(MAX_MARKUP);
    scanner.markup.truncate(end);
    Scanned { markup: scanner.markup, cut, flattened: scanner.flattened }
}

#[derive(Default)]
struct Scanner {
    markup: String,
    /// Names of the counted elements that are open, outermost first.
    open: Vec<String>,
    /// Start tags that were left out for their depth and have not been closed.
    excess: usize,
    /// Formatting elements that are open, or that the parser will open anew.
    formatting: Vec<String>,
    elements: usize,
    flattened: bool,
    /// Names in [`LEFT_OUT`] for which the rest of the page is known to have no end tag.
    never_closed: Vec<&'static str>,
}

impl Scanner {
    /// Takes text up to the next tag, or one tag, or one comment; gives what is left.
    fn step<'p>(&mut self, rest: &'p str) -> &'p str {
        if !rest.starts_with('<') {
            let end = rest.find('<').unwrap_or(rest.len());
            self.markup.push_str(&rest[..end]);
            return &rest[end..];
        }
        if let Some((tag, after)) = read_tag(rest, MAX_ATTRIBUTES) {
            return if tag.is_end {
                self.end(&tag.name);
                after
            } else {
                self.start(&tag, after)
            };
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            // "<!-->" and "<!--->" are whole comments.
            let body = comment.trim_start_matches('-');
            if let Some(after) = body.strip_prefix('>') {
                return after;
            }
            return comment.split_once("-->").map_or("", |(_, after)| after);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("</") {
            let (declaration, after) = rest.split_once('>').unwrap_or((rest, ""));
            if declaration.len() < 200
                && declaration[2..].to_ascii_lowercase().starts_with("doctype")
            {
                self.markup.push_str(declaration);
                self.markup.push('>');
            }
            return after;
        }
        if rest[1..].starts_with(|character: char| character.is_ascii_alphabetic()) {
            // A tag that the end of the page cuts off.
            return "";
        }
        self.markup.push_str("&lt;");
        &rest[1..]
    }

    fn start<'p>(&mut self, tag: &Tag<'p>, after: &'p str) -> &'p str {
        let name = tag.name.as_str();
        if let Some(index) = LEFT_OUT.iter().position(|&left_out| left_out == name) {
            return self.leave_out(index, tag, after);
        }
        if name == "title" {
            return self.title(after);
        }
        let is_void = VOID.contains(&name);
        if TAGS_LEFT_OUT.contains(&name) {
            self.markup.push(' ');
        } else if self.elements >= MAX_ELEMENTS {
            self.drop_tag();
        } else if is_void || UNCOUNTED.contains(&name) {
            self.write_start(tag);
        } else if FORMATTING.contains(&name) && self.formatting.len() >= MAX_FORMATTING {
            // Without formatting the text reads the same: not worth a notice.
        } else {
            self.close_implied(name);
            if self.open.len() >= MAX_DEPTH {
                self.excess += 1;
                self.drop_tag();
            } else {
                if FORMATTING.contains(&name) {
                    self.formatting.push(name.to_owned());
                }
                self.open.push(name.to_owned());
                self.write_start(tag);
            }
        }
        after
    }

    /// What a start tag closes by itself: a list item the one before, a link the one before.
    fn close_implied(&mut self, name: &str) {
        let (closed, passes): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["address", "div"]),
            "dd" | "dt" => (&["dd", "dt"], &["address", "div"]),
            "a" => (&["a"], &[]),
            _ => return,
        };
        for index in (0..self.open.len()).rev() {
            let open = self.open[index].as_str();
            if closed.contains(&open) {
                self.open.truncate(index);
                return;
            }
            if SPECIAL.contains(&open) && !passes.contains(&open) {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        if LEFT_OUT.contains(&name)
            || TAGS_LEFT_OUT.contains(&name)
            || matches!(name, "html" | "body" | "title")
            || VOID.contains(&name) && name != "br"
        {
            return;
        }
        if UNCOUNTED.contains(&name) || name == "br" {
            // The parser makes a paragraph or a break of an end tag that ends nothing.
            if self.elements < MAX_ELEMENTS {
                self.elements += 1;
                self.write_end(name);
            }
            return;
        }
        if self.excess > 0 && !FORMATTING.contains(&name) {
            self.excess -= 1;
            self.markup.push(' ');
            return;
        }
        let found = self.find_open(name);
        if let Some(index) = found {
            if name == "form" {
                // A form alone is taken off the open elements, from wherever it stands.
                self.open.remove(index);
            } else {
                self.open.truncate(index);
            }
        }
        let in_table = || self.open.iter().any(|open| SCOPE.contains(&open.as_str()));
        if FORMATTING.contains(&name) && (found.is_some() || !self.is_open(name) && !in_table()) {
            let last = self.formatting.iter().rposition(|open| open == name);
            if let Some(index) = last {
                self.formatting.remove(index);
                self.write_end(name);
            }
        } else if found.is_some() {
            self.write_end(name);
        }
    }

    fn is_open(&self, name: &str) -> bool {
        self.open.iter().any(|open| open == name)
    }

    /// Which open element an end tag closes.
    fn find_open(&self, name: &str) -> Option<usize> {
        let is_heading = |name: &str| matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let is_special = SPECIAL.contains(&name);
        for index in (0..self.open.len()).rev() {
            let open = self.open[index].as_str();
            if open == name || is_heading(name) && is_heading(open) {
                return Some(index);
            }
            let stops = if is_special {
                SCOPE.contains(&open) || name == "li" && matches!(open, "ol" | "ul")
            } else {
                SPECIAL.contains(&open)
            };
            if stops {
                return None;
            }
        }
        None
    }

    /// Goes on after the end tag of an element that is left out; JSON-LD is kept.
    fn leave_out<'p>(&mut self, index: usize, tag: &Tag<'p>, after: &'p str) -> &'p str {
        let name = LEFT_OUT[index];
        let end = if self.never_closed.contains(&name) { None } else { find_end(after, name) };
        let Some(end) = end else {
            if index < RAW {
                return "";
            }
            self.never_closed.push(name);
            return after;
        };
        let content = &after[..end];
        let is_linked_data =
            tag.attribute("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
        // "<!--" in a script can hide its end tag from a parser.
        if name == "script" && is_linked_data && !content.contains("<!--") {
            self.elements += 1;
            self.markup.push_str("<script type=\"application/ld+json\">");
            self.markup.push_str(content);
            self.markup.push_str("</script>");
        } else if index >= RAW {
            self.markup.push(' ');
        }
        skip_tag(&after[end..])
    }

    fn title<'p>(&mut self, after: &'p str) -> &'p str {
        let end = find_end(after, "title").or_else(|| after.find('<')).unwrap_or(after.len());
        if self.elements < MAX_ELEMENTS {
            self.elements += 1;
            self.markup.push_str("<title>");
            self.markup.push_str(&after[..end]);
            self.markup.push_str("</title>");
        }
        &after[end..]
    }

    fn drop_tag(&mut self) {
        self.flattened = true;
        self.markup.push(' ');
    }

    fn write_start(&mut self, tag: &Tag<'_>) {
        self.elements += 1;
        self.markup.push('<');
        self.markup.push_str(&tag.name);
        for (name, value) in &tag.attributes {
            let is_plain = |byte: u8| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.')
            };
            if value.len() > MAX_VALUE || !name.bytes().all(is_plain) {
                continue;
            }
            self.markup.push(' ');
            self.markup.push_str(name);
            if !value.is_empty() {
                self.markup.push_str("=\"");
                self.markup.push_str(&value.replace('"', "&quot;"));
                self.markup.push('"');
            }
        }
        self.markup.push('>');
    }

    fn write_end(&mut self, name: &str) {
        self.markup.push_str("</");
        self.markup.push_str(name);
        self.markup.push('>');
    }
}

/// Where the end tag of `name` begins.
fn find_end(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(index, _)| index).find(|index| {
        let tag = &text.as_bytes()[index + 2..];
        tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
            && tag.get(name.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
    })
}

/// What follows the end tag that `text` starts with.
fn skip_tag(text: &str) -> &str {
    text.split_once('>').map_or("", |(_, after)| after)
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    fn depth_and_size(markup: &str) -> (usize, usize) {
        let tree = Html::parse_document(markup).tree;
        let deepest = tree.nodes().map(|node| node.ancestors().count()).max().unwrap_or(0);
        (deepest, tree.nodes().count())
    }

    #[test]
    fn an_ordinary_page_keeps_its_text_and_its_tags() {
        let page = "<!DOCTYPE html><html><head><title>Talks</title><style>p{}</style></head><body>\
                    <script>if (a < b) {}</script><!-- x --><p class='lead'>Five < six &amp; <b>so</b> on</p></body></html>";
        let scanned = scan(page);
        assert_eq!(
            scanned.markup,
            "<!DOCTYPE html><html><head><title>Talks</title></head><body>\
             <p class=\"lead\">Five &lt; six &amp; <b>so</b> on</p>"
        );
        assert!(!scanned.cut && !scanned.flattened);
    }

    #[test]
    fn linked_data_stays() {
        let page = r#"<script type="application/ld+json">{"@type":"NewsArticle"}</script>"#;
        assert_eq!(scan(page).markup, page);
    }

    /// Pages that grow without bound in a parser if a bound is left out.
    fn hostile(count: usize) -> Vec<String> {
        let numbered = |part: &str| -> String {
            (0..count).map(|n| part.replace('#', &n.to_string())).collect()
        };
        vec![
            "<div>".repeat(count),
            "<span>".repeat(count),
            "<ul><li>".repeat(count),
            "<dd><li>".repeat(count),
            "<table><td>".repeat(count),
            "<table>".repeat(count),
            "<form><div></form>".repeat(count),
            "<span><div></span>".repeat(count),
            "<b><p></b>".repeat(count),
            "<a href=x><div>".repeat(count),
            "<rt>".repeat(count),
            "<option><optgroup>".repeat(count),
            "<button><p>".repeat(count),
            "<svg><style><div></div>".repeat(count),
            "<select><div>".repeat(count),
            "<template>".repeat(count),
            numbered("<b x=#>a<p>"),
            numbered("<div><b x=#></div>a"),
            numbered("<b x=#></i>"),
            numbered("<b x=#><table><td></b></table>"),
            numbered("<div><b x=#></div><table><td></b></table>"),
            numbered("<font size=#><p>a"),
        ]
    }

    #[test]
    fn no_page_makes_a_deep_or_a_large_tree() {
        for page in hostile(5000) {
            let start: String = page.chars().take(40).collect();
            let (depth, size) = depth_and_size(&scan(&page).markup);
            assert!(depth < 1100, "{start}: {depth} deep");
            assert!(size < 200_000, "{start}: {size} nodes");
        }
    }

    #[test]
    fn text_survives_flattening() {
        let page = format!("{}inside{}", "<div>".repeat(10_000), "</div>".repeat(10_000));
        let scanned = scan(&page);
        assert!(scanned.flattened && scanned.markup.contains("inside"));
    }

    #[test]
    fn a_tag_keeps_few_attributes_and_no_huge_value() {
        let many: Vec<String> = (0..100_000).map(|number| format!("a{number}=1")).collect();
        assert!(scan(&format!("<p {}>x", many.join(" "))).markup.len() < 1000);
        let huge = format!("<img src='data:{}' alt=x>", "A".repeat(10_000));
        assert_eq!(scan(&huge).markup, "<img alt=\"x\">");
    }

    #[test]
    fn a_page_is_cut_at_the_limit() {
        let scanned = scan(&"é".repeat(MAX_MARKUP));
        assert!(scanned.cut && scanned.markup.len() <= MAX_MARKUP);
    }
}
