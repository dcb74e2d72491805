//! JSON text as a value that any serialiser can write, without building the value.

use super::read::Reader;
use serde::ser::{Error as _, SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};
use std::cell::RefCell;

/// A text of JSON that the program wrote: no fractions, no doubled keys. It can be written once.
pub(crate) struct Transcode<'a>(RefCell<Reader<'a>>);

impl<'a> Transcode<'a> {
    /// The value of a text.
    pub(crate) fn new(json: &'a [u8]) -> Self {
        Self(RefCell::new(Reader::new(json)))
    }

    fn read<T, E: serde::ser::Error>(
        &self,
        read: impl FnOnce(&mut Reader<'a>) -> Option<T>,
    ) -> Result<T, E> {
        read(&mut self.0.borrow_mut()).ok_or_else(|| E::custom("no JSON"))
    }
}

impl Serialize for Transcode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let first = self.0.borrow_mut().peek();
        match first {
            b'"' => serializer.serialize_str(&self.read(Reader::string)?),
            b'[' => {
                self.read(|reader| reader.take(b'[', "a list"))?;
                let mut list = serializer.serialize_seq(None)?;
                let mut first = true;
                while self.read(|reader| reader.more(first, b']'))? {
                    list.serialize_element(self)?;
                    first = false;
                }
                list.end()
            }
            b'{' => {
                self.read(|reader| reader.take(b'{', "an object"))?;
                let mut object = serializer.serialize_map(None)?;
                let mut first = true;
                while self.read(|reader| reader.more(first, b'}'))? {
                    object.serialize_key(&*self.read(Reader::string)?)?;
                    self.read(|reader| reader.take(b':', "a colon"))?;
                    object.serialize_value(self)?;
                    first = false;
                }
                object.end()
            }
            b't' | b'f' | b'n' => match self.0.borrow_mut().word() {
                b"true" => serializer.serialize_bool(true),
                b"false" => serializer.serialize_bool(false),
                b"null" => serializer.serialize_unit(),
                _ => Err(S::Error::custom("an unknown word")),
            },
            _ => match self.read(Reader::whole)? {
                Ok(number) => serializer.serialize_u64(number),
                Err(number) => serializer.serialize_i64(number),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Transcode;
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn writes_what_it_reads() {
        let json = r#"{"a":[1,-2,"x\"\n🦀",[],{}],"b":{"c":null,"d":true,"e":false},"f":""}"#;
        assert_eq!(serde_json::to_string(&Transcode::new(json.as_bytes())).unwrap(), json);
    }

    #[test]
    fn what_is_no_json_is_an_error() {
        for json in ["", "[1", "{\"a\" 1}", "nothing", "1.5", "\"\\x\""] {
            assert!(serde_json::to_string(&Transcode::new(json.as_bytes())).is_err(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_written_or_refused(json in r#"[\[\]{}",:0-9a-e\\nut ]{0,80}"#) {
            let written = serde_json::to_string(&Transcode::new(json.as_bytes()));
            if let (Ok(written), Ok(read)) = (written, serde_json::from_str::<Value>(&json)) {
                prop_assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), read);
            }
        }
    }
}
