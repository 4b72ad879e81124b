//! A reading as one self-contained page: the article with its marks beside its facts, linked both ways.
//!
//! The words come from [`super::describe`], the form from `templates/page.html`. Nothing in an article can become markup or
//! run: every value is escaped by the template, and the page's policy allows no script but ours. Must not know a network.

mod cards;
mod marks;
mod timeline;

use askama::Template;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use onrecord_record::Reading;
use sha2::{Digest, Sha256};

use super::dates;
use super::facts::{Facts, one_line};
use cards::{ActorCard, EventCard, ProposalCard, StatementCard, TimeCard, WarningCard};
use marks::{Segment, is_web};
use timeline::{Label, TimeLine};

/// What the page does when it is pointed at. It reads the page and puts nothing into it but text that is already there.
const SCRIPT: &str = include_str!("../../templates/page.js");
const STYLE: &str = include_str!("../../templates/page.css");

/// All that the template shows.
#[derive(Template)]
#[template(path = "page.html")]
struct Page {
    title: String,
    origin: Vec<String>,
    url: Option<String>,
    paragraphs: Vec<Paragraph>,
    labels: Vec<Label>,
    published: Option<f64>,
    rows: Vec<LineRow>,
    /// Events that have no place on the line.
    undated: Vec<EventCard>,
    events: Vec<EventCard>,
    proposals: Vec<ProposalCard>,
    statements: Vec<StatementCard>,
    actors: Vec<ActorCard>,
    times: Vec<TimeCard>,
    warnings: Vec<WarningCard>,
    model: String,
    style: &'static str,
    script: &'static str,
    script_hash: String,
}

/// A paragraph of the article.
struct Paragraph {
    /// Whether it is the headline, which a plain text begins with.
    is_headline: bool,
    segments: Vec<Segment>,
}

/// A row of the time line: an event, and where it stands.
struct LineRow {
    event: EventCard,
    start: f64,
    width: f64,
    changes: Vec<timeline::Change>,
}

/// The page of a reading.
///
/// # Errors
/// The template failed, which it does for no reading.
pub fn page(reading: &Reading) -> Result<String, askama::Error> {
    let facts = Facts::new(reading);
    let article = &reading.article;
    let marks = marks::marks(reading);
    let events: Vec<EventCard> =
        reading.events.iter().map(|event| cards::event(&facts, event)).collect();
    let paragraphs = marks::paragraphs(reading, &facts.offsets, &marks).into_iter();
    let paragraphs = paragraphs.map(|segments| Paragraph {
        is_headline: segments
            .iter()
            .map(|segment| segment.text.as_str())
            .collect::<String>()
            .trim()
            == article.title.as_deref().unwrap_or_default(),
        segments,
    });
    let TimeLine { labels, rows, published } = timeline::time_line(reading);
    let on_line = |index: &usize| rows.iter().any(|row| row.event == *index);
    let undated = (0..events.len()).filter(|index| !on_line(index));
    let undated = undated.map(|index| events[index].clone()).collect();
    let rows = rows.into_iter().map(|row| LineRow {
        event: events[row.event].clone(),
        start: row.start,
        width: row.width,
        changes: row.changes,
    });
    let mut origin = Vec::new();
    origin.extend(article.outlet.as_deref().map(one_line));
    origin.extend(article.byline.iter().map(|name| format!("by {}", one_line(name))));
    origin.extend(article.published.map(dates::published));
    let page = Page {
        title: article.title.as_deref().map_or_else(|| "Untitled article".to_owned(), one_line),
        origin,
        url: article.url.clone().filter(|url| is_web(url)),
        paragraphs: paragraphs.collect(),
        labels,
        published,
        rows: rows.collect(),
        undated,
        proposals: reading
            .proposals
            .iter()
            .map(|proposal| cards::proposal(&facts, proposal))
            .collect(),
        statements: reading
            .statements
            .iter()
            .map(|statement| cards::statement(&facts, statement))
            .collect(),
        actors: reading.actors.iter().map(|actor| cards::actor(&facts, actor)).collect(),
        times: reading.times.iter().map(|time| cards::time(&facts, time)).collect(),
        warnings: cards::warnings(&facts),
        events,
        model: reading.model.clone(),
        style: STYLE,
        script: SCRIPT,
        script_hash: BASE64_STANDARD.encode(Sha256::digest(SCRIPT)),
    };
    page.render()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn each_fact_has_a_card_and_each_card_its_words() {
        let reading = sample();
        let page = page(&reading).unwrap();
        for id in ["s3", "e3", "p1", "p1.2", "a5", "t6", "w1"] {
            assert!(page.contains(&format!("id=\"{id}\"")), "no card for {id}");
            assert!(page.contains(&format!("id=\"in-{id}\"")), "no words for {id}");
        }
    }

    #[test]
    fn nothing_in_an_article_becomes_markup() {
        let hostile = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>&amp;";
        let json = serde_json::to_string(&sample()).unwrap();
        let mut reading: Reading = serde_json::from_str(&json).unwrap();
        let article = &mut reading.article;
        article.title = Some(hostile.to_owned());
        article.outlet = Some(hostile.to_owned());
        article.byline = vec![hostile.to_owned()];
        article.url = Some(format!("javascript:{hostile}"));
        article.text = hostile.repeat(40);
        for actor in &mut reading.actors {
            actor.name = Some(hostile.to_owned());
            actor.role = Some(hostile.to_owned());
            actor.aliases = vec![hostile.to_owned()];
        }
        for event in &mut reading.events {
            event.place.iter_mut().for_each(|place| place.name = hostile.to_owned());
            event
                .status_history
                .iter_mut()
                .for_each(|change| change.reason = Some(hostile.to_owned()));
            event.topics.iter_mut().for_each(|topic| topic.text = hostile.to_owned());
        }
        for proposal in &mut reading.proposals {
            proposal.name = Some(hostile.to_owned());
            proposal.points.iter_mut().for_each(|point| point.text = hostile.to_owned());
        }
        for statement in &mut reading.statements {
            statement.anonymity_reason = Some(hostile.to_owned());
            statement.chain.iter_mut().for_each(|link| link.medium = Some(hostile.to_owned()));
        }
        reading.warnings.iter_mut().for_each(|warning| warning.message = hostile.to_owned());
        let page = page(&reading).unwrap();
        assert!(!page.contains("<img"), "an element of the article");
        assert!(!page.contains("javascript:"), "an address that is a script");
        assert_eq!(page.matches("<script").count(), 1, "only our script");
        assert_eq!(page.matches("</script").count(), 1);
        assert!(!page.contains("\"'"), "quotation marks end an attribute");
    }

    #[test]
    fn the_policy_allows_our_script_alone() {
        let page = page(&sample()).unwrap();
        let (_, rest) = page.split_once("<script>").unwrap();
        let (script, _) = rest.split_once("</script>").unwrap();
        let hash = BASE64_STANDARD.encode(Sha256::digest(script));
        assert!(page.contains(&format!("script-src 'sha256-{hash}'")));
        assert!(page.contains("default-src 'none'"));
    }
}
