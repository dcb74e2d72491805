//! What the report says of one instance.

use super::Resource;
use crate::classify::{Cloud, Confidence, Evidence, Family, NetworkMode, ZoneMode};
use crate::knowledge::Source;
use crate::model::At;
use crate::model::Capacity;
use crate::paths::{PathVerdict, V2Fit};
use crate::plan::Plan;
use crate::published::PublishedOpinion;
use crate::rules::{AcceptedFinding, Command, Exposure, Finding};
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// The verdict's header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Header {
    /// No location is on stv1.
    NothingToMigrate,
    /// The recommended path exists and nothing in the input blocks it.
    Go,
    /// No evidence for or against.
    CannotTell,
    /// A known blocker, or a missing fact that decides whether there is work at all.
    NoGo,
}

impl Header {
    /// The words on the sign.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NothingToMigrate => "NOTHING TO MIGRATE",
            Self::Go => "GO",
            Self::CannotTell => "CANNOT TELL",
            Self::NoGo => "NO-GO",
        }
    }
}

/// The one thing to do now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// What, in a few words.
    pub title: String,
    /// Why, and what follows.
    pub text: String,
    /// The command, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Command>,
}

/// The next date that concerns an instance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct NextDate {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Days from the day asked for.
    pub days: i64,
    /// What happens on it.
    pub title: String,
    /// The instance it concerns, by index; for a fleet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<u32>,
}

/// Tier and scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct SkuReport {
    /// `sku.name` as written.
    pub name: Option<String>,
    /// Number of units, or the expression as written.
    pub capacity: Option<Capacity>,
    /// The tier's display name, where it is a listed tier.
    pub display: Option<Text>,
    /// Most units that the tier has in one region.
    pub maximum: Option<u32>,
}

/// A platform verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PlatformReport {
    /// `platformVersion` as written.
    pub reported: Option<String>,
    /// `stv1`, `stv2`, `stv2.1`, `mtv1`, `v2`, `undetermined`, `mixed`, `unknown`, or an
    /// unlisted value as written.
    pub verdict: String,
    /// Whether it was inferred (then stv2 may be stv2.1).
    pub inferred: bool,
    /// How strongly the evidence carries it.
    pub confidence: Confidence,
    /// The evidence.
    pub because: Vec<Evidence>,
}

/// One location.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct LocationReport {
    /// Region as written.
    pub location: Option<String>,
    /// Region's display name, where it is a listed region.
    pub region: String,
    /// Whether it is the primary location.
    pub primary: bool,
    /// Its platform.
    pub platform: PlatformReport,
    /// `zones` as written.
    pub zones: Vec<String>,
    /// What they mean.
    pub zone_mode: ZoneMode,
    /// Number of units, or the expression as written.
    pub capacity: Option<Capacity>,
    /// `publicIPAddresses`.
    pub public_ips: Vec<String>,
    /// `privateIPAddresses`.
    pub private_ips: Vec<String>,
    /// The subnet's id as written.
    pub subnet: Option<String>,
    /// Whether the gateway is disabled here; `None` where the input does not say.
    pub gateway_disabled: Option<bool>,
}

/// A host name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct HostReport {
    /// The name.
    pub name: String,
    /// What it is for, as written.
    pub host_type: String,
    /// Whether it is the instance's own default name.
    pub default: bool,
    /// Where its certificate comes from, as written.
    pub certificate_source: Option<String>,
    /// Last day of validity, `YYYY-MM-DD`.
    pub expiry: Option<String>,
    /// Days until then; negative where it has passed.
    pub days_left: Option<i64>,
}

/// A fact about an instance with its evidence: a label, a value, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// Stable id, for example `network`.
    pub id: Text,
    /// Label.
    pub label: Text,
    /// The value in words; `Not known` where the input does not tell.
    pub value: String,
    /// A second line of detail; empty where there is none.
    pub detail: String,
    /// Whether it is known.
    pub known: bool,
    /// The evidence.
    pub because: Vec<Evidence>,
    /// What settles it, where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Command>,
}

/// What another tool says of an instance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct SecondOpinion {
    /// The tool.
    pub tool: String,
    /// Its rule or recommendation; empty where it names none.
    pub rule: String,
    /// The category that it gives; empty where it gives none.
    pub category: String,
    /// The impact that it gives; empty where it gives none.
    pub impact: String,
    /// What it says.
    pub text: String,
    /// The input that it was read from.
    pub input: u32,
    /// Where it stands.
    pub at: At,
}

/// Everything about one instance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct InstanceReport {
    /// Index in the report.
    pub index: u32,
    /// Name as written; a stand-in in words where there is none.
    pub name: String,
    /// ARM id as written.
    pub id: Option<String>,
    /// Subscription id.
    pub subscription: Option<String>,
    /// Resource group.
    pub resource_group: Option<String>,
    /// Tags as `key=value`, in the order of their keys.
    pub tags: Vec<String>,
    /// Region as written.
    pub location: Option<String>,
    /// Cloud.
    pub cloud: Cloud,
    /// Tier and scale.
    pub sku: SkuReport,
    /// Tier family.
    pub family: Family,
    /// Verdict.
    pub header: Header,
    /// What makes the header: one sentence, for example what turns NO-GO into GO.
    pub condition: String,
    /// The verdict in one sentence.
    pub headline: String,
    /// What is behind it, in two or three sentences.
    pub text: String,
    /// The one thing to do now.
    pub now: Task,
    /// The next date that concerns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_date: Option<NextDate>,
    /// Whether a date has passed by which it had to act.
    pub past_due: bool,
    /// Whether a dated change lies ahead that concerns it or whose precondition is seen.
    pub announced: bool,
    /// Platform of the whole instance.
    pub platform: PlatformReport,
    /// Locations, primary first.
    pub locations: Vec<LocationReport>,
    /// `virtualNetworkType` as written.
    pub virtual_network_type: Option<String>,
    /// Network mode.
    pub network_mode: NetworkMode,
    /// `zones` of the primary location as written.
    pub zones: Vec<String>,
    /// What they mean.
    pub zone_mode: ZoneMode,
    /// Facts with their evidence.
    pub facts: Vec<Fact>,
    /// Host names.
    pub hosts: Vec<HostReport>,
    /// Addresses that Azure created for the migration, as listed.
    pub precreated_ips: Vec<String>,
    /// Whether all endpoints are reported as blocked.
    pub endpoints_blocked: bool,
    /// How each retirement or breaking change concerns it.
    pub exposures: Vec<Exposure>,
    /// The migration paths.
    pub paths: Vec<PathVerdict>,
    /// Findings that are open, worst first.
    pub findings: Vec<Finding>,
    /// Findings that somebody answers for. They count nowhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<AcceptedFinding>,
    /// What other tools say of it, as they say it. Decides nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second_opinions: Vec<SecondOpinion>,
    /// What published rules of other tools would say of it; only where one instance is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<PublishedOpinion>,
    /// The instance as a resource of Azure Resource Manager, so that the report can be read as an
    /// input; not in an overview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<Resource>,
    /// How it fits the v2 tiers; for classic tiers and Consumption, not in an overview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub v2_fit: Option<V2Fit>,
    /// The paths that a plan can be made along; not in an overview.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub planned: Vec<Text>,
    /// The plan. Absent from overviews, where it is made when it is looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// Related reading.
    pub reading: Vec<Source>,
}
