//! Actors: those who act and speak in an article, each once, with all mentions.
//!
//! Must not know: statements, events.

mod affiliations;
mod credits;
mod descriptions;
mod entities;
mod entity;
mod finish;
mod leads;
mod lexicon;
mod mentions;
mod metonyms;
mod names;
mod patterns;
mod people;
mod phrases;
mod pronouns;
mod references;
mod roles;
mod signs;
mod sources;

use std::ops::Range;

use onrecord_record::{ActorKind, MentionForm, Naming, Number};

use crate::document::Document;
use entity::Entity;

/// A person, organization, government, country, outlet or group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// What it is.
    pub kind: ActorKind,
    /// Named, unnamed or collective.
    pub naming: Naming,
    /// One or several.
    pub number: Number,
    /// Fullest name in the article, or the description of who is not named: "two Danish officials".
    pub name: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Title or office, in the article's words.
    pub role: Option<String>,
    /// The body that the actor belongs to.
    pub affiliation: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// In the order of the text.
    pub mentions: Vec<Mention>,
}

/// One place where the text speaks of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// All words of the mention.
    pub tokens: Range<usize>,
    /// The word that carries the mention in the dependency tree.
    pub head: usize,
    /// Name, description, pronoun or metonym.
    pub form: MentionForm,
}

/// All actors of an article.
#[derive(Debug, Clone, Default)]
pub struct Actors {
    /// In the order of their first mention.
    pub list: Vec<Actor>,
    /// People whom the text speaks of but who neither act nor speak. They are no part of a reading; a pronoun that means
    /// one of them means none of the actors.
    pub bystanders: Vec<Actor>,
}

impl Actors {
    /// The actor that a mention with this head speaks of.
    pub fn with_head(&self, token: usize) -> Option<usize> {
        self.list
            .iter()
            .position(|actor| actor.mentions.iter().any(|mention| mention.head == token))
    }

    /// The actor of the smallest mention that holds the token.
    pub fn at(&self, token: usize) -> Option<usize> {
        let mentions = self.list.iter().enumerate().flat_map(|(index, actor)| {
            actor
                .mentions
                .iter()
                .filter(|mention| mention.tokens.contains(&token))
                .map(move |m| (m.tokens.len(), index))
        });
        mentions.min().map(|(_, index)| index)
    }

    /// The actors with a mention inside the tokens, in the order of the text, each once.
    pub fn within(&self, tokens: &Range<usize>) -> Vec<usize> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (index, actor) in self.list.iter().enumerate() {
            let inside = |mention: &&Mention| {
                tokens.start <= mention.tokens.start && mention.tokens.end <= tokens.end
            };
            if let Some(mention) = actor.mentions.iter().find(inside) {
                found.push((mention.tokens.start, index));
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, index)| index).collect()
    }
}

/// Whether a word in lower case says of a name that it is an outlet's: "radio", "gazette".
pub fn names_outlet(word: &str) -> bool {
    lexicon::body(word).is_some_and(|(body, _)| body.kind == ActorKind::Outlet)
}

/// Finds the actors of a document.
pub fn find(document: &Document) -> Actors {
    let credits = credits::mask(document);
    let mut names = names::find(document);
    names.retain(|name| !credits[name.head]);
    let mut entities = people::group(document, &names);
    mentions::describe(document, &mut entities, credits);
    leads::merge(document, &mut entities);
    affiliations::complete(document, &mut entities);
    entities.retain(|entity| !is_stray(document, entity));
    entities.sort_by_key(|entity| {
        entity.mentions.first().map(|mention| (mention.tokens.start, mention.tokens.end))
    });
    let (bystanders, list): (Vec<Entity>, Vec<Entity>) =
        entities.into_iter().partition(|entity| entity.background);
    let shown = |entities: &[Entity]| -> Vec<Actor> {
        entities.iter().map(|entity| finish::actor(document, entity)).collect()
    };
    Actors { list: shown(&list), bystanders: shown(&bystanders) }
}

/// A lone word that the analysis takes for a person's name, once and doing nothing: mostly a village or a ship.
fn is_stray(document: &Document, entity: &Entity) -> bool {
    let [mention] = entity.mentions.as_slice() else { return false };
    let lone = mention.tokens.len() == 1 && entity.roles.is_empty() && entity.ranks.is_empty();
    let owns = metonyms::is_possessive(document, &mention.tokens);
    lone && entity.kind == ActorKind::Person
        && entity.naming == Naming::Named
        && lexicon::first_name(document.word(mention.head)).is_none()
        && !owns
        && !descriptions::acts(document, mention.head)
}
