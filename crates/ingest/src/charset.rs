//! Bytes to text: which encoding they are in, in the order byte order mark, content type, the page's own word, a guess.
//!
//! Must not know what the text is about.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use crate::notice::Notice;
use crate::sniff;

/// How far into a page its `<meta charset>` may stand. The HTML standard asks for 1024 bytes; pages are not so tidy.
const META_WINDOW: usize = 8192;

/// Text, with a notice where bytes had to be replaced. A byte order mark is taken off.
pub(crate) fn decode(bytes: &[u8], content_type: Option<&str>) -> (String, Option<Notice>) {
    let encoding = declared(bytes, content_type)
        // A label that does not hold is worse than none: most pages that say otherwise and are valid UTF-8 are UTF-8,
        // as bytes of another encoding hardly ever happen to be valid UTF-8.
        .filter(|&encoding| {
            encoding == UTF_8 || sniff::wide_encoding(bytes).is_some() || !is_utf8(bytes)
        })
        .filter(|&encoding| encoding != UTF_8 || is_nearly_utf8(bytes))
        .unwrap_or_else(|| guess(bytes));
    let (text, encoding, had_errors) = encoding.decode(bytes);
    let notice = had_errors.then(|| Notice::Undecodable { encoding: encoding.name() });
    (text.into_owned(), notice)
}

fn declared(bytes: &[u8], content_type: Option<&str>) -> Option<&'static Encoding> {
    sniff::wide_encoding(bytes)
        .or_else(|| Encoding::for_bom(bytes).map(|(encoding, _)| encoding))
        .or_else(|| label_in(content_type?))
        .or_else(|| {
            let window = String::from_utf8_lossy(&bytes[..bytes.len().min(META_WINDOW)]);
            // A page whose label was read as ASCII cannot be in UTF-16, whatever the label says.
            in_markup(&window).filter(|&encoding| {
                encoding != encoding_rs::UTF_16BE && encoding != encoding_rs::UTF_16LE
            })
        })
}

/// The encoding named in a `<meta>` tag or an XML declaration.
fn in_markup(start: &str) -> Option<&'static Encoding> {
    let lower = start.to_ascii_lowercase();
    if let Some(declaration) = lower.trim_start().strip_prefix("<?xml") {
        let declaration = declaration.split("?>").next().unwrap_or_default();
        if let Some((_, value)) = declaration.split_once("encoding=") {
            return label(value);
        }
    }
    let tags = lower.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    tags.into_iter().find_map(label_in)
}

/// The encoding after `charset=`.
fn label_in(text: &str) -> Option<&'static Encoding> {
    let lower = text.to_ascii_lowercase();
    let (_, value) = lower.split_once("charset")?;
    label(value.trim_start().strip_prefix('=')?)
}

fn label(value: &str) -> Option<&'static Encoding> {
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(['"', '\'', ';', ' ', '/', '>']).unwrap_or(value.len());
    Encoding::for_label(&value.as_bytes()[..end])
}

fn is_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok() && !bytes.is_ascii()
}

/// Whether the faults in UTF-8 are few beside what is right: a slip in a text, or its end cut off, and not another
/// encoding.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad <= good || bad == 0
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if bytes.is_ascii() || is_utf8(bytes) || is_nearly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_mark_header_page_guess() {
        let windows = b"<meta charset=windows-1252><p>Talks \x96 \x93caf\xe9\x94";
        assert!(decode(windows, None).0.ends_with("Talks – “café”"));
        assert!(decode(b"caf\xe9", Some("text/plain; charset=ISO-8859-1")).0.ends_with("café"));
        assert_eq!(decode(b"\xEF\xBB\xBFnow", Some("text/plain; charset=koi8-r")).0, "now");
        let russian =
            "Переговоры в Женеве начались во вторник, сообщил представитель министерства.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(decode(&bytes, None).0, russian);
    }

    #[test]
    fn a_label_that_does_not_hold_is_not_believed() {
        let utf8 = "<meta charset='iso-8859-1'><p>Le café de l’Élysée".as_bytes();
        assert!(decode(utf8, None).0.ends_with("café de l’Élysée"));
        let latin = b"<meta charset=utf-8><p>Le caf\xe9 de la pri\xe8re";
        assert!(decode(latin, None).0.ends_with("café de la prière"));
        let (text, notice) = decode(b"<meta charset=utf-16><p>plain", None);
        assert!(text.ends_with("plain") && notice.is_none());
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_told() {
        let mut bytes = "Le café de l’Élysée ".as_bytes().to_vec();
        bytes.push(0xC3);
        let (text, notice) = decode(&bytes, None);
        assert!(text.ends_with('\u{FFFD}'));
        assert_eq!(notice, Some(Notice::Undecodable { encoding: "UTF-8" }));
    }
}
