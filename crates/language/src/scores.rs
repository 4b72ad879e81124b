//! A matrix of scores, as it comes out of the network.

/// Rows of equal width, stored one after another.
#[derive(Debug, Clone)]
pub struct Scores {
    width: usize,
    values: Vec<f32>,
}

impl Scores {
    /// A matrix of `rows` rows of `width` values; missing values are zero.
    pub fn new(rows: usize, width: usize, mut values: Vec<f32>) -> Self {
        values.resize(rows * width, 0.0);
        Self { width, values }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.values.len() / self.width.max(1)
    }

    pub fn row(&self, index: usize) -> &[f32] {
        &self.values[index * self.width..(index + 1) * self.width]
    }

    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.values.chunks_exact(self.width.max(1))
    }

    /// The chosen rows, in the order given.
    pub fn select(&self, rows: impl Iterator<Item = usize>) -> Self {
        Self { width: self.width, values: rows.flat_map(|row| self.row(row)).copied().collect() }
    }

    pub fn width(&self) -> usize {
        self.width
    }

    pub fn into_values(self) -> Vec<f32> {
        self.values
    }
}
