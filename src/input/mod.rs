//! Bytes in, an [`Estate`] out: decoding, finding the documents in the text, recognising their
//! shape, reading the instances in them, and merging those that are the same.
//!
//! Reading never fails as a whole. What could not be read becomes a [`crate::note::Note`].

mod around;
mod decode;
mod detect;
mod element;
mod excerpt;
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
mod secrets;
mod service;
pub mod shapes;
mod table;
mod text;

use crate::model::{Basis, Estate, Instance, ReadInput, Recognised};
use crate::note::{NoteKind, NoteSeverity};
use detect::{Detection, Form, detect};
use element::{Reader, note_early_end};
use known::Known;
use notes::{Notes, counted, quoted};
use others::Others;
use place::Place;
use scan::Outline;
use secrets::Secrets;
use service::Origin;
use shapes::{Document, EXPORT_COMMAND, Shape};
use std::collections::BTreeMap;
use text::{Piece, pieces};

/// One pasted text or one file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// What a person calls it: a file name, or `Pasted text`.
    pub name: &'a str,
    /// The bytes as they came.
    pub bytes: &'a [u8],
    /// Id of the shape as which the person wants it read, one of the candidates of an earlier
    /// report. `None`: what it is most likely to be.
    pub read_as: Option<&'a str>,
    /// Ids of the repairs that the notes of an earlier report offered and the person accepted.
    pub repairs: &'a [String],
}

impl<'a> Input<'a> {
    /// An input that is read as what it is most likely to be.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes, read_as: None, repairs: &[] }
    }
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
        let name = secrets::blank(&name).0.into_owned();
        let mut one = OneInput {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            read_as: input.read_as,
            notes: Notes::new(&name),
            others: Others::default(),
            instances: vec![],
            documents: vec![],
        };
        let text = decode::decode(input.bytes, &mut one.notes);
        if let Some(text) = &text {
            one.text(text);
        }
        one.others.note(&mut one.notes);
        estate.inputs.push(ReadInput { name, documents: one.documents });
        estate.instances.append(&mut one.instances);
        one.notes.show(text.as_deref().unwrap_or_default());
        estate.notes.extend(one.notes.finish());
    }
    merge::merge(&mut estate);
    estate
}

/// What is gathered from one input.
struct OneInput<'a> {
    index: u32,
    read_as: Option<&'a str>,
    notes: Notes,
    others: Others,
    instances: Vec<Instance>,
    documents: Vec<Recognised>,
}

impl OneInput<'_> {
    /// Reads a text. Its secrets are blanked out before anything else looks at it.
    fn text(&mut self, text: &str) {
        let (text, secrets) = secrets::blank(text);
        let documents = self.clean(&text, &secrets);
        secrets.note(&text, &documents, &mut self.notes);
    }

    /// Reads a text without secrets; answers where its documents stand.
    fn clean<'t>(&mut self, text: &'t str, secrets: &Secrets) -> Vec<(usize, &'t str)> {
        let mut documents = vec![];
        if text.trim().is_empty() {
            let message = "The input is empty.".to_owned();
            let at = Place::START.bare();
            self.notes.add(NoteKind::NotRecognised, NoteSeverity::Error, message, at);
            return documents;
        }
        if let Some(table) = table::table(text) {
            self.shaped(&Document::Table(table));
            return documents;
        }
        let mut arounds = vec![];
        for piece in pieces(text) {
            match piece {
                Piece::Document(outline) => {
                    documents.push((outline.place.offset, outline.text));
                    self.document(outline);
                }
                Piece::Around(place, text) => arounds.push((place, text)),
            }
        }
        if self.documents.is_empty() {
            let alone = secrets
                .alone(text, &mut self.notes)
                .or_else(|| around::alone(text, &mut self.notes));
            self.documents.extend(alone);
        } else {
            for (place, text) in arounds {
                around::note(place, text, &mut self.notes);
            }
        }
        documents
    }

    fn document(&mut self, outline: Outline<'_>) {
        self.shaped(&Document::Json(outline));
    }

    fn shaped(&mut self, document: &Document<'_>) {
        let Detection { form, candidates, refused } = detect(document, self.read_as);
        if refused {
            self.note_refused(document, &form);
        }
        let mut recognised = match form {
            Form::Shape(shape) => self.read(shape, document),
            Form::Known(known) => self.known(known, document),
            Form::Unknown => self.unknown(document),
        };
        recognised.candidates = candidates;
        self.documents.push(recognised);
    }

    /// A choice that does not fit the document is said and not followed.
    fn note_refused(&mut self, document: &Document<'_>, form: &Form) {
        let id = self.read_as.unwrap_or_default();
        let wanted = detect::title(id).map_or_else(|| quoted(id), str::to_owned);
        let instead = match form {
            Form::Shape(shape) => format!("It was read as {}", shape.title),
            Form::Known(known) => format!("It is {}", known.title),
            Form::Unknown => "No other form fits either".to_owned(),
        };
        self.notes.add(
            NoteKind::NotRecognised,
            NoteSeverity::Warning,
            format!(
                "The document cannot be read as {wanted}: it lacks what tells that form. {instead}."
            ),
            document.place().at(""),
        );
    }

    fn known(&mut self, known: &'static Known, document: &Document<'_>) -> Recognised {
        if let Document::Json(outline) = document {
            known.note(outline, &mut self.notes);
        }
        if let Some(problem) = document.broken() {
            note_early_end(problem, 0, &mut self.notes);
        }
        Recognised {
            shape: known.id,
            title: known.title,
            elements: 0,
            instances: 0,
            total: None,
            at: document.place().at(""),
            candidates: vec![],
        }
    }

    fn read(&mut self, shape: &'static Shape, document: &Document<'_>) -> Recognised {
        let before = self.instances.len();
        let mut reader = Reader {
            origin: Origin { input: self.index, shape: shape.id, basis: Basis::default() },
            notes: &mut self.notes,
            others: &mut self.others,
            instances: &mut self.instances,
            elements: 0,
            complete: 0,
            break_noted: false,
            words: |node, _, _| node,
            bare: 0,
        };
        let summary = (shape.read)(document, &mut reader);
        let (elements, complete, noted) = (reader.elements, reader.complete, reader.break_noted);
        let bare = reader.bare;
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
                .advise(
                    summary
                        .without
                        .unwrap_or("Check the subscription and the filter of the command."),
                )
                .command(EXPORT_COMMAND);
        }
        if bare > 0 {
            let without = counted(u64::from(bare), "instance stands", "instances stand");
            self.notes
                .add(
                    NoteKind::Incomplete,
                    NoteSeverity::Warning,
                    format!("{without} here without properties: neither the platform nor the network is known from it."),
                    at.clone(),
                )
                .advise("Get the properties with this command and add its answer here.")
                .command(shape.properties_command());
        }
        Recognised {
            shape: shape.id,
            title: summary.title.unwrap_or(shape.title),
            elements,
            instances,
            total: summary.total,
            at,
            candidates: vec![],
        }
    }

    fn unknown(&mut self, document: &Document<'_>) -> Recognised {
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
        Recognised {
            shape: "unknown",
            title: "Not recognised",
            elements: 0,
            instances: 0,
            total: None,
            at,
            candidates: vec![],
        }
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
