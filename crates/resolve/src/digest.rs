//! Of one reading, all that is needed to merge it with others: a pure function of the reading.
//!
//! A digest is small and can be kept beside the reading, so that merging need not load whole texts again.

use std::collections::BTreeSet;

use jiff::civil::Date;
use onrecord_record::{ArticleId, Naming, Published, Reading};
use serde::{Deserialize, Serialize};

use crate::actors::Sighting;
use crate::keys::{self, Keys};
use crate::profile::Profile;
use crate::proposals::{self, ProposalTelling};
use crate::telling::{self, Telling};
use crate::text::TextSignature;

/// What one article brings to the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// Names the article.
    pub article: ArticleId,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// When.
    pub published: Option<Published>,
    /// Others whose material is used, and the agency of its dateline.
    pub credits: Vec<String>,
    /// Its text, as far as it is compared.
    pub signature: TextSignature,
    /// Those whom it names.
    pub named: Vec<Profile>,
    /// What it tells of events.
    pub tellings: Vec<Telling>,
    /// What it tells of proposals.
    pub proposals: Vec<ProposalTelling>,
}

impl Digest {
    /// What `reading` brings to the record.
    pub fn of(reading: &Reading) -> Self {
        let article = &reading.article;
        let named = reading
            .actors
            .iter()
            .filter(|actor| actor.naming == Naming::Named)
            .filter_map(Profile::of);
        // An agency's text ends with its name, or says it between the place and the first words.
        let last_line =
            article.text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let end =
            last_line.rsplit(['.', '”', '"']).next().map(str::trim).filter(|end| is_credit(end));
        let credits = article
            .credits
            .iter()
            .map(String::as_str)
            .chain(article.dateline.as_deref())
            .chain(end);
        Self {
            article: article.id.clone(),
            url: article.url.clone(),
            outlet: article.outlet.clone(),
            title: article.title.clone(),
            published: article.published,
            credits: credits.map(str::to_owned).collect(),
            signature: TextSignature::of(&article.text),
            named: named.collect(),
            tellings: telling::of_reading(reading),
            proposals: proposals::of_reading(reading),
        }
    }

    /// Keys of its text. Texts are taken for copies only where they came out in the same month or the next; those whose
    /// date is not known are held against each other.
    pub fn text_keys(&self) -> Keys {
        let bands = self.signature.bands.iter().map(|band| format!("text {band:016x}")).collect();
        let (unit, month) = self.date().map_or(("undated", 0), |date| ("m", keys::month(date)));
        Keys::dated(&bands, unit, &BTreeSet::from([month]), i32::from(self.date().is_some()))
    }

    /// Everyone of whom it speaks, each profile once.
    pub fn sightings(&self) -> Vec<Sighting> {
        let in_tellings = self.tellings.iter().flat_map(|telling| {
            let parties = telling.parties.iter().map(|party| &party.profile);
            let movers = telling.steps.iter().filter_map(|step| step.by.as_ref());
            parties.chain(movers).chain(telling.report.profiles())
        });
        let in_proposals = self.proposals.iter().flat_map(ProposalTelling::profiles);
        let profiles: BTreeSet<&Profile> =
            self.named.iter().chain(in_tellings).chain(in_proposals).collect();
        let sighting = |profile: &Profile| Sighting {
            first: self.date(),
            article: self.article.clone(),
            last: self.date(),
            profile: profile.clone(),
        };
        profiles.into_iter().map(sighting).collect()
    }

    /// The day on which it was published.
    pub(crate) fn date(&self) -> Option<Date> {
        self.published.map(|published| published.date)
    }
}

/// Whether the words after the last sentence are a name in capitals: "REUTERS".
fn is_credit(end: &str) -> bool {
    let letters = end.chars().filter(|letter| letter.is_alphabetic());
    let capitals = letters.clone().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2 && capitals == letters.count() && end.split_whitespace().count() <= 3
}
