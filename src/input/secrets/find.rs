//! Finds secrets in a text, by the name under which a value stands and by the form of the value.
//!
//! The text is looked at as it is, not as a document: a secret is found in damaged text, in JSON
//! inside of JSON, in a cell, in a query string and in a log just as well.

use super::super::place::Place;
use super::super::scan::{self, Kind as Value, outline};
use super::Found;
use super::kinds::{self, Kind};
use crate::sort;

/// How much is looked at to find a value beside the mark that calls it secret.
const NEAR: usize = 64 * 1024;

/// How long a private key between its lines may be.
const KEY: usize = 8 * 1024;

/// All secrets of a text, in its order and apart from each other.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut finder = Finder {
        text,
        bytes: text.as_bytes(),
        found: vec![],
        open: vec![],
        effort: text.len().saturating_mul(8),
    };
    finder.run();
    let mut found = finder.found;
    sort::sort_by(&mut found, |one, other| one.start.cmp(&other.start));
    let mut end = 0;
    found.retain(|one| {
        let apart = one.start >= end && one.start < one.end;
        end = if apart { one.end } else { end };
        apart
    });
    found
}

struct Finder<'a> {
    text: &'a str,
    bytes: &'a [u8],
    found: Vec<Found>,
    /// Where the objects begin that are open.
    open: Vec<usize>,
    /// Bytes that may still be looked at beside marks, so that no text makes this slow.
    effort: usize,
}

impl Finder<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            let end = match byte {
                b'{' => {
                    self.open.push(at);
                    None
                }
                b'}' => {
                    self.open.pop();
                    None
                }
                b':' | b'=' => self.named(at),
                b'-' => self.pem(at),
                b'e' => self.token(at),
                b'M' => self.der(at),
                b'B' | b'b' => self.after(at, "bearer ", &kinds::TOKEN),
                b'S' | b's' => self
                    .after(at, "sharedaccesssignature ", &kinds::SIGNATURE)
                    .or_else(|| self.after(at, "sharedaccesssignature=", &kinds::SIGNATURE)),
                _ => None,
            };
            at = end.unwrap_or(at + 1);
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    fn add(&mut self, kind: &'static Kind, at: usize, start: usize, end: usize) -> Option<usize> {
        self.found.push(Found { kind, at, start, end });
        Some(end)
    }

    /// The end of a run of bytes.
    fn run_end(&self, from: usize, is: fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        from + rest.iter().position(|byte| !is(*byte)).unwrap_or(rest.len())
    }

    /// A value after a name and a separator.
    fn named(&mut self, separator: usize) -> Option<usize> {
        let before = self.bytes.get(..separator)?;
        let name_end = trimmed(before);
        let quoted = before.get(..name_end)?;
        let marks = quoted.iter().rev().take_while(|b| matches!(b, b'"' | b'\'' | b'\\')).count();
        let end = quoted.len() - marks;
        let mark = quoted.get(end..)?;
        let name = quoted.get(..end)?;
        let length =
            name.iter().rev().take(kinds::LONGEST + 1).take_while(|b| is_name(**b)).count();
        let name = name.get(end - length..)?;
        if name.is_empty() || length > kinds::LONGEST {
            return self.long_key(separator);
        }
        // Before the name stands what PowerShell makes of an ampersand.
        let plain = name.strip_prefix(b"u0026").unwrap_or(name);
        if self.byte(separator) == b'=' && plain.eq_ignore_ascii_case(b"sig") {
            let end =
                self.run_end(separator + 1, |b| is_base64(b) || matches!(b, b'%' | b'_' | b'-'));
            if end - separator > 16 {
                return self.add(&kinds::SIGNATURE, separator + 1, separator + 1, end);
            }
        }
        let blanks = self.run_end(separator + 1, |byte| byte.is_ascii_whitespace());
        if let Some(kind) = kinds::named(name) {
            let end = self.value(kind, separator, blanks, mark);
            if end.is_some() {
                return end;
            }
        }
        self.marked(name, blanks, mark);
        self.long_key(separator)
    }

    /// The value of a secret that begins after blanks; its name stood in certain marks.
    fn value(
        &mut self,
        kind: &'static Kind,
        separator: usize,
        start: usize,
        mark: &[u8],
    ) -> Option<usize> {
        let rest = self.bytes.get(start..)?;
        let mark: &[u8] = match mark {
            [] if matches!(rest.first(), Some(b'"' | b'\'')) => rest.get(..1)?,
            mark => mark,
        };
        if !mark.is_empty() && rest.starts_with(mark) {
            let from = start + mark.len();
            let end = self.closing(from, mark);
            return if self.is_value(kind, from, end) {
                self.add(kind, start, from, end)
            } else {
                None
            };
        }
        if rest.first() == Some(&b'{') {
            return self
                .member(start, "value", kind)
                .or_else(|| self.member(start, "defaultValue", kind));
        }
        // What is not quoted ends where the line or the pair does.
        let line = self.bytes.get(separator..start)?.contains(&b'\n');
        let whole_line = std::ptr::eq(kind, &kinds::TOKEN) && self.byte(separator) == b':';
        if self.effort == 0 {
            return None;
        }
        let end = self.run_end(start, if whole_line { in_line } else { in_pair });
        let text = self.bytes.get(start..end)?;
        let plain = text.len() >= 8 && text.iter().any(u8::is_ascii_digit);
        self.effort = self.effort.saturating_sub(text.len());
        if line || !plain || !self.is_value(kind, start, end) {
            return None;
        }
        self.add(kind, start, start, end)
    }

    /// Where a quoted value ends.
    fn closing(&self, from: usize, mark: &[u8]) -> usize {
        let mut at = from;
        while at < self.bytes.len() {
            let rest = self.bytes.get(at..).unwrap_or_default();
            if rest.starts_with(mark) {
                return at;
            }
            // Inside of a string that is itself in quotation marks, those end all of it.
            if mark.len() > 1 && rest.first() == Some(&b'"') {
                return at;
            }
            at += if rest.first() == Some(&b'\\') && mark == b"\"" { 2 } else { 1 };
        }
        self.bytes.len()
    }

    /// Whether what stands there is the value of a secret, not an expression, a reference, a
    /// placeholder or nothing.
    fn is_value(&self, kind: &Kind, start: usize, end: usize) -> bool {
        let Some(text) = self.text.get(start..end) else { return false };
        let text = text.trim();
        let expression = text.starts_with('[') && !text.starts_with("[[");
        let elsewhere =
            ["@{", "{{", "${", "$(", "System.", "https://", "@Microsoft.", "(sens", "{"]
                .iter()
                .any(|beginning| text.starts_with(beginning));
        let nothing = ["null", "true", "false", "redacted", "undefined"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word));
        let placeholder =
            text.bytes().all(|b| matches!(b, b'*' | b'x' | b'X' | b'.')) || text.starts_with('<');
        text.len() >= kind.least && !expression && !elsewhere && !nothing && !placeholder
    }

    /// A string member of the object that begins at a byte.
    fn member(&mut self, object: usize, name: &str, kind: &'static Kind) -> Option<usize> {
        let mut end = self.text.len().min(object.saturating_add(NEAR));
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let near = self.text.get(object..end).filter(|_| self.effort > 0)?;
        self.effort = self.effort.saturating_sub(scan::skip(near, 0).unwrap_or(near.len()));
        let outline = outline(near, Place::START);
        let part = outline.part_of(name, Value::String).filter(|part| part.complete)?;
        let at = object + part.place.offset;
        let (from, to) = (at + 1, at + part.text.len() - 1);
        if !self.is_value(kind, from, to) {
            return None;
        }
        self.add(kind, at, from, to);
        // What stands between the brace and the value was not looked at yet.
        None
    }

    /// A mark that calls the value beside it secret.
    fn marked(&mut self, name: &[u8], start: usize, mark: &[u8]) {
        let Some(rest) = self.text.get(start..) else { return };
        let secret = |word: &str| name.eq_ignore_ascii_case(word.as_bytes());
        let is = |value: &str| {
            rest.get(..value.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(value))
        };
        let (member, kind) = if (secret("secret") || secret("sensitive")) && is("true") {
            ("value", &kinds::SECRET)
        } else if secret("type") && (is("\"secureString") || is("\"secureObject")) {
            ("defaultValue", &kinds::SECRET)
        } else if secret("name") && mark == b"\"" && is("\"") {
            let end = self.closing(start + 1, mark);
            match self.bytes.get(start + 1..end).and_then(kinds::named) {
                Some(kind) => ("value", kind),
                None => return,
            }
        } else {
            return;
        };
        if let Some(&object) = self.open.last() {
            self.member(object, member, kind);
        }
    }

    /// 64 bytes in base64, the form of the keys of storage accounts and of direct management.
    fn long_key(&mut self, at: usize) -> Option<usize> {
        let start = at.checked_sub(86)?;
        let run = self.bytes.get(start..at)?;
        // The end of a path is as long by chance, and a dot or a dash stands before it.
        let before = start.checked_sub(1).map(|before| self.byte(before));
        let alone = before.is_none_or(|byte| !is_base64(byte) && !b".-_%~".contains(&byte));
        let whole = self.byte(at) == b'=' && self.byte(at + 1) == b'=' && self.byte(at + 2) != b'=';
        if !(alone && whole && run.iter().all(|byte| is_base64(*byte) && *byte != b'=')) {
            return None;
        }
        self.add(&kinds::KEY, start, start, at + 2)
    }

    /// A private key between the lines that say so.
    fn pem(&mut self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..)?;
        let label = rest.strip_prefix(b"-----BEGIN ")?;
        let length = label.iter().take(40).position(|byte| *byte == b'-')?;
        label.get(..length)?.strip_suffix(b"PRIVATE KEY")?;
        let start = self.run_end(at + 11 + length, |byte| byte == b'-');
        let mut limit = self.text.len().min(start.saturating_add(KEY));
        while !self.text.is_char_boundary(limit) {
            limit -= 1;
        }
        let body = self.text.get(start..limit)?;
        let end = match body.find("-----END") {
            Some(end) => start + end,
            None => self.run_end(start, |b| is_base64(b) || b"\\nr\n\r \t".contains(&b)),
        };
        self.add(&kinds::PRIVATE_KEY, at, start, end)
    }

    /// A JSON web token.
    fn token(&mut self, at: usize) -> Option<usize> {
        if !self.bytes.get(at..)?.starts_with(b"eyJ") {
            return None;
        }
        let head = self.run_end(at, is_url64);
        if self.byte(head) != b'.' {
            // No later beginning in this run is followed by the dot either.
            return Some(head);
        }
        let body = self.run_end(head + 1, is_url64);
        if head - at < 10 || body - head < 9 {
            return None;
        }
        let end = if self.byte(body) == b'.' { self.run_end(body + 1, is_url64) } else { body };
        self.add(&kinds::TOKEN, at, at, end)
    }

    /// The beginning of a PFX file or of a private key in base64: a sequence of two length
    /// bytes, then the version 3, 0 or 1. A certificate alone begins otherwise.
    fn der(&mut self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..)?;
        if !rest.starts_with(b"MII") || rest.get(6..9)? != b"IBA" || self.continues(at) {
            return None;
        }
        let mut end = self.run_end(at, is_base64);
        if end - at < 40 {
            return None;
        }
        // It may be wrapped into lines, also where a line break is written as an escape.
        loop {
            let next = self.run_end(end, |byte| b"\\nr\r\n".contains(&byte));
            let further = self.run_end(next, is_base64);
            if next == end || further - next < 16 {
                break;
            }
            end = further;
        }
        let kind =
            if rest.get(9) == Some(&b'z') { &kinds::CERTIFICATE } else { &kinds::PRIVATE_KEY };
        self.add(kind, at, at, end)
    }

    /// What follows certain words and is long enough.
    fn after(&mut self, at: usize, words: &str, kind: &'static Kind) -> Option<usize> {
        let begin = self.bytes.get(at..at + words.len())?;
        if !begin.eq_ignore_ascii_case(words.as_bytes()) {
            return None;
        }
        let start = at + words.len();
        let end = self.run_end(start, |b| is_base64(b) || b"-._~&%?:".contains(&b));
        if end - start < 16 { None } else { self.add(kind, start, start, end) }
    }

    /// Whether a byte continues what stands before it.
    fn continues(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| (self.byte(before), before.checked_sub(1)));
        match before {
            // `\n` and its like are the end of a line, not a letter.
            Some((b'n' | b'r' | b't', Some(escape))) if self.byte(escape) == b'\\' => false,
            Some((byte, _)) => is_base64(byte) && byte != b'=' || byte == b'_',
            None => false,
        }
    }
}

/// Length without the blanks at the end of a line.
fn trimmed(bytes: &[u8]) -> usize {
    bytes.len() - bytes.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

fn is_url64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

fn in_line(byte: u8) -> bool {
    !matches!(byte, b'\n' | b'\r' | b'"' | b'\'' | b'\\' | b'}')
}

fn in_pair(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !b"\"'\\,;}&)<>|".contains(&byte)
}
