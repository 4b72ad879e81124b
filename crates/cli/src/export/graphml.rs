//! A graph (GraphML): actors, events, proposals, articles and origins, and what ties them.

use std::fmt::Write as _;

use onrecord_record::{Record, Support};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="status" for="node" attr.name="status" attr.type="string"/>
  <key id="date" for="node" attr.name="date" attr.type="string"/>
  <key id="tie" for="edge" attr.name="tie" attr.type="string"/>
  <graph id="record" edgedefault="directed">
"#;

/// The file.
pub fn text(record: &Record) -> String {
    let mut graph = Graph(HEAD.to_owned());
    for article in &record.articles {
        let label = article.title.as_deref().or(article.outlet.as_deref()).unwrap_or_default();
        let date = article.published.map(|published| published.date.to_string());
        graph.node(article.id.as_str(), "article", label, "", &date.unwrap_or_default());
    }
    for actor in &record.actors {
        graph.node(
            actor.id.as_str(),
            actor.kind.as_str(),
            actor.name.as_deref().unwrap_or_default(),
            "",
            "",
        );
    }
    for event in &record.events {
        let id = event.id.as_str();
        let date = event.time.as_ref().and_then(|time| time.edtf.as_ref());
        graph.node(
            id,
            "event",
            event.event_type.as_str(),
            event.status.as_str(),
            date.map_or("", |date| date.as_str()),
        );
    }
    for proposal in &record.proposals {
        let label = proposal.name.as_deref().unwrap_or(proposal.kind.as_str());
        graph.node(proposal.id.as_str(), "proposal", label, proposal.status.as_str(), "");
    }
    for article in &record.articles {
        if let Some(original) = &article.copy_of {
            graph.edge(article.id.as_str(), original.as_str(), "copy_of");
        }
    }
    for event in &record.events {
        let id = event.id.as_str();
        for one in &event.participants {
            graph.edge(one.actor.as_str(), id, one.role.as_str());
        }
        event.confirmed_by.iter().for_each(|actor| graph.edge(actor.as_str(), id, "confirms"));
        event.denied_by.iter().for_each(|actor| graph.edge(actor.as_str(), id, "denies"));
        event.possibly_same.iter().for_each(|twin| graph.edge(id, twin.as_str(), "possibly_same"));
        event.articles.iter().for_each(|article| graph.edge(article.as_str(), id, "tells"));
        graph.origins(id, &event.support);
    }
    for proposal in &record.proposals {
        let id = proposal.id.as_str();
        proposal.authors.iter().for_each(|actor| graph.edge(actor.as_str(), id, "proposes"));
        proposal.addressees.iter().for_each(|actor| graph.edge(id, actor.as_str(), "addressed_to"));
        proposal.articles.iter().for_each(|article| graph.edge(article.as_str(), id, "tells"));
        graph.origins(id, &proposal.support);
    }
    graph.0.push_str("  </graph>\n</graphml>\n");
    graph.0
}

struct Graph(String);

impl Graph {
    fn node(&mut self, id: &str, kind: &str, label: &str, status: &str, date: &str) {
        let _ = write!(self.0, "    <node id=\"{}\">", escaped(id));
        for (key, value) in [("kind", kind), ("label", label), ("status", status), ("date", date)] {
            if !value.is_empty() {
                let _ = write!(self.0, "<data key=\"{key}\">{}</data>", escaped(value));
            }
        }
        self.0.push_str("</node>\n");
    }

    fn edge(&mut self, from: &str, to: &str, tie: &str) {
        let _ = writeln!(
            self.0,
            "    <edge source=\"{}\" target=\"{}\"><data key=\"tie\">{tie}</data></edge>",
            escaped(from),
            escaped(to)
        );
    }

    /// The roots of `subject`, the articles that rest on each, and whose words they are.
    fn origins(&mut self, subject: &str, support: &Support) {
        for (index, origin) in support.list.iter().enumerate() {
            let id = format!("{subject}/origin/{}", index + 1);
            self.node(&id, "origin", origin.kind.as_str(), "", "");
            self.edge(subject, &id, "rests_on");
            let route = origin.route.map_or("rests_on", |route| route.as_str());
            origin.articles.iter().for_each(|article| self.edge(article.as_str(), &id, route));
            origin.agent.iter().for_each(|agent| self.edge(&id, agent.as_str(), "said_by"));
        }
    }
}

/// Text as XML 1.0 may hold it.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {
                escaped.push(' ');
            }
            letter => escaped.push(letter),
        }
    }
    escaped
}
