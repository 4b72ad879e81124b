//! Documents marked up with TIMEX3 (WikiWars, TempEval-3).

use std::ops::Range;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use onrecord_language::Model;
use onrecord_reader::times::{TimeKind, TimeMention};

use super::{Difference, DocumentFigures, mentions, timex};
use crate::figures::Counts;
use crate::files::{EvalError, read_text};

/// An expression of the document: its bytes in the plain text, its value.
type Marked = (Range<usize>, String);

struct Document {
    text: String,
    published: Option<Date>,
    marked: Vec<Marked>,
}

pub(super) fn evaluate(
    files: &[PathBuf],
    model: Option<&Model>,
) -> Result<DocumentFigures, EvalError> {
    let [mut strict, mut relaxed, mut value] = [Counts::default(); 3];
    let mut differences = Vec::new();
    for file in files {
        let document = parse(file, &read_text(file)?)?;
        let found = flat(mentions(&document.text, model, document.published)?);
        let name =
            file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let pairs = pairs(&document.marked, &found);
        let wanted = document.marked.len();
        let count = |right| Counts { right, found: found.len(), wanted };
        strict += count(
            pairs.iter().filter(|(gold, own)| document.marked[*gold].0 == found[*own].0).count(),
        );
        relaxed += count(pairs.len());
        value += count(
            pairs.iter().filter(|(gold, own)| document.marked[*gold].1 == found[*own].1).count(),
        );
        differences.extend(differing(&name, &document, &found, &pairs));
    }
    Ok(DocumentFigures {
        strict: strict.figures(),
        relaxed: relaxed.figures(),
        value: value.figures(),
        count: strict.wanted,
        differences,
    })
}

/// TIMEX3 marks the two ends of a range each by itself.
fn flat(found: Vec<TimeMention>) -> Vec<Marked> {
    let apart = |mention: TimeMention| {
        if mention.kind == TimeKind::Range && !mention.ends.is_empty() {
            mention.ends
        } else {
            vec![mention]
        }
    };
    found
        .into_iter()
        .flat_map(apart)
        .map(|mention| (mention.bytes.clone(), timex::value(&mention)))
        .collect()
}

/// Overlapping extents, each of one side with one of the other, the exact ones first.
fn pairs(marked: &[Marked], found: &[Marked]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for exact in [true, false] {
        for (gold, (wanted, _)) in marked.iter().enumerate() {
            for (own, (bytes, _)) in found.iter().enumerate() {
                let fits = if exact {
                    bytes == wanted
                } else {
                    bytes.start < wanted.end && wanted.start < bytes.end
                };
                if fits && !pairs.iter().any(|pair| pair.0 == gold || pair.1 == own) {
                    pairs.push((gold, own));
                }
            }
        }
    }
    pairs
}

fn differing(
    name: &str,
    document: &Document,
    found: &[Marked],
    pairs: &[(usize, usize)],
) -> Vec<Difference> {
    let shown = |(bytes, value): &Marked| (document.text[bytes.clone()].to_owned(), value.clone());
    let before = |at: usize| {
        let mut start = at.saturating_sub(70);
        while !document.text.is_char_boundary(start) {
            start += 1;
        }
        document.text[start..at].replace('\n', " ")
    };
    let mut list: Vec<(usize, Difference)> = Vec::new();
    let mut add = |at: usize, expected: Option<&Marked>, own: Option<&Marked>| {
        let difference = Difference {
            document: name.to_owned(),
            before: before(at),
            expected: expected.map(shown),
            found: own.map(shown),
        };
        list.push((at, difference));
    };
    for (gold, marked) in document.marked.iter().enumerate() {
        match pairs.iter().find(|pair| pair.0 == gold) {
            Some(&(_, own)) if found[own] == *marked => {}
            Some(&(_, own)) => add(marked.0.start, Some(marked), Some(&found[own])),
            None => add(marked.0.start, Some(marked), None),
        }
    }
    for (own, marked) in found.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == own) {
            add(marked.0.start, None, Some(marked));
        }
    }
    list.sort_by_key(|(at, _)| *at);
    list.into_iter().map(|(_, difference)| difference).collect()
}

/// Reads the creation time, and the text with its TIMEX3 marks; other marks count for nothing.
fn parse(path: &Path, xml: &str) -> Result<Document, EvalError> {
    let broken = |message: &str| EvalError::Format {
        path: path.to_owned(),
        line: 1,
        message: message.to_owned(),
    };
    let between = |open: &str, close: &str| {
        xml.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map(|(inner, _)| inner)
    };
    let published = between("<DCT>", "</DCT>")
        .and_then(|dct| attribute(dct, "value"))
        .and_then(|value| timex::day(&value));
    let body = between("<TEXT>", "</TEXT>").ok_or_else(|| broken("no TEXT element"))?;
    let mut document = Document { text: String::new(), published, marked: Vec::new() };
    let mut open: Option<(usize, String)> = None;
    let mut rest = body;
    while let Some((before, tail)) = rest.split_once('<') {
        document.text.push_str(&unescaped(before));
        let (tag, after) = tail.split_once('>').ok_or_else(|| broken("a tag without its end"))?;
        if tag.starts_with("TIMEX3") {
            open = Some((document.text.len(), attribute(tag, "value").unwrap_or_default()));
        } else if tag == "/TIMEX3"
            && let Some((start, value)) = open.take()
        {
            document.marked.push((start..document.text.len(), value));
        }
        rest = after;
    }
    document.text.push_str(&unescaped(rest));
    Ok(document)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| unescaped(value))
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_with_their_places() {
        let xml = "<X><DCT><TIMEX3 tid=\"t0\" value=\"2009-12-19\">x</TIMEX3></DCT><TEXT>On <TIMEX3 tid=\"t1\" \
                   value=\"1939-09-01\">September 1</TIMEX3> &amp; later.</TEXT></X>";
        let document = parse(Path::new("x"), xml).unwrap();
        assert_eq!(document.text, "On September 1 & later.");
        assert_eq!(document.marked, [(3..14, "1939-09-01".to_owned())]);
        assert_eq!(document.published, "2009-12-19".parse().ok());
    }
}
