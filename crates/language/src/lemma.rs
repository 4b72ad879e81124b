//! Lemmas by edit: how a form becomes its dictionary form.
//!
//! An edit is a case (`k`eep or `l`ower), a number of final characters to drop, and what to add: "l3y" makes
//! "Parties" into "party". The network chooses among the edits that its training met.

/// One edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    lower: bool,
    drop: usize,
    add: String,
}

impl Edit {
    /// Reads an edit as it is written in the model's labels.
    pub fn parse(label: &str) -> Option<Self> {
        let lower = match label.chars().next()? {
            'k' => false,
            'l' => true,
            _ => return None,
        };
        let digits = label[1..].find(|c: char| !c.is_ascii_digit()).unwrap_or(label.len() - 1);
        let drop = label[1..=digits].parse().ok()?;
        Some(Self { lower, drop, add: label[1 + digits..].to_owned() })
    }

    /// The lemma of `form`; the form itself where the edit would drop more than there is.
    pub fn apply(&self, form: &str) -> String {
        let base = if self.lower { form.to_lowercase() } else { form.to_owned() };
        let length = base.chars().count();
        if self.drop > length {
            return base;
        }
        let mut lemma: String = base.chars().take(length - self.drop).collect();
        lemma.push_str(&self.add);
        if lemma.is_empty() { base } else { lemma }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_make_lemmas() {
        for (edit, form, lemma) in [
            ("k0", "Kyiv", "Kyiv"),
            ("l3y", "Parties", "party"),
            ("l3be", "was", "be"),
            ("l2", "US", "us"),
        ] {
            assert_eq!(Edit::parse(edit).unwrap().apply(form), lemma);
        }
    }

    #[test]
    fn what_is_no_edit_is_refused() {
        for label in ["", "x2", "k", "l-1"] {
            assert!(Edit::parse(label).is_none(), "{label}");
        }
    }
}
