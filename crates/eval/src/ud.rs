//! Parts of speech, lemmas and dependencies from raw text, against a treebank in CoNLL-U.
//!
//! The measure is that of the CoNLL 2018 shared task (Zeman et al. 2018): words count as the same when they cover the
//! same characters, and relations are compared without their subtypes. Sentences of a paragraph are joined by blanks,
//! paragraphs by an empty line.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use onrecord_language::{Analysis, Model};
use rayon::prelude::*;
use serde::Serialize;

use crate::aligned::Cursor;
use crate::figures::{Counts, Figures};
use crate::files::{EvalError, read_text};

/// Figures over a treebank. `upos`, `uas`, `las` are F1 over words, from raw text.
#[derive(Debug, Clone, Serialize)]
pub struct UdFigures {
    /// Part of speech.
    pub upos: f64,
    /// Penn Treebank tag.
    pub xpos: f64,
    /// Lemma.
    pub lemma: f64,
    /// Head.
    pub uas: f64,
    /// Head and relation.
    pub las: f64,
    /// Words with the right borders.
    pub words: Figures,
    /// Sentences with the right borders.
    pub sentences: Figures,
    /// Number of gold words.
    pub count: usize,
}

/// A document of a treebank, as raw text with its gold analysis.
pub(crate) struct Document {
    pub text: String,
    pub words: Vec<Word>,
    sentences: Vec<Range<usize>>,
}

/// A word of a treebank, by its bytes in the raw text.
pub(crate) struct Word {
    pub bytes: Range<usize>,
    pub upos: String,
    xpos: String,
    pub lemma: String,
    /// Index of the head in the document; none for a root.
    pub head: Option<usize>,
    relation: String,
    /// The last column.
    pub misc: String,
}

#[derive(Default)]
struct Tally {
    words: Counts,
    sentences: Counts,
    upos: usize,
    xpos: usize,
    lemma: usize,
    head: usize,
    relation: usize,
}

/// Measures the model on a treebank.
///
/// # Errors
/// When the file cannot be read or is no CoNLL-U.
pub fn evaluate(path: &Path, model: &Model) -> Result<UdFigures, EvalError> {
    let documents = documents(path, &read_text(path)?)?;
    let tallies: Vec<Tally> = documents
        .par_iter()
        .map(|document| Ok(compare(document, &model.analyse(&document.text)?)))
        .collect::<Result<_, EvalError>>()?;
    let words: Counts = tallies.iter().map(|tally| tally.words).sum();
    let f1 = |right: fn(&Tally) -> usize| {
        Counts { right: tallies.iter().map(right).sum(), ..words }.figures().f1
    };
    Ok(UdFigures {
        upos: f1(|tally| tally.upos),
        xpos: f1(|tally| tally.xpos),
        lemma: f1(|tally| tally.lemma),
        uas: f1(|tally| tally.head),
        las: f1(|tally| tally.relation),
        words: words.figures(),
        sentences: tallies.iter().map(|tally| tally.sentences).sum::<Counts>().figures(),
        count: words.wanted,
    })
}

fn compare(gold: &Document, found: &Analysis) -> Tally {
    let by_bytes: HashMap<Range<usize>, usize> =
        found.tokens.iter().enumerate().map(|(index, token)| (token.bytes(), index)).collect();
    let matched: Vec<Option<usize>> =
        gold.words.iter().map(|word| by_bytes.get(&word.bytes).copied()).collect();
    let mut tally = Tally {
        words: Counts {
            right: matched.iter().flatten().count(),
            found: found.tokens.len(),
            wanted: gold.words.len(),
        },
        sentences: compare_sentences(gold, found),
        ..Tally::default()
    };
    for (word, index) in gold.words.iter().zip(&matched) {
        let Some(token) = index.map(|index| &found.tokens[index]) else { continue };
        let same_head = match (word.head, token.head) {
            (None, None) => true,
            (Some(gold_head), Some(head)) => matched[gold_head] == Some(head),
            _ => false,
        };
        tally.upos += usize::from(token.upos.as_str() == word.upos);
        tally.xpos += usize::from(token.xpos == word.xpos);
        tally.lemma += usize::from(token.lemma == word.lemma || word.lemma == "_");
        tally.head += usize::from(same_head);
        tally.relation += usize::from(same_head && token.relation() == word.relation);
    }
    tally
}

fn compare_sentences(gold: &Document, found: &Analysis) -> Counts {
    let mut ours: Vec<(usize, usize)> = found
        .sentences
        .iter()
        .map(|sentence| found.bytes(sentence.clone()))
        .map(|bytes| (bytes.start, bytes.end))
        .collect();
    let mut theirs: Vec<(usize, usize)> = gold
        .sentences
        .iter()
        .map(|sentence| {
            (gold.words[sentence.start].bytes.start, gold.words[sentence.end - 1].bytes.end)
        })
        .collect();
    ours.sort_unstable();
    theirs.sort_unstable();
    Counts::of_sorted(&ours, &theirs)
}

/// A row of CoNLL-U that counts: the columns that are compared.
struct Row<'t> {
    form: &'t str,
    columns: Vec<&'t str>,
}

/// The documents of a treebank, in the order of the file.
pub(crate) fn documents(path: &Path, content: &str) -> Result<Vec<Document>, EvalError> {
    let mut documents: Vec<Document> = Vec::new();
    let (mut rows, mut surface) = (Vec::new(), String::new());
    let (mut new_document, mut new_paragraph) = (true, true);
    let mut multiword_end = 0;
    for (number, line) in content.lines().enumerate() {
        let wrong = |message: &str| EvalError::Format {
            path: path.to_owned(),
            line: number + 1,
            message: message.to_owned(),
        };
        if line.is_empty() {
            if rows.is_empty() {
                continue;
            }
            if new_document || documents.is_empty() {
                documents.push(Document {
                    text: String::new(),
                    words: Vec::new(),
                    sentences: Vec::new(),
                });
            }
            if let Some(document) = documents.last_mut() {
                append(document, &rows, surface.trim_end(), new_paragraph || new_document)
                    .ok_or_else(|| {
                        wrong("the words do not make up the sentence above this line")
                    })?;
            }
            (rows, surface) = (Vec::new(), String::new());
            (new_document, new_paragraph, multiword_end) = (false, false, 0);
        } else if let Some(comment) = line.strip_prefix('#') {
            new_document |= comment.trim_start().starts_with("newdoc");
            new_paragraph |= comment.trim_start().starts_with("newpar");
        } else {
            let columns: Vec<&str> = line.split('\t').collect();
            if columns.len() != 10 {
                return Err(wrong("a word needs ten columns parted by tabs"));
            }
            let spaced = !columns[9].split('|').any(|feature| feature == "SpaceAfter=No");
            if columns[0].contains('.') {
                continue;
            }
            if let Some((_, last)) = columns[0].split_once('-') {
                multiword_end =
                    last.parse().map_err(|_| wrong("a word's number is not a number"))?;
                add_word(&mut surface, columns[1], spaced);
                continue;
            }
            let index: usize =
                columns[0].parse().map_err(|_| wrong("a word's number is not a number"))?;
            if index > multiword_end {
                add_word(&mut surface, columns[1], spaced);
            }
            rows.push(Row { form: columns[1], columns });
        }
    }
    Ok(documents)
}

fn add_word(surface: &mut String, form: &str, spaced: bool) {
    surface.push_str(form);
    if spaced {
        surface.push(' ');
    }
}

/// Adds a sentence to a document. `None` if its words are not those of its surface.
fn append(document: &mut Document, rows: &[Row], surface: &str, new_paragraph: bool) -> Option<()> {
    if !document.text.is_empty() {
        document.text.push_str(if new_paragraph { "\n\n" } else { " " });
    }
    let (start, first) = (document.text.len(), document.words.len());
    document.text.push_str(surface);
    let mut cursor = Cursor::new(surface);
    let mut unspelled = 0;
    for row in rows {
        // A part of a multiword token that is not spelled as it stands in the text matches nothing.
        let bytes = cursor.next(row.form).unwrap_or_else(|| {
            unspelled += 1;
            0..0
        });
        let number: usize = row.columns[6].parse().ok()?;
        document.words.push(Word {
            bytes: bytes.start + start..bytes.end + start,
            upos: row.columns[3].to_owned(),
            xpos: row.columns[4].to_owned(),
            lemma: row.columns[2].to_owned(),
            head: number.checked_sub(1).map(|head| head + first),
            relation: row.columns[7].split(':').next().unwrap_or_default().to_owned(),
            misc: row.columns[9].to_owned(),
        });
    }
    document.sentences.push(first..document.words.len());
    (unspelled < rows.len()).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREEBANK: &str = "# newdoc id = a\n# newpar\n# text = They don't.\n\
        1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n\
        2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
        2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n\
        3\tn't\tnot\tPART\tRB\t_\t2\tadvmod:neg\t_\t_\n\
        4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n\
        # text = Go!\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n";

    #[test]
    fn a_treebank_becomes_raw_text_with_its_words() {
        let found = documents(Path::new("x"), TREEBANK).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "They don't. Go!");
        let words: Vec<&str> =
            found[0].words.iter().map(|word| &found[0].text[word.bytes.clone()]).collect();
        assert_eq!(words, ["They", "do", "n't", ".", "Go", "!"]);
        assert_eq!(found[0].words[5].head, Some(4));
        assert_eq!(found[0].words[2].relation, "advmod");
        assert_eq!(found[0].sentences, [0..4, 4..6]);
    }

    #[test]
    fn what_is_no_treebank_is_refused_with_its_line() {
        let error = documents(Path::new("x"), "1\tGo\n").err().unwrap();
        assert_eq!(error.to_string(), "x, line 1: a word needs ten columns parted by tabs");
    }
}
