//! Changes 1 to 13.

use super::{Retirement, Visible};
use crate::knowledge::{Cloud, cloud, day::day, sources};
use time::Month;

/// Change 1.
pub static RP_IP_MARCH_2023: Retirement = Retirement {
    id: "retirement/rp-ip-march-2023",
    number: Some(1),
    title: "Resource provider source address changed in seven regions",
    date: day(2023, Month::March, 31),
    until: None,
    date_note: "Carried out from 2023-04-01 to 2023-04-20.",
    clouds: &[],
    affected: "VNet-injected instances whose network rules or routes name the address",
    visible: Visible::Precondition,
    signal: "virtualNetworkType is not None and a location is one of the seven regions",
    remedy: "Use the service tag ApiManagement for port 3443 instead of an address. Where it is \
             missed, API traffic goes on but the instance can no longer be configured.",
    source: sources::BC_RP_IP_MARCH,
};

/// Change 2.
pub static LEGACY_METRICS: Retirement = Retirement {
    id: "retirement/legacy-metrics",
    number: Some(2),
    title: "Five legacy metrics removed",
    date: day(2023, Month::August, 31),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "alerts and dashboards on Total, Successful, Unauthorized, Failed or Other Gateway \
               Requests",
    visible: Visible::Nothing,
    signal: "",
    remedy: "Use the metric Requests with a filter on GatewayResponseCode.",
    source: sources::BC_METRICS,
};

/// Change 3.
pub static RP_IP_SEPTEMBER_2023: Retirement = Retirement {
    id: "retirement/rp-ip-september-2023",
    number: Some(3),
    title: "Resource provider source address changed in Switzerland North",
    date: day(2023, Month::September, 30),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "VNet-injected instances whose network rules or routes name the address",
    visible: Visible::Precondition,
    signal: "virtualNetworkType is not None and a location is Switzerland North",
    remedy: "Use the service tag ApiManagement for port 3443 instead of an address. Where it is \
             missed, API traffic goes on but the instance can no longer be configured.",
    source: sources::BC_RP_IP_SEPTEMBER,
};

/// Change 4.
pub static SELF_HOSTED_GATEWAY: Retirement = Retirement {
    id: "retirement/self-hosted-gateway-v0-v1",
    number: Some(4),
    title: "Self-hosted gateway v0 and v1 images and configuration API v1 no longer supported",
    date: day(2023, Month::October, 1),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "Developer and Premium with old self-hosted gateways",
    visible: Visible::Precondition,
    signal: "configurationApi.legacyApi is Enabled, which is the default: configuration API v1 is \
             still exposed",
    remedy: "Move the gateways to a v2 image and configuration API v2, then disable legacyApi.",
    source: sources::BC_SELF_HOSTED,
};

/// Change 5.
pub static LEGACY_PORTAL: Retirement = Retirement {
    id: "retirement/legacy-portal",
    number: Some(5),
    title: "Legacy developer portal retired",
    date: day(2023, Month::October, 31),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "dedicated tiers that still use it",
    visible: Visible::Exposure,
    signal: "legacyPortalStatus is Enabled, or a host name of type Portal",
    remedy: "Move to the new developer portal, then disable the legacy one.",
    source: sources::BC_LEGACY_PORTAL,
};

/// Change 6.
pub static API_VERSIONS: Retirement = Retirement {
    id: "retirement/api-versions",
    number: Some(6),
    title: "API versions before 2021-08-01 switched off",
    date: day(2024, Month::June, 1),
    until: None,
    date_note: "Switched off gradually from this day; announced for 2023-09-30.",
    clouds: &[],
    affected: "tools, templates and SDKs that manage the instance; API traffic is not concerned",
    visible: Visible::Precondition,
    signal: "apiVersionConstraint.minApiVersion is null or below 2021-08-01, or a template's \
             apiVersion is",
    remedy: "Update the tools (Azure CLI 2.42.0, Az PowerShell 8.1.0, azurerm 3.0.0 or newer), \
             then set the minimum API version to 2021-08-01.",
    source: sources::BC_API_VERSIONS,
};

/// Change 7.
pub static WORKSPACES_PART_1: Retirement = Retirement {
    id: "retirement/workspaces-preview-part-1",
    number: Some(7),
    title: "Preview workspaces, part 1: tiers and assignments",
    date: day(2024, Month::June, 14),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "preview workspaces in Premium, Standard and Developer",
    visible: Visible::Nothing,
    signal: "",
    remedy: "Move workspaces to Premium and take out assignments to service-level products, tags \
             and groups; use context.Workspace in policies.",
    source: sources::BC_WORKSPACES_1,
};

/// Change 8.
pub static STV1_PUBLIC: Retirement = Retirement {
    id: "retirement/stv1-public",
    number: Some(8),
    title: "stv1 retired in global Azure",
    date: cloud::STV1_RETIRED_PUBLIC,
    until: None,
    date_note: "",
    clouds: &[Cloud::Public],
    affected: "every location on stv1 in global Azure",
    visible: Visible::Exposure,
    signal: "platformVersion or additionalLocations[].platformVersion is stv1",
    remedy: "Migrate to stv2.",
    source: sources::BC_STV1,
};

/// Change 9.
pub static STV1_SLA: Retirement = Retirement {
    id: "retirement/stv1-sla",
    number: Some(9),
    title: "Service level of stv1 ended, no more security and compliance work",
    date: cloud::STV1_SLA_ENDED,
    until: None,
    date_note: "",
    clouds: &Cloud::KNOWN,
    affected: "every location on stv1, in all clouds",
    visible: Visible::Exposure,
    signal: "platformVersion or additionalLocations[].platformVersion is stv1",
    remedy: "Migrate to stv2; support cannot extend the service level.",
    source: sources::BC_STV1_SOVEREIGN,
};

/// Change 10.
pub static STV1_SOVEREIGN: Retirement = Retirement {
    id: "retirement/stv1-sovereign",
    number: Some(10),
    title: "stv1 retired in Azure US Government and Azure operated by 21Vianet",
    date: cloud::STV1_RETIRED_SOVEREIGN,
    until: None,
    date_note: "Pages of August 2024 said 2025-02-28; the later edition and the overview say \
                2025-02-24.",
    clouds: &[Cloud::UsGov, Cloud::China],
    affected: "every location on stv1 in these clouds",
    visible: Visible::Exposure,
    signal: "platformVersion or additionalLocations[].platformVersion is stv1, and the region or \
             host suffix tells the cloud",
    remedy: "Migrate to stv2.",
    source: sources::BC_STV1_SOVEREIGN,
};

/// Change 11.
pub static GIT: Retirement = Retirement {
    id: "retirement/git",
    number: Some(11),
    title: "Built-in Git configuration retired",
    date: day(2025, Month::March, 15),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "Developer, Basic, Standard and Premium that use it",
    visible: Visible::Precondition,
    signal: "only a custom host name of type Scm hints at use; scmUrl is always present",
    remedy: "Keep the configuration in a repository of your own, for example with APIOps.",
    source: sources::BC_GIT,
};

/// Change 12.
pub static DIRECT_MANAGEMENT_API: Retirement = Retirement {
    id: "retirement/direct-management-api",
    number: Some(12),
    title: "Direct management API retired",
    date: day(2025, Month::March, 15),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "tools that call <name>.management.azure-api.net; dedicated tiers only",
    visible: Visible::Precondition,
    signal: "only a custom host name of type Management hints at use; managementApiUrl is always \
             present",
    remedy: "Call the REST API of Azure Resource Manager instead.",
    source: sources::BC_DIRECT_MANAGEMENT,
};

/// Change 13.
pub static WORKSPACES_PART_2: Retirement = Retirement {
    id: "retirement/workspaces-preview-part-2",
    number: Some(13),
    title: "Preview workspaces, part 2: a workspace gateway is required",
    date: day(2025, Month::March, 31),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "workspaces created before August 2024",
    visible: Visible::Nothing,
    signal: "",
    remedy: "Add a workspace gateway to each of them, in the region of the primary location; they \
             no longer have the service's managed identity.",
    source: sources::BC_WORKSPACES_2,
};
