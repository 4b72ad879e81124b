//! Named entities from raw text, against a file of IOB2 tags with `# text` comments (Universal NER).
//!
//! An entity is right when its characters and its kind are. Kinds other than PER, LOC and ORG do not count.

use std::collections::BTreeMap;
use std::path::Path;

use onrecord_language::{EntityKind, Model};
use rayon::prelude::*;
use serde::Serialize;

use crate::aligned::Cursor;
use crate::figures::{Counts, Figures};
use crate::files::{EvalError, read_text};

/// Figures over a test set.
#[derive(Debug, Clone, Serialize)]
pub struct NerFigures {
    /// Over all kinds.
    #[serde(flatten)]
    pub all: Figures,
    /// For each kind.
    pub by_kind: BTreeMap<&'static str, Figures>,
    /// Number of gold entities.
    pub count: usize,
}

const KINDS: [(&str, EntityKind); 3] =
    [("PER", EntityKind::Person), ("LOC", EntityKind::Place), ("ORG", EntityKind::Organization)];

/// An entity: first byte, byte after the last, index into [`KINDS`].
type Found = (usize, usize, usize);

#[derive(Default)]
struct Document {
    text: String,
    entities: Vec<Found>,
}

/// Measures the model on a test set.
///
/// # Errors
/// When the file cannot be read or its words are not those of its texts.
pub fn evaluate(path: &Path, model: &Model) -> Result<NerFigures, EvalError> {
    let documents = documents(path, &read_text(path)?)?;
    let compared: Vec<[Counts; 3]> = documents
        .par_iter()
        .map(|document| Ok(compare(document, &entities(model, &document.text)?)))
        .collect::<Result<_, EvalError>>()?;
    let of_kind = |kind: usize| compared.iter().map(|counts| counts[kind]).sum::<Counts>();
    let total: Counts = (0..KINDS.len()).map(of_kind).sum();
    Ok(NerFigures {
        all: total.figures(),
        by_kind: (0..KINDS.len()).map(|kind| (KINDS[kind].0, of_kind(kind).figures())).collect(),
        count: total.wanted,
    })
}

fn entities(model: &Model, text: &str) -> Result<Vec<Found>, EvalError> {
    let analysis = model.analyse(text)?;
    let found = analysis.entities.iter().filter_map(|entity| {
        let bytes = analysis.bytes(entity.tokens.clone());
        let kind = KINDS.iter().position(|(_, kind)| *kind == entity.kind)?;
        Some((bytes.start, bytes.end, kind))
    });
    Ok(found.collect())
}

fn compare(document: &Document, found: &[Found]) -> [Counts; 3] {
    std::array::from_fn(|kind| {
        let of_kind = |entities: &[Found]| {
            let mut chosen: Vec<Found> =
                entities.iter().copied().filter(|entity| entity.2 == kind).collect();
            chosen.sort_unstable();
            chosen
        };
        Counts::of_sorted(&of_kind(found), &of_kind(&document.entities))
    })
}

/// The file gives sentences apart, so each is a paragraph of its own.
fn documents(path: &Path, content: &str) -> Result<Vec<Document>, EvalError> {
    let mut documents = vec![Document::default()];
    let mut sentence = "";
    let mut start = 0;
    let mut cursor = Cursor::new("");
    let mut open: Option<Found> = None;
    for (number, line) in content.lines().enumerate() {
        let document = documents.len() - 1;
        if line.starts_with("# newdoc") && !documents[document].text.is_empty() {
            documents.push(Document::default());
        } else if let Some(text) = line.strip_prefix("# text = ") {
            let into = &mut documents[document].text;
            if !into.is_empty() {
                into.push_str("\n\n");
            }
            (sentence, start) = (text, into.len());
            into.push_str(text);
            cursor = Cursor::new(sentence);
        } else if !line.starts_with('#') {
            let mut columns = line.split('\t').skip(1);
            let (form, tag) = (columns.next(), columns.next().unwrap_or("O"));
            let bytes = match form {
                Some(form) => Some(cursor.next(form).ok_or_else(|| EvalError::Format {
                    path: path.to_owned(),
                    line: number + 1,
                    message: format!("\"{form}\" does not come next in \"{sentence}\""),
                })?),
                None => None,
            };
            let kind = KINDS.iter().position(|(kind, _)| tag.get(2..) == Some(kind));
            match (bytes, kind, &mut open) {
                (Some(bytes), Some(_), Some(entity)) if tag.starts_with("I-") => {
                    entity.1 = start + bytes.end;
                }
                (bytes, kind, _) => {
                    documents[document].entities.extend(open.take());
                    open = bytes
                        .zip(kind)
                        .map(|(bytes, kind)| (start + bytes.start, start + bytes.end, kind));
                }
            }
        }
    }
    if let Some(document) = documents.last_mut() {
        document.entities.extend(open);
    }
    Ok(documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_spans_of_the_text() {
        let file = "# newdoc id = a\n# text = Ola Berg left Rome.\n1\tOla\tB-PER\t-\t-\n2\tBerg\tI-PER\t-\t-\n\
            3\tleft\tO\t-\t-\n4\tRome\tB-LOC\t-\t-\n5\t.\tO\t-\t-\n\n# text = EU too\n1\tEU\tB-ORG\t-\t-\n2\ttoo\tB-OTH\t-\t-\n";
        let found = documents(Path::new("x"), file).unwrap();
        assert_eq!(found[0].text, "Ola Berg left Rome.\n\nEU too");
        assert_eq!(found[0].entities, [(0, 8, 0), (14, 18, 1), (21, 23, 2)]);
    }

    #[test]
    fn a_word_that_is_not_in_the_text_is_refused() {
        let error = documents(Path::new("x"), "# text = Rome\n1\tParis\tO\n").err().unwrap();
        assert_eq!(error.to_string(), "x, line 2: \"Paris\" does not come next in \"Rome\"");
    }
}
