//! A page of resources as the REST API answers it, and a bare array of them.

use super::{
    Confidence, Document, EXPORT_COMMAND, HowToGet, Shape, Summary, is_flattened, read_elements,
    told,
};
use crate::input::element::{Glance, Reader};
use crate::input::scan::{Kind, Part};
use crate::note::{NoteKind, NoteSeverity};

pub(super) static SHAPE: Shape = Shape {
    id: "armList",
    title: "List of Azure resources (REST answer)",
    how_to_get: HowToGet {
        tool: "Azure CLI",
        command: "az rest --method get --url \"/subscriptions/$SUBSCRIPTION_ID/providers/\
                  Microsoft.ApiManagement/service?api-version=2024-05-01\" > apim.json",
    },
    probe: |document| {
        let Some(outline) = document.object() else { return Confidence::No };
        let Some(value) = outline.part_of("value", Kind::Array) else { return Confidence::No };
        if outline.has("nextLink") {
            Confidence::Certain
        } else if told(value.elements()).next().is_some() {
            // Windows PowerShell writes a list of its own objects in the same way.
            if outline.has("Count") { Confidence::Likely } else { Confidence::Certain }
        } else if value.elements().next().is_none() {
            Confidence::Possible
        } else {
            Confidence::No
        }
    },
    read: read_list,
};

pub(super) static ARRAY: Shape = Shape {
    id: "armArray",
    title: "Array of Azure resources",
    how_to_get: HowToGet {
        tool: "Azure CLI",
        command: "az rest --method get --url \"/subscriptions/$SUBSCRIPTION_ID/providers/\
                  Microsoft.ApiManagement/service?api-version=2024-05-01\" --query value \
                  > apim.json",
    },
    probe: |document| {
        let Some(outline) = document.array() else { return Confidence::No };
        let flat = outline.elements().take(super::PROBED).any(|element| is_flattened(&element));
        if told(outline.elements()).next().is_some() && !flat {
            Confidence::Likely
        } else if outline.elements().next().is_none() {
            Confidence::Possible
        } else {
            Confidence::No
        }
    },
    read: |document, reader| {
        reader.words = super::graph_rows::words;
        super::read_any(document, reader);
        Summary::default()
    },
};

fn read_list(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    let Some(outline) = document.object() else { return Summary::default() };
    if let Some(value) = outline.part_of("value", Kind::Array) {
        read_elements(value.elements(), &format!("/{}", value.key), reader);
    }
    if let Some(link) = outline.part_of("nextLink", Kind::String) {
        note_next_link(link, reader);
    }
    Summary::default()
}

/// A list with a link to its next page is never the whole.
fn note_next_link(link: &Part<'_>, reader: &mut Reader<'_>) {
    let url = link.scalar();
    if link.complete && url.as_ref().is_none_or(|url| url.is_empty()) {
        return;
    }
    let read = reader.elements;
    let note = reader.notes.add(
        NoteKind::Truncated,
        NoteSeverity::Warning,
        format!(
            "The list is one page of several: nextLink is set. {} in this page; how many are \
             missing is not known.",
            crate::input::notes::counted(u64::from(read), "element stands", "elements stand")
        ),
        link.place.at(&format!("/{}", link.key)),
    );
    match url.as_deref().and_then(page_command) {
        Some(command) => {
            note.advise(
                "Get the next page, repeat until nextLink is gone, and add the files here.",
            )
            .command(command);
        }
        None => {
            note.advise("Export all instances at once and read that instead.")
                .command(EXPORT_COMMAND);
        }
    }
}

/// The command for the next page, where the link leads to Azure Resource Manager and can stand
/// in single quotes. A link that leads elsewhere is never put into a command: `az rest` would
/// follow it.
fn page_command(url: &str) -> Option<String> {
    let safe = url.starts_with("https://management.azure.com/")
        && url.len() < 4096
        && url.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\'');
    safe.then(|| format!("az rest --method get --url '{url}' > next-page.json"))
}
