//! PowerShell, `Get-AzResource -ExpandProperties | ConvertTo-Json`: the envelope has names of its
//! own, and inside `Properties` stand those of the REST API.

use super::{Document, HowToGet, Shape, Summary, certain_if, list, read_any};
use crate::input::element::{Element, Glance, Reader, recognise};
use crate::input::node::Node;
use crate::input::notes::Notes;
use crate::input::rename::{Rename, keep, rename};
use crate::input::scan::{Kind, Outline};

pub(super) static SHAPE: Shape = Shape {
    id: "powershellResource",
    title: "PowerShell Get-AzResource",
    how_to_get: HowToGet {
        tool: "Azure PowerShell",
        command: "Get-AzResource -ResourceType Microsoft.ApiManagement/service -ExpandProperties \
                  | ConvertTo-Json -Depth 100 > apim.json",
    },
    probe: |document| certain_if(document, is_resource),
    read,
};

fn is_resource(outline: &Outline<'_>) -> bool {
    outline.has("ResourceType") && outline.has("ResourceId")
}

/// Other names than those of the REST API; where both stand, they say the same.
static NAMES: &[Rename] = &[
    keep("ResourceId", "id"),
    keep("ResourceName", "name"),
    keep("ResourceGroupName", "resourceGroup"),
];

fn words<'a>(node: Node<'a>, pointer: &str, notes: &mut Notes) -> Node<'a> {
    rename(node, pointer, NAMES, notes)
}

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    reader.words = words;
    read_any(document, reader);
    // Some exports gather the children of a service beneath it.
    match (list(document), document) {
        (Some((elements, base)), _) => {
            for (index, element) in elements.enumerate() {
                count_children(&element, &format!("{base}/{index}"), reader);
            }
        }
        (None, Document::Json(outline)) => count_children(outline, "", reader),
        (None, Document::Table(_)) => {}
    }
    Summary::default()
}

fn count_children(outline: &Outline<'_>, pointer: &str, reader: &mut Reader<'_>) {
    let Some(children) = outline.part_of("resources", Kind::Array) else { return };
    for (index, child) in children.elements().enumerate() {
        if let Element::Other(other) = recognise(&child) {
            let pointer = format!("{pointer}/{}/{index}", children.key);
            reader.others.count(other, child.place.at(&pointer));
        }
    }
}
