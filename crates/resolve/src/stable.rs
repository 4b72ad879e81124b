//! A hash that is the same on every machine and in every version: ids and bands that are stored are made with it.
//!
//! FNV-1a over the bytes, then the finalizer of SplitMix64 so that all bits depend on all bytes. Not for secrets.

/// 64-bit hash of `bytes`.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let folded = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |state, &byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    mix(folded)
}

/// Finalizer of SplitMix64: a bijection in which each bit of the output depends on each bit of the input.
pub(crate) fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// A name made of `parts`: `prefix` and twelve hexadecimal digits.
pub(crate) fn name(prefix: &str, parts: &[&str]) -> String {
    let joined = parts.join("\u{1f}");
    format!("{prefix}{:012x}", hash(joined.as_bytes()) >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_as_they_are_between_versions() {
        assert_eq!(name("e", &["article", "12"]), name("e", &["article", "12"]));
        assert_ne!(name("e", &["article", "12"]), name("e", &["article1", "2"]));
        assert_eq!(hash(b""), mix(0xcbf2_9ce4_8422_2325));
    }
}
