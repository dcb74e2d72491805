//! Findings: what else is true of an instance that somebody should act on, and how each
//! retirement or breaking change concerns it. One file per rule.

mod accepted;
pub mod az;
mod certificates;
mod environment;
mod finding;
mod findings;
mod guide;
mod retirement;
mod retirements;
mod seen;
mod tls;

pub(crate) use accepted::renamed;
pub use accepted::{AcceptedFinding, Lapsed, divide};
pub use environment::hints;
pub use finding::Rule;
pub use findings::FINDINGS;
pub use guide::{GUIDES, Guide, Reply, guides, table};
pub use retirement::RetirementRule;
pub use retirements::RETIREMENTS;

use crate::classify::{Case, Evidence};
use crate::knowledge::Source;
use crate::sort;
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// Will break or is insecure.
    High,
    /// Down, no longer supported, or due within 30 days.
    Critical,
}

impl Severity {
    /// In words, as in a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Info => "info",
        }
    }
}

/// The pillar of the Well-Architected Framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Pillar {
    /// Reliability.
    Reliability,
    /// Security.
    Security,
    /// Operational excellence.
    Operations,
    /// Cost optimization.
    Cost,
}

impl Pillar {
    /// In words, as in a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Reliability => "reliability",
            Self::Security => "security",
            Self::Operations => "operations",
            Self::Cost => "cost",
        }
    }
}

/// What kind of sign a finding carries on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Urgency {
    /// A date has passed, or it is broken now.
    PastDue,
    /// Something has to be done; a date may lie ahead.
    Action,
    /// It cannot be told from the input; a command settles it.
    Check,
    /// Good to know.
    Note,
}

/// A command for a person to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Command {
    /// `bash` or `kusto`.
    pub language: Text,
    /// What it is for, in a few words.
    pub label: Text,
    /// The text, ready to be pasted.
    pub text: String,
}

/// Something that is true of one instance and should be known or mended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Stable id, `area/condition`.
    pub id: Text,
    /// A short title, precise about this instance.
    pub title: String,
    /// How much it matters.
    pub severity: Severity,
    /// The pillar.
    pub pillar: Pillar,
    /// The sign.
    pub urgency: Urgency,
    /// What was found in this instance, and why it matters.
    pub text: String,
    /// What to do.
    pub action: String,
    /// By when, `YYYY-MM-DD`, where there is a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What settles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Command>,
    /// The fields it rests on.
    pub because: Vec<Evidence>,
    /// Where the rule comes from.
    pub source: Source,
    /// Names the facts that it rests on; by this it is accepted.
    pub key: String,
    /// An acceptance that no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapsed: Option<Lapsed>,
}

/// How a retirement concerns an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum ExposureStatus {
    /// The input shows it.
    Exposed,
    /// A precondition is there; whether it is used is not visible.
    PreconditionSeen,
    /// The input cannot show it.
    NotVisible,
    /// The input shows that it is not concerned.
    NotExposed,
    /// The change does not concern such an instance at all.
    NotApplicable,
}

impl ExposureStatus {
    /// In words, as in a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Exposed => "exposed",
            Self::PreconditionSeen => "precondition seen",
            Self::NotVisible => "not visible from here",
            Self::NotExposed => "not exposed",
            Self::NotApplicable => "not applicable",
        }
    }
}

/// How one retirement or breaking change concerns one instance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Exposure {
    /// Stable id, `retirement/condition`.
    pub id: Text,
    /// Number in the list of `knowledge`, 1 to 19; absent for later changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Title of the change.
    pub title: Text,
    /// The date that counts for this instance, `YYYY-MM-DD`.
    pub date: Text,
    /// What the sources say beside that date (two dates, an extension); empty where nothing.
    pub date_note: Text,
    /// How it concerns the instance.
    pub status: ExposureStatus,
    /// Whether the date has passed on the day asked for, while the instance is exposed and has
    /// to act.
    pub past_due: bool,
    /// Why, for this instance.
    pub text: String,
    /// What to do if it concerns the instance.
    pub remedy: Text,
    /// What settles it, for preconditions and what is not visible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Command>,
    /// What a good answer to the command looks like; a question for people where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good_answer: Option<Text>,
    /// The fields it rests on.
    pub because: Vec<Evidence>,
    /// Where the facts come from.
    pub source: Source,
}

/// The findings for one instance in the order of the rules.
pub(crate) fn unsorted(case: &Case<'_>) -> Vec<Finding> {
    let mut all: Vec<Finding> = FINDINGS.iter().flat_map(|rule| (rule.check)(case, rule)).collect();
    for finding in &mut all {
        finding.key = accepted::key(case, finding);
    }
    all
}

/// The findings for one instance: by sign, worst first, then by date and id.
pub fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut all = unsorted(case);
    sort::sort_by(&mut all, |a, b| {
        let undated = |finding: &Finding| finding.date.is_none();
        (a.urgency, std::cmp::Reverse(a.severity), undated(a), &a.date, &a.id, &a.title).cmp(&(
            b.urgency,
            std::cmp::Reverse(b.severity),
            undated(b),
            &b.date,
            &b.id,
            &b.title,
        ))
    });
    all
}

/// How every retirement and breaking change concerns one instance, in the order of their numbers.
pub fn exposures(case: &Case<'_>) -> Vec<Exposure> {
    RETIREMENTS.iter().map(|rule| rule.exposure(case)).collect()
}
