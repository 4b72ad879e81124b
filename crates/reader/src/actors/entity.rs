//! What is known of an actor while the article is being read.
//!
//! Plain data. Must not know how it was found.

use std::ops::Range;

use onrecord_record::{ActorKind, MentionForm, Naming, Number};

use super::Mention;
use super::lexicon::{Gender, Known};
use crate::document::Document;

/// An actor in the making.
#[derive(Debug, Clone)]
pub struct Entity {
    pub kind: ActorKind,
    pub naming: Naming,
    pub number: Number,
    pub gender: Option<Gender>,
    /// Tokens of the fullest name.
    pub name: Option<Range<usize>>,
    /// The description of one who is not named, without its article.
    pub description: Option<String>,
    /// The table entry of a known body.
    pub known: Option<&'static Known>,
    /// Countries that the text or the tables give, the surest first.
    pub countries: Vec<&'static str>,
    /// The country itself, where the actor is one.
    pub is_country: Option<&'static str>,
    /// Offices and parts, each as tokens with the noun that carries it.
    pub roles: Vec<RolePhrase>,
    pub affiliation: Option<String>,
    pub mentions: Vec<Mention>,
}

/// An office or part in the article's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePhrase {
    pub tokens: Range<usize>,
    pub head: usize,
}

impl Entity {
    pub fn new(kind: ActorKind, naming: Naming, number: Number) -> Self {
        Self {
            kind,
            naming,
            number,
            gender: None,
            name: None,
            description: None,
            known: None,
            countries: Vec::new(),
            is_country: None,
            roles: Vec::new(),
            affiliation: None,
            mentions: Vec::new(),
        }
    }

    /// Adds a mention, keeping the order of the text.
    pub fn mention(&mut self, tokens: Range<usize>, head: usize, form: MentionForm) {
        let at = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        if self.mentions.iter().all(|mention| mention.tokens != tokens) {
            self.mentions.insert(at, Mention { tokens, head, form });
        }
    }

    /// Adds a country that the text gives.
    pub fn belongs_to(&mut self, code: &'static str) {
        if !self.countries.contains(&code) {
            self.countries.push(code);
        }
    }

    /// The noun of a role, in lower case, for each role.
    pub fn role_nouns<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = &'a str> {
        self.roles.iter().map(|role| document.lower(role.head))
    }

    /// Whether one of the mentions begins before the token.
    pub fn is_known_before(&self, token: usize) -> bool {
        self.mentions.first().is_some_and(|mention| mention.tokens.start < token)
    }

    /// The last mention that ends before the token.
    pub fn last_before(&self, token: usize) -> Option<&Mention> {
        self.mentions.iter().rev().find(|mention| mention.tokens.end <= token)
    }
}
