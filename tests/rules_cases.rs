//! Rules that no fixture shows: where each finds something, and the nearest case where it is
//! silent.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::report::parse_date;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A healthy instance, from which the cases below differ.
fn healthy() -> Value {
    json!({
        "id": "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-case/providers/Microsoft.ApiManagement/service/apim-case",
        "name": "apim-case",
        "type": "Microsoft.ApiManagement/service",
        "location": "West Europe",
        "sku": { "name": "Premium", "capacity": 2 },
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
    let bytes = serde_json::to_vec(&resource).unwrap();
    let options =
        Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp };
    let report = analyze(&[Input::new("case.json", &bytes)], &options).overview();
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

#[test]
fn each_rule_fires_where_it_should_and_nowhere_else() {
    let expires =
        |day: &str| host(json!({ "certificate": { "expiry": format!("{day}T12:00:00+00:00") } }));
    let second = |more: Value| {
        let mut location = json!({ "location": "North Europe", "platformVersion": "stv2",
            "sku": { "name": "Premium", "capacity": 2 }, "zones": null });
        lay(&mut location, &more);
        json!({ "properties": { "additionalLocations": [location] } })
    };
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
    let bytes = serde_json::to_vec(&all).unwrap();
    let options =
        Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp };
    let report = analyze(&[Input::new("fleet.json", &bytes)], &options).overview();
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
