//! Strings of a document that is almost JSON: typographic and single quotation marks, lines that
//! break inside, characters that nobody sees, objects as PowerShell writes them.

use super::fix::Fix;
use super::syntax::{Mender, is_odd_blank};
use crate::input::scan::left_open;

/// Which marks close a string, by what opened it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Plain,
    Single,
    Curly,
    CurlySingle,
}

fn family(character: char) -> Option<Family> {
    Some(match character {
        '"' => Family::Plain,
        '\'' | '`' => Family::Single,
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Family::Curly,
        '‘' | '’' | '‚' | '‛' | '′' => Family::CurlySingle,
        _ => return None,
    })
}

/// How deep objects of PowerShell are read in one another.
const DEPTH: u32 = 8;

impl Mender<'_, '_> {
    /// Whether a string begins with this character.
    pub(super) fn is_mark(&self, character: char) -> bool {
        family(character).is_some()
    }

    /// Reads a string, from its opening mark. False where the text ends in it.
    pub(super) fn string(&mut self, key: bool) -> bool {
        let Some(mark) = self.rest().chars().next() else { return false };
        let Some(opened) = family(mark) else { return false };
        if opened == Family::Plain {
            if !key && self.rest().starts_with("\"@{") && self.powershell() {
                return true;
            }
            self.copy_to(self.at + 1);
        } else {
            let single = matches!(opened, Family::Single);
            self.curly |= !single;
            self.log.add(if single { Fix::SingleQuote } else { Fix::CurlyQuote }, self.at);
            self.replace(mark.len_utf8(), "\"");
        }
        loop {
            let rest = self.rest();
            let special =
                |byte: u8| byte >= 0xC2 || matches!(byte, b'"' | b'\'' | b'`' | b'\\' | b'\n');
            let Some(step) = rest.bytes().position(special) else {
                self.copy_to(self.text.len());
                return false;
            };
            self.copy_to(self.at + step);
            let rest = self.rest();
            let Some(character) = rest.chars().next() else { return false };
            let length = character.len_utf8();
            if self.closes(opened, character) {
                if character == '"' {
                    self.copy_to(self.at + 1);
                } else {
                    self.replace(length, "\"");
                }
                return true;
            }
            match character {
                '"' => self.replace(1, "\\\""),
                '\\' => self.escape(opened),
                '\n' if opened == Family::Plain && self.left_open() => return self.close_string(),
                '\n' => self.line_break(),
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {
                    self.log.add(Fix::Invisible, self.at);
                    self.replace(length, "");
                }
                '\u{A0}' | '\u{202F}' => {
                    self.log.add(Fix::Invisible, self.at);
                    self.replace(length, " ");
                }
                _ => self.copy_to(self.at + length),
            }
        }
    }

    /// Whether a mark ends the string that another one opened.
    fn closes(&self, opened: Family, character: char) -> bool {
        let Some(met) = family(character) else { return false };
        match (opened, met) {
            (Family::Plain, Family::Plain) => true,
            // An editor may have replaced one mark of a pair.
            (Family::Plain, Family::Curly) => self.curly && self.ends_after(character),
            (Family::Plain, _) => false,
            (Family::Single, Family::Single)
            | (Family::CurlySingle, Family::CurlySingle | Family::Single) => {
                self.ends_after(character)
            }
            (Family::Curly, Family::Curly | Family::Plain) => self.ends_after(character),
            _ => false,
        }
    }

    /// Whether what follows a mark can follow a string.
    fn ends_after(&self, mark: char) -> bool {
        let rest = self.rest().get(mark.len_utf8()..).unwrap_or_default();
        let rest = rest.get(..rest.floor_char_boundary(400)).unwrap_or(rest);
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || is_odd_blank(c));
        rest.is_empty()
            || rest.starts_with([',', ':', '}', ']', ')', '#'])
            || rest.starts_with("//")
    }

    fn escape(&mut self, opened: Family) {
        let rest = self.rest();
        match rest.chars().nth(1) {
            Some('\'') if opened != Family::Plain => self.replace(2, "'"),
            Some('x')
                if rest.get(2..4).is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit())) =>
            {
                self.replace(2, "\\u00");
            }
            Some(other) => self.copy_to(self.at + 1 + other.len_utf8()),
            None => self.copy_to(self.at + 1),
        }
    }

    fn left_open(&self) -> bool {
        self.rest().as_bytes().get(1..).is_some_and(left_open)
    }

    /// A string whose closing mark is missing at the end of the line.
    fn close_string(&mut self) -> bool {
        let accepted = self.may(Fix::OpenString);
        if accepted {
            let line = self.draft.text.trim_end_matches(['\r', ' ']);
            let comma = line.ends_with(',');
            self.draft.text.truncate(line.len() - usize::from(comma));
            self.replace(0, "\"");
            self.carried = comma;
        }
        accepted
    }

    /// A line that ends inside a string. With a blank on either side the parts are words.
    fn line_break(&mut self) {
        if !self.may(Fix::JoinedLine) {
            self.copy_to(self.at + 1);
            return;
        }
        let rest = self.rest();
        let blank = rest.len() - rest.trim_start().len();
        let before = self.text.get(..self.at).unwrap_or_default();
        let cut = before.trim_end_matches('\r').ends_with(' ');
        let indented = rest.get(..blank).is_some_and(|blank| blank.ends_with([' ', '\t']));
        self.replace(blank, if indented && !cut { " " } else { "" });
    }

    /// `"@{name=Premium; capacity=1}"`. True where it was read as an object.
    fn powershell(&mut self) -> bool {
        let text = self.rest();
        let Some(end) = string_end(text) else { return false };
        let Some(inner) = text.get(1..end) else { return false };
        if !inner.ends_with('}') || !self.may(Fix::PowershellText) {
            return false;
        }
        let object = object(inner, 0);
        self.replace(end + 1, &object);
        true
    }
}

/// The closing mark of the string that a text begins with.
fn string_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().enumerate().skip(1).find_map(|(index, byte)| {
        let end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        end.then_some(index)
    })
}

/// An object of PowerShell as JSON. The values stand in a string of JSON and keep its escapes.
fn object(text: &str, depth: u32) -> String {
    let inner = text.strip_prefix("@{").and_then(|text| text.strip_suffix('}')).unwrap_or_default();
    let mut members: Vec<String> = vec![];
    for part in parts(inner) {
        let Some((name, value)) = part.split_once('=') else { continue };
        let (name, value) = (name.trim(), value.trim());
        let value = if value.is_empty() {
            "null".to_owned()
        } else if value.starts_with("@{") && value.ends_with('}') && depth < DEPTH {
            object(value, depth + 1)
        } else {
            format!("\"{value}\"")
        };
        members.push(format!("\"{name}\": {value}"));
    }
    format!("{{{}}}", members.join(", "))
}

/// The members of an object: parted by semicolons outside of inner braces.
fn parts(text: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0_u32, 0, vec![]);
    for (index, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                parts.push(text.get(from..index).unwrap_or_default());
                from = index + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or_default());
    parts
}
