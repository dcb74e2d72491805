//! Writes documents that are almost JSON as JSON. What has one meaning only is mended; what could
//! have another one is counted and left as it is, unless the person has accepted it.

use super::draft::{Draft, Mark};
use super::fix::{Fix, Log};
use super::lines::Step;
use crate::input::json::is_number;

/// What stands where in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// A key, or the end of the object.
    Key,
    /// The colon after a key.
    Colon,
    /// The value after a colon.
    Value,
    /// An item, or the end of the array.
    Item,
    /// A comma, or the end.
    After,
}

/// What a step through a document leads to.
enum Next {
    Go,
    /// The document ends here.
    Done,
    /// It makes no sense from here on, or the text ends.
    Lost,
}

/// A container that is open.
struct Open {
    close: char,
    /// The draft before the member that it is the value of, or stands in.
    member: (Mark, Option<(usize, usize)>),
    /// Whether something was left out of it.
    cut: bool,
}

/// How deep the lists lie that hold the elements of a document.
const ELEMENTS: usize = 2;

pub(super) struct Mender<'a, 'l> {
    pub(super) text: &'a str,
    /// Up to here the text was read and written.
    pub(super) at: usize,
    pub(super) draft: Draft<'a>,
    pub(super) log: &'l mut Log,
    accepted: &'a [String],
    open: Vec<Open>,
    state: State,
    /// Where a comma was written after which nothing came yet, in the draft and in the text.
    comma: Option<(usize, usize)>,
    /// The draft before the key whose value comes, and the comma before it.
    member: (Mark, Option<(usize, usize)>),
    /// Whether a comma was part of a string that was left open.
    pub(super) carried: bool,
    /// Whether a typographic mark was met as a quotation mark.
    pub(super) curly: bool,
}

/// Mends the syntax of every document in a text.
pub(super) fn syntax<'a>(text: &'a str, accepted: &'a [String], log: &mut Log) -> Step {
    let draft = Draft::new(text);
    let member = (draft.mark(), None);
    let mut mender = Mender {
        text,
        at: 0,
        draft,
        log,
        accepted,
        open: vec![],
        state: State::Item,
        comma: None,
        member,
        carried: false,
        curly: false,
    };
    let mut lost = false;
    while let Some(start) = mender.find(lost) {
        mender.copy_to(start);
        lost = !mender.document();
        // What makes no sense is passed over at least by one character.
        if mender.at == start {
            mender.copy_to(start + 1);
        }
    }
    mender.copy_to(text.len());
    let Mender { draft, log, .. } = mender;
    (!log.met.is_empty()).then(|| draft.finish())
}

impl<'a> Mender<'a, '_> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn copy_to(&mut self, to: usize) {
        self.draft.copy(self.at, to);
        self.at = to.max(self.at);
    }

    /// Writes something instead of the next bytes.
    pub(super) fn replace(&mut self, length: usize, with: &str) {
        self.draft.put(self.at, with);
        self.at += length;
    }

    /// Whether a fix may be done. One that was not accepted is counted only.
    pub(super) fn may(&mut self, fix: Fix) -> bool {
        let accepted = fix.offer().is_none_or(|id| self.accepted.iter().any(|one| one == id));
        self.log.count(fix, self.at, 1, !accepted);
        accepted
    }

    /// Where the next document may begin; after a lost one only at the beginning of a line.
    fn find(&self, lost: bool) -> Option<usize> {
        let mut at = self.at;
        loop {
            let step = self.text.get(at..)?.find(['{', '['])?;
            let start = at + step;
            let fresh = start == 0 || self.text.as_bytes().get(start - 1) == Some(&b'\n');
            if (fresh || !lost) && opens(self.text.get(start..)?) {
                return Some(start);
            }
            at = start + 1;
        }
    }

    /// Reads one document. False where it was lost.
    fn document(&mut self) -> bool {
        self.open.clear();
        self.state = State::Item;
        self.comma = None;
        loop {
            self.blanks();
            let next = match self.peek() {
                Some(character) => self.step(character),
                None => Next::Lost,
            };
            match next {
                Next::Go => {}
                Next::Done => return true,
                Next::Lost => return false,
            }
        }
    }

    fn step(&mut self, character: char) -> Next {
        match (self.state, character) {
            (State::Key | State::Item | State::After, '}' | ']' | ')') => self.close(character),
            (State::After, ',') => {
                self.comma = Some((self.draft.text.len(), self.at));
                self.copy_to(self.at + 1);
                self.state = self.next_entry();
                Next::Go
            }
            (State::Key | State::Item, ',') if !self.open.is_empty() => {
                self.log.add(Fix::ExtraComma, self.at);
                self.replace(1, " ");
                Next::Go
            }
            (State::After, _) => self.missing_comma(character),
            (State::Key, _) => {
                self.member = (self.draft.mark(), self.comma);
                let read = self.key(character);
                self.state = State::Colon;
                if read { Next::Go } else { Next::Lost }
            }
            (State::Colon, ':') => {
                self.copy_to(self.at + 1);
                self.state = State::Value;
                Next::Go
            }
            (State::Value | State::Item, '{' | '[' | '(') => {
                if character == '(' {
                    if self.open.is_empty() {
                        return Next::Lost;
                    }
                    self.log.add(Fix::Python, self.at);
                    self.replace(1, "[");
                } else {
                    self.copy_to(self.at + 1);
                }
                let (close, state) = match character {
                    '{' => ('}', State::Key),
                    '[' => (']', State::Item),
                    _ => (')', State::Item),
                };
                self.open.push(Open { close, member: self.member, cut: false });
                self.comma = None;
                self.state = state;
                Next::Go
            }
            (State::Value | State::Item, _) if !self.open.is_empty() => {
                self.comma = None;
                self.state = State::After;
                if !self.value(character) {
                    return Next::Lost;
                }
                if std::mem::take(&mut self.carried) {
                    self.comma = Some((self.draft.text.len(), self.at));
                    self.replace(0, ",");
                    self.state = self.next_entry();
                }
                Next::Go
            }
            _ => Next::Lost,
        }
    }

    /// What comes after a comma in the container that is open.
    fn next_entry(&self) -> State {
        let object = self.open.last().is_some_and(|open| open.close == '}');
        if object { State::Key } else { State::Item }
    }

    fn close(&mut self, character: char) -> Next {
        let Some(closed) = self.open.pop_if(|open| open.close == character) else {
            return Next::Lost;
        };
        if let Some((written, at)) = self.comma.take() {
            self.draft.blank(written);
            self.log.add(Fix::ExtraComma, at);
        }
        if character == ')' {
            self.replace(1, "]");
        } else {
            self.copy_to(self.at + 1);
        }
        self.state = State::After;
        if closed.cut {
            self.leave_out(&closed);
        }
        if self.open.is_empty() { Next::Done } else { Next::Go }
    }

    /// A list of which a part is missing says nothing: its member is left out as a whole.
    fn leave_out(&mut self, closed: &Open) {
        match self.open.last_mut() {
            Some(outer) if outer.close == '}' => {
                let (mark, comma) = closed.member;
                self.draft.back(mark);
                self.comma = comma;
                self.state = State::Key;
                self.drop_comma();
            }
            Some(outer) => outer.cut = true,
            None => {}
        }
    }

    /// The comma that follows belongs to what was left out.
    fn drop_comma(&mut self) {
        let rest = self.rest();
        let blank = rest.len() - rest.trim_start().len();
        if rest.trim_start().starts_with(',') {
            self.replace(blank + 1, " ");
        }
    }

    /// Another entry begins where a comma should stand.
    fn missing_comma(&mut self, character: char) -> Next {
        let plausible = match self.next_entry() {
            State::Key => self.key_ahead(),
            _ => matches!(character, '{' | '[' | '"'),
        };
        if !plausible {
            return Next::Lost;
        }
        self.log.add(Fix::MissingComma, self.at);
        self.replace(0, ",");
        self.state = self.next_entry();
        Next::Go
    }

    /// Whether a key and its colon stand here.
    fn key_ahead(&self) -> bool {
        let rest = self.rest();
        let after = match rest.strip_prefix('"') {
            Some(key) => key.split_once(['"', '\n']).map(|(_, after)| after),
            None => bare_key(rest).and_then(|length| rest.get(length..)),
        };
        after.is_some_and(|after| after.trim_start().starts_with(':'))
    }

    fn key(&mut self, character: char) -> bool {
        if self.is_mark(character) {
            return self.string(true);
        }
        let Some(length) = bare_key(self.rest()) else { return false };
        if !self.key_ahead() {
            return false;
        }
        self.log.add(Fix::BareKey, self.at);
        self.replace(0, "\"");
        self.copy_to(self.at + length);
        self.replace(0, "\"");
        true
    }

    fn value(&mut self, character: char) -> bool {
        if self.is_mark(character) {
            return self.string(false);
        }
        let rest = self.rest();
        let length = rest
            .find(|c: char| c.is_whitespace() || ",:{}[]()\"'“”<".contains(c))
            .unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let next = rest.get(length..).and_then(|after| after.chars().next());
        if matches!(word, "true" | "false" | "null") || is_number(word) {
            self.copy_to(self.at + length);
            return true;
        }
        let instead = match () {
            () if ["none", "null", "nil", "undefined", "nan"]
                .iter()
                .any(|null| word.eq_ignore_ascii_case(null)) =>
            {
                "null"
            }
            () if word.eq_ignore_ascii_case("true") => "true",
            () if word.eq_ignore_ascii_case("false") => "false",
            () if matches!(word, "u" | "b" | "r") && matches!(next, Some('\'' | '"')) => {
                self.log.add(Fix::Python, self.at);
                self.replace(length, "");
                return self.string(false);
            }
            () if next == Some('(') && !word.is_empty() => return self.call(),
            () => return self.bare_word(),
        };
        self.log.add(Fix::Python, self.at);
        self.replace(length, instead);
        true
    }

    /// `datetime.datetime(2024, 1, 2)` stays visible as its text.
    fn call(&mut self) -> bool {
        let mut depth = 0_u32;
        let end = self.rest().char_indices().take(400).find(|(_, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            *c == ')' && depth == 0
        });
        let Some((end, _)) = end else { return false };
        self.log.add(Fix::Python, self.at);
        self.quoted(end + 1);
        true
    }

    /// A word that is no value of JSON. The document goes on after it either way.
    fn bare_word(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.find([',', '}', ']', '\n', '"']).unwrap_or(rest.len());
        let length = rest.get(..length).map_or(0, |word| word.trim_end().len());
        if length == 0 || length > 400 {
            return false;
        }
        if self.may(Fix::BareWord) {
            self.quoted(length);
        } else {
            self.copy_to(self.at + length);
        }
        true
    }

    /// Writes the next bytes as a string.
    fn quoted(&mut self, length: usize) {
        let text = self.rest().get(..length).unwrap_or_default();
        let text = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        self.replace(length, &text);
    }

    /// Passes over what means nothing between values: blanks of every kind, comments, and dots
    /// where somebody left something out.
    fn blanks(&mut self) {
        loop {
            let rest = self.rest();
            let plain = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
            if plain > 0 {
                self.copy_to(self.at + plain);
                continue;
            }
            let Some(first) = rest.chars().next() else { return };
            let line = || rest.find('\n').unwrap_or(rest.len());
            let (fix, length) = if is_odd_blank(first) {
                (Fix::Blank, first.len_utf8())
            } else if first == '#' || rest.starts_with("//") {
                (Fix::Comment, line())
            } else if rest.starts_with("/*") {
                (Fix::Comment, rest.find("*/").map_or(rest.len(), |end| end + 2))
            } else if (first == '…' || rest.starts_with("...")) && self.state != State::Colon {
                (Fix::LeftOut, rest.len() - rest.trim_start_matches(['.', '…']).len())
            } else {
                return;
            };
            self.log.add(fix, self.at);
            let deep = self.open.len() > ELEMENTS;
            if let (Fix::LeftOut, true, Some(open)) = (fix, deep, self.open.last_mut()) {
                open.cut |= open.close != '}';
            }
            if fix == Fix::LeftOut && self.state == State::Value {
                self.draft.back(self.member.0);
                self.comma = self.member.1;
                self.state = State::Key;
                self.replace(length, " ");
                self.drop_comma();
            } else {
                self.replace(length, " ");
            }
        }
    }
}

/// Whether a document may begin here, also one that is not quite JSON.
fn opens(text: &str) -> bool {
    let object = text.starts_with('{');
    let head = text.get(1..text.floor_char_boundary(200)).unwrap_or_default();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || is_odd_blank(c));
    match head.chars().next() {
        None | Some('"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '/' | '#' | '…') => true,
        Some('}') => object,
        Some('{' | '[' | ']') => !object,
        _ if !object => false,
        _ => bare_key(head)
            .and_then(|length| head.get(length..))
            .is_some_and(|after| after.trim_start().starts_with(':')),
    }
}

/// The length of the name that a text begins with.
fn bare_key(text: &str) -> Option<usize> {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.' | '@')))
        .unwrap_or(text.len());
    let begins = text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$' | '@'));
    (begins && end < 200).then_some(end)
}

/// A blank that JSON does not know, or a character that takes no room.
pub(super) fn is_odd_blank(character: char) -> bool {
    matches!(
        character,
        '\u{A0}' | '\u{AD}' | '\u{1680}' | '\u{2000}'
            ..='\u{200F}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202F}'
                | '\u{205F}'
                | '\u{2060}'
                | '\u{3000}'
                | '\u{FEFF}'
    )
}
