//! The directory of a zip archive.

use super::{Content, File, LIMIT, Packed, counted, named, number16, number32, refused};

/// The most files of one archive that are read.
const FILES: usize = 1000;

/// The most bytes that all files of an archive may have together.
const TOTAL: usize = 2 * LIMIT;

/// What a zip file is besides an archive, told by the name of a file in it.
static OFFICE: &[(&str, &str)] = &[
    ("xl/workbook.xml", "an Excel workbook"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
];

/// One line of the directory.
struct Entry<'a> {
    name: String,
    flags: u16,
    method: u16,
    checksum: u32,
    packed: usize,
    size: usize,
    header: usize,
    archive: &'a [u8],
}

/// The files of an archive, each as an input of its own.
pub(super) fn files<'a>(name: &str, archive: &'a [u8]) -> Vec<File<'a>> {
    let Some(entries) = directory(archive) else {
        let why = "This begins as a zip archive, and its directory, which stands at the end, is \
                   missing or not readable: the file is cut off or of a kind larger than 4 GB.";
        return refused(name, why.to_owned(), "Download it again, or unpack it and add its files.");
    };
    let office = |(part, _): &&(&str, &str)| entries.iter().any(|entry| entry.name == *part);
    if let Some((_, what)) = OFFICE.iter().find(office) {
        let why =
            format!("This is {what}. JSON, or the CSV of Resource Graph Explorer, was expected.");
        let advice = "Save the sheet as CSV where it holds an export, or export the instances \
                      again.";
        return refused(name, why, advice);
    }
    let all = entries.len();
    let wanted = |entry: &Entry<'_>| {
        let last = entry.name.rsplit('/').next().unwrap_or_default();
        !(last.is_empty() || last.starts_with('.') || entry.name.starts_with("__MACOSX/"))
    };
    let mut total = 0_usize;
    let mut files: Vec<File<'a>> = vec![];
    for entry in entries.into_iter().filter(wanted).take(FILES) {
        total = total.saturating_add(entry.size);
        let content = content(&entry, total);
        files.push(File { name: format!("{name}/{}", entry.name), content, about: None });
    }
    let left = all - files.len();
    let about = match left {
        0 => String::new(),
        _ => format!(
            " {} not read: folders, files of the operating system, or beyond the first {FILES}.",
            counted(left as u64, "more entry is", "more entries are")
        ),
    };
    let count = counted(files.len() as u64, "file", "files");
    match files.first_mut() {
        Some(first) => {
            first.about = Some(format!(
                "{} is a zip archive of {count}, read one by one.{about}",
                named(name)
            ));
            files
        }
        None => refused(
            name,
            "This is a zip archive without a file in it.".to_owned(),
            "Add the file that was meant to be in it.",
        ),
    }
}

/// What can be read of an entry. `total` is what all entries so far have together.
fn content<'a>(entry: &Entry<'a>, total: usize) -> Content<'a> {
    let no = |why: &str, advice: &'static str| Content::Refused(why.to_owned(), advice);
    if entry.flags & 1 != 0 {
        return no(
            "The file is encrypted in the archive.",
            "Unpack the archive with its password and add the files.",
        );
    }
    if !matches!(entry.method, 0 | 8) {
        return no(
            "The file is packed in a way that is not read here; Deflate is.",
            "Unpack the archive and add the files.",
        );
    }
    if entry.size > LIMIT || total > TOTAL {
        return Content::Refused(
            format!(
                "The file has {} bytes unpacked. One file of an archive may have {LIMIT}, all \
                 together {TOTAL}.",
                entry.size
            ),
            "Unpack the archive and add the files one by one, or export API Management alone.",
        );
    }
    let start = || {
        let name = usize::from(number16(entry.archive, entry.header.checked_add(26)?)?);
        let extra = usize::from(number16(entry.archive, entry.header.checked_add(28)?)?);
        let start = entry.header.checked_add(30 + name + extra)?;
        entry.archive.get(start..start.checked_add(entry.packed)?)
    };
    match start() {
        Some(bytes) => Content::Packed(Packed {
            bytes,
            stored: entry.method == 0,
            size: Some(entry.size),
            checksum: entry.checksum,
            what: "file in the archive",
        }),
        None => no(
            "The archive's directory names a place for the file that lies outside of it.",
            "Copy or download the archive again.",
        ),
    }
}

/// The entries that the directory at the end of an archive lists.
fn directory(archive: &[u8]) -> Option<Vec<Entry<'_>>> {
    // The end record has 22 bytes and a comment of up to 65,535.
    let from = archive.len().saturating_sub(22 + 65_535);
    let tail = archive.get(from..)?;
    let end = from + tail.windows(4).rposition(|bytes| bytes == b"PK\x05\x06")?;
    let count = number16(archive, end + 10)?;
    let start = number32(archive, end + 16)?;
    if count == u16::MAX || start == u32::MAX {
        return None;
    }
    let mut at = usize::try_from(start).ok()?;
    let mut entries = vec![];
    for _ in 0..count {
        let head = archive.get(at..)?;
        if !head.starts_with(b"PK\x01\x02") {
            return None;
        }
        let length = |offset: usize| number16(head, offset).map(usize::from);
        let size = |offset: usize| number32(head, offset).and_then(|n| usize::try_from(n).ok());
        let name = length(28)?;
        entries.push(Entry {
            name: String::from_utf8_lossy(head.get(46..46 + name)?).into_owned(),
            flags: number16(head, 8)?,
            method: number16(head, 10)?,
            checksum: number32(head, 16)?,
            packed: size(20)?,
            size: size(24)?,
            header: size(42)?,
            archive,
        });
        at = at.checked_add(46 + name + length(30)? + length(32)?)?;
    }
    Some(entries)
}
