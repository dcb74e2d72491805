//! The key to a redacted copy: what each pseudonym stands for. It stays with whoever made the copy.

use super::redact::Replacement;
use crate::record::{from_json, to_json};
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// Version of the form of a key.
const VERSION: &str = "1";

/// What a person reads who opens the file.
const WARNING: &str = "This file tells what the pseudonyms of a redacted copy stand for. Keep it; \
                       whoever has it and the copy has the original values.";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
struct Key {
    key_version: Text,
    warning: Text,
    replacements: Vec<Replacement>,
}

/// The key as JSON.
pub fn write(replacements: &[Replacement]) -> String {
    let replacements = replacements.to_vec();
    let mut text =
        to_json(&mut Key { key_version: VERSION.into(), warning: WARNING.into(), replacements });
    text.push('\n');
    text
}

/// Reads a key.
///
/// # Errors
///
/// If the text is no key, or one of a version that is not known: what was expected.
pub fn read(json: &[u8]) -> Result<Vec<Replacement>, String> {
    let key: Key = from_json(json)?;
    match &*key.key_version {
        VERSION => Ok(key.replacements),
        _ => Err(format!("a key of version {VERSION} was expected")),
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::share::redact::{Class, Replacement};

    #[test]
    fn a_key_is_read_as_it_was_written() {
        let replaced = |from: &str, to: Option<&str>| Replacement {
            class: Class::Names,
            kind: "Name".into(),
            from: from.to_owned(),
            to: to.map(str::to_owned),
        };
        let replacements =
            [replaced("apim-\"quoted\"\u{202e}", Some("apim-01")), replaced("a@b.example", None)];
        assert_eq!(read(write(&replacements).as_bytes()), Ok(replacements.to_vec()));
        assert!(read(b"{}").is_err());
        let later = write(&[]).replace("\"keyVersion\":\"1\"", "\"keyVersion\":\"2\"");
        assert!(read(later.as_bytes()).is_err());
    }
}
