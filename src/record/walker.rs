//! Goes through a value and either writes it or fills it.

use super::escape::escape;
use super::read::{MISSING, Members, Reader};
use super::{Items, Value};

/// How deep objects may be nested. A report has nine levels.
const DEPTH: usize = 64;

/// Writes the value that it is walked through, or reads it. Once reading has failed it does
/// nothing more.
#[derive(Debug)]
pub struct Walker<'a> {
    way: Way<'a>,
    /// The objects that are open, the innermost last.
    open: Vec<Open<'a>>,
}

#[derive(Debug)]
enum Way<'a> {
    Read(Reader<'a>),
    Write(String),
}

/// An object whose members are gone through.
#[derive(Debug)]
struct Open<'a> {
    /// The names that are still to come.
    names: &'static str,
    /// What there is to read.
    members: Members<'a>,
    /// Where the object ends.
    end: usize,
}

impl<'a> Walker<'a> {
    /// Writes.
    pub(super) fn writing() -> Self {
        Self { way: Way::Write(String::new()), open: Vec::new() }
    }

    /// Reads a text.
    pub(super) fn reading(json: &'a [u8]) -> Self {
        Self { way: Way::Read(Reader::new(json)), open: Vec::new() }
    }

    /// What was written.
    pub(super) fn written(self) -> String {
        match self.way {
            Way::Write(out) => out,
            Way::Read(_) => String::new(),
        }
    }

    /// Why reading failed, if it did.
    pub(super) fn explain(&self) -> Option<String> {
        match &self.way {
            Way::Read(reader) => reader.explain(),
            Way::Write(_) => None,
        }
    }

    /// Begins an object with members of these names, which are separated by spaces. A mark after a
    /// name says that the member may be missing, and when it is left out: `?` where it is `null`,
    /// `*` where it is an empty list, `~` never.
    pub fn open(&mut self, names: &'static str) {
        let mut open = Open { names, members: Vec::new(), end: 0 };
        match &mut self.way {
            Way::Write(out) => out.push('{'),
            Way::Read(reader) if self.open.len() < DEPTH => {
                open.members = reader.members().unwrap_or_default();
                open.end = reader.at;
            }
            Way::Read(reader) => reader.wrong("fewer nested values").unwrap_or_default(),
        }
        self.open.push(open);
    }

    /// The next member of the object.
    pub fn member(&mut self, value: &mut dyn Value) {
        let Some(open) = self.open.last_mut() else { return };
        let (marked, rest) = open.names.split_once(' ').unwrap_or((open.names, ""));
        open.names = rest;
        let name = marked.trim_end_matches(['?', '*', '~']);
        match &mut self.way {
            Way::Read(reader) => {
                let found = open.members.iter().find(|(member, _)| member == name);
                let missing = found.is_none() && name.len() < marked.len();
                if !missing && !reader.failed() {
                    reader.member = name;
                    reader.at = found.map_or(MISSING, |(_, at)| *at);
                    value.walk(self);
                }
            }
            Way::Write(out) => {
                let before = out.len();
                if !out.ends_with('{') {
                    out.push(',');
                }
                escape(name, out);
                out.push(':');
                let begin = out.len();
                value.walk(self);
                let empty = match marked.get(name.len()..) {
                    Some("?") => "null",
                    Some("*") => "[]",
                    _ => return,
                };
                if let Way::Write(out) = &mut self.way
                    && out.get(begin..) == Some(empty)
                {
                    out.truncate(before);
                }
            }
        }
    }

    /// Ends the object.
    pub fn close(&mut self) {
        let open = self.open.pop();
        match &mut self.way {
            Way::Write(out) => out.push('}'),
            Way::Read(reader) => {
                if let Some(open) = open
                    && !reader.failed()
                {
                    reader.at = open.end;
                }
            }
        }
    }

    /// One of several variants, by index into their names, which are separated by spaces. A colon
    /// after a name says that the variant has content: then its content follows, and
    /// [`end`](Self::end).
    pub fn choice(&mut self, names: &'static str, index: u32) -> u32 {
        let mut names = names.split(' ');
        match &mut self.way {
            Way::Write(out) => {
                let marked = usize::try_from(index).ok().and_then(|index| names.nth(index));
                let marked = marked.unwrap_or_default();
                let name = marked.trim_end_matches(':');
                if name.len() < marked.len() {
                    out.push('{');
                }
                escape(name, out);
                out.push_str(marked.get(name.len()..).unwrap_or_default());
                index
            }
            Way::Read(reader) => {
                let content = reader.peek() == b'{';
                if content {
                    reader.at += 1;
                }
                let start = reader.start();
                let Some(text) = reader.string() else { return index };
                if content && reader.take(b':', "a colon").is_none() {
                    return index;
                }
                for (index, marked) in (0..).zip(names) {
                    let name = marked.trim_end_matches(':');
                    if name == text && (name.len() < marked.len()) == content {
                        return index;
                    }
                }
                reader.wrong_from(start, "a listed name").unwrap_or(index)
            }
        }
    }

    /// The content of a variant that holds one value, up to its end.
    pub fn content(&mut self, value: &mut dyn Value) {
        value.walk(self);
        self.end();
    }

    /// The end of a variant with content.
    pub fn end(&mut self) {
        match &mut self.way {
            Way::Write(out) => out.push('}'),
            Way::Read(reader) => reader.take(b'}', "the end of an object").unwrap_or_default(),
        }
    }

    /// Any number of values.
    pub(super) fn list(&mut self, list: &mut dyn Items) {
        match &mut self.way {
            Way::Write(out) => out.push('['),
            Way::Read(reader) => {
                if reader.null() || reader.take(b'[', "a list").is_none() {
                    return;
                }
            }
        }
        for index in 0.. {
            if let Way::Read(reader) = &mut self.way {
                if reader.more(index == 0, b']') != Some(true) {
                    return;
                }
                list.add();
            }
            let Some(item) = list.item(index) else { break };
            if let Way::Write(out) = &mut self.way
                && index > 0
            {
                out.push(',');
            }
            item.walk(self);
        }
        if let Way::Write(out) = &mut self.way {
            out.push(']');
        }
    }

    /// One value, or none.
    pub(super) fn option(&mut self, option: &mut dyn Items) {
        if let Way::Read(reader) = &mut self.way {
            if reader.null() {
                return;
            }
            option.add();
        }
        match (option.item(0), &mut self.way) {
            (Some(item), _) => item.walk(self),
            (None, Way::Write(out)) => out.push_str("null"),
            (None, Way::Read(_)) => {}
        }
    }

    /// A text: the one that was read.
    pub(super) fn text(&mut self, text: &str) -> Option<String> {
        match &mut self.way {
            Way::Write(out) => {
                escape(text, out);
                None
            }
            Way::Read(reader) => reader.string().map(Into::into),
        }
    }

    /// A value of any kind, kept as its text.
    pub fn json(&mut self, json: &mut String) {
        match &mut self.way {
            Way::Write(out) => out.push_str(json),
            Way::Read(reader) => {
                if let Some(read) = reader.any() {
                    *json = read.to_owned();
                }
            }
        }
    }

    /// Whether a text is about to be read. Writing, nothing is.
    pub fn finds_text(&mut self) -> bool {
        match &mut self.way {
            Way::Read(reader) => reader.peek() == b'"',
            Way::Write(_) => false,
        }
    }

    /// A number up to `most`.
    pub(super) fn unsigned(&mut self, number: u64, most: u64) -> u64 {
        match &mut self.way {
            Way::Write(out) => {
                out.push_str(&number.to_string());
                number
            }
            Way::Read(reader) => {
                let start = reader.start();
                match reader.whole() {
                    Some(Ok(read)) if read <= most => read,
                    Some(Ok(_)) => reader.wrong_from(start, "a smaller number").unwrap_or(number),
                    Some(Err(_)) => reader.wrong_from(start, "no minus").unwrap_or(number),
                    None => number,
                }
            }
        }
    }

    /// A number with a sign.
    pub(super) fn signed(&mut self, number: i64) -> i64 {
        match &mut self.way {
            Way::Write(out) => {
                out.push_str(&number.to_string());
                number
            }
            Way::Read(reader) => {
                let start = reader.start();
                match reader.whole() {
                    Some(Ok(read)) => match i64::try_from(read) {
                        Ok(read) => read,
                        Err(_) => reader.wrong_from(start, "a smaller number").unwrap_or(number),
                    },
                    Some(Err(read)) => read,
                    None => number,
                }
            }
        }
    }

    /// True or false.
    pub(super) fn flag(&mut self, flag: bool) -> bool {
        match &mut self.way {
            Way::Write(out) => {
                out.push_str(if flag { "true" } else { "false" });
                flag
            }
            Way::Read(reader) => {
                let start = reader.start();
                match reader.word() {
                    b"true" => true,
                    b"false" => false,
                    _ => reader.wrong_from(start, "true or false").unwrap_or(flag),
                }
            }
        }
    }
}
