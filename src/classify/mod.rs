//! What an instance is: platform per location with the evidence, tier and family, cloud, network
//! mode, zones. Decision tables over what the input says; nothing is guessed.

mod age;
mod cloud;
mod contradictions;
mod hosts;
mod instance;
mod location;
mod neighbours;
mod rows;
pub mod table;
mod zones;

pub use age::FRESH_DAYS;
pub use contradictions::contradictions;
pub use hosts::{is_default_host, is_default_name};
pub use neighbours::siblings;

use crate::knowledge::Source;
pub use crate::knowledge::{Cloud, Family};
use crate::model::{At, CustomProperties, Estate, Field, Instance, Location, Written};
use crate::options::Options;
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// How strongly the evidence carries a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// No evidence.
    None,
    /// A hint that usually holds.
    Moderate,
    /// A documented rule with a caveat.
    Strong,
    /// Reported, or a documented rule without exception.
    Certain,
}

/// One reason for a statement: a field, its value, the rule that was applied and its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The property as Azure names it, for example `properties.platformVersion`.
    pub field: Text,
    /// Its value as written; `absent` or `null` in words where it has none.
    pub value: String,
    /// The input that it was read from.
    pub input: u32,
    /// Where it stands; `None` where the property is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    /// What follows from it, in a sentence.
    pub rule: Text,
    /// How strongly.
    pub strength: Confidence,
    /// Where the rule comes from.
    pub source: Source,
}

/// The compute platform of a location or of the whole instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Platform {
    /// Single-tenant v1, retired.
    Stv1,
    /// Single-tenant v2; where it was inferred it may be stv2.1.
    Stv2,
    /// Single-tenant v2 on newer hardware.
    Stv21,
    /// Multi-tenant v1, Consumption.
    Mtv1,
    /// The infrastructure of the v2 tiers.
    V2,
    /// No compute is deployed: `undetermined`, reported on a classic tier.
    Undetermined,
    /// Locations of one instance differ.
    Mixed,
    /// The input does not tell.
    Unknown,
    /// A reported value that no document lists, as written.
    Unlisted(String),
}

impl Platform {
    /// The name in reports: the wire value, `v2`, `mixed` or `unknown`.
    pub fn name(&self) -> &str {
        match self {
            Self::Stv1 => "stv1",
            Self::Stv2 => "stv2",
            Self::Stv21 => "stv2.1",
            Self::Mtv1 => "mtv1",
            Self::V2 => "v2",
            Self::Undetermined => "undetermined",
            Self::Mixed => "mixed",
            Self::Unknown => "unknown",
            Self::Unlisted(raw) => raw,
        }
    }
}

/// A platform with its confidence and reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct PlatformVerdict {
    /// The platform.
    pub platform: Platform,
    /// `platformVersion` as written.
    pub reported: Option<String>,
    /// Whether the verdict was inferred from other fields (then stv2 may be stv2.1).
    pub inferred: bool,
    /// How strongly the evidence carries it.
    pub confidence: Confidence,
    /// The evidence, strongest first.
    pub because: Vec<Evidence>,
}

/// Network mode of the instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum NetworkMode {
    /// Not injected into a virtual network.
    None,
    /// Injected, external.
    External,
    /// Injected, internal.
    Internal,
    /// Absent, unreadable or an unlisted value.
    Unknown,
}

/// Availability zones of a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum ZoneMode {
    /// Premium in a zone-capable region with `zones` empty: Azure spreads by best effort.
    Automatic,
    /// Two or more zones.
    ZoneRedundant,
    /// Exactly one zone.
    Zonal,
    /// No zones: stv1, or a region without zones.
    None,
    /// The tier does not offer zones.
    NotOffered,
    /// The input does not tell.
    Unknown,
}

/// One location, classified.
#[derive(Clone, Debug, PartialEq)]
pub struct LocationClass {
    /// Region: display name where it is a listed region, else as written.
    pub region: String,
    /// Whether it is the primary location.
    pub primary: bool,
    /// Platform of the location.
    pub platform: PlatformVerdict,
    /// Availability zones.
    pub zones: ZoneMode,
    /// Whether the location sits in a subnet; `None` where the input does not tell.
    pub injected: Option<bool>,
}

/// What is known of the age of an export that reports stv1.
#[derive(Clone, Debug, PartialEq)]
pub struct Freshness {
    /// The newest date in the input: a lower bound for the day of the export, with the field.
    pub newest: Option<(time::Date, Evidence)>,
    /// Whether the export is probably older than what it describes: stv1 after the cloud's
    /// retirement date, and no date in the file that rules it out.
    pub probably_stale: bool,
}

/// One instance, classified.
#[derive(Clone, Debug, PartialEq)]
pub struct Classification {
    /// Tier family.
    pub family: Family,
    /// Cloud, and the field that told.
    pub cloud: Cloud,
    /// Why that cloud.
    pub cloud_because: Vec<Evidence>,
    /// Network mode.
    pub network: NetworkMode,
    /// Platform of the whole instance.
    pub platform: PlatformVerdict,
    /// The locations, primary first.
    pub locations: Vec<LocationClass>,
    /// Age of the export.
    pub freshness: Freshness,
    /// The day on which stv1 was retired in this instance's cloud; the later of both dates where
    /// the cloud is not known.
    pub stv1_retired: time::Date,
    /// Whether all endpoints are reported as blocked (`Service.Disabled` is true).
    pub endpoints_blocked: bool,
    /// Addresses that Azure created for the migration, as listed.
    pub precreated_ips: Vec<String>,
}

impl Classification {
    /// Whether any location is on stv1.
    pub fn has_stv1(&self) -> bool {
        self.locations.iter().any(|location| location.platform.platform == Platform::Stv1)
    }
}

/// A neighbour in the same subnet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// Index of the instance in [`Estate::instances`].
    pub instance: u32,
    /// Its name.
    pub name: String,
    /// Scale units of the location that sits in the subnet, where known.
    pub units: Option<u32>,
    /// Whether that location is on stv1.
    pub stv1: bool,
}

/// Everything that a rule, a path or a plan may ask about one instance.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// Index in [`Estate::instances`].
    pub index: u32,
    /// The whole estate.
    pub estate: &'a Estate,
    /// The instance.
    pub instance: &'a Instance,
    /// Its classification.
    pub class: &'a Classification,
    /// Other locations of the estate in the subnets of this instance.
    pub siblings: &'a [Sibling],
    /// Day and preference.
    pub options: &'a Options,
}

impl<'a> Case<'a> {
    /// The locations with what they were classified as, primary first.
    pub fn locations(&self) -> impl Iterator<Item = (&'a Location, &'a LocationClass)> + use<'a> {
        self.instance.locations().zip(self.class.locations.iter())
    }
}

/// Classifies every instance of an estate, in order.
pub fn classify(estate: &Estate, options: &Options) -> Vec<Classification> {
    let newest = age::newest(estate, options.as_of);
    estate
        .instances
        .iter()
        .map(|instance| {
            let newest = newest.get(&(instance.input, instance.export));
            instance::classify(instance, newest, options)
        })
        .collect()
}

/// Custom property with the addresses that Azure created for the migration.
const PRECREATED_IPS: &str = "Stv2MigrationPreCreatedIps";
/// Custom property that says that all endpoints are blocked.
const SERVICE_DISABLED: &str = "Service.Disabled";

/// What the evidence calls a custom property.
pub(crate) fn custom(short_key: &str) -> Text {
    format!("properties.customProperties[\"{}\"]", CustomProperties::full_key(short_key)).into()
}

/// A field's value as written; `absent` or `null` in words.
pub(crate) fn written<T>(field: &Field<Written<T>>) -> String {
    match field {
        Field::Known(written, _) => written.raw.clone(),
        Field::Null(_) => "null".to_owned(),
        Field::Absent => "absent".to_owned(),
        Field::Unreadable(raw, _) => raw.clone(),
    }
}
