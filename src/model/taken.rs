//! What occurs in an input and looks like a pseudonym: it is none.

use std::collections::BTreeSet;

/// The texts of an input that begin as pseudonyms do, in lower case.
#[derive(Clone, Debug, Default)]
pub struct Taken(BTreeSet<String>);

/// How much of what follows the word or the network is kept.
const KEPT: usize = 24;

/// What pseudonyms begin with, by the last character.
const DASH: [&str; 19] = [
    "apim-",
    "rg-",
    "resource-",
    "pip-",
    "identity-",
    "sub-",
    "id-",
    "address-",
    "host-",
    "certificate-",
    "vault-",
    "secret-",
    "version-",
    "vnet-",
    "subnet-",
    "endpoint-",
    "value-",
    "key-",
    "region-",
];
const DOT: [&str; 3] = ["192.0.2.", "198.51.100.", "203.0.113."];
const COLON: [&str; 2] = ["2001:db8::", "2001:db8:0:"];
const BLANK: [&str; 1] = ["input "];

impl Taken {
    /// Notes what a text has of them.
    pub fn scan(&mut self, text: &str) {
        let mut last = 0;
        for (at, byte) in text.bytes().enumerate() {
            let words: &[&str] = match byte {
                b'-' => &DASH,
                b'.' => &DOT,
                b':' => &COLON,
                b' ' => &BLANK,
                _ => {
                    last = byte;
                    continue;
                }
            };
            for word in words {
                let before_last = word.as_bytes().iter().rev().nth(1).copied().unwrap_or_default();
                if last.eq_ignore_ascii_case(&before_last) {
                    self.note(text.as_bytes(), at + 1, word);
                }
            }
            last = byte;
        }
    }

    /// Notes what begins with a word, where that ends at a place.
    fn note(&mut self, text: &[u8], end: usize, word: &str) {
        let (before, after) = text.split_at_checked(end).unwrap_or((text, &[]));
        let begin = before.len().checked_sub(word.len());
        let found = begin.and_then(|begin| before.get(begin..));
        if found.is_none_or(|found| !found.eq_ignore_ascii_case(word.as_bytes())) {
            return;
        }
        let rest = after.iter().take(KEPT);
        let rest = rest.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b':');
        let mut kept = String::from(word);
        kept.extend(rest.map(|byte| char::from(byte.to_ascii_lowercase())));
        if kept.len() > word.len() {
            self.0.insert(kept);
        }
    }

    /// Whether a text occurs, also as the beginning of a longer one.
    pub fn has(&self, text: &str) -> bool {
        let text = text.to_ascii_lowercase();
        self.0.range(text.clone()..).next().is_some_and(|next| next.starts_with(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::Taken;

    #[test]
    fn what_begins_like_a_pseudonym_is_taken() {
        let mut taken = Taken::default();
        taken.scan("x APIM-01, 192.0.2.17/32, sub-apim; 2001:DB8::1f host-7.example id-");
        for text in
            ["apim-01", "apim-0", "192.0.2.1", "192.0.2.17", "sub-A", "2001:db8::1", "host-7"]
        {
            assert!(taken.has(text), "{text}");
        }
        for text in ["apim-02", "192.0.2.2", "sub-B", "2001:db8::2", "host-07", "id-1"] {
            assert!(!taken.has(text), "{text}");
        }
    }
}
