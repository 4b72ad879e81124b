//! What a reader notices of actors: who is one and the same, what they are, where they belong.

use onrecord_language::Model;
use onrecord_record::{Actor, ActorKind, Article, MentionForm, Naming, Reading};

const TALKS: &str = "\
Norway hosts secret talks on fishing rights

OSLO, May 14 (Reuters) - Norwegian and Icelandic officials met in Bergen on Monday, two people close to the hosts said.

Norwegian Foreign Minister Ingrid Sandvik told the Fisheries Union of Iceland (FUI) that Oslo would not budge. \
\"We have been patient,\" she said. The FUI declined to comment.

Gunnar Hauksson, the head of Iceland's coast guard, called the offer thin. The Icelandic official said he had expected more. \
Reykjavik rejected it within the hour.

Mr Sandvik, the minister's brother, was not there. A senior Danish official said the sides were close. \
Another official was less hopeful. Hauksson left for Bergen on Tuesday.";

fn read(text: &str) -> Reading {
    let model = Model::embedded().expect("the embedded model loads");
    let article =
        Article { published: "2024-05-16".parse().ok(), ..Article::of_text("test", text) };
    onrecord_reader::read(&article, &model.analyse(text).expect("a short text"), model.name())
}

fn named<'a>(reading: &'a Reading, name: &str) -> &'a Actor {
    let found = reading.actors.iter().find(|actor| actor.name.as_deref() == Some(name));
    found.unwrap_or_else(|| {
        let names: Vec<_> =
            reading.actors.iter().filter_map(|actor| actor.name.as_deref()).collect();
        panic!("no {name} among {names:?}")
    })
}

fn mentions(reading: &Reading, actor: &Actor) -> Vec<String> {
    let words = |start: usize, end: usize| {
        reading.article.text.chars().skip(start).take(end - start).collect()
    };
    actor.mentions.iter().map(|mention| words(mention.span.start, mention.span.end)).collect()
}

#[test]
fn actors_of_an_article() {
    let reading = read(TALKS);

    let minister = named(&reading, "Ingrid Sandvik");
    assert_eq!(minister.role.as_deref(), Some("Foreign Minister"));
    assert_eq!(minister.country.as_deref(), Some("NO"));
    assert!(mentions(&reading, minister).contains(&"she".to_owned()), "a pronoun is hers");
    assert!(!mentions(&reading, minister).contains(&"Mr Sandvik".to_owned()), "he is someone else");

    let head = named(&reading, "Gunnar Hauksson");
    assert_eq!(head.country.as_deref(), Some("IS"));
    assert!(head.role.as_deref().is_some_and(|role| role.contains("coast guard")));
    let of_head = mentions(&reading, head);
    assert!(of_head.contains(&"The Icelandic official".to_owned()), "described: {of_head:?}");
    assert!(of_head.contains(&"Hauksson".to_owned()), "short name: {of_head:?}");

    let union = named(&reading, "Fisheries Union of Iceland");
    assert_eq!(union.aliases, ["FUI"]);

    let iceland = named(&reading, "Iceland");
    assert_eq!(iceland.kind, ActorKind::Country);
    assert!(iceland.mentions.iter().any(|mention| mention.form == MentionForm::Metonym));

    let both = named(&reading, "Norwegian and Icelandic officials");
    assert_eq!((both.kind, both.naming), (ActorKind::Group, Naming::Collective));
    assert_eq!(both.country, None, "two countries are not one");

    let officials = reading.actors.iter().filter(|actor| {
        actor.kind == ActorKind::Person
            && actor.naming == Naming::Unnamed
            && actor.name.as_deref().is_some_and(|name| name.ends_with("official"))
    });
    assert_eq!(officials.count(), 2, "another official is another official");

    assert!(reading.actors.iter().all(|actor| actor.name.as_deref() != Some("Bergen")));
    assert!(reading.actors.iter().all(|actor| actor.name.as_deref() != Some("Monday")));
}
