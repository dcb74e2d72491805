//! One resource as the REST API answers it and the portal's JSON view shows it.

use super::{Confidence, Document, HowToGet, Shape, Summary, is_flattened};
use crate::input::element::{Element, Glance, Reader, recognise};

pub(super) static SHAPE: Shape = Shape {
    id: "armResource",
    title: "Azure resource (portal JSON view or REST answer)",
    how_to_get: HowToGet {
        tool: "Azure portal or Azure CLI",
        command: "az rest --method get --url \"$APIM_ID?api-version=2024-05-01\" > apim.json",
    },
    probe,
    read,
};

fn probe(document: &Document<'_>) -> Confidence {
    let Some(outline) = document.object() else { return Confidence::No };
    match recognise(outline) {
        Element::Service if is_flattened(outline) => Confidence::No,
        Element::Service => Confidence::Likely,
        Element::Other(_) => {
            let resource = outline.has("type")
                && (outline.has("id") || outline.has("properties") || outline.has("name"));
            let by_id = outline.scalar("id").is_some_and(|id| {
                let id = id.to_ascii_lowercase();
                id.starts_with("/subscriptions/") && id.contains("/providers/")
            });
            if resource || by_id { Confidence::Possible } else { Confidence::No }
        }
    }
}

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    if let Some(outline) = document.object() {
        reader.element(outline, "");
    }
    Summary::default()
}
