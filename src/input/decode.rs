//! Bytes to text: byte order marks, UTF-16 as Windows PowerShell 5 writes it, and bytes that are
//! not text at all.

use super::notes::Notes;
use super::place::{Place, Walker};
use super::shapes::EXPORT_COMMAND;
use crate::model::At;
use crate::note::{NoteKind, NoteSeverity};
use std::borrow::Cow;

/// How many bytes are looked at to tell UTF-16 without a byte order mark.
const SAMPLE: usize = 512;

/// The text of an input, or `None` where it is no text. Offsets of everything later count from
/// the first character after a byte order mark.
pub(crate) fn decode<'a>(bytes: &'a [u8], notes: &mut Notes) -> Option<Cow<'a, str>> {
    if let Some((name, advice)) = binary_format(bytes) {
        notes
            .add(
                NoteKind::NotRecognised,
                NoteSeverity::Error,
                format!("This is {name}, not text. JSON, or the CSV of Resource Graph Explorer, was expected."),
                Place::START.bare(),
            )
            .advise(advice)
            .command(EXPORT_COMMAND);
        return None;
    }
    match bytes {
        // The mark says nothing that UTF-8 does not say without it.
        [0xEF, 0xBB, 0xBF, rest @ ..] => Some(utf8(rest, notes)),
        [0xFF, 0xFE, rest @ ..] => {
            encoding(notes, "UTF-16 (little endian, with a byte order mark)");
            Some(Cow::Owned(utf16(rest, u16::from_le_bytes, notes)))
        }
        [0xFE, 0xFF, rest @ ..] => {
            encoding(notes, "UTF-16 (big endian, with a byte order mark)");
            Some(Cow::Owned(utf16(rest, u16::from_be_bytes, notes)))
        }
        _ if zeros(bytes, 1) => {
            encoding(notes, "UTF-16 (little endian, without a byte order mark)");
            Some(Cow::Owned(utf16(bytes, u16::from_le_bytes, notes)))
        }
        _ if zeros(bytes, 0) => {
            encoding(notes, "UTF-16 (big endian, without a byte order mark)");
            Some(Cow::Owned(utf16(bytes, u16::from_be_bytes, notes)))
        }
        _ => Some(utf8(bytes, notes)),
    }
}

fn encoding(notes: &mut Notes, what: &str) {
    let message = format!("The text is {what}.");
    notes.add(NoteKind::Encoding, NoteSeverity::Info, message, Place::START.bare());
}

const PICTURE: &str = "A picture of the portal cannot be read. In the portal, open the instance, \
                       then Overview, then JSON View, and copy the JSON; or use the command.";
const PACKED: &str = "Unpack it and add the files in it; gzip and zip are unpacked here.";
const OFFICE: &str =
    "Save the sheet or the attachment as CSV or text, or export the instances again.";
const KEY: &str = "No certificate and no key is needed here. Where it left your hands, replace it.";
const EXPORT: &str = "Export the instances again.";

/// What common files that hold no text begin with, what they are, and what helps.
static BINARY: &[(usize, &[u8], &str, &str)] = &[
    (0, b"%PDF-", "a PDF document", EXPORT),
    (0, b"\x89PNG", "a picture (PNG)", PICTURE),
    (0, b"\xFF\xD8\xFF", "a picture (JPEG)", PICTURE),
    (0, b"GIF8", "a picture (GIF)", PICTURE),
    (8, b"WEBP", "a picture (WebP)", PICTURE),
    (4, b"ftyphei", "a picture (HEIC)", PICTURE),
    (4, b"ftyp", "a film", PICTURE),
    (0, b"BM\0", "a picture (BMP)", PICTURE),
    (0, b"II*\0", "a picture (TIFF)", PICTURE),
    (0, b"\xD0\xCF\x11\xE0", "an Office document of the old kind, or a mail of Outlook", OFFICE),
    (0, b"7z\xBC\xAF", "a 7z archive", PACKED),
    (0, b"Rar!", "a RAR archive", PACKED),
    (0, b"\xFD7zXZ", "an xz archive", PACKED),
    (0, b"BZh", "a bzip2 archive", PACKED),
    (0, b"\x28\xB5\x2F\xFD", "a Zstandard archive", PACKED),
    (257, b"ustar", "a tar archive", PACKED),
    (0, b"SQLite format 3", "a database (SQLite)", EXPORT),
    (0, b"\x30\x82", "a certificate or a key in binary form", KEY),
    (0, b"\x7FELF", "a program", EXPORT),
    (0, b"MZ\x90\0", "a program", EXPORT),
];

/// What a file is that holds no text, told by its first bytes, and what helps.
fn binary_format(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let begins =
        |at: usize, sign: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(sign));
    if let Some((.., name, advice)) = BINARY.iter().find(|(at, sign, ..)| begins(*at, sign)) {
        return Some((name, advice));
    }
    // UTF-16 has zeros in every other byte; any other text has hardly one.
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or_default();
    let marked = begins(0, &[0xFF, 0xFE]) || begins(0, &[0xFE, 0xFF]);
    let zero = sample.iter().filter(|byte| **byte == 0).count();
    let binary = zero * 20 > sample.len() && !marked && !zeros(bytes, 0) && !zeros(bytes, 1);
    binary.then_some(("a file of an unknown kind", EXPORT))
}

/// Whether every other byte of the beginning is zero, as it is where ASCII text is written in
/// UTF-16, and the bytes between them are not.
fn zeros(bytes: &[u8], first: usize) -> bool {
    let sample = bytes.get(..SAMPLE.min(bytes.len() & !1)).unwrap_or_default();
    let (mut zero, mut text, mut wrong) = (0_usize, 0_usize, 0_usize);
    for pair in sample.chunks_exact(2) {
        let high = pair.get(first).copied().unwrap_or_default();
        let low = pair.get(1 - first).copied().unwrap_or_default();
        zero += usize::from(high == 0);
        text += usize::from(low != 0);
        wrong += usize::from(low == 0);
    }
    // JSON is mostly ASCII: nine of ten upper bytes are zero even with names in other scripts.
    zero > 0 && wrong == 0 && zero * 10 >= text * 9
}

fn utf8<'a>(bytes: &'a [u8], notes: &mut Notes) -> Cow<'a, str> {
    let text = String::from_utf8_lossy(bytes);
    if let Cow::Owned(replaced) = &text {
        let count: usize = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
        let first = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
        lost(notes, replaced, first, count, "UTF-8");
    }
    text
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, notes: &mut Notes) -> String {
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(unit);
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut first = None;
    let mut count = 0;
    for read in char::decode_utf16(units) {
        let character = read.unwrap_or_else(|_| {
            first.get_or_insert(text.len());
            count += 1;
            char::REPLACEMENT_CHARACTER
        });
        text.push(character);
    }
    if odd {
        first.get_or_insert(text.len());
        count += 1;
        text.push(char::REPLACEMENT_CHARACTER);
    }
    if let Some(first) = first {
        lost(notes, &text, first, count, "UTF-16");
    }
    text
}

/// Says that parts of the input are not text in its encoding.
fn lost(notes: &mut Notes, text: &str, first: usize, count: usize, encoding: &str) {
    let at: At = Walker::new(text, Place::START).place(first).bare();
    let places = if count == 1 { "1 place".to_owned() } else { format!("{count} places") };
    notes
        .add(
            NoteKind::Encoding,
            NoteSeverity::Warning,
            format!(
                "The input is not {encoding} in {places}, the first at byte {first} of the text. \
                 The replacement character stands there instead."
            ),
            at,
        )
        .advise("Save the output as UTF-8 and read it again where a name looks wrong.");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Option<String>, Vec<(NoteKind, NoteSeverity)>) {
        let mut notes = Notes::new("test");
        let text = decode(bytes, &mut notes).map(Cow::into_owned);
        (text, notes.finish().into_iter().map(|note| (note.kind, note.severity)).collect())
    }

    #[test]
    fn the_encodings_that_shells_write() {
        let text = "{\"name\": \"Zürich\"}";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let info = vec![(NoteKind::Encoding, NoteSeverity::Info)];
        assert_eq!(read(text.as_bytes()), (Some(text.to_owned()), vec![]));
        assert_eq!(read(&little), (Some(text.to_owned()), info.clone()));
        assert_eq!(read(&big), (Some(text.to_owned()), info.clone()));
        let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
        assert_eq!(read(&marked), (Some(text.to_owned()), vec![]));
        for (mark, rest) in [(&[0xFF, 0xFE][..], &little[..]), (&[0xFE, 0xFF][..], &big[..])] {
            assert_eq!(read(&[mark, rest].concat()), (Some(text.to_owned()), info.clone()));
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_noted_with_their_place() {
        let mut notes = Notes::new("test");
        let text = decode(b"{\n\"a\": \"x\xFFy\xFE\"}", &mut notes).unwrap();
        assert_eq!(text, "{\n\"a\": \"x\u{FFFD}y\u{FFFD}\"}");
        let notes = notes.finish();
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].at.line, Some(2));
        assert_eq!(notes[0].at.column, Some(8));
        assert!(notes[0].message.contains("in 2 places"), "{}", notes[0].message);
    }

    #[test]
    fn files_that_hold_no_text_are_named() {
        assert_eq!(read(b"%PDF-1.7").1, vec![(NoteKind::NotRecognised, NoteSeverity::Error)]);
    }
}
