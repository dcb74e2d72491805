//! What the SDKs write for a service: the members of `properties` lifted to the top, in the
//! spelling of the language.

use super::{
    Confidence, Document, HowToGet, Shape, Summary, any_element, certain_if, read_any, spelled,
};
use crate::input::element::{Glance, Reader};
use crate::input::node::{Node, Value, member_pointer};
use crate::input::notes::Notes;
use crate::input::rename::How::Each;
use crate::input::rename::{Rename, keep, rename, turn};
use crate::input::scan::Outline;

pub(super) static PYTHON: Shape = Shape {
    id: "pythonSdk",
    title: "Azure SDK for Python, as_dict()",
    how_to_get: HowToGet {
        tool: "Azure SDK for Python",
        command: "json.dumps([service.as_dict() for service in \
                  client.api_management_service.list()])",
    },
    probe: |document| certain_if(document, is_snake_case),
    read: |document, reader| {
        reader.words = without_underscores;
        read_any(document, reader);
        Summary::default()
    },
};

pub(super) static JAVASCRIPT: Shape = Shape {
    id: "javaScriptSdk",
    title: "Azure SDK for JavaScript",
    how_to_get: HowToGet {
        tool: "Azure SDK for JavaScript",
        command: "JSON.stringify(await client.apiManagementService.get(resourceGroup, name))",
    },
    probe: |document| certain_if(document, is_flat_with_own_casing),
    read: |document, reader| {
        read_any(document, reader);
        Summary::default()
    },
};

pub(super) static DOTNET: Shape = Shape {
    id: "dotNetSdk",
    title: "Azure SDK for .NET, ApiManagementServiceData",
    how_to_get: HowToGet {
        tool: "Azure SDK for .NET",
        command: "JsonSerializer.Serialize(service.Data)",
    },
    probe: |document| {
        if any_element(document, is_pascal_case) { Confidence::Certain } else { Confidence::No }
    },
    read: read_dotnet,
};

/// Terraform has names in this spelling too, and says the SKU in one text.
fn is_snake_case(outline: &Outline<'_>) -> bool {
    ["gateway_url", "virtual_network_type", "publisher_email"].iter().any(|key| outline.has(key))
        && !outline.has("sku_name")
        && !outline.has("properties")
}

/// Flattened as the Azure CLI does it, with the spelling of the REST API and without the resource
/// group.
fn is_flat_with_own_casing(outline: &Outline<'_>) -> bool {
    let own = ["publicIPAddresses", "privateIPAddresses", "outboundPublicIPAddresses"];
    super::is_flattened(outline)
        && own.iter().any(|key| spelled(outline, key))
        && !outline.has("resourceGroup")
}

fn is_pascal_case(outline: &Outline<'_>) -> bool {
    let named = ["Id", "Name"].iter().any(|key| spelled(outline, key));
    let own =
        ["GatewayUri", "GatewayUrl", "PlatformVersion", "VirtualNetworkType", "PublisherEmail"];
    named
        && own.iter().any(|key| spelled(outline, key))
        && !outline.has("properties")
        && !["RuntimeUrl", "VpnType", "OrganizationName"].iter().any(|key| outline.has(key))
}

static DOTNET_LOCATION: &[Rename] = &[keep("GatewayRegionalUri", "gatewayRegionalUrl")];

/// Addresses of the web have the ending of their class.
static DOTNET_NAMES: &[Rename] = &[
    keep("GatewayUri", "gatewayUrl"),
    keep("GatewayRegionalUri", "gatewayRegionalUrl"),
    keep("DeveloperPortalUri", "developerPortalUrl"),
    turn("AdditionalLocations", "additionalLocations", Each(DOTNET_LOCATION)),
];

fn read_dotnet(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    reader.words = |node, pointer, notes| rename(node, pointer, DOTNET_NAMES, notes);
    read_any(document, reader);
    Summary::default()
}

/// Objects whose keys belong to the customer or to Azure and are no names of properties.
const MAPS: &[&str] = &["tags", "custom_properties", "user_assigned_identities"];

/// `virtual_network_type` is `virtualNetworkType`: names are compared in any letter case.
fn without_underscores<'a>(mut node: Node<'a>, pointer: &str, _: &mut Notes) -> Node<'a> {
    plain_names(&mut node, pointer);
    node
}

fn plain_names(node: &mut Node<'_>, pointer: &str) {
    match &mut node.value {
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                plain_names(item, &format!("{pointer}/{index}"));
            }
        }
        Value::Object(members) => {
            for member in members {
                let pointer = member_pointer(pointer, &member.key);
                if !MAPS.iter().any(|map| map.eq_ignore_ascii_case(&member.key)) {
                    plain_names(&mut member.node, &pointer);
                }
                if member.key.contains('_') {
                    member.key = member.key.replace('_', "").into();
                    member.node.written.get_or_insert(pointer.into());
                }
            }
        }
        _ => {}
    }
}
