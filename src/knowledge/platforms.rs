//! The compute platforms: what each is, how to find it, where stv2 was not available, the ways
//! to it, and what to read.

use super::{Source, sources};

/// A compute platform.
#[derive(Clone, Debug)]
pub struct PlatformFacts {
    /// The value of `platformVersion`; `v2` for the infrastructure of the v2 tiers, which has
    /// no value of its own.
    pub wire: &'static str,
    /// Name.
    pub name: &'static str,
    /// What it is.
    pub what: &'static str,
    /// How it is built.
    pub architecture: &'static str,
    /// Service tiers that run on it.
    pub tiers: &'static str,
    /// What was first said of its tiers, in January 2023, where that is something else.
    pub first_described: &'static str,
    /// First API version that lists the value; empty where none does.
    pub since: &'static str,
    /// Where it stands today.
    pub state: &'static str,
    /// Where that comes from.
    pub source: Source,
}

/// The platforms, retired one first.
pub static PLATFORMS: [PlatformFacts; 6] = [
    PlatformFacts {
        wire: "stv1",
        name: "single-tenant v1",
        what: "The first dedicated platform of the classic tiers.",
        architecture: "Compute allocated by Azure. No availability zones, no private endpoints, \
                       no Azure DDoS Protection.",
        tiers: "Developer, Basic, Standard, Premium",
        first_described: "",
        since: "2021-04-01-preview",
        state: "Retired on 2024-08-31 in global Azure and on 2025-02-24 in Azure US Government \
                and Azure operated by 21Vianet; no service level since 2024-09-01.",
        source: sources::COMPUTE,
    },
    PlatformFacts {
        wire: "stv2",
        name: "single-tenant v2",
        what: "The dedicated platform of the classic tiers. It is not a v2 tier.",
        architecture: "Compute allocated by Azure, with availability zones and private endpoints.",
        tiers: "Developer, Basic, Standard, Premium",
        first_described: "First described in January 2023 for Developer, Basic, Standard and \
                          Premium: newly created instances, and existing Developer and Premium \
                          instances that use a virtual network or zones.",
        since: "2021-04-01-preview",
        state: "Current. No end is announced.",
        source: sources::COMPUTE,
    },
    PlatformFacts {
        wire: "stv2.1",
        name: "single-tenant v2 on newer hardware",
        what: "stv2 with faster processors, more memory and more gateway capacity.",
        architecture: "As stv2. Azure may move an instance to it by itself, depending on the \
                       region's hardware; a customer cannot start that move.",
        tiers: "Developer, Basic, Standard, Premium",
        first_described: "",
        since: "2022-09-01-preview",
        state: "Current. Counts as stv2 for every migration.",
        source: sources::COMPUTE,
    },
    PlatformFacts {
        wire: "mtv1",
        name: "multi-tenant v1",
        what: "The shared platform of the Consumption tier. It is not an old spelling of stv1.",
        architecture: "Shared infrastructure that scales by itself, down to zero without traffic.",
        tiers: "Consumption",
        first_described: "",
        since: "2021-04-01-preview",
        state: "Current. The stv1 retirement never concerned it.",
        source: sources::COMPUTE,
    },
    PlatformFacts {
        wire: "v2",
        name: "infrastructure of the v2 tiers",
        what: "What Basic v2, Standard v2 and Premium v2 run on: neither stv1 nor stv2. They are \
               told by their tier, never by platformVersion.",
        architecture: "Separate infrastructure. No value of platformVersion is published for it; \
                       one recorded Basic v2 instance returns undetermined. What Standard v2 and \
                       Premium v2 return is not confirmed.",
        tiers: "Basic v2, Standard v2, Premium v2",
        first_described: "",
        since: "",
        state: "Current. The stv1 retirement never concerned it.",
        source: sources::V2_OVERVIEW,
    },
    PlatformFacts {
        wire: "undetermined",
        name: "undetermined",
        what: "No compute is deployed, so the platform cannot be determined. On a v2 tier it is \
               normal.",
        architecture: "",
        tiers: "",
        first_described: "",
        since: "2021-04-01-preview",
        state: "On a classic tier: read provisioningState and ask again.",
        source: sources::NETSDK,
    },
];

/// The facts on a platform by its name.
pub fn find(wire: &str) -> Option<&'static PlatformFacts> {
    PLATFORMS.iter().find(|platform| platform.wire.eq_ignore_ascii_case(wire.trim()))
}

/// A sentence with its source.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The sentence.
    pub text: &'static str,
    /// Where it comes from.
    pub source: Source,
}

const fn says(text: &'static str, source: Source) -> Statement {
    Statement { text, source }
}

/// What is so often confused.
pub static CONFUSIONS: [Statement; 4] = [
    says(
        "A v2 tier and stv2 are unrelated: stv2 is a compute platform of the classic tiers, the \
         v2 tiers run on infrastructure of their own. Moving from stv1 to stv2 brings an instance \
         no nearer to a v2 tier.",
        sources::V2_OVERVIEW,
    ),
    says(
        "Tier and platform are two axes: the tier is sku.name, the platform platformVersion.",
        sources::COMPUTE,
    ),
    says(
        "No classic tier is announced for retirement; only the platform stv1 was retired.",
        sources::V2_OVERVIEW,
    ),
    says(
        "The list of values is open: a value that is not listed here is shown as written.",
        sources::TYPES,
    ),
];

/// Since when the platform is reported.
pub static REPORTED_SINCE: Statement = says(
    "platformVersion exists since API version 2021-04-01-preview, on the service for the primary \
     location and on each additional location. Workspace gateways do not have it.",
    sources::TYPES_PLATFORM,
);

/// How to find it in the portal, in order.
pub static FIND_IN_PORTAL: [&str; 4] = [
    "Open the instance, Overview. Newer portals show Platform Version there.",
    "Otherwise choose JSON view.",
    "Choose API version 2021-08-01 or later.",
    "Find platformVersion; copy the whole JSON, so that the additional locations are in it.",
];

/// Where that stands.
pub const FIND_SOURCE: Source = sources::COMPUTE_FIRST;

/// How to find it by REST, the instance's id left open.
pub const FIND_BY_REST: &str = "GET https://management.azure.com/subscriptions/{subscription}/\
                                resourceGroups/{group}/providers/Microsoft.ApiManagement/service/\
                                {name}?api-version=2024-05-01";

/// A time and where stv2 was not available then.
#[derive(Clone, Debug)]
pub struct Availability {
    /// When.
    pub when: &'static str,
    /// Where it was not available.
    pub not_in: &'static str,
    /// Where that stands.
    pub source: Source,
}

/// Where stv2 was not available, and what became of it.
pub static AVAILABILITY: [Availability; 4] = [
    Availability {
        when: "2023-01 and 2023-02",
        not_in: "Azure US Government; China East, China East 2, China North, China North 2",
        source: sources::COMPUTE_FEBRUARY,
    },
    Availability {
        when: "2023-09",
        not_in: "China East, China East 2, China North, China North 2; no longer Azure US \
                 Government",
        source: sources::COMPUTE,
    },
    Availability {
        when: "2023-09",
        not_in: "Qatar Central is the opposite: only stv2 is supported there",
        source: sources::COMPUTE,
    },
    Availability {
        when: "2024-08",
        not_in: "no exclusions stated; stv2 declared available in the sovereign clouds, with a \
                 later day for the retirement of stv1",
        source: sources::BC_STV1_SOVEREIGN,
    },
];

/// The ways to stv2 as first described, in January 2023, and what became of each.
pub static WAYS_2023: [Statement; 4] = [
    says(
        "The REST operation migrateToStv2: still in the specifications; whether it still does \
         anything after the automatic migration is not confirmed.",
        sources::COMPUTE_FIRST,
    ),
    says(
        "Enabling zone redundancy (Premium): described as a trigger up to 2024.",
        sources::COMPUTE_FIRST,
    ),
    says(
        "Updating an external or internal virtual network connection (Developer, Premium): today \
         a move to a new subnet, or within the same one since August 2024.",
        sources::COMPUTE_FIRST,
    ),
    says(
        "Creating a virtual network connection on an instance without one (Developer, Premium): \
         whether it still migrates is not confirmed.",
        sources::COMPUTE_FIRST,
    ),
];

/// Related reading.
pub static READING: [Source; 8] = [
    sources::BC_STV1,
    sources::BC_STV1_SOVEREIGN,
    sources::NETWORK_CONCEPTS,
    sources::ZONE_MIGRATION,
    sources::BACKUP,
    sources::MIGRATE_NO_VNET,
    sources::MIGRATE_VNET,
    sources::V2_OVERVIEW,
];
