//! Reports of azqr (Azure Quick Review), in JSON or CSV: second opinions, no instances.
//!
//! Its JSON is one object with a list for each table, or in earlier versions one file with a list
//! for each; its CSV is one file for each table. The tables with findings about resources are
//! `impacted` and `advisor`; before those `services` listed every rule for every resource.

use super::{Confidence, Document, HowToGet, Shape, Summary, note_broken_list};
use crate::input::element::{Glance, Reader};
use crate::input::node::member_pointer;
use crate::input::notes::quoted;
use crate::input::scan::{Kind, Outline};
use crate::input::table::Table;
use crate::note::{NoteKind, NoteSeverity};

/// Tables that say something of a resource, and the tool that says it.
const TABLES: &[(&str, &str)] = &[("impacted", TOOL), ("advisor", "azqr (Azure Advisor)")];

const TOOL: &str = "azqr";

/// Tables of which at least one stands in the same object.
const OTHERS: &[&str] = &["recommendations", "resourceType", "inventory", "outOfScope"];

pub(super) static SHAPE: Shape = Shape {
    id: "azqr",
    title: "Report of azqr",
    how_to_get: HowToGet { tool: "azqr", command: "azqr scan --json" },
    probe: |document| {
        let is = match document {
            Document::Table(table) => is_table(table),
            Document::Json(outline) if outline.kind == Kind::Array => {
                outline.elements().take(super::PROBED).any(|row| is_row(&row))
            }
            Document::Json(outline) => {
                TABLES.iter().any(|(name, _)| outline.has(name))
                    && OTHERS.iter().any(|name| outline.has(name))
            }
        };
        if is { Confidence::Certain } else { Confidence::No }
    },
    read,
};

/// Whether a table is one of azqr's.
pub(super) fn is_table(table: &Table<'_>) -> bool {
    let all = |names: &[&str]| names.iter().all(|name| table.names(name));
    all(&["recommendationId", "recommendation"])
        || all(&["recommendationId", "description", "impact"])
        || all(&["rId", "recommendation", "compliant"])
        || all(&["resourceId", "resourceName", "sla"])
}

fn is_row(row: &Outline<'_>) -> bool {
    row.has("recommendationId")
        && row.has("impact")
        && (row.has("recommendation") || row.has("description"))
}

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    match document {
        Document::Table(table) => {
            let tool = if table.names("recommendation") { TOOL } else { "azqr (Azure Advisor)" };
            for (index, row) in table.rows().enumerate() {
                reader.opinion(row.node, &format!("/{index}"), tool);
            }
        }
        Document::Json(outline) if outline.kind == Kind::Array => {
            let mut rows = outline.elements();
            for (index, row) in rows.by_ref().enumerate() {
                let tool = if row.has("recommendation") { TOOL } else { "azqr (Azure Advisor)" };
                reader.opinion_at(&row, &format!("/{index}"), tool);
            }
            note_broken_list(rows, "", reader);
        }
        Document::Json(outline) => report(outline, reader),
    }
    Summary {
        without: Some(
            "azqr reports findings, not the instances and not their platform. Add an export of \
             the instances.",
        ),
        ..Summary::default()
    }
}

/// Reads the tables of a whole report, and says which were not read.
fn report(outline: &Outline<'_>, reader: &mut Reader<'_>) {
    let mut passed: Vec<String> = vec![];
    for part in &outline.parts {
        let table = TABLES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&part.key));
        let Some((_, tool)) = table else {
            passed.push(quoted(&part.key));
            continue;
        };
        let pointer = member_pointer("", &part.key);
        let mut rows = part.elements();
        for (index, row) in rows.by_ref().enumerate() {
            reader.opinion_at(&row, &format!("{pointer}/{index}"), tool);
        }
        note_broken_list(rows, &pointer, reader);
    }
    if !passed.is_empty() {
        passed.truncate(12);
        let message = format!("Other tables of the report were not read: {}.", passed.join(", "));
        let at = outline.place.at("");
        reader.notes.add(NoteKind::SecondOpinion, NoteSeverity::Info, message, at);
    }
}
