//! Prints figures on time expressions as JSON: `cargo run -p onrecord-eval --example dates -- PATH [--words]`; with `--words`
//! expressions are found without the model's analysis.

use std::path::Path;

use onrecord_language::Model;

#[expect(clippy::print_stdout, reason = "a program for a terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which file?")?;
    let model = if arguments.any(|argument| argument == "--words") {
        None
    } else {
        Some(Model::embedded()?)
    };
    let figures = onrecord_eval::dates::evaluate(Path::new(&path), model.as_ref())?;
    println!("{}", serde_json::to_string_pretty(&figures)?);
    Ok(())
}
