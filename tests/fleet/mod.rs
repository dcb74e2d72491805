//! Twelve instances of one logical fleet, in the form of the REST API, and what is asked of them.

pub(crate) mod tools;
pub(crate) mod writers;

use apim_planner::model::{Capacity, Field, Instance, Location, Written};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Subscription of the fleet.
const SUBSCRIPTION: &str = "11111111-2222-3333-4444-555555550051";

/// What the instances differ in.
struct Member {
    name: &'static str,
    sku: &'static str,
    capacity: u32,
    location: &'static str,
    platform: &'static str,
    network: &'static str,
    zones: &'static [&'static str],
    /// Region, platform, zones.
    others: &'static [(&'static str, &'static str, &'static [&'static str])],
}

const MEMBERS: [Member; 12] = [
    member("fulmar-dev", "Developer", 1, "West Europe", "stv1", "Internal"),
    member("fulmar-basic", "Basic", 2, "North Europe", "stv2", "None"),
    member("fulmar-gov", "Standard", 1, "USGov Virginia", "stv2.1", "None"),
    Member {
        zones: &["1", "2", "3"],
        ..member("fulmar-zones", "Premium", 3, "UK South", "stv2", "External")
    },
    Member {
        others: &[("North Europe", "stv1", &[]), ("East US", "stv2.1", &["1", "2"])],
        ..member("fulmar-mixed", "Premium", 2, "West Europe", "stv2", "External")
    },
    Member {
        others: &[("China North 2", "undetermined", &[])],
        ..member("fulmar-china", "Premium", 1, "China East 2", "stv1", "Internal")
    },
    member("fulmar-basic-v2", "BasicV2", 1, "East US", "undetermined", "None"),
    member("fulmar-standard-v2", "StandardV2", 1, "West Europe", "undetermined", "External"),
    member("fulmar-premium-v2", "PremiumV2", 2, "West Europe", "", "Internal"),
    member("fulmar-consumption", "Consumption", 0, "West Europe", "mtv1", "None"),
    member("fulmar-isolated", "Isolated", 1, "East US", "stv2", "None"),
    member("fulmar-silent", "Standard", 1, "North Europe", "", "None"),
];

const fn member(
    name: &'static str,
    sku: &'static str,
    capacity: u32,
    location: &'static str,
    platform: &'static str,
    network: &'static str,
) -> Member {
    Member { name, sku, capacity, location, platform, network, zones: &[], others: &[] }
}

fn subnet(member: &Member, region: &str) -> Value {
    if member.network == "None" {
        return Value::Null;
    }
    json!({ "subnetResourceId": format!(
        "/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/\
         virtualNetworks/vnet-{}/subnets/{}",
        region.replace(' ', "").to_lowercase(), member.name,
    ) })
}

/// The cloud's suffix of a default host name.
fn suffix(member: &Member) -> &'static str {
    if member.location.starts_with("USGov") {
        "azure-api.us"
    } else if member.location.starts_with("China") {
        "azure-api.cn"
    } else {
        "azure-api.net"
    }
}

/// The fleet as the REST API answers it.
pub(crate) fn fleet() -> Vec<Value> {
    MEMBERS.iter().enumerate().map(|(index, member)| resource(index, member)).collect()
}

fn resource(index: usize, member: &Member) -> Value {
    let name = member.name;
    let host = format!("{name}.{}", suffix(member));
    let internal = member.network == "Internal";
    let zones = if member.zones.is_empty() { Value::Null } else { json!(member.zones) };
    let additional: Vec<Value> = member
        .others
        .iter()
        .enumerate()
        .map(|(at, (region, platform, zones))| {
            json!({
                "location": region,
                "sku": { "name": member.sku, "capacity": at + 1 },
                "zones": if zones.is_empty() { Value::Null } else { json!(zones) },
                "publicIPAddresses": [format!("198.51.100.{}", 10 * index + at)],
                "privateIPAddresses":
                    if internal { json!([format!("10.8.{index}.{at}")]) } else { Value::Null },
                "virtualNetworkConfiguration": subnet(member, region),
                "gatewayRegionalUrl": format!("https://{name}-{at}.regional.{}", suffix(member)),
                "disableGateway": at == 1,
                "publicIpAddressId": null,
                "platformVersion": platform,
                "natGatewayState": "Disabled",
                "outboundPublicIPAddresses": [format!("203.0.113.{}", 10 * index + at)],
            })
        })
        .collect();
    let key = |name: &str| format!("Microsoft.WindowsAzure.ApiManagement.{name}");
    let mut properties = json!({
        "publisherEmail": "owner@fulmar.example",
        "publisherName": "Fulmar",
        "notificationSenderEmail": "apimgmt-noreply@mail.windowsazure.com",
        "provisioningState": "Succeeded",
        "targetProvisioningState": "",
        "createdAtUtc": format!("20{}-08-31T08:13:43.0623636Z", 14 + index),
        "gatewayUrl": format!("https://{host}"),
        "gatewayRegionalUrl": format!("https://{name}-01.regional.{}", suffix(member)),
        "developerPortalUrl": format!("https://{name}.developer.{}", suffix(member)),
        "hostnameConfigurations": [
            { "type": "Proxy", "hostName": host, "certificateSource": "BuiltIn",
              "certificate": null, "defaultSslBinding": true,
              "negotiateClientCertificate": false },
            { "type": "Management", "hostName": format!("manage.{name}.example"),
              "certificateSource": "KeyVault", "defaultSslBinding": false,
              "keyVaultId": "https://kv-fulmar.vault.azure.net/secrets/manage",
              "certificate": { "expiry": "2027-03-01T00:00:00+00:00", "subject": "CN=manage",
                               "thumbprint": "AA" },
              "negotiateClientCertificate": true },
        ],
        "publicIPAddresses": [format!("192.0.2.{}", 10 + index)],
        "privateIPAddresses":
            if internal { json!([format!("10.7.0.{index}")]) } else { Value::Null },
        "additionalLocations": if additional.is_empty() { Value::Null } else { json!(additional) },
        "virtualNetworkConfiguration": subnet(member, member.location),
        "virtualNetworkType": member.network,
        "customProperties": {
            key("Gateway.Security.Protocols.Tls10"): "False",
            key("Gateway.Security.Backend.Protocols.Ssl30"): "True",
            key("Gateway.Security.Ciphers.TripleDes168"): "False",
            key("Gateway.Protocols.Server.Http2"): "True",
            key("Stv2MigrationPreCreatedIps"): "192.0.2.99",
        },
        "certificates": [ { "storeName": "Root", "certificate": {
            "expiry": "2028-01-01T00:00:00Z", "subject": "CN=Root", "thumbprint": "BB" } } ],
        "disableGateway": false,
        "enableClientCertificate": member.sku == "Consumption",
        "apiVersionConstraint": { "minApiVersion": "2021-08-01" },
        "publicIpAddressId": null,
        "publicNetworkAccess": "Enabled",
        "privateEndpointConnections": null,
        "natGatewayState": "Disabled",
        "outboundPublicIPAddresses": [format!("203.0.113.{}", 200 + index)],
        "configurationApi": { "legacyApi": "Enabled" },
        "developerPortalStatus": "Enabled",
        "legacyPortalStatus": "Disabled",
        "releaseChannel": "Default",
        "zoneRedundant": member.sku.ends_with("V2"),
    });
    let set = properties.as_object_mut().unwrap();
    if !member.platform.is_empty() {
        set.insert("platformVersion".to_owned(), json!(member.platform));
    }
    if name == "fulmar-gov" {
        set.insert("publicNetworkAccess".to_owned(), json!("Disabled"));
        set.insert(
            "privateEndpointConnections".to_owned(),
            json!([{ "name": "pe-fulmar", "properties": {
                "privateLinkServiceConnectionState": { "status": "Approved" } } }]),
        );
    }
    if name == "fulmar-zones" {
        let id = format!(
            "/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/\
             publicIPAddresses/pip-fulmar"
        );
        set.insert("publicIpAddressId".to_owned(), json!(id));
    }
    json!({
        "id": format!("/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-fulmar/providers/\
                       Microsoft.ApiManagement/service/{name}"),
        "name": name,
        "type": "Microsoft.ApiManagement/service",
        "tags": { "env": if name.ends_with("dev") { "dev" } else { "prd" } },
        "location": member.location,
        "sku": { "name": member.sku, "capacity": member.capacity },
        "identity": { "type": "UserAssigned", "principalId": null, "userAssignedIdentities": {
            "/subscriptions/s/resourceGroups/r/providers/Microsoft.ManagedIdentity/\
             userAssignedIdentities/id-fulmar": {} } },
        "zones": zones,
        "systemData": { "lastModifiedAt": "2026-10-01T10:00:00.1234567Z" },
        "properties": properties,
    })
}

fn text<T>(field: &Field<T>, shown: impl Fn(&T) -> String) -> String {
    match field {
        Field::Known(value, _) => shown(value),
        Field::Null(_) => "null".to_owned(),
        Field::Absent => "absent".to_owned(),
        Field::Unreadable(raw, _) => format!("unreadable {raw}"),
    }
}

fn plain(field: &Field<String>) -> String {
    text(field, String::clone)
}

fn named<T>(field: &Field<Written<T>>) -> String {
    text(field, |written| written.raw.clone())
}

fn list(field: &Field<Vec<String>>) -> String {
    text(field, |items| items.join(","))
}

/// The answers to every question that the model allows, by name.
pub(crate) type Facts = BTreeMap<String, String>;

/// What an instance says.
pub(crate) fn facts(one: &Instance) -> Facts {
    let mut facts = Facts::new();
    let mut add = |name: &str, value: String| {
        assert!(facts.insert(name.to_owned(), value).is_none(), "{name} is there twice");
    };
    add("id", text(&one.id, |id| id.raw.to_lowercase()));
    add("name", plain(&one.name));
    add("subscription", one.subscription.clone().unwrap_or_else(|| "absent".to_owned()));
    let group = one.resource_group.as_ref().map(|group| group.to_lowercase());
    add("resourceGroup", group.unwrap_or_else(|| "absent".to_owned()));
    add("tags", text(&one.tags, |tags| format!("{tags:?}")));
    add("identity", text(&one.identity, |id| format!("{} {:?}", id.kind, id.user_assigned)));
    add("apiVersion", plain(&one.api_version));
    add("lastModified", text(&one.last_modified, |at| at.utc.to_string()));
    add("created", text(&one.created, |at| at.utc.to_string()));
    add("provisioningState", named(&one.provisioning_state));
    add("targetProvisioningState", plain(&one.target_provisioning_state));
    add("publisherEmail", plain(&one.publisher_email));
    add("publisherName", plain(&one.publisher_name));
    add("notificationSender", plain(&one.notification_sender));
    add("gatewayUrl", plain(&one.gateway_url));
    add("developerPortalUrl", plain(&one.developer_portal_url));
    add("network", named(&one.virtual_network_type));
    add("publicNetworkAccess", named(&one.public_network_access));
    add(
        "privateEndpoints",
        text(&one.private_endpoints, |all| {
            all.iter()
                .map(|each| format!("{} {}", plain(&each.name), named(&each.status)))
                .collect()
        }),
    );
    let hosts = |shown: &dyn Fn(&apim_planner::model::HostName) -> String| {
        text(&one.hosts, |all| {
            let mut all: Vec<String> = all.iter().map(shown).collect();
            all.sort();
            all.join("; ")
        })
    };
    add(
        "hosts",
        hosts(&|host| {
            format!(
                "{} {} {} {} {}",
                named(&host.host_type),
                plain(&host.name),
                named(&host.source),
                text(&host.key_vault_id, |id| id.clone()).replace("absent", "null"),
                text(&host.negotiate_client_certificate, bool::to_string),
            )
        }),
    );
    let certificate = |one: &Field<apim_planner::model::Certificate>| {
        text(one, |certificate| text(&certificate.expiry, |expiry| expiry.date().to_string()))
    };
    let of_hosts = hosts(&|host| certificate(&host.certificate));
    let none = of_hosts.split("; ").all(|one| one == "absent");
    // A tool that leaves out what is null does so in a list as well.
    let of_hosts = if none { "absent".to_owned() } else { of_hosts.replace("absent", "null") };
    add("hostCertificates", of_hosts);
    add(
        "certificates",
        text(&one.ca_certificates, |all| {
            all.iter()
                .map(|ca| format!("{} {}", plain(&ca.store), certificate(&ca.certificate)))
                .collect()
        }),
    );
    // Keys of the gateway are settings that several tools have names for; of others they have none.
    let settings = |gateway: bool| {
        text(&one.custom_properties, |all| {
            let mut all: Vec<String> = all
                .entries()
                .iter()
                .filter(|(key, _)| key.contains(".Gateway.") == gateway)
                .map(|(key, value)| format!("{key}={}", plain(value).to_lowercase()))
                .collect();
            all.sort();
            if all.is_empty() { "absent".to_owned() } else { all.join("; ") }
        })
    };
    add("gatewaySettings", settings(true));
    add("otherSettings", settings(false));
    add("minApiVersion", plain(&one.min_api_version));
    add("legacyConfigurationApi", named(&one.legacy_configuration_api));
    add("developerPortalStatus", named(&one.developer_portal_status));
    add("legacyPortalStatus", named(&one.legacy_portal_status));
    add("clientCertificate", text(&one.client_certificate, bool::to_string));
    add("releaseChannel", plain(&one.release_channel));
    add("zoneRedundant", text(&one.zone_redundant, bool::to_string));
    add("additional", text(&one.additional, |all| all.len().to_string()));
    location(&one.primary, "", &mut add);
    for (index, other) in one.additional.items().iter().enumerate() {
        location(other, &format!("additional.{index}."), &mut add);
    }
    facts
}

fn location(one: &Location, prefix: &str, add: &mut impl FnMut(&str, String)) {
    let mut add = |name: &str, value: String| add(&format!("{prefix}{name}"), value);
    // Resource Graph and Terraform write the short name of a region.
    add("location", plain(&one.name).replace(' ', "").to_lowercase());
    add("sku", named(&one.sku));
    add(
        "capacity",
        text(&one.capacity, |capacity| match capacity {
            Capacity::Units(units) => units.to_string(),
            Capacity::Expression(text) => text.clone(),
        }),
    );
    add("platform", named(&one.platform));
    add("zones", list(&one.zones));
    add("subnet", text(&one.subnet, |subnet| subnet.raw.clone()));
    add("publicIps", list(&one.public_ips));
    add("privateIps", list(&one.private_ips));
    add("outboundIps", list(&one.outbound_ips));
    add("publicIpId", plain(&one.public_ip_id));
    add("natGateway", plain(&one.nat_gateway));
    add("gatewayDisabled", text(&one.gateway_disabled, bool::to_string));
    add("regionalUrl", plain(&one.regional_url));
}
