//! A reader of JSON that knows where each value stands and keeps what it has when the text ends
//! early.
//!
//! `serde_json` reads neither: its values have no places, and an early end loses everything that
//! came before. Deserialising straight into types would also lose values of another kind than
//! expected, and those are shown here as written.

mod problem;
mod scalar;

pub(crate) use problem::{Problem, Remark, RemarkKind};
pub(crate) use scalar::is_number;

use super::node::{Member, Node, Value, member_pointer};
use super::place::{Place, Walker};
use crate::sort;
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
                let inside = match self.path.last() {
                    Some(Step::Key(_)) => "an object",
                    Some(Step::Index(_)) => "an array",
                    None => "the document",
                };
                self.fail(inside, "a value");
                None
            }
        }?;
        Some(Node { complete: self.problem.is_none(), ..Node::new(place, value) })
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
            if matches!(self.peek(), None | Some(b']')) {
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
                self.at += 1;
                self.space();
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
        sort::sort_by(&mut sorted, |a, b| {
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
}

/// What is said where neither a comma nor the end of a container follows a value.
pub(crate) fn separator(close: u8) -> (&'static str, &'static str) {
    if close == b'}' {
        ("an object", "a comma or the closing brace")
    } else {
        ("an array", "a comma or the closing bracket")
    }
}

#[cfg(test)]
mod tests;
