//! What sort of content some bytes are: plain text, a page of HTML, or no text at all.
//!
//! Must not know how either is read.

use encoding_rs::Encoding;

use crate::error::{BinaryKind, IngestError};

/// How to read content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Plain text.
    Text,
    /// A page of HTML.
    Page,
}

/// First bytes of files that hold no text.
const SIGNATURES: &[(&[u8], BinaryKind)] = &[
    (b"%PDF-", BinaryKind::Pdf),
    (b"\x89PNG", BinaryKind::Media),
    (b"\xFF\xD8\xFF", BinaryKind::Media),
    (b"GIF8", BinaryKind::Media),
    (b"RIFF", BinaryKind::Media),
    (b"OggS", BinaryKind::Media),
    (b"ID3", BinaryKind::Media),
    (b"II*\0", BinaryKind::Media),
    (b"MM\0*", BinaryKind::Media),
    (b"\x1F\x8B", BinaryKind::Compressed),
    (b"\x28\xB5\x2F\xFD", BinaryKind::Compressed),
    (b"BZh9", BinaryKind::Compressed),
    (b"\xFD7zXZ\0", BinaryKind::Compressed),
    (b"PK\x03\x04", BinaryKind::Zip),
    (b"\xD0\xCF\x11\xE0", BinaryKind::Zip),
    (b"\x7FELF", BinaryKind::Program),
    (b"MZ\x90\0", BinaryKind::Program),
    (b"SQLite format 3\0", BinaryKind::Program),
];

/// Tags that only a page begins with; compared without regard to case.
const PAGE_OPENINGS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<article",
    "<main",
    "<div",
    "<meta",
    "<title",
    "<script",
    "<section",
    "<p>",
    "<h1",
    "<!--",
    "<?xml",
];

/// How far into the bytes the decision looks.
const WINDOW: usize = 4096;
/// Share of control characters, in parts of a hundred, from which bytes are not text.
const CONTROLS_LIMIT: usize = 5;

/// Refuses bytes that are empty or are not text.
pub(crate) fn refuse_binary(bytes: &[u8]) -> Result<(), IngestError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(IngestError::Empty);
    }
    for (signature, kind) in SIGNATURES {
        if bytes.starts_with(signature) {
            return Err(IngestError::Binary(*kind));
        }
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(IngestError::Binary(BinaryKind::Media));
    }
    let window = &bytes[..bytes.len().min(WINDOW)];
    if wide_encoding(bytes).is_some() {
        return Ok(());
    }
    let controls = window.iter().filter(|&&byte| is_control(byte)).count();
    if controls * 100 > window.len() * CONTROLS_LIMIT {
        return Err(IngestError::Binary(BinaryKind::Unknown));
    }
    Ok(())
}

/// UTF-16, by its byte order mark or, without one, by every other byte being zero as in Latin text.
pub(crate) fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding).filter(|&encoding| encoding != encoding_rs::UTF_8);
    }
    let window = &bytes[..bytes.len().min(WINDOW) & !1];
    let pairs = window.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |first: usize| {
        window.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count() * 10 >= pairs * 9
    };
    match (zeros(0), zeros(1)) {
        (true, false) => Some(encoding_rs::UTF_16BE),
        (false, true) => Some(encoding_rs::UTF_16LE),
        _ => None,
    }
}

/// Control characters other than tab, line breaks, form feed and escape (which ISO-2022-JP uses).
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B) || byte == 0x7F
}

/// Whether `text` is a page, going by the content type where its carrier gave one, and by its first tags otherwise.
pub(crate) fn kind(text: &str, content_type: Option<&str>) -> Kind {
    let media_type =
        content_type.map(|value| value.split(';').next().unwrap_or_default().trim().to_lowercase());
    match media_type.as_deref() {
        Some("text/html" | "application/xhtml+xml") => return Kind::Page,
        // Servers send pages as plain text by mistake, but no browser shows those as pages either.
        Some("text/plain") => return Kind::Text,
        _ => {}
    }
    let start = text.trim_start();
    let opening: String = start.chars().take(20).flat_map(char::to_lowercase).collect();
    if PAGE_OPENINGS.iter().any(|tag| opening.starts_with(tag)) { Kind::Page } else { Kind::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_text_is_named() {
        for (bytes, message) in [
            (&b"%PDF-1.7\n..."[..], "PDF"),
            (b"\x1F\x8B\x08\0\0", "decompress"),
            (b"\x89PNG\r\n\x1a\n", "picture"),
            (b"PK\x03\x04\x14\0", "zip"),
            (b"ab\0cd\0\0\x01efg", "binary"),
        ] {
            let error = refuse_binary(bytes).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
        assert_eq!(refuse_binary(b" \n\t "), Err(IngestError::Empty));
    }

    #[test]
    fn utf_16_is_text() {
        let text: Vec<u8> = "Talks resumed".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(refuse_binary(&text), Ok(()));
        assert_eq!(wide_encoding(&text), Some(encoding_rs::UTF_16LE));
    }

    #[test]
    fn a_page_is_known_by_its_type_or_its_first_tag() {
        assert_eq!(kind("  <!DOCTYPE HTML><p>x", None), Kind::Page);
        assert_eq!(kind("x", Some("text/html; charset=utf-8")), Kind::Page);
        assert_eq!(kind("<html>", Some("text/plain")), Kind::Text);
        assert_eq!(kind("The <b>minister</b> said", None), Kind::Text);
    }
}
