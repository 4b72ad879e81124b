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
    /// All names, as the text writes them, without titles and articles.
    pub names: Vec<String>,
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
    /// Ranks before the name, shown where no office is known: "Gen".
    pub ranks: Vec<RolePhrase>,
    /// What someone heads or is of: "who leads the ministry".
    pub leads: Vec<Range<usize>>,
    pub affiliation: Option<String>,
    /// Only spoken of, so far.
    pub background: bool,
    /// Who are spoken of together: "Lind and her brother". Indices of entities while mentions are being joined.
    pub members: Vec<usize>,
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
            names: Vec::new(),
            description: None,
            known: None,
            countries: Vec::new(),
            is_country: None,
            roles: Vec::new(),
            ranks: Vec::new(),
            leads: Vec::new(),
            affiliation: None,
            background: false,
            members: Vec::new(),
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

    /// Adds a name.
    pub fn call(&mut self, name: &str) {
        let name = bare(name);
        if !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }

    /// Whether this is a body of people and no person or country.
    pub fn is_body(&self) -> bool {
        self.is_country.is_none() && self.kind != ActorKind::Person
    }

    /// Whether one person is meant.
    pub fn is_one_person(&self) -> bool {
        self.kind == ActorKind::Person && self.number != Number::Several
    }

    /// Adds a country that the text gives.
    pub fn belongs_to(&mut self, code: &'static str) {
        if !self.countries.contains(&code) {
            self.countries.push(code);
        }
    }

    /// Adds a role unless its words are known.
    pub fn has_role(&mut self, document: &Document, role: RolePhrase) {
        let words = document.words(role.tokens.clone());
        if self.roles.iter().all(|known| document.words(known.tokens.clone()) != words) {
            self.roles.push(role);
        }
    }

    /// The nouns of all roles and ranks, in lower case.
    pub fn role_nouns<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = &'a str> {
        self.roles
            .iter()
            .chain(&self.ranks)
            .map(|role| document.lower(role.head).trim_end_matches('.'))
    }

    /// All words of roles, in lower case.
    pub fn role_words<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = &'a str> {
        self.roles.iter().flat_map(|role| role.tokens.clone()).map(|index| document.lower(index))
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

/// A name without the possessive mark that the analysis has left on it.
pub fn bare(name: &str) -> &str {
    name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name)
}
