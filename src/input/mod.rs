//! Bytes in, an [`Estate`] out: decoding, finding the documents in the text, recognising their
//! shape, reading the instances in them, and merging those that are the same.
//!
//! Reading never fails as a whole. What could not be read becomes a [`crate::note::Note`].

mod around;
mod decode;
mod element;
mod field;
mod json;
mod known;
mod merge;
mod node;
mod notes;
mod others;
mod place;
mod rename;
mod scan;
mod service;
pub mod shapes;
mod table;
mod text;

use crate::model::{Estate, Instance, ReadInput, Recognised};
use crate::note::{NoteKind, NoteSeverity};
use element::{Reader, note_early_end};
use notes::{Notes, counted, quoted};
use others::Others;
use place::Place;
use scan::Outline;
use service::Origin;
use shapes::{Document, EXPORT_COMMAND, Shape};
use std::collections::BTreeMap;
use text::{Piece, pieces};

/// One pasted text or one file.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// What a person calls it: a file name, or `Pasted text`.
    pub name: &'a str,
    /// The bytes as they came.
    pub bytes: &'a [u8],
}

/// Reads inputs into one estate.
pub fn read(inputs: &[Input<'_>]) -> Estate {
    let mut estate = Estate::default();
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for (index, input) in inputs.iter().enumerate() {
        let count = seen.entry(input.name).or_default();
        *count += 1;
        // Notes belong to an input by its name.
        let name = match *count {
            1 => input.name.to_owned(),
            again => format!("{} ({again})", input.name),
        };
        let mut one = OneInput {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            notes: Notes::new(&name),
            others: Others::default(),
            instances: vec![],
            documents: vec![],
        };
        if let Some(text) = decode::decode(input.bytes, &mut one.notes) {
            one.text(&text);
        }
        one.others.note(&mut one.notes);
        estate.inputs.push(ReadInput { name, documents: one.documents });
        estate.instances.append(&mut one.instances);
        estate.notes.extend(one.notes.finish());
    }
    merge::merge(&mut estate);
    estate
}

/// What is gathered from one input.
struct OneInput {
    index: u32,
    notes: Notes,
    others: Others,
    instances: Vec<Instance>,
    documents: Vec<Recognised>,
}

impl OneInput {
    fn text(&mut self, text: &str) {
        if text.trim().is_empty() {
            let message = "The input is empty.".to_owned();
            let at = Place::START.bare();
            self.notes.add(NoteKind::NotRecognised, NoteSeverity::Error, message, at);
            return;
        }
        if let Some(table) = table::table(text) {
            self.shaped(&Document::Table(table));
            return;
        }
        let mut arounds = vec![];
        for piece in pieces(text) {
            match piece {
                Piece::Document(outline) => self.document(outline),
                Piece::Around(place, text) => arounds.push((place, text)),
            }
        }
        if self.documents.is_empty() {
            self.documents.extend(around::alone(text, &mut self.notes));
        } else {
            for (place, text) in arounds {
                around::note(place, text, &mut self.notes);
            }
        }
    }

    fn document(&mut self, outline: Outline<'_>) {
        let at = outline.place.at("");
        if let Some(known) = known::known(&outline) {
            known.note(&outline, &mut self.notes);
            if let Some(problem) = &outline.broken {
                note_early_end(problem, 0, &mut self.notes);
            }
            self.documents.push(Recognised {
                shape: known.id,
                title: known.title,
                elements: 0,
                instances: 0,
                total: None,
                at,
            });
            return;
        }
        self.shaped(&Document::Json(outline));
    }

    fn shaped(&mut self, document: &Document<'_>) {
        match shapes::probe(document) {
            Some(shape) => self.read(shape, document),
            None => self.unknown(document),
        }
    }

    fn read(&mut self, shape: &'static Shape, document: &Document<'_>) {
        let before = self.instances.len();
        let mut reader = Reader {
            origin: Origin { input: self.index, shape: shape.id },
            notes: &mut self.notes,
            others: &mut self.others,
            instances: &mut self.instances,
            elements: 0,
            complete: 0,
            break_noted: false,
            words: |node, _, _| node,
        };
        let summary = (shape.read)(document, &mut reader);
        let (elements, complete, noted) = (reader.elements, reader.complete, reader.break_noted);
        if let (Some(problem), false) = (document.broken(), noted) {
            note_early_end(problem, u64::from(complete), &mut self.notes);
        }
        let instances = u32::try_from(self.instances.len() - before).unwrap_or(u32::MAX);
        let at = document.place().at("");
        if instances == 0 {
            let what = match elements {
                0 => "The list is empty".to_owned(),
                _ => format!(
                    "{}, and no API Management instance",
                    counted(u64::from(elements), "element", "elements")
                ),
            };
            self.notes
                .add(
                    NoteKind::NoInstance,
                    NoteSeverity::Warning,
                    format!("{}: {what}.", shape.title),
                    at.clone(),
                )
                .advise("Check the subscription and the filter of the command.")
                .command(EXPORT_COMMAND);
        }
        self.documents.push(Recognised {
            shape: shape.id,
            title: summary.title.unwrap_or(shape.title),
            elements,
            instances,
            total: summary.total,
            at,
        });
    }

    fn unknown(&mut self, document: &Document<'_>) {
        let at = document.place().at("");
        self.notes
            .add(
                NoteKind::NotRecognised,
                NoteSeverity::Error,
                format!("No known form: {}. Nothing in it was read.", describe(document)),
                at.clone(),
            )
            .advise("Export the instances in a form that is read whole.")
            .command(EXPORT_COMMAND);
        if let Some(problem) = document.broken() {
            note_early_end(problem, 0, &mut self.notes);
        }
        self.documents.push(Recognised {
            shape: "unknown",
            title: "Not recognised",
            elements: 0,
            instances: 0,
            total: None,
            at,
        });
    }
}

/// What a document of no known shape looks like.
fn describe(document: &Document<'_>) -> String {
    match document {
        Document::Json(outline) if outline.parts.is_empty() => "a value without keys".to_owned(),
        Document::Json(outline) => {
            let keys: Vec<String> =
                outline.parts.iter().take(6).map(|part| quoted(&part.key)).collect();
            let more = if outline.parts.len() > keys.len() { ", …" } else { "" };
            format!("an object with the keys {}{more}", keys.join(", "))
        }
        Document::Table(_) => "a table".to_owned(),
    }
}
