//! What each service tier offers.

use super::tiers::Tier;
use super::{Source, sources};

/// Whether a tier has a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It has.
    Yes,
    /// It has not.
    No,
    /// Sources conflict or are silent.
    Unconfirmed,
}

/// A feature.
#[derive(Clone, Debug)]
pub struct Feature {
    /// What it is called.
    pub name: &'static str,
    /// What each of [`COLUMNS`] offers.
    pub offers: [Offer; 8],
    /// What the words of the table leave out; empty where nothing.
    pub note: &'static str,
    /// The source that says something else.
    pub against: Option<Source>,
}

/// The tiers in the order of the offers, by their names on the wire.
pub const COLUMNS: [&str; 8] = [
    "Consumption",
    "Developer",
    "Basic",
    "BasicV2",
    "Standard",
    "StandardV2",
    "Premium",
    "PremiumV2",
];

/// Where the comparison comes from.
pub const SOURCE: Source = sources::FEATURES;

const Y: Offer = Offer::Yes;
const N: Offer = Offer::No;
const U: Offer = Offer::Unconfirmed;

const fn plain(name: &'static str, offers: [Offer; 8]) -> Feature {
    Feature { name, offers, note: "", against: None }
}

const fn noted(name: &'static str, offers: [Offer; 8], note: &'static str) -> Feature {
    Feature { name, offers, note, against: None }
}

const fn disputed(
    name: &'static str,
    offers: [Offer; 8],
    note: &'static str,
    against: Source,
) -> Feature {
    Feature { name, offers, note, against: Some(against) }
}

/// Self-hosted gateways.
pub static SELF_HOSTED: Feature =
    noted("Self-hosted gateway", [N, Y, N, N, N, N, Y, N], "One node in Developer.");

/// The developer portal.
pub static DEVELOPER_PORTAL: Feature = plain("Developer portal", [N, Y, Y, Y, Y, Y, Y, Y]);

/// All features of the comparison.
#[rustfmt::skip]
pub static FEATURES: [&Feature; 23] = [
    &plain("Entra ID sign-in for the portal", [N, Y, N, Y, Y, Y, Y, Y]),
    &plain("VNet injection", [N, Y, N, N, N, N, Y, Y]),
    &plain("Inbound private endpoint", [N, Y, Y, N, Y, Y, Y, Y]),
    &plain("Outbound VNet integration", [N, N, N, N, N, Y, N, Y]),
    &plain("Several regions", [N, N, N, N, N, N, Y, N]),
    &disputed("Availability zones", [N, N, N, N, N, U, Y, Y], "Standard v2: not supported according to the comparison; the REST property zoneRedundant can be requested when Standard v2 and Premium v2 are created.", sources::TYPES),
    &plain("Several custom domains of the gateway", [N, Y, N, N, N, N, Y, N]),
    &DEVELOPER_PORTAL,
    &plain("Built-in cache", [N, Y, Y, Y, Y, Y, Y, Y]),
    &plain("External cache", [Y, Y, Y, Y, Y, Y, Y, Y]),
    &noted("Autoscaling", [N, N, Y, Y, Y, Y, Y, Y], "Consumption scales by itself."),
    &plain("API analytics", [N, Y, Y, Y, Y, Y, Y, Y]),
    &SELF_HOSTED,
    &disputed("Workspaces", [N, N, N, Y, N, Y, Y, Y], "The comparison of November 2025 has Premium and Premium v2 alone; the page on workspaces of May 2026 has Basic v2 and Standard v2 as well, and is used.", sources::WORKSPACES),
    &plain("TLS settings", [Y, Y, Y, Y, Y, Y, Y, Y]),
    &plain("Client certificate authentication", [Y, Y, Y, Y, Y, Y, Y, Y]),
    &plain("Credential manager", [Y, Y, Y, Y, Y, Y, Y, Y]),
    &plain("Backup and restore", [N, Y, Y, N, Y, N, Y, N]),
    &plain("Azure Monitor metrics", [Y, Y, Y, Y, Y, Y, Y, Y]),
    &plain("Request logs in Azure Monitor and Log Analytics", [N, Y, Y, Y, Y, Y, Y, Y]),
    &plain("Application Insights logs", [Y, Y, Y, Y, Y, Y, Y, Y]),
    &plain("Static address", [N, Y, Y, N, Y, N, Y, N]),
    &plain("Export to Power Platform, Postman", [Y, Y, Y, Y, Y, Y, Y, Y]),
];

impl Offer {
    /// In a cell.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unconfirmed => "not confirmed",
        }
    }
}

impl Tier {
    /// Whether the tier has a feature; unconfirmed for one that the comparison does not have.
    pub fn offers(&self, feature: &Feature) -> Offer {
        COLUMNS
            .iter()
            .zip(feature.offers)
            .find(|(wire, _)| **wire == self.wire)
            .map_or(Offer::Unconfirmed, |(_, offer)| offer)
    }
}
