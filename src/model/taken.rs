//! What occurs in an input and looks like a pseudonym: it is none.

use std::collections::BTreeSet;

/// The texts of an input that begin as pseudonyms do, in lower case.
#[derive(Clone, Debug, Default)]
pub struct Taken(BTreeSet<String>);

/// How much of what follows the word or the network is kept.
const KEPT: usize = 24;

/// What pseudonyms begin with.
const WORDS: [&str; 25] = [
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
    "input ",
    "value-",
    "key-",
    "region-",
    "192.0.2.",
    "198.51.100.",
    "203.0.113.",
    "2001:db8::",
    "2001:db8:0:",
];

impl Taken {
    /// Notes what a text has of them.
    pub fn scan(&mut self, text: &str) {
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            // Each word ends in one of these.
            if !matches!(byte, b'-' | b' ' | b'.' | b':') {
                continue;
            }
            let (before, after) = bytes.split_at(at + 1);
            for word in WORDS {
                let begin = before.len().checked_sub(word.len());
                let found = begin.and_then(|begin| before.get(begin..));
                if found.is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes())) {
                    let rest = after
                        .iter()
                        .take(KEPT)
                        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b':');
                    let mut kept = String::from(word);
                    kept.extend(rest.map(|byte| char::from(byte.to_ascii_lowercase())));
                    if kept.len() > word.len() {
                        self.0.insert(kept);
                    }
                }
            }
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
