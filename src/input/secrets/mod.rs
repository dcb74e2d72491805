//! Secrets in an input: found in its text before anything else reads it, and blanked out there.
//!
//! What is blanked out cannot reach the model, a note, an excerpt or an export, whatever shape
//! reads the text and however damaged it is. Every character is replaced by one of its own
//! length, so that all places stay where they are.

mod find;
mod kinds;

use super::notes::{Notes, counted};
use super::place::{Place, Walker};
use super::scan::{Kind as Value, Outline};
use super::shapes::EXPORT_COMMAND;
use super::text::{Piece, pieces};
use crate::model::Recognised;
use crate::note::{NoteKind, NoteSeverity};
use kinds::{KINDS, Kind};
use std::borrow::Cow;

/// How many places one note names.
const NAMED: usize = 5;

/// How much text beside a secret still counts as nothing.
const ALONE: usize = 60;

/// A secret in a text.
#[derive(Clone, Copy, Debug)]
struct Found {
    kind: &'static Kind,
    /// Where its value begins, quotation mark included.
    at: usize,
    /// The bytes that are blanked out.
    start: usize,
    end: usize,
}

/// The secrets of one text.
#[derive(Debug, Default)]
pub(crate) struct Secrets {
    found: Vec<Found>,
}

/// A text without the values of its secrets, and where they were.
pub(crate) fn blank(text: &str) -> (Cow<'_, str>, Secrets) {
    let found = find::find(text);
    if found.is_empty() {
        return (Cow::Borrowed(text), Secrets::default());
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for one in &found {
        out.push_str(text.get(done..one.start).unwrap_or_default());
        out.extend(text.get(one.start..one.end).unwrap_or_default().chars().map(blanked));
        done = one.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    (Cow::Owned(out), Secrets { found })
}

/// What stands for a character of a secret: as long as it, and a line break where it was one. A
/// digit stays a digit, so that a number stays a number.
fn blanked(character: char) -> char {
    match character {
        '\n' | '\r' => character,
        '0'..='9' => '0',
        _ => match character.len_utf8() {
            1 => '*',
            2 => '·',
            3 => '•',
            _ => '\u{1F512}',
        },
    }
}

impl Secrets {
    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Notes the secrets, one note for each kind. A secret in one of the documents is named by
    /// its pointer, one in the text around them by its line.
    pub(crate) fn note(&self, text: &str, notes: &mut Notes) {
        if self.is_empty() {
            return;
        }
        let documents: Vec<Outline<'_>> = pieces(text)
            .filter_map(|piece| match piece {
                Piece::Document(outline) => Some(outline),
                Piece::Around(..) => None,
            })
            .collect();
        for kind in KINDS {
            let mut walker = Walker::new(text, Place::START);
            let places: Vec<Place> = self
                .found
                .iter()
                .filter(|one| std::ptr::eq(one.kind, kind))
                .map(|one| walker.place(one.at))
                .collect();
            let Some(first) = places.first() else { continue };
            let pointers: Vec<Option<String>> =
                places.iter().take(NAMED).map(|place| pointer(&documents, place.offset)).collect();
            let names: Vec<String> = pointers
                .iter()
                .zip(&places)
                .take(NAMED)
                .map(|(pointer, place)| match pointer {
                    Some(pointer) => format!("{pointer} (line {})", place.line),
                    None => format!("line {}", place.line),
                })
                .collect();
            let more = places.len() - names.len();
            let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
            let (verb, they) =
                if places.len() == 1 { ("stands", "It is") } else { ("stand", "They are") };
            let count = u64::try_from(places.len()).unwrap_or(u64::MAX);
            let at = match pointers.first() {
                Some(Some(pointer)) => first.at(pointer),
                _ => first.bare(),
            };
            notes
                .add(
                    NoteKind::Secret,
                    NoteSeverity::Warning,
                    format!(
                        "{} {verb} in the input: {}{rest}. {they} not kept and not shown.",
                        counted(count, kind.one, kind.many),
                        names.join(", ")
                    ),
                    at,
                )
                .advise(kind.remedy);
        }
    }

    /// Says of an input that it holds a secret and nothing else, where that is so.
    pub(crate) fn alone(&self, text: &str, notes: &mut Notes) -> Option<Recognised> {
        let blank: usize = self.found.iter().map(|one| one.end - one.start).sum();
        let first = self.found.first()?;
        if text.trim().len().saturating_sub(blank) > ALONE {
            return None;
        }
        let at = Walker::new(text, Place::START).place(first.at).bare();
        notes
            .add(
                NoteKind::NotRecognised,
                NoteSeverity::Error,
                "The input is a secret and holds no data. An export of API Management instances \
                 was expected; it needs no key, token or password."
                    .to_owned(),
                at.clone(),
            )
            .advise("Export the instances in a form that is read whole.")
            .command(EXPORT_COMMAND);
        Some(Recognised {
            shape: "secret",
            title: "A secret, no data",
            elements: 0,
            instances: 0,
            total: None,
            at,
            candidates: vec![],
        })
    }
}

/// The pointer of the value that a byte of one of the documents belongs to.
fn pointer(documents: &[Outline<'_>], offset: usize) -> Option<String> {
    let mut here = documents.iter().find(|one| holds(one.place, one.text, offset))?.clone();
    let mut pointer = String::new();
    loop {
        let next = inner(&here, offset);
        let Some((key, inside)) = next else { return Some(pointer).filter(|p| !p.is_empty()) };
        pointer = super::node::member_pointer(&pointer, &key);
        here = inside;
    }
}

/// Whether a text that begins at a place has a byte.
fn holds(place: Place, text: &str, offset: usize) -> bool {
    (place.offset..place.offset.saturating_add(text.len())).contains(&offset)
}

/// The member or the item that a byte belongs to.
fn inner<'a>(here: &Outline<'a>, offset: usize) -> Option<(Cow<'a, str>, Outline<'a>)> {
    match here.kind {
        Value::Object => {
            let part = here.parts.iter().find(|part| holds(part.place, part.text, offset))?;
            Some((part.key.clone(), part.outline()))
        }
        Value::Array => {
            let (index, item) = here
                .elements()
                .enumerate()
                .find(|(_, item)| holds(item.place, item.text, offset))?;
            Some((index.to_string().into(), item))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
