//! Reads the program's own types from JSON, with little code.
//!
//! A report has some sixty types, and serde_json would bring code for each of them to read its
//! members in any order: a seventh of what the page weighs. Here the members of an object are
//! looked up in the order in which the type declares them, so that a type is read as a sequence.
//! A member that is missing reads as `null`, and `null` as an empty list where a list is wanted:
//! a report of an earlier version has fewer members. There are no fractions in a report, and none
//! are read.

use escape::unescape;
use serde::de::{
    DeserializeOwned, DeserializeSeed, EnumAccess, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::{Deserializer, forward_to_deserialize_any};
use std::borrow::Cow;
use std::fmt;

/// That a text could not be read. The reader knows where: an error that carries no text keeps the
/// code for each type small.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value is not what it should be")
    }
}

impl std::error::Error for Unreadable {}

impl serde::de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
}

type Result<T> = std::result::Result<T, Unreadable>;

/// How deep values may be nested. A report has nine levels.
const DEPTH: u32 = 64;

/// Where a member that is missing stands: it reads as `null`.
const MISSING: usize = usize::MAX;

/// Reads a value from JSON.
///
/// # Errors
///
/// If the text is not JSON, or its values are not those of the type: which member, what was
/// expected, and at which byte. A text after the value is ignored.
pub(crate) fn from_json<T: DeserializeOwned>(json: &[u8]) -> std::result::Result<T, String> {
    let mut reader = Reader::new(json);
    T::deserialize(&mut reader).map_err(|Unreadable| reader.explain())
}

/// A reader of one text.
pub(crate) struct Reader<'de> {
    json: &'de [u8],
    at: usize,
    depth: u32,
    /// The member that was looked for last.
    member: &'static str,
    /// What should have stood where reading ended.
    expected: &'static str,
}

impl<'de> Reader<'de> {
    /// Reads from the beginning of a text.
    pub(crate) fn new(json: &'de [u8]) -> Self {
        Self { json, at: 0, depth: 0, member: "", expected: "another value" }
    }

    fn explain(&self) -> String {
        let member = match self.member {
            "" => String::new(),
            member => format!("{member}: "),
        };
        let at = if self.at == MISSING { String::new() } else { format!(" at byte {}", self.at) };
        format!("{member}expected {}{at}", self.expected)
    }

    pub(super) fn peek(&mut self) -> u8 {
        if self.at == MISSING {
            return b'n';
        }
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.json.get(self.at) {
            self.at += 1;
        }
        self.json.get(self.at).copied().unwrap_or(0)
    }

    fn wrong(&mut self, expected: &'static str) -> Unreadable {
        self.expected = expected;
        Unreadable
    }

    pub(super) fn take(&mut self, wanted: u8, name: &'static str) -> Result<()> {
        if self.peek() != wanted {
            return Err(self.wrong(name));
        }
        self.at += 1;
        Ok(())
    }

    /// Goes past a comma or to the closing bracket. True while there is another member.
    pub(super) fn more(&mut self, first: bool, close: u8) -> Result<bool> {
        if self.peek() == close {
            self.at += 1;
            return Ok(false);
        }
        if !first {
            self.take(b',', "a comma")?;
        }
        Ok(true)
    }

    pub(super) fn word(&mut self) -> &'de [u8] {
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

    pub(super) fn string(&mut self) -> Result<Cow<'de, str>> {
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
                None => return Err(self.wrong("the end of a string")),
            }
        }
        let raw = self.json.get(start..self.at).unwrap_or_default();
        self.at += 1;
        let text = std::str::from_utf8(raw).map_err(|_| self.wrong("text in UTF-8"))?;
        if escaped {
            unescape(text).map(Cow::Owned).ok_or_else(|| self.wrong("a known escape"))
        } else {
            Ok(Cow::Borrowed(text))
        }
    }

    /// A whole number; `Err` holds a negative one.
    pub(super) fn whole(&mut self) -> Result<std::result::Result<u64, i64>> {
        let word = std::str::from_utf8(self.word()).unwrap_or_default();
        match (word.parse(), word.parse()) {
            (Ok(number), _) => Ok(Ok(number)),
            (_, Ok(number)) => Ok(Err(number)),
            _ => Err(self.wrong("a whole number")),
        }
    }

    /// Goes past a value without reading it.
    fn skip(&mut self) -> Result<()> {
        let mut open = 0_u32;
        loop {
            match self.peek() {
                b'"' => {
                    self.string()?;
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
                _ if self.word().is_empty() => return Err(self.wrong("a value")),
                _ => {}
            }
            if open == 0 {
                return Ok(());
            }
        }
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth >= DEPTH {
            return Err(self.wrong("fewer nested values"));
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    /// The members of an object: name and where the value begins. Goes past the object.
    fn members(&mut self) -> Result<Vec<(Cow<'de, str>, usize)>> {
        self.take(b'{', "an object")?;
        let mut members = Vec::new();
        while self.more(members.is_empty(), b'}')? {
            let name = self.string()?;
            self.take(b':', "a colon")?;
            members.push((name, self.at));
            self.skip()?;
        }
        Ok(members)
    }

    fn fields<V: Visitor<'de>>(
        &mut self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.deeper(|reader| {
            let members = reader.members()?;
            let end = reader.at;
            let value =
                visitor.visit_seq(Fields { reader: &mut *reader, members, names: names.iter() })?;
            reader.at = end;
            Ok(value)
        })
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    /// A number or a text: more is never left open in the program's types.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek() {
            b'"' => self.deserialize_str(visitor),
            _ => self.deserialize_u64(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.word() {
            b"true" => visitor.visit_bool(true),
            b"false" => visitor.visit_bool(false),
            _ => Err(self.wrong("true or false")),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.word() {
            b"null" => visitor.visit_unit(),
            _ => Err(self.wrong("null")),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.whole()? {
            Ok(number) => visitor.visit_u64(number),
            Err(number) => visitor.visit_i64(number),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.peek() == b'n' {
            self.word();
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let done = self.peek() == b'n';
        if done {
            self.word();
        } else {
            self.take(b'[', "a list")?;
        }
        self.deeper(|reader| visitor.visit_seq(Items { reader, first: true, done }))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.take(b'{', "an object")?;
        self.deeper(|reader| visitor.visit_map(Items { reader, first: true, done: false }))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.fields(fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        if self.peek() == b'{' {
            self.at += 1;
            let value = visitor.visit_enum(Variant { reader: &mut *self })?;
            self.take(b'}', "the end of an object")?;
            Ok(value)
        } else {
            let name = self.string()?;
            visitor.visit_enum(name.as_ref().into_deserializer())
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit_struct tuple tuple_struct
        ignored_any
    }
}

/// The members of a type, in the order in which it declares them.
struct Fields<'a, 'de> {
    reader: &'a mut Reader<'de>,
    members: Vec<(Cow<'de, str>, usize)>,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let Some(wanted) = self.names.next() else { return Ok(None) };
        let member = self.members.iter().find(|(name, _)| name == wanted);
        self.reader.member = wanted;
        self.reader.at = member.map_or(MISSING, |(_, at)| *at);
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

/// What stands between brackets.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
    done: bool,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let more = !self.done && self.reader.more(self.first, b']')?;
        self.first = false;
        if more { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let more = self.reader.more(self.first, b'}')?;
        self.first = false;
        if more { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        self.reader.take(b':', "a colon")?;
        seed.deserialize(&mut *self.reader)
    }
}

/// A variant with content: an object with one member.
struct Variant<'a, 'de> {
    reader: &'a mut Reader<'de>,
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let name = seed.deserialize(&mut *self.reader)?;
        self.reader.take(b':', "a colon")?;
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<()> {
        self.reader.skip()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _length: usize, visitor: V) -> Result<V::Value> {
        self.reader.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.reader.fields(fields, visitor)
    }
}

mod escape;
#[cfg(test)]
mod tests;
