//! What a person reads of a value: the same in every format.
//!
//! An input may hold characters that are not seen, or that change the order in which others are
//! seen. Each of them is shown as U+FFFD, never as what it does.

use crate::knowledge::sources;
use crate::rules::az::visible;

/// Text in one line: white space of any kind is a space.
pub fn line(raw: &str) -> String {
    raw.chars().map(in_line).collect()
}

/// Text that keeps its line ends, each as `\n`.
pub fn lines(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' => out.push('\n'),
            other => out.push(in_line(other)),
        }
    }
    out
}

fn in_line(c: char) -> char {
    if c.is_whitespace() { ' ' } else { visible(c) }
}

/// At most so many characters of a text, and how much is left out.
pub fn at_most(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some((end, _)) => {
            let left = text.chars().count().saturating_sub(limit);
            format!("{} … ({left} more characters)", text.get(..end).unwrap_or_default())
        }
    }
}

/// The address, if it is one of the product's own sources. A report may have been made by
/// somebody else: nothing but these becomes a link.
pub fn own_source(url: &str) -> Option<&'static str> {
    sources::ALL.iter().map(|source| source.url.as_ref()).find(|own| *own == url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_made_visible() {
        assert_eq!(line("a\tb\r\nc\u{2028}d\u{a0}e"), "a b  c d e");
        assert_eq!(line("\u{202e}x\u{200b}y\0"), "\u{fffd}x\u{fffd}y\u{fffd}");
        assert_eq!(lines("a\r\nb\rc\nd"), "a\nb\nc\nd");
        assert_eq!(at_most("abc", 3), "abc");
        assert_eq!(at_most("äbcd", 2), "äb … (2 more characters)");
    }

    #[test]
    fn only_own_sources_are_links() {
        assert_eq!(own_source(&sources::COMPUTE.url), Some(sources::COMPUTE.url.as_ref()));
        assert_eq!(own_source("javascript:alert(1)"), None);
    }
}
