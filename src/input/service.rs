//! From the record of a service to an [`Instance`]. The record may be nested as the REST API
//! writes it, flattened as the Azure CLI does, or a row of a query: names are looked up in
//! `properties`, then beside it.

use super::field::{
    capacity, map, moment, named, object, objects, read, shown, text, texts, truth,
};
use super::json::read_inner;
use super::node::{Node, Value, View};
use super::notes::Notes;
use crate::model::{
    ArmId, Basis, CaCertificate, Certificate, CertificateSource, ConnectionStatus,
    CustomProperties, Field, Hints, HostName, HostType, Identity, Instance, Location, NetworkType,
    PlatformVersion, PrivateEndpoint, ProvisioningState, Sku, SubnetId, Switch,
};
use crate::note::{NoteKind, NoteSeverity};

/// Members of a row that queries and spreadsheets carry as JSON text.
const TEXT_MEMBERS: &[&str] =
    &["properties", "sku", "tags", "identity", "zones", "systemData", "additionalLocations"];

/// Names that properties had in the API versions of 2016 to 2018.
const EARLIER: &[(&str, &str)] = &[
    ("gatewayUrl", "runtimeUrl"),
    ("notificationSenderEmail", "addresserEmail"),
    ("publicIPAddresses", "staticIPs"),
    ("virtualNetworkType", "vpnType"),
    ("virtualNetworkConfiguration", "vpnconfiguration"),
];

/// Where an instance comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin {
    pub(crate) input: u32,
    pub(crate) shape: &'static str,
    pub(crate) basis: Basis,
}

/// Replaces members that hold JSON text by the value in it. What cannot be read stays a string.
pub(crate) fn expand<'a>(mut node: Node<'a>, pointer: &str, notes: &mut Notes) -> Node<'a> {
    let Value::Object(members) = &mut node.value else { return node };
    for member in members {
        let Value::String(text) = &member.node.value else { continue };
        let named = TEXT_MEMBERS.iter().any(|name| name.eq_ignore_ascii_case(&member.key));
        if !named || !is_json_text(text) {
            continue;
        }
        let pointer = match &member.node.written {
            Some(written) => written.to_string(),
            None => super::node::member_pointer(pointer, &member.key),
        };
        let inner = read_inner(text, member.node.place, &pointer);
        super::element::note_remarks(&inner.remarks, notes);
        if let Some(problem) = &inner.problem {
            notes
                .add(
                    NoteKind::Syntax,
                    NoteSeverity::Error,
                    format!(
                        "The JSON text in {pointer} cannot be read to its end. {} What comes \
                         before is used.",
                        problem.message()
                    ),
                    problem.place.at(&problem.pointer),
                )
                .advise("Export again and check that the whole text is in the cell.");
        }
        if let Some(value) = inner.node {
            let written = member.node.written.take();
            member.node = Node { written, ..value.into_owned() };
        }
    }
    node
}

/// Whether a text is a JSON object or list. An expression of a template begins with a bracket
/// and a name.
fn is_json_text(text: &str) -> bool {
    let mut characters = text.trim_start().chars();
    match characters.next() {
        Some('{') => true,
        Some('[') => {
            let next = characters.find(|character| !character.is_whitespace());
            next.is_none_or(|next| "{[\"]-".contains(next) || next.is_ascii_digit())
        }
        _ => false,
    }
}

/// Reads one service.
pub(crate) fn read_service(view: &View<'_>, origin: Origin, notes: &mut Notes) -> Instance {
    let record = Record { resource: view, properties: view.get("properties") };
    let id = read(view.get("id"), "the id of a service", notes, |view, _| {
        view.text().and_then(ArmId::read)
    });
    let column = |name: &str| view.get(name).and_then(|cell| cell.text()).map(str::to_owned);
    let from_id = id.value();
    let subscription =
        from_id.map(|id| id.subscription.clone()).or_else(|| column("subscriptionId"));
    let resource_group =
        from_id.map(|id| id.resource_group.clone()).or_else(|| column("resourceGroup"));
    Instance {
        input: origin.input,
        export: 0,
        shape: origin.shape,
        basis: origin.basis,
        at: view.at(),
        subscription,
        resource_group,
        id,
        name: shown(view.get("name"), notes),
        tags: map(view.get("tags"), notes),
        identity: identity(view.get("identity"), notes),
        api_version: text(view.get("apiVersion"), notes),
        last_modified: moment(inner(view.get("systemData"), "lastModifiedAt"), notes),
        created: moment(record.find("createdAtUtc"), notes),
        provisioning_state: named(record.find("provisioningState"), notes, ProvisioningState::read),
        target_provisioning_state: text(record.find("targetProvisioningState"), notes),
        publisher_email: text(record.find("publisherEmail"), notes),
        publisher_name: text(record.find("publisherName"), notes),
        notification_sender: text(record.find("notificationSenderEmail"), notes),
        gateway_url: text(record.find("gatewayUrl"), notes),
        developer_portal_url: text(record.find("developerPortalUrl"), notes),
        primary: location(&record, notes),
        additional: objects(record.find("additionalLocations"), notes, |item, notes| {
            location(&Record { resource: &item, properties: item.get("properties") }, notes)
        }),
        virtual_network_type: named(record.find("virtualNetworkType"), notes, NetworkType::read),
        public_network_access: named(record.find("publicNetworkAccess"), notes, Switch::read),
        private_endpoints: objects(
            record.find("privateEndpointConnections"),
            notes,
            private_endpoint,
        ),
        hosts: objects(record.find("hostnameConfigurations"), notes, host),
        ca_certificates: objects(record.find("certificates"), notes, |item, notes| CaCertificate {
            store: text(item.get("storeName"), notes),
            certificate: certificate(item.get("certificate"), notes),
            at: item.at(),
        }),
        custom_properties: object(record.find("customProperties"), notes, |view, notes| {
            CustomProperties::new(
                view.members()
                    .map(|(key, value)| (key.to_owned(), text(Some(value), notes)))
                    .collect(),
            )
        }),
        min_api_version: text(inner(record.find("apiVersionConstraint"), "minApiVersion"), notes),
        legacy_configuration_api: named(
            inner(record.find("configurationApi"), "legacyApi"),
            notes,
            Switch::read,
        ),
        developer_portal_status: named(record.find("developerPortalStatus"), notes, Switch::read),
        legacy_portal_status: named(record.find("legacyPortalStatus"), notes, Switch::read),
        client_certificate: truth(record.find("enableClientCertificate"), notes),
        release_channel: text(record.find("releaseChannel"), notes),
        zone_redundant: truth(record.find("zoneRedundant"), notes),
        earlier: vec![],
        opinions: vec![],
        accepted: vec![],
        hints: Hints::default(),
    }
}

/// A service or an additional location, nested or flattened.
struct Record<'r, 'n> {
    resource: &'r View<'n>,
    properties: Option<View<'n>>,
}

impl<'n> Record<'_, 'n> {
    /// A property by its name in `properties`, beside it, or under the name that it had before.
    fn find(&self, name: &str) -> Option<View<'n>> {
        let get = |name: &str| {
            let nested = self.properties.as_ref().and_then(|all| match all.is_opaque() {
                true => Some(all.clone()),
                false => all.get(name),
            });
            nested.or_else(|| self.resource.get(name))
        };
        get(name).or_else(|| {
            let (_, earlier) = EARLIER.iter().find(|(own, _)| *own == name)?;
            get(earlier)
        })
    }

    /// A part of the SKU, or what stood for it in a location before 2017. A SKU that is a text is
    /// its name.
    fn sku(&self, part: &str, earlier: &str) -> Option<View<'n>> {
        match self.resource.get("sku") {
            Some(sku) if sku.text().is_some() && part == "name" => Some(sku),
            Some(sku) if matches!(sku.node.value, Value::Object(_)) => sku.get(part),
            Some(sku) if sku.is_null() || sku.expression().is_some() => Some(sku),
            _ => self.resource.get(earlier),
        }
    }
}

/// A member of a member; where the outer one is `null` or not known, that.
fn inner<'n>(outer: Option<View<'n>>, name: &str) -> Option<View<'n>> {
    let outer = outer?;
    let itself = outer.is_null() || outer.is_opaque();
    if itself { Some(outer) } else { outer.get(name) }
}

fn location(record: &Record<'_, '_>, notes: &mut Notes) -> Location {
    let network = record.find("virtualNetworkConfiguration");
    Location {
        name: shown(record.resource.get("location"), notes),
        sku: named(record.sku("name", "skuType"), notes, Sku::read),
        capacity: capacity(record.sku("capacity", "skuUnitCount"), notes),
        platform: named(record.find("platformVersion"), notes, PlatformVersion::read),
        zones: texts(record.resource.get("zones"), notes),
        subnet: read(inner(network, "subnetResourceId"), "the id of a subnet", notes, |view, _| {
            view.text().map(SubnetId::read)
        }),
        public_ips: texts(record.find("publicIPAddresses"), notes),
        private_ips: texts(record.find("privateIPAddresses"), notes),
        outbound_ips: texts(record.find("outboundPublicIPAddresses"), notes),
        public_ip_id: text(record.find("publicIpAddressId"), notes),
        nat_gateway: text(record.find("natGatewayState"), notes),
        gateway_disabled: truth(record.find("disableGateway"), notes),
        regional_url: text(record.find("gatewayRegionalUrl"), notes),
        at: record.resource.at(),
    }
}

fn host(item: View<'_>, notes: &mut Notes) -> HostName {
    HostName {
        host_type: named(item.get("type"), notes, HostType::read),
        name: text(item.get("hostName"), notes),
        source: named(item.get("certificateSource"), notes, CertificateSource::read),
        status: text(item.get("certificateStatus"), notes),
        certificate: certificate(item.get("certificate"), notes),
        key_vault_id: text(item.get("keyVaultId"), notes),
        identity_client_id: text(item.get("identityClientId"), notes),
        default_ssl_binding: truth(item.get("defaultSslBinding"), notes),
        negotiate_client_certificate: truth(item.get("negotiateClientCertificate"), notes),
        at: item.at(),
    }
}

fn certificate(found: Option<View<'_>>, notes: &mut Notes) -> Field<Certificate> {
    object(found, notes, |view, notes| Certificate {
        expiry: moment(view.get("expiry"), notes),
        subject: text(view.get("subject"), notes),
        thumbprint: text(view.get("thumbprint"), notes),
    })
}

fn private_endpoint(item: View<'_>, notes: &mut Notes) -> PrivateEndpoint {
    let properties = item.get("properties");
    let record = Record { resource: &item, properties };
    PrivateEndpoint {
        name: text(item.get("name"), notes),
        status: named(
            inner(record.find("privateLinkServiceConnectionState"), "status"),
            notes,
            ConnectionStatus::read,
        ),
        at: item.at(),
    }
}

fn identity(found: Option<View<'_>>, notes: &mut Notes) -> Field<Identity> {
    let kind = found.as_ref().and_then(|view| view.get("type"));
    if let Some(kind) = kind.filter(|kind| kind.expression().is_some()) {
        return Field::Unreadable(kind.expression().unwrap_or_default().to_owned(), kind.at());
    }
    object(found, notes, |view, notes| {
        let known = |field: Field<String>| match field {
            Field::Known(text, _) => Some(text),
            _ => None,
        };
        let assigned = view.get("userAssignedIdentities");
        let user_assigned = match assigned {
            Some(list) if matches!(list.node.value, Value::Array(_)) => {
                texts(Some(list), notes).items().to_vec()
            }
            Some(object) => object.members().map(|(key, _)| key.to_owned()).collect(),
            None => vec![],
        };
        Identity {
            kind: known(text(view.get("type"), notes)).unwrap_or_default(),
            principal_id: known(text(view.get("principalId"), notes)),
            user_assigned,
        }
    })
}
