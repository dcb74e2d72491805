//! The fleet as the Azure CLI, PowerShell and the SDKs write it.

use super::writers::{array, documents, of_id};
use serde_json::{Map, Value, json};

/// Objects whose keys are not names of properties.
const MAPS: [&str; 3] = ["tags", "customProperties", "userAssignedIdentities"];

/// The same value with other names.
fn renamed(value: &Value, name: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| renamed(item, name)).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| {
                let map = MAPS.contains(&key.as_str());
                (name(key), if map { value.clone() } else { renamed(value, name) })
            })
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

/// The same value without members that are `null`.
fn stripped(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(stripped).collect(),
        Value::Object(members) => members
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key.clone(), stripped(value)))
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

/// Everything of `properties` at the top.
fn lifted(one: &Value) -> Value {
    let mut all = one.as_object().unwrap().clone();
    let Some(Value::Object(properties)) = all.remove("properties") else { unreachable!() };
    all.extend(properties);
    // What is nested in a private endpoint connection is lifted as well.
    if let Some(Value::Array(connections)) = all.get_mut("privateEndpointConnections") {
        for connection in connections {
            *connection = lifted(connection);
        }
    }
    all.into()
}

fn cli(fleet: &[Value]) -> Vec<Value> {
    fleet
        .iter()
        .map(|one| {
            let mut one = lifted(one);
            one["resourceGroup"] = json!(of_id(&one, "resourceGroups"));
            renamed(&one, &|key| key.replace("IPAddresses", "IpAddresses"))
        })
        .collect()
}

pub(crate) fn az_apim_list(fleet: &[Value]) -> String {
    array(&cli(fleet))
}

pub(crate) fn az_apim_show(fleet: &[Value]) -> String {
    documents(&cli(fleet))
}

/// The envelope of a generic resource; whether `systemData` is in it is not confirmed.
fn generic(fleet: &[Value], with_properties: bool) -> Vec<Value> {
    fleet
        .iter()
        .map(|one| {
            let mut one = one.clone();
            let group = json!(of_id(&one, "resourceGroups"));
            let members = one.as_object_mut().unwrap();
            members.remove("systemData");
            if !with_properties {
                members.remove("properties");
            }
            for (key, value) in
                [("resourceGroup", group), ("kind", Value::Null), ("managedBy", Value::Null)]
            {
                members.insert(key.to_owned(), value);
            }
            one
        })
        .collect()
}

pub(crate) fn az_resource_show(fleet: &[Value]) -> String {
    documents(&generic(fleet, true))
}

pub(crate) fn az_resource_list(fleet: &[Value]) -> String {
    array(&generic(fleet, false))
}

pub(crate) fn get_az_resource(fleet: &[Value]) -> String {
    let all: Vec<Value> = fleet
        .iter()
        .map(|one| {
            json!({
                "ResourceId": one["id"], "Id": one["id"], "Identity": pascal(&one["identity"]),
                "Kind": null, "Location": one["location"], "ManagedBy": null,
                "ResourceName": one["name"], "Name": one["name"], "Plan": null,
                "Properties": one["properties"],
                "ResourceGroupName": of_id(one, "resourceGroups"), "Type": one["type"],
                "ResourceType": one["type"],
                "Sku": { "Name": one["sku"]["name"], "Tier": null, "Size": null, "Family": null,
                         "Model": null, "Capacity": one["sku"]["capacity"] },
                "Tags": one["tags"], "SubscriptionId": of_id(one, "subscriptions"),
                "Zones": one["zones"],
            })
        })
        .collect();
    array(&all)
}

fn pascal(value: &Value) -> Value {
    renamed(value, &|key| {
        let (first, rest) = key.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    })
}

/// `Get-AzApiManagement`: what the class has members for.
pub(crate) fn get_az_api_management(fleet: &[Value]) -> String {
    let settings = |properties: &Value, part: &str| -> Value {
        let prefix = format!("Microsoft.WindowsAzure.ApiManagement.Gateway.{part}.");
        let all = properties["customProperties"].as_object().unwrap().iter();
        all.filter_map(|(key, value)| Some((key.strip_prefix(&prefix)?.to_owned(), value.clone())))
            .collect::<Map<_, _>>()
            .into()
    };
    let host = |host: &Value| {
        json!({
            "Hostname": host["hostName"], "HostnameType": host["type"],
            "KeyVaultId": host["keyVaultId"], "DefaultSslBinding": host["defaultSslBinding"],
            "NegotiateClientCertificate": host["negotiateClientCertificate"],
            "CertificateInformation": pascal(&host["certificate"]),
            "CertificateSource": host["certificateSource"], "CertificateStatus": null,
        })
    };
    let all: Vec<Value> = fleet
        .iter()
        .map(|one| {
            let properties = &one["properties"];
            let regions: Value = match &properties["additionalLocations"] {
                Value::Array(all) => all
                    .iter()
                    .map(|location| {
                        json!({
                            "Location": location["location"], "Sku": location["sku"]["name"],
                            "Capacity": location["sku"]["capacity"],
                            "RuntimeRegionalUrl": location["gatewayRegionalUrl"],
                            "PublicIPAddresses": location["publicIPAddresses"],
                            "PrivateIPAddresses": location["privateIPAddresses"],
                            "Zone": location["zones"], "DisableGateway": location["disableGateway"],
                            "PublicIpAddressId": null,
                            "PlatformVersion": location["platformVersion"],
                            "VirtualNetwork": pascal(&location["virtualNetworkConfiguration"]),
                        })
                    })
                    .collect(),
                _ => Value::Null,
            };
            let mut row = json!({
                "Id": one["id"], "Name": one["name"], "Location": one["location"],
                "Tags": one["tags"], "ResourceGroupName": of_id(one, "resourceGroups"),
                "Sku": one["sku"]["name"], "Capacity": one["sku"]["capacity"],
                "CreatedTimeUtc": properties["createdAtUtc"],
                "OrganizationName": properties["publisherName"],
                "PublisherEmail": properties["publisherEmail"],
                "NotificationSenderEmail": properties["notificationSenderEmail"],
                "ProvisioningState": properties["provisioningState"],
                "RuntimeUrl": properties["gatewayUrl"],
                "RuntimeRegionalUrl": properties["gatewayRegionalUrl"],
                "DeveloperPortalUrl": properties["developerPortalUrl"],
                "PublicIPAddresses": properties["publicIPAddresses"],
                "PrivateIPAddresses": properties["privateIPAddresses"],
                "VpnType": properties["virtualNetworkType"],
                "VirtualNetwork": pascal(&properties["virtualNetworkConfiguration"]),
                "AdditionalRegions": regions,
                "ProxyCustomHostnameConfiguration": [host(&properties["hostnameConfigurations"][0])],
                "ManagementCustomHostnameConfiguration":
                    host(&properties["hostnameConfigurations"][1]),
                "SystemCertificates": [{
                    "StoreName": properties["certificates"][0]["storeName"],
                    "CertificateInformation":
                        pascal(&properties["certificates"][0]["certificate"]) }],
                "SslSetting": {
                    "FrontendProtocol": settings(properties, "Security.Protocols"),
                    "BackendProtocol": settings(properties, "Security.Backend.Protocols"),
                    "CipherSuite": settings(properties, "Security.Ciphers"),
                    "ServerProtocol": settings(properties, "Protocols.Server") },
                "Identity": { "Type": one["identity"]["type"],
                              "UserAssignedIdentity": one["identity"]["userAssignedIdentities"] },
                "EnableClientCertificate": properties["enableClientCertificate"],
                "DisableGateway": properties["disableGateway"],
                "PublicNetworkAccess": properties["publicNetworkAccess"],
                "PublicIpAddressId": properties["publicIpAddressId"],
                "PrivateEndpointConnections": pascal(&properties["privateEndpointConnections"]),
                "Zone": one["zones"],
                "MinimalControlPlaneApiVersion": properties["apiVersionConstraint"]["minApiVersion"],
            });
            if let Some(platform) = properties.get("platformVersion") {
                row["PlatformVersion"] = platform.clone();
            }
            row
        })
        .collect();
    array(&all)
}

pub(crate) fn python(fleet: &[Value]) -> String {
    let snake = |key: &str| {
        let letters: Vec<char> = key.chars().collect();
        let mut out = String::new();
        for (index, letter) in letters.iter().enumerate() {
            let after_small = index > 0 && letters[index - 1].is_lowercase();
            let before_small =
                index > 0 && letters.get(index + 1).is_some_and(|next| next.is_lowercase());
            if letter.is_uppercase() && (after_small || before_small) {
                out.push('_');
            }
            out.extend(letter.to_lowercase());
        }
        out
    };
    let all: Vec<Value> =
        fleet.iter().map(|one| renamed(&stripped(&lifted(one)), &snake)).collect();
    array(&all)
}

pub(crate) fn javascript(fleet: &[Value]) -> String {
    array(&fleet.iter().map(|one| stripped(&lifted(one))).collect::<Vec<_>>())
}

pub(crate) fn dotnet(fleet: &[Value]) -> String {
    array(&fleet.iter().map(|one| pascal(&lifted(one))).collect::<Vec<_>>())
}
