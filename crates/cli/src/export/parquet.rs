//! A table as a Parquet file.

use std::io::Write;
use std::sync::Arc;

use anyhow::Result;
use parquet::basic::{ConvertedType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use super::tables::Table;

/// Writes the file: text as UTF-8, numbers as 64-bit integers, null where nothing is known.
///
/// # Errors
/// `output` cannot be written to.
pub fn write(table: &Table, output: impl Write + Send) -> Result<()> {
    let column = |name: &str| {
        let text = !table.numbers.contains(&name);
        let physical = if text { Physical::BYTE_ARRAY } else { Physical::INT64 };
        let converted = if text { ConvertedType::UTF8 } else { ConvertedType::NONE };
        let builder = Type::primitive_type_builder(name, physical);
        let column =
            builder.with_repetition(Repetition::OPTIONAL).with_converted_type(converted).build()?;
        Ok(Arc::new(column))
    };
    let columns = table.columns.iter().map(|name| column(name)).collect::<Result<Vec<_>>>()?;
    let schema = Arc::new(Type::group_type_builder(table.name).with_fields(columns).build()?);
    let properties = Arc::new(WriterProperties::builder().build());
    let mut writer = SerializedFileWriter::new(output, schema, properties)?;
    let mut group = writer.next_row_group()?;
    for (index, name) in table.columns.iter().enumerate() {
        let Some(mut column) = group.next_column()? else { break };
        let cells = || table.rows.iter().filter_map(|row| row[index].as_deref());
        let levels: Vec<i16> =
            table.rows.iter().map(|row| i16::from(row[index].is_some())).collect();
        if table.numbers.contains(name) {
            let values = cells().map(str::parse).collect::<Result<Vec<i64>, _>>()?;
            column.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
        } else {
            let values: Vec<ByteArray> = cells().map(ByteArray::from).collect();
            column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
        column.close()?;
    }
    group.close()?;
    writer.close()?;
    Ok(())
}
