//! Rules that no fixture shows: where each finds something, and the nearest case where it is
//! silent.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::report::{Report, parse_date};
use apim_planner::share::redact::Hide;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A healthy instance, from which the cases below differ.
fn healthy() -> Value {
    json!({
        "id": "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-case/providers/Microsoft.ApiManagement/service/apim-case",
        "name": "apim-case",
        "type": "Microsoft.ApiManagement/service",
        "location": "West Europe",
        "sku": { "name": "Premium", "capacity": 8 },
        "identity": null,
        "zones": null,
        "properties": {
            "provisioningState": "Succeeded",
            "createdAtUtc": "2026-01-10T08:00:00Z",
            "platformVersion": "stv2",
            "virtualNetworkType": "None",
            "publicNetworkAccess": "Enabled",
            "privateEndpointConnections": null,
            "legacyPortalStatus": "Disabled",
            "developerPortalStatus": "Disabled",
            "additionalLocations": null,
            "apiVersionConstraint": { "minApiVersion": "2021-08-01" },
            "customProperties": {},
            "hostnameConfigurations": [],
        },
    })
}

/// Lays one document over another: objects key by key, everything else replaced.
fn lay(under: &mut Value, over: &Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (key, value) in over {
                lay(under.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over.clone(),
    }
}

/// The ids of the findings of the healthy instance with something laid over it.
fn found_with(over: &Value) -> BTreeSet<String> {
    let mut resource = healthy();
    lay(&mut resource, over);
    let report = read(&[resource]).overview();
    report.instances[0].findings.iter().map(|one| one.id.to_string()).collect()
}

/// Custom properties with the common prefix.
fn custom(pairs: &[(&str, &str)]) -> Value {
    let all: serde_json::Map<String, Value> = pairs
        .iter()
        .map(|(key, value)| {
            (format!("Microsoft.WindowsAzure.ApiManagement.{key}"), Value::from(*value))
        })
        .collect();
    json!({ "properties": { "customProperties": all } })
}

/// A custom gateway host name with some properties.
fn host(properties: Value) -> Value {
    let mut host = json!({ "type": "Proxy", "hostName": "api.case.example",
        "certificateSource": "Custom", "certificateStatus": null, "keyVaultId": null });
    lay(&mut host, &properties);
    json!({ "properties": { "hostnameConfigurations": [host] } })
}

/// One document laid over another.
fn lain(under: &Value, over: &Value) -> Value {
    let mut all = under.clone();
    lay(&mut all, over);
    all
}

/// An approved private endpoint would be a finding of its own beside the open public access.
fn endpoint(status: &str) -> Value {
    json!({ "properties": { "privateEndpointConnections": [{ "name": "pe-case",
        "properties": { "privateLinkServiceConnectionState": { "status": status } } }] } })
}

/// A network configuration of a provider.
fn subnet(provider: &str) -> Value {
    json!({ "subnetResourceId": format!("/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-case/providers/{provider}/virtualNetworks/vnet-case/subnets/snet-apim") })
}

/// A state since a moment.
fn changed(state: &str, moment: &str) -> Value {
    json!({ "properties": { "provisioningState": state }, "systemData": { "lastModifiedAt": moment } })
}

/// A minimum API version.
fn minimum(version: &str) -> Value {
    json!({ "properties": { "apiVersionConstraint": { "minApiVersion": version } } })
}

/// User-assigned identities.
fn identities(count: u32) -> Value {
    let all: serde_json::Map<String, Value> = (0..count)
        .map(|number| (format!("/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-case/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-{number}"), json!({})))
        .collect();
    json!({ "identity": { "type": "UserAssigned", "userAssignedIdentities": all } })
}

#[test]
fn each_rule_fires_where_it_should_and_nowhere_else() {
    let expires =
        |day: &str| host(json!({ "certificate": { "expiry": format!("{day}T12:00:00+00:00") } }));
    let second = |more: Value| {
        let mut location = json!({ "location": "North Europe", "platformVersion": "stv2",
            "sku": { "name": "Premium", "capacity": 8 }, "zones": null });
        lay(&mut location, &more);
        json!({ "properties": { "additionalLocations": [location] } })
    };
    let internal = json!({ "properties": { "virtualNetworkType": "Internal" } });
    let portal_on = json!({ "properties": { "developerPortalStatus": "Enabled" } });
    let mut two_hosts = host(json!({}));
    let hosts = two_hosts["properties"]["hostnameConfigurations"].as_array_mut().unwrap();
    hosts.push(lain(&hosts[0], &json!({ "hostName": "partners.case.example" })));
    let cases: Vec<(Value, Option<&str>)> = vec![
        (json!({}), None),
        (custom(&[("Gateway.Security.Protocols.Tls11", "true")]), Some("security/tls10-client")),
        (custom(&[("Gateway.Security.Protocols.Tls11", "false")]), None),
        (custom(&[("Gateway.Security.Backend.Protocols.Ssl30", "True")]), Some("security/ssl30")),
        (custom(&[("Gateway.Security.Backend.Protocols.Ssl30", "False")]), None),
        (
            json!({ "properties": { "legacyPortalStatus": "Enabled" } }),
            Some("security/legacy-portal-enabled"),
        ),
        (
            host(json!({ "type": "Portal", "hostName": "portal.case.example" })),
            Some("security/legacy-portal-enabled"),
        ),
        (json!({ "properties": { "portalUrl": "https://apim-case.portal.azure-api.net" } }), None),
        (
            json!({ "properties": { "publicNetworkAccess": "Disabled" } }),
            Some("security/private-only-without-endpoint"),
        ),
        (
            json!({ "properties": { "publicNetworkAccess": "Disabled",
                "virtualNetworkType": "Internal" } }),
            None,
        ),
        (
            host(json!({ "certificateSource": "KeyVault",
                "keyVaultId": "https://kv.vault.azure.net/secrets/one" })),
            Some("certificate/keyvault-without-identity"),
        ),
        (
            host(json!({ "certificateSource": "KeyVault",
                "keyVaultId": "https://kv.vault.azure.net/secrets/one",
                "identityClientId": "11111111-2222-4333-8444-555555555556" })),
            None,
        ),
        (host(json!({ "certificateStatus": "Failed" })), Some("certificate/status-failed")),
        (host(json!({ "certificateStatus": "Completed" })), None),
        (expires("2026-11-21"), Some("certificate/expired")),
        (expires("2026-11-22"), Some("certificate/expires-30-days")),
        (expires("2026-12-22"), Some("certificate/expires-30-days")),
        (expires("2026-12-23"), Some("certificate/expires-60-days")),
        (expires("2027-01-22"), Some("certificate/expires-90-days")),
        (expires("2027-02-21"), None),
        (
            json!({ "properties": { "certificates": [{ "storeName": "Root",
                "certificate": { "expiry": "2027-01-01T00:00:00Z", "subject": "CN=Case" } }] } }),
            Some("certificate/ca-expiring"),
        ),
        (
            json!({ "properties": { "provisioningState": "Failed" } }),
            Some("operations/provisioning-failed"),
        ),
        (json!({ "properties": { "targetProvisioningState": "Updating" } }), None),
        (json!({ "zones": ["1", "2", "3"] }), Some("reliability/units-not-multiple-of-zones")),
        (json!({ "zones": ["1", "2"] }), None),
        (
            second(json!({ "platformVersion": "undetermined" })),
            Some("reliability/location-without-compute"),
        ),
        (second(json!({})), None),
        (
            second(json!({ "disableGateway": true })),
            Some("reliability/gateway-disabled-in-location"),
        ),
        (
            custom(&[("Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA", "true")]),
            Some("security/weak-ciphers"),
        ),
        (
            custom(&[
                ("Gateway.Security.Ciphers.TripleDes168", "False"),
                ("Gateway.Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "True"),
            ]),
            None,
        ),
        (endpoint("Pending"), Some("security/private-endpoint-not-approved")),
        (endpoint("Rejected"), Some("security/private-endpoint-not-approved")),
        (endpoint("Disconnected"), None),
        (
            second(json!({ "virtualNetworkConfiguration": subnet("Microsoft.Network") })),
            Some("network/mode-differs-between-locations"),
        ),
        (second(json!({ "virtualNetworkConfiguration": null })), None),
        (
            json!({ "properties": { "virtualNetworkType": "External",
                "virtualNetworkConfiguration": subnet("Microsoft.ClassicNetwork") } }),
            Some("network/classic-vnet-subnet"),
        ),
        (
            json!({ "properties": { "virtualNetworkType": "External",
                "virtualNetworkConfiguration": subnet("Microsoft.Network") } }),
            None,
        ),
        (changed("Updating", "2026-11-20T23:00:00Z"), Some("operations/updating-too-long")),
        (changed("Updating", "2026-11-21T23:00:00Z"), None),
        (changed("Succeeded", "2026-11-01T23:00:00Z"), None),
        (json!({ "properties": { "provisioningState": "Updating" } }), None),
        (json!({ "sku": { "capacity": 32 } }), Some("cost/units-above-maximum")),
        (json!({ "sku": { "capacity": 31 } }), Some("cost/units-at-tier-maximum")),
        (minimum("2019-12-01-preview"), Some("security/min-api-version-old")),
        (minimum("2022-08-01"), None),
        (identities(10), Some("security/user-assigned-identities-at-limit")),
        (identities(9), None),
        (host(json!({ "type": "Scm" })), Some("operations/git-custom-host")),
        (host(json!({ "type": "Scm", "hostName": "apim-case.scm.azure-api.net" })), None),
        (
            second(json!({ "sku": { "capacity": 7 } })),
            Some("reliability/secondary-smaller-than-primary"),
        ),
        (second(json!({ "sku": { "capacity": 9 } })), None),
        (
            second(json!({ "sku": { "capacity": 7 }, "disableGateway": true })),
            Some("reliability/gateway-disabled-in-location"),
        ),
        (json!({ "location": "West US" }), Some("reliability/region-without-zones")),
        (json!({ "location": "West US", "name": "apim-case-dev" }), None),
        (json!({ "location": "Mars North" }), None),
        (lain(&second(json!({})), &json!({ "location": "West US" })), None),
        (
            json!({ "properties": { "releaseChannel": "Preview" } }),
            Some("operations/release-channel-preview"),
        ),
        (json!({ "properties": { "releaseChannel": "Default" } }), None),
        (
            host(json!({ "type": "DeveloperPortal" })),
            Some("operations/developer-portal-disabled-with-host"),
        ),
        (lain(&host(json!({ "type": "DeveloperPortal" })), &portal_on), None),
        (json!({ "sku": { "capacity": 4 } }), Some("cost/premium-features-unused")),
        (lain(&json!({ "sku": { "capacity": 4 } }), &two_hosts), None),
        (lain(&json!({ "sku": { "capacity": 4 } }), &internal), None),
        (
            json!({ "sku": { "capacity": 4 }, "properties": { "provisioningState": "Updating" } }),
            None,
        ),
        (
            lain(&json!({ "sku": { "capacity": 2 } }), &internal),
            Some("reliability/automatic-zones-unverifiable"),
        ),
        (lain(&json!({ "sku": { "capacity": 3 } }), &internal), None),
    ];
    // A fact about every classic dedicated tier, which is not what these cases are about.
    let usual: BTreeSet<String> = ["retirement/analytics-dashboard".to_owned()].into();
    for (over, expected) in cases {
        let found: BTreeSet<String> = found_with(&over).difference(&usual).cloned().collect();
        let expected: BTreeSet<String> = expected.map(str::to_owned).into_iter().collect();
        assert_eq!(found, expected, "{over}");
    }
}

#[test]
fn neighbours_on_stv1_are_named_in_any_letter_case() {
    let resource = |name: &str, subnet: &str, platform: &str| {
        let mut one = healthy();
        let id = healthy()["id"].as_str().unwrap().replace("apim-case", name);
        let over = json!({ "id": id, "name": name, "properties": { "platformVersion": platform,
            "virtualNetworkType": "External",
            "virtualNetworkConfiguration": { "subnetResourceId": subnet } } });
        lay(&mut one, &over);
        one
    };
    let subnet = "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/apim";
    let all = json!([
        resource("apim-one", subnet, "stv1"),
        resource("apim-two", &subnet.to_uppercase(), "stv1"),
        resource("apim-three", subnet, "stv2"),
    ]);
    let report = read(&[all]).overview();
    let shared: Vec<Option<&str>> = report
        .instances
        .iter()
        .map(|one| {
            let found = one.findings.iter().find(|one| one.id == "network/stv1-siblings-in-subnet");
            found.map(|found| found.text.as_str())
        })
        .collect();
    assert!(shared[0].unwrap().starts_with("apim-two is"), "{shared:?}");
    assert!(shared[1].unwrap().starts_with("apim-one is"), "{shared:?}");
    assert_eq!(shared[2], None);
}

/// What is found in some exports.
fn read(exports: &[Value]) -> Analysis {
    let files: Vec<_> = exports.iter().map(|one| serde_json::to_vec(one).unwrap()).collect();
    let names = ["first.json", "second.json"];
    let inputs: Vec<_> =
        names.iter().zip(&files).map(|(name, bytes)| Input::new(name, bytes)).collect();
    let options =
        Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp };
    analyze(&inputs, &options)
}

#[test]
fn dns_is_asked_for_when_a_private_address_is_gone() {
    let export = |day: &str, over: Value| {
        let dated = json!({ "systemData": { "lastModifiedAt": format!("{day}T08:00:00Z") },
            "properties": { "virtualNetworkType": "Internal" } });
        lain(&lain(&healthy(), &dated), &json!({ "properties": over }))
    };
    let before = export("2026-10-01", json!({ "privateIPAddresses": ["10.1.0.5"] }));
    let id = "network/internal-dns-follow-up";
    for (now, expected) in [
        (json!({ "privateIPAddresses": ["10.2.0.4"] }), Some("has 10.2.0.4 in this one")),
        (json!({ "privateIPAddresses": null, "virtualNetworkType": "None" }), Some("has none")),
        (json!({ "privateIPAddresses": ["10.1.0.5"] }), None),
        (json!({}), None),
    ] {
        let report = read(&[before.clone(), export("2026-11-01", now.clone())]).overview();
        let found = &report.instances[0].findings;
        let text = found.iter().find(|one| one.id == id).map(|one| one.text.as_str());
        match expected {
            Some(words) => {
                let text = text.unwrap();
                assert!(text.contains("had 10.1.0.5") && text.contains(words), "{text}");
            }
            None => assert_eq!(text, None, "{now}"),
        }
    }
}

#[test]
fn missing_tags_are_a_matter_of_the_fleet() {
    let missing = |report: Report| {
        let with = report.instances.into_iter().enumerate().filter(|(_, one)| {
            one.findings.iter().any(|found| found.id == "operations/tags-missing")
        });
        with.map(|(number, _)| number).collect::<Vec<_>>()
    };
    let fleet = |tags: &[Value]| {
        let all: Vec<Value> = tags
            .iter()
            .enumerate()
            .map(|(number, tags)| {
                let name = format!("apim-{number}");
                let id = healthy()["id"].as_str().unwrap().replace("apim-case", &name);
                lain(&healthy(), &json!({ "id": id, "name": name, "tags": tags }))
            })
            .collect();
        read(&[Value::from(all)])
    };
    let (owner, none) = (json!({ "owner": "orders" }), json!({}));
    let most = fleet(&[owner.clone(), none.clone(), owner.clone()]);
    assert_eq!(missing(most.redacted(&Hide::default()).analysis.overview()), [1]);
    assert_eq!(missing(most.overview()), [1]);
    for few in [vec![owner.clone(), none.clone(), none.clone()], vec![owner, none.clone()]] {
        assert!(missing(fleet(&few).overview()).is_empty());
    }
    assert!(missing(fleet(&[none]).overview()).is_empty());
}

#[test]
fn a_service_level_is_said_where_it_is_known() {
    let second = |platform: &str| {
        json!({ "properties": { "additionalLocations": [{ "location": "North Europe",
            "platformVersion": platform, "sku": { "name": "Premium", "capacity": 8 } }] } })
    };
    for (over, expected) in [
        (json!({}), "99.95 %"),
        (second("stv2"), "99.99 %"),
        (second("stv1"), "None"),
        (second("stv9"), "Not known"),
        (json!({ "properties": { "platformVersion": null } }), "Not known"),
        (json!({ "properties": { "additionalLocations": "unreadable" } }), "Not known"),
        (json!({ "sku": { "name": "Developer", "capacity": 1 } }), "None"),
        (json!({ "sku": { "name": "StandardV2" } }), "99.95 %"),
        (json!({ "sku": { "name": "Isolated" } }), "Not known"),
        (json!({ "sku": { "name": "Titanium" } }), "Not known"),
    ] {
        let report = read(&[lain(&healthy(), &over)]).overview();
        let fact = report.instances[0].facts.iter().find(|fact| fact.id == "serviceLevel").unwrap();
        assert_eq!(fact.value, expected, "{over}");
        assert_eq!(fact.known, expected != "Not known");
    }
}
