//! Instances for scripts and papers: invented, as an export shows them.

use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::report::parse_date;
use serde_json::{Value, json};

/// Names that try to leave their quotes, their line, or their place, in any of the languages.
pub(crate) const HOSTILE: [&str; 16] = [
    "'; touch owned; '",
    "$(touch owned)",
    "`touch owned`",
    "a\ntouch owned",
    "a\r\nDELETE {{host}}{{id}}",
    "a\u{202e}b\u{2066}c",
    "'\\''\"\\",
    "${file(\"x\")}",
    "%{ for x in y }",
    "{{$processEnv HOME}}",
    "\u{2019}; touch owned; \u{2018}",
    "\u{412}\u{2018}\u{201b}\u{201a}",
    "#> ; touch owned",
    "*/ touch owned /*",
    "-rf",
    "| cell \\",
];

/// A service in West Europe, Premium with two units, to be changed at will.
pub(crate) fn instance(platform: &str, network: &str, change: impl Fn(&mut Value)) -> Value {
    let mut made = json!({
        "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-orders/providers/Microsoft.ApiManagement/service/apim-orders",
        "name": "apim-orders", "type": "Microsoft.ApiManagement/service",
        "location": "West Europe", "sku": { "name": "Premium", "capacity": 2 },
        "identity": null, "zones": null, "tags": { "env": "production" },
        "systemData": { "lastModifiedAt": "2026-11-09T06:18:22Z" },
        "properties": {
            "provisioningState": "Succeeded", "platformVersion": platform,
            "virtualNetworkType": network, "createdAtUtc": "2021-03-15T00:00:00Z",
            "publicIPAddresses": ["203.0.113.10"], "privateIPAddresses": null,
            "hostnameConfigurations": [
                { "type": "Proxy", "hostName": "apim-orders.azure-api.net" },
                { "type": "Proxy", "hostName": "api.orders.example" },
            ],
            "customProperties": {
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10": "False",
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2": "True",
            },
            "additionalLocations": null,
            "apiVersionConstraint": { "minApiVersion": "2021-08-01" },
        },
    });
    if network != "None" {
        made["properties"]["virtualNetworkConfiguration"] =
            json!({ "subnetResourceId": subnet("snet-apim") });
    }
    if network == "Internal" {
        made["properties"]["privateIPAddresses"] = json!(["10.40.8.5"]);
    }
    change(&mut made);
    made
}

/// The id of a subnet.
pub(crate) fn subnet(name: &str) -> String {
    format!(
        "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet-a/subnets/{name}"
    )
}

fn custom(instance: &mut Value, key: &str, value: &str) {
    let key = format!("Microsoft.WindowsAzure.ApiManagement.{key}");
    instance["properties"]["customProperties"][key] = value.into();
}

/// On stv1, moved by one call.
pub(crate) fn migrated(network: &str) -> Value {
    instance("stv1", network, |one| custom(one, "Stv2MigrationPreCreatedIps", "198.51.100.7"))
}

/// On stv1 in one of two locations, moved in the portal.
pub(crate) fn mixed() -> Value {
    instance("stv2", "External", |one| {
        one["properties"]["additionalLocations"] = json!([{
            "location": "North Europe", "sku": { "name": "Premium", "capacity": 1 },
            "platformVersion": "stv1", "publicIPAddresses": ["203.0.113.20"],
            "virtualNetworkConfiguration": { "subnetResourceId": subnet("snet-north") },
        }]);
    })
}

/// Two in one subnet.
pub(crate) fn neighbours() -> Value {
    let one = instance("stv1", "External", |one| {
        one["sku"] = json!({ "name": "Developer", "capacity": 1 })
    });
    let mut other = one.clone();
    other["id"] = one["id"].as_str().unwrap().replace("apim-orders", "apim-other").into();
    other["name"] = "apim-other".into();
    other["properties"]["publicIPAddresses"] = json!(["203.0.113.11"]);
    json!([one, other])
}

/// Blocked after an automatic migration.
pub(crate) fn blocked() -> Value {
    instance("stv2", "None", |one| custom(one, "Service.Disabled", "True"))
}

/// On stv2, with old protocols on.
pub(crate) fn maintained() -> Value {
    instance("stv2", "None", |one| custom(one, "Gateway.Security.Protocols.Tls10", "True"))
}

/// On a platform that the export does not tell.
pub(crate) fn unknown() -> Value {
    instance("stv1", "None", |one| {
        one["properties"].as_object_mut().unwrap().remove("platformVersion");
        one["properties"].as_object_mut().unwrap().remove("publicIPAddresses");
    })
}

/// On stv1 in two locations, with every name the given one.
pub(crate) fn hostile(name: &str, network: &str) -> Value {
    instance("stv1", network, |one| {
        one["name"] = name.into();
        one["id"] = format!("/subscriptions/{name}/resourceGroups/{name}/providers/Microsoft.ApiManagement/service/{name}").into();
        one["location"] = name.into();
        one["sku"]["capacity"] = name.into();
        one["tags"] = json!({ name: name });
        one["properties"]["publicIPAddresses"] = json!([name]);
        one["properties"]["privateIPAddresses"] = json!([name]);
        one["properties"]["gatewayUrl"] = name.into();
        one["properties"]["hostnameConfigurations"] =
            json!([{ "type": "Proxy", "hostName": name }]);
        custom(one, "Stv2MigrationPreCreatedIps", name);
        custom(one, name, name);
        let region = format!("{name} 2");
        one["properties"]["additionalLocations"] = json!([{
            "location": region, "sku": { "name": "Premium", "capacity": 1 },
            "platformVersion": "stv1", "publicIPAddresses": [name], "privateIPAddresses": [name],
            "virtualNetworkConfiguration": { "subnetResourceId": subnet(name) },
        }]);
    })
}

/// Blocked or with old protocols on, with hostile custom properties.
pub(crate) fn hostile_settings(name: &str, blocked: bool) -> Value {
    let mut made = if blocked { self::blocked() } else { maintained() };
    made["name"] = name.into();
    custom(&mut made, name, name);
    made
}

/// Reads and judges.
pub(crate) fn read(instance: &Value) -> Analysis {
    let options =
        Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp };
    analyze(&[Input::new("export.json", instance.to_string().as_bytes())], &options)
}
