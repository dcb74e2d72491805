//! The fleet in the forms of the REST API, of Resource Graph, of templates and of Terraform.

use serde_json::{Map, Value, json};

pub(crate) fn text(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

/// One document after another.
pub(crate) fn documents(all: &[Value]) -> String {
    all.iter().map(text).collect::<Vec<_>>().join("\n")
}

pub(crate) fn arm_list(fleet: &[Value]) -> String {
    text(&json!({ "value": fleet }))
}

pub(crate) fn array(all: &[Value]) -> String {
    text(&Value::from(all.to_vec()))
}

pub(crate) fn recording(fleet: &[Value]) -> String {
    text(&json!({
        "parameters": { "api-version": "2024-05-01" },
        "responses": { "200": { "body": { "value": fleet } } },
    }))
}

/// A part of an id after the name of another part.
pub(crate) fn of_id<'v>(one: &'v Value, name: &str) -> &'v str {
    let mut parts = one["id"].as_str().unwrap().split('/');
    parts.find(|part| *part == name);
    parts.next().unwrap()
}

/// A row of the table `resources`, which has no `systemData`.
pub(crate) fn graph_row(one: &Value) -> Value {
    let short = |value: &Value| json!(value.as_str().unwrap().replace(' ', "").to_lowercase());
    json!({
        "id": one["id"], "name": one["name"], "type": "microsoft.apimanagement/service",
        "tenantId": "11111111-2222-3333-4444-555555550099", "kind": "",
        "location": short(&one["location"]),
        "resourceGroup": of_id(one, "resourceGroups").to_lowercase(),
        "subscriptionId": of_id(one, "subscriptions"), "managedBy": "",
        "sku": one["sku"], "plan": null, "properties": one["properties"],
        "tags": one["tags"], "identity": one["identity"], "zones": one["zones"],
        "extendedLocation": null,
    })
}

fn graph_rows(fleet: &[Value]) -> Vec<Value> {
    fleet.iter().map(graph_row).collect()
}

pub(crate) fn graph(fleet: &[Value]) -> String {
    let rows = graph_rows(fleet);
    text(&json!({
        "count": rows.len(), "data": rows, "skip_token": null, "total_records": fleet.len(),
    }))
}

pub(crate) fn graph_powershell(fleet: &[Value]) -> String {
    array(&graph_rows(fleet))
}

const COLUMNS: [&str; 12] = [
    "id",
    "name",
    "type",
    "tenantId",
    "location",
    "resourceGroup",
    "subscriptionId",
    "sku",
    "properties",
    "tags",
    "identity",
    "zones",
];

pub(crate) fn graph_table(fleet: &[Value]) -> String {
    let columns: Vec<Value> =
        COLUMNS.iter().map(|name| json!({ "name": name, "type": "object" })).collect();
    let rows: Vec<Value> = graph_rows(fleet)
        .iter()
        .map(|row| COLUMNS.iter().map(|name| row[name].clone()).collect())
        .collect();
    text(&json!({
        "totalRecords": fleet.len(), "count": fleet.len(), "resultTruncated": "false",
        "data": { "columns": columns, "rows": rows },
    }))
}

pub(crate) fn graph_csv(fleet: &[Value]) -> String {
    let mut out = COLUMNS.join(",");
    for row in graph_rows(fleet) {
        let cells: Vec<String> = COLUMNS
            .iter()
            .map(|name| match &row[name] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                value => value.to_string(),
            })
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect();
        out.push_str("\r\n");
        out.push_str(&cells.join(","));
    }
    out
}

/// What can be wanted of a service: everything that the provider does not fill in.
fn wanted(one: &Value, read_only: &[&str]) -> Value {
    let members = one.as_object().unwrap().iter();
    members
        .filter(|(key, _)| !read_only.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect::<Map<_, _>>()
        .into()
}

pub(crate) fn template(fleet: &[Value]) -> String {
    let resources: Vec<Value> = fleet
        .iter()
        .map(|one| {
            let mut properties = wanted(
                &one["properties"],
                &[
                    "provisioningState",
                    "targetProvisioningState",
                    "createdAtUtc",
                    "gatewayUrl",
                    "gatewayRegionalUrl",
                    "developerPortalUrl",
                    "publicIPAddresses",
                    "privateIPAddresses",
                    "platformVersion",
                    "outboundPublicIPAddresses",
                    "privateEndpointConnections",
                ],
            );
            for host in properties["hostnameConfigurations"].as_array_mut().unwrap() {
                host.as_object_mut().unwrap().remove("certificate");
            }
            if let Some(locations) = properties["additionalLocations"].as_array_mut() {
                for location in locations {
                    *location = wanted(
                        location,
                        &[
                            "publicIPAddresses",
                            "privateIPAddresses",
                            "gatewayRegionalUrl",
                            "platformVersion",
                            "outboundPublicIPAddresses",
                        ],
                    );
                }
            }
            json!({
                "type": "Microsoft.ApiManagement/service", "apiVersion": "2024-05-01",
                "name": one["name"], "location": one["location"], "tags": one["tags"],
                "sku": one["sku"], "identity": one["identity"], "zones": one["zones"],
                "properties": properties,
            })
        })
        .collect();
    text(&json!({
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0", "resources": resources,
    }))
}

fn one_block(value: Value) -> Value {
    if value.is_null() { json!([]) } else { json!([value]) }
}

fn network(one: &Value) -> Value {
    let id = &one["virtualNetworkConfiguration"]["subnetResourceId"];
    one_block(if id.is_null() { Value::Null } else { json!({ "subnet_id": id }) })
}

/// An unset text is empty in a state.
fn or_empty(value: &Value) -> Value {
    if value.is_null() { json!("") } else { value.clone() }
}

fn attributes(one: &Value) -> Value {
    let properties = &one["properties"];
    let short = |value: &Value| json!(value.as_str().unwrap().replace(' ', "").to_lowercase());
    let setting = |key: &str| {
        let key = format!("Microsoft.WindowsAzure.ApiManagement.Gateway.{key}");
        json!(properties["customProperties"][&key].as_str().unwrap() == "True")
    };
    let locations: Vec<Value> = properties["additionalLocations"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|location| {
            json!({
                "location": short(&location["location"]), "capacity": location["sku"]["capacity"],
                "zones": location["zones"], "public_ip_address_id": "",
                "public_ip_addresses": location["publicIPAddresses"],
                "private_ip_addresses": location["privateIPAddresses"],
                "gateway_regional_url": location["gatewayRegionalUrl"],
                "gateway_disabled": location["disableGateway"],
                "virtual_network_configuration": network(location),
            })
        })
        .collect();
    let hosts = |kind: &str| -> Vec<Value> {
        let all = properties["hostnameConfigurations"].as_array().unwrap().iter();
        all.filter(|host| host["type"] == kind)
            .map(|host| {
                json!({
                    "host_name": host["hostName"],
                    "key_vault_certificate_id": or_empty(&host["keyVaultId"]),
                    "certificate_source": host["certificateSource"], "certificate_status": "",
                    "negotiate_client_certificate": host["negotiateClientCertificate"],
                    "ssl_keyvault_identity_client_id": "",
                    "certificate_password": "", "certificate": "",
                })
            })
            .collect()
    };
    let certificate = &properties["certificates"][0]["certificate"];
    let identities: Vec<&String> =
        one["identity"]["userAssignedIdentities"].as_object().unwrap().keys().collect();
    json!({
        "id": one["id"], "name": one["name"], "location": short(&one["location"]),
        "resource_group_name": of_id(one, "resourceGroups"), "tags": one["tags"],
        "zones": one["zones"],
        "sku_name":
            format!("{}_{}", one["sku"]["name"].as_str().unwrap(), one["sku"]["capacity"]),
        "publisher_name": properties["publisherName"],
        "publisher_email": properties["publisherEmail"],
        "notification_sender_email": properties["notificationSenderEmail"],
        "virtual_network_type": properties["virtualNetworkType"],
        "virtual_network_configuration": network(properties),
        "additional_location":
            if locations.is_empty() { Value::Null } else { Value::from(locations) },
        "identity": [{ "type": one["identity"]["type"], "identity_ids": identities,
                       "principal_id": "", "tenant_id": "" }],
        "hostname_configuration": [{ "proxy": hosts("Proxy"), "management": hosts("Management"),
                                     "portal": [], "developer_portal": [], "scm": [] }],
        "certificate": [{ "store_name": properties["certificates"][0]["storeName"],
                          "expiry": certificate["expiry"], "subject": certificate["subject"],
                          "thumbprint": certificate["thumbprint"] }],
        "protocols": [{ "http2_enabled": setting("Protocols.Server.Http2") }],
        "security": [{ "frontend_tls10_enabled": setting("Security.Protocols.Tls10"),
                       "backend_ssl30_enabled": setting("Security.Backend.Protocols.Ssl30"),
                       "triple_des_ciphers_enabled": setting("Security.Ciphers.TripleDes168") }],
        "client_certificate_enabled": properties["enableClientCertificate"],
        "gateway_disabled": properties["disableGateway"],
        "min_api_version": properties["apiVersionConstraint"]["minApiVersion"],
        "public_network_access_enabled": properties["publicNetworkAccess"] == "Enabled",
        "public_ip_address_id": or_empty(&properties["publicIpAddressId"]),
        "gateway_url": properties["gatewayUrl"],
        "gateway_regional_url": properties["gatewayRegionalUrl"],
        "developer_portal_url": properties["developerPortalUrl"],
        "public_ip_addresses": properties["publicIPAddresses"],
        "private_ip_addresses": properties["privateIPAddresses"],
        "tenant_access": [{ "enabled": false, "primary_key": "", "secondary_key": "" }],
    })
}

pub(crate) fn terraform_state(fleet: &[Value]) -> String {
    let instances: Vec<Value> = fleet
        .iter()
        .map(|one| json!({ "index_key": one["name"], "attributes": attributes(one) }))
        .collect();
    text(&json!({
        "version": 4, "terraform_version": "1.9.8", "serial": 7,
        "lineage": "11111111-0000-0000-0000-000000000051", "outputs": {},
        "resources": [{ "mode": "managed", "type": "azurerm_api_management", "name": "all",
                        "instances": instances }],
    }))
}

fn values(fleet: &[Value]) -> Value {
    let resources = |part: &[Value]| -> Vec<Value> {
        part.iter()
            .map(|one| {
                json!({ "address": "azurerm_api_management.one", "mode": "managed",
                        "type": "azurerm_api_management", "values": attributes(one) })
            })
            .collect()
    };
    let (root, module) = fleet.split_at(fleet.len() / 2);
    json!({ "root_module": {
        "resources": resources(root),
        "child_modules": [{ "address": "module.m", "resources": resources(module) }],
    } })
}

pub(crate) fn terraform_show(fleet: &[Value]) -> String {
    text(&json!({
        "format_version": "1.0", "terraform_version": "1.9.8", "values": values(fleet),
    }))
}

pub(crate) fn terraform_plan(fleet: &[Value]) -> String {
    text(&json!({
        "format_version": "1.2", "terraform_version": "1.9.8", "resource_changes": [],
        "planned_values": { "root_module": {} },
        "prior_state": { "format_version": "1.0", "values": values(fleet) },
    }))
}
