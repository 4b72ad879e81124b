//! The JSON Schemas under `schema/` say what the types say.
#![allow(clippy::disallowed_methods, reason = "compares with files, and writes them when asked to")]

use std::path::Path;

/// Set to anything, it makes the tests write the files that they else compare with.
const UPDATE: &str = "UPDATE_SCHEMA";

fn assert_current(file: &str, schema: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema").join(file);
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, schema).expect("schema/ can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == schema,
        "schema/{file} is stale; rewrite it with\n    {UPDATE}=1 cargo test -p onrecord-record --test schema\n"
    );
}

#[test]
fn the_schema_of_a_reading_is_current() {
    assert_current("reading.schema.json", &onrecord_record::reading_schema());
}

#[test]
fn the_schema_of_a_record_is_current() {
    assert_current("record.schema.json", &onrecord_record::record_schema());
}
