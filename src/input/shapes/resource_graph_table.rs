//! The answer of a Resource Graph query in table form: the names of the columns once, then rows
//! of values.

use super::{Confidence, Document, HowToGet, Shape, Summary, graph_rows, resource_graph};
use crate::input::element::{Glance, Reader};
use crate::input::json;
use crate::input::node::{Member, Node, Value};
use crate::input::scan::{Kind, Outline};
use crate::note::{NoteKind, NoteSeverity};

pub(super) static SHAPE: Shape = Shape {
    id: "resourceGraphTable",
    title: "Resource Graph answer in table form",
    how_to_get: HowToGet {
        tool: "Resource Graph REST API with resultFormat table",
        command: "az rest --method post --url \"/providers/Microsoft.ResourceGraph/resources\
                  ?api-version=2021-03-01\" --body '{\"query\": \"resources | where type =~ \
                  \\\"microsoft.apimanagement/service\\\"\", \"options\": {\"resultFormat\": \
                  \"table\"}}' > apim.json",
    },
    probe: |document| match document.object().and_then(data) {
        Some(_) => Confidence::Certain,
        None => Confidence::No,
    },
    read,
};

/// The object with columns and rows, and its key.
fn data<'a>(outline: &Outline<'a>) -> Option<(String, Outline<'a>)> {
    let part = outline.part_of("data", Kind::Object)?;
    let data = part.outline();
    let table = data.part_of("columns", Kind::Array).is_some() && data.has("rows");
    table.then(|| (part.key.clone().into_owned(), data))
}

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    let Some(outline) = document.object() else { return Summary::default() };
    let Some((key, table)) = data(outline) else { return Summary::default() };
    reader.words = graph_rows::words;
    let columns: Vec<String> = table
        .part_of("columns", Kind::Array)
        .into_iter()
        .flat_map(|columns| columns.elements())
        .map(|column| column.scalar("name").unwrap_or_default().into_owned())
        .collect();
    let Some(rows) = table.part_of("rows", Kind::Array) else { return Summary::default() };
    let base = format!("/{key}/{}", rows.key);
    let mut elements = rows.elements();
    for (index, row) in elements.by_ref().enumerate() {
        read_row(&row, &columns, &format!("{base}/{index}"), reader);
    }
    super::note_broken_list(elements, &base, reader);
    Summary { title: None, ..resource_graph::summary(outline, reader) }
}

/// A row as an object: each value under the name of its column, at its own place.
fn read_row(row: &Outline<'_>, columns: &[String], pointer: &str, reader: &mut Reader<'_>) {
    let reading = json::read(row.text, row.place, pointer);
    let mut cells = 0;
    let node = reading.node.map(|node| match node.value {
        Value::Array(items) => {
            cells = items.len();
            let members =
                columns.iter().zip(items).enumerate().map(|(index, (column, mut item))| {
                    item.written = Some(format!("{pointer}/{index}").into());
                    Member { key: column.clone().into(), node: item }
                });
            Node { value: Value::Object(members.collect()), ..node }
        }
        value => Node { value, ..node },
    });
    if row.broken.is_some() || reading.problem.is_some() {
        let problem = reading.problem.or_else(|| row.broken.clone());
        reader.elements = reader.elements.saturating_add(1);
        reader.broken_row(node, problem, row.place, pointer);
        return;
    }
    if cells != columns.len() {
        reader.notes.add(
            NoteKind::Syntax,
            NoteSeverity::Warning,
            format!("The row has {cells} values and the answer names {} columns.", columns.len()),
            row.place.at(pointer),
        );
    }
    crate::input::element::note_remarks(&reading.remarks, reader.notes);
    if let Some(node) = node {
        reader.row(node, pointer);
    }
}
