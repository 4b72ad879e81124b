//! The outlet that an address belongs to.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use url::Url;

use crate::data;

static OUTLETS: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| data::pairs(include_str!("../data/outlets.txt")).collect());

/// The name of the outlet whose address `url` is, where the outlet is well known.
pub(crate) fn of_address(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let mut host = url.host_str()?;
    loop {
        if let Some(name) = OUTLETS.get(host) {
            return Some((*name).to_owned());
        }
        (_, host) = host.split_once('.')?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_stand_for_those_below_them() {
        assert_eq!(of_address("https://www.reuters.com/world/x").as_deref(), Some("Reuters"));
        assert_eq!(of_address("https://edition.cnn.com/x").as_deref(), Some("CNN"));
        assert_eq!(of_address("https://example.org/x"), None);
        assert_eq!(of_address("not an address"), None);
    }
}
