//! What a page says of its article in JSON-LD, after schema.org.
//!
//! Must not know HTML beyond the script's content. Real pages wrap the article in arrays, graphs and other things, name
//! its parts by reference, and break lines inside strings: all these are read.

use serde_json::{Map, Value};

use super::render::squeeze;

/// Types of schema.org that are an article, in lower case; any type that ends in "article" or "posting" is one too.
const ARTICLE_TYPES: &[&str] = &["report", "blogposting", "liveblogposting", "reportage"];
/// How deep into the data the search goes.
const MAX_DEPTH: usize = 12;
/// How many objects it takes note of; a list of all of an outlet's news has hundreds.
const MAX_OBJECTS: usize = 2000;
/// How many names of authors are taken.
const MAX_NAMES: usize = 30;

/// The article of a page as JSON-LD tells it; empty where it does not.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct LinkedData {
    pub(crate) headline: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) credit: Option<String>,
}

/// Reads the page's scripts of JSON-LD.
pub(crate) fn read(scripts: &[String]) -> LinkedData {
    let roots: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut objects = Vec::new();
    for root in &roots {
        collect(root, 0, &mut objects);
    }
    let articles = objects.iter().copied().enumerate().filter(|(_, object)| is_article(object));
    let article = articles.max_by_key(|(index, object)| {
        // An article is also listed among others, with less said of it; the first of equals wins.
        let told =
            ["headline", "datePublished", "author", "publisher", "articleBody", "dateModified"];
        let told = told.iter().filter(|key| object.contains_key(**key)).count();
        (told, std::cmp::Reverse(*index))
    });
    let article = article.map(|(_, object)| object);
    let Some(article) =
        article.or_else(|| objects.iter().copied().find(|object| is_dated_page(object)))
    else {
        return LinkedData::default();
    };
    let text = |keys: &[&str]| keys.iter().find_map(|key| first_text(article.get(*key)?));
    let names = |key: &str| {
        let mut found = Vec::new();
        if let Some(value) = article.get(key) {
            collect_names(value, &objects, &mut found);
        }
        found
    };
    LinkedData {
        headline: text(&["headline", "name"]).filter(|_| is_article(article)),
        authors: names("author"),
        publisher: names("publisher").into_iter().chain(names("sourceOrganization")).next(),
        published: text(&["datePublished", "dateCreated"]),
        modified: text(&["dateModified"]),
        section: text(&["articleSection"]),
        language: text(&["inLanguage"]),
        url: text(&["url", "mainEntityOfPage", "@id"]).filter(|url| url.starts_with("http")),
        credit: text(&["creditText"]),
    }
}

fn parse(script: &str) -> Option<Value> {
    let script = script
        .trim()
        .trim_start_matches("//<![CDATA[")
        .trim_end_matches("//]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(script).ok().or_else(|| {
        // Strings with raw line breaks and tabs are not JSON, but common.
        let cleaned: String = script
            .chars()
            .map(|character| if character.is_control() { ' ' } else { character })
            .collect();
        serde_json::from_str(&cleaned).ok()
    })
}

fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Map<String, Value>>) {
    if depth > MAX_DEPTH || objects.len() >= MAX_OBJECTS {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth + 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            object.values().for_each(|value| collect(value, depth + 1, objects));
        }
        _ => {}
    }
}

fn has_type(object: &Map<String, Value>, test: impl Fn(&str) -> bool) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|name| test(&name.to_ascii_lowercase()));
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(is),
        Some(value) => is(value),
        None => false,
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    has_type(object, |name| {
        name.ends_with("article")
            || name.ends_with("posting") && name != "jobposting"
            || ARTICLE_TYPES.contains(&name)
    })
}

fn is_dated_page(object: &Map<String, Value>) -> bool {
    has_type(object, |name| name.ends_with("webpage")) && object.contains_key("datePublished")
}

/// The text of a value: itself, the first of several, or an object's name or address.
fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(clean(text)).filter(|text| !text.is_empty()),
        Value::Array(values) => values.iter().find_map(first_text),
        Value::Object(object) => ["name", "@value", "@id", "url"]
            .iter()
            .find_map(|key| object.get(*key)?.as_str())
            .map(clean),
        _ => None,
    }
}

/// The names of persons or organizations, following references to other objects of the page.
fn collect_names(value: &Value, objects: &[&Map<String, Value>], names: &mut Vec<String>) {
    if names.len() >= MAX_NAMES {
        return;
    }
    match value {
        Value::String(text) => names.push(clean(text)),
        Value::Array(values) => {
            for value in values {
                collect_names(value, objects, names);
            }
        }
        Value::Object(object) => {
            let own_name = |object: &Map<String, Value>| object.get("name").and_then(first_text);
            let id = object.get("@id");
            let referred = || {
                objects.iter().find(|other| other.get("@id") == id && other.contains_key("name"))
            };
            let name = own_name(object).or_else(|| own_name(referred().filter(|_| id.is_some())?));
            names.extend(name);
        }
        _ => {}
    }
    names.retain(|name| !name.is_empty());
}

/// Text without the character references and tags that outlets leave in JSON.
fn clean(text: &str) -> String {
    if !text.contains(['&', '<']) {
        return squeeze(text);
    }
    let fragment = scraper::Html::parse_fragment(text);
    let text: String = fragment.root_element().text().collect();
    squeeze(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_in_a_graph_is_found_with_what_it_refers_to() {
        let script = r##"{"@context":"https://schema.org","@graph":[
            {"@type":"Organization","@id":"#org","name":"The Example Post"},
            {"@type":"Person","@id":"#p1","name":"Jane Roe"},
            {"@type":["NewsArticle"],"headline":"Talks &amp; terms","author":[{"@id":"#p1"},{"@type":"Person","name":"Li Wei"}],
             "publisher":{"@id":"#org"},"datePublished":"2025-03-14T09:30:00Z","creditText":"with AFP",
             "mainEntityOfPage":{"@id":"https://example.org/talks"}}]}"##;
        let found = read(&[script.to_owned()]);
        assert_eq!(found.headline.as_deref(), Some("Talks & terms"));
        assert_eq!(found.authors, ["Jane Roe", "Li Wei"]);
        assert_eq!(found.publisher.as_deref(), Some("The Example Post"));
        assert_eq!(found.published.as_deref(), Some("2025-03-14T09:30:00Z"));
        assert_eq!(found.url.as_deref(), Some("https://example.org/talks"));
        assert_eq!(found.credit.as_deref(), Some("with AFP"));
    }

    #[test]
    fn broken_strings_are_mended_and_broken_data_is_ignored() {
        let found = read(&[
            "{\"@type\":\"Article\",\"headline\":\"Two\nlines\"}".to_owned(),
            "{oops".to_owned(),
        ]);
        assert_eq!(found.headline.as_deref(), Some("Two lines"));
    }

    #[test]
    fn deep_data_ends() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&[deep]), LinkedData::default());
    }
}
