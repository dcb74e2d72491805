//! Finds the documents in a text: several of them one after another, in Markdown fences, after a
//! prompt, between warnings.

use super::place::{Place, Walker};
use super::scan::{Outline, outline};

/// A part of a text.
#[derive(Debug)]
pub(crate) enum Piece<'a> {
    /// A value that may be a document of a known shape.
    Document(Outline<'a>),
    /// Text that is no document.
    Around(Place, &'a str),
}

/// The parts of a text in order.
#[derive(Debug)]
pub(crate) struct Pieces<'a> {
    text: &'a str,
    at: usize,
    walker: Walker<'a>,
    /// Where the next document begins, once the text before it was given out.
    next: Option<usize>,
    /// Where the line ends in which the search stands. Kept, because many documents may stand in
    /// one line.
    line_end: usize,
    /// A document was broken: what follows belongs to it until a line begins with another one.
    lost: bool,
}

/// Cuts a text into its parts.
pub(crate) fn pieces(text: &str) -> Pieces<'_> {
    let walker = Walker::new(text, Place::START);
    Pieces { text, at: 0, walker, next: None, line_end: 0, lost: false }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(start) = self.next.take() {
            return Some(self.document(start));
        }
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.find();
        let to = start.unwrap_or(self.text.len());
        let around = self.text.get(self.at..to).unwrap_or_default();
        let lead = around.len() - around.trim_start().len();
        let begin = self.at + lead;
        self.at = to;
        if around.bytes().all(is_separator) || self.lost {
            self.lost = false;
            return start.map(|start| self.document(start));
        }
        self.next = start;
        Some(Piece::Around(self.walker.place(begin), around.trim()))
    }
}

impl<'a> Pieces<'a> {
    /// Where the next document begins: right here, at the beginning of a line, or within one.
    /// After a broken document only the very beginning of a line counts: what is indented
    /// belongs to the broken one.
    fn find(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        if !self.lost {
            let rest = bytes.get(at..).unwrap_or_default();
            let here = at + rest.iter().take_while(|byte| is_separator(**byte)).count();
            if opens(self.text, here) {
                return Some(here);
            }
        }
        while at < self.text.len() {
            if at >= self.line_end {
                let rest = bytes.get(at..).unwrap_or_default();
                let length = rest.iter().position(|byte| *byte == b'\n');
                self.line_end = length.map_or(self.text.len(), |length| at + length + 1);
            }
            let line = self.text.get(at..self.line_end).unwrap_or_default();
            let begin = at + line.len() - line.trim_start().len();
            if self.lost {
                let fresh = at == 0 || bytes.get(at - 1) == Some(&b'\n');
                if fresh && begin == at && opens(self.text, at) {
                    return Some(at);
                }
            } else if opens(self.text, begin) {
                return Some(begin);
            } else if let Some(inside) = inside_line(self.text, at, line) {
                return Some(inside);
            }
            at = self.line_end;
        }
        None
    }

    fn document(&mut self, start: usize) -> Piece<'a> {
        let place = self.walker.place(start);
        let found = outline(self.text.get(start..).unwrap_or_default(), place);
        self.at = match &found.broken {
            None => start + found.text.len(),
            Some(problem) => {
                self.lost = true;
                problem.place.offset.max(start + 1)
            }
        };
        Piece::Document(found)
    }
}

/// What may stand between two documents and means nothing.
fn is_separator(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b',' || byte == b';'
}

/// A document that begins within a line: after a label, an assignment or a prompt.
fn inside_line(text: &str, at: usize, line: &str) -> Option<usize> {
    let (mut before, mut blank) = (b' ', false);
    for (index, byte) in line.bytes().enumerate() {
        // After a word, as in a line of a log, an object only: prose has words in brackets.
        let labelled = matches!(byte, b'{' | b'[') && b":=>#$%(|`".contains(&before);
        if (labelled || (byte == b'{' && blank)) && opens(text, at + index) {
            return Some(at + index);
        }
        blank = byte.is_ascii_whitespace();
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// Whether a document may begin here: an object with its first key, or an array of objects,
/// arrays or strings. `[core]` and `{name: x}` are text.
fn opens(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let Some(open @ ('{' | '[')) = rest.chars().next() else { return false };
    let next = rest.get(1..).and_then(|rest| rest.trim_start().chars().next());
    match open {
        '{' => matches!(next, None | Some('"' | '}' | '\u{201C}' | '\u{201D}')),
        _ => matches!(next, None | Some('{' | '[' | '"' | ']')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        pieces(text)
            .map(|piece| match piece {
                Piece::Document(outline) => {
                    let broken = if outline.broken.is_some() { "!" } else { "" };
                    format!(
                        "{}:{} {broken}{}",
                        outline.place.line, outline.place.column, outline.text
                    )
                }
                Piece::Around(place, text) => format!("{}:{} ~{text}", place.line, place.column),
            })
            .collect()
    }

    #[test]
    fn documents_stand_between_text() {
        assert_eq!(
            cut("PS C:\\> az apim show\nWARNING: x\n{\"a\": 1}\nPS C:\\>"),
            ["1:1 ~PS C:\\> az apim show\nWARNING: x", "3:1 {\"a\": 1}", "4:1 ~PS C:\\>"]
        );
        assert_eq!(cut("```json\n[]\n```"), ["1:1 ~```json", "2:1 []", "3:1 ~```"]);
        assert_eq!(cut("{\"a\":1}{\"b\":2}\n[]"), ["1:1 {\"a\":1}", "1:8 {\"b\":2}", "2:1 []"]);
        assert_eq!(
            cut("{\"a\":{\"x\":1}},{\"b\":{}},\n{}"),
            ["1:1 {\"a\":{\"x\":1}}", "1:15 {\"b\":{}}", "2:1 {}"]
        );
        assert_eq!(cut("Body: {\"a\":1}"), ["1:1 ~Body:", "1:7 {\"a\":1}"]);
        assert_eq!(cut("INFO got {\"a\":1} ok"), ["1:1 ~INFO got", "1:10 {\"a\":1}", "1:18 ~ok"]);
        assert_eq!(cut("[core] note\n{name: x}"), ["1:1 ~[core] note\n{name: x}"]);
        assert_eq!(cut("az graph query -q '{\"a\":1}'"), ["1:1 ~az graph query -q '{\"a\":1}'"]);
        assert_eq!(cut(" \n"), Vec::<String>::new());
    }

    #[test]
    fn after_a_broken_document_only_a_new_line_begins_another() {
        assert_eq!(
            cut("{\"a\": [1}\n  {\"b\": 2}\n{\"c\": 3}"),
            ["1:1 !{\"a\": [1}\n  {\"b\": 2}\n{\"c\": 3}", "3:1 {\"c\": 3}"]
        );
        assert_eq!(cut("{\"a\": [1"), ["1:1 !{\"a\": [1"]);
    }
}
