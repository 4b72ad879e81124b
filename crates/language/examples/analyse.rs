//! Prints the analysis of a file as a table, for those who work on what comes after it.

use std::io::Read;

use anyhow::Context;
use onrecord_language::Model;

#[expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a program for a terminal")]
fn main() -> anyhow::Result<()> {
    let path = std::env::args().nth(1).context("which file?")?;
    let mut text = String::new();
    std::fs::File::open(path)?.read_to_string(&mut text)?;
    let analysis = Model::embedded()?.analyse(&text)?;
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        println!("# sentence {number}: {}", analysis.text(&text, sentence.clone()));
        for index in sentence.clone() {
            let token = &analysis.tokens[index];
            let (head, word) = token.head.map_or_else(Default::default, |head| {
                (head.to_string(), analysis.tokens[head].text(&text))
            });
            println!(
                "{index}\t{}\t{}\t{}\t{}\t{}\t{word}\t{head}",
                token.text(&text),
                token.lemma,
                token.upos,
                token.xpos,
                token.deprel,
            );
        }
    }
    for entity in &analysis.entities {
        println!("{:?}\t{}", entity.kind, analysis.text(&text, entity.tokens.clone()));
    }
    for attribution in &analysis.attributions {
        let quote = |spans: &[std::ops::Range<usize>]| {
            spans.iter().map(|span| &text[span.clone()]).collect::<Vec<_>>().join(" … ")
        };
        println!(
            "[{}] [{}] [{}]",
            quote(&attribution.source),
            quote(&attribution.cue),
            quote(&attribution.content)
        );
    }
    Ok(())
}
