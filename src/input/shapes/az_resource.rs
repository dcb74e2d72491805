//! `az resource show` and `az resource list`: the names of the REST API inside the envelope of a
//! generic resource. The list carries no properties.

use super::{Confidence, HowToGet, Shape, Summary, read_any};
use crate::input::element::Glance;
use crate::input::scan::Outline;

pub(super) static SHOW: Shape = Shape {
    id: "azResourceShow",
    title: "az resource show",
    how_to_get: HowToGet {
        tool: "Azure CLI",
        command: "az resource show --ids \"$APIM_ID\" -o json > apim.json",
    },
    probe: |document| match document.object() {
        Some(outline) if is_generic(outline) => Confidence::Certain,
        _ => Confidence::No,
    },
    read: |document, reader| {
        read_any(document, reader);
        Summary::default()
    },
};

pub(super) static LIST: Shape = Shape {
    id: "azResourceList",
    title: "az resource list",
    how_to_get: HowToGet {
        tool: "Azure CLI",
        command: "az resource list --resource-type Microsoft.ApiManagement/service -o json \
                  > apim.json",
    },
    probe: |document| {
        if document.array().is_some() && super::any_element(document, is_generic) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    },
    read: |document, reader| {
        read_any(document, reader);
        Summary::default()
    },
};

/// The envelope of a generic resource, which the Azure CLI writes with its resource group. Rows of
/// Resource Graph have the same members and say their subscription or tenant as well.
fn is_generic(outline: &Outline<'_>) -> bool {
    ["id", "type", "resourceGroup"].iter().all(|key| outline.has(key))
        && ["kind", "managedBy", "plan"].iter().any(|key| outline.has(key))
        && !outline.has("subscriptionId")
        && !outline.has("tenantId")
        && !outline.has("resourceType")
}
