//! Rows of a Resource Graph query: the names that a query gives to its columns, and rows without
//! the answer around them, as PowerShell writes them.

use super::resource_graph;
use super::{Confidence, Document, HowToGet, Shape, Summary, any_element, read_any, read_elements};
use crate::input::element::{Glance, Reader};
use crate::input::node::{Member, Node, Value, member_pointer};
use crate::input::notes::Notes;
use crate::input::rename::{Rename, keep, put, rename};
use crate::input::scan::{Kind, Outline};
use std::borrow::Cow;

pub(super) static SHAPE: Shape = Shape {
    id: "powershellGraph",
    title: "Rows of a Resource Graph query (PowerShell Search-AzGraph)",
    how_to_get: HowToGet {
        tool: "Azure PowerShell",
        command: "(Search-AzGraph -First 1000 -Query \"resources | where type =~ \
                  'microsoft.apimanagement/service'\").Data | ConvertTo-Json -Depth 100 \
                  > apim.json",
    },
    probe: |document| {
        let wrapped = document.object().is_some_and(is_wrapper);
        if wrapped || any_element(document, is_row) { Confidence::Certain } else { Confidence::No }
    },
    read,
};

/// The answer of the cmdlet as an object: rows and a token, in the spelling of PowerShell.
fn is_wrapper(outline: &Outline<'_>) -> bool {
    let counted = ["count", "total_records", "totalRecords"].iter().any(|name| outline.has(name));
    outline.part_of("Data", Kind::Array).is_some() && outline.has("SkipToken") && !counted
}

/// Resource Graph adds the subscription or the tenant to each resource; no other list does.
fn is_row(outline: &Outline<'_>) -> bool {
    (outline.has("subscriptionId") || outline.has("tenantId"))
        && (outline.has("id") || outline.has("type") || outline.has("name"))
        && !outline.has("resourceType")
}

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    reader.words = words;
    let data = document.object().and_then(|outline| outline.part_of("Data", Kind::Array));
    match (document.object(), data) {
        (Some(outline), Some(data)) => {
            read_elements(data.elements(), &format!("/{}", data.key), reader);
            resource_graph::note_missing_rows(
                outline,
                reader,
                ("-SkipToken and the SkipToken", SHAPE.how_to_get.command),
            );
        }
        _ => read_any(document, reader),
    }
    Summary::default()
}

/// Columns that queries commonly make.
static COLUMNS: &[Rename] = &[
    keep("skuName", "sku/name"),
    keep("sku_name", "sku/name"),
    keep("skuCapacity", "sku/capacity"),
    keep("sku_capacity", "sku/capacity"),
    keep("units", "sku/capacity"),
    keep("platform", "platformVersion"),
    keep("platform_version", "platformVersion"),
    keep("plat_version", "platformVersion"),
    keep("vnet", "virtualNetworkType"),
    keep("virtual_network_type", "virtualNetworkType"),
];

/// What a query makes of a nested value that it names without an alias.
const PATHS: &[(&str, &str)] = &[("properties_", ""), ("systemData_", "systemData/")];

/// Keeps the pointer of a member whose key changes.
fn written(member: &mut Member<'_>, pointer: &str) {
    member.node.written.get_or_insert_with(|| member_pointer(pointer, &member.key).into());
}

/// From the columns of a query to the record of the REST API.
pub(super) fn words<'a>(mut node: Node<'a>, pointer: &str, notes: &mut Notes) -> Node<'a> {
    let Value::Object(members) = &mut node.value else { return node };
    let mut nested = vec![];
    let plain = std::mem::take(members);
    for mut member in plain {
        let path = PATHS.iter().find_map(|(prefix, to)| {
            let (start, rest) = member.key.split_at_checked(prefix.len())?;
            start.eq_ignore_ascii_case(prefix).then(|| format!("{to}{}", rest.replace('_', "/")))
        });
        if member.key.eq_ignore_ascii_case("sku") && matches!(member.node.value, Value::String(_)) {
            // A SKU that is a text is its name.
            written(&mut member, pointer);
            member.key = Cow::Borrowed("skuName");
        }
        match path {
            Some(path) => nested.push((path, member)),
            None => members.push(member),
        }
    }
    for (path, mut member) in nested {
        written(&mut member, pointer);
        put(members, &path, member.key, member.node);
    }
    rename(node, pointer, COLUMNS, notes)
}
