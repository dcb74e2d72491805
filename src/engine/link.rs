//! Analyses and links: what goes into one, and where the reader's version differs.

use super::Analysis;
use crate::Record;
use crate::model::{Estate, Field};
use crate::options::Options;
use crate::paths;
use crate::report::{Header, InstanceReport, RedactionReport, Report, parse_date};
use crate::share::link::{self, LinkError, Shared, Verdict};
use crate::share::{self, redact::Class};
use crate::sort;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::{Date, Duration};

/// A link, and what it says otherwise than the analysis it was made of.
#[derive(Clone, Debug)]
pub struct Link {
    /// The link: its tag and base64url. It goes behind the `#` of an address.
    pub text: String,
    /// Instances on which the link's facts alone give another verdict.
    pub differs: Vec<Difference>,
    /// Texts that were longer than a link carries, and were cut.
    pub cut: u32,
}

/// A verdict, as short as can be compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// The sign over it; `None` where this version does not know it.
    pub header: Option<Header>,
    /// The platform, as in [`crate::report::PlatformReport::verdict`].
    pub platform: String,
    /// Id of the recommended path.
    pub path: Option<String>,
}

/// An instance with two verdicts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// Index of the instance.
    pub index: u32,
    /// Its name.
    pub name: String,
    /// The verdict of the whole input, or of the sender.
    pub before: Seen,
    /// The verdict of the link's facts, or of this version.
    pub now: Seen,
}

/// The names of the signs in a link; they are those of a report.
const HEADERS: [(Header, &str); 4] = [
    (Header::NothingToMigrate, "nothingToMigrate"),
    (Header::Go, "go"),
    (Header::CannotTell, "cannotTell"),
    (Header::NoGo, "noGo"),
];

impl Seen {
    fn of(instance: &InstanceReport) -> Self {
        let recommended = paths::recommended(&instance.paths);
        Self {
            header: Some(instance.header),
            platform: instance.platform.verdict.clone(),
            path: recommended.map(|path| path.id.to_string()),
        }
    }

    fn written(&self) -> Verdict {
        let name = HEADERS.iter().find(|(header, _)| Some(*header) == self.header);
        Verdict {
            header: name.map_or("", |(_, name)| name).to_owned(),
            platform: self.platform.clone(),
            path: self.path.clone(),
        }
    }

    fn read(verdict: &Verdict) -> Self {
        let header = HEADERS.iter().find(|(_, name)| *name == verdict.header);
        Self {
            header: header.map(|(header, _)| *header),
            platform: verdict.platform.clone(),
            path: verdict.path.clone(),
        }
    }
}

fn seen(report: &Report) -> Vec<Seen> {
    report.instances.iter().map(Seen::of).collect()
}

impl Analysis {
    /// What was in a link, analysed with the facts of this version under the sender's options.
    pub fn of_link(shared: &Shared) -> Self {
        Self::new(shared.estate.clone(), &shared.options)
    }

    /// Where this analysis says otherwise than whoever made the link was told.
    pub fn differences(&self, shared: &Shared) -> Vec<Difference> {
        differences(shared.verdicts.iter().map(Seen::read).collect(), &self.overview())
    }

    /// A link that carries the facts of this analysis and its verdicts.
    ///
    /// # Errors
    ///
    /// [`LinkError::TooLarge`] where there are more instances or texts than a link may have.
    pub fn link(&self) -> Result<Link, LinkError> {
        let report = self.overview();
        let order = share::together(&self.estate().instances);
        let mut shared = Shared {
            estate: essence(self.estate(), self.options(), order.clone()),
            options: *self.options(),
            knowledge_as_of: parse_date(&report.knowledge_as_of).unwrap_or(Date::MIN),
            verdicts: Vec::new(),
            hidden: hidden(self.redaction.as_ref()),
        };
        // What whoever opens it will have; the verdicts of the link are made of that.
        let (bytes, _) = link::contents(&mut shared)?;
        let now = Self::of_link(&link::read(&bytes)?).overview();
        shared.verdicts = seen(&now).iter().map(Seen::written).collect();
        let (bytes, cut) = link::contents(&mut shared)?;
        let mut before = seen(&report);
        sort::arrange(&mut before, order.clone());
        let differs = brought_back(differences(before, &now), &order);
        Ok(Link { text: link::text_of(&bytes), differs, cut })
    }
}

/// The classes that were hidden, by their places in the list of classes.
fn hidden(redaction: Option<&RedactionReport>) -> u32 {
    let classes = redaction.into_iter().flat_map(|redaction| &redaction.classes);
    let place = |class: Class| Class::ALL.iter().position(|one| *one == class).unwrap_or_default();
    classes.fold(0, |bits, one| bits | 1 << place(one.class))
}

fn differences(before: Vec<Seen>, now: &Report) -> Vec<Difference> {
    let pairs = before.into_iter().zip(&now.instances);
    pairs
        .map(|(before, instance)| Difference {
            index: instance.index,
            name: instance.name.clone(),
            before,
            now: Seen::of(instance),
        })
        .filter(|difference| difference.before != difference.now)
        .collect()
}

/// Differences by the places of the analysis; `order` says where what a link has comes from.
fn brought_back(mut differs: Vec<Difference>, order: &[usize]) -> Vec<Difference> {
    for difference in &mut differs {
        let place = usize::try_from(difference.index).ok().and_then(|place| order.get(place));
        difference.index = place.and_then(|place| u32::try_from(*place).ok()).unwrap_or(u32::MAX);
    }
    sort::sort_by(&mut differs, |one, other| one.index.cmp(&other.index));
    differs
}

/// What of an estate goes into a link and is not left out by its form: the instances, those
/// together that belong together, the inputs that have instances, and the newest date of each,
/// which tells its age.
fn essence(estate: &Estate, options: &Options, order: Vec<usize>) -> Estate {
    let mut instances = estate.instances.clone();
    sort::arrange(&mut instances, order);
    let latest = options.as_of.saturating_add(Duration::DAY);
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    let mut newest: BTreeMap<u32, (Date, usize)> = BTreeMap::new();
    for (place, instance) in instances.iter().enumerate() {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        numbers.entry(instance.input).or_insert(next);
        let Some(date) = instance.last_modified.value().map(|moment| moment.date()) else {
            continue;
        };
        let known = newest.get(&instance.input);
        if date <= latest && known.is_none_or(|(known, _)| *known < date) {
            newest.insert(instance.input, (date, place));
        }
    }
    for (place, instance) in instances.iter_mut().enumerate() {
        if newest.get(&instance.input).is_none_or(|(_, newest)| *newest != place) {
            instance.last_modified = Field::Absent;
        }
        instance.input = numbers.get(&instance.input).copied().unwrap_or(0);
    }
    Estate { instances, ..Estate::default() }
}

#[cfg(test)]
mod tests {
    use super::{Difference, Seen, Verdict, brought_back};

    #[test]
    fn differences_are_those_of_the_places_of_the_analysis() {
        let seen = || Seen::read(&Verdict::default());
        let one = |index, name: &str| Difference {
            index,
            name: name.to_owned(),
            before: seen(),
            now: seen(),
        };
        // In the link stands what has the places 2, 0, 3, 1 in the analysis.
        let brought = brought_back(vec![one(0, "c"), one(1, "a"), one(3, "b")], &[2, 0, 3, 1]);
        assert_eq!(brought, [one(0, "a"), one(1, "b"), one(2, "c")]);
    }
}
