//! What is wrong or odd in a text that should be JSON.

use crate::input::place::Place;

/// The text is not what JSON has to be at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) place: Place,
    /// Pointer of the innermost value that was begun.
    pub(crate) pointer: String,
    /// What that value is.
    pub(crate) inside: &'static str,
    /// What should stand there.
    pub(crate) expected: &'static str,
    /// What stands there; `None` at the end of the text.
    pub(crate) found: Option<char>,
}

impl Problem {
    /// The problem in words.
    pub(crate) fn message(&self) -> String {
        let Self { inside, expected, .. } = self;
        match self.found {
            None => format!("The text ends inside {inside}: {expected} was expected."),
            Some('\u{201C}' | '\u{201D}' | '\u{2018}' | '\u{2019}') => format!(
                "A typographic quotation mark stands inside {inside} where {expected} was \
                 expected. An editor or a mail program has replaced the plain one."
            ),
            Some(found) => {
                format!("{} stands inside {inside} where {expected} was expected.", shown(found))
            }
        }
    }
}

/// A character in a message.
fn shown(found: char) -> String {
    if found.is_control() || found == char::REPLACEMENT_CHARACTER {
        format!("The character U+{:04X}", u32::from(found))
    } else {
        format!("“{found}”")
    }
}

/// Something odd that loses nothing, or says what is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    pub(crate) kind: RemarkKind,
    pub(crate) place: Place,
    pub(crate) pointer: String,
}

/// What is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RemarkKind {
    /// A key stands twice in an object.
    DuplicateKey,
    /// A comma stands before the end of an object or an array.
    TrailingComma,
    /// A line break or another control character stands in a string.
    RawControl,
    /// An escape of a string means no character.
    BadEscape,
    /// A value is nested too deep.
    TooDeep,
}
