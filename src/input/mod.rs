//! Bytes in, an [`Estate`] out: decoding, finding the documents in the text, recognising their
//! shape, reading the instances in them, and merging those that are the same.
//!
//! Reading never fails as a whole. What could not be read becomes a [`crate::note::Note`].

mod archive;
mod around;
mod attempt;
mod decode;
mod detect;
mod element;
mod excerpt;
mod field;
mod forms;
mod json;
mod known;
mod link;
mod mend;
mod mended;
mod merge;
mod node;
mod notes;
mod opinions;
mod others;
mod page;
mod place;
mod rename;
mod scan;
mod secrets;
mod service;
pub mod shapes;
mod table;
mod text;

use crate::model::{Estate, ReadInput};
use archive::File;
use notes::Notes;
use secrets::Secrets;
use std::collections::BTreeMap;

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

/// One text of the person's inputs: an input, or a file of an archive.
#[derive(Debug)]
struct Given<'a> {
    index: u32,
    /// The input in which it came.
    given: u32,
    name: String,
    read_as: Option<&'a str>,
    repairs: &'a [String],
    /// The secrets that stood in its text.
    secrets: Secrets,
}

/// Reads inputs into one estate.
pub fn read(inputs: &[Input<'_>]) -> Estate {
    let mut estate = Estate::default();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for (given, input) in (0_u32..).zip(inputs) {
        for file in archive::files(input.name, input.bytes) {
            let count = seen.entry(file.name.clone()).or_default();
            *count += 1;
            // Notes belong to an input by its name.
            let name = match *count {
                1 => file.name.clone(),
                again => format!("{} ({again})", file.name),
            };
            let mut given = Given {
                index: u32::try_from(estate.inputs.len()).unwrap_or(u32::MAX),
                given,
                name: secrets::blank(&name).0.into_owned(),
                read_as: input.read_as,
                repairs: input.repairs,
                secrets: Secrets::default(),
            };
            one(&mut given, &file, &mut estate);
        }
    }
    merge::merge(&mut estate);
    opinions::assign(&mut estate);
    estate
}

/// Reads one input into the estate. The secrets of a text are blanked out before anything else
/// looks at it.
fn one(given: &mut Given<'_>, file: &File<'_>, estate: &mut Estate) {
    let mut notes = Notes::new(&given.name);
    let mut documents = vec![];
    let bytes = file.open(&mut notes);
    let text = bytes.as_ref().and_then(|bytes| decode::decode(bytes, &mut notes));
    // Before anything is blanked out: a link looks like a secret.
    let link = text.as_deref().and_then(|text| link::read(text, given.index, &mut notes));
    if let Some((read, mut instances)) = link {
        documents = read;
        estate.instances.append(&mut instances);
    } else if let Some(text) = &text {
        let page = page::data(text, &mut notes);
        let text = page.as_deref().unwrap_or(text);
        let (text, secrets) = secrets::blank(text);
        secrets.note(&text, &mut notes);
        estate.taken.scan(&text);
        given.secrets = secrets;
        if text.trim().is_empty() {
            around::note_empty(&text, &mut notes);
        } else {
            let mut reading = mended::read(given, &text, &mut notes);
            documents = reading.documents;
            estate.instances.append(&mut reading.instances);
            estate.opinions.append(&mut reading.opinions);
            notes.take(reading.notes);
        }
        notes.show(&text);
    }
    estate.inputs.push(ReadInput { name: given.name.clone(), given: given.given, documents });
    estate.notes.extend(notes.finish());
}
