//! The layers and heads of the fast network: vectors of atoms in, scores out.
//!
//! Each layer looks at three neighbouring atoms, then keeps or forgets along the text with gates that depend on the atoms
//! alone, one half of the channels forwards and the other backwards (quasi-recurrent networks, Bradbury et al. 2017; simple
//! recurrent units, Lei et al. 2018). Trained in `training/onrecord_training/fast`. Must not know: text, labels.

use crate::fast::Size;
use crate::fast::arithmetic::{Linear, gate, normalised};
use crate::fast::weights::Weights;
use crate::model::{LabelLists, ModelError};
use crate::scores::Scores;

/// Layers and heads.
pub struct Network {
    width: usize,
    layers: Vec<Layer>,
    heads: Linear,
    /// Outputs of `heads` that belong to each part of [`Scored`], in their order.
    widths: [usize; 12],
    relation: Linear,
}

/// Scores for the atoms of a stretch, a row an atom.
pub struct Scored {
    pub join: Scores,
    pub sentence: Scores,
    pub upos: Scores,
    pub xpos: Scores,
    pub entity: Scores,
    pub attribution: Scores,
    /// The product of a row with one of `head_key` tells how likely the latter is the head.
    pub head_query: Scores,
    pub head_key: Scores,
    /// The same for links between spans.
    pub link_query: Scores,
    pub link_key: Scores,
    /// What [`Network::relations`] wants of a dependent and of a head.
    pub dependent: Scores,
    pub governor: Scores,
}

struct Layer {
    /// Weights of the atom before, of the atom itself and of the one after, a channel each.
    neighbours: [Vec<f32>; 3],
    /// To what is new, what is kept and what goes out.
    inward: Linear,
    outward: Linear,
}

impl Network {
    pub fn read(
        weights: &mut Weights,
        size: Size,
        labels: &LabelLists,
    ) -> Result<Self, ModelError> {
        let Size { width, arc_width, relation_width, .. } = size;
        let layers =
            (0..size.layers).map(|_| Layer::read(weights, width)).collect::<Result<_, _>>()?;
        let (arc, relation) = (arc_width, relation_width);
        let widths = [
            labels.join.len(),
            labels.sentence.len(),
            labels.upos.len(),
            labels.xpos.len(),
            labels.entity.len(),
            labels.attribution.len(),
            arc,
            arc,
            arc,
            arc,
            relation,
            relation,
        ];
        Ok(Self {
            width,
            layers,
            heads: linear(weights, width, widths.iter().sum())?,
            widths,
            relation: linear(weights, relation_width, labels.relation.len())?,
        })
    }

    /// Scores for all atoms, from a row for each.
    pub fn run(&self, mut rows: Vec<f32>) -> Result<Scored, ModelError> {
        for layer in &self.layers {
            layer.add_to(&mut rows, self.width)?;
        }
        let found = self.heads.apply(&normalised(&rows, self.width))?;
        let atoms = rows.len() / self.width;
        let mut start = 0;
        let [
            join,
            sentence,
            upos,
            xpos,
            entity,
            attribution,
            head_query,
            head_key,
            link_query,
            link_key,
            dependent,
            governor,
        ] = self.widths.map(|width| {
            let columns = start..start + width;
            start = columns.end;
            let rows = found.chunks_exact(self.heads.outputs());
            Scores::new(atoms, width, rows.flat_map(|row| &row[columns.clone()]).copied().collect())
        });
        Ok(Scored {
            join,
            sentence,
            upos,
            xpos,
            entity,
            attribution,
            head_query,
            head_key,
            link_query,
            link_key,
            dependent,
            governor,
        })
    }

    /// Scores of the relations between atoms and their heads.
    pub fn relations(
        &self,
        scored: &Scored,
        pairs: impl Iterator<Item = (usize, usize)>,
    ) -> Result<Scores, ModelError> {
        let mut rows = Vec::new();
        for (dependent, head) in pairs {
            let both = scored.dependent.row(dependent).iter().zip(scored.governor.row(head));
            rows.extend(both.map(|(dependent, head)| (dependent + head).max(0.0)));
        }
        let found = self.relation.apply(&rows)?;
        Ok(Scores::new(found.len() / self.relation.outputs(), self.relation.outputs(), found))
    }
}

impl Layer {
    fn read(weights: &mut Weights, width: usize) -> Result<Self, ModelError> {
        Ok(Self {
            neighbours: [weights.floats(width)?, weights.floats(width)?, weights.floats(width)?],
            inward: linear(weights, width, 3 * width)?,
            outward: linear(weights, width, width)?,
        })
    }

    /// Adds to each row what the layer makes of all of them.
    fn add_to(&self, rows: &mut [f32], width: usize) -> Result<(), ModelError> {
        let inward = self.inward.apply(&self.with_neighbours(&normalised(rows, width), width))?;
        let mut outward = vec![0.0; rows.len()];
        let half = width / 2;
        let mut state = vec![0.0; half];
        let atoms = outward.chunks_exact_mut(width).zip(inward.chunks_exact(3 * width));
        for (outward, inward) in atoms {
            step(&mut state, inward, &mut outward[..half], 0);
        }
        state.fill(0.0);
        let atoms = outward.chunks_exact_mut(width).zip(inward.chunks_exact(3 * width));
        for (outward, inward) in atoms.rev() {
            step(&mut state, inward, &mut outward[half..], half);
        }
        self.outward.add(&outward, rows)
    }

    /// The weighted sum of each row and its two neighbours.
    fn with_neighbours(&self, rows: &[f32], width: usize) -> Vec<f32> {
        let [before, own, after] = &self.neighbours;
        let mut sums: Vec<f32> = Vec::with_capacity(rows.len());
        for row in rows.chunks_exact(width) {
            sums.extend(row.iter().zip(own).map(|(value, weight)| value * weight));
        }
        let mut add = |to: usize, from: usize, weights: &[f32], count: usize| {
            let pairs = sums[to..].chunks_exact_mut(width).zip(rows[from..].chunks_exact(width));
            for (sums, row) in pairs.take(count) {
                for ((sum, value), weight) in sums.iter_mut().zip(row).zip(weights) {
                    *sum += value * weight;
                }
            }
        };
        let pairs = (rows.len() / width).saturating_sub(1);
        add(width.min(rows.len()), 0, before, pairs);
        add(0, width.min(rows.len()), after, pairs);
        sums
    }
}

/// One atom's turn in one direction: `state` keeps a part of itself and takes in what is new. `inward` holds what is new, what
/// is kept and what goes out for all channels; those of this direction begin at `start`.
fn step(state: &mut [f32], inward: &[f32], outward: &mut [f32], start: usize) {
    let width = inward.len() / 3;
    let part = |number: usize| &inward[number * width + start..][..state.len()];
    let (new, keep, out) = (part(0), part(1), part(2));
    for ((((state, outward), new), keep), out) in
        state.iter_mut().zip(outward).zip(new).zip(keep).zip(out)
    {
        *state = new + gate(*keep) * (*state - new);
        *outward = *state * out * gate(*out);
    }
}

fn linear(weights: &mut Weights, inputs: usize, outputs: usize) -> Result<Linear, ModelError> {
    let matrix = weights.matrix(outputs, inputs)?;
    Ok(Linear::new(inputs, &matrix, weights.floats(outputs)?))
}
