//! The document: an article and its analysis, as every stage of the reader sees them.
//!
//! Only looks things up. Must not know what a stage is looking for.

use std::ops::Range;

use jiff::civil::Date;
use onrecord_language::{Analysis, Token, Upos};
use onrecord_record::{Article, ByteSpan, Offsets, Span};

/// An article with its analysis. Inside the reader all spans are byte ranges of the text or token ranges of the analysis.
pub struct Document<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its words and their syntax.
    pub analysis: &'a Analysis,
    offsets: Offsets<'a>,
    lower: Vec<String>,
    children: Vec<Vec<usize>>,
}

impl<'a> Document<'a> {
    /// `analysis` must be that of the article's text.
    pub fn new(article: &'a Article, analysis: &'a Analysis) -> Self {
        let mut children = vec![Vec::new(); analysis.tokens.len()];
        for (index, token) in analysis.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[head].push(index);
            }
        }
        Self {
            article,
            analysis,
            offsets: Offsets::new(&article.text),
            lower: analysis
                .tokens
                .iter()
                .map(|token| token.text(&article.text).to_lowercase())
                .collect(),
            children,
        }
    }

    /// The article's text.
    pub fn text(&self) -> &'a str {
        &self.article.text
    }

    /// The day the article was published, if it is known.
    pub fn published(&self) -> Option<Date> {
        self.article.published.map(|published| published.date)
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.analysis.tokens.len()
    }

    /// Whether there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.analysis.tokens.is_empty()
    }

    /// A token.
    pub fn token(&self, index: usize) -> &'a Token {
        &self.analysis.tokens[index]
    }

    /// A token as the text writes it.
    pub fn word(&self, index: usize) -> &'a str {
        self.token(index).text(self.text())
    }

    /// A token in lower case.
    pub fn lower(&self, index: usize) -> &str {
        &self.lower[index]
    }

    /// A token's dictionary form.
    pub fn lemma(&self, index: usize) -> &'a str {
        &self.token(index).lemma
    }

    /// A token's universal part of speech.
    pub fn upos(&self, index: usize) -> Upos {
        self.token(index).upos
    }

    /// A token's Penn Treebank tag.
    pub fn xpos(&self, index: usize) -> &'a str {
        &self.token(index).xpos
    }

    /// A token's relation to its head, without the subtype.
    pub fn relation(&self, index: usize) -> &'a str {
        self.token(index).relation()
    }

    /// The token that governs this one.
    pub fn head(&self, index: usize) -> Option<usize> {
        self.token(index).head
    }

    /// The tokens that hang directly on this one, in the order of the text.
    pub fn children(&self, index: usize) -> &[usize] {
        &self.children[index]
    }

    /// The children whose relation, without its subtype, is `relation`.
    pub fn children_by<'b>(
        &'b self,
        index: usize,
        relation: &'b str,
    ) -> impl DoubleEndedIterator<Item = usize> + 'b {
        self.children[index].iter().copied().filter(move |&child| self.relation(child) == relation)
    }

    /// The first child with one of the relations, which may carry a subtype ("nsubj:pass") or stand for all ("nsubj").
    pub fn child(&self, index: usize, relations: &[&str]) -> Option<usize> {
        let fits = |child: usize| {
            relations.iter().any(|&relation| {
                self.token(child).deprel == relation || self.relation(child) == relation
            })
        };
        self.children[index].iter().copied().find(|&child| fits(child))
    }

    /// This token and those coordinated with it: "Russia", "Ukraine" of "Russia and Ukraine".
    pub fn conjuncts(&self, index: usize) -> Vec<usize> {
        let mut found = vec![index];
        let mut at = 0;
        while at < found.len() {
            found.extend(self.children_by(found[at], "conj"));
            at += 1;
        }
        found
    }

    /// The preposition of a noun phrase, in lower case: "with" of "with the envoy".
    pub fn preposition(&self, index: usize) -> Option<&str> {
        self.children_by(index, "case").next().map(|case| self.lower(case))
    }

    /// The governing tokens, nearest first.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(index), |&token| self.head(token)).take(self.len())
    }

    /// The smallest token range that holds the token and all that hangs on it.
    pub fn subtree(&self, index: usize) -> Range<usize> {
        let mut range = index..index + 1;
        for &child in self.children(index) {
            let part = self.subtree(child);
            range = range.start.min(part.start)..range.end.max(part.end);
        }
        range
    }

    /// Tokens of the sentence that holds the token.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        self.analysis.sentence_of(index)
    }

    /// Number of the sentence that holds the token.
    pub fn sentence_number(&self, index: usize) -> usize {
        self.analysis.sentences.partition_point(|sentence| sentence.end <= index)
    }

    /// Number of the paragraph that holds the token.
    pub fn paragraph_number(&self, index: usize) -> usize {
        self.analysis.paragraphs.partition_point(|paragraph| paragraph.end <= index)
    }

    /// Bytes of a token range.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        self.analysis.bytes(tokens)
    }

    /// Words of a token range, as the text writes them.
    pub fn words(&self, tokens: Range<usize>) -> &'a str {
        self.analysis.text(self.text(), tokens)
    }

    /// Tokens that share at least one byte with `bytes`.
    pub fn tokens_in(&self, bytes: Range<usize>) -> Range<usize> {
        self.analysis.tokens_in(bytes)
    }

    /// Whether a verb or its auxiliaries are negated ("did not", "never", "no longer").
    pub fn is_negated(&self, index: usize) -> bool {
        const NEGATIONS: [&str; 7] = ["not", "n't", "n’t", "never", "no", "neither", "nor"];
        let negates = |&child: &usize| {
            matches!(self.relation(child), "advmod" | "det" | "cc" | "aux")
                && NEGATIONS.contains(&self.lower(child))
        };
        self.children(index).iter().any(negates)
    }

    /// A byte range as a span in code points.
    pub fn span(&self, bytes: Range<usize>) -> Span {
        self.offsets.to_points(ByteSpan::from(bytes))
    }
}
