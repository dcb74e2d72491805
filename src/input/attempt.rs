//! One reading of a text: its documents are found, told and read.

use super::detect::{self, Detection, Form, detect};
use super::element::{Reader, note_early_end};
use super::known::Known;
use super::mend::Frame;
use super::notes::{Notes, counted, quoted};
use super::others::Others;
use super::scan::Outline;
use super::secrets::{self, Secrets};
use super::service::Origin;
use super::shapes::{Document, EXPORT_COMMAND, Shape};
use super::text::{Piece, pieces};
use super::{Given, around, forms, table};
use crate::model::{Basis, Instance, Opinion, Recognised};
use crate::note::{NoteKind, NoteSeverity};
use std::cmp::Ordering;

/// What is gathered from one reading of a text.
#[derive(Debug)]
pub(super) struct Attempt<'a> {
    index: u32,
    read_as: Option<&'a str>,
    pub(super) notes: Notes,
    others: Others,
    pub(super) instances: Vec<Instance>,
    pub(super) opinions: Vec<Opinion>,
    pub(super) documents: Vec<Recognised>,
    /// Whether no document stands in the text.
    alone: bool,
}

impl<'a> Attempt<'a> {
    /// Reads a text without secrets. Where it was mended, the frame leads back to the text that
    /// was given, and what came to light through it is blanked out as well.
    pub(super) fn read(given: &'a Given<'_>, text: &str, frame: Option<Frame>) -> Self {
        let mended = frame.is_some();
        let mut attempt = Self {
            index: given.index,
            read_as: given.read_as,
            notes: Notes::within(&given.name, frame),
            others: Others::default(),
            instances: vec![],
            opinions: vec![],
            documents: vec![],
            alone: false,
        };
        if mended {
            let (text, secrets) = secrets::blank(text);
            if given.secrets.is_empty() {
                secrets.note(&text, &mut attempt.notes);
            }
            attempt.clean(&text, &given.secrets);
        } else {
            attempt.clean(text, &given.secrets);
        }
        std::mem::take(&mut attempt.others).note(&mut attempt.notes);
        attempt
    }

    /// A text that is known by name and no input.
    pub(super) fn named(given: &'a Given<'_>, text: &str) -> Option<Self> {
        let (text, secrets) = secrets::blank(text);
        let mut notes = Notes::new(&given.name);
        let recognised = forms::told(&text, &mut notes)?;
        secrets.note(&text, &mut notes);
        Some(Self {
            index: given.index,
            read_as: given.read_as,
            notes,
            others: Others::default(),
            instances: vec![],
            opinions: vec![],
            documents: vec![recognised],
            alone: true,
        })
    }

    /// Whether something in the text was not understood.
    pub(super) fn troubled(&self) -> bool {
        self.trouble() > 0
    }

    fn trouble(&self) -> u32 {
        let none = self.documents.is_empty() || self.alone;
        self.notes.trouble() + u32::from(none)
    }

    /// How this reading compares with another one: more that was read is better, then less trouble.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let read = |one: &Self| one.instances.len() + one.opinions.len();
        let more = read(self).cmp(&read(other));
        more.then(other.trouble().cmp(&self.trouble()))
    }

    fn clean(&mut self, text: &str, secrets: &Secrets) {
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
            self.alone = true;
            let alone = secrets
                .alone(text, &mut self.notes)
                .or_else(|| around::alone(text, &mut self.notes));
            self.documents.extend(alone);
        } else {
            for (place, text) in arounds {
                around::note(place, text, &mut self.notes);
            }
        }
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
            Form::Shape(shape) => self.shape(shape, document),
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
            at: self.notes.home(document.place().at("")),
            candidates: vec![],
        }
    }

    fn shape(&mut self, shape: &'static Shape, document: &Document<'_>) -> Recognised {
        let before = self.instances.len();
        let said_before = self.opinions.len();
        let mut reader = Reader {
            origin: Origin { input: self.index, shape: shape.id, basis: Basis::default() },
            notes: &mut self.notes,
            others: &mut self.others,
            instances: &mut self.instances,
            opinions: &mut self.opinions,
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
        let said = u64::try_from(self.opinions.len() - said_before).unwrap_or(u64::MAX);
        if said > 0 {
            let message = format!(
                "{} about API Management instances. They are shown with the instances, as said, \
                 and decide nothing.",
                counted(said, "recommendation of another tool", "recommendations of another tool")
            );
            self.notes.add(NoteKind::SecondOpinion, NoteSeverity::Info, message, at.clone());
        } else if instances == 0 {
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
            at: self.notes.home(at),
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
            at: self.notes.home(at),
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
