//! Values as compressed JSON. A reading is mostly field names, so it shrinks to about a tenth.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Problem;

/// A value as it is stored.
pub(crate) fn pack(value: &impl Serialize) -> Result<Vec<u8>, Problem> {
    let unwritable = |error: &dyn std::error::Error| Problem::Refused(error.to_string());
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    serde_json::to_writer(&mut encoder, value).map_err(|error| unwritable(&error))?;
    encoder.flush().map_err(|error| unwritable(&error))?;
    encoder.finish().map_err(|error| unwritable(&error))
}

/// A stored value; `what` names it where it cannot be read.
pub(crate) fn unpack<T: DeserializeOwned>(bytes: &[u8], what: &str) -> Result<T, Problem> {
    let mut json = Vec::new();
    ZlibDecoder::new(bytes)
        .read_to_end(&mut json)
        .map_err(|error| Problem::unreadable(what, error))?;
    serde_json::from_slice(&json).map_err(|error| Problem::unreadable(what, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_damage_is_told() {
        let value = vec!["talks".to_owned(); 100];
        let packed = pack(&value).unwrap();
        assert!(packed.len() < 100);
        assert_eq!(unpack::<Vec<String>>(&packed, "it").unwrap(), value);
        let error = unpack::<Vec<String>>(&packed[..packed.len() / 2], "the reading").unwrap_err();
        assert!(error.to_string().contains("the reading cannot be read"), "{error}");
    }
}
