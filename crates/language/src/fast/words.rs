//! From atoms to vectors: what a word is, before its neighbours are looked at.
//!
//! The mean of the vectors of its word pieces, plus one for its shape and one for what stands before it. Must not know: what
//! is done with the vectors.

use std::collections::HashMap;

use crate::atoms::{Atom, Space, shape};
use crate::fast::weights::{Table, Weights};
use crate::model::ModelError;
use crate::pieces::Pieces;

/// Numbers of the shapes and of the spaces; see `atoms`.
const SHAPES: usize = 7;
const SPACES: usize = 4;

/// The vectors of all pieces, shapes and spaces.
pub struct Words {
    pieces: Pieces,
    width: usize,
    table: Table,
    shapes: Vec<f32>,
    spaces: Vec<f32>,
}

impl Words {
    pub fn read(weights: &mut Weights, pieces: Pieces, width: usize) -> Result<Self, ModelError> {
        Ok(Self {
            width,
            table: weights.table(pieces.len(), width)?,
            shapes: weights.floats(SHAPES * width)?,
            spaces: weights.floats(SPACES * width)?,
            pieces,
        })
    }

    pub fn pieces(&self) -> &Pieces {
        &self.pieces
    }

    /// A row for each atom. What a word is alone is worked out once for each different word.
    pub fn vectors(&self, text: &str, atoms: &[Atom]) -> Vec<f32> {
        let mut places: HashMap<&str, usize> = HashMap::with_capacity(atoms.len());
        let mut alone: Vec<f32> = Vec::new();
        let mut ids = Vec::new();
        let mut rows = Vec::with_capacity(atoms.len() * self.width);
        for (index, atom) in atoms.iter().enumerate() {
            let word = atom.text(text);
            let place = *places.entry(word).or_insert_with(|| {
                let place = alone.len();
                alone.extend(self.row(&self.shapes, shape(word) as usize));
                ids.clear();
                self.pieces.append(word, &mut ids);
                let share = 1.0 / ids.len() as f32;
                for &id in &ids {
                    self.table.add_to(&mut alone[place..], usize::try_from(id).unwrap_or(0), share);
                }
                place
            });
            // The first word of a stretch has no past: the network reads it as the first of a paragraph.
            let space = if index == 0 { Space::Paragraph } else { atom.space };
            let both = alone[place..].iter().zip(self.row(&self.spaces, space as usize));
            rows.extend(both.map(|(word, space)| word + space));
        }
        rows
    }

    fn row<'a>(&self, rows: &'a [f32], index: usize) -> &'a [f32] {
        &rows[index * self.width..(index + 1) * self.width]
    }
}
