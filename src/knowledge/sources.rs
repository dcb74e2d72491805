//! Every document that a fact was taken from.

use super::Source;

/// The day on which all facts were last held against their documents.
const CHECKED: &str = "2026-11-22";

/// The address of a document.
macro_rules! url {
    (docs $page:literal) => {
        concat!("https://learn.microsoft.com/azure/api-management/", $page)
    };
    (breaking $page:literal) => {
        concat!("https://learn.microsoft.com/azure/api-management/breaking-changes/", $page)
    };
    (include $file:literal) => {
        concat!("https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/", $file)
    };
    (reliability $page:literal) => {
        concat!("https://learn.microsoft.com/azure/reliability/", $page)
    };
    (types $version:literal) => {
        concat!(
            "https://github.com/Azure/bicep-types-az/blob/main/generated/apimanagement/\
             microsoft.apimanagement/",
            $version,
            "/types.md"
        )
    };
    (at $url:literal) => {
        $url
    };
    (no $page:literal) => {
        ""
    };
}

/// Declares the constants and the list of them.
macro_rules! sources {
    ($($name:ident = $title:literal, $root:ident $page:literal, $dated:literal;)*) => {
        $(
            #[doc = $title]
            pub const $name: Source = Source::new($title, url!($root $page), $dated, CHECKED);
        )*

        /// All of them, in the order of this file.
        pub const ALL: &[Source] = &[$($name,)*];
    };
}

sources! {
    COMPUTE = "Compute platforms", docs "compute-infrastructure", "2023-09-18";
    COMPUTE_FIRST = "Compute platforms, first edition", docs "compute-infrastructure", "2023-01-09";
    COMPUTE_FEBRUARY = "Compute platforms, second edition", docs "compute-infrastructure", "2023-02-01";
    PRIVATE_ENDPOINT = "Private endpoints", docs "private-endpoint", "2022-03-31";
    MIGRATE = "Migrate from stv1 to stv2", docs "migrate-stv1-to-stv2", "2024-03-14";
    MIGRATE_2023 = "Migrate from stv1 to stv2, 2023 edition", docs "migrate-stv1-to-stv2", "2023-10-18";
    MIGRATE_VNET = "Migrate a VNet-injected instance to stv2", docs "migrate-stv1-to-stv2-vnet", "2024-11-04";
    MIGRATE_NO_VNET = "Migrate an instance without a VNet to stv2", docs "migrate-stv1-to-stv2-no-vnet", "2024-03-14";
    V2_OVERVIEW = "v2 service tiers", docs "v2-service-tiers-overview", "2025-11-21";
    FEATURES = "Feature comparison of the tiers", docs "api-management-features", "2025-11-11";
    SCALE = "Upgrade and scale", docs "upgrade-and-scale", "2025-11-11";
    WORKSPACES = "Workspaces", docs "workspaces-overview", "2026-05-20";
    AI_GATEWAY = "AI Gateway tier", docs "ai-gateway-overview", "2026-06-29";
    NETWORK_RESOURCES = "Subnet and address needs of VNet injection", docs "virtual-network-injection-resources", "2025-04-17";
    NETWORK_REFERENCE = "Network reference: ports and service tags", docs "virtual-network-reference", "2025-06-17";
    NETWORK_CONCEPTS = "Virtual network concepts", docs "virtual-network-concepts", "";
    INJECT_V2 = "VNet injection in Premium v2", docs "inject-vnet-v2", "2025-10-08";
    INTEGRATE_V2 = "Outbound VNet integration", docs "integrate-vnet-outbound", "2025-03-20";
    PROTOCOLS = "Manage protocols and ciphers", docs "api-management-howto-manage-protocols-ciphers", "2025-08-04";
    REGION_AVAILABILITY = "Region availability of v2 tiers and workspace gateways", docs "api-management-region-availability", "2026-04-24";
    BACKUP = "Backup and restore", docs "api-management-howto-disaster-recovery-backup-restore", "2020-02-03";
    IP_ADDRESSES = "IP addresses of API Management", docs "api-management-howto-ip-addresses", "2021-12-21";
    LIMITS_2026 = "Service limits of 2026", docs "service-limits", "2026-02-17";
    GATEWAYS = "Gateways overview", docs "api-management-gateways-overview", "2024-06-11";

    BC_OVERVIEW = "Upcoming breaking changes", breaking "overview", "";
    BC_RP_IP_MARCH = "Resource provider address change, March 2023", breaking "rp-source-ip-address-change-mar-2023", "2022-07-25";
    BC_RP_IP_SEPTEMBER = "Resource provider address change, September 2023", breaking "rp-source-ip-address-change-sep-2023", "2022-07-25";
    BC_METRICS = "Metrics retirement", breaking "metrics-retirement-aug-2023", "2023-03-15";
    BC_SELF_HOSTED = "Self-hosted gateway v0 and v1 retirement", breaking "self-hosted-gateway-v0-v1-retirement-oct-2023", "2022-09-06";
    BC_LEGACY_PORTAL = "Legacy developer portal retirement", breaking "legacy-portal-retirement-oct-2023", "";
    BC_API_VERSIONS = "API version retirement", breaking "api-version-retirement-sep-2023", "2024-04-26";
    BC_WORKSPACES_1 = "Workspaces preview changes, part 1", breaking "workspaces-breaking-changes-june-2024", "2024-05-08";
    BC_WORKSPACES_2 = "Workspaces preview changes, part 2", breaking "workspaces-breaking-changes-march-2025", "2024-07-10";
    BC_STV1 = "stv1 retirement, global Azure", breaking "stv1-platform-retirement-august-2024", "2024-08-08";
    BC_STV1_SOVEREIGN = "stv1 retirement, sovereign clouds", breaking "stv1-platform-retirement-sovereign-clouds-february-2025", "2024-08-09";
    BC_GIT = "Git configuration retirement", breaking "git-configuration-retirement-march-2025", "2024-05-16";
    BC_DIRECT_MANAGEMENT = "Direct management API retirement", breaking "direct-management-api-retirement-march-2025", "";
    BC_MANAGED_CERTIFICATES = "Managed certificates suspension", breaking "managed-certificates-suspension-august-2025", "2026-07-23";
    BC_ADAL = "ADAL identity provider retirement", breaking "identity-provider-adal-retirement-sep-2025", "2022-09-06";
    BC_CAPTCHA = "CAPTCHA endpoint change", breaking "captcha-endpoint-change-sep-2025", "2022-09-06";
    BC_TLS = "TLS versions retirement", breaking "tls-versions-retirement-oct-2025", "2026-08-03";
    BC_TRUSTED_SERVICE = "Trusted service connectivity retirement", breaking "trusted-service-connectivity-retirement-march-2026", "2026-01-15";
    BC_ANALYTICS = "Analytics dashboard retirement", breaking "analytics-dashboard-retirement-march-2027", "2024-05-16";

    INC_PREREQUISITES = "VNet prerequisites", include "api-management-virtual-network-prerequisites.md", "2024-05-10";
    INC_PRECREATED_IP = "Pre-created migration address", include "api-management-migration-precreated-ip.md", "2024-08-29";
    INC_AUTOMATIC_MIGRATION = "Automatic migration", include "api-management-automatic-migration.md", "2025-03-11";
    INC_ROLLBACK = "Migration rollback", include "api-management-migration-rollback.md", "2024-03-01";
    INC_COEXIST = "Coexistence of old and new compute", include "api-management-migration-compute-coexist.md", "";
    INC_CLI_STEPS = "Migration by command line", include "api-management-migration-cli-steps.md", "2024-08-09";
    INC_PUBLIC_IP = "Public address in Internal mode", include "api-management-publicip-internal-vnet.md", "2024-05-02";
    INC_LIMITS = "Limits of the classic tiers", include "api-management-service-limits.md", "2025-09-09";
    INC_LIMITS_FEBRUARY = "Limits of the classic tiers, edition of 2026", include "api-management-service-limits.md", "2026-02-12";
    INC_LIMITS_V2 = "Limits of the v2 tiers", include "api-management-service-limits-v2.md", "2025-08-12";

    RELIABILITY = "Reliability in API Management", reliability "reliability-api-management", "2025-06-26";
    REGIONS_LIST = "Azure regions list", reliability "regions-list", "2025-03-21";
    ZONE_MIGRATION = "Availability zone migration", reliability "migrate-api-mgt", "";

    TYPES = "REST types 2025-09-01-preview", types "2025-09-01-preview", "2026-08-20";
    TYPES_PLATFORM = "REST types 2021-04-01-preview", types "2021-04-01-preview", "2026-08-20";
    TYPES_STV21 = "REST types 2022-09-01-preview", types "2022-09-01-preview", "2026-08-20";
    REST_MIGRATE = "REST operation migrateToStv2", at "https://learn.microsoft.com/rest/api/apimanagement/api-management-service/migratetostv2", "";
    NETSDK = "PlatformVersion in the .NET SDK", at "https://learn.microsoft.com/dotnet/api/azure.resourcemanager.apimanagement", "";
    PROVIDER = "Resource provider metadata", at "https://github.com/Azure/PSRule.Rules.Azure", "2026-05-01";
    APRL = "Azure Proactive Resiliency Library", at "https://github.com/Azure/Azure-Proactive-Resiliency-Library-v2", "2026-07-21";
    AZQR = "Azure Quick Review", at "https://github.com/Azure/azqr", "2026-08-21";
    POLICY = "Built-in policy on the platform version", at "https://github.com/Azure/azure-policy", "";
    SAMPLE_BASIC_V2 = "Recorded Basic v2 instance", at "https://github.com/Azure/azure-service-operator", "";
    SAMPLE_RECORDINGS = "Recorded responses of 2019 and 2022", at "https://github.com/cloud-custodian/cloud-custodian", "2022-08-31";
    PORTAL_ISSUE = "Direct management setting in the developer portal", at "https://github.com/Azure/api-management-developer-portal/issues/2764", "2025-03-12";
    PULUMI_ISSUE = "API versions that serve the v2 tiers", at "https://github.com/pulumi/pulumi-azure-native/issues/4510", "2026-02-04";
    TERRAFORM = "Terraform provider azurerm", at "https://github.com/hashicorp/terraform-provider-azurerm", "2026-08-21";
    SPEC = "REST specifications of API Management", at "https://github.com/Azure/azure-rest-api-specs/tree/main/specification/apimanagement/resource-manager/Microsoft.ApiManagement", "";
    RESOURCE_GRAPH = "Work with data in Resource Graph", at "https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data", "2021-05-17";
    POWERSHELL = "Azure PowerShell", at "https://github.com/Azure/azure-powershell", "";
    MIGRATED_ISSUE = "Answer of an instance that is migrated already", at "https://github.com/MicrosoftDocs/azure-docs/issues/106553", "2023-03-13";
    DISABLED_ISSUE = "The migration operation was disabled for a time", at "https://github.com/MicrosoftDocs/azure-docs/issues/123237", "2024-06-11";
    THIRD_PARTY = "Third-party text that quotes the documents", no "page", "2026-09-26";
    GENERAL = "General knowledge of Azure, in no dated document", no "page", "";
    ADVISOR = "Azure Advisor reference", at "https://learn.microsoft.com/azure/advisor/", "";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn titles_differ_and_addresses_are_whole() {
        let titles: BTreeSet<_> = ALL.iter().map(|source| &source.title).collect();
        assert_eq!(titles.len(), ALL.len());
        for source in ALL {
            assert!(source.url.is_empty() || source.url.starts_with("https://"), "{source:?}");
            assert!(!source.url.contains(char::is_whitespace), "{source:?}");
            assert!(!source.url.ends_with(".md") || source.url.contains("github.com"));
        }
    }
}
