//! The JSON Schemas of the forms that leave the program.
//!
//! Must not know files: `tests/schema.rs` compares with those under `schema/`.

use schemars::{Schema, generate::SchemaSettings};
use serde_json::Value;

use crate::reading::Reading;
use crate::record::Record;

/// The JSON Schema (2020-12) of a reading, with a line break at its end.
pub fn reading_schema() -> String {
    print::<Reading>()
}

/// The JSON Schema (2020-12) of a record, with a line break at its end.
pub fn record_schema() -> String {
    print::<Record>()
}

fn print<T: schemars::JsonSchema>() -> String {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    let mut value = schema.to_value();
    // Another crate of the same build may have told serde_json to keep fields in the order of insertion.
    value.sort_all_objects();
    format!("{value:#}\n")
}

/// Every field is written, null where there is no value; so every field is required.
pub(crate) fn require_all(schema: &mut Schema) {
    let Some(Value::Object(properties)) = schema.get("properties") else { return };
    let mut names: Vec<&String> = properties.keys().collect();
    names.sort();
    let names = names.into_iter().cloned().map(Value::String).collect();
    schema.insert("required".to_owned(), Value::Array(names));
}
