//! All that one article says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::article::Article;
use crate::event::Event;
use crate::proposal::Proposal;
use crate::statement::Statement;
use crate::time::Time;
use crate::warning::Warning;

/// All that one article says: a pure function of the article and the model version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = crate::schema::require_all)]
pub struct Reading {
    /// The version of this form.
    pub schema: ReadingSchema,
    /// Name and version of the language model.
    pub model: String,
    /// The article.
    pub article: Article,
    /// Those who act and speak, in the order of their first mention.
    pub actors: Vec<Actor>,
    /// Time expressions, in the order of the text.
    pub times: Vec<Time>,
    /// Attributions, in the order of the text.
    pub statements: Vec<Statement>,
    /// Events, in the order of their first evidence.
    pub events: Vec<Event>,
    /// Proposals, in the order of their first evidence.
    pub proposals: Vec<Proposal>,
    /// What a person who relies on the reading should know.
    pub warnings: Vec<Warning>,
}

/// The version of a reading's form. A change that old code cannot read gets a new one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ReadingSchema {
    /// The first.
    #[default]
    #[serde(rename = "onrecord.reading/1")]
    Version1,
}

impl Reading {
    /// A reading of `article` in which nothing has been found yet.
    pub fn empty(model: String, article: Article) -> Self {
        Self {
            schema: ReadingSchema::Version1,
            model,
            article,
            actors: Vec::new(),
            times: Vec::new(),
            statements: Vec::new(),
            events: Vec::new(),
            proposals: Vec::new(),
            warnings: Vec::new(),
        }
    }
}
