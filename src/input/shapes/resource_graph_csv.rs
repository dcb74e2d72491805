//! Resource Graph Explorer, "Download as CSV": a row for each resource, nested columns as JSON
//! text in a cell.

use super::{Confidence, Document, HowToGet, Shape, Summary};
use crate::input::element::Reader;
use crate::note::{NoteKind, NoteSeverity};

/// The platform's limit for one download.
const LIMIT: u32 = 55_000;

pub(super) static SHAPE: Shape = Shape {
    id: "resourceGraphCsv",
    title: "Resource Graph Explorer, CSV",
    how_to_get: HowToGet {
        tool: "Resource Graph Explorer in the Azure portal",
        command: "resources | where type =~ 'microsoft.apimanagement/service'",
    },
    probe: |document| match document {
        Document::Table(table) if !super::azqr::is_table(table) => Confidence::Certain,
        Document::Table(_) | Document::Json(_) => Confidence::No,
    },
    read,
};

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    let Document::Table(table) = document else { return Summary::default() };
    reader.words = super::graph_rows::words;
    for (index, row) in table.rows().enumerate() {
        let pointer = format!("/{index}");
        if row.cells != table.columns() {
            reader.notes.add(
                NoteKind::Syntax,
                NoteSeverity::Warning,
                format!(
                    "The row has {} cells and the header names {}. The row may be cut off.",
                    row.cells,
                    table.columns()
                ),
                row.place.at(&pointer),
            );
        }
        reader.row(row.node, &pointer);
    }
    if reader.elements >= LIMIT {
        reader
            .notes
            .add(
                NoteKind::Truncated,
                NoteSeverity::Warning,
                format!(
                    "The file holds {} rows, and a download holds at most {LIMIT}. Rows may be \
                     missing; how many is not known.",
                    reader.elements
                ),
                table.place().bare(),
            )
            .advise("Ask for API Management only.")
            .command(super::EXPORT_COMMAND);
    }
    Summary::default()
}
