//! The file of weights: numbers one after another, in the order in which they are read.
//!
//! Matrices are 8-bit integers, with one scale for each row before them. Must not know: what the numbers are for.

use crate::model::ModelError;

/// What is left to be read of a file.
pub struct Weights {
    left: &'static [u8],
}

/// A matrix that stays as it is in the file: 8-bit integers, and a scale for each row.
pub struct Table {
    scales: Vec<f32>,
    values: &'static [u8],
    width: usize,
}

impl Weights {
    pub fn new(bytes: &'static [u8]) -> Self {
        Self { left: bytes }
    }

    /// The next `count` numbers.
    pub fn floats(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        let (chunks, _) = self.bytes(4 * count)?.as_chunks();
        let numbers: Vec<f32> = chunks.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
        if numbers.iter().all(|number| number.is_finite()) {
            Ok(numbers)
        } else {
            Err(ModelError::Unreadable("a weight is not a number".to_owned()))
        }
    }

    /// The next matrix, left in the file.
    pub fn table(&mut self, rows: usize, width: usize) -> Result<Table, ModelError> {
        Ok(Table { scales: self.floats(rows)?, values: self.bytes(rows * width)?, width })
    }

    /// The next matrix, row after row.
    pub fn matrix(&mut self, rows: usize, width: usize) -> Result<Vec<f32>, ModelError> {
        let table = self.table(rows, width)?;
        let mut values = vec![0.0; rows * width];
        for (index, row) in values.chunks_exact_mut(width.max(1)).enumerate() {
            table.add_to(row, index, 1.0);
        }
        Ok(values)
    }

    /// Fails unless everything was read.
    pub fn end(self) -> Result<(), ModelError> {
        if self.left.is_empty() {
            Ok(())
        } else {
            Err(ModelError::Unreadable(format!("{} bytes too many", self.left.len())))
        }
    }

    fn bytes(&mut self, count: usize) -> Result<&'static [u8], ModelError> {
        let short = || ModelError::Unreadable("it ends too early".to_owned());
        let (taken, left) = self.left.split_at_checked(count).ok_or_else(short)?;
        self.left = left;
        Ok(taken)
    }
}

impl Table {
    /// Adds the row at `index`, times `factor`, to `sums`.
    pub fn add_to(&self, sums: &mut [f32], index: usize, factor: f32) {
        let scale = self.scales[index] * factor;
        let row = &self.values[index * self.width..(index + 1) * self.width];
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += f32::from(value.cast_signed()) * scale;
        }
    }
}
