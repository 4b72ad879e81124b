//! The network: one window of numbers in, scores for its atoms out. Run by `rten`, in pure Rust.
//!
//! Must not know: text, labels.

use rten::{Dimension, Model, NodeId, Value, ValueOrView};

use crate::model::ModelError;
use crate::scores::Scores;
use crate::windows::Window;

const INPUTS: [&str; 4] = ["pieces", "shapes", "spaces", "first"];
const OUTPUTS: [&str; 11] = [
    "join",
    "sentence",
    "upos",
    "xpos",
    "lemma",
    "entity",
    "attribution",
    "head",
    "link",
    "dependent",
    "governor",
];
const RELATION_INPUTS: [&str; 2] = ["dependent_words", "governor_words"];
const RELATION: &str = "relation";

/// The loaded graph, with its inputs and outputs found by name.
pub struct Network {
    graph: Model,
    inputs: [NodeId; INPUTS.len()],
    outputs: [NodeId; OUTPUTS.len()],
    relation_inputs: [NodeId; RELATION_INPUTS.len()],
    relation: NodeId,
    /// Scores in a row of each output, and of the relations; `None` where there is one for each atom.
    widths: [Option<usize>; OUTPUTS.len()],
    relation_width: Option<usize>,
}

/// Scores for the atoms of a window, a row an atom.
pub struct AtomScores {
    pub join: Scores,
    pub sentence: Scores,
    pub upos: Scores,
    pub xpos: Scores,
    pub lemma: Scores,
    pub entity: Scores,
    pub attribution: Scores,
    /// Column: the atom that may be the head; the atom itself for the root.
    pub head: Scores,
    /// Column: the atom that begins the cue to which a span that begins in this row belongs.
    pub link: Scores,
    /// What [`Network::relations`] wants of a dependent.
    pub dependent: Scores,
    /// What [`Network::relations`] wants of a head.
    pub governor: Scores,
}

impl Network {
    /// Reads a graph in ONNX format. Its 8-bit weights become floats once, here: `rten` computes at load what depends on
    /// constants only. Packing them as well (`prepack_weights`) takes 45 MB and was no faster.
    pub fn load(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let graph = Model::load_static_slice(bytes)
            .map_err(|error| ModelError::Unreadable(error.to_string()))?;
        let nodes = {
            let find = |name: &str| {
                graph.find_node(name).ok_or_else(|| ModelError::MissingNode(name.to_owned()))
            };
            (
                find_all(INPUTS, find)?,
                find_all(OUTPUTS, find)?,
                find_all(RELATION_INPUTS, find)?,
                find(RELATION)?,
            )
        };
        let (inputs, outputs, relation_inputs, relation) = nodes;
        let widths = outputs.map(|output| width(&graph, output));
        let relation_width = width(&graph, relation);
        Ok(Self { graph, inputs, outputs, relation_inputs, relation, widths, relation_width })
    }

    /// Number of scores in a row of the named output, where the graph declares it.
    pub fn width(&self, output: &str) -> Option<usize> {
        width(&self.graph, self.graph.find_node(output)?)
    }

    /// Scores for all atoms of a window.
    pub fn run(&self, window: &Window) -> Result<AtomScores, ModelError> {
        let pieces = window.pieces.len();
        let values = [
            numbers([1, pieces], &window.pieces)?,
            numbers([1, pieces], &window.shapes)?,
            numbers([1, pieces], &window.spaces)?,
            numbers([window.first.len()], &window.first)?,
        ];
        let inputs = self.inputs.into_iter().zip(values).collect();
        let found = self.graph.run_n(inputs, self.outputs, None).map_err(failed)?;
        let mut scores = Vec::with_capacity(OUTPUTS.len());
        let atoms = window.first.len();
        for (value, width) in found.into_iter().zip(self.widths) {
            scores.push(matrix(value, atoms, width.unwrap_or(atoms))?);
        }
        let Ok(
            [
                join,
                sentence,
                upos,
                xpos,
                lemma,
                entity,
                attribution,
                head,
                link,
                dependent,
                governor,
            ],
        ) = <[Scores; OUTPUTS.len()]>::try_from(scores)
        else {
            return Err(ModelError::Failed("the graph gave too few outputs".to_owned()));
        };
        Ok(AtomScores {
            join,
            sentence,
            upos,
            xpos,
            lemma,
            entity,
            attribution,
            head,
            link,
            dependent,
            governor,
        })
    }

    /// Scores of the relations between words (rows of `dependents`) and their heads (the same rows of `governors`).
    pub fn relations(&self, dependents: Scores, governors: Scores) -> Result<Scores, ModelError> {
        let words = dependents.len();
        let mut inputs = Vec::with_capacity(2);
        for (node, scores) in self.relation_inputs.into_iter().zip([dependents, governors]) {
            let shape = [scores.len(), scores.width()];
            let value = Value::from_shape(shape, scores.into_values()).map_err(failed)?;
            inputs.push((node, value.into()));
        }
        let [found] = self.graph.run_n(inputs, [self.relation], None).map_err(failed)?;
        matrix(found, words, self.relation_width.unwrap_or(0))
    }
}

fn find_all<const N: usize>(
    names: [&str; N],
    find: impl Fn(&str) -> Result<NodeId, ModelError>,
) -> Result<[NodeId; N], ModelError> {
    let mut nodes = [find(names[0])?; N];
    for (node, name) in nodes.iter_mut().zip(names) {
        *node = find(name)?;
    }
    Ok(nodes)
}

fn numbers<const N: usize>(
    shape: [usize; N],
    values: &[i32],
) -> Result<ValueOrView<'static>, ModelError> {
    Ok(Value::from_shape(shape, values.to_vec()).map_err(failed)?.into())
}

/// The scores in an output, which must be as many as the caller will look at.
fn matrix(value: Value, rows: usize, width: usize) -> Result<Scores, ModelError> {
    let (shape, values) = value.into_shape_vec::<f32, 2>().map_err(failed)?;
    if shape != [rows, width] {
        return Err(ModelError::Failed(format!(
            "the graph gave {shape:?} scores where {rows} × {width} belong"
        )));
    }
    Ok(Scores::new(rows, width, values))
}

fn width(graph: &Model, output: NodeId) -> Option<usize> {
    match graph.node_info(output)?.shape()?.last()? {
        Dimension::Fixed(width) => Some(*width),
        Dimension::Symbolic(_) => None,
    }
}

fn failed(error: impl std::fmt::Display) -> ModelError {
    ModelError::Failed(error.to_string())
}
