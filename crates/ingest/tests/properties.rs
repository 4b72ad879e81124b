//! Whatever bytes come, reading them ends without a panic and keeps what an article promises.

use onrecord_ingest::{Origin, Overrides, articles, ingest};
use proptest::prelude::*;

fn check(bytes: &[u8], content_type: Option<&str>) {
    let origin = Origin {
        url: Some("https://courier.example/2024/05/07/story".to_owned()),
        content_type: content_type.map(str::to_owned),
    };
    let Ok(read) = ingest(bytes, &origin, &Overrides::default()) else { return };
    let article = &read.article;
    let length = article.text.chars().count();
    assert!(!article.text.trim().is_empty());
    for link in &article.links {
        assert!(link.span.start < link.span.end && link.span.end <= length, "{link:?}");
        assert!(link.href.starts_with("http"), "{link:?}");
    }
    assert_eq!(ingest(bytes, &origin, &Overrides::default()).as_ref(), Ok(&read));
}

/// Pieces of markup that nest, break off and contradict each other when put side by side.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<p>"),
        Just("</p>"),
        Just("<div class=byline>"),
        Just("</div>"),
        Just("<table>"),
        Just("<td>"),
        Just("</table>"),
        Just("<b>"),
        Just("</i>"),
        Just("<a href='/x'>"),
        Just("<a href=javascript:x>"),
        Just("</a>"),
        Just("<!--"),
        Just("-->"),
        Just("<script>"),
        Just("</script>"),
        Just("<script type=application/ld+json>{\"@type\":\"Article\",\"author\":"),
        Just("<title>"),
        Just("</title>"),
        Just("<h1>"),
        Just("<time datetime='2024-99-99'>"),
        Just("<meta property=og:title content='"),
        Just("<svg>"),
        Just("<select>"),
        Just("<"),
        Just("&#x110000;"),
        Just("&amp"),
        Just("\""),
        Just("'>"),
        Just("\u{202e}"),
        Just("\0"),
        Just(
            "The envoys met in the capital on Tuesday, and will meet again, officials of both sides said. "
        ),
        Just("By Priya Menon "),
        Just("é“"),
        Just("\n"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Lines like those around an article, in any order.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "\\PC{0,40}",
        "[A-ZÉ]{1,8}[,:—–(]{0,3} (\\(Reuters\\)|May 6|é)? ?(-|—|:|--) ?\\PC{0,9}",
        "(By|Reporting by|with|Published|Updated) \\PC{0,24}",
        Just("(Reuters)".to_owned()),
        Just("\r".to_owned()),
    ];
    prop::collection::vec(line, 0..12).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes, None);
        check(&bytes, Some("text/html; charset=utf-16"));
        check(&bytes, Some("text/plain; charset=shift_jis"));
    }

    #[test]
    fn any_markup_is_read_or_refused(page in markup()) {
        check(page.as_bytes(), Some("text/html"));
    }

    #[test]
    fn any_lines_are_read_or_refused(text in lines()) {
        check(text.as_bytes(), None);
    }

    #[test]
    fn any_line_of_json_is_an_article_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,80}") {
        let row = format!("{{\"text\":{text:?},\"published\":{text:?}}}\n");
        let file = [row.as_bytes(), &bytes].concat();
        prop_assert!(articles(&file[..]).count() <= file.split(|&byte| byte == b'\n').count());
    }
}
