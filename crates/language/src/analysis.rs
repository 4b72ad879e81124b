//! What the language stage finds in a text: tokens with their syntax, sentences, paragraphs, entities, attributions.
//!
//! Plain data over one text that the caller keeps. Must not know how it was found, nor what it is good for.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// The analysis of one text. All byte offsets are into that text and lie on character boundaries.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// Tokens in the order of the text; they do not overlap.
    pub tokens: Vec<Token>,
    /// Token ranges, in order, that together cover all tokens.
    pub sentences: Vec<Range<usize>>,
    /// Token ranges, in order, that together cover all tokens; each holds whole sentences.
    pub paragraphs: Vec<Range<usize>>,
    /// Named entities in the order of the text; they do not overlap.
    pub entities: Vec<Entity>,
    /// Attributions in the order of their first byte.
    pub attributions: Vec<Attribution>,
}

/// One word or mark, with its place in the dependency tree of its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// First byte in the text.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
    /// Dictionary form: "said" has "say".
    pub lemma: String,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag, such as "VBD".
    pub xpos: String,
    /// Index of the governing token in [`Analysis::tokens`]; `None` for the root of the sentence.
    pub head: Option<usize>,
    /// Universal Dependencies relation to the head, with its subtype: "nsubj:pass".
    pub deprel: String,
}

/// A named entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Tokens of the name.
    pub tokens: Range<usize>,
    /// What the name is of.
    pub kind: EntityKind,
}

/// What a name is of: the three types of Universal NER.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A country, city, region, river, building.
    Place,
    /// A body of people: a ministry, company, party, outlet.
    Organization,
}

/// Words that the text lays in someone's mouth or mind. Each part is a list of byte ranges, one for each contiguous
/// piece, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// Who the words come from; empty where the text names no one ("reportedly").
    pub source: Vec<Range<usize>>,
    /// What ties the words to the source: "said", "according to".
    pub cue: Vec<Range<usize>>,
    /// The words themselves.
    pub content: Vec<Range<usize>>,
}

/// Universal part of speech (UPOS) of Universal Dependencies, version 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the tags are defined at universaldependencies.org/u/pos")]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Upos {
    /// All tags, in alphabetical order.
    pub const ALL: [Upos; 17] = [
        Upos::Adj,
        Upos::Adp,
        Upos::Adv,
        Upos::Aux,
        Upos::Cconj,
        Upos::Det,
        Upos::Intj,
        Upos::Noun,
        Upos::Num,
        Upos::Part,
        Upos::Pron,
        Upos::Propn,
        Upos::Punct,
        Upos::Sconj,
        Upos::Sym,
        Upos::Verb,
        Upos::X,
    ];

    /// The tag as treebanks write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Upos::Adj => "ADJ",
            Upos::Adp => "ADP",
            Upos::Adv => "ADV",
            Upos::Aux => "AUX",
            Upos::Cconj => "CCONJ",
            Upos::Det => "DET",
            Upos::Intj => "INTJ",
            Upos::Noun => "NOUN",
            Upos::Num => "NUM",
            Upos::Part => "PART",
            Upos::Pron => "PRON",
            Upos::Propn => "PROPN",
            Upos::Punct => "PUNCT",
            Upos::Sconj => "SCONJ",
            Upos::Sym => "SYM",
            Upos::Verb => "VERB",
            Upos::X => "X",
        }
    }

    /// The tag that treebanks write as `name`, if there is one.
    pub fn from_name(name: &str) -> Option<Upos> {
        Upos::ALL.into_iter().find(|upos| upos.as_str() == name)
    }
}

impl fmt::Display for Upos {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl Token {
    /// The bytes of the token.
    pub fn bytes(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The words of the token in `text`, the text that was analysed.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.bytes()]
    }

    /// The relation without its subtype: "nsubj" of "nsubj:pass".
    pub fn relation(&self) -> &str {
        self.deprel.split_once(':').map_or(self.deprel.as_str(), |(relation, _)| relation)
    }
}

impl Analysis {
    /// The tokens that hang directly on `token`, in the order of the text.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.sentence_of(token).filter(move |&other| self.tokens[other].head == Some(token))
    }

    /// The children of `token` whose relation, without its subtype, is `relation`.
    pub fn children_by<'a>(
        &'a self,
        token: usize,
        relation: &'a str,
    ) -> impl DoubleEndedIterator<Item = usize> + 'a {
        self.children(token).filter(move |&child| self.tokens[child].relation() == relation)
    }

    /// Tokens of the sentence that holds `token`; empty if there is no such token.
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        range_of(&self.sentences, token)
    }

    /// Tokens of the paragraph that holds `token`; empty if there is no such token.
    pub fn paragraph_of(&self, token: usize) -> Range<usize> {
        range_of(&self.paragraphs, token)
    }

    /// The smallest token range that holds `token` and all that hangs on it, directly or not.
    ///
    /// In a tree with crossing arcs the range can also hold tokens of other branches.
    pub fn subtree(&self, token: usize) -> Range<usize> {
        let sentence = self.sentence_of(token);
        let mut range = token..token + 1;
        for other in sentence.clone() {
            if self.is_under(other, token, sentence.len()) {
                range = range.start.min(other)..range.end.max(other + 1);
            }
        }
        range
    }

    /// Whether `token` is `ancestor` or hangs on it, directly or not.
    pub fn is_within(&self, token: usize, ancestor: usize) -> bool {
        self.is_under(token, ancestor, self.sentence_of(token).len())
    }

    /// Walks up from `token`, at most `limit` steps, so that a cycle in a damaged tree ends too.
    fn is_under(&self, token: usize, ancestor: usize, limit: usize) -> bool {
        let ancestors = std::iter::successors(Some(token), |&current| self.tokens[current].head);
        ancestors.take(limit + 1).any(|current| current == ancestor)
    }

    /// Bytes from the first token of `tokens` to the last; empty for an empty range.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.start..last.end,
            Some([only]) => only.bytes(),
            _ => 0..0,
        }
    }

    /// The words of `tokens` in `text`, the text that was analysed.
    pub fn text<'t>(&self, text: &'t str, tokens: Range<usize>) -> &'t str {
        &text[self.bytes(tokens)]
    }

    /// The tokens that share at least one byte with `bytes`.
    pub fn tokens_in(&self, bytes: Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.end <= bytes.start);
        let end = self.tokens.partition_point(|token| token.start < bytes.end);
        start..end.max(start)
    }

    /// The token of `tokens` that governs the others: the first whose head lies outside the range.
    pub fn head_of(&self, mut tokens: Range<usize>) -> Option<usize> {
        let range = tokens.clone();
        tokens.find(|&token| self.tokens[token].head.is_none_or(|head| !range.contains(&head)))
    }

    /// The entity that holds `token`, if any.
    pub fn entity_at(&self, token: usize) -> Option<&Entity> {
        let after = self.entities.partition_point(|entity| entity.tokens.end <= token);
        self.entities.get(after).filter(|entity| entity.tokens.contains(&token))
    }
}

/// The range of `ranges` (in order, without gaps) that holds `token`.
fn range_of(ranges: &[Range<usize>], token: usize) -> Range<usize> {
    let after = ranges.partition_point(|range| range.end <= token);
    ranges.get(after).filter(|range| range.contains(&token)).cloned().unwrap_or(token..token)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The envoy met them. Ola Berg said so.";

    /// (word, head within the document, relation)
    const WORDS: [(&str, Option<usize>, &str); 10] = [
        ("The", Some(1), "det"),
        ("envoy", Some(2), "nsubj:pass"),
        ("met", None, "root"),
        ("them", Some(2), "obj"),
        (".", Some(2), "punct"),
        ("Ola", Some(7), "nsubj"),
        ("Berg", Some(5), "flat"),
        ("said", None, "root"),
        ("so", Some(7), "advmod"),
        (".", Some(7), "punct"),
    ];

    fn analysis() -> Analysis {
        let mut from = 0;
        let token = |(word, head, deprel): (&str, Option<usize>, &str)| {
            let start = from + TEXT[from..].find(word).unwrap();
            from = start + word.len();
            Token {
                start,
                end: from,
                lemma: word.to_lowercase(),
                upos: Upos::X,
                xpos: "FW".to_owned(),
                head,
                deprel: deprel.to_owned(),
            }
        };
        Analysis {
            tokens: WORDS.into_iter().map(token).collect(),
            sentences: vec![0..5, 5..10],
            paragraphs: vec![0..10],
            entities: vec![Entity { tokens: 5..7, kind: EntityKind::Person }],
            attributions: vec![],
        }
    }

    #[test]
    fn a_token_has_its_children_in_order() {
        assert_eq!(analysis().children(2).collect::<Vec<_>>(), [1, 3, 4]);
        assert_eq!(analysis().children_by(2, "nsubj").collect::<Vec<_>>(), [1]);
        assert_eq!(analysis().children(99).count(), 0);
    }

    #[test]
    fn a_subtree_holds_all_that_hangs_on_a_token() {
        assert_eq!(analysis().subtree(1), 0..2);
        assert_eq!(analysis().subtree(7), 5..10);
        assert!(analysis().is_within(0, 2));
        assert!(!analysis().is_within(2, 0));
    }

    #[test]
    fn a_cycle_in_the_tree_ends() {
        let mut analysis = analysis();
        analysis.tokens[2].head = Some(1);
        assert_eq!(analysis.subtree(3), 3..4);
    }

    #[test]
    fn tokens_know_their_sentence_and_words() {
        let analysis = analysis();
        assert_eq!(analysis.sentence_of(5), 5..10);
        assert_eq!(analysis.sentence_of(10), 10..10);
        assert_eq!(analysis.paragraph_of(5), 0..10);
        assert_eq!(analysis.tokens[1].text(TEXT), "envoy");
        assert_eq!(analysis.text(TEXT, 5..7), "Ola Berg");
        assert_eq!(analysis.text(TEXT, 3..3), "");
    }

    #[test]
    fn bytes_lead_back_to_tokens() {
        let analysis = analysis();
        assert_eq!(analysis.tokens_in(20..28), 5..7);
        assert_eq!(analysis.tokens_in(22..26), 5..7);
        assert_eq!(analysis.tokens_in(3..4), 1..1);
    }

    #[test]
    fn a_range_has_one_head_and_a_name_its_entity() {
        let analysis = analysis();
        assert_eq!(analysis.head_of(0..2), Some(1));
        assert_eq!(analysis.head_of(0..5), Some(2));
        assert_eq!(analysis.head_of(3..3), None);
        assert_eq!(analysis.entity_at(6).map(|entity| entity.kind), Some(EntityKind::Person));
        assert_eq!(analysis.entity_at(7), None);
    }

    #[test]
    fn tags_have_one_spelling() {
        for upos in Upos::ALL {
            assert_eq!(Upos::from_name(upos.as_str()), Some(upos));
        }
        assert_eq!(Upos::from_name("NN"), None);
    }
}
