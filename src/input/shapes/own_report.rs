//! A report of this program: its instances stand in it as resources.

use super::{Confidence, Document, HowToGet, Shape, Summary, certain_object, note_broken_list};
use crate::input::element::{Glance, Reader};
use crate::input::json;
use crate::input::merge::snapshot;
use crate::input::node::{Member, Node, Value, View, member_pointer};
use crate::input::notes::{Notes, counted};
use crate::input::scan::{Kind, Outline};
use crate::input::service::read_service;
use crate::model::{Acceptance, Basis};
use crate::note::{NoteKind, NoteSeverity};

pub(super) static SHAPE: Shape = Shape {
    id: "ownReport",
    title: "Report of this program",
    how_to_get: HowToGet {
        tool: "apim-planner",
        command: "apim-planner report apim.json --format json > report.json",
    },
    probe: |document| match document {
        Document::Json(_) => certain_object(document, |outline| {
            outline.has("schemaVersion") && outline.has("knowledgeAsOf")
        }),
        Document::Table(_) => Confidence::No,
    },
    read,
};

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    let summary = Summary {
        without: Some("Read the export that the report was made from."),
        ..Summary::default()
    };
    let Some(outline) = document.object() else { return summary };
    let Some(instances) = outline.part_of("instances", Kind::Array) else { return summary };
    let base = member_pointer("", &instances.key);
    reader.words = words;
    let mut without: u32 = 0;
    let mut elements = instances.elements();
    for (index, element) in elements.by_ref().enumerate() {
        match element.part_of("resource", Kind::Object) {
            Some(part) => {
                let pointer = member_pointer(&format!("{base}/{index}"), &part.key);
                instance(&part.outline(), &pointer, reader);
            }
            None => without = without.saturating_add(1),
        }
    }
    note_broken_list(elements, &base, reader);
    let at = outline.place.at("");
    if without > 0 {
        reader
            .notes
            .add(
                NoteKind::Incomplete,
                NoteSeverity::Error,
                format!(
                    "{} in this report without its resource, as a report of an earlier version \
                     has it. Nothing of it was read.",
                    counted(u64::from(without), "instance stands", "instances stand")
                ),
                at.clone(),
            )
            .advise("Read the export that the report was made from.");
    }
    if outline.has("redaction") {
        reader.notes.add(
            NoteKind::Incomplete,
            NoteSeverity::Info,
            "This report is a redacted copy: what stands for names, addresses and other values in \
             it is not what they are. The verdicts are those of the instances themselves."
                .to_owned(),
            at,
        );
    } else if without == 0 && reader.elements > 0 {
        reader.notes.add(
            NoteKind::Incomplete,
            NoteSeverity::Info,
            "This is a report of this program. Its instances were read as they were when it was \
             made, and everything said of them is said anew; its notes and what other tools said \
             were not read."
                .to_owned(),
            at,
        );
    }
    summary
}

/// Reads a resource, and then what this program says of it beside what Azure does.
fn instance(resource: &Outline<'_>, pointer: &str, reader: &mut Reader<'_>) {
    let own = resource.part_of("apimPlanner", Kind::Object).map(|part| part.outline());
    let text = |name: &str| own.as_ref().and_then(|own| own.scalar(name)).unwrap_or_default();
    reader.origin.basis = match &*text("basis") {
        "wanted" => Basis::Wanted,
        "recorded" => Basis::Recorded,
        _ => Basis::Answered,
    };
    let before = reader.instances.len();
    reader.element(resource, pointer);
    let Some(own) = own.filter(|_| reader.instances.len() > before) else { return };
    let mut earlier = vec![];
    let mut exports = vec![];
    if let Some(list) = own.part_of("earlier", Kind::Array) {
        for (index, element) in list.elements().enumerate() {
            let pointer = format!("{pointer}/apimPlanner/earlier/{index}");
            let node = json::read(element.text, element.place, &pointer).node;
            let Some(mut node) = node else { continue };
            reader.notes.bring_home(&mut node);
            let node = as_it_was(node);
            let one = read_service(&View::new(&node, &*pointer), reader.origin, reader.notes);
            reader.notes.leave_home();
            earlier.push(snapshot(&one));
            exports.push(element.scalar("export").and_then(|text| text.parse().ok()));
        }
    }
    for (one, export) in earlier.iter_mut().zip(exports) {
        one.export = export.unwrap_or_default();
    }
    let export = text_of(&own, "export");
    let mut accepted = vec![];
    if let Some(list) = own.part_of("accepted", Kind::Array) {
        for element in list.elements() {
            let text = |name: &str| text_of(&element, name);
            accepted.push(Acceptance {
                finding: text("finding"),
                key: text("key"),
                reason: text("reason"),
                owner: text("owner"),
                until: text("until"),
            });
        }
    }
    let Some(instance) = reader.instances.last_mut() else { return };
    instance.export = export.parse().unwrap_or_default();
    instance.earlier = earlier;
    instance.accept(accepted);
    if let Some(hints) = own.part_of("hints", Kind::Array) {
        // Elements of a list are outlines; those of a text have it whole.
        for hint in hints.elements() {
            instance.hints.add(hint.text.trim().trim_matches('"'));
        }
    }
}

fn text_of(own: &Outline<'_>, name: &str) -> String {
    own.scalar(name).unwrap_or_default().into_owned()
}

fn words<'a>(node: Node<'a>, _pointer: &str, _notes: &mut Notes) -> Node<'a> {
    as_it_was(node)
}

/// A value that the report could not read is one that it still cannot read.
fn as_it_was(mut node: Node<'_>) -> Node<'_> {
    node.value = match node.value {
        Value::Object(mut members) => match members.as_mut_slice() {
            [member] if member.key == "unreadable" => {
                match std::mem::replace(&mut member.node.value, Value::Null) {
                    Value::String(text) => Value::Expression(text),
                    _ => Value::Null,
                }
            }
            _ => {
                let whole = members
                    .into_iter()
                    .map(|member| Member { key: member.key, node: as_it_was(member.node) });
                Value::Object(whole.collect())
            }
        },
        Value::Array(items) => Value::Array(items.into_iter().map(as_it_was).collect()),
        other => other,
    };
    node
}
