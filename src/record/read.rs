//! Reads JSON from a text, piece by piece.

use super::escape::unescape;
use std::borrow::Cow;

/// Where a member that is missing stands: it reads as `null`.
pub(super) const MISSING: usize = usize::MAX;

/// The members of an object: name and where the value begins.
pub(super) type Members<'a> = Vec<(Cow<'a, str>, usize)>;

/// A reader of one text. What goes wrong first is kept; nothing is read after that, so that
/// whoever reads needs not look until the end.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    json: &'a [u8],
    pub(super) at: usize,
    /// The member that was looked for last.
    pub(super) member: &'static str,
    wrong: Option<Wrong>,
}

/// What should have stood where reading ended.
#[derive(Clone, Copy, Debug)]
struct Wrong {
    member: &'static str,
    expected: &'static str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads from the beginning of a text.
    pub(crate) fn new(json: &'a [u8]) -> Self {
        Self { json, at: 0, member: "", wrong: None }
    }

    /// Which member, what was expected, and at which byte, if something was wrong.
    pub(super) fn explain(&self) -> Option<String> {
        let Wrong { member, expected, at } = self.wrong?;
        let colon = if member.is_empty() { "" } else { ": " };
        let at = if at == MISSING { String::new() } else { format!(" at byte {at}") };
        Some(format!("{member}{colon}expected {expected}{at}"))
    }

    /// Whether something was wrong.
    pub(super) fn failed(&self) -> bool {
        self.wrong.is_some()
    }

    /// Nothing, since something else should stand here.
    pub(super) fn wrong<T>(&mut self, expected: &'static str) -> Option<T> {
        let wrong = Wrong { member: self.member, expected, at: self.at };
        self.wrong.get_or_insert(wrong);
        None
    }

    /// Nothing, since what begins there should be something else.
    pub(super) fn wrong_from<T>(&mut self, start: usize, expected: &'static str) -> Option<T> {
        self.at = start;
        self.wrong(expected)
    }

    /// Where the next piece begins.
    pub(super) fn start(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// The next byte that is no space.
    pub(crate) fn peek(&mut self) -> u8 {
        if self.at == MISSING {
            return b'n';
        }
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.json.get(self.at) {
            self.at += 1;
        }
        self.json.get(self.at).copied().unwrap_or(0)
    }

    /// Goes past one byte.
    pub(crate) fn take(&mut self, wanted: u8, name: &'static str) -> Option<()> {
        if self.failed() || self.peek() != wanted {
            return self.wrong(name);
        }
        self.at += 1;
        Some(())
    }

    /// Goes past a comma or to the closing bracket. True while there is another member.
    pub(crate) fn more(&mut self, first: bool, close: u8) -> Option<bool> {
        if self.failed() {
            return None;
        }
        if self.peek() == close {
            self.at += 1;
            return Some(false);
        }
        if !first {
            self.take(b',', "a comma")?;
        }
        Some(true)
    }

    /// A word or a number; empty where there is none.
    pub(crate) fn word(&mut self) -> &'a [u8] {
        if self.peek() == b'n' && self.at == MISSING {
            return b"null";
        }
        let start = self.at;
        while let Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'+' | b'-' | b'.') =
            self.json.get(self.at)
        {
            self.at += 1;
        }
        self.json.get(start..self.at).unwrap_or_default()
    }

    /// Whether there is a `null`; goes past it.
    pub(super) fn null(&mut self) -> bool {
        let start = self.start();
        let null = self.word() == b"null";
        if !null {
            self.at = start;
        }
        null
    }

    /// A string as written, and whether it has escapes.
    fn quoted(&mut self) -> Option<(&'a [u8], bool)> {
        self.take(b'"', "a string")?;
        let start = self.at;
        let mut escaped = false;
        loop {
            match self.json.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 2;
                }
                Some(_) => self.at += 1,
                None => return self.wrong("the end of a string"),
            }
        }
        let raw = self.json.get(start..self.at).unwrap_or_default();
        self.at += 1;
        Some((raw, escaped))
    }

    /// A string.
    pub(crate) fn string(&mut self) -> Option<Cow<'a, str>> {
        let (raw, escaped) = self.quoted()?;
        match std::str::from_utf8(raw) {
            Err(_) => self.wrong("text in UTF-8"),
            Ok(text) if !escaped => Some(Cow::Borrowed(text)),
            Ok(text) => match unescape(text) {
                Some(text) => Some(Cow::Owned(text)),
                None => self.wrong("a known escape"),
            },
        }
    }

    /// A whole number; `Err` holds a negative one.
    pub(crate) fn whole(&mut self) -> Option<Result<u64, i64>> {
        let start = self.start();
        let word = std::str::from_utf8(self.word()).unwrap_or_default();
        match (word.parse(), word.parse()) {
            (Ok(number), _) => Some(Ok(number)),
            (_, Ok(number)) => Some(Err(number)),
            _ => self.wrong_from(start, "a whole number"),
        }
    }

    /// A value of any kind as its text.
    pub(super) fn any(&mut self) -> Option<&'a str> {
        let start = self.start();
        self.skip()?;
        let raw = self.json.get(start..self.at).unwrap_or_default();
        std::str::from_utf8(raw).ok().or_else(|| self.wrong("text in UTF-8"))
    }

    /// Goes past a value without reading it.
    fn skip(&mut self) -> Option<()> {
        let mut open = 0_u32;
        loop {
            match self.peek() {
                b'"' => {
                    self.quoted()?;
                }
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                    continue;
                }
                b'}' | b']' if open > 0 => {
                    open -= 1;
                    self.at += 1;
                }
                b',' | b':' if open > 0 => {
                    self.at += 1;
                    continue;
                }
                _ if self.word().is_empty() => return self.wrong("a value"),
                _ => {}
            }
            if open == 0 {
                return Some(());
            }
        }
    }

    /// The members of an object. Goes past the object.
    pub(super) fn members(&mut self) -> Option<Members<'a>> {
        self.take(b'{', "an object")?;
        let mut members = Vec::new();
        while self.more(members.is_empty(), b'}')? {
            let name = self.string()?;
            self.take(b':', "a colon")?;
            members.push((name, self.at));
            self.skip()?;
        }
        Some(members)
    }
}
