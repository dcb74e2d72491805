//! The key to a redacted copy: what each pseudonym stands for. It stays with whoever made the copy,
//! and turns what others write about the copy back into the real names.

use super::redact::Replacement;
use crate::record::{from_json, to_json};
use crate::sort;
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

/// A text with the original values in place of pseudonyms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// The text.
    pub text: String,
    /// How many pseudonyms were found in it.
    pub found: usize,
}

/// Puts the original values back into what somebody wrote about a copy, a plan or an answer in a
/// chat. A pseudonym counts where it is a word or a part between signs, in any letter case; where
/// several fit, the longest one does. What comes out is plain text, for whoever has the key alone.
pub fn translate(text: &str, replacements: &[Replacement]) -> Translated {
    let mut words: Vec<(String, &str)> = replacements
        .iter()
        .filter_map(|one| Some((one.to.as_ref()?.to_ascii_lowercase(), one.from.as_str())))
        .filter(|(word, _)| !word.is_empty())
        .collect();
    sort::sort_by(&mut words, |one, other| one.0.cmp(&other.0));
    let longest = words.iter().map(|(word, _)| word.len()).max().unwrap_or_default();
    let lower = text.to_ascii_lowercase();
    let mut out = Translated { text: String::with_capacity(text.len()), found: 0 };
    let mut at = 0;
    let mut inside = false;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let fitting = if inside { None } else { fits(&lower, at, longest, &words) };
        if let Some((length, original)) = fitting {
            out.text.push_str(original);
            out.found += 1;
            at += length;
        } else {
            out.text.push(letter);
            at += letter.len_utf8();
        }
        inside = fitting.is_some() || letter.is_alphanumeric();
    }
    out
}

/// The longest pseudonym that begins at `at` and ends a word: its length and what it stands for.
fn fits<'a>(
    lower: &str,
    at: usize,
    longest: usize,
    words: &[(String, &'a str)],
) -> Option<(usize, &'a str)> {
    let rest = lower.get(at..)?;
    (1..=longest.min(rest.len())).rev().find_map(|length| {
        let (word, after) = rest.split_at_checked(length)?;
        if after.chars().next().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let found = words.binary_search_by(|(known, _)| known.as_str().cmp(word)).ok()?;
        words.get(found).map(|(_, original)| (length, *original))
    })
}

#[cfg(test)]
mod tests {
    use super::{read, translate, write};
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

    #[test]
    fn an_answer_is_translated_back() {
        let replaced = |from: &str, to: &str| Replacement {
            class: Class::Names,
            kind: "Name".into(),
            from: from.to_owned(),
            to: Some(to.to_owned()),
        };
        let key = [
            replaced("orders", "apim-01"),
            replaced("orders-eu", "apim-010"),
            replaced("10.1.2.3", "192.0.2.1"),
            replaced("20.1.2.3", "192.0.2.10"),
            replaced("7c0e", "sub-A"),
            Replacement { to: None, ..replaced("gone", "") },
        ];
        let translated = |text: &str| translate(text, &key);
        let one = translated("Move apim-01 (192.0.2.10) first; Apim-010 of sub-a stays.");
        assert_eq!(one.text, "Move orders (20.1.2.3) first; orders-eu of 7c0e stays.");
        assert_eq!(one.found, 4);
        assert_eq!(translated("apim-01.azure-api.net").text, "orders.azure-api.net");
        assert_eq!(translated("pip-apim-01-new").text, "pip-orders-new");
        for same in ["", "xapim-01", "apim-011", "apim-01é", "192.0.2.100", "ééé sub-", "😀"]
        {
            assert_eq!(translated(same).text, same);
        }
        assert_eq!(translate("apim-01 é", &[]).found, 0);
    }
}
