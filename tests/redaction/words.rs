//! The product's own vocabulary: what may stand in a copy although it stands in an input, too.

use super::{options, searchable, strings};
use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::knowledge::regions;
use apim_planner::model::{
    CertificateSource, ConnectionStatus, HostType, Moment, NetworkType, PlatformVersion,
    ProvisioningState, Sku, Switch,
};
use apim_planner::render::FORMATS;
use apim_planner::share::redact::Hide;
use serde_json::{Value, json};

/// Words of the product itself: the whole report of instances whose own values are all `q`, over
/// every tier, platform, network mode and cloud. It is made from no file that is tested.
pub(crate) fn own_words() -> String {
    let tiers = Sku::LISTED.iter().map(|one| one.wire()).chain(["q"]);
    let mut rows = vec![];
    for (tier, platform, network, region) in tiers.flat_map(|tier| {
        let platforms = PlatformVersion::LISTED.iter().map(|one| one.wire()).chain([""]);
        platforms.flat_map(move |platform| {
            let places =
                [("None", "West US"), ("External", "usgovtexas"), ("Internal", "chinaeast2")];
            let (network, region) = places[(tier.len() + platform.len()) % 3];
            [(tier, platform, network, region)]
        })
    }) {
        let hosts: Vec<Value> = HostType::LISTED
            .iter()
            .flat_map(|kind| {
                CertificateSource::LISTED.iter().map(move |source| {
                    json!({
                        "type": kind.wire(), "hostName": "q", "identityClientId": "q", "certificateSource": source.wire(),
                        "certificateStatus": "Failed", "keyVaultId": "https://q/q/q/q",
                        "negotiateClientCertificate": true, "defaultSslBinding": true,
                        "certificate": { "expiry": "2026-12-01T00:00:00Z", "subject": "q", "thumbprint": "q" },
                    })
                })
            })
            .collect();
        let common = json!({
            "location": region, "sku": { "name": tier, "capacity": 1 }, "zones": ["1"],
            "publicIPAddresses": ["q"], "privateIPAddresses": ["q"], "platformVersion": platform,
            "disableGateway": true, "natGatewayState": "Enabled", "publicIpAddressId": "q",
            "gatewayRegionalUrl": "q", "outboundPublicIPAddresses": ["q"],
            "virtualNetworkConfiguration": { "subnetResourceId": "/subscriptions/q/resourceGroups/q/providers/Microsoft.Network/virtualNetworks/q/subnets/q" },
        });
        let mut properties = json!({
            "virtualNetworkType": network, "targetProvisioningState": "Succeeded", "releaseChannel": "Stable",
            "enableClientCertificate": true, "zoneRedundant": true, "developerPortalUrl": "q", "provisioningState": "Succeeded", "gatewayUrl": "q",
            "hostnameConfigurations": hosts, "createdAtUtc": "2020-01-01T00:00:00Z",
            "apiVersionConstraint": { "minApiVersion": "2019-12-01" },
            "legacyPortalStatus": "Enabled", "developerPortalStatus": "Enabled",
            "configurationApi": { "legacyApi": "Enabled" }, "publicNetworkAccess": "Disabled",
            "notificationSenderEmail": "apimgmt-noreply@mail.windowsazure.com",
            "privateEndpointConnections": [{ "name": "q" }],
            "customProperties": {
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10": "True",
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls10": "True",
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Ssl30": "True",
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2": "True",
                "Microsoft.WindowsAzure.ApiManagement.Stv2MigrationPreCreatedIps": "q",
                "Microsoft.WindowsAzure.ApiManagement.Service.Disabled": "True",
            },
            "certificates": [{ "storeName": "Root", "certificate": { "expiry": "2020-01-01T00:00:00Z" } }],
            "additionalLocations": [common],
        });
        for (key, value) in common.as_object().unwrap() {
            properties[key] = value.clone();
        }
        rows.push(json!({
            "id": format!("/subscriptions/q/resourceGroups/q/providers/Microsoft.ApiManagement/service/{}", rows.len()),
            "name": "q", "type": "Microsoft.ApiManagement/service", "location": region,
            "identity": { "type": "SystemAssigned, UserAssigned", "principalId": "q", "userAssignedIdentities": { "q": {} } }, "zones": ["1"],
            "sku": { "name": tier, "capacity": 1 }, "properties": properties,
            "systemData": { "lastModifiedAt": "2026-11-01T00:00:00Z" },
        }));
    }
    let report = analyze(&[Input::new("q", Value::from(rows).to_string().as_bytes())], &options());
    let mut words = vec![];
    let copy = report.redacted(&Hide::default()).analysis.report();
    for instance in &copy.instances {
        strings(&serde_json::to_value(instance).unwrap(), &mut words);
        words.sort();
        words.dedup();
    }
    // What a format says by itself: the documentation of the rules, its markup.
    words.extend(FORMATS.iter().map(|format| searchable(format, &copy)));
    words.join("\n").to_lowercase()
}

/// Whether a value is nobody's own: a day, a region, a value that Azure lists.
pub(crate) fn is_listed(text: &str) -> bool {
    fn listed<T: Copy>(all: &[T], wire: fn(T) -> &'static str, text: &str) -> bool {
        all.iter().any(|one| wire(*one).eq_ignore_ascii_case(text))
    }
    let text = text.trim();
    Moment::read(text).is_some()
        || regions::find(text).is_some()
        || listed(Sku::LISTED, Sku::wire, text)
        || listed(PlatformVersion::LISTED, PlatformVersion::wire, text)
        || listed(NetworkType::LISTED, NetworkType::wire, text)
        || listed(ProvisioningState::LISTED, ProvisioningState::wire, text)
        || listed(Switch::LISTED, Switch::wire, text)
        || listed(HostType::LISTED, HostType::wire, text)
        || listed(CertificateSource::LISTED, CertificateSource::wire, text)
        || listed(ConnectionStatus::LISTED, ConnectionStatus::wire, text)
}

/// What is neither in [`own_words`] nor listed, and is in a copy all the same: names that Azure and
/// its tools give to members, as places and resources show them; values that Azure writes; and
/// words of the program's own notes.
pub(crate) const KNOWN_WORDS: &[&str] = &[
    "2021-12-01-preview",
    "CertificateAuthority",
    "Completed",
    "Instance and resource group names",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Ssl30",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls11",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA256",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_GCM_SHA256",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA256",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TripleDes168",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls11",
    "ResourceType",
    "Sign in",
    "SystemAssigned,UserAssigned",
    "TripleDes168",
    "attributes",
    "az apim list -o json",
    "child_modules",
    "classes",
    "lastModifiedAt",
    "managementApiUrl",
    "message",
    "nextLink",
    "outboundPublicIPAddresses",
    "outputs",
    "parameters",
    "planned_values",
    "portalUrl",
    "prior_state",
    "privateLinkServiceConnectionState",
    "productionTag",
    "publisher",
    "publisherEmail",
    "publisherName",
    "redaction",
    "resource_changes",
    "root_module",
    "runtimeUrl",
    "scmUrl",
    "shared",
    "staticIPs",
    "subscriptionId",
    "systemData",
    "thumbprint",
    "unreadable",
    "vpnType",
    "vpnconfiguration",
];
