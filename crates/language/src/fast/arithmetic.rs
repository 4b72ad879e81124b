//! The sums that the fast network is made of, written so that the compiler makes vector instructions of them.
//!
//! Products of matrices are left to `rten-gemm`, which has them for every kind of processor. Their sums run in an order that
//! depends on the matrices' sizes alone, so a text's scores never depend on threads. Must not know: text, layers.

use rten_gemm::{BiasVector, GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;

use crate::model::ModelError;

/// Numbers that are summed side by side in [`dot`].
const LANES: usize = 16;

/// A matrix with a bias, stored as the processor likes to read it.
pub struct Linear {
    inputs: usize,
    weights: PackedBMatrix<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// `weights` has a row of `inputs` values for each output.
    pub fn new(inputs: usize, weights: &[f32], bias: Vec<f32>) -> Self {
        let matrix = NdTensorView::from_data([bias.len(), inputs], weights);
        let weights = GemmExecutor::<f32>::new().prepack_b(matrix.transposed());
        Self { inputs, weights, bias }
    }

    /// Number of outputs.
    pub fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// The outputs for each row of `rows`.
    pub fn apply(&self, rows: &[f32]) -> Result<Vec<f32>, ModelError> {
        let mut outputs = vec![0.0; rows.len() / self.inputs * self.outputs()];
        self.multiply(rows, &mut outputs, 0.0)?;
        Ok(outputs)
    }

    /// Adds the outputs for each row of `rows` to what is in `sums`.
    pub fn add(&self, rows: &[f32], sums: &mut [f32]) -> Result<(), ModelError> {
        self.multiply(rows, sums, 1.0)
    }

    fn multiply(&self, rows: &[f32], into: &mut [f32], times: f32) -> Result<(), ModelError> {
        let matrix = NdTensorView::from_data([rows.len() / self.inputs, self.inputs], rows);
        let options = GemmOptions {
            beta: times,
            bias: Some(BiasVector::Row(&self.bias)),
            ..GemmOptions::default()
        };
        GemmExecutor::<f32>::new()
            .gemm(into, GemmInputA::Unpacked(matrix), GemmInputB::Packed(&self.weights), options)
            .map_err(|error| ModelError::Failed(error.to_string()))
    }
}

/// The sum of the products.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let (a, b) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest: f32 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    let mut sums = [0.0_f32; LANES];
    for (a, b) in a.zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// `rows`, each divided by the root of the mean of its squares (Zhang and Sennrich 2019).
pub fn normalised(rows: &[f32], width: usize) -> Vec<f32> {
    const LEAST: f32 = 1.0e-6;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows.chunks_exact(width) {
        let factor = 1.0 / (dot(row, row) / width as f32 + LEAST).sqrt();
        found.extend(row.iter().map(|value| value * factor));
    }
    found
}

/// An S from 0 to 1 without exponentials.
pub fn gate(x: f32) -> f32 {
    0.5 + 0.5 * x / (1.0 + x * x).sqrt()
}
