//! The model: the network with what its numbers mean, embedded in the binary.
//!
//! A retrained model needs no change here: labels and sizes come with it. What does not fit together is refused.

use rayon::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::analysis::{Analysis, Upos};
use crate::atoms::atoms;
use crate::decode::{self, Part};
use crate::fast::Fast;
use crate::lemma::Lemmas;
use crate::network::Network;
use crate::pieces::Pieces;
use crate::windows::{Window, windows};

/// The only layout of a model that this code reads.
const FORMAT: u32 = 2;

/// Windows that are analysed before their scores are let go: bounds the memory that a long text takes.
const WINDOWS_AT_ONCE: usize = 32;

/// Why a model cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The description is not what this version writes.
    #[error("the model's description cannot be read: {0}; train and export it again")]
    Description(String),
    /// The description is of another layout.
    #[error(
        "the model is of format {found}, this version reads format {expected}; export it again"
    )]
    Format {
        /// The format found.
        found: u32,
        /// The format that this version reads.
        expected: u32,
    },
    /// The weights are damaged.
    #[error("the model's weights cannot be read: {0}; the file is damaged or of another model")]
    Unreadable(String),
    /// The graph lacks an input or output.
    #[error("the model's graph has no \"{0}\"; it does not belong to this version")]
    MissingNode(String),
    /// The description and the graph are of different models.
    #[error(
        "the model has {labels} labels for \"{task}\", its graph {scores}; they are of different trainings"
    )]
    Mismatch {
        /// What the labels are for.
        task: String,
        /// Number of labels in the description.
        labels: usize,
        /// Number of scores in the graph.
        scores: usize,
    },
    /// The scores of steps from tag to tag do not belong to the tags.
    #[error("the model's steps between tags do not belong to its {labels} labels for attributions")]
    Steps {
        /// Number of labels.
        labels: usize,
    },
    /// A label that means nothing here.
    #[error("the model's label \"{label}\" for \"{task}\" is not known")]
    Label {
        /// What the label is for.
        task: &'static str,
        /// The label.
        label: String,
    },
    /// The vocabulary does not belong to the graph.
    #[error(
        "the model's vocabulary has {found} pieces, its graph {expected}; they are of different trainings"
    )]
    Vocabulary {
        /// Number of pieces found.
        found: usize,
        /// Number of pieces in the description.
        expected: usize,
    },
    /// The graph could not be run.
    #[error("the model failed: {0}")]
    Failed(String),
}

/// What comes with the weights (`model.json`).
#[derive(Debug, Deserialize)]
struct Description {
    model: String,
    format: u32,
    longest: usize,
    pieces: usize,
    labels: LabelLists,
    #[serde(default)]
    steps: Steps,
}

/// What a tag says of the next, added to their scores; a model without it has nothing to say.
#[derive(Debug, Default, Deserialize)]
pub struct Steps {
    pub attribution: Vec<Vec<f32>>,
}

/// For each task, its labels as the training wrote them.
#[derive(Debug, Deserialize)]
pub struct LabelLists {
    pub join: Vec<String>,
    pub sentence: Vec<String>,
    pub upos: Vec<String>,
    pub xpos: Vec<String>,
    /// Only of networks that choose lemmas.
    #[serde(default)]
    pub lemma: Vec<String>,
    pub relation: Vec<String>,
    pub entity: Vec<String>,
    pub attribution: Vec<String>,
}

/// What the network's numbers mean: for each task, its labels in the order of their scores.
pub struct Labels {
    /// Index of the label of an atom that goes on with the word before it.
    pub joined: usize,
    /// Index of the label of an atom that begins a sentence.
    pub begins_sentence: usize,
    pub upos: Vec<Upos>,
    pub xpos: Vec<String>,
    pub lemma: Lemmas,
    pub relation: Vec<String>,
    pub entity: Vec<String>,
    pub attribution: Vec<String>,
    /// For each tag of `attribution`, what it adds to the score of each tag that may follow; empty for none.
    pub attribution_steps: Vec<Vec<f32>>,
}

/// Analyses texts. Load it once and share it: it does not change.
pub struct Model(Tier);

enum Tier {
    Accurate(Accurate),
    Fast(Fast),
}

/// The word pieces that both tiers know.
const PIECES: &str = include_str!("../model/pieces.txt");

impl Model {
    /// The model that is part of this crate.
    ///
    /// # Errors
    /// When the embedded files do not belong together: a mistake made when they were exported.
    pub fn embedded() -> Result<Self, ModelError> {
        Self::new(
            include_str!("../model/model.json"),
            PIECES,
            include_bytes!("../model/model.onnx"),
        )
    }

    /// The fast model that is part of this crate: thirty times as fast and less accurate, for whole archives.
    ///
    /// # Errors
    /// As for [`Model::embedded`].
    pub fn embedded_fast() -> Result<Self, ModelError> {
        Self::new_fast(
            include_str!("../model-fast/model.json"),
            PIECES,
            include_bytes!("../model-fast/weights.bin"),
        )
    }

    /// A model from its three files: description (JSON), word pieces (one a line), graph (ONNX).
    ///
    /// # Errors
    /// When one of them is damaged or they are of different trainings.
    pub fn new(
        description: &str,
        pieces: &'static str,
        graph: &'static [u8],
    ) -> Result<Self, ModelError> {
        Ok(Self(Tier::Accurate(Accurate::new(description, pieces, graph)?)))
    }

    /// A fast model from its three files: description (JSON), word pieces (one a line), weights.
    ///
    /// # Errors
    /// As for [`Model::new`].
    pub fn new_fast(
        description: &str,
        pieces: &'static str,
        weights: &'static [u8],
    ) -> Result<Self, ModelError> {
        Ok(Self(Tier::Fast(Fast::new(description, pieces, weights)?)))
    }

    /// The model's name, which a reading carries: the same text and the same name give the same analysis.
    pub fn name(&self) -> &str {
        match &self.0 {
            Tier::Accurate(model) => &model.name,
            Tier::Fast(model) => model.name(),
        }
    }

    /// Analyses a text. The result does not depend on the number of threads.
    ///
    /// # Errors
    /// When the network cannot be run, which a model that loaded does not do on any text.
    pub fn analyse(&self, text: &str) -> Result<Analysis, ModelError> {
        match &self.0 {
            Tier::Accurate(model) => model.analyse(text),
            Tier::Fast(model) => model.analyse(text),
        }
    }
}

/// What comes with the weights of a tier.
pub fn description_of<T: DeserializeOwned>(json: &str) -> Result<T, ModelError> {
    serde_json::from_str(json).map_err(|error| ModelError::Description(error.to_string()))
}

/// Refuses weights of a layout that the code does not read.
pub fn check_format(found: u32, expected: u32) -> Result<(), ModelError> {
    if found == expected { Ok(()) } else { Err(ModelError::Format { found, expected }) }
}

/// The word pieces, one a line, of which the description says how many there are.
pub fn vocabulary_of(pieces: &'static str, expected: usize) -> Result<Pieces, ModelError> {
    let vocabulary = Pieces::new(pieces).ok_or(ModelError::Vocabulary { found: 0, expected })?;
    let found = vocabulary.len();
    if found == expected { Ok(vocabulary) } else { Err(ModelError::Vocabulary { found, expected }) }
}

/// The accurate tier: an encoder in the shape of MiniLM.
struct Accurate {
    name: String,
    longest: usize,
    pieces: Pieces,
    labels: Labels,
    network: Network,
}

impl Accurate {
    fn new(
        description: &str,
        pieces: &'static str,
        graph: &'static [u8],
    ) -> Result<Self, ModelError> {
        let description: Description = description_of(description)?;
        check_format(description.format, FORMAT)?;
        let vocabulary = vocabulary_of(pieces, description.pieces)?;
        let network = Network::load(graph)?;
        description.labels.compare(&network)?;
        // The graph tells nowhere how many pieces it knows: the last one shows it.
        network.run(&Window::of_last_piece(&vocabulary))?;
        Ok(Self {
            name: description.model,
            longest: description.longest,
            pieces: vocabulary,
            labels: description.labels.meaning(description.steps)?,
            network,
        })
    }

    fn analyse(&self, text: &str) -> Result<Analysis, ModelError> {
        let atoms = atoms(text);
        let windows = windows(text, &atoms, &self.pieces, self.longest);
        let mut analysis = Analysis::default();
        for group in windows.chunks(WINDOWS_AT_ONCE) {
            let part = |window: &Window| self.part(text, &atoms[window.atoms.clone()], window);
            // In the pool that the network runs in: from another, a thread that waits would begin window after window.
            let parts: Vec<_> = rten::thread_pool().run(|| group.par_iter().map(part).collect());
            for part in parts {
                part?.append_to(&mut analysis);
            }
        }
        decode::find_paragraphs(text, &mut analysis);
        Ok(analysis)
    }

    fn part(
        &self,
        text: &str,
        atoms: &[crate::atoms::Atom],
        window: &Window,
    ) -> Result<Part, ModelError> {
        decode::decode(
            text,
            atoms,
            &self.network.run(window)?,
            &self.labels,
            &self.network,
            &self.pieces,
        )
    }
}

impl LabelLists {
    /// Every list has as many labels as the graph gives scores.
    fn compare(&self, network: &Network) -> Result<(), ModelError> {
        let lists = [
            ("join", &self.join),
            ("sentence", &self.sentence),
            ("upos", &self.upos),
            ("xpos", &self.xpos),
            ("lemma", &self.lemma),
            ("relation", &self.relation),
            ("entity", &self.entity),
            ("attribution", &self.attribution),
        ];
        for (task, labels) in lists {
            let scores = network.width(task).unwrap_or(0);
            if scores != labels.len() || labels.is_empty() {
                return Err(ModelError::Mismatch {
                    task: task.to_owned(),
                    labels: labels.len(),
                    scores,
                });
            }
        }
        Ok(())
    }

    /// What the labels mean.
    pub fn meaning(self, steps: Steps) -> Result<Labels, ModelError> {
        let unknown = |task, label: &str| ModelError::Label { task, label: label.to_owned() };
        let place = |task, labels: &[String], wanted: &str| {
            labels.iter().position(|label| label == wanted).ok_or_else(|| unknown(task, wanted))
        };
        let upos = |label: &String| Upos::from_name(label).ok_or_else(|| unknown("upos", label));
        place("relation", &self.relation, "root")?;
        let tags = self.attribution.len();
        let rows = &steps.attribution;
        if !rows.is_empty() && (rows.len() != tags || rows.iter().any(|row| row.len() != tags)) {
            return Err(ModelError::Steps { labels: tags });
        }
        Ok(Labels {
            joined: place("join", &self.join, "I")?,
            begins_sentence: place("sentence", &self.sentence, "B")?,
            upos: self.upos.iter().map(upos).collect::<Result<_, _>>()?,
            lemma: Lemmas::new(&self.lemma).map_err(|label| unknown("lemma", label))?,
            xpos: self.xpos,
            relation: self.relation,
            entity: self.entity,
            attribution: self.attribution,
            attribution_steps: steps.attribution,
        })
    }
}
