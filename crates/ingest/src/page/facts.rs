//! What a page says of its publication: title, authors, outlet, dates, address, language, section.
//!
//! Each is taken from the most deliberate of the places that give it: JSON-LD, then metadata, then marked elements, then
//! what stands in print. Must not know the article's text.

use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::linked_data::{self, LinkedData};
use super::title;
use crate::byline;
use crate::dates;
use crate::published::{DateSource, Dated};

/// How many characters of an element are read as a byline or a date.
const MAX_PRINTED: usize = 160;
/// How many headings of the first rank are weighed as the title.
const MAX_HEADINGS: usize = 20;

/// What a page says of its publication.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) title: Option<String>,
    pub(crate) byline: Vec<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<Dated>,
    pub(crate) modified: Option<Dated>,
    pub(crate) canonical: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) credit: Option<String>,
}

/// What the page in `tree`, fetched from `url`, says of its publication.
pub(crate) fn facts(tree: &Html, url: Option<&str>) -> Facts {
    let page = harvest(tree);
    let linked = linked_data::read(&page.scripts);
    let canonical =
        page.canonical.clone().or_else(|| page.meta(&["og:url"])).or_else(|| linked.url.clone());
    let canonical = canonical.filter(|url| url.starts_with("http"));
    let outlet = linked
        .publisher
        .clone()
        .or_else(|| page.meta(&["og:site_name", "application-name", "dc.publisher"]));
    Facts {
        title: title::choose(&page.titles(&linked), outlet.as_deref()),
        byline: authors(&page, &linked, outlet.as_deref()),
        published: published(&page, &linked, canonical.as_deref().or(url)),
        modified: modified(&page, &linked),
        language: page
            .language
            .clone()
            .or_else(|| linked.language.clone())
            .or_else(|| page.meta(&["og:locale"])),
        section: linked
            .section
            .clone()
            .or_else(|| page.meta(&["article:section", "parsely-section", "section"])),
        credit: linked.credit.clone(),
        outlet,
        canonical,
    }
}

/// The parts of a page that may tell something, in the order in which they stand in it.
#[derive(Default)]
struct Page {
    scripts: Vec<String>,
    /// Names in lower case, with their contents.
    metas: Vec<(String, String)>,
    canonical: Option<String>,
    language: Option<String>,
    title: Option<String>,
    headings: Vec<String>,
    /// Elements that are marked as the author's name.
    authors: Vec<String>,
    /// Elements whose class says that they hold a byline.
    bylines: Vec<String>,
    /// `datetime` of `<time>` and contents of elements that are marked as the date published.
    marked_dates: Vec<String>,
    marked_modified: Vec<String>,
    times: Vec<String>,
    /// Elements whose class says that they hold a date.
    printed_dates: Vec<String>,
}

impl Page {
    /// The first of the given metadata that is there and not empty, in the order of `names`.
    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let found = self.metas.iter().find(|(key, content)| key == name && !content.is_empty());
            found.map(|(_, content)| content.clone())
        })
    }

    fn titles(&self, linked: &LinkedData) -> title::Candidates {
        title::Candidates {
            linked: linked.headline.clone(),
            meta: self.meta(&[
                "og:title",
                "twitter:title",
                "parsely-title",
                "dc.title",
                "title",
                "headline",
            ]),
            headings: self.headings.clone(),
            page: self.title.clone(),
        }
    }
}

fn harvest(tree: &Html) -> Page {
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

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn authors(page: &Page, linked: &LinkedData, outlet: Option<&str>) -> Vec<String> {
    const METAS: &[&str] = &[
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "authors",
        "citation_author",
    ];
    let metas: Vec<String> = METAS
        .iter()
        .map(|name| {
            page.metas
                .iter()
                .filter(|(key, _)| key == name)
                .map(|(_, content)| content.clone())
                .collect::<Vec<_>>()
        })
        .find(|contents| contents.iter().any(|content| !byline::names(content, outlet).is_empty()))
        .unwrap_or_default();
    let first = |texts: &[String]| -> Vec<String> {
        texts
            .iter()
            .map(|text| byline::names(text, outlet))
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    };
    let all = |texts: &[String]| -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for name in texts.iter().flat_map(|text| byline::names(text, outlet)) {
            if !found.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
                found.push(name);
            }
        }
        found
    };
    [all(&linked.authors), all(&metas), first(&page.authors), first(&page.bylines)]
        .into_iter()
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

fn published(page: &Page, linked: &LinkedData, url: Option<&str>) -> Option<Dated> {
    const METAS: &[&str] = &[
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "dc.date.created",
        "dcterms.date",
        "publish-date",
        "publish_date",
        "publication_date",
        "published_time",
        "pubdate",
        "date",
        "article.published",
        "article_date_original",
        "citation_date",
        "citation_publication_date",
        "cxenseparse:recs:publishtime",
        "originalpublicationdate",
        "datecreated",
    ];
    let from = |texts: &[String], source: DateSource| {
        texts.iter().find_map(|text| dates::find(text)).map(|date| Dated { date, source })
    };
    let one = |text: Option<&String>, source: DateSource| {
        text.and_then(|text| dates::find(text)).map(|date| Dated { date, source })
    };
    let metas =
        METAS.iter().find_map(|name| one(page.meta(&[name]).as_ref(), DateSource::Metadata));
    one(linked.published.as_ref(), DateSource::LinkedData)
        .or(metas)
        .or_else(|| from(&page.marked_dates, DateSource::Element))
        .or_else(|| {
            let date = dates::in_address(url?)?.into();
            Some(Dated { date, source: DateSource::Address })
        })
        .or_else(|| from(&page.times, DateSource::Element))
        .or_else(|| from(&page.printed_dates, DateSource::Print))
        .or_else(|| modified(page, linked))
}

fn modified(page: &Page, linked: &LinkedData) -> Option<Dated> {
    let metas = [
        "article:modified_time",
        "og:updated_time",
        "og:modified_time",
        "last-modified",
        "dcterms.modified",
        "datemodified",
    ];
    let dated =
        |text: &str, source: DateSource| dates::find(text).map(|date| Dated { date, source });
    let in_data = linked.modified.as_deref().and_then(|text| dated(text, DateSource::LinkedData));
    in_data
        .or_else(|| metas.iter().find_map(|name| dated(&page.meta(&[name])?, DateSource::Metadata)))
        .or_else(|| page.marked_modified.iter().find_map(|text| dated(text, DateSource::Element)))
}
