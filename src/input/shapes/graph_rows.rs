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

/// What a query makes of a nested value that it names without an alias: the beginning of the
/// column, and where its path begins in the record.
const PATHS: &[(&str, &str)] = &[("properties_", ""), ("systemData_", "systemData/")];

/// How many steps such a path may have, and how many such columns a row. Names of the REST API
/// have no underscore and are at most three deep.
const STEPS: usize = 4;
const NESTED: usize = 100;

/// From the columns of a query to the record of the REST API.
pub(super) fn words<'a>(mut node: Node<'a>, pointer: &str, notes: &mut Notes) -> Node<'a> {
    let Value::Object(members) = &mut node.value else { return node };
    let named = |member: &Member<'_>| {
        COLUMNS.iter().any(|column| column.from.eq_ignore_ascii_case(&member.key))
            || is_sku_name(member)
            || path(&member.key).is_some()
    };
    if !members.iter().any(named) {
        return node;
    }
    let mut nested = vec![];
    for mut member in std::mem::take(members) {
        let path = path(&member.key).filter(|_| nested.len() < NESTED);
        if path.is_some() || is_sku_name(&member) {
            let pointer = member_pointer(pointer, &member.key);
            member.node.written.get_or_insert(pointer.into());
        }
        if is_sku_name(&member) {
            member.key = Cow::Borrowed("skuName");
        }
        match path {
            Some(path) => nested.push((path, member)),
            None => members.push(member),
        }
    }
    for (path, member) in nested {
        put(members, &path, member.key, member.node);
    }
    rename(node, pointer, COLUMNS, notes)
}

/// A SKU that is a text is its name.
fn is_sku_name(member: &Member<'_>) -> bool {
    member.key.eq_ignore_ascii_case("sku") && matches!(member.node.value, Value::String(_))
}

/// The path in the record of a column that a query named after a nested value.
fn path(column: &str) -> Option<String> {
    let (to, rest) = PATHS.iter().find_map(|(prefix, to)| {
        let (start, rest) = column.split_at_checked(prefix.len())?;
        start.eq_ignore_ascii_case(prefix).then_some((*to, rest))
    })?;
    let steps = rest.split('_').count();
    (steps <= STEPS).then(|| format!("{to}{}", rest.replace('_', "/")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::json;
    use crate::input::place::Place;

    #[test]
    fn a_column_of_countless_steps_stays_as_it_is() {
        let column = format!("properties{}", "_a".repeat(100_000));
        let text = format!("{{\"{column}\": 1, \"properties_a_b\": 2}}");
        let node = json::read(&text, Place::START, "").node.unwrap();
        let node = words(node, "", &mut Notes::new("test"));
        assert!(node.member(&column).is_some());
        assert!(node.member("a").and_then(|outer| outer.member("b")).is_some());
    }
}
