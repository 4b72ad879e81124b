//! PROV-O as JSON-LD: where each event and proposal of the record comes from.

use std::collections::BTreeMap;

use onrecord_record::{ActorKind, ArticleId, OriginRoute, Record, Support};
use serde_json::{Value, json};

use super::{iri, urn};

/// The document. An event is an entity that was derived from articles; these rest on origins, which are attributed to whoever
/// speaks.
pub fn document(record: &Record) -> Value {
    let mut graph: Vec<Value> = Vec::new();
    let addresses: BTreeMap<&ArticleId, String> =
        record.articles.iter().map(|article| (&article.id, iri(article))).collect();
    let article_iri =
        |id: &ArticleId| addresses.get(id).cloned().unwrap_or_else(|| urn("article", id.as_str()));
    for article in &record.articles {
        let outlet = article
            .outlet
            .as_ref()
            .map(|outlet| json!({ "@type": "prov:Organization", "label": outlet }));
        graph.push(json!({
            "@id": iri(article), "@type": "prov:Entity", "label": article.title,
            "generatedAtTime": article.published.map(|published| published.date.to_string()),
            "wasAttributedTo": outlet,
            "wasDerivedFrom": article.copy_of.as_ref().map(article_iri),
        }));
    }
    for actor in &record.actors {
        let kind = match actor.kind {
            ActorKind::Person => "prov:Person",
            ActorKind::Organization | ActorKind::Government | ActorKind::Outlet => {
                "prov:Organization"
            }
            ActorKind::Country | ActorKind::Group => "prov:Agent",
        };
        graph.push(
            json!({ "@id": urn("actor", actor.id.as_str()), "@type": kind, "label": actor.name }),
        );
    }
    let subjects = record.events.iter().map(|event| {
        (
            urn("event", event.id.as_str()),
            event.event_type.to_string(),
            &event.articles,
            &event.support,
        )
    });
    let proposals = record.proposals.iter().map(|proposal| {
        let label = proposal.name.clone().unwrap_or_else(|| proposal.kind.to_string());
        (urn("proposal", proposal.id.as_str()), label, &proposal.articles, &proposal.support)
    });
    for (id, label, articles, support) in subjects.chain(proposals) {
        let articles: Vec<String> = articles.iter().map(article_iri).collect();
        graph.push(json!({
            "@id": id, "@type": "prov:Entity", "label": label, "wasDerivedFrom": articles,
        }));
        origins(&mut graph, &id, support, &article_iri);
    }
    graph.iter_mut().for_each(leave_out_nulls);
    json!({ "@context": context(), "@graph": graph })
}

fn origins(
    graph: &mut Vec<Value>,
    subject: &str,
    support: &Support,
    article_iri: &impl Fn(&ArticleId) -> String,
) {
    for (index, origin) in support.list.iter().enumerate() {
        let id = format!("{subject}:origin:{}", index + 1);
        graph.push(json!({
            "@id": id, "@type": "prov:Entity", "label": origin.kind,
            "wasAttributedTo": origin.agent.as_ref().map(|agent| urn("actor", agent.as_str())),
        }));
        let edge = match origin.route {
            Some(OriginRoute::Copy) => "wasDerivedFrom",
            Some(OriginRoute::Remarks) => "wasQuotedFrom",
            _ => "hadPrimarySource",
        };
        for article in &origin.articles {
            graph.push(json!({ "@id": article_iri(article), edge: id }));
        }
    }
}

fn context() -> Value {
    let tie = |name: &str| json!({ "@id": format!("prov:{name}"), "@type": "@id" });
    json!({
        "prov": "http://www.w3.org/ns/prov#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "label": "rdfs:label",
        "generatedAtTime": { "@id": "prov:generatedAtTime", "@type": "xsd:date" },
        "wasAttributedTo": tie("wasAttributedTo"),
        "wasDerivedFrom": tie("wasDerivedFrom"),
        "wasQuotedFrom": tie("wasQuotedFrom"),
        "hadPrimarySource": tie("hadPrimarySource"),
    })
}

/// What is not known is not said.
pub fn leave_out_nulls(node: &mut Value) {
    if let Value::Object(fields) = node {
        fields.retain(|_, value| !value.is_null() && *value != Value::Array(Vec::new()));
        fields.values_mut().for_each(leave_out_nulls);
    }
}
