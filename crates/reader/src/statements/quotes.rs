//! Quotation marks: which words of the text stand within them.
//!
//! Must not know: who speaks, syntax.

use std::ops::Range;

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words without the marks, as bytes of the text.
    pub inner: Range<usize>,
    /// The words with the marks; the end of the paragraph stands for a mark that is missing.
    pub outer: Range<usize>,
    /// 0 for a quotation, 1 for one inside it.
    pub depth: usize,
    /// Whether the closing mark is missing, as where a quotation goes on in the next paragraph.
    pub open: bool,
}

/// The quotations of a text, in the order of their opening marks. No quotation reaches over the end of a paragraph.
///
/// `paragraphs`: byte ranges in order.
pub fn find(text: &str, paragraphs: &[Range<usize>]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> =
        paragraphs.iter().flat_map(|paragraph| in_paragraph(text, paragraph.clone())).collect();
    quotes.sort_by_key(|quote| (quote.outer.start, quote.depth));
    quotes
}

/// A mark that has been opened and not closed yet.
struct Opened {
    outer: usize,
    inner: usize,
    single: bool,
}

fn in_paragraph(text: &str, paragraph: Range<usize>) -> Vec<Quote> {
    let marks: Vec<(usize, char)> =
        text[paragraph.clone()].char_indices().map(|(at, c)| (paragraph.start + at, c)).collect();
    let mut found = Vec::new();
    let mut opened: Vec<Opened> = Vec::new();
    for (index, &(at, mark)) in marks.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| marks[index].1);
        let after = marks.get(index + 1).map(|&(_, c)| c);
        let end = at + mark.len_utf8();
        let innermost_is_single = opened.last().map(|open| open.single);
        let role = match mark {
            '”' | '»' => Role::Closes { single: false },
            '"' if opened.iter().any(|open| !open.single) => Role::Closes { single: false },
            '“' | '„' | '«' | '"' => Role::Opens { single: false },
            '‘' if opens(before, after) => Role::Opens { single: true },
            '\'' if opens(before, after) && has_closer(&marks[index + 1..]) => {
                Role::Opens { single: true }
            }
            '’' | '\'' if innermost_is_single == Some(true) && closes(&marks, index) => {
                Role::Closes { single: true }
            }
            _ => Role::None,
        };
        match role {
            Role::Opens { single } => opened.push(Opened { outer: at, inner: end, single }),
            Role::Closes { single } => {
                let Some(position) = opened.iter().rposition(|open| open.single == single) else {
                    continue;
                };
                // A single mark opened inside and never closed was an apostrophe.
                opened.truncate(position + 1);
                if let Some(open) = opened.pop() {
                    push(&mut found, &open, at..end, opened.len(), false);
                }
            }
            Role::None => {}
        }
    }
    let end = paragraph.start + text[paragraph.clone()].trim_end().len();
    for (depth, open) in opened.iter().enumerate().filter(|(_, open)| !open.single) {
        push(&mut found, open, end..end, depth, true);
    }
    found
}

enum Role {
    Opens { single: bool },
    Closes { single: bool },
    None,
}

fn push(found: &mut Vec<Quote>, from: &Opened, to: Range<usize>, depth: usize, open: bool) {
    if from.inner < to.start {
        found.push(Quote { inner: from.inner..to.start, outer: from.outer..to.end, depth, open });
    }
}

/// A single mark opens at the start of a word; before a digit it is the apostrophe of a decade ("'90s").
fn opens(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([{—–-\"“".contains(c))
        && after.is_some_and(|c| !c.is_whitespace() && !c.is_ascii_digit())
}

/// Whether a straight single mark may close before the paragraph ends.
fn has_closer(marks: &[(usize, char)]) -> bool {
    (0..marks.len()).any(|index| matches!(marks[index].1, '\'' | '’') && closes(marks, index))
}

/// A single mark closes after a word. After an "s" before a space it may be a possessive ("the parties' words"): then it
/// closes only if no other mark that could close follows.
fn closes(marks: &[(usize, char)], index: usize) -> bool {
    let before = index.checked_sub(1).map(|index| marks[index].1);
    let after = marks.get(index + 1).map(|&(_, c)| c);
    if before.is_none_or(char::is_whitespace) || after.is_some_and(char::is_alphanumeric) {
        return false;
    }
    let may_be_possessive = before == Some('s') && after == Some(' ');
    !may_be_possessive
        || !(index + 1..marks.len()).any(|later| {
            matches!(marks[later].1, '\'' | '’')
                && !marks[later - 1].1.is_whitespace()
                && marks.get(later + 1).is_none_or(|&(_, c)| !c.is_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<(&str, usize)> {
        let whole = [0..text.len()];
        find(text, &whole).iter().map(|quote| (&text[quote.inner.clone()], quote.depth)).collect()
    }

    #[test]
    fn straight_and_typographic_marks_hold_words() {
        assert_eq!(quoted("\"We go,\" she said. \"Now.\""), [("We go,", 0), ("Now.", 0)]);
        assert_eq!(quoted("He called it “a start”."), [("a start", 0)]);
    }

    #[test]
    fn single_marks_nest_in_double_ones() {
        assert_eq!(
            quoted("\"He asked me, 'Who's there?' and left,\" she said."),
            [("He asked me, 'Who's there?' and left,", 0), ("Who's there?", 1)]
        );
    }

    #[test]
    fn apostrophes_hold_nothing() {
        assert!(quoted("The parties' envoys don't meet; it isn't the ministers' wish.").is_empty());
        assert!(quoted("Rock of the '90s wasn't theirs").is_empty());
        assert!(quoted("Ukraine’s and Russia’s teams").is_empty());
    }

    #[test]
    fn single_marks_alone_hold_words() {
        assert_eq!(quoted("It was ‘a useful hour’, he said."), [("a useful hour", 0)]);
        assert_eq!(quoted("It was 'a useful hour', he said."), [("a useful hour", 0)]);
    }

    #[test]
    fn a_mark_that_never_closes_holds_the_paragraph() {
        let text = "\"We wait.\n\n\"We hope,\" he said.";
        let found = find(text, &[0..11, 11..text.len()]);
        assert_eq!(&text[found[0].inner.clone()], "We wait.");
        assert!(found[0].open);
        assert_eq!(&text[found[1].inner.clone()], "We hope,");
    }
}
