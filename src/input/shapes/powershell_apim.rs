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
const NETWORKS: &[&str] = &["None", "External", "Internal"];

fn words<'a>(node: Node<'a>, pointer: &str, notes: &mut Notes) -> Node<'a> {
    let mut node = rename(node, pointer, NAMES, notes);
    let private = match node.member("privateIPAddresses") {
        Some(Node { value: Value::Array(items), complete: true, .. }) => Some(!items.is_empty()),
        Some(Node { value: Value::Null, .. }) => Some(false),
        _ => None,
    };
    if let Value::Object(members) = &mut node.value {
        let network = members.iter_mut().rfind(|member| member.key == "virtualNetworkType");
        if let Some(member) = network {
            number(&mut member.node, private, notes);
        }
    }
    node
}

/// A network mode that is a number: it is used where the private addresses, which only Internal
/// has, agree with the expected order. Otherwise it stays as written.
fn number(node: &mut Node<'_>, private: Option<bool>, notes: &mut Notes) {
    let Value::Number(written) = &node.value else { return };
    let at = node.place.at(node.written.as_deref().unwrap_or_default());
    let word = NETWORKS
        .iter()
        .zip(["0", "1", "2"])
        .find(|(name, number)| written == number && private == Some(**name == "Internal"))
        .map(|(name, _)| *name);
    let (severity, meaning) = match word {
        Some("Internal") => {
            (NoteSeverity::Info, "It is read as Internal: there are private addresses")
        }
        Some("External") => {
            (NoteSeverity::Warning, "It is read as External: there is no private address")
        }
        Some(_) => (NoteSeverity::Warning, "It is read as None: there is no private address"),
        None => (
            NoteSeverity::Warning,
            "It is shown as written and decides nothing: the private addresses do not settle it",
        ),
    };
    notes
        .add(
            NoteKind::Unreadable,
            severity,
            format!(
                "VpnType is the number {written}, and the order None, External, Internal is \
                 expected and not confirmed. {meaning}."
            ),
            at,
        )
        .advise("Export again with the names instead of the numbers.")
        .command(SHAPE.how_to_get.command);
    if let Some(word) = word {
        node.value = Value::String((*word).into());
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
