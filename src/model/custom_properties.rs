//! `properties.customProperties`: settings of the gateway as strings under long keys.

use super::{At, Field};

/// What all keys begin with.
const PREFIX: &str = "Microsoft.WindowsAzure.ApiManagement.";

/// The custom properties in the order and spelling of the input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomProperties {
    entries: Vec<(String, Field<String>)>,
}

impl CustomProperties {
    /// Key as written and value, in the order of the input.
    pub fn new(entries: Vec<(String, Field<String>)>) -> Self {
        Self { entries }
    }

    /// None at all: what `null` stands for.
    pub const fn none() -> Self {
        Self { entries: Vec::new() }
    }

    /// All entries, in the order of the input, keys as written.
    pub fn entries(&self) -> &[(String, Field<String>)] {
        &self.entries
    }

    /// The same, to be changed.
    pub fn entries_mut(&mut self) -> &mut Vec<(String, Field<String>)> {
        &mut self.entries
    }

    /// The value under a key that is named without the common prefix
    /// (`Gateway.Security.Protocols.Tls10`), in any letter case.
    pub fn get(&self, short_key: &str) -> &Field<String> {
        self.entries
            .iter()
            .find(|(key, _)| Self::short_name(key).eq_ignore_ascii_case(short_key))
            .map_or(&Field::Absent, |(_, value)| value)
    }

    /// Whether the value under a key is the string `True`, in any letter case; `None` where the
    /// key is absent or holds something else than a truth value.
    pub fn is_true(&self, short_key: &str) -> Option<bool> {
        let value = self.get(short_key).value()?.trim();
        if value.eq_ignore_ascii_case("true") {
            Some(true)
        } else if value.eq_ignore_ascii_case("false") {
            Some(false)
        } else {
            None
        }
    }

    /// Where a key's value stands.
    pub fn at(&self, short_key: &str) -> Option<&At> {
        self.get(short_key).at()
    }

    /// The key with its common prefix, for commands and evidence.
    pub fn full_key(short_key: &str) -> String {
        format!("{PREFIX}{short_key}")
    }

    /// The part of a key after the common prefix; the whole key where it has another beginning.
    pub fn short_name(key: &str) -> &str {
        match key.split_at_checked(PREFIX.len()) {
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case(PREFIX) => rest,
            _ => key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties(pairs: &[(&str, &str)]) -> CustomProperties {
        CustomProperties::new(
            pairs
                .iter()
                .map(|(key, value)| {
                    ((*key).to_owned(), Field::Known((*value).to_owned(), At::default()))
                })
                .collect(),
        )
    }

    #[test]
    fn strings_are_not_truth_values() {
        let found = properties(&[
            ("microsoft.windowsazure.apimanagement.Gateway.Security.Protocols.Tls10", "False"),
            ("Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls11", "true"),
            ("Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2", "maybe"),
        ]);
        assert_eq!(found.is_true("Gateway.Security.Protocols.Tls10"), Some(false));
        assert_eq!(found.is_true("Gateway.Security.Protocols.Tls11"), Some(true));
        assert_eq!(found.is_true("Gateway.Protocols.Server.Http2"), None);
        assert_eq!(found.is_true("Gateway.Security.Protocols.Ssl30"), None);
    }
}
