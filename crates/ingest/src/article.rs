//! Bytes to an article: the one way in, whatever they hold.
//!
//! A pure function of the bytes, what their carrier says of them, and what the person who gives them says. Must not know
//! files or the network.

use onrecord_record::{Article, Published};
use scraper::Html;
use url::Url;

use crate::byline;
use crate::charset;
use crate::credits;
use crate::dateline;
use crate::error::IngestError;
use crate::identity::article_id;
use crate::language;
use crate::notice::Notice;
use crate::outlet;
use crate::page::{self, Facts};
use crate::plain;
use crate::published::{DateSource, Dated};
use crate::sniff::{self, Kind};

/// What the carrier of some bytes says of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// Address that they were fetched from, after redirects.
    pub url: Option<String>,
    /// Content type, as in the HTTP header: "text/html; charset=utf-8".
    pub content_type: Option<String>,
}

/// What a person, or the record that an article comes in, says of it. This wins over what the article says itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Date published.
    pub published: Option<Published>,
    /// Who published it, by name.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Authors, by name; none leaves those of the article.
    pub byline: Vec<String>,
}

/// An article as it was read in, with what the article itself has no place for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingested {
    /// The article.
    pub article: Article,
    /// Where the date published was found; none where there is no date.
    pub published_from: Option<DateSource>,
    /// Date of the last change, where a page gives it.
    pub modified: Option<Published>,
    /// Section of the outlet: "World".
    pub section: Option<String>,
    /// What a person should know about how it was read in.
    pub notices: Vec<Notice>,
}

/// Reads an article out of `bytes`: plain text or HTML in any common encoding.
///
/// # Errors
/// The input is empty, is not text, or is a page without an article.
pub fn ingest(
    bytes: &[u8],
    origin: &Origin,
    overrides: &Overrides,
) -> Result<Ingested, IngestError> {
    sniff::refuse_binary(bytes)?;
    let content_type = origin.content_type.as_deref();
    let (text, undecodable) = charset::decode(bytes, content_type);
    if text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    let mut notices: Vec<Notice> = undecodable.into_iter().collect();
    let url = overrides.url.as_ref().or(origin.url.as_ref());
    let draft = match sniff::kind(&text, content_type) {
        Kind::Text => from_text(&text),
        Kind::Page => from_page(&text, url.map(String::as_str), &mut notices)?,
    };
    Ok(finish(draft, url.cloned(), overrides, notices))
}

/// An article before what is common to text and pages is added.
struct Draft {
    text: String,
    links: Vec<onrecord_record::TextLink>,
    facts: Facts,
}

fn from_text(text: &str) -> Draft {
    let text = plain::normalize(text);
    let heading = plain::heading(&text);
    let facts = Facts {
        title: heading.title,
        byline: heading.byline,
        published: heading.published,
        ..Facts::default()
    };
    Draft { text, links: Vec::new(), facts }
}

fn from_page(
    page: &str,
    url: Option<&str>,
    notices: &mut Vec<Notice>,
) -> Result<Draft, IngestError> {
    let scanned = page::scan(page);
    if scanned.cut {
        notices.push(Notice::PageCut { limit: page::MAX_MARKUP });
    }
    if scanned.flattened {
        notices.push(Notice::PageFlattened);
    }
    let mut facts = page::facts(&Html::parse_document(&scanned.markup), url);
    let base = url.or(facts.canonical.as_deref()).and_then(|url| Url::parse(url).ok());
    let body = page::extract(&scanned.markup, base.as_ref()).ok_or(IngestError::NoArticle)?;
    // What machines are told may be the name of an account: "newsdesk". A name of two words or more is believed.
    if facts.byline.iter().all(|name| !name.contains(' ')) {
        let printed = byline::names_under_title(body.text.lines());
        if !printed.is_empty() {
            facts.byline = printed;
        }
    }
    Ok(Draft { text: body.text, links: body.links, facts })
}

fn finish(
    draft: Draft,
    url: Option<String>,
    overrides: &Overrides,
    mut notices: Vec<Notice>,
) -> Ingested {
    let Draft { text, links, facts } = draft;
    let given = overrides.published.map(|date| Dated { date, source: DateSource::Given });
    let published = given.or(facts.published);
    if published.is_none() {
        notices.push(Notice::Undated);
    }
    let (language, not_english) = language::find(&text, facts.language.as_deref());
    notices.extend(not_english);

    // The canonical address stands for the page under whatever address it was fetched; a person's word stands first.
    let url = overrides.url.clone().or(facts.canonical).or(url);
    let known_outlet = || url.as_deref().and_then(outlet::of_address);
    let outlet = overrides.outlet.clone().or(facts.outlet).or_else(known_outlet);
    let title = overrides.title.clone().or(facts.title);
    let dateline = dateline::find(&text, title.as_deref());
    let mut credits = Vec::new();
    let agency = dateline.as_ref().and_then(|dateline| dateline.agency.clone());
    for credit in agency.iter().chain(&facts.credit).chain(&credits::find(&text)) {
        credits::add(&mut credits, credit);
    }
    // Credits are of others: an agency's own article does not credit the agency.
    credits.retain(|credit| outlet.as_ref() != Some(credit));

    let published_text = published.map(|published| published.date.to_string());
    let id = article_id(&[
        url.as_deref(),
        outlet.as_deref(),
        title.as_deref(),
        published_text.as_deref(),
        Some(&text),
    ]);
    Ingested {
        article: Article {
            id,
            url,
            outlet,
            title,
            byline: if overrides.byline.is_empty() {
                facts.byline
            } else {
                overrides.byline.clone()
            },
            dateline: dateline.and_then(|dateline| dateline.text),
            published: published.map(|published| published.date),
            language,
            credits,
            links,
            text,
        },
        published_from: published.map(|published| published.source),
        modified: facts.modified.map(|modified| modified.date),
        section: facts.section,
        notices,
    }
}
