//! The API versions of the service resource, and since which of them a property exists.

use super::{Source, sources};

/// The oldest version that is still answered.
pub const OLDEST_SUPPORTED: &str = "2021-08-01";

/// When older ones were first switched off.
pub const SWITCHED_OFF_FROM: &str = "2024-06-01";

/// The newest stable version, the one that commands use.
pub const CURRENT: &str = "2024-05-01";

/// The version since which the platform is reported.
pub const PLATFORM_VERSION_SINCE: &str = "2021-04-01-preview";

/// The version whose answers the Azure CLI and Terraform still carry.
pub const TOOLS_LAG_AT: &str = "2022-08-01";

/// The preview with which trusted service connectivity is given up in the documents' example.
pub const TRUSTED_SERVICE: &str = "2025-03-01-preview";

/// The version with which documents call the migration.
pub const MIGRATE: &str = "2023-03-01-preview";

/// The version with which the migration under special conditions is called.
pub const MIGRATE_WITH_DOWNTIME: &str = "2024-06-01-preview";

/// The version since which Premium v2 is a tier.
pub const PREMIUM_V2: &str = "2025-03-01-preview";

/// Minimum levels of tools that still work.
pub const TOOLS: [&str; 9] = [
    "Azure CLI 2.42.0",
    "Az PowerShell 8.1.0",
    "Terraform azurerm 3.0.0",
    "DevOps Resource Kit 1.0.0",
    ".NET SDK 1.1.0",
    "Go SDK 1.0.0",
    "Python SDK 3.0.0",
    "JavaScript SDK 8.0.1",
    "Java SDK 1.0.0-beta3",
];

/// Where that stands.
pub const SOURCE: Source = sources::BC_API_VERSIONS;

/// All versions of the service resource, oldest first.
pub const ALL: [&str; 28] = [
    "2014-02-14",
    "2015-09-15",
    "2016-07-07",
    "2016-10-10",
    "2017-03-01",
    "2018-01-01",
    "2018-06-01-preview",
    "2019-01-01",
    "2019-12-01-preview",
    "2019-12-01",
    "2020-06-01-preview",
    "2020-12-01",
    "2021-01-01-preview",
    "2021-04-01-preview",
    "2021-08-01",
    "2021-12-01-preview",
    "2022-04-01-preview",
    "2022-08-01",
    "2022-09-01-preview",
    "2023-03-01-preview",
    "2023-05-01-preview",
    "2023-09-01-preview",
    "2024-05-01",
    "2024-06-01-preview",
    "2024-10-01-preview",
    "2025-03-01-preview",
    "2025-09-01-preview",
    "2026-03-01-preview",
];

/// What a version brought.
#[derive(Debug)]
pub struct Supports {
    /// Of the service resource; empty where nothing is known or nothing was.
    pub what: &'static str,
    /// Where that stands.
    pub source: Source,
}

/// What the versions added to the service resource and its parts.
#[rustfmt::skip]
const ADDED: [(&str, &str); 20] = [
    ("2016-07-07", "publisherEmail, publisherName, addresserEmail, provisioningState, createdAtUtc, runtimeUrl, portalUrl, managementApiUrl, scmUrl, staticIPs, vpnconfiguration, vpnType, hostnameConfigurations, additionalLocations, customProperties; Developer, Standard, Premium"),
    ("2017-03-01", "Basic; identity, gatewayUrl (was runtimeUrl), gatewayRegionalUrl, notificationSenderEmail (was addresserEmail), virtualNetworkType (was vpnType), virtualNetworkConfiguration (was vpnconfiguration), certificates, additionalLocations[].sku"),
    ("2018-01-01", "publicIPAddresses, privateIPAddresses (instead of staticIps)"),
    ("2018-06-01-preview", "Consumption"),
    ("2019-01-01", "developerPortalUrl, enableClientCertificate; host type DeveloperPortal"),
    ("2019-12-01-preview", "apiVersionConstraint.minApiVersion, disableGateway; user-assigned identities"),
    ("2020-06-01-preview", "Isolated; zones, restore, hostnameConfigurations[].identityClientId"),
    ("2021-01-01-preview", "publicIpAddressId, certificateSource, certificateStatus"),
    ("2021-04-01-preview", "platformVersion, privateEndpointConnections, publicNetworkAccess, systemData"),
    ("2022-04-01-preview", "natGatewayState, outboundPublicIPAddresses; action migrateToStv2"),
    ("2022-09-01-preview", "stv2.1 as a platform"),
    ("2023-03-01-preview", "configurationApi.legacyApi, developerPortalStatus, legacyPortalStatus; host type ConfigurationApi; mode of migrateToStv2"),
    ("2023-05-01-preview", "BasicV2, StandardV2"),
    ("2023-09-01-preview", "resource types gateways and service/workspaceLinks"),
    ("2024-06-01-preview", "releaseChannel"),
    ("2025-03-01-preview", "PremiumV2; zoneRedundant"),
    ("2025-09-01-preview", "nothing on the service; type gateways/hostnameBindings"),
    ("2016-10-10", "nothing of importance here"),
    ("2014-02-14", "listed by the provider, without a published type"),
    ("2015-09-15", "listed by the provider, without a published type"),
];

/// What a version added.
pub fn added(version: &str) -> Supports {
    let what = ADDED.iter().find(|(of, _)| *of == version).map_or("", |(_, what)| *what);
    let source = match version {
        "2014-02-14" | "2015-09-15" => sources::PROVIDER,
        "2026-03-01-preview" => sources::SPEC,
        _ => sources::TYPES,
    };
    Supports { what, source }
}

/// The versions that serve instances of the v2 tiers; older ones answer with HTTP 400.
const SERVES_V2: [&str; 8] = [
    "2023-03-01-preview",
    "2023-05-01-preview",
    "2023-09-01-preview",
    "2024-05-01",
    "2024-06-01-preview",
    "2024-10-01-preview",
    "2025-03-01-preview",
    "2025-09-01-preview",
];

/// Whether a version is known to serve instances of the v2 tiers.
pub fn serves_v2(version: &str) -> bool {
    SERVES_V2.contains(&version)
}

/// The date of an API version: its first ten characters, where they have the form of a date.
pub fn date_of(version: &str) -> Option<&str> {
    let date = version.trim().get(..10)?;
    date.bytes()
        .enumerate()
        .all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
        .then_some(date)
}

/// Whether a version is older than the oldest that is still answered; `None` for what is not a
/// version.
pub fn is_retired(version: &str) -> Option<bool> {
    Some(date_of(version)? < OLDEST_SUPPORTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_is_compared_by_its_date() {
        assert_eq!(is_retired("2021-04-01-preview"), Some(true));
        assert_eq!(is_retired("2021-08-01"), Some(false));
        assert_eq!(is_retired("2021-12-01-preview"), Some(false));
        assert_eq!(is_retired("2019-12-01"), Some(true));
        assert_eq!(is_retired("[parameters('v')]"), None);
        assert_eq!(is_retired("2021"), None);
    }

    #[test]
    fn the_list_is_in_order_and_holds_every_named_version() {
        let dates: Vec<_> = ALL.iter().map(|version| date_of(version)).collect();
        assert!(dates.is_sorted());
        for version in [
            OLDEST_SUPPORTED,
            CURRENT,
            PLATFORM_VERSION_SINCE,
            TOOLS_LAG_AT,
            TRUSTED_SERVICE,
            MIGRATE,
            MIGRATE_WITH_DOWNTIME,
            PREMIUM_V2,
        ] {
            assert!(ALL.contains(&version), "{version}");
        }
        for version in ADDED.iter().map(|(version, _)| version).chain(&SERVES_V2) {
            assert!(ALL.contains(version), "{version}");
        }
    }
}
