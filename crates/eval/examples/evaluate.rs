//! Prints figures as JSON: `cargo run --release -p onrecord-eval --example evaluate -- ud|ner|attribution FILE`.

use std::path::Path;

use onrecord_language::Model;

#[expect(clippy::print_stdout, reason = "a program for a terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (task, path) =
        (arguments.next().ok_or("which task?")?, arguments.next().ok_or("which file?")?);
    let (model, path) = (Model::embedded()?, Path::new(&path));
    let figures = match task.as_str() {
        "ud" => serde_json::to_string_pretty(&onrecord_eval::ud::evaluate(path, &model)?)?,
        "ner" => serde_json::to_string_pretty(&onrecord_eval::ner::evaluate(path, &model)?)?,
        _ => serde_json::to_string_pretty(&onrecord_eval::attribution::evaluate(path, &model)?)?,
    };
    println!("{figures}");
    Ok(())
}
