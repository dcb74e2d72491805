//! Where a fact comes from.

use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// A document that a fact was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Short name, for tables.
    pub title: Text,
    /// Where it can be read.
    pub url: Text,
    /// The document's own date, `YYYY-MM-DD` or as far as it is known; empty where it has none.
    pub dated: Text,
    /// The day on which the fact was last held against the document, `YYYY-MM-DD`.
    pub checked: Text,
}

impl Source {
    /// A source as a constant.
    pub const fn new(
        title: &'static str,
        url: &'static str,
        dated: &'static str,
        checked: &'static str,
    ) -> Self {
        Self {
            title: Text::Borrowed(title),
            url: Text::Borrowed(url),
            dated: Text::Borrowed(dated),
            checked: Text::Borrowed(checked),
        }
    }
}
