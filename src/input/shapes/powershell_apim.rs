//! PowerShell, `Get-AzApiManagement | ConvertTo-Json`: a class of its own with names of its own.

use super::{Document, HowToGet, Shape, Summary, certain_if, read_any};
use crate::input::element::{Glance, Reader};
use crate::input::node::{Node, Value};
use crate::input::notes::Notes;
use crate::input::rename::How::{Each, Hosts, Keep, Object, Prefixed};
use crate::input::rename::{Rename, keep, rename, turn};
use crate::input::scan::Outline;
use crate::note::{NoteKind, NoteSeverity};

pub(super) static SHAPE: Shape = Shape {
    id: "powershellApiManagement",
    title: "PowerShell Get-AzApiManagement",
    how_to_get: HowToGet {
        tool: "Azure PowerShell",
        command: "Get-AzApiManagement | ConvertTo-Json -Depth 100 -EnumsAsStrings > apim.json",
    },
    probe: |document| certain_if(document, is_service),
    read,
};

fn is_service(outline: &Outline<'_>) -> bool {
    ["RuntimeUrl", "VpnType", "OrganizationName"].iter().any(|key| outline.has(key))
        && !outline.has("properties")
}

static IDENTITY: &[Rename] = &[keep("UserAssignedIdentity", "userAssignedIdentities")];

static HOST: &[Rename] = &[keep("CertificateInformation", "certificate")];

static CERTIFICATE: &[Rename] = &[keep("CertificateInformation", "certificate")];

static REGION: &[Rename] = &[
    keep("Sku", "sku/name"),
    keep("Capacity", "sku/capacity"),
    keep("RuntimeRegionalUrl", "gatewayRegionalUrl"),
    keep("Zone", "zones"),
    keep("VirtualNetwork", "virtualNetworkConfiguration"),
];

/// The module cuts the custom properties by their beginnings into four parts.
static SETTINGS: &[Rename] = &[
    turn(
        "FrontendProtocol",
        "customProperties",
        Prefixed("Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols."),
    ),
    turn(
        "BackendProtocol",
        "customProperties",
        Prefixed("Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols."),
    ),
    turn(
        "CipherSuite",
        "customProperties",
        Prefixed("Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers."),
    ),
    turn(
        "ServerProtocol",
        "customProperties",
        Prefixed("Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server."),
    ),
];

static NAMES: &[Rename] = &[
    keep("ResourceGroupName", "resourceGroup"),
    keep("Sku", "sku/name"),
    keep("Capacity", "sku/capacity"),
    keep("CreatedTimeUtc", "createdAtUtc"),
    keep("OrganizationName", "publisherName"),
    keep("RuntimeUrl", "gatewayUrl"),
    keep("RuntimeRegionalUrl", "gatewayRegionalUrl"),
    keep("VpnType", "virtualNetworkType"),
    keep("VirtualNetwork", "virtualNetworkConfiguration"),
    turn("AdditionalRegions", "additionalLocations", Each(REGION)),
    turn("ProxyCustomHostnameConfiguration", "hostnameConfigurations", Hosts("Proxy", HOST)),
    turn("PortalCustomHostnameConfiguration", "hostnameConfigurations", Hosts("Portal", HOST)),
    turn(
        "DeveloperPortalHostnameConfiguration",
        "hostnameConfigurations",
        Hosts("DeveloperPortal", HOST),
    ),
    turn(
        "ManagementCustomHostnameConfiguration",
        "hostnameConfigurations",
        Hosts("Management", HOST),
    ),
    turn("ScmCustomHostnameConfiguration", "hostnameConfigurations", Hosts("Scm", HOST)),
    turn("SystemCertificates", "certificates", Each(CERTIFICATE)),
    turn("SslSetting", "", Object(SETTINGS)),
    turn("Identity", "identity", Object(IDENTITY)),
    keep("Zone", "zones"),
    Rename {
        from: "MinimalControlPlaneApiVersion",
        to: "apiVersionConstraint/minApiVersion",
        how: Keep,
    },
];

/// The expected order of the module's enumeration. No document confirms it.
const NETWORKS: &[(&str, &str)] = &[("0", "None"), ("1", "External"), ("2", "Internal")];

fn words<'a>(node: Node<'a>, pointer: &str, notes: &mut Notes) -> Node<'a> {
    let mut node = rename(node, pointer, NAMES, notes);
    let seen = network_seen(&node);
    if let Value::Object(members) = &mut node.value {
        let network = members.iter_mut().rfind(|member| member.key == "virtualNetworkType");
        if let Some(member) = network {
            number(&mut member.node, seen, notes);
        }
    }
    node
}

/// The network mode as the rest of the record has it: only Internal has private addresses, and
/// only an injected instance has a network. None where the record does not carry both.
fn network_seen(node: &Node<'_>) -> Option<&'static str> {
    let network = match &node.member("virtualNetworkConfiguration")?.value {
        Value::Object(_) => true,
        Value::Null => false,
        _ => return None,
    };
    let private = match node.member("privateIPAddresses")? {
        Node { value: Value::Array(items), complete: true, .. } => !items.is_empty(),
        Node { value: Value::Null, .. } => false,
        _ => return None,
    };
    match (network, private) {
        (_, true) => Some("Internal"),
        (true, false) => Some("External"),
        (false, false) => Some("None"),
    }
}

/// A network mode that is a number counts where the expected order agrees with what the rest of
/// the record shows. Otherwise it stays as written.
fn number(node: &mut Node<'_>, seen: Option<&str>, notes: &mut Notes) {
    let Value::Number(written) = &node.value else { return };
    let word = NETWORKS.iter().find(|(number, name)| written == number && seen == Some(*name));
    let (severity, meaning) = match word {
        // Only Internal has private addresses, whatever the order.
        Some((_, name @ "Internal")) => (NoteSeverity::Info, *name),
        Some((_, name)) => (NoteSeverity::Warning, *name),
        None => (NoteSeverity::Warning, ""),
    };
    let what = match meaning {
        "" => "VirtualNetwork and PrivateIPAddresses do not agree with it or are not there, so it \
               is shown as written and decides nothing"
            .to_owned(),
        name => {
            format!("VirtualNetwork and PrivateIPAddresses agree with {name}, as which it is read")
        }
    };
    notes
        .add(
            NoteKind::Unreadable,
            severity,
            format!(
                "VpnType is the number {written}. The order None, External, Internal is expected \
                 and not confirmed. {what}."
            ),
            node.place.at(node.written.as_deref().unwrap_or_default()),
        )
        .advise("Add -EnumsAsStrings to the command that made this file: it writes the names.");
    if let Some((_, name)) = word {
        node.value = Value::String((*name).into());
    }
}

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    reader.words = words;
    let before = reader.instances.len();
    read_any(document, reader);
    if reader.instances.len() > before {
        reader
            .notes
            .add(
                NoteKind::Incomplete,
                NoteSeverity::Info,
                "Get-AzApiManagement leaves out custom properties other than protocols and \
                 ciphers, the NAT gateway, the outbound addresses, the portal states, the release \
                 channel and the date of the last change. Whether the endpoints are blocked and \
                 which addresses were made for a migration is not known from it."
                    .to_owned(),
                document.place().at(""),
            )
            .advise("Add an export that has them.")
            .command(super::EXPORT_COMMAND);
    }
    Summary::default()
}
