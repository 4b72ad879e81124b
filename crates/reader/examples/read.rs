//! Prints the reading of a plain text file as JSON, for those who work on the reader:
//! `cargo run --release -p onrecord-reader --example read -- FILE [PUBLISHED] [OUTLET]`.

use onrecord_language::Model;
use onrecord_record::Article;

#[expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a program for a terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let text = std::fs::read_to_string(
        arguments.iter().find(|a| a.contains('.') || a.contains('/')).ok_or("which file?")?,
    )?;
    let published = arguments.iter().find_map(|argument| argument.parse().ok());
    let article = Article {
        outlet: arguments.last().filter(|_| arguments.len() > 2).cloned(),
        title: text.lines().next().map(str::to_owned),
        published,
        ..Article::of_text("example", text)
    };
    let model = Model::embedded()?;
    let reading = onrecord_reader::read(&article, &model.analyse(&article.text)?, model.name());
    println!("{}", serde_json::to_string_pretty(&reading)?);
    Ok(())
}
