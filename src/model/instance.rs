//! One API Management instance as its export describes it.

use super::{
    Acceptance, At, CertificateSource, ConnectionStatus, CustomProperties, Field, Hints, HostType,
    NetworkType, PlatformVersion, ProvisioningState, Sku, Switch, Taken, Written,
};
use crate::note::Note;
use crate::record::{Value, Walker};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use time::{Date, OffsetDateTime};

/// Everything that was read from all inputs.
#[derive(Clone, Debug, Default)]
pub struct Estate {
    /// What was recognised in each input, in the order given.
    pub inputs: Vec<ReadInput>,
    /// The instances, merged by id, in the order in which they first occur.
    pub instances: Vec<Instance>,
    /// What was noticed.
    pub notes: Vec<Note>,
    /// What other tools say of instances that are not among these.
    pub opinions: Vec<Opinion>,
    /// What in the texts of the inputs looks like a pseudonym of a redacted copy.
    pub taken: Taken,
}

/// What another tool says of an instance, as it says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// The input it came from.
    pub input: u32,
    /// The tool.
    pub tool: String,
    /// Its rule or recommendation.
    pub rule: String,
    /// The category that it gives.
    pub category: String,
    /// The impact that it gives.
    pub impact: String,
    /// What it says.
    pub text: String,
    /// The resource id as written.
    pub resource: String,
    /// Where it stands.
    pub at: At,
}

/// What was recognised in one input.
#[derive(Clone, Debug, Default)]
pub struct ReadInput {
    /// The name it was given.
    pub name: String,
    /// Index of the input as it was given: the files of an archive share one.
    pub given: u32,
    /// One entry for each document, in order.
    pub documents: Vec<Recognised>,
}

/// A document that was recognised.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// Stable name of the shape, for example `resourceGraph`; `unknown` where it was not told.
    pub shape: &'static str,
    /// What a person calls it, for example `Resource Graph answer (Azure CLI)`.
    pub title: &'static str,
    /// Elements in it: rows, list items; 1 for a single resource.
    pub elements: u32,
    /// How many of them are API Management instances.
    pub instances: u32,
    /// How many rows exist in all, where the document says so.
    pub total: Option<u64>,
    /// Where it begins.
    pub at: At,
    /// The other forms that it could be read as.
    pub candidates: Vec<Candidate>,
}

/// A form in which a document could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Stable name of the shape.
    pub shape: &'static str,
    /// What a person calls it.
    pub title: &'static str,
}

/// What an input says of an instance: the nearer to Azure, the further up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// What Azure answered.
    #[default]
    Answered,
    /// What Terraform recorded of it when it last looked.
    Recorded,
    /// What a template or a plan wants; it may run otherwise, or not exist yet.
    Wanted,
}

/// Units of scale: a number, or an expression of a template. In a report it is that number or
/// that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Capacity {
    /// Scale units.
    Units(u32),
    /// Not a number, as written.
    Expression(String),
}

impl fmt::Display for Capacity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Units(units) => units.fmt(formatter),
            Self::Expression(text) => formatter.write_str(text),
        }
    }
}

impl Serialize for Capacity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Units(units) => serializer.serialize_u32(*units),
            Self::Expression(text) => serializer.serialize_str(text),
        }
    }
}

impl Value for Capacity {
    fn blank() -> Self {
        Self::Units(0)
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        if walker.finds_text() {
            *self = Self::Expression(String::new());
        }
        match self {
            Self::Units(units) => units.walk(walker),
            Self::Expression(text) => text.walk(walker),
        }
    }
}

impl<'de> Deserialize<'de> for Capacity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl Visitor<'_> for Written {
            type Value = Capacity;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a number of units, or an expression")
            }

            fn visit_u64<E: de::Error>(self, units: u64) -> Result<Capacity, E> {
                u32::try_from(units).map(Capacity::Units).map_err(E::custom)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Capacity, E> {
                Ok(Capacity::Expression(text.to_owned()))
            }
        }
        deserializer.deserialize_any(Written)
    }
}

/// A moment as written and as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// As written.
    pub raw: String,
    /// In UTC.
    pub utc: OffsetDateTime,
}

impl Moment {
    /// The day, in UTC.
    pub fn date(&self) -> Date {
        self.utc.date()
    }
}

/// The ARM id of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArmId {
    /// As written.
    pub raw: String,
    /// Subscription id.
    pub subscription: String,
    /// Resource group.
    pub resource_group: String,
    /// Name, the last segment.
    pub name: String,
}

/// The id of a subnet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubnetId {
    /// As written.
    pub raw: String,
    /// Subscription id; empty where the id has none.
    pub subscription: String,
    /// Resource group of the network; empty where the id has none.
    pub resource_group: String,
    /// Name of the network; empty where the id has none.
    pub network: String,
    /// Name of the subnet; empty where the id has none.
    pub subnet: String,
}

impl SubnetId {
    /// The id in the form in which two of them are compared.
    pub fn key(&self) -> String {
        self.raw.to_ascii_lowercase()
    }

    /// The id of the virtual network: everything before `/subnets/`.
    pub fn network_id(&self) -> &str {
        let at = self.raw.to_ascii_lowercase().find("/subnets/").unwrap_or(self.raw.len());
        self.raw.get(..at).unwrap_or(&self.raw)
    }
}

/// Managed identity.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Identity {
    /// `type` as written.
    pub kind: String,
    /// `principalId`.
    pub principal_id: Option<String>,
    /// Resource ids of the user-assigned identities.
    pub user_assigned: Vec<String>,
}

impl Identity {
    /// Whether there is an identity at all (`type` is not `None`).
    pub fn is_set(&self) -> bool {
        !self.kind.is_empty() && !self.kind.eq_ignore_ascii_case("none")
    }
}

/// A certificate's public facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certificate {
    /// Last moment of validity.
    pub expiry: Field<Moment>,
    /// Subject.
    pub subject: Field<String>,
    /// Thumbprint.
    pub thumbprint: Field<String>,
}

/// A host name of the instance, `hostnameConfigurations[]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HostName {
    /// What it is for.
    pub host_type: Field<Written<HostType>>,
    /// The name.
    pub name: Field<String>,
    /// Where its certificate comes from.
    pub source: Field<Written<CertificateSource>>,
    /// `certificateStatus` as written.
    pub status: Field<String>,
    /// The certificate.
    pub certificate: Field<Certificate>,
    /// `keyVaultId`, the secret's URL.
    pub key_vault_id: Field<String>,
    /// `identityClientId`.
    pub identity_client_id: Field<String>,
    /// `defaultSslBinding`.
    pub default_ssl_binding: Field<bool>,
    /// `negotiateClientCertificate`.
    pub negotiate_client_certificate: Field<bool>,
    /// Where the entry stands.
    pub at: At,
}

/// A CA certificate of the service, `certificates[]`.
#[derive(Clone, Debug, PartialEq)]
pub struct CaCertificate {
    /// `CertificateAuthority` or `Root`, as written.
    pub store: Field<String>,
    /// The certificate.
    pub certificate: Field<Certificate>,
    /// Where the entry stands.
    pub at: At,
}

/// A private endpoint connection.
#[derive(Clone, Debug, PartialEq)]
pub struct PrivateEndpoint {
    /// Name of the connection.
    pub name: Field<String>,
    /// Its state.
    pub status: Field<Written<ConnectionStatus>>,
    /// Where the entry stands.
    pub at: At,
}

/// One region in which the instance has a gateway: the primary one or an additional location.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Location {
    /// Region as written.
    pub name: Field<String>,
    /// `sku.name` of the location.
    pub sku: Field<Written<Sku>>,
    /// `sku.capacity`.
    pub capacity: Field<Capacity>,
    /// `platformVersion`.
    pub platform: Field<Written<PlatformVersion>>,
    /// `zones`.
    pub zones: Field<Vec<String>>,
    /// `virtualNetworkConfiguration.subnetResourceId`; `Null` where the configuration is `null`.
    pub subnet: Field<SubnetId>,
    /// `publicIPAddresses`.
    pub public_ips: Field<Vec<String>>,
    /// `privateIPAddresses`.
    pub private_ips: Field<Vec<String>>,
    /// `outboundPublicIPAddresses`.
    pub outbound_ips: Field<Vec<String>>,
    /// `publicIpAddressId`.
    pub public_ip_id: Field<String>,
    /// `natGatewayState` as written.
    pub nat_gateway: Field<String>,
    /// `disableGateway`.
    pub gateway_disabled: Field<bool>,
    /// `gatewayRegionalUrl`.
    pub regional_url: Field<String>,
    /// Where the entry stands; for the primary location, the resource.
    pub at: At,
}

/// An older or less complete export of the same instance that was merged into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The input it came from.
    pub input: u32,
    /// The export in that input, as in [`Instance::export`].
    pub export: u32,
    /// `systemData.lastModifiedAt`.
    pub last_modified: Field<Moment>,
    /// What it reported for the primary location.
    pub platform: Field<Written<PlatformVersion>>,
    /// `virtualNetworkType`.
    pub virtual_network_type: Field<Written<NetworkType>>,
    /// Subnet of the primary location.
    pub subnet: Field<SubnetId>,
    /// `privateIPAddresses` of the primary location.
    pub private_ips: Field<Vec<String>>,
    /// `publicIPAddresses` of the primary location.
    pub public_ips: Field<Vec<String>>,
}

/// One instance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Instance {
    /// Index of the input in [`Estate::inputs`].
    pub input: u32,
    /// Which export of that input, where it holds several: a report that is read back. 0
    /// elsewhere.
    pub export: u32,
    /// Stable name of the shape it was read from.
    pub shape: &'static str,
    /// What the input says of it.
    pub basis: Basis,
    /// Where the resource stands.
    pub at: At,
    /// The id; unreadable where it is not an id of a service.
    pub id: Field<ArmId>,
    /// The name as written, an expression of a template included.
    pub name: Field<String>,
    /// Subscription from the id or its own column.
    pub subscription: Option<String>,
    /// Resource group from the id or its own column.
    pub resource_group: Option<String>,
    /// `tags`.
    pub tags: Field<BTreeMap<String, String>>,
    /// `identity`.
    pub identity: Field<Identity>,
    /// `apiVersion`, which only templates and requests carry.
    pub api_version: Field<String>,
    /// `systemData.lastModifiedAt`.
    pub last_modified: Field<Moment>,
    /// `createdAtUtc`.
    pub created: Field<Moment>,
    /// `provisioningState`.
    pub provisioning_state: Field<Written<ProvisioningState>>,
    /// `targetProvisioningState` as written.
    pub target_provisioning_state: Field<String>,
    /// `publisherEmail`.
    pub publisher_email: Field<String>,
    /// `publisherName`.
    pub publisher_name: Field<String>,
    /// `notificationSenderEmail`.
    pub notification_sender: Field<String>,
    /// `gatewayUrl`.
    pub gateway_url: Field<String>,
    /// `developerPortalUrl`.
    pub developer_portal_url: Field<String>,
    /// The primary location.
    pub primary: Location,
    /// The additional locations.
    pub additional: Field<Vec<Location>>,
    /// `virtualNetworkType`.
    pub virtual_network_type: Field<Written<NetworkType>>,
    /// `publicNetworkAccess`.
    pub public_network_access: Field<Written<Switch>>,
    /// `privateEndpointConnections`.
    pub private_endpoints: Field<Vec<PrivateEndpoint>>,
    /// `hostnameConfigurations`.
    pub hosts: Field<Vec<HostName>>,
    /// `certificates`.
    pub ca_certificates: Field<Vec<CaCertificate>>,
    /// `customProperties`.
    pub custom_properties: Field<CustomProperties>,
    /// `apiVersionConstraint.minApiVersion`.
    pub min_api_version: Field<String>,
    /// `configurationApi.legacyApi`.
    pub legacy_configuration_api: Field<Written<Switch>>,
    /// `developerPortalStatus`.
    pub developer_portal_status: Field<Written<Switch>>,
    /// `legacyPortalStatus`.
    pub legacy_portal_status: Field<Written<Switch>>,
    /// `enableClientCertificate`.
    pub client_certificate: Field<bool>,
    /// `releaseChannel` as written.
    pub release_channel: Field<String>,
    /// `zoneRedundant`.
    pub zone_redundant: Field<bool>,
    /// Other exports of the same id, older first.
    pub earlier: Vec<Snapshot>,
    /// What other tools say of it. Decides nothing.
    pub opinions: Vec<Opinion>,
    /// The findings that somebody answers for.
    pub accepted: Vec<Acceptance>,
    /// What its name and tags spoke of, where this copy no longer has them.
    pub hints: Hints,
}

impl Instance {
    /// The tier of the service.
    pub fn sku(&self) -> &Field<Written<Sku>> {
        &self.primary.sku
    }

    /// The primary location, then the additional ones.
    pub fn locations(&self) -> impl Iterator<Item = &Location> {
        std::iter::once(&self.primary).chain(self.additional.items())
    }

    /// Whether it is the one that is called so: by its id or, where it has none, by its name.
    pub fn is_called(&self, name: &str) -> bool {
        let own = self.id.value().map_or_else(|| self.display_name(), |id| &id.raw);
        own.eq_ignore_ascii_case(name)
    }

    /// Adds acceptances. Of two about the same facts the one that holds longer stays.
    pub fn accept(&mut self, accepted: Vec<Acceptance>) {
        for one in accepted {
            match self.accepted.iter_mut().find(|other| other.replaces(&one)) {
                Some(other) if other.until < one.until => *other = one,
                Some(_) => {}
                None => self.accepted.push(one),
            }
        }
    }

    /// The input in which a place of this instance lies.
    pub fn input_of(&self, at: Option<&At>) -> u32 {
        at.and_then(|at| at.input).unwrap_or(self.input)
    }

    /// A name to speak of: the name, or the id's last segment, or that it has none.
    pub fn display_name(&self) -> &str {
        self.name
            .value()
            .map(String::as_str)
            .or_else(|| self.id.value().map(|id| id.name.as_str()))
            .unwrap_or("(no name)")
    }
}
