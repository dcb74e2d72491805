//! JSON written member by member.

use crate::record::quoted;

/// A text of JSON that is being written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    begun: bool,
}

impl Writer {
    /// Opens an object (`{`) or a list (`[`); in a list the key is empty.
    pub(super) fn open(&mut self, key: &str, bracket: char) {
        self.key(key);
        self.out.push(bracket);
        self.begun = false;
    }

    /// Closes it.
    pub(super) fn close(&mut self, bracket: char) {
        self.out.push(bracket);
        self.begun = true;
    }

    /// A text.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        self.out.push_str(&quoted(value));
    }

    /// A text, if there is one.
    pub(super) fn maybe(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    /// A number, `true` or `false`, as it is written.
    pub(super) fn plain(&mut self, key: &str, value: &str) {
        self.key(key);
        self.out.push_str(value);
    }

    /// A number.
    pub(super) fn number(&mut self, key: &str, value: usize) {
        self.plain(key, &value.to_string());
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn key(&mut self, key: &str) {
        if self.begun {
            self.out.push(',');
        }
        self.begun = true;
        if !key.is_empty() {
            self.out.push_str(&quoted(key));
            self.out.push(':');
        }
    }
}
