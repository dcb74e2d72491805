//! A reader of JSON that knows where each value stands and keeps what it has when the text ends
//! early.
//!
//! `serde_json` reads neither: its values have no places, and an early end loses everything that
//! came before. Deserialising straight into types would also lose values of another kind than
//! expected, and those are shown here as written.

use super::node::{Member, Node, Value, member_pointer};
use super::place::{Place, Walker};
use std::borrow::Cow;

/// How deep values may be nested. The answers of Azure stay below ten.
const DEPTH: usize = 128;

/// What was read of one value.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    /// The value, as far as it goes.
    pub(crate) node: Option<Node<'a>>,
    /// Why it goes no further.
    pub(crate) problem: Option<Problem>,
    /// What is odd in it and loses nothing.
    pub(crate) remarks: Vec<Remark>,
}

/// The text is not what JSON has to be at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) place: Place,
    /// Pointer of the innermost value that was begun.
    pub(crate) pointer: String,
    /// What that value is.
    pub(crate) inside: &'static str,
    /// What should stand there.
    pub(crate) expected: &'static str,
    /// What stands there; `None` at the end of the text.
    pub(crate) found: Option<char>,
}

impl Problem {
    /// The problem in words.
    pub(crate) fn message(&self) -> String {
        let Self { inside, expected, .. } = self;
        match self.found {
            None => format!("The text ends inside {inside}: {expected} was expected."),
            Some('\u{201C}' | '\u{201D}' | '\u{2018}' | '\u{2019}') => format!(
                "A typographic quotation mark stands inside {inside} where {expected} was \
                 expected. An editor or a mail program has replaced the plain one."
            ),
            Some(found) => {
                format!("{} stands inside {inside} where {expected} was expected.", shown(found))
            }
        }
    }
}

/// A character in a message.
fn shown(found: char) -> String {
    if found.is_control() || found == char::REPLACEMENT_CHARACTER {
        format!("The character U+{:04X}", u32::from(found))
    } else {
        format!("“{found}”")
    }
}

/// Something odd that loses nothing, or says what is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    pub(crate) kind: RemarkKind,
    pub(crate) place: Place,
    pub(crate) pointer: String,
}

/// What is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RemarkKind {
    /// A key stands twice in an object.
    DuplicateKey,
    /// A comma stands before the end of an object or an array.
    TrailingComma,
    /// A line break or another control character stands in a string.
    RawControl,
    /// An escape of a string means no character.
    BadEscape,
    /// A value is nested too deep.
    TooDeep,
}

/// Reads one value, from its first byte. What follows it in the text is left alone.
pub(crate) fn read<'a>(text: &'a str, start: Place, pointer: &str) -> Reading<'a> {
    let mut parser = Parser {
        text,
        at: 0,
        walker: Walker::new(text, start),
        fixed: None,
        base: pointer,
        path: vec![],
        problem: None,
        remarks: vec![],
    };
    let node = parser.value();
    Reading { node, problem: parser.problem, remarks: parser.remarks }
}

/// Reads a value that is itself written in a string or a cell: all of it stands at the place of
/// that string.
pub(crate) fn read_inner<'a>(text: &'a str, place: Place, pointer: &str) -> Reading<'a> {
    let mut parser = Parser {
        text,
        at: 0,
        walker: Walker::new("", place),
        fixed: Some(place),
        base: pointer,
        path: vec![],
        problem: None,
        remarks: vec![],
    };
    parser.space();
    let node = parser.value();
    parser.space();
    if parser.problem.is_none() && parser.peek().is_some() {
        parser.fail("the text", "the end of the value");
    }
    Reading { node, problem: parser.problem, remarks: parser.remarks }
}

/// One step of the path to the value that is being read.
#[derive(Debug)]
enum Step<'a> {
    Key(Cow<'a, str>),
    Index(usize),
}

struct Parser<'a, 'p> {
    text: &'a str,
    at: usize,
    walker: Walker<'a>,
    fixed: Option<Place>,
    base: &'p str,
    path: Vec<Step<'a>>,
    problem: Option<Problem>,
    remarks: Vec<Remark>,
}

impl<'a> Parser<'a, '_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.peek() {
            self.at += 1;
        }
    }

    fn place(&mut self) -> Place {
        self.fixed.unwrap_or_else(|| self.walker.place(self.at))
    }

    fn pointer(&self) -> String {
        self.path.iter().fold(self.base.to_owned(), |pointer, step| match step {
            Step::Key(key) => member_pointer(&pointer, key),
            Step::Index(index) => format!("{pointer}/{index}"),
        })
    }

    fn remark(&mut self, kind: RemarkKind, place: Place) {
        let pointer = self.pointer();
        self.remarks.push(Remark { kind, place, pointer });
    }

    fn fail(&mut self, inside: &'static str, expected: &'static str) {
        let place = self.place();
        let found = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let pointer = self.pointer();
        self.problem.get_or_insert(Problem { place, pointer, inside, expected, found });
    }

    fn value(&mut self) -> Option<Node<'a>> {
        let place = self.place();
        let value = match self.peek() {
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.literal("true", Value::Bool(true)),
            Some(b'f') => self.literal("false", Value::Bool(false)),
            Some(b'n') => self.literal("null", Value::Null),
            _ => {
                self.fail("the document", "a value");
                None
            }
        }?;
        Some(Node { place, complete: self.problem.is_none(), value })
    }

    /// Whether another level may be read; if not, the value is passed over.
    fn descend(&mut self) -> bool {
        if self.path.len() < DEPTH {
            return true;
        }
        let place = self.place();
        self.remark(RemarkKind::TooDeep, place);
        match super::scan::skip(self.text, self.at) {
            Ok(end) => self.at = end,
            Err(stop) => {
                self.at = stop.at;
                self.fail(stop.inside, stop.expected);
            }
        }
        false
    }

    fn object(&mut self) -> Option<Value<'a>> {
        if !self.descend() {
            return Some(Value::TooDeep);
        }
        let mut members: Vec<Member<'a>> = vec![];
        self.at += 1;
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Some(Value::Object(members));
        }
        loop {
            if self.peek() != Some(b'"') {
                self.fail("an object", "a key in quotation marks");
                break;
            }
            let Some(key) = self.string() else { break };
            self.space();
            if self.peek() != Some(b':') {
                self.fail("an object", "a colon after the key");
                break;
            }
            self.at += 1;
            self.space();
            self.path.push(Step::Key(key.clone()));
            if self.peek().is_none() {
                self.fail("an object", "a value");
            } else if let Some(node) = self.value() {
                members.push(Member { key, node });
            }
            self.path.pop();
            if self.problem.is_some() || !self.more(b'}') {
                break;
            }
        }
        self.duplicates(&members);
        Some(Value::Object(members))
    }

    fn array(&mut self) -> Option<Value<'a>> {
        if !self.descend() {
            return Some(Value::TooDeep);
        }
        let mut items = vec![];
        self.at += 1;
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Some(Value::Array(items));
        }
        loop {
            if self.peek().is_none() {
                self.fail("an array", "a value");
                break;
            }
            self.path.push(Step::Index(items.len()));
            items.extend(self.value());
            self.path.pop();
            if self.problem.is_some() || !self.more(b']') {
                break;
            }
        }
        Some(Value::Array(items))
    }

    /// After a member or an item: whether another one follows.
    fn more(&mut self, close: u8) -> bool {
        let (inside, expected) = separator(close);
        self.space();
        match self.peek() {
            Some(b',') => {
                let comma = self.place();
                self.at += 1;
                self.space();
                if self.peek() == Some(close) {
                    self.remark(RemarkKind::TrailingComma, comma);
                    self.at += 1;
                    return false;
                }
                true
            }
            Some(byte) if byte == close => {
                self.at += 1;
                false
            }
            _ => {
                self.fail(inside, expected);
                false
            }
        }
    }

    fn duplicates(&mut self, members: &[Member<'a>]) {
        let mut sorted: Vec<&Member<'a>> = members.iter().collect();
        sorted.sort_by(|a, b| {
            let (a, b) = (a.key.bytes(), b.key.bytes());
            a.map(|b| b.to_ascii_lowercase()).cmp(b.map(|b| b.to_ascii_lowercase()))
        });
        for pair in sorted.windows(2) {
            if let [first, second] = pair
                && first.key.eq_ignore_ascii_case(&second.key)
            {
                self.path.push(Step::Key(second.key.clone()));
                self.remark(RemarkKind::DuplicateKey, second.node.place);
                self.path.pop();
            }
        }
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        self.at += 1;
        let mut from = self.at;
        let mut owned: Option<String> = None;
        loop {
            let run = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let Some(step) = run.iter().position(|b| matches!(b, b'"' | b'\\' | 0..=0x1F)) else {
                self.at = self.text.len();
                self.fail("a string", "the closing quotation mark");
                return None;
            };
            self.at += step;
            match self.peek() {
                Some(b'"') => {
                    let run = self.text.get(from..self.at).unwrap_or_default();
                    self.at += 1;
                    return Some(match owned {
                        None => Cow::Borrowed(run),
                        Some(text) => Cow::Owned(text + run),
                    });
                }
                Some(b'\\') => {
                    let run = self.text.get(from..self.at).unwrap_or_default();
                    let text = owned.get_or_insert_default();
                    text.push_str(run);
                    let character = self.escape()?;
                    text.push(character);
                    from = self.at;
                }
                _ => {
                    let place = self.place();
                    if self.remarks.last().is_none_or(|last| last.kind != RemarkKind::RawControl) {
                        self.remark(RemarkKind::RawControl, place);
                    }
                    self.at += 1;
                }
            }
        }
    }

    /// The character of an escape, from its backslash; `None` where the text ends in it.
    fn escape(&mut self) -> Option<char> {
        let place = self.place();
        self.at += 1;
        let Some(byte) = self.peek() else {
            self.fail("a string", "the rest of an escape");
            return None;
        };
        let plain = match byte {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return Some(self.unicode(place)),
            _ => {
                self.remark(RemarkKind::BadEscape, place);
                return Some('\\');
            }
        };
        self.at += 1;
        Some(plain)
    }

    /// The character of `\uXXXX`, or of two of them that are a surrogate pair.
    fn unicode(&mut self, place: Place) -> char {
        self.at += 1;
        let first = self.four_digits();
        let code = match first {
            Some(high @ 0xD800..=0xDBFF) if self.text.get(self.at..self.at + 2) == Some("\\u") => {
                let back = self.at;
                self.at += 2;
                match self.four_digits() {
                    Some(low @ 0xDC00..=0xDFFF) => {
                        Some(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
                    }
                    _ => {
                        self.at = back;
                        None
                    }
                }
            }
            other => other,
        };
        code.and_then(char::from_u32).unwrap_or_else(|| {
            self.remark(RemarkKind::BadEscape, place);
            char::REPLACEMENT_CHARACTER
        })
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// The bytes up to whatever ends a number or a literal.
    fn token(&self) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest.bytes().position(|b| !(b.is_ascii_alphanumeric() || b"+-._".contains(&b)));
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    }

    fn number(&mut self) -> Option<Value<'a>> {
        let token = self.token();
        if is_number(token) && !self.cut_after(token) {
            self.at += token.len();
            return Some(Value::Number(Cow::Borrowed(token)));
        }
        self.stop_in(token, "a number", "a number in its plain form");
        None
    }

    fn literal(&mut self, word: &'static str, value: Value<'a>) -> Option<Value<'a>> {
        let token = self.token();
        if token == word {
            self.at += token.len();
            return Some(value);
        }
        self.stop_in(token, "a value", "true, false, null, a number or a string");
        None
    }

    /// Whether the text ends right after a number inside a container: more digits may be missing.
    fn cut_after(&self, token: &str) -> bool {
        !self.path.is_empty() && self.at + token.len() == self.text.len()
    }

    /// A token that is no value: the problem is its end where the text ends there, else its start.
    fn stop_in(&mut self, token: &str, inside: &'static str, expected: &'static str) {
        if self.at + token.len() == self.text.len() {
            self.at = self.text.len();
            self.fail(inside, "the rest of it");
        } else {
            self.fail(inside, expected);
        }
    }
}

/// What is said where neither a comma nor the end of a container follows a value.
pub(crate) fn separator(close: u8) -> (&'static str, &'static str) {
    if close == b'}' {
        ("an object", "a comma or the closing brace")
    } else {
        ("an array", "a comma or the closing bracket")
    }
}

/// Whether a token is a number as JSON writes it.
pub(crate) fn is_number(token: &str) -> bool {
    let rest = token.strip_prefix('-').unwrap_or(token);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (rest, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}
