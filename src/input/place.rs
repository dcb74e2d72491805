//! Where in a text something stands, computed while moving forward through it.

use crate::model::At;

/// A position in the decoded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Bytes from the start of the text.
    pub(crate) offset: usize,
    /// Line, from 1.
    pub(crate) line: u32,
    /// Column in characters, from 1; 0 where only the line is known.
    pub(crate) column: u32,
}

impl Place {
    /// The beginning of a text.
    pub(crate) const START: Self = Self { offset: 0, line: 1, column: 1 };

    /// The place with the pointer of the value that stands there.
    pub(crate) fn at(self, pointer: &str) -> At {
        At { pointer: Some(pointer.into()), ..self.bare() }
    }

    /// The place alone, for what is no value.
    pub(crate) fn bare(self) -> At {
        At {
            pointer: None,
            line: Some(self.line),
            column: (self.column > 0).then_some(self.column),
            offset: u64::try_from(self.offset).ok(),
            input: None,
        }
    }
}

/// Moves forward through a text and counts lines and columns. Every byte is counted once, so
/// the places of all values of a document cost as much as reading it once, even where it is one
/// long line.
#[derive(Clone, Debug)]
pub(crate) struct Walker<'a> {
    text: &'a str,
    /// Offset of `text` in the whole input.
    base: usize,
    now: Place,
}

impl<'a> Walker<'a> {
    /// A walker over a part of the input that begins at `start`.
    pub(crate) fn new(text: &'a str, start: Place) -> Self {
        Self { text, base: start.offset, now: start }
    }

    /// The place of a byte of the text. Positions must be asked for in ascending order; an
    /// earlier one is answered with the latest.
    pub(crate) fn place(&mut self, index: usize) -> Place {
        let from = self.now.offset - self.base;
        let passed = self.text.as_bytes().get(from..index.max(from)).unwrap_or_default();
        let (mut line, mut column) = (self.now.line, self.now.column);
        let mut last = passed;
        if let Some(feed) = passed.iter().rposition(|byte| *byte == b'\n') {
            line = line.saturating_add(count(passed, |byte| byte == b'\n'));
            column = 1;
            last = passed.get(feed + 1..).unwrap_or_default();
        }
        column = column.saturating_add(count(last, |byte| byte & 0xC0 != 0x80));
        self.now = Place { offset: self.now.offset + passed.len(), line, column };
        self.now
    }
}

/// How many bytes are of a kind.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| is(**byte)).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_with_the_line_feed() {
        let text = "aé\r\n\u{1F600}x";
        let mut walker = Walker::new(text, Place::START);
        assert_eq!(walker.place(0), Place::START);
        assert_eq!(walker.place(3), Place { offset: 3, line: 1, column: 3 });
        assert_eq!(walker.place(5), Place { offset: 5, line: 2, column: 1 });
        assert_eq!(walker.place(9), Place { offset: 9, line: 2, column: 2 });
    }

    #[test]
    fn a_part_continues_the_count_of_the_whole() {
        let mut walker = Walker::new("ab\ncd", Place { offset: 100, line: 7, column: 5 });
        assert_eq!(walker.place(1), Place { offset: 101, line: 7, column: 6 });
        assert_eq!(walker.place(4), Place { offset: 104, line: 8, column: 2 });
    }
}
