//! Which article repeats the text of which.
//!
//! Must not know headlines or events: a text is a copy when most of its sentences are another's.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::Date;
use onrecord_record::{ArticleId, CopyRoute};

use crate::digest::Digest;
use crate::fold;

/// Share of the shorter text that the longer has, from which one is a copy of the other.
const COPIED_SHARE: f64 = 0.5;

/// Other names of agencies by folded name, each to one.
static AGENCIES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let lines = include_str!("../data/agencies.txt").lines().filter(|line| !line.starts_with('#'));
    let names = lines.filter_map(|line| Some((fold::name(line.split('|').next()?), line)));
    names
        .flat_map(|(first, line)| {
            line.split('|').map(move |name| (fold::name(name), first.clone()))
        })
        .collect()
});

/// An article's original and how it repeats that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The article whose text it repeats.
    pub original: ArticleId,
    /// In what way.
    pub route: CopyRoute,
}

/// Whether one of two articles repeats the other, by the sentences of both. Two versions of one address do not.
pub fn is_copy(one: &Digest, other: &Digest) -> bool {
    if one.article == other.article || one.url.is_some() && one.url == other.url {
        return false;
    }
    let share = one
        .signature
        .share_found_in(&other.signature)
        .max(other.signature.share_found_in(&one.signature));
    share >= COPIED_SHARE
}

/// The original of each copy among articles that are copies of each other, directly or over others.
pub(crate) fn originals<'d>(family: &[&'d Digest]) -> Vec<(&'d ArticleId, Copy)> {
    let Some(original) = family.iter().min_by_key(|digest| precedence(digest)) else {
        return Vec::new();
    };
    let copies = family.iter().filter(|digest| digest.article != original.article);
    copies
        .map(|digest| {
            let route = if shared_agency(digest, original) {
                CopyRoute::AgencyCopy
            } else {
                CopyRoute::NearDuplicate
            };
            (&digest.article, Copy { original: original.article.clone(), route })
        })
        .collect()
}

/// What makes an article the original: it is an agency's own, it came first.
fn precedence(digest: &Digest) -> (bool, Option<Date>, &ArticleId) {
    let own = digest.outlet.as_deref().and_then(agency).is_some();
    (!own, digest.date(), &digest.article)
}

/// Whether the copy credits the agency that wrote, or is credited by, the original.
fn shared_agency(copy: &Digest, original: &Digest) -> bool {
    let theirs = agencies(original);
    agencies(copy).iter().any(|agency| theirs.contains(agency))
}

/// Agencies that an article names as its own or as those whose text it uses.
fn agencies(digest: &Digest) -> BTreeSet<&'static str> {
    let named = digest.outlet.iter().chain(&digest.credits);
    named.flat_map(|name| agency(name).into_iter().chain(agency_within(name))).collect()
}

fn agency(name: &str) -> Option<&'static str> {
    AGENCIES.get(&fold::name(name)).map(String::as_str)
}

/// An agency in a longer credit: "OSLO, May 3 (NTB)".
fn agency_within(credit: &str) -> Option<&'static str> {
    credit.split(['(', ')', ',', '/', '-', '–', '—']).find_map(|part| agency(part.trim()))
}
