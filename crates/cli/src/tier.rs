//! Which language model reads.

use anyhow::Result;
use clap::{Args, ValueEnum};
use onrecord_language::Model;

/// The language model, as the command line names it.
#[derive(Debug, Clone, Copy, Args)]
pub struct Tier {
    /// The language model that reads
    #[arg(long = "model", value_enum, default_value_t = Name::Accurate)]
    name: Name,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    /// The best there is here
    Accurate,
    /// Much faster and less accurate, for whole archives
    Fast,
}

impl Tier {
    /// Loads the model.
    pub fn load(self) -> Result<Model> {
        Ok(match self.name {
            Name::Accurate => Model::embedded()?,
            Name::Fast => Model::embedded_fast()?,
        })
    }
}
