//! What a fixture of a shape gives, as lines that a person can write by hand.

use apim_planner::input::{Input, read};
use apim_planner::model::{At, Capacity, Estate, Field, Instance, Written};
use apim_planner::note::{Note, NoteKind};
use std::path::{Path, PathBuf};

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapes")
}

pub(crate) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}

pub(crate) fn read_one(name: &str, bytes: &[u8]) -> Estate {
    read(&[Input::new(name, bytes)])
}

/// A field as text: the value, or what it is instead.
pub(crate) fn told<T>(field: &Field<T>, text: impl Fn(&T) -> String) -> String {
    match field {
        Field::Known(value, _) => text(value),
        Field::Null(_) => "null".to_owned(),
        Field::Absent => "-".to_owned(),
        Field::Unreadable(..) => "unreadable".to_owned(),
    }
}

pub(crate) fn named<T>(field: &Field<Written<T>>) -> String {
    told(field, |written| written.raw.clone())
}

/// `name | platform | sku capacity | network | location | zones | additional locations`
pub(crate) fn line(instance: &Instance) -> String {
    let primary = &instance.primary;
    let capacity = told(&primary.capacity, |capacity| match capacity {
        Capacity::Units(units) => units.to_string(),
        Capacity::Expression(text) => text.clone(),
    });
    [
        instance.display_name().to_owned(),
        named(&primary.platform),
        format!("{} {capacity}", named(&primary.sku)),
        named(&instance.virtual_network_type),
        told(&primary.name, String::clone),
        told(&primary.zones, |zones| zones.join(",")),
        told(&instance.additional, |locations| {
            locations
                .iter()
                .map(|l| format!("{}:{}", told(&l.name, String::clone), named(&l.platform)))
                .collect::<Vec<_>>()
                .join(",")
        }),
    ]
    .join(" | ")
}

pub(crate) fn place(at: &At) -> String {
    let number = |number: Option<u32>| number.map_or("-".to_owned(), |number| number.to_string());
    let pointer = at.pointer.as_deref().map_or("no value", |p| if p.is_empty() { "/" } else { p });
    format!("{}:{} {pointer}", number(at.line), number(at.column))
}

/// `kind severity line:column pointer`, in the order of the text.
pub(crate) fn note_lines(estate: &Estate) -> Vec<String> {
    let mut notes: Vec<&Note> = estate.notes.iter().collect();
    notes.sort_by_key(|note| note.at.offset);
    notes
        .iter()
        .map(|note| format!("{:?} {:?} {}", note.kind, note.severity, place(&note.at)))
        .collect()
}

#[track_caller]
pub(crate) fn expect(name: &str, documents: &[&str], instances: &[&str], notes: &[&str]) -> Estate {
    let estate = read_one(name, &fixture(name));
    let found: Vec<String> = estate.inputs[0]
        .documents
        .iter()
        .map(|document| {
            let total = document.total.map_or(String::new(), |total| format!(" of {total}"));
            format!("{} {}/{}{total}", document.shape, document.instances, document.elements)
        })
        .collect();
    assert_eq!(found, documents, "documents of {name}");
    let found: Vec<String> = estate.instances.iter().map(line).collect();
    assert_eq!(found, instances, "instances of {name}");
    assert_eq!(note_lines(&estate), notes, "notes of {name}: {:#?}", estate.notes);
    estate
}

#[track_caller]
pub(crate) fn note(estate: &Estate, kind: NoteKind) -> &Note {
    estate.notes.iter().find(|note| note.kind == kind).unwrap()
}
