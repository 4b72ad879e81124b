//! Test sets on disk: plain or gzipped, found by their path.

use std::io::Read;
use std::path::{Path, PathBuf};

use onrecord_language::ModelError;
use thiserror::Error;

/// Why an evaluation could not be made.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EvalError {
    /// The file cannot be read.
    #[error("{path}: {source}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What went wrong.
        source: std::io::Error,
    },
    /// The file is not what the task expects.
    #[error("{path}, line {line}: {message}")]
    Format {
        /// Which file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// The model cannot be run.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// The text of a file; one whose name ends in `.gz` is inflated.
pub fn read_text(path: &Path) -> Result<String, EvalError> {
    let failed = |source| EvalError::File { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text).map_err(failed)?;
    } else {
        std::io::BufReader::new(file).read_to_string(&mut text).map_err(failed)?;
    }
    Ok(text)
}
