//! `az apim show` and `az apim list`: everything of `properties` is lifted to the top level.

use super::{Confidence, HowToGet, Shape, Summary, is_flattened, read_elements};

pub(super) static SHOW: Shape = Shape {
    id: "azApimShow",
    title: "az apim show",
    how_to_get: HowToGet {
        tool: "Azure CLI",
        command: "az apim show --name \"$APIM_NAME\" --resource-group \"$RESOURCE_GROUP\" -o json \
                  > apim.json",
    },
    probe: |document| match document.object() {
        Some(outline) if is_flattened(outline) => Confidence::Likely,
        _ => Confidence::No,
    },
    read: |document, reader| {
        if let Some(outline) = document.object() {
            reader.element(outline, "");
        }
        Summary::default()
    },
};

pub(super) static LIST: Shape = Shape {
    id: "azApimList",
    title: "az apim list",
    how_to_get: HowToGet { tool: "Azure CLI", command: "az apim list -o json > apim.json" },
    probe: |document| {
        let Some(outline) = document.array() else { return Confidence::No };
        if outline.elements().take(super::PROBED).any(|element| is_flattened(&element)) {
            Confidence::Likely
        } else {
            Confidence::No
        }
    },
    read: |document, reader| {
        if let Some(outline) = document.array() {
            read_elements(outline.elements(), "", reader);
        }
        Summary::default()
    },
};
