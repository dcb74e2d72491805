//! A document that was packed into another text: HTML, a string of another document, a cell.

use super::draft::Draft;
use super::fix::{Fix, Log};
use super::lines::Step;

/// The references that stand for what JSON is written with.
const REFERENCES: &[(&str, &str)] = &[
    ("quot", "\""),
    ("#34", "\""),
    ("#x22", "\""),
    ("apos", "'"),
    ("#39", "'"),
    ("#x27", "'"),
    ("amp", "&"),
    ("#38", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("nbsp", " "),
    ("#160", " "),
    ("#xa0", " "),
];

/// Tags that stand around code on a page.
const TAGS: &[&str] = &[
    "a", "b", "br", "body", "code", "div", "em", "font", "html", "i", "li", "p", "pre", "samp",
    "span", "strong", "td", "tr", "u",
];

/// Leaves out tags and writes references as their characters.
pub(super) fn html(text: &str, log: &mut Log) -> Step {
    if !text.contains("&quot;") && !text.contains("&#34;") && !text.contains("</") {
        return None;
    }
    let mut draft = Draft::new(text);
    let mut at = 0;
    while let Some(step) = text.get(at..).and_then(|rest| rest.find(['<', '&'])) {
        let start = at + step;
        draft.copy(at, start);
        let rest = text.get(start..).unwrap_or_default();
        match tag(rest).map(|length| (length, "")).or_else(|| reference(rest)) {
            Some((length, instead)) => {
                draft.put(start, instead);
                log.add(Fix::Html, start);
                at = start + length;
            }
            None => {
                draft.copy(start, start + 1);
                at = start + 1;
            }
        }
    }
    draft.copy(at, text.len());
    (!log.met.is_empty()).then(|| draft.finish())
}

/// The length of the tag that a text begins with.
fn tag(text: &str) -> Option<usize> {
    let text = head(text, 1000);
    let name = text.strip_prefix('<')?.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric())?;
    let known = TAGS.iter().any(|tag| name.get(..end).is_some_and(|n| n.eq_ignore_ascii_case(tag)));
    let close = text.find('>')?;
    known.then_some(close + 1)
}

fn reference(text: &str) -> Option<(usize, &'static str)> {
    let name = head(text, 10).strip_prefix('&')?;
    let end = name.find(';')?;
    let name = name.get(..end)?;
    let found = REFERENCES.iter().find(|(reference, _)| reference.eq_ignore_ascii_case(name))?;
    Some((end + 2, found.1))
}

/// How a quotation mark is written inside what it was packed into.
#[derive(Clone, Copy)]
struct Packing {
    fix: Fix,
    /// A quotation mark of the inner document.
    mark: &'static str,
}

/// Reads what stands in strings of another document as documents.
pub(super) fn escaped(text: &str, log: &mut Log) -> Step {
    unpack(text, Packing { fix: Fix::Escaped, mark: "\\\"" }, log)
}

/// Reads what stands in cells of a table as documents.
pub(super) fn doubled(text: &str, log: &mut Log) -> Step {
    unpack(text, Packing { fix: Fix::Doubled, mark: "\"\"" }, log)
}

/// Takes the packed documents out of a text. Nothing else of the text is kept.
fn unpack(text: &str, packing: Packing, log: &mut Log) -> Step {
    if !text.contains(packing.mark) {
        return None;
    }
    let mut draft = Draft::new(text);
    let mut at = 0;
    while let Some(step) = text.get(at..).and_then(|rest| rest.find(['{', '['])) {
        let start = at + step;
        at = start + 1;
        if opens(text.get(start..).unwrap_or_default(), packing.mark) {
            log.add(packing.fix, start);
            at = one(text, start, packing, &mut draft).max(at);
            draft.put(at, "\n");
        }
    }
    (!log.met.is_empty()).then(|| draft.finish())
}

/// Whether a packed document begins here: brackets, and then a packed quotation mark. Breaks
/// between them may be packed too.
fn opens(text: &str, mark: &str) -> bool {
    let rest = head(text, 200).trim_start_matches(['{', '[', ' ', '\t', '\r', '\n']);
    let mut rest = rest;
    while let Some(after) = ["\\r", "\\n", "\\t"].iter().find_map(|pack| rest.strip_prefix(pack)) {
        rest = after.trim_start_matches(['{', '[', ' ', '\t', '\r', '\n']);
    }
    rest.starts_with(mark)
}

/// Writes one packed document and tells where it ends: at a quotation mark that is not packed.
fn one(text: &str, start: usize, packing: Packing, draft: &mut Draft<'_>) -> usize {
    let mut at = start;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(step) = rest.find(['"', '\\']) else {
            draft.copy(at, text.len());
            return text.len();
        };
        let found = at + step;
        draft.copy(at, found);
        let rest = text.get(found..).unwrap_or_default();
        let (length, instead) = if rest.starts_with(packing.mark) {
            (2, "\"")
        } else if rest.starts_with('"') {
            return found + 1;
        } else if packing.fix == Fix::Doubled {
            (1, "\\")
        } else {
            unescaped(rest)
        };
        draft.put(found, instead);
        at = found + length;
    }
}

/// The escape that a text begins with, and what it stands for. What is no escape, or one of
/// several digits, stays: the inner document reads it.
fn unescaped(text: &str) -> (usize, &'static str) {
    match text.as_bytes().get(1) {
        Some(b'\\') => (2, "\\"),
        Some(b'/') => (2, "/"),
        Some(b'n') => (2, "\n"),
        Some(b'r') => (2, "\r"),
        Some(b't') => (2, "\t"),
        Some(b'u') if text.get(..6).is_some_and(|code| code.eq_ignore_ascii_case("\\u0022")) => {
            (6, "\"")
        }
        _ => (1, "\\"),
    }
}

/// The beginning of a text: what is looked for stands near, and a text may be long.
fn head(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}
