//! The forms in which instances come. One file and one line in [`SHAPES`] each.
//!
//! A shape sees the outline of a document and reads it element by element; it never gets the
//! values of a whole document, so that a reader which streams can be put beneath it.

mod arm_list;
mod arm_resource;
mod arm_template;
mod az_apim;
mod az_resource;
mod azqr;
mod graph_rows;
mod own_report;
mod powershell_apim;
mod powershell_resource;
mod recording;
mod resource_graph;
mod resource_graph_csv;
mod resource_graph_table;
mod sdk;
mod terraform;

use super::element::{Element, Glance, Reader, note_early_end, recognise};
use super::json::Problem;
use super::node::member_pointer;
use super::place::Place;
use super::scan::{Elements, Kind, Outline};
use super::table::Table;

/// All shapes. Where two are equally sure, the first one reads.
pub static SHAPES: &[&Shape] = &[
    &own_report::SHAPE,
    &azqr::SHAPE,
    &resource_graph::SHAPE,
    &resource_graph_table::SHAPE,
    &resource_graph_csv::SHAPE,
    &graph_rows::SHAPE,
    &arm_list::SHAPE,
    &az_apim::LIST,
    &az_apim::SHOW,
    &az_resource::LIST,
    &az_resource::SHOW,
    &arm_list::ARRAY,
    &arm_resource::SHAPE,
    &arm_template::SHAPE,
    &powershell_resource::SHAPE,
    &powershell_apim::SHAPE,
    &sdk::PYTHON,
    &sdk::JAVASCRIPT,
    &sdk::DOTNET,
    &recording::SHAPE,
    &terraform::STATE,
    &terraform::SHOW,
    &terraform::PLAN,
];

/// The command that exports every instance in a form that is read whole.
pub const EXPORT_COMMAND: &str = "az graph query --first 1000 -q \"resources | where type =~ \
     'microsoft.apimanagement/service'\" -o json > apim.json";

/// How many elements of a list are looked at to tell its shape.
const PROBED: usize = 16;

/// A form in which instances come.
#[derive(Debug)]
pub struct Shape {
    /// Stable name.
    pub id: &'static str,
    /// What a person calls it.
    pub title: &'static str,
    /// How to get it.
    pub how_to_get: HowToGet,
    pub(crate) probe: fn(&Document<'_>) -> Confidence,
    pub(crate) read: fn(&Document<'_>, &mut Reader<'_>) -> Summary,
}

impl Shape {
    /// The command that gets the properties where a list of this shape leaves them out.
    pub(super) fn properties_command(&self) -> &'static str {
        match self.id {
            "powershellResource" | "powershellGraph" => self.how_to_get.command,
            _ => EXPORT_COMMAND,
        }
    }
}

/// How a person gets data of a shape.
#[derive(Clone, Copy, Debug)]
pub struct HowToGet {
    /// The tool.
    pub tool: &'static str,
    /// The command, or the way through the portal.
    pub command: &'static str,
}

/// A document as a shape sees it.
#[derive(Debug)]
pub(crate) enum Document<'a> {
    Json(Outline<'a>),
    Table(Table<'a>),
}

impl<'a> Document<'a> {
    /// Where it begins.
    pub(super) fn place(&self) -> Place {
        match self {
            Self::Json(outline) => outline.place,
            Self::Table(table) => table.place(),
        }
    }

    /// Why it is not complete.
    pub(super) fn broken(&self) -> Option<&Problem> {
        match self {
            Self::Json(outline) => outline.broken.as_ref(),
            Self::Table(_) => None,
        }
    }

    /// The outline of a JSON object.
    fn object(&self) -> Option<&Outline<'a>> {
        match self {
            Self::Json(outline) if outline.kind == Kind::Object => Some(outline),
            _ => None,
        }
    }

    /// The outline of a JSON array.
    fn array(&self) -> Option<&Outline<'a>> {
        match self {
            Self::Json(outline) if outline.kind == Kind::Array => Some(outline),
            _ => None,
        }
    }
}

/// How sure a shape is that a document is one of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Confidence {
    /// It is not.
    No,
    /// It may be.
    Possible,
    /// It looks like one, and a form of another tool may look the same.
    Likely,
    /// It is.
    Certain,
}

/// What a shape says of a document after reading it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Summary {
    /// A more precise title than that of the shape.
    pub(crate) title: Option<&'static str>,
    /// How many rows exist in all.
    pub(crate) total: Option<u64>,
    /// What to do where no instance stands in the document.
    pub(crate) without: Option<&'static str>,
}

/// Reads the elements of a list at a pointer.
fn read_elements(mut elements: Elements<'_>, base: &str, reader: &mut Reader<'_>) {
    for (index, element) in elements.by_ref().enumerate() {
        reader.element(&element, &format!("{base}/{index}"));
    }
    note_broken_list(elements, base, reader);
}

/// Says that a list does not end as it should.
fn note_broken_list(elements: Elements<'_>, base: &str, reader: &mut Reader<'_>) {
    if let Some(mut problem) = elements.broken {
        problem.pointer = base.to_owned();
        note_early_end(&problem, u64::from(reader.complete), reader.notes);
        reader.break_noted = true;
    }
}

/// The first elements of a list that say by themselves what they are.
fn told<'a>(elements: Elements<'a>) -> impl Iterator<Item = Outline<'a>> {
    elements.take(PROBED).filter(|element| {
        matches!(recognise(element), Element::Service)
            || element.has("type")
            || element.has("id")
            || element.has("resourceType")
    })
}

/// The elements of a document that is a list, and the pointer to it. Windows PowerShell may write
/// a list as an object of `value` and `Count`.
fn list<'a>(document: &Document<'a>) -> Option<(Elements<'a>, String)> {
    let Document::Json(outline) = document else { return None };
    if outline.kind == Kind::Array {
        return Some((outline.elements(), String::new()));
    }
    let value = outline.part_of("value", Kind::Array)?;
    outline.has("Count").then(|| (value.elements(), member_pointer("", &value.key)))
}

/// Whether a document is an element of a kind, or a list with one among its first elements.
fn any_element(document: &Document<'_>, is: fn(&Outline<'_>) -> bool) -> bool {
    match (list(document), document) {
        (Some((elements, _)), _) => elements.take(PROBED).any(|element| is(&element)),
        (None, Document::Json(outline)) => is(outline),
        (None, Document::Table(_)) => false,
    }
}

/// Certain where a document is an element of a kind or a list with one.
fn certain_if(document: &Document<'_>, is: fn(&Outline<'_>) -> bool) -> Confidence {
    if any_element(document, is) { Confidence::Certain } else { Confidence::No }
}

/// Certain where a document is an object of a kind.
fn certain_object(document: &Document<'_>, is: fn(&Outline<'_>) -> bool) -> Confidence {
    if document.object().is_some_and(is) { Confidence::Certain } else { Confidence::No }
}

/// Reads the elements of a list, or the one that a document is.
fn read_any(document: &Document<'_>, reader: &mut Reader<'_>) {
    match (list(document), document) {
        (Some((elements, base)), _) => read_elements(elements, &base, reader),
        (None, Document::Json(outline)) => reader.element(outline, ""),
        (None, Document::Table(_)) => {}
    }
}

/// Whether an object has a key in exactly this spelling.
fn spelled(outline: &Outline<'_>, key: &str) -> bool {
    outline.parts.iter().any(|part| part.key == key)
}

/// Whether an element is a service whose properties are lifted to its top level.
fn is_flattened(element: &Outline<'_>) -> bool {
    element.has("gatewayUrl")
        && !element.has("properties")
        && matches!(recognise(element), Element::Service)
}

#[cfg(test)]
mod tests;
