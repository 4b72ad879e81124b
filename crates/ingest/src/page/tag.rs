//! One tag of HTML, read as the tokenizer of the HTML standard does.
//!
//! Must not know which elements there are or how they nest.

/// A start or end tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag<'p> {
    /// Name in lower case.
    pub(crate) name: String,
    /// Whether it is an end tag.
    pub(crate) is_end: bool,
    /// Names and values as they stand in the markup, character references and all.
    pub(crate) attributes: Vec<(&'p str, &'p str)>,
}

impl Tag<'_> {
    /// The value of an attribute, by its name in lower case.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }
}

/// Reads the tag that `markup` starts with, and gives what follows it. Of its attributes at most `limit` are kept.
///
/// `None` where it starts with no tag, or with one that the end of the page cuts off.
pub(crate) fn read_tag(markup: &str, limit: usize) -> Option<(Tag<'_>, &str)> {
    let inside = markup.strip_prefix('<')?;
    let (is_end, inside) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
    if !inside.starts_with(|character: char| character.is_ascii_alphabetic()) {
        return None;
    }
    let name_end = inside.find(ends_name)?;
    let name = inside[..name_end].to_ascii_lowercase();
    let mut rest = &inside[name_end..];
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|character: char| is_blank(character) || character == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((Tag { name, is_end, attributes }, after));
        }
        let (attribute, after) = read_attribute(rest)?;
        rest = after;
        if attributes.len() < limit {
            attributes.push(attribute);
        }
    }
}

/// Reads `name`, `name=value`, `name="value"` or `name='value'`.
fn read_attribute(text: &str) -> Option<((&str, &str), &str)> {
    // An equals sign at the very start belongs to the name.
    let first = text.chars().next()?.len_utf8();
    let name_end =
        first + text[first..].find(|character| ends_name(character) || character == '=')?;
    let (name, rest) = text.split_at(name_end);
    let Some(value) = rest.trim_start_matches(is_blank).strip_prefix('=') else {
        return Some(((name, ""), rest));
    };
    let value = value.trim_start_matches(is_blank);
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, rest) = quoted.split_once(quote)?;
            return Some(((name, value), rest));
        }
    }
    let end = value.find(|character| is_blank(character) || character == '>')?;
    Some(((name, &value[..end]), &value[end..]))
}

fn ends_name(character: char) -> bool {
    is_blank(character) || matches!(character, '/' | '>')
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0C')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_whatever_its_quotes() {
        let markup = "<A href=\"x>y\" Class = 'b c' id=d/e hidden>text";
        let (tag, rest) = read_tag(markup, 9).unwrap();
        assert_eq!((tag.name.as_str(), tag.is_end, rest), ("a", false, "text"));
        assert_eq!(tag.attribute("href"), Some("x>y"));
        assert_eq!(tag.attribute("class"), Some("b c"));
        assert_eq!(tag.attribute("id"), Some("d/e"));
        assert_eq!(tag.attribute("hidden"), Some(""));
        assert_eq!(
            read_tag("</DIV >x", 9).map(|(tag, rest)| (tag.is_end, rest)),
            Some((true, "x"))
        );
    }

    #[test]
    fn what_is_no_tag_is_none() {
        for markup in
            ["", "<", "< p>", "<3", "</>", "<p", "<p class", "<p class='x", "<p class=x", "text"]
        {
            assert_eq!(read_tag(markup, 9), None, "{markup}");
        }
    }
}
