//! An instance as a resource of Azure Resource Manager, written from the model: what lets a report
//! be read as an input again.
//!
//! What is absent in the model is absent here, `null` is `null`. A value that could not be read,
//! and an expression of a template, is an object with the one member `unreadable`. The member
//! `apimPlanner` is this program's own and says what a resource of Azure does not: what the
//! statement rests on, what its removed name and tags spoke of, which findings are accepted, and the
//! exports merged into it.

use crate::model::{
    Acceptance, Basis, Capacity, Certificate, Estate, Field, HostName, Instance, Location, Moment,
    Snapshot, Written,
};
use crate::record::{Transcode, Value, Walker, quoted};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A resource as JSON on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource(String);

impl Resource {
    /// The JSON.
    pub fn json(&self) -> &str {
        &self.0
    }
}

impl Value for Resource {
    fn blank() -> Self {
        Self("null".to_owned())
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        walker.json(&mut self.0);
    }
}

impl Serialize for Resource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Transcode::new(self.0.as_bytes()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Resource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Read).map(Self)
    }
}

/// Reads any value as its JSON, in the order of the text. A report has no fractions.
struct Read;

/// The JSON of a value inside of one.
struct Inner(String);

impl<'de> Deserialize<'de> for Inner {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Read).map(Self)
    }
}

impl<'de> Visitor<'de> for Read {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON without fractions")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<String, E> {
        Ok(flag.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(quoted(text))
    }

    fn visit_unit<E: Error>(self) -> Result<String, E> {
        Ok("null".to_owned())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<String, A::Error> {
        let mut all = vec![];
        while let Some(Inner(item)) = items.next_element()? {
            all.push(item);
        }
        Ok(format!("[{}]", all.join(",")))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<String, A::Error> {
        let mut all = vec![];
        while let Some((name, Inner(value))) = members.next_entry::<String, Inner>()? {
            all.push(format!("{}:{value}", quoted(&name)));
        }
        Ok(format!("{{{}}}", all.join(",")))
    }
}

/// The resource of an instance.
pub(crate) fn resource(estate: &Estate, index: usize) -> Option<Resource> {
    let mut json = Json(String::new());
    json.object(|json| instance(json, estate.instances.get(index)));
    estate.instances.get(index).map(|_| Resource(json.0))
}

/// JSON that is being written.
struct Json(String);

impl Json {
    fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.0.push('{');
        members(self);
        self.0.push('}');
    }

    fn name(&mut self, name: &str) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
        self.0.push_str(&quoted(name));
        self.0.push(':');
    }

    /// A member that is an object; left out where it is empty.
    fn inner(&mut self, name: &str, members: &mut dyn FnMut(&mut Self)) {
        let before = self.0.len();
        self.name(name);
        self.0.push('{');
        members(self);
        if self.0.ends_with('{') {
            self.0.truncate(before);
        } else {
            self.0.push('}');
        }
    }

    /// The items of a list, in brackets.
    fn list(&mut self, count: usize, item: &mut dyn FnMut(&mut Self, usize)) {
        self.0.push('[');
        for index in 0..count {
            if index > 0 {
                self.0.push(',');
            }
            item(self, index);
        }
        self.0.push(']');
    }

    fn text(&mut self, text: &str) {
        self.0.push_str(&quoted(text));
    }

    fn unreadable(&mut self, raw: &str) {
        self.0.push_str("{\"unreadable\":");
        self.text(raw);
        self.0.push('}');
    }

    /// A field: nothing where it is absent.
    fn field<T>(&mut self, name: &str, field: &Field<T>, write: impl FnOnce(&mut Self, &T)) {
        match field {
            Field::Absent => return,
            _ => self.name(name),
        }
        match field {
            Field::Known(value, _) => write(self, value),
            Field::Unreadable(raw, _) => self.unreadable(raw),
            _ => self.0.push_str("null"),
        }
    }

    fn texts(&mut self, name: &str, field: &Field<Vec<String>>) {
        self.field(name, field, |json, texts| {
            json.list(texts.len(), &mut |json, index| {
                json.text(texts.get(index).map_or("", String::as_str));
            });
        });
    }

    fn plain(&mut self, name: &str, field: &Field<String>) {
        self.field(name, field, |json, text| json.text(text));
    }

    fn written<T>(&mut self, name: &str, field: &Field<Written<T>>) {
        self.field(name, field, |json, written| json.text(&written.raw));
    }

    fn moment(&mut self, name: &str, field: &Field<Moment>) {
        self.field(name, field, |json, moment| json.text(&moment.raw));
    }

    fn flag(&mut self, name: &str, field: &Field<bool>) {
        self.field(name, field, |json, flag| json.0.push_str(if *flag { "true" } else { "false" }));
    }

    fn number(&mut self, name: &str, number: u32) {
        self.name(name);
        self.0.push_str(&number.to_string());
    }
}

const TYPE: &str = "Microsoft.ApiManagement/service";

fn instance(json: &mut Json, instance: Option<&Instance>) {
    let Some(one) = instance else { return };
    json.name("type");
    json.text(TYPE);
    json.field("id", &one.id, |json, id| json.text(&id.raw));
    json.plain("name", &one.name);
    if one.id.value().is_none() {
        for (name, column) in
            [("subscriptionId", &one.subscription), ("resourceGroup", &one.resource_group)]
        {
            if let Some(column) = column {
                json.name(name);
                json.text(column);
            }
        }
    }
    envelope(json, &one.primary);
    json.field("tags", &one.tags, |json, tags| {
        json.object(|json| {
            for (key, value) in tags {
                json.name(key);
                json.text(value);
            }
        });
    });
    json.field("identity", &one.identity, |json, identity| {
        json.object(|json| {
            json.name("type");
            json.text(&identity.kind);
            if let Some(id) = &identity.principal_id {
                json.name("principalId");
                json.text(id);
            }
            json.inner("userAssignedIdentities", &mut |json| {
                for id in &identity.user_assigned {
                    json.name(id);
                    json.0.push_str("{}");
                }
            });
        });
    });
    json.plain("apiVersion", &one.api_version);
    json.inner("systemData", &mut |json| json.moment("lastModifiedAt", &one.last_modified));
    json.name("properties");
    json.object(|json| properties(json, one));
    json.name("apimPlanner");
    json.object(|json| own(json, one));
}

fn properties(json: &mut Json, one: &Instance) {
    json.moment("createdAtUtc", &one.created);
    json.written("provisioningState", &one.provisioning_state);
    for (name, field) in [
        ("targetProvisioningState", &one.target_provisioning_state),
        ("publisherEmail", &one.publisher_email),
        ("publisherName", &one.publisher_name),
        ("notificationSenderEmail", &one.notification_sender),
        ("gatewayUrl", &one.gateway_url),
        ("developerPortalUrl", &one.developer_portal_url),
        ("releaseChannel", &one.release_channel),
    ] {
        json.plain(name, field);
    }
    location(json, &one.primary);
    json.field("additionalLocations", &one.additional, |json, locations| {
        json.list(locations.len(), &mut |json, index| {
            let Some(one) = locations.get(index) else { return };
            json.object(|json| {
                envelope(json, one);
                location(json, one);
            });
        });
    });
    json.written("virtualNetworkType", &one.virtual_network_type);
    for (name, field) in [
        ("publicNetworkAccess", &one.public_network_access),
        ("developerPortalStatus", &one.developer_portal_status),
        ("legacyPortalStatus", &one.legacy_portal_status),
    ] {
        json.written(name, field);
    }
    json.field("privateEndpointConnections", &one.private_endpoints, |json, all| {
        json.list(all.len(), &mut |json, index| {
            let Some(endpoint) = all.get(index) else { return };
            json.object(|json| {
                json.plain("name", &endpoint.name);
                json.inner("privateLinkServiceConnectionState", &mut |json| {
                    json.written("status", &endpoint.status);
                });
            });
        });
    });
    json.field("hostnameConfigurations", &one.hosts, |json, hosts| {
        json.list(hosts.len(), &mut |json, index| {
            if let Some(one) = hosts.get(index) {
                json.object(|json| host(json, one));
            }
        });
    });
    json.field("certificates", &one.ca_certificates, |json, all| {
        json.list(all.len(), &mut |json, index| {
            let Some(one) = all.get(index) else { return };
            json.object(|json| {
                json.plain("storeName", &one.store);
                certificate(json, &one.certificate);
            });
        });
    });
    json.field("customProperties", &one.custom_properties, |json, all| {
        json.object(|json| {
            for (key, value) in all.entries() {
                json.plain(key, value);
            }
        });
    });
    json.inner("apiVersionConstraint", &mut |json| {
        json.plain("minApiVersion", &one.min_api_version);
    });
    json.inner("configurationApi", &mut |json| {
        json.written("legacyApi", &one.legacy_configuration_api);
    });
    json.flag("enableClientCertificate", &one.client_certificate);
    json.flag("zoneRedundant", &one.zone_redundant);
}

/// What of a location stands beside `properties`.
fn envelope(json: &mut Json, one: &Location) {
    json.plain("location", &one.name);
    json.inner("sku", &mut |json| {
        json.written("name", &one.sku);
        json.field("capacity", &one.capacity, |json, capacity| match capacity {
            Capacity::Units(units) => json.0.push_str(&units.to_string()),
            Capacity::Expression(text) => json.unreadable(text),
        });
    });
    json.texts("zones", &one.zones);
}

/// What of a location stands among the properties.
fn location(json: &mut Json, one: &Location) {
    json.written("platformVersion", &one.platform);
    if one.subnet.is_null() {
        json.name("virtualNetworkConfiguration");
        json.0.push_str("null");
    } else {
        json.inner("virtualNetworkConfiguration", &mut |json| {
            json.field("subnetResourceId", &one.subnet, |json, subnet| json.text(&subnet.raw));
        });
    }
    for (name, field) in [
        ("publicIPAddresses", &one.public_ips),
        ("privateIPAddresses", &one.private_ips),
        ("outboundPublicIPAddresses", &one.outbound_ips),
    ] {
        json.texts(name, field);
    }
    for (name, field) in [
        ("publicIpAddressId", &one.public_ip_id),
        ("natGatewayState", &one.nat_gateway),
        ("gatewayRegionalUrl", &one.regional_url),
    ] {
        json.plain(name, field);
    }
    json.flag("disableGateway", &one.gateway_disabled);
}

fn host(json: &mut Json, one: &HostName) {
    json.written("type", &one.host_type);
    json.written("certificateSource", &one.source);
    for (name, field) in [
        ("hostName", &one.name),
        ("certificateStatus", &one.status),
        ("keyVaultId", &one.key_vault_id),
        ("identityClientId", &one.identity_client_id),
    ] {
        json.plain(name, field);
    }
    certificate(json, &one.certificate);
    json.flag("defaultSslBinding", &one.default_ssl_binding);
    json.flag("negotiateClientCertificate", &one.negotiate_client_certificate);
}

fn certificate(json: &mut Json, certificate: &Field<Certificate>) {
    json.field("certificate", certificate, |json, one| {
        json.object(|json| {
            json.moment("expiry", &one.expiry);
            json.plain("subject", &one.subject);
            json.plain("thumbprint", &one.thumbprint);
        });
    });
}

fn own(json: &mut Json, one: &Instance) {
    json.name("basis");
    json.text(match one.basis {
        Basis::Answered => "answered",
        Basis::Recorded => "recorded",
        Basis::Wanted => "wanted",
    });
    json.number("export", export(one.input, one.export));
    json.name("hints");
    let hints = one.hints.names();
    json.list(hints.len(), &mut |json, index| json.text(hints.get(index).unwrap_or(&"")));
    if !one.accepted.is_empty() {
        json.name("accepted");
        json.list(one.accepted.len(), &mut |json, index| {
            if let Some(one) = one.accepted.get(index) {
                json.object(|json| acceptance(json, one));
            }
        });
    }
    json.name("earlier");
    json.list(one.earlier.len(), &mut |json, index| {
        if let Some(one) = one.earlier.get(index) {
            json.object(|json| earlier(json, one));
        }
    });
}

fn acceptance(json: &mut Json, one: &Acceptance) {
    for (name, text) in [
        ("finding", &one.finding),
        ("key", &one.key),
        ("reason", &one.reason),
        ("owner", &one.owner),
        ("until", &one.until),
    ] {
        json.name(name);
        json.text(text);
    }
}

/// One number for an input and an export in it.
fn export(input: u32, export: u32) -> u32 {
    input.saturating_mul(1 << 12).saturating_add(export)
}

fn earlier(json: &mut Json, one: &Snapshot) {
    json.name("type");
    json.text(TYPE);
    json.number("export", export(one.input, one.export));
    json.inner("systemData", &mut |json| json.moment("lastModifiedAt", &one.last_modified));
    json.name("properties");
    json.object(|json| {
        json.written("platformVersion", &one.platform);
        json.written("virtualNetworkType", &one.virtual_network_type);
        if one.subnet.is_null() {
            json.name("virtualNetworkConfiguration");
            json.0.push_str("null");
        } else {
            json.inner("virtualNetworkConfiguration", &mut |json| {
                json.field("subnetResourceId", &one.subnet, |json, subnet| json.text(&subnet.raw));
            });
        }
        json.texts("privateIPAddresses", &one.private_ips);
        json.texts("publicIPAddresses", &one.public_ips);
    });
}
