//! A link of this program as an input: people paste what they were sent.

use super::notes::Notes;
use super::place::Place;
use crate::model::{At, Instance, Recognised};
use crate::note::{NoteKind, NoteSeverity};
use crate::share::link;

/// What is in a text that is a link or an address with one; `None` for any other text.
pub(super) fn read(
    text: &str,
    input: u32,
    notes: &mut Notes,
) -> Option<(Vec<Recognised>, Vec<Instance>)> {
    // A document may hold a link; it is the document that is meant.
    if text.trim_start().starts_with(['{', '[', '<']) {
        return None;
    }
    let found = link::find(text)?;
    let at = Place::START.bare();
    let (documents, mut instances) = match link::open(found) {
        Ok(shared) => {
            let said = shared.estate.notes.into_iter().take(1);
            for note in said {
                notes.add(note.kind, note.severity, note.message, at.clone()).advice = note.advice;
            }
            let instances = shared.estate.instances;
            (vec![recognised(instances.len())], instances)
        }
        Err(error) => {
            let message = format!("{error}");
            notes.add(NoteKind::NotRecognised, NoteSeverity::Error, message, at);
            (vec![recognised(0)], Vec::new())
        }
    };
    for instance in &mut instances {
        instance.input = input;
    }
    Some((documents, instances))
}

fn recognised(count: usize) -> Recognised {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    Recognised {
        shape: link::SHAPE,
        title: link::TITLE,
        elements: count,
        instances: count,
        total: None,
        at: At::default(),
        candidates: Vec::new(),
    }
}
