//! Precision, recall and F1, from counts.

use std::ops::AddAssign;

use serde::Serialize;

/// How many were right, found and wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Found and wanted.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// Wanted.
    pub wanted: usize,
}

/// Fractions; 0 where there is nothing to divide by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Precision.
    pub p: f64,
    /// Recall.
    pub r: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

impl Counts {
    /// Counts the members of two sets, given sorted and without repetition.
    pub fn of_sorted<T: Ord>(found: &[T], wanted: &[T]) -> Self {
        let right = found.iter().filter(|item| wanted.binary_search(item).is_ok()).count();
        Self { right, found: found.len(), wanted: wanted.len() }
    }

    /// The fractions.
    pub fn figures(self) -> Figures {
        let share = |of: usize| if of == 0 { 0.0 } else { self.right as f64 / of as f64 };
        let both = self.found + self.wanted;
        let f1 = if both == 0 { 0.0 } else { 2.0 * self.right as f64 / both as f64 };
        Figures { p: share(self.found), r: share(self.wanted), f1 }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut total, part| {
            total += part;
            total
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_follow_from_counts() {
        let counts = Counts::of_sorted(&[1, 2, 3, 4], &[2, 4, 6]);
        assert_eq!(counts, Counts { right: 2, found: 4, wanted: 3 });
        let figures = counts.figures();
        assert!((figures.p - 0.5).abs() < 1e-9 && (figures.r - 2.0 / 3.0).abs() < 1e-9);
        assert!((figures.f1 - 4.0 / 7.0).abs() < 1e-9);
        assert_eq!(Counts::default().figures(), Figures::default());
    }
}
