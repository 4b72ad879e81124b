//! A model whose files are damaged or do not belong together is refused, with the reason.

use onrecord_language::{Model, ModelError};

const DESCRIPTION: &str = include_str!("../model/model.json");
const PIECES: &str = include_str!("../model/pieces.txt");
const GRAPH: &[u8] = include_bytes!("../model/model.onnx");

const FAST_DESCRIPTION: &str = include_str!("../model-fast/model.json");
const FAST_WEIGHTS: &[u8] = include_bytes!("../model-fast/weights.bin");

fn refusal(description: &str, pieces: &'static str, graph: &'static [u8]) -> ModelError {
    Model::new(description, pieces, graph).err().expect("a model that does not belong together")
}

/// The description, changed at one place.
fn described(change: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut description = serde_json::from_str(DESCRIPTION).expect("JSON");
    change(&mut description);
    description.to_string()
}

#[test]
fn the_embedded_model_has_a_name() {
    assert!(Model::embedded().expect("a model").name().starts_with("en-"));
}

#[test]
fn a_damaged_description_is_refused() {
    assert!(matches!(refusal("{", PIECES, GRAPH), ModelError::Description(_)));
    let no_entities = described(|model| model["labels"]["entity"] = serde_json::Value::Null);
    assert!(matches!(refusal(&no_entities, PIECES, GRAPH), ModelError::Description(_)));
    let of_tomorrow = described(|model| model["format"] = 99.into());
    assert!(matches!(refusal(&of_tomorrow, PIECES, GRAPH), ModelError::Format { found: 99, .. }));
}

#[test]
fn labels_that_are_not_those_of_the_graph_are_refused() {
    for task in ["join", "sentence", "upos", "xpos", "lemma", "relation", "entity", "attribution"] {
        let one_more =
            described(|model| model["labels"][task].as_array_mut().unwrap().push("I-new".into()));
        let refusal = refusal(&one_more, PIECES, GRAPH);
        assert!(
            matches!(&refusal, ModelError::Mismatch { task: found, .. } if found == task),
            "{refusal}"
        );
    }
    let steps = described(|model| model["steps"] = serde_json::json!({"attribution": [[0.0]]}));
    assert!(matches!(refusal(&steps, PIECES, GRAPH), ModelError::Steps { .. }));
    let foreign = described(|model| model["labels"]["upos"][0] = "SUBSTANTIVE".into());
    assert!(matches!(refusal(&foreign, PIECES, GRAPH), ModelError::Label { task: "upos", .. }));
    let no_root = described(|model| {
        let relations = model["labels"]["relation"].as_array_mut().unwrap();
        relations
            .iter_mut()
            .filter(|label| **label == "root")
            .for_each(|label| *label = "top".into());
    });
    assert!(matches!(refusal(&no_root, PIECES, GRAPH), ModelError::Label { task: "relation", .. }));
}

#[test]
fn a_vocabulary_that_is_not_that_of_the_graph_is_refused() {
    let shorter = &PIECES[..PIECES.len() / 2];
    assert!(matches!(refusal(DESCRIPTION, shorter, GRAPH), ModelError::Vocabulary { .. }));
    assert!(matches!(refusal(DESCRIPTION, "", GRAPH), ModelError::Vocabulary { .. }));
    let longer: &'static str = Box::leak(format!("{PIECES}##another\n").into_boxed_str());
    let counted = described(|model| model["pieces"] = longer.lines().count().into());
    assert!(matches!(refusal(&counted, longer, GRAPH), ModelError::Failed(_)));
}

#[test]
fn a_damaged_graph_is_refused() {
    for length in [0, 1, 100, GRAPH.len() / 2, GRAPH.len() - 1] {
        let refusal = refusal(DESCRIPTION, PIECES, &GRAPH[..length]);
        assert!(
            matches!(refusal, ModelError::Unreadable(_) | ModelError::MissingNode(_)),
            "{refusal}"
        );
    }
}

#[test]
fn a_fast_model_that_does_not_fit_together_is_refused() {
    let refusal = |description: &str, pieces, weights| {
        Model::new_fast(description, pieces, weights).err().expect("a refusal")
    };
    let cut = &FAST_WEIGHTS[..FAST_WEIGHTS.len() - 1];
    assert!(matches!(refusal(FAST_DESCRIPTION, PIECES, cut), ModelError::Unreadable(_)));
    let longer: &'static [u8] = [FAST_WEIGHTS, &[0]].concat().leak();
    assert!(matches!(refusal(FAST_DESCRIPTION, PIECES, longer), ModelError::Unreadable(_)));
    assert!(matches!(
        refusal(FAST_DESCRIPTION, &PIECES[..PIECES.len() / 2], FAST_WEIGHTS),
        ModelError::Vocabulary { .. }
    ));
    assert!(matches!(refusal(DESCRIPTION, PIECES, FAST_WEIGHTS), ModelError::Description(_)));
    let name = Model::embedded_fast().expect("a model").name().to_owned();
    assert!(name.starts_with("en-fast-"));
}

#[test]
fn the_fast_model_is_small() {
    assert!(FAST_WEIGHTS.len() + FAST_DESCRIPTION.len() + PIECES.len() < 6 << 20);
}
