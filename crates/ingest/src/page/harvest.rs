//! The parts of a page that may tell something of its publication, gathered in one walk through its tree.
//!
//! Must not know which of them is right.

use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::render::squeeze;

/// How many characters of an element are read as a byline or a date.
const MAX_PRINTED: usize = 160;
/// How many headings of the first rank are weighed as the title.
const MAX_HEADINGS: usize = 20;

/// The parts of a page that may tell something, in the order in which they stand in it.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) scripts: Vec<String>,
    /// Names in lower case, with their contents.
    pub(crate) metas: Vec<(String, String)>,
    pub(crate) canonical: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) headings: Vec<String>,
    /// Elements that are marked as the author's name.
    pub(crate) authors: Vec<String>,
    /// Elements whose class says that they hold a byline.
    pub(crate) bylines: Vec<String>,
    /// `datetime` of `<time>` and contents of elements that are marked as the date published.
    pub(crate) marked_dates: Vec<String>,
    pub(crate) marked_modified: Vec<String>,
    pub(crate) times: Vec<String>,
    /// Elements whose class says that they hold a date.
    pub(crate) printed_dates: Vec<String>,
}

impl Page {
    /// The first of the given metadata that is there and not empty, in the order of `names`.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let found = self.metas.iter().find(|(key, content)| key == name && !content.is_empty());
            found.map(|(_, content)| content.clone())
        })
    }
}

pub(crate) fn harvest(tree: &Html) -> Page {
    let mut page = Page::default();
    for node in tree.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        let Some(reference) = ElementRef::wrap(node) else { continue };
        match element.name() {
            "html" => {
                page.language =
                    element.attr("lang").map(str::to_owned).filter(|language| !language.is_empty());
            }
            "meta" => page.take_meta(element),
            "link"
                if element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
            {
                page.canonical =
                    page.canonical.take().or_else(|| element.attr("href").map(str::to_owned));
            }
            "script" => page.scripts.push(reference.text().collect()),
            "title" if page.title.is_none() => page.title = Some(printed(reference, 400)),
            "h1" if page.headings.len() < MAX_HEADINGS => {
                page.headings
                    .extend(Some(printed(reference, 400)).filter(|heading| !heading.is_empty()));
            }
            _ => page.take_marked(element, reference),
        }
    }
    page
}

impl Page {
    fn take_meta(&mut self, element: &Element) {
        let name =
            ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| element.attr(key));
        if let (Some(name), Some(content)) = (name, element.attr("content")) {
            self.metas.push((name.to_lowercase(), squeeze(content)));
        }
    }

    fn take_marked(&mut self, element: &Element, reference: ElementRef<'_>) {
        let itemprop = element.attr("itemprop").unwrap_or_default().to_lowercase();
        let class = element.attr("class").unwrap_or_default().to_lowercase();
        let rel = element.attr("rel").unwrap_or_default();
        let date = || {
            let marked = element.attr("datetime").or_else(|| element.attr("content"));
            marked.map_or_else(|| printed(reference, MAX_PRINTED), str::to_owned)
        };
        if itemprop.contains("datepublished") || element.attr("pubdate").is_some() {
            self.marked_dates.push(date());
        } else if itemprop.contains("datemodified") {
            self.marked_modified.push(date());
        } else if element.name() == "time" {
            if class.contains("updat") || class.contains("modif") {
                self.marked_modified.push(date());
            } else if class.contains("publish") || class.contains("entry-date") {
                self.marked_dates.push(date());
            } else {
                self.times.push(date());
            }
        } else if says(
            &class,
            &["date", "publish", "timestamp", "posted", "pubdate", "byline", "meta", "created"],
        ) {
            self.printed_dates.push(printed(reference, MAX_PRINTED));
        }
        if rel.split_whitespace().any(|word| word == "author") || itemprop == "author" {
            self.authors.push(printed(reference, MAX_PRINTED));
        } else if says(&class, &["author", "byline", "by-line", "writer"]) {
            self.bylines.push(printed(reference, MAX_PRINTED));
        }
    }
}

fn says(class: &str, words: &[&str]) -> bool {
    !class.is_empty() && words.iter().any(|word| class.contains(word))
}

/// The text of an element, if it is short, with single blanks.
fn printed(element: ElementRef<'_>, limit: usize) -> String {
    let mut text = String::new();
    for part in element.text() {
        text.push_str(part);
        text.push(' ');
        if text.len() > limit * 4 {
            return String::new();
        }
    }
    let text = squeeze(&text);
    if text.chars().count() > limit { String::new() } else { text }
}
