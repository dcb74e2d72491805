//! Packed inputs: gzip, and zip whose files become inputs of their own. What is unpacked is
//! bounded: an archive that grows beyond it is refused.

mod zip;

use super::notes::{Notes, counted, quoted};
use super::place::Place;
use super::shapes::EXPORT_COMMAND;
use crate::note::{NoteKind, NoteSeverity};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use std::borrow::Cow;

/// The most bytes that one file may have when it is unpacked.
const LIMIT: usize = 256 * 1024 * 1024;

/// The place of what is said of a file before its text is known.
const BEGINNING: Place = Place { column: 0, ..Place::START };

/// A file that is read: an input as it came, or one that was packed.
#[derive(Debug)]
pub(super) struct File<'a> {
    pub(super) name: String,
    content: Content<'a>,
    /// What is said of the archive, with its first file.
    about: Option<String>,
}

#[derive(Debug)]
enum Content<'a> {
    Plain(&'a [u8]),
    Packed(Packed<'a>),
    /// Nothing can be read, and why.
    Refused(String, &'static str),
}

/// Deflated bytes and what is known of the file that they hold.
#[derive(Debug)]
struct Packed<'a> {
    bytes: &'a [u8],
    stored: bool,
    /// The size of the file, where it is known before.
    size: Option<usize>,
    checksum: u32,
    what: &'static str,
}

/// The files of an input.
pub(super) fn files<'a>(name: &str, bytes: &'a [u8]) -> Vec<File<'a>> {
    match bytes {
        [0x1F, 0x8B, ..] => vec![File {
            name: name.to_owned(),
            content: match gzip(bytes) {
                Some(packed) => Content::Packed(packed),
                None => Content::Refused(
                    "This begins as a gzip file and ends inside its header.".to_owned(),
                    "Copy or download the file again.",
                ),
            },
            about: Some("The input is packed with gzip and was unpacked.".to_owned()),
        }],
        [b'P', b'K', 3 | 5, 4 | 6, ..] => zip::files(name, bytes),
        _ => vec![File { name: name.to_owned(), content: Content::Plain(bytes), about: None }],
    }
}

/// What a gzip file holds: past the header and its optional parts.
fn gzip(bytes: &[u8]) -> Option<Packed<'_>> {
    let flags = *bytes.get(3)?;
    let mut rest = bytes.get(10..)?;
    if flags & 4 != 0 {
        let length = usize::from(number16(rest, 0)?);
        rest = rest.get(2 + length..)?;
    }
    // A name and a comment end with a zero.
    for flag in [8, 16] {
        if flags & flag != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & 2 != 0 {
        rest = rest.get(2..)?;
    }
    let trailer = rest.len().saturating_sub(8);
    Some(Packed {
        bytes: rest,
        stored: false,
        size: None,
        checksum: number32(rest, trailer)?,
        what: "gzip file",
    })
}

impl<'a> File<'a> {
    /// The bytes of the file. What is wrong with it is noted.
    pub(super) fn open(&self, notes: &mut Notes) -> Option<Cow<'a, [u8]>> {
        if let Some(about) = &self.about {
            let at = BEGINNING.bare();
            notes.add(NoteKind::Encoding, NoteSeverity::Info, about.clone(), at);
        }
        match &self.content {
            Content::Plain(bytes) => Some(Cow::Borrowed(bytes)),
            Content::Packed(packed) => packed.open(LIMIT, notes),
            Content::Refused(why, advice) => {
                let at = BEGINNING.bare();
                notes
                    .add(NoteKind::NotRecognised, NoteSeverity::Error, why.clone(), at)
                    .advise(*advice)
                    .command(EXPORT_COMMAND);
                None
            }
        }
    }
}

impl<'a> Packed<'a> {
    fn open(&self, limit: usize, notes: &mut Notes) -> Option<Cow<'a, [u8]>> {
        if self.stored {
            return Some(Cow::Borrowed(self.bytes));
        }
        let limit = self.size.map_or(limit, |size| size.min(limit));
        let at = BEGINNING.bare();
        let (end, bytes) = inflate(self.bytes, limit);
        match end {
            TINFLStatus::Done => {
                if checksum(&bytes) != self.checksum {
                    notes
                        .add(
                            NoteKind::Syntax,
                            NoteSeverity::Warning,
                            format!(
                                "The checksum of the {} is not that of its content, {}: the \
                                 content may be damaged.",
                                self.what,
                                counted(bytes.len() as u64, "byte", "bytes")
                            ),
                            at,
                        )
                        .advise("Copy or download the file again.");
                }
                Some(Cow::Owned(bytes))
            }
            TINFLStatus::HasMoreOutput => {
                notes
                    .add(
                        NoteKind::Limit,
                        NoteSeverity::Error,
                        format!(
                            "The {} unpacks to more than {} bytes and was not read.",
                            self.what, limit
                        ),
                        at,
                    )
                    .advise("Export API Management alone: an export of it is far smaller.")
                    .command(EXPORT_COMMAND);
                None
            }
            _ => {
                notes
                    .add(
                        NoteKind::Syntax,
                        NoteSeverity::Error,
                        format!(
                            "The {} is cut off or damaged. {} could be unpacked and {} read.",
                            self.what,
                            counted(bytes.len() as u64, "byte", "bytes"),
                            if bytes.len() == 1 { "was" } else { "were" }
                        ),
                        at,
                    )
                    .advise("Copy or download the file again.");
                (!bytes.is_empty()).then_some(Cow::Owned(bytes))
            }
        }
    }
}

/// Unpacks deflated bytes, to the end, to a fault, or to the limit. What came before is kept.
fn inflate(packed: &[u8], limit: usize) -> (TINFLStatus, Vec<u8>) {
    let mut state: Box<DecompressorOxide> = Box::default();
    let mut out = vec![0; limit.min(packed.len().saturating_mul(8).max(4096))];
    let (mut read, mut written) = (0, 0);
    loop {
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let rest = packed.get(read..).unwrap_or_default();
        let (status, used, made) = decompress(&mut state, rest, &mut out, written, flags);
        read += used;
        written += made;
        if status != TINFLStatus::HasMoreOutput || out.len() >= limit {
            out.truncate(written);
            return (status, out);
        }
        out.resize(limit.min(out.len().saturating_mul(2)), 0);
    }
}

/// A refused archive as its only file.
fn refused<'a>(name: &str, why: String, advice: &'static str) -> Vec<File<'a>> {
    vec![File { name: name.to_owned(), content: Content::Refused(why, advice), about: None }]
}

fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().copied().map(u16::from_le_bytes)
}

fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}

/// CRC-32, as both formats use it, four bits at a time.
fn checksum(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 16];
    for (index, entry) in (0..).zip(&mut table) {
        *entry = (0..4).fold(index, |sum: u32, _| (sum >> 1) ^ (0xEDB8_8320 * (sum & 1)));
    }
    let step = |sum: u32| (sum >> 4) ^ table.get((sum & 15) as usize).copied().unwrap_or_default();
    !bytes.iter().fold(!0, |sum, byte| step(step(sum ^ u32::from(*byte))))
}

/// A name of a file as it stands in a message.
fn named(name: &str) -> String {
    quoted(name)
}

#[cfg(test)]
mod tests;
