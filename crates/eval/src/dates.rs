//! Time expressions, against cases with a reference date (Recognizers-Text) or documents marked up with TIMEX3.
//!
//! Cases are right when every expected extent is found with its value and nothing else is; documents are scored as TempEval-3
//! does: extents strictly and by overlap, values over overlapping extents. Must not know how expressions are found.

mod cases;
mod documents;
mod timex;

use std::path::{Path, PathBuf};

use onrecord_language::{Analysis, Model};
use onrecord_reader::times::{TimeMention, find_in};
use serde::Serialize;

use crate::figures::Figures;
use crate::files::EvalError;

/// Figures over a test set of time expressions.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum DateFigures {
    /// Of cases with a reference date.
    Cases(CaseFigures),
    /// Of documents in TIMEX3.
    Documents(DocumentFigures),
}

/// Figures over cases.
#[derive(Debug, Clone, Serialize)]
pub struct CaseFigures {
    /// Share of the cases that are right in extent and value.
    pub accuracy: f64,
    /// Number of cases.
    pub count: usize,
    /// Those that are not right, and what was found; no case is left out of the count.
    pub wrong: Vec<WrongCase>,
}

/// A case that is not right.
#[derive(Debug, Clone, Serialize)]
pub struct WrongCase {
    /// The text of the case.
    pub text: String,
    /// The date that it is read at.
    pub reference: String,
    /// What the case expects.
    pub expected: Vec<String>,
    /// What was found.
    pub found: Vec<String>,
    /// Why news reads it otherwise, for a case that contradicts news usage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub news_usage: Option<String>,
}

/// Figures over documents.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentFigures {
    /// Extents that agree exactly.
    pub strict: Figures,
    /// Extents that overlap.
    pub relaxed: Figures,
    /// Extents that overlap and have the same value.
    pub value: Figures,
    /// Number of expressions in the documents.
    pub count: usize,
    /// Expressions in which found and expected differ.
    pub differences: Vec<Difference>,
}

/// Where found and expected differ.
#[derive(Debug, Clone, Serialize)]
pub struct Difference {
    /// The document.
    pub document: String,
    /// Words before, for orientation.
    pub before: String,
    /// Expected words and value, if any.
    pub expected: Option<(String, String)>,
    /// Found words and value, if any.
    pub found: Option<(String, String)>,
}

/// Measures what is found in a file of cases (`.json`), or in a document or folder of documents (`.tml`, `.tml.gz`). Without
/// a model the expressions are found by their words alone.
///
/// # Errors
/// When a file cannot be read or is not in its format.
pub fn evaluate(path: &Path, model: Option<&Model>) -> Result<DateFigures, EvalError> {
    let is_cases = path.extension().is_some_and(|extension| extension == "json");
    if is_cases {
        return Ok(DateFigures::Cases(cases::evaluate(path, model)?));
    }
    let mut files: Vec<PathBuf> = if path.is_dir() {
        let failed = |source| EvalError::File { path: path.to_owned(), source };
        let entries = std::fs::read_dir(path).map_err(failed)?;
        entries.map(|entry| Ok(entry.map_err(failed)?.path())).collect::<Result<_, EvalError>>()?
    } else {
        vec![path.to_owned()]
    };
    files.retain(|file| file.to_string_lossy().contains(".tml"));
    files.sort();
    Ok(DateFigures::Documents(documents::evaluate(&files, model)?))
}

/// The expressions of a text, with the model's analysis where there is a model.
fn mentions(
    text: &str,
    model: Option<&Model>,
    published: Option<jiff::civil::Date>,
) -> Result<Vec<TimeMention>, EvalError> {
    let analysis: Option<Analysis> = model.map(|model| model.analyse(text)).transpose()?;
    Ok(find_in(text, analysis.as_ref(), published))
}
