//! What every analysis must hold to, whatever the text, and one analysis in full.

use std::fmt::Write;
use std::sync::LazyLock;

use onrecord_language::{Analysis, Model};
use proptest::prelude::*;

static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::embedded().expect("the embedded model loads"));

static FAST: LazyLock<Model> =
    LazyLock::new(|| Model::embedded_fast().expect("the embedded fast model loads"));

const ARTICLE: &str = "Secret talks\n\n\
    The foreign ministers of Norland and Estmark met in Geneva last week, two officials told the Morning Post.\n\n\
    “We haven't agreed on anything yet,” Deputy Minister Ilse Brandt said on Tuesday, adding that a second round is \
    planned.\n\nAccording to the U.N., no one was invited.";

fn analyse(text: &str) -> Analysis {
    MODEL.analyse(text).expect("a model that loaded runs")
}

fn fast(text: &str) -> Analysis {
    FAST.analyse(text).expect("a model that loaded runs")
}

/// Everything that those who read an analysis rely on.
fn check(text: &str, analysis: &Analysis) {
    let tokens = &analysis.tokens;
    let mut seen = 0;
    for token in tokens {
        assert!(seen <= token.start && token.start < token.end);
        assert!(!token.text(text).contains(char::is_whitespace));
        assert!(!token.lemma.is_empty() && !token.xpos.is_empty());
        seen = token.end;
    }
    covers(&analysis.sentences, tokens.len());
    covers(&analysis.paragraphs, tokens.len());
    for paragraph in &analysis.paragraphs {
        assert!(analysis.sentences.iter().any(|sentence| sentence.start == paragraph.start));
    }
    for sentence in &analysis.sentences {
        let roots: Vec<usize> =
            sentence.clone().filter(|&token| tokens[token].head.is_none()).collect();
        assert_eq!(roots.len(), 1);
        for token in sentence.clone() {
            assert!(tokens[token].head.is_none_or(|head| sentence.contains(&head)));
            assert_eq!(tokens[token].deprel == "root", tokens[token].head.is_none());
            assert!(analysis.is_within(token, roots[0]), "the heads form a tree");
        }
        let inner = &text[analysis.bytes(sentence.clone())];
        assert!(!inner.contains("\n\n"), "an empty line ends a sentence");
    }
    let mut after = 0;
    for entity in &analysis.entities {
        assert!(after <= entity.tokens.start && entity.tokens.start < entity.tokens.end);
        assert!(entity.tokens.end <= tokens.len());
        after = entity.tokens.end;
    }
    let mut first = 0;
    for attribution in &analysis.attributions {
        assert!(!attribution.cue.is_empty() && !attribution.content.is_empty());
        let parts = [&attribution.source, &attribution.cue, &attribution.content];
        for part in parts {
            assert!(part.windows(2).all(|pair| pair[0].end <= pair[1].start));
            for bytes in part {
                let words = &text[bytes.clone()];
                assert!(!words.is_empty() && words.trim() == words);
            }
        }
        let start = parts
            .iter()
            .filter_map(|part| part.first())
            .map(|bytes| bytes.start)
            .min()
            .expect("a cue");
        assert!(first <= start, "attributions come in the order of the text");
        first = start;
    }
}

/// The ranges follow one another without gaps, from 0 to `end`.
fn covers(ranges: &[std::ops::Range<usize>], end: usize) {
    let mut at = 0;
    for range in ranges {
        assert!(range.start == at && range.end > at);
        at = range.end;
    }
    assert_eq!(at, end);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_has_an_analysis(text in "(?s).{0,300}") {
        check(&text, &analyse(&text));
        check(&text, &fast(&text));
    }

    #[test]
    fn anything_like_english_has_an_analysis(
        words in prop::collection::vec("[A-Z]?[a-z]{1,9}|[0-9]{1,4}|[.,;:!?\"'“”’()-]|\n{1,3}|said|told|that|U\\.S\\.", 0..120),
        between in "[ \t]",
    ) {
        let text = words.join(&between);
        check(&text, &analyse(&text));
        check(&text, &fast(&text));
    }
}

#[test]
fn nothing_has_an_empty_analysis() {
    for text in ["", " \n\n\t", "\u{200b}"] {
        assert_eq!(analyse(text), Analysis::default());
        assert_eq!(fast(text), Analysis::default());
    }
}

#[test]
fn a_long_text_is_analysed_to_its_end() {
    let text = [ARTICLE; 20].join("\n\n");
    let analysis = analyse(&text);
    check(&text, &analysis);
    let words: Vec<&str> = analysis.tokens.iter().map(|token| token.text(&text)).collect();
    assert_eq!(words.iter().filter(|word| **word == "Geneva").count(), 20);
    assert_eq!(*words.last().unwrap(), ".");
}

#[test]
fn a_line_without_blanks_is_cut_but_not_lost() {
    let text = "x.-".repeat(2000);
    let analysis = analyse(&text);
    check(&text, &analysis);
    assert_eq!(analysis.bytes(0..analysis.tokens.len()), 0..text.len());
}

#[test]
fn the_fast_model_reads_a_plain_statement() {
    let text = "The envoys met in Geneva, two officials said on Tuesday.";
    let analysis = fast(text);
    let [statement] = analysis.attributions.as_slice() else { panic!("{analysis:?}") };
    assert_eq!(&text[statement.source[0].clone()], "two officials");
    assert_eq!(&text[statement.cue[0].clone()], "said");
    let lemmas: Vec<&str> = analysis.tokens.iter().map(|token| token.lemma.as_str()).collect();
    assert_eq!(lemmas[1..4], ["envoy", "meet", "in"]);
    assert_eq!(analysis.text(text, analysis.entities[0].tokens.clone()), "Geneva");
}

#[test]
fn the_fast_model_finds_the_same_on_any_number_of_threads() {
    let text = [ARTICLE; 30].join("\n\n");
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| fast(&text))
    };
    assert_eq!(on(1), on(3));
}

/// A new model changes what is found: look at the difference, then accept it.
#[test]
fn an_article_is_read_as_before() {
    let analysis = analyse(ARTICLE);
    check(ARTICLE, &analysis);
    let mut table = String::new();
    for sentence in &analysis.sentences {
        for token in &analysis.tokens[sentence.clone()] {
            let head = token.head.map_or("·", |head| analysis.tokens[head].text(ARTICLE));
            let (word, lemma, upos, xpos, deprel) =
                (token.text(ARTICLE), &token.lemma, token.upos, &token.xpos, &token.deprel);
            writeln!(table, "{word:12} {lemma:12} {upos:6} {xpos:6} {deprel:12} {head}").unwrap();
        }
        table.push('\n');
    }
    for entity in &analysis.entities {
        writeln!(table, "{:?}: {}", entity.kind, analysis.text(ARTICLE, entity.tokens.clone()))
            .unwrap();
    }
    for attribution in &analysis.attributions {
        let parts = [&attribution.source, &attribution.cue, &attribution.content];
        let quoted = parts.map(|part| {
            part.iter().map(|bytes| &ARTICLE[bytes.clone()]).collect::<Vec<_>>().join(" … ")
        });
        writeln!(table, "\nsource:  {}\ncue:     {}\ncontent: {}", quoted[0], quoted[1], quoted[2])
            .unwrap();
    }
    insta::assert_snapshot!(table);
}
