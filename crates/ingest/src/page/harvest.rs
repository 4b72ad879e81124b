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
/// Characters of an element that holds a date and nothing else, at most.
const MAX_BARE_DATE: usize = 40;
/// How many nodes from a heading of the first rank such an element may stand.
const NEAR_HEADING: usize = 60;
/// Elements that hold what others than the author wrote or are cited for.
const OF_OTHERS: &[&str] = &["comment", "citation", "disqus"];

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
    /// Text of a heading that leads to the outlet's front page.
    pub(crate) site: Option<String>,
    /// Elements that are marked as the author's name.
    pub(crate) authors: Vec<String>,
    /// Elements whose class says that they hold a byline.
    pub(crate) bylines: Vec<String>,
    /// Links that lead to an author's page.
    pub(crate) author_links: Vec<String>,
    /// `datetime` of `<time>` and contents of elements that are marked as the date published.
    pub(crate) marked_dates: Vec<String>,
    pub(crate) marked_modified: Vec<String>,
    pub(crate) times: Vec<String>,
    /// Elements whose class says that they hold a date.
    pub(crate) printed_dates: Vec<String>,
    /// Elements near a heading of the first rank that hold little more than a number, nearest first.
    pub(crate) near_heading: Vec<String>,
}

impl Page {
    /// The first of the given metadata that is there and not empty, in the order of `names`.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let found = self.metas.iter().find(|(key, content)| key == name && !content.is_empty());
            found.map(|(_, content)| content.clone())
        })
    }

    /// All contents of the metadata of one name.
    pub(crate) fn metas_of(&self, name: &str) -> Vec<String> {
        let metas = self.metas.iter().filter(|(key, _)| key == name);
        metas.map(|(_, content)| content.clone()).collect()
    }
}

pub(crate) fn harvest(tree: &Html) -> Page {
    let mut page = Page::default();
    let mut headings = Vec::new();
    // Positions and texts of short elements with a number.
    let mut short: Vec<(usize, String)> = Vec::new();
    for (position, node) in tree.tree.nodes().enumerate() {
        let Node::Element(element) = node.value() else { continue };
        let Some(reference) = ElementRef::wrap(node) else { continue };
        match element.name() {
            "html" => {
                page.language =
                    element.attr("lang").map(str::to_owned).filter(|language| !language.is_empty());
            }
            "meta" => page.take_meta(element, reference),
            "link"
                if element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
            {
                page.canonical =
                    page.canonical.take().or_else(|| element.attr("href").map(str::to_owned));
            }
            "script" => page.scripts.push(reference.text().collect()),
            "title" if page.title.is_none() => page.title = Some(printed(reference, 400)),
            "h1" if page.headings.len() < MAX_HEADINGS => {
                headings.push(position);
                let text = printed(reference, 400);
                if leads_home(reference) {
                    page.site = page.site.take().or(Some(text));
                } else if !text.is_empty() {
                    page.headings.push(text);
                }
            }
            _ => {
                page.take_marked(element, reference);
                short.extend(number_alone(reference).map(|text| (position, text)));
            }
        }
    }
    let distance = |position: &usize| {
        headings.iter().map(|heading| heading.abs_diff(*position)).min().unwrap_or(usize::MAX)
    };
    short.retain(|(position, _)| distance(position) <= NEAR_HEADING);
    short.sort_by_key(|(position, _)| distance(position));
    page.near_heading = short.into_iter().map(|(_, text)| text).collect();
    page
}

impl Page {
    fn take_meta(&mut self, element: &Element, reference: ElementRef<'_>) {
        let name =
            ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| element.attr(key));
        if let (Some(name), Some(content)) = (name, element.attr("content"))
            && !(element.attr("itemprop").is_some() && is_of_others(reference))
        {
            self.metas.push((name.to_lowercase(), squeeze(content)));
        }
    }

    fn take_marked(&mut self, element: &Element, reference: ElementRef<'_>) {
        let attribute = |name: &str| element.attr(name).unwrap_or_default().to_lowercase();
        let itemprop = attribute("itemprop");
        let class = format!("{} {}", attribute("class"), attribute("data-testid"));
        let rel = attribute("rel");
        let is_date = element.name() == "time"
            || itemprop.starts_with("date")
            || element.attr("pubdate").is_some();
        let may_be_date = is_date || says(&class, DATE_CLASSES);
        let is_author = rel.split_whitespace().any(|word| word == "author") || itemprop == "author";
        let may_be_author = is_author || says(&class, AUTHOR_CLASSES);
        let is_author_link =
            element.attr("href").is_some_and(|href| says(href, &["/author/", "/authors/"]));
        if !(may_be_date || may_be_author || is_author_link) || is_of_others(reference) {
            return;
        }
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
        } else if may_be_date || may_be_author {
            self.printed_dates.push(printed(reference, MAX_PRINTED));
        }
        if is_author {
            self.authors.push(printed(reference, MAX_PRINTED));
        } else if may_be_author {
            self.bylines.push(printed(reference, MAX_PRINTED));
        } else if is_author_link {
            self.author_links.push(printed(reference, MAX_PRINTED));
        }
    }
}

/// Parts of classes of elements that hold a date.
const DATE_CLASSES: &[&str] =
    &["date", "publish", "timestamp", "posted", "pubdate", "byline", "meta", "created"];
/// Parts of classes of elements that hold an author's name.
const AUTHOR_CLASSES: &[&str] = &["author", "byline", "by-line", "writer"];

/// Whether an element stands among readers' comments or in a list of works cited.
fn is_of_others(element: ElementRef<'_>) -> bool {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    std::iter::once(element).chain(around).any(|element| {
        let element = element.value();
        !matches!(element.name(), "html" | "body" | "main")
            && ["class", "id", "itemprop"].iter().any(|name| {
                element.attr(name).is_some_and(|value| says(&value.to_lowercase(), OF_OTHERS))
            })
    })
}

/// Whether a heading is a link to the front page: the outlet's name, not a headline.
fn leads_home(heading: ElementRef<'_>) -> bool {
    let parts = heading.descendants().filter_map(ElementRef::wrap);
    let mut addresses = parts.filter_map(|part| part.attr("href"));
    addresses.any(|address| {
        let path = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host_end =
            if path.len() == address.len() { 0 } else { path.find('/').unwrap_or(path.len()) };
        matches!(&path[host_end..], "" | "/") && !address.is_empty()
    })
}

/// The text of an element that holds nothing but text, if it is short and has a digit.
fn number_alone(element: ElementRef<'_>) -> Option<String> {
    let mut children = element.children();
    let only = children.next().filter(|_| children.next().is_none())?;
    let text = only.value().as_text()?;
    (text.len() <= MAX_BARE_DATE * 4 && text.contains(|letter: char| letter.is_ascii_digit()))
        .then(|| squeeze(text))
        .filter(|text| text.len() <= MAX_BARE_DATE)
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
