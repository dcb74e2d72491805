//! Strings, numbers and literals.

use super::{Parser, RemarkKind, Value};
use crate::input::place::Place;
use std::borrow::Cow;

impl<'a> Parser<'a, '_> {
    pub(super) fn string(&mut self) -> Option<Cow<'a, str>> {
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
                Some(b'\n') if self.left_open() => {
                    self.fail("a string", "the closing quotation mark");
                    return None;
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

    fn left_open(&self) -> bool {
        let next = self.text.as_bytes().get(self.at + 1..);
        next.is_some_and(crate::input::scan::left_open)
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

    /// The character of `\u` and four digits, or of two such escapes that are a surrogate pair.
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

    pub(super) fn number(&mut self) -> Option<Value<'a>> {
        let token = self.token();
        if is_number(token) && !self.cut_after(token) {
            self.at += token.len();
            return Some(Value::Number(Cow::Borrowed(token)));
        }
        self.stop_in(token, "a number", "a number in its plain form");
        None
    }

    pub(super) fn literal(&mut self, word: &'static str, value: Value<'a>) -> Option<Value<'a>> {
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
