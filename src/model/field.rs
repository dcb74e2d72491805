//! A value of an input together with where it stood.

use crate::Record;
use serde::{Deserialize, Serialize};

/// A place in an input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct At {
    /// JSON pointer from the top of the document; empty is the document itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<Box<str>>,
    /// Line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in characters, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Bytes from the start of the decoded text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Index of the input, where it is another one than that of the instance: a merged instance
    /// takes from one export what the other does not have.
    #[serde(skip)]
    pub input: Option<u32>,
}

/// What an input says about one property. Absent is not off: whoever reads a field decides
/// what each case means.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Field<T> {
    /// A value that could be read.
    Known(T, At),
    /// The property is there and is `null`.
    Null(At),
    /// The property is not there.
    #[default]
    Absent,
    /// The property is there and is not what it should be; the text is as written.
    Unreadable(String, At),
}

impl<T> Field<T> {
    /// The value, where it is known.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Known(value, _) => Some(value),
            _ => None,
        }
    }

    /// The place, where the property is there.
    pub fn at(&self) -> Option<&At> {
        match self {
            Self::Known(_, at) | Self::Null(at) | Self::Unreadable(_, at) => Some(at),
            Self::Absent => None,
        }
    }

    /// The same field, said to stand in an input.
    #[must_use]
    pub fn from_input(mut self, input: u32) -> Self {
        if let Self::Known(_, at) | Self::Null(at) | Self::Unreadable(_, at) = &mut self {
            at.input.get_or_insert(input);
        }
        self
    }

    /// Whether the property is not there at all.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the property is there and is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null(_))
    }
}

impl<T> Field<Vec<T>> {
    /// The items; none where the list is absent, `null` or unreadable.
    pub fn items(&self) -> &[T] {
        self.value().map_or(&[], Vec::as_slice)
    }
}

/// A value of an open set of names: as written, and what it is known as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// As written in the input.
    pub raw: String,
    /// What it was recognised as; each set has a case for values that no document lists.
    pub value: T,
}
