//! The HTML report as an input: a page of this program's own carries its data in one block.

use super::notes::Notes;
use super::place::{Place, Walker};
use crate::note::{NoteKind, NoteSeverity};

/// The start tag of the block. The page is told by it; a name cannot hold it, since the program
/// escapes what it writes.
const BLOCK: &str = "<script type=\"application/json\" id=\"apim-planner-report\">";

/// The data of such a page. What stands before it is blanked out, byte for byte, so that every
/// place in what is read is a place in what was given.
pub(super) fn data(text: &str, notes: &mut Notes) -> Option<String> {
    if !text.trim_start().starts_with('<') {
        return None;
    }
    let tag = text.find(BLOCK)?;
    let from = tag + BLOCK.len();
    let rest = text.get(from..)?;
    // A `<` in the data is written as an escape; the first one ends the block.
    let block = rest.split_once('<').map_or(rest, |(block, _)| block);
    let before = text.get(..from)?.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
    let mut data = String::with_capacity(from + block.len());
    data.extend(before);
    data.push_str(block);
    notes.add(
        NoteKind::TextAround,
        NoteSeverity::Info,
        "This is an HTML report of this program. The data in it was read; what the page shows was \
         made from that data and was passed over."
            .to_owned(),
        Walker::new(text, Place::START).place(tag).bare(),
    );
    Some(data)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test panics")]

    use super::*;

    #[test]
    fn places_stay_what_they_are() {
        let text = format!("<!doctype html>\n<p>Größe</p>\n{BLOCK}{{\"a\":1}}</script>\n<p>");
        let mut notes = Notes::new("report.html");
        let data = data(&text, &mut notes).unwrap();
        assert_eq!(data.trim(), "{\"a\":1}");
        assert_eq!(data.find('{'), text.find("{\"a"));
        assert_eq!(data.lines().count(), 3);
        assert_eq!(notes.finish().len(), 1);
    }

    #[test]
    fn another_page_and_json_are_left_alone() {
        for text in ["<!doctype html><title>Sign in</title>", &format!("{{}} {BLOCK}")] {
            assert_eq!(data(text, &mut Notes::new("")), None);
        }
    }
}
