//! The headline of a page, out of the places that give one.
//!
//! Outlets add their name and section to what they tell machines ("Talks resume | World | The Example Post"), and print
//! other headings on the page: the places are weighed against each other. Must not know the article's text.

use super::boilerplate::same_words;

/// What a page offers as its headline.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    /// `headline` of JSON-LD.
    pub(crate) linked: Option<String>,
    /// `og:title` and the like.
    pub(crate) meta: Option<String>,
    /// All `<h1>`.
    pub(crate) headings: Vec<String>,
    /// `<title>`.
    pub(crate) page: Option<String>,
}

/// Bytes of a title that is taken for one.
const MAX_LENGTH: usize = 600;
/// Marks between a headline and the name of an outlet or section.
const SEPARATORS: &[&str] =
    &[" | ", " : ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " / ", " ‹ "];

/// Words of a heading that may be a headline although no other place has it, and of one that is like what others have.
const MIN_WORDS_ALONE: usize = 4;
const MIN_WORDS_ALIKE: usize = 3;

/// The headline of the page at `address`.
pub(crate) fn choose(
    candidates: &Candidates,
    outlet: Option<&str>,
    address: Option<&str>,
) -> Option<String> {
    let told = [&candidates.linked, &candidates.meta, &candidates.page];
    let told = told.into_iter().flatten().map(|title| title.trim());
    let told: Vec<&str> =
        told.filter(|title| !title.is_empty() && title.len() <= MAX_LENGTH).collect();
    let headings = || candidates.headings.iter().map(String::as_str);
    let headings =
        || headings().filter(|heading| outlet.is_none_or(|outlet| !same_words(heading, outlet)));
    // A rubric or a standfirst may stand in the heading, beside the headline that the machines are told.
    let in_heading = candidates.linked.as_deref().or(candidates.meta.as_deref()).filter(|title| {
        let is_sure = told.iter().filter(|other| starts_or_ends(other, title)).count() > 1;
        is_sure && word_count(title) > 1 && headings().any(|heading| starts_or_ends(heading, title))
    });
    // What is both printed large and told to machines, with or without more around it, is the headline.
    let printed_and_told = || {
        headings().find(|heading| {
            told.iter().any(|title| {
                same_words(title, heading)
                    || parts(title).iter().any(|part| same_words(part, heading))
            })
        })
    };
    // Machines are told a headline in other words, for searches: the reader's is the one that is printed.
    let printed = || {
        let alike = headings().find(|heading| {
            word_count(heading) >= MIN_WORDS_ALIKE
                && told.iter().copied().chain(address).any(|other| is_alike(heading, other))
        });
        let mut all = headings();
        let alone = all.next().filter(|_| all.next().is_none());
        alike.or(alone.filter(|heading| word_count(heading) >= MIN_WORDS_ALONE))
    };
    let chosen = in_heading.or_else(printed_and_told).or_else(printed).map(str::to_owned);
    chosen
        .or_else(|| told.first().map(|title| without_outlet(title, outlet)))
        .or_else(|| candidates.headings.first().cloned())
}

fn starts_or_ends(text: &str, part: &str) -> bool {
    text.starts_with(part) || text.ends_with(part)
}

fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether at least half of the words of a heading are also in another title or an address.
fn is_alike(heading: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (heading, other) = (words(heading), words(other));
    let shared = heading.iter().filter(|word| other.contains(word)).count();
    shared * 2 >= heading.len()
}

fn parts(title: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for separator in SEPARATORS {
        for (index, _) in title.match_indices(separator) {
            found.push(&title[..index]);
            found.push(&title[index + separator.len()..]);
        }
    }
    found
}

/// The title without the outlet's name at its end or start, and without a short tail after a bar.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let mut title = title;
    while let Some((head, tail)) = split_last(title) {
        let is_outlet = outlet.is_some_and(|outlet| is_name_of(tail, outlet));
        let is_short_label =
            title[head.len()..].starts_with(" | ") && tail.split_whitespace().count() <= 4;
        if !(is_outlet || is_short_label) || head.split_whitespace().count() < 2 {
            break;
        }
        title = head.trim_end();
    }
    // "The Example Post » World » Talks resume": these marks lead from the whole to its part.
    if let Some((_, part)) = title.rsplit_once(" » ")
        && outlet.is_none_or(|outlet| !is_name_of(part, outlet))
    {
        return part.to_owned();
    }
    let starts = SEPARATORS.iter().filter_map(|separator| title.split_once(separator));
    let after_outlet =
        starts.into_iter().find(|(head, _)| outlet.is_some_and(|outlet| same_words(head, outlet)));
    after_outlet.map_or(title, |(_, tail)| tail).to_owned()
}

/// The title before and after its last separator.
fn split_last(title: &str) -> Option<(&str, &str)> {
    let splits = SEPARATORS.iter().filter_map(|separator| title.rsplit_once(separator));
    splits.max_by_key(|(head, _)| head.len())
}

/// Whether `text` is the outlet's name, part of it, or that name with more.
fn is_name_of(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    let name = name.strip_prefix("the ").unwrap_or(&name);
    !name.is_empty() && (text.contains(name) || text.len() > 3 && name.contains(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(
        linked: Option<&str>,
        meta: Option<&str>,
        headings: &[&str],
        page: Option<&str>,
    ) -> Option<String> {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let candidates = Candidates {
            linked: owned(linked),
            meta: owned(meta),
            headings: headings.iter().map(|&heading| heading.to_owned()).collect(),
            page: owned(page),
        };
        choose(&candidates, Some("The Example Post"), None)
    }

    #[test]
    fn the_headline_is_what_is_printed_and_told() {
        let title = Some("Talks resume | World | The Example Post");
        assert_eq!(
            chosen(None, None, &["The Example Post", "Talks resume"], title).as_deref(),
            Some("Talks resume")
        );
        assert_eq!(
            chosen(Some("Talks resume"), None, &["News"], title).as_deref(),
            Some("Talks resume")
        );
    }

    #[test]
    fn a_rubric_is_not_the_headline_and_the_reader_s_wording_wins() {
        assert_eq!(
            chosen(
                Some("Talks resume"),
                None,
                &["World Talks resume"],
                Some("Talks resume | Post")
            )
            .as_deref(),
            Some("Talks resume")
        );
        assert_eq!(
            chosen(Some("Talks on strait resume"), None, &["Share", "Talks resume at last"], None)
                .as_deref(),
            Some("Talks resume at last")
        );
    }

    #[test]
    fn the_outlet_is_taken_off() {
        for title in [
            "Talks – at last – resume - Example Post",
            "The Example Post: x",
            "Talks - so far - and more",
        ] {
            let expected = title.strip_suffix(" - Example Post").unwrap_or(title);
            assert_eq!(chosen(None, Some(title), &[], None).as_deref(), Some(expected));
        }
        assert_eq!(
            chosen(None, None, &[], Some("Talks resume today | News")).as_deref(),
            Some("Talks resume today")
        );
    }
}
