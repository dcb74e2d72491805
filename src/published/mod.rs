//! What the published rules of other tools would report of an instance, and where they are wrong.
//!
//! Each tool has one file: its rules as an entry each, with the predicate translated as it is
//! published, faults included (letter case, absent taken for none, the service without its other
//! locations, a text that is no truth value). Nothing here decides anything: the verdict rests on
//! the instance's own fields, and the rules of others are held against it.
//!
//! The model does not keep everything that these tools read. The letter case of property names is
//! gone, truth values stand as text, an empty `virtualNetworkConfiguration` looks like none, and
//! regions are compared by the short name that Resource Graph has.

mod aprl;
mod azqr;
mod checkov;
mod policy;
mod table;
mod when;
mod workbook;

pub use table::{COLUMNS, LEFT_OUT, PUBLISHED, TITLE};

use crate::classify::Case;
use crate::knowledge::{self, Source};
use crate::model::{CustomProperties, Field, Instance, Sku};
use crate::rules::{self, Finding};
use crate::{Record, Text};
use serde::{Deserialize, Serialize};
use time::Date;
use when::When;

/// What is known of a published rule without looking at an instance.
#[derive(Clone, Copy, Debug)]
pub struct Published {
    /// The tool.
    pub tool: &'static str,
    /// The rule's id in the tool.
    pub id: &'static str,
    /// What it claims to find.
    pub claim: &'static str,
    /// The predicate as published, in one line.
    pub predicate: &'static str,
    /// Which file that is, with its edition.
    pub file: &'static str,
    /// Where that edition can be read.
    pub url: &'static str,
    /// Our findings and facts that speak of the same.
    pub ours: &'static [&'static str],
    /// Where it is wrong, in a sentence; empty where no fault is known.
    pub fault: &'static str,
}

impl Published {
    /// The document that the predicate was read in.
    pub const fn source(&self) -> Source {
        Source::new(self.file, self.url, "", knowledge::AS_OF)
    }

    /// The rule as a row of [`COLUMNS`].
    pub const fn row(&self) -> [&'static str; 5] {
        [self.tool, self.id, self.claim, self.predicate, self.fault]
    }
}

/// A published rule with its translation.
struct Rule {
    /// What it is.
    published: Published,
    /// Whether it would report the instance on a day, by its own predicate.
    reports: fn(&Instance, Date) -> bool,
    /// What to say of that; the first row that fits counts.
    answers: &'static [Answer],
}

/// What to say where a rule reports, or where it is silent.
struct Answer {
    /// Whether the row is about a report or about silence.
    reports: bool,
    /// In which case.
    when: When,
    /// Whether it agrees with the verdict.
    stance: Stance,
    /// Why; empty where there is nothing to add.
    why: &'static str,
}

const fn report(when: When, stance: Stance, why: &'static str) -> Answer {
    Answer { reports: true, when, stance, why }
}

const fn silence(when: When, stance: Stance, why: &'static str) -> Answer {
    Answer { reports: false, when, stance, why }
}

/// How what a published rule would say stands beside our verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Stance {
    /// Both say the same.
    Agrees,
    /// One of them is wrong, and the reason says why it is the published rule.
    Disagrees,
    /// The input does not tell, or it is a decision about the service and no fault.
    Open,
}

impl Stance {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Disagrees => "disagrees",
            Self::Open => "not judged",
        }
    }
}

/// What a published rule of another tool would say of an instance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PublishedOpinion {
    /// The tool.
    pub tool: Text,
    /// The rule's id in the tool.
    pub rule: Text,
    /// What the rule claims to find.
    pub claim: Text,
    /// Whether it would report this instance.
    pub reports: bool,
    /// How that stands beside the verdict.
    pub stance: Stance,
    /// Why; empty where there is nothing to add.
    pub why: Text,
    /// The predicate as published, in one line.
    pub predicate: Text,
    /// Our findings and facts that speak of the same.
    pub ours: Vec<Text>,
    /// Where the predicate was read.
    pub source: Source,
}

/// What every published rule would say of an instance, tool by tool.
pub fn opinions(case: &Case<'_>) -> Vec<PublishedOpinion> {
    let found = rules::findings(case);
    table::RULES
        .iter()
        .flat_map(|rules| rules.iter())
        .map(|rule| opinion(case, &found, rule))
        .collect()
}

fn opinion(case: &Case<'_>, found: &[Finding], rule: &Rule) -> PublishedOpinion {
    let published = &rule.published;
    let reports = (rule.reports)(case.instance, case.options.as_of);
    let answer = rule
        .answers
        .iter()
        .find(|answer| answer.reports == reports && answer.when.holds(case, found));
    PublishedOpinion {
        tool: published.tool.into(),
        rule: published.id.into(),
        claim: published.claim.into(),
        reports,
        stance: answer.map_or(Stance::Open, |answer| answer.stance),
        why: answer.map_or("", |answer| answer.why).into(),
        predicate: published.predicate.into(),
        ours: published.ours.iter().map(|id| Text::Borrowed(*id)).collect(),
        source: published.source(),
    }
}

/// Whether a text is there and equal, in any letter case: `=~`, `tolower() ==`, and `equals` of
/// Azure Policy.
fn same(text: Option<&str>, wanted: &str) -> bool {
    text.is_some_and(|text| text.eq_ignore_ascii_case(wanted))
}

/// `platformVersion` of the service as written.
fn platform(instance: &Instance) -> Option<&str> {
    instance.primary.platform.value().map(|platform| &*platform.raw)
}

/// `sku.name` as written.
fn sku(instance: &Instance) -> Option<&str> {
    instance.sku().value().map(|sku| &*sku.raw)
}

/// A custom property by its whole key, letter by letter, as these tools look it up.
fn custom<'a>(instance: &'a Instance, short_key: &str) -> &'a Field<String> {
    instance
        .custom_properties
        .value()
        .and_then(|all| {
            let key = CustomProperties::full_key(short_key);
            all.entries().iter().find(|(name, _)| *name == key)
        })
        .map_or(&Field::Absent, |(_, value)| value)
}

/// Whether the instance's platform is reported as stv1: three tools ask this and nothing else.
fn reports_stv1(instance: &Instance, _: Date) -> bool {
    same(platform(instance), "stv1")
}

/// What to say where a rule asks whether `platformVersion` of the service is stv1.
const STV1: &[Answer] = &[
    report(
        When::Serverless,
        Stance::Disagrees,
        "Consumption runs on the shared platform mtv1, which the retirement of stv1 never \
         concerned. An export that says otherwise contradicts its own tier.",
    ),
    report(
        When::Stale,
        Stance::Agrees,
        "Both go by the value in the export, which is probably older than the retirement: a fresh \
         export comes first.",
    ),
    report(When::OnStv1, Stance::Agrees, ""),
    silence(
        When::OnStv1,
        Stance::Disagrees,
        "An additional location is on stv1. The rule reads platformVersion of the service, which \
         is that of the primary location.",
    ),
    silence(
        When::PlatformUnknown,
        Stance::Open,
        "The platform is not known: platformVersion is absent, or a value that no document lists. \
         That the rule is silent does not make it stv2.",
    ),
    silence(When::Always, Stance::Agrees, ""),
];

/// The v2 tiers that have a virtual network.
const V2_NETWORKS: &[Sku] = &[Sku::StandardV2, Sku::PremiumV2];
const V2_NETWORK: &str = "No document confirms how a resource of a v2 tier says that it is in a \
                          virtual network.";

/// The keys of the old protocols, towards clients first.
const PROTOCOLS: [&str; 6] = [
    "Gateway.Security.Protocols.Tls10",
    "Gateway.Security.Protocols.Tls11",
    "Gateway.Security.Protocols.Ssl30",
    "Gateway.Security.Backend.Protocols.Tls10",
    "Gateway.Security.Backend.Protocols.Tls11",
    "Gateway.Security.Backend.Protocols.Ssl30",
];

/// Our findings of an old protocol that is on by its key.
const PROTOCOL_ON: &[&str] = &["security/tls10-client", "security/tls10-backend", "security/ssl30"];

/// What is said where the custom properties are silent on the old protocols, whichever rule is.
const PROTOCOLS_BY_DEFAULT: Answer = silence(
    When::OnByDefault(&PROTOCOLS),
    Stance::Disagrees,
    "The instance was created on or before 2018-04-01, and keys are absent: those protocols are \
     on. The rule takes an absent key for off.",
);
const PROTOCOLS_UNKNOWN: Answer = silence(
    When::DefaultUnknown(&PROTOCOLS),
    Stance::Open,
    "Keys are absent, and the day of creation is not in the input: the protocols are on if it is \
     2018-04-01 or earlier, and off if it is later.",
);
const NO_CUSTOM_PROPERTIES: Answer = silence(
    When::NoCustomProperties,
    Stance::Open,
    "customProperties is not in the input. Silence does not mean that it is in order.",
);

#[cfg(test)]
mod tests;
