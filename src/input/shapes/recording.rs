//! A recorded exchange over HTTP, as the examples of the REST specifications are: what was asked,
//! and the bodies of the answers under their status codes.

use super::{Confidence, Document, HowToGet, Shape, Summary, read_elements};
use crate::input::element::{Glance, Reader};
use crate::input::node::member_pointer;
use crate::input::scan::{Kind, Outline};

pub(super) static SHAPE: Shape = Shape {
    id: "httpRecording",
    title: "Recorded HTTP exchange (example of a REST specification)",
    how_to_get: HowToGet {
        tool: "A recording of REST calls",
        command: "az rest --method get --url \"$APIM_ID?api-version=2024-05-01\" > apim.json",
    },
    probe: |document| {
        let Some(outline) = document.object() else { return Confidence::No };
        let Some(responses) = outline.part_of("responses", Kind::Object) else {
            return Confidence::No;
        };
        let responses = responses.outline();
        let codes = responses.parts.iter().all(|part| is_status(&part.key));
        match codes && !responses.parts.is_empty() {
            true if outline.has("parameters") => Confidence::Certain,
            true => Confidence::Likely,
            false => Confidence::No,
        }
    },
    read,
};

fn is_status(key: &str) -> bool {
    key == "default" || (key.len() == 3 && key.bytes().all(|byte| byte.is_ascii_digit()))
}

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    let Some(outline) = document.object() else { return Summary::default() };
    let Some(part) = outline.part_of("responses", Kind::Object) else {
        return Summary::default();
    };
    let base = member_pointer("", &part.key);
    for answer in &part.outline().parts {
        let answer_outline = answer.outline();
        if let Some(body) = answer_outline.part_of("body", Kind::Object) {
            let pointer = member_pointer(&member_pointer(&base, &answer.key), &body.key);
            read_body(&body.outline(), &pointer, reader);
        }
    }
    Summary::default()
}

/// A body is one resource or a page of them.
fn read_body(body: &Outline<'_>, pointer: &str, reader: &mut Reader<'_>) {
    match body.part_of("value", Kind::Array) {
        Some(value) if !body.has("id") => {
            read_elements(value.elements(), &member_pointer(pointer, &value.key), reader);
        }
        _ => reader.element(body, pointer),
    }
}
