//! What a page says of its publication: title, authors, outlet, dates, address, language, section.
//!
//! Each is taken from the most deliberate of the places that give it: JSON-LD, then metadata, then marked elements, then
//! what stands in print. Must not know the article's text.

use jiff::civil::Date;
use jiff::tz::Offset;
use onrecord_record::Published;
use scraper::Html;

use super::harvest::{Page, harvest};
use super::linked_data::{self, LinkedData};
use super::title;
use crate::byline;
use crate::dates;
use crate::published::{DateSource, Dated};

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
        .or_else(|| page.meta(&["og:site_name", "application-name", "dc.publisher"]))
        .or_else(|| page.site.clone().filter(|site| !site.is_empty()));
    Facts {
        title: title::choose(
            &titles(&page, &linked),
            outlet.as_deref(),
            canonical.as_deref().or(url),
        ),
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

fn titles(page: &Page, linked: &LinkedData) -> title::Candidates {
    title::Candidates {
        linked: linked.headline.clone(),
        meta: page.meta(&[
            "og:title",
            "twitter:title",
            "parsely-title",
            "dc.title",
            "title",
            "headline",
        ]),
        headings: page.headings.clone(),
        page: page.title.clone(),
    }
}

/// Metadata that name the authors, the surest first.
const AUTHOR_METAS: &[&str] = &[
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

fn authors(page: &Page, linked: &LinkedData, outlet: Option<&str>) -> Vec<String> {
    let metas: Vec<String> = AUTHOR_METAS
        .iter()
        .map(|name| page.metas_of(name))
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
    let named = [
        all(&linked.authors),
        all(&metas),
        first(&page.authors),
        first(&page.bylines),
        first(&page.author_links),
    ];
    let named = named.into_iter().find(|names| !names.is_empty());
    // Where no person is named, the byline as it stands: "Staff and news services", the outlet itself.
    let metas: Vec<String> = AUTHOR_METAS.iter().flat_map(|name| page.metas_of(name)).collect();
    named.unwrap_or_else(|| {
        let told = [&linked.authors, &metas, &page.authors, &page.bylines].into_iter().flatten();
        told.filter_map(|text| byline::unnamed(text)).take(1).collect()
    })
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
    let told = one(linked.published.as_ref(), DateSource::LinkedData)
        .or(metas)
        .map(|told| by_the_outlets_clock(told, page));
    let in_address = url
        .and_then(dates::in_address)
        .map(|date| Dated { date: date.into(), source: DateSource::Address });
    if let (Some(told), Some(in_address)) = (told, in_address)
        && is_surer(in_address.date.date, told.date)
    {
        return Some(in_address);
    }
    told.or_else(|| from(&page.marked_dates, DateSource::Element))
        .or(in_address)
        .or_else(|| from(&page.times, DateSource::Element))
        .or_else(|| from(&page.printed_dates, DateSource::Print))
        .or_else(|| from(&page.near_heading, DateSource::Print))
        .or_else(|| modified(page, linked))
}

/// Whether the day in an address is nearer the truth than the one that the page tells its machines: an article that is
/// published anew keeps its address, and where the page tells universal time the address has the outlet's own day.
fn is_surer(in_address: Date, told: Published) -> bool {
    let is_universal = told.offset == Some(Offset::UTC);
    in_address < told.date || is_universal && told.date.tomorrow().ok() == Some(in_address)
}

/// The same moment as a clock of the outlet shows it, where an element of the page does.
fn by_the_outlets_clock(told: Dated, page: &Page) -> Dated {
    let moment =
        |date: Published| date.offset?.to_timestamp(date.date.to_datetime(date.time?)).ok();
    let Some(told_moment) = moment(told.date) else { return told };
    let shown = page.marked_dates.iter().chain(&page.times).chain(&page.marked_modified);
    let same = shown
        .filter_map(|text| dates::find(text))
        .find(|date| date.offset != told.date.offset && moment(*date) == Some(told_moment));
    same.map_or(told, |date| Dated { date, source: told.source })
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
