//! Where sources differ, and what could not be confirmed.

use super::{Source, sources};

/// Two sources that say different things.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// About what.
    pub topic: &'static str,
    /// What one says.
    pub one: &'static str,
    /// Which one.
    pub source: Source,
    /// What the other says.
    pub other: &'static str,
    /// Which one.
    pub against: Source,
    /// What is used here.
    pub used: &'static str,
}

const fn conflict(
    topic: &'static str,
    one: &'static str,
    source: Source,
    other: &'static str,
    against: Source,
    used: &'static str,
) -> Conflict {
    Conflict { topic, one, source, other, against, used }
}

/// All of them.
#[rustfmt::skip]
pub static CONFLICTS: [Conflict; 13] = [
    conflict("stv1 in the sovereign clouds", "2025-02-28 (pages of 2024-08-08 and 2024-08-09)", sources::BC_STV1_SOVEREIGN, "2025-02-24 (later edition and overview)", sources::BC_OVERVIEW, "2025-02-24"),
    conflict("End of TLS 1.0 and 1.1", "2025-10-31 (overview)", sources::BC_OVERVIEW, "2025-08-31 (the page itself, of 2026-08-03)", sources::BC_TLS, "both are shown; both have passed"),
    conflict("End of the suspension of managed certificates", "2026-03-15 (overview), 2026-06-30 (title)", sources::BC_OVERVIEW, "2026-10-30 (note)", sources::BC_MANAGED_CERTIFICATES, "2026-10-30, with the advice to check"),
    conflict("Public address for External mode", "required (note of 2024-05-02)", sources::INC_PUBLIC_IP, "optional (guide of August to November 2024)", sources::MIGRATE_VNET, "supplying one is recommended"),
    conflict("How long old and new compute exist side by side", "48 h (2023-10)", sources::MIGRATE_2023, "15 min, 48 h by choice (2024)", sources::MIGRATE, "the rule of 2024"),
    conflict("Keeping the address in a VNet", "not possible (2023, early 2024)", sources::MIGRATE_2023, "possible in the same subnet (since August 2024)", sources::MIGRATE_VNET, "possible"),
    conflict("Most units of Premium", "12 (Terraform's document, older texts)", sources::TERRAFORM, "31 per region (2025)", sources::INC_LIMITS, "31, with the note that support may be involved"),
    conflict("Tiers with workspaces", "Premium and Premium v2 (table of 2025-11)", sources::FEATURES, "Basic v2 and Standard v2 as well (2026-05)", sources::WORKSPACES, "the page of 2026-05"),
    conflict("Zones in Standard v2", "not supported (table of 2025-11)", sources::FEATURES, "zoneRedundant can be requested when Standard v2 and Premium v2 are created", sources::TYPES, "not confirmed for Standard v2"),
    conflict("What an empty zones array means", "not redundant (query of a resiliency library)", sources::APRL, "automatic, best effort (reliability article of 2025-06)", sources::RELIABILITY, "automatic"),
    conflict("Size of a policy document", "256 KiB (2025)", sources::INC_LIMITS, "512 KiB (2026)", sources::LIMITS_2026, "512 KiB"),
    conflict("Spelling of the migration mode", "NewIP, PreserveIp (specification)", sources::REST_MIGRATE, "NewIp, PreserveIP (documents)", sources::INC_CLI_STEPS, "NewIp and PreserveIp"),
    conflict("API version of the AI gateway", "2026-05-01-preview (document)", sources::AI_GATEWAY, "2026-09-01-preview (specification)", sources::SPEC, "of no importance here"),
];

/// Something that could not be confirmed.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is open.
    pub what: &'static str,
    /// What is known of it, or what a plan does about it; empty where nothing.
    pub known: &'static str,
    /// The document that comes nearest.
    pub source: Source,
}

const fn open(what: &'static str, known: &'static str, source: Source) -> Question {
    Question { what, known, source }
}

/// All of them.
#[rustfmt::skip]
pub static QUESTIONS: [Question; 18] = [
    open("The platformVersion that Standard v2 and Premium v2 return", "One recorded Basic v2 instance returns undetermined, which is no fault on a v2 tier.", sources::SAMPLE_BASIC_V2),
    open("Whether migrateToStv2 still works after the automatic migration, and whether any stv1 instance is left", "A plan first asks for a fresh export.", sources::TYPES),
    open("Start, waves and completion of the automatic migration; whether the shutdown foreseen for March 2025 took place", "", sources::INC_AUTOMATIC_MIGRATION),
    open("Whether Stv2MigrationPreCreatedIps is removed after a migration, and what Service.Disabled shows while endpoints are blocked", "", sources::INC_PRECREATED_IP),
    open("Meaning and tiers of the SKU Isolated", "In the REST types since 2020-06-01-preview, described nowhere.", sources::TYPES),
    open("The article on upgrading and scaling after its first paragraphs (2025-11-11)", "The rules within the v2 tiers rest on third-party quotations.", sources::SCALE),
    open("Service levels of the v2 tiers", "All v2 tiers have one; the figure is that of a tool.", sources::V2_OVERVIEW),
    open("virtualNetworkType of v2 integration and injection", "", sources::INTEGRATE_V2),
    open("quota-by-key and request tracing in the v2 tiers today", "Not available in June 2024.", sources::GATEWAYS),
    open("How Resource Graph Explorer writes columns as CSV, and what Formatted results changes", "Both forms are read.", sources::RESOURCE_GRAPH),
    open("The numbers of the PowerShell enum VpnType", "", sources::POWERSHELL),
    open("Whether az resource show keeps zones, etag and systemData", "", sources::GENERAL),
    open("What API version 2026-03-01-preview changes on the service", "", sources::SPEC),
    open("Which API version Resource Graph indexes", "platformVersion is indexed.", sources::RESOURCE_GRAPH),
    open("Whether an exported template contains read-only fields such as platformVersion", "A template says what is wanted; the platform stays unknown.", sources::GENERAL),
    open("Regions and v2 availability after May 2026", "", sources::REGION_AVAILABILITY),
    open("Prices", "None are shown.", sources::GENERAL),
    open("Whether managed certificates can be created again since 2026-10-30", "", sources::BC_MANAGED_CERTIFICATES),
];
