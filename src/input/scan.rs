//! The outline of a document: where its members and elements begin and end, without building a
//! value. A shape sees a document through this only, and asks for the values of one element at a
//! time.

use super::json::{Problem, is_number, separator};
use super::node::member_pointer;
use super::place::{Place, Walker};
use std::borrow::Cow;

/// Why a structure goes no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    /// Byte in the text that was looked at.
    pub(crate) at: usize,
    pub(crate) inside: &'static str,
    pub(crate) expected: &'static str,
}

/// The end of the value that begins at a byte. Brackets have to match; what stands between them
/// is not looked at.
pub(crate) fn skip(text: &str, start: usize) -> Result<usize, Stop> {
    let bytes = text.as_bytes();
    match bytes.get(start) {
        Some(b'{' | b'[') => skip_container(bytes, start),
        Some(b'"') => skip_string(bytes, start),
        Some(_) => skip_token(text, start),
        None => Err(Stop { at: start, inside: "the document", expected: "a value" }),
    }
}

fn skip_container(bytes: &[u8], start: usize) -> Result<usize, Stop> {
    let mut open: Vec<u8> = vec![];
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = skip_string(bytes, at)?;
                continue;
            }
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => match open.pop() {
                Some(close) if close == byte => {
                    if open.is_empty() {
                        return Ok(at + 1);
                    }
                }
                close => {
                    let (inside, expected) = separator(close.unwrap_or(byte));
                    return Err(Stop { at, inside, expected });
                }
            },
            _ => {}
        }
        at += 1;
    }
    let (inside, expected) = separator(open.last().copied().unwrap_or(b'}'));
    Err(Stop { at: bytes.len(), inside, expected })
}

fn skip_string(bytes: &[u8], start: usize) -> Result<usize, Stop> {
    let mut at = start + 1;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n')) {
            Some(step) if rest.get(step) == Some(&b'"') => return Ok(at + step + 1),
            Some(step) if rest.get(step) == Some(&b'\n') => {
                if left_open(rest.get(step + 1..).unwrap_or_default()) {
                    return Err(Stop {
                        at: at + step,
                        inside: "a string",
                        expected: "the closing quotation mark",
                    });
                }
                at += step + 1;
            }
            Some(step) => at += step + 2,
            None => {
                return Err(Stop {
                    at: bytes.len(),
                    inside: "a string",
                    expected: "the closing quotation mark",
                });
            }
        }
    }
}

/// Whether a string in which a line ended was left open: the next line begins with a key or with
/// another document.
pub(crate) fn left_open(next: &[u8]) -> bool {
    if next.starts_with(b"{\"") || next.starts_with(b"[{") {
        return true;
    }
    let Some(key) = next.trim_ascii_start().strip_prefix(b"\"") else { return false };
    let length =
        key.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"_-.$".contains(byte)));
    let after = length.and_then(|length| key.get(length..)).unwrap_or_default();
    after.strip_prefix(b"\"").is_some_and(|rest| rest.trim_ascii_start().starts_with(b":"))
}

/// A number or a literal, to whatever ends it.
fn skip_token(text: &str, start: usize) -> Result<usize, Stop> {
    let rest = text.get(start..).unwrap_or_default();
    let length = rest
        .bytes()
        .position(|b| !(b.is_ascii_alphanumeric() || b"+-._".contains(&b)))
        .unwrap_or(rest.len());
    let token = rest.get(..length).unwrap_or_default();
    if matches!(token, "true" | "false" | "null") || is_number(token) {
        Ok(start + length)
    } else {
        let at = if length == rest.len() { text.len() } else { start };
        Err(Stop { at, inside: "a value", expected: "true, false, null, a number or a string" })
    }
}

/// What a value is, told by its first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    String,
    Null,
    /// A number or a truth value.
    Scalar,
}

impl Kind {
    fn of(byte: Option<u8>) -> Self {
        match byte {
            Some(b'{') => Self::Object,
            Some(b'[') => Self::Array,
            Some(b'"') => Self::String,
            Some(b'n') => Self::Null,
            _ => Self::Scalar,
        }
    }
}

/// A value of which only the top level was looked at.
#[derive(Clone, Debug)]
pub(crate) struct Outline<'a> {
    pub(crate) kind: Kind,
    /// Its bytes; to the end of the text where it is broken.
    pub(crate) text: &'a str,
    pub(crate) place: Place,
    /// Members of an object.
    pub(crate) parts: Vec<Part<'a>>,
    /// Why it is not complete.
    pub(crate) broken: Option<Problem>,
}

/// A member of an outlined object.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) kind: Kind,
    pub(crate) text: &'a str,
    pub(crate) place: Place,
    pub(crate) complete: bool,
}

impl<'a> Part<'a> {
    /// The text of a string, number or truth value; none of a container, `null` or a cut value.
    pub(crate) fn scalar(&self) -> Option<Cow<'a, str>> {
        match self.kind {
            _ if !self.complete => None,
            Kind::String => match super::json::read(self.text, self.place, "").node?.value {
                super::node::Value::String(text) => Some(text),
                _ => None,
            },
            Kind::Scalar => Some(Cow::Borrowed(self.text)),
            _ => None,
        }
    }

    /// The elements, where the value is an array.
    pub(crate) fn elements(&self) -> Elements<'a> {
        Elements::new(self.text, self.place)
    }

    /// The value with its own top level looked at.
    pub(crate) fn outline(&self) -> Outline<'a> {
        outline(self.text, self.place)
    }
}

impl<'a> Outline<'a> {
    /// The member under a key, in any letter case; the last one of several.
    pub(crate) fn part(&self, key: &str) -> Option<&Part<'a>> {
        self.parts.iter().rfind(|part| part.key.eq_ignore_ascii_case(key))
    }

    /// The member under a key, where it is of a kind.
    pub(crate) fn part_of(&self, key: &str, kind: Kind) -> Option<&Part<'a>> {
        self.part(key).filter(|part| part.kind == kind)
    }

    /// The elements, where the value is an array.
    pub(crate) fn elements(&self) -> Elements<'a> {
        Elements::new(self.text, self.place)
    }
}

/// Looks at the top level of the value that a text begins with.
pub(crate) fn outline(text: &str, start: Place) -> Outline<'_> {
    let mut walker = Walker::new(text, start);
    let kind = Kind::of(text.as_bytes().first().copied());
    let mut parts = vec![];
    let end = match kind {
        Kind::Object => members(text, &mut walker, &mut parts),
        _ => skip(text, 0),
    };
    match end {
        Ok(end) => Outline {
            kind,
            text: text.get(..end).unwrap_or(text),
            place: start,
            parts,
            broken: None,
        },
        Err(stop) => {
            let pointer = match parts.last() {
                Some(part) if !part.complete => member_pointer("", &part.key),
                _ => String::new(),
            };
            let broken = Some(problem(text, &mut walker, stop, pointer));
            Outline { kind, text, place: start, parts, broken }
        }
    }
}

fn problem(text: &str, walker: &mut Walker<'_>, stop: Stop, pointer: String) -> Problem {
    Problem {
        place: walker.place(stop.at),
        pointer,
        inside: stop.inside,
        expected: stop.expected,
        found: text.get(stop.at..).and_then(|rest| rest.chars().next()),
    }
}

fn space(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n')).count()
}

/// The members of the object that a text begins with, and where it ends.
fn members<'a>(
    text: &'a str,
    walker: &mut Walker<'a>,
    parts: &mut Vec<Part<'a>>,
) -> Result<usize, Stop> {
    const INSIDE: &str = "an object";
    let bytes = text.as_bytes();
    let mut at = space(bytes, 1);
    if bytes.get(at) == Some(&b'}') {
        return Ok(at + 1);
    }
    loop {
        if bytes.get(at) != Some(&b'"') {
            return Err(Stop { at, inside: INSIDE, expected: "a key in quotation marks" });
        }
        let key_end = skip_string(bytes, at)?;
        let key = key_text(text.get(at..key_end).unwrap_or_default());
        at = space(bytes, key_end);
        if bytes.get(at) != Some(&b':') {
            return Err(Stop { at, inside: INSIDE, expected: "a colon after the key" });
        }
        at = space(bytes, at + 1);
        if at == text.len() {
            return Err(Stop { at, inside: INSIDE, expected: "a value" });
        }
        let place = walker.place(at);
        let kind = Kind::of(bytes.get(at).copied());
        let end = skip(text, at).and_then(|end| {
            // A number at the very end of the text may go on.
            let cut = kind == Kind::Scalar && end == text.len();
            let stop = Stop { at: end, inside: INSIDE, expected: separator(b'}').1 };
            if cut { Err(stop) } else { Ok(end) }
        });
        let to = end.unwrap_or(text.len());
        parts.push(Part {
            key,
            kind,
            text: text.get(at..to).unwrap_or_default(),
            place,
            complete: end.is_ok(),
        });
        at = space(bytes, end?);
        match bytes.get(at) {
            Some(b'}') => return Ok(at + 1),
            Some(b',') => at = space(bytes, at + 1),
            _ => {
                let (inside, expected) = separator(b'}');
                return Err(Stop { at, inside, expected });
            }
        }
    }
}

fn key_text(quoted: &str) -> Cow<'_, str> {
    match super::json::read(quoted, Place::START, "").node.map(|node| node.value) {
        Some(super::node::Value::String(key)) => key,
        _ => Cow::Borrowed(quoted),
    }
}

/// The elements of an array, one after another.
#[derive(Debug)]
pub(crate) struct Elements<'a> {
    text: &'a str,
    at: usize,
    walker: Walker<'a>,
    first: bool,
    done: bool,
    /// Why there are no more, where the array does not end as it should. An element that is
    /// broken itself says so.
    pub(crate) broken: Option<Problem>,
}

impl<'a> Elements<'a> {
    fn new(text: &'a str, place: Place) -> Self {
        let array = text.starts_with('[');
        Self {
            text,
            at: 1,
            walker: Walker::new(text, place),
            first: true,
            done: !array,
            broken: None,
        }
    }

    fn stop(&mut self, at: usize, expected: &'static str) {
        let stop = Stop { at, inside: "an array", expected };
        self.broken = Some(problem(self.text, &mut self.walker, stop, String::new()));
        self.done = true;
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Outline<'a>;

    fn next(&mut self) -> Option<Outline<'a>> {
        if self.done {
            return None;
        }
        let bytes = self.text.as_bytes();
        let mut at = space(bytes, self.at);
        let (_, expected) = separator(b']');
        match (self.first, bytes.get(at)) {
            (_, Some(b']')) => {
                self.done = true;
                return None;
            }
            (true, _) => {}
            (false, Some(b',')) => {
                at = space(bytes, at + 1);
                if bytes.get(at) == Some(&b']') {
                    self.stop(at, "a value");
                    return None;
                }
            }
            (false, _) => {
                self.stop(at, expected);
                return None;
            }
        }
        if at >= self.text.len() {
            self.stop(at, "a value");
            return None;
        }
        self.first = false;
        let place = self.walker.place(at);
        let element = outline(self.text.get(at..).unwrap_or_default(), place);
        self.at = at + element.text.len();
        self.done = element.broken.is_some();
        Some(element)
    }
}
