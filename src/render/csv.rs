//! CSV after RFC 4180: every text in quotes, lines end with CR LF, UTF-8 without a mark.

use super::Format;
use super::tables::{self, Cell, Table};
use crate::report::Report;

/// One row for each instance.
pub const FORMAT: Format = Format {
    id: "csv",
    title: "CSV, one row for each instance",
    extension: "csv",
    mime: "text/csv",
    text: true,
    plans: false,
    render: |report| table(&report, &tables::INSTANCES),
};

/// One row for each finding and for each change that concerns an instance or may do so.
pub const FINDINGS: Format = Format {
    id: "csv-findings",
    title: "CSV, one row for each finding",
    extension: "csv",
    mime: "text/csv",
    text: true,
    plans: false,
    render: |report| table(&report, &tables::FINDINGS),
};

fn table(report: &Report, table: &Table) -> Vec<u8> {
    let mut out = String::new();
    let titles: Vec<&str> = table.columns.iter().map(|(title, _)| *title).collect();
    row(&titles, &mut out);
    (table.rows)(report, &mut |cells| {
        for (index, cell) in cells.iter().enumerate() {
            separate(index, &mut out);
            match cell {
                Cell::Text(text) | Cell::Date(text) => quote(text, &mut out),
                Cell::Source(title, url) => quote(&format!("{title}: {url}"), &mut out),
                Cell::Number(number) => out.push_str(&number.to_string()),
                Cell::Empty => {}
            }
        }
        out.push_str("\r\n");
    });
    out.into_bytes()
}

/// One row of texts.
pub(super) fn row(cells: &[&str], out: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        separate(index, out);
        quote(cell, out);
    }
    out.push_str("\r\n");
}

fn separate(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

/// The one escaper for CSV. A text that a spreadsheet would take for a formula gets an apostrophe
/// before it.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    if text.trim_start().starts_with(FORMULA) || text.starts_with(['\t', '\r']) {
        out.push('\'');
    }
    for c in text.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
}

/// What a formula begins with, in plain and in wide letters.
const FORMULA: [char; 13] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{2212}', '\u{fe62}',
    '\u{fe63}', '\u{fe66}', '\u{fe6b}',
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quoted(text: &str) -> String {
        let mut out = String::new();
        quote(text, &mut out);
        out
    }

    #[test]
    fn formulas_are_text() {
        assert_eq!(quoted("=cmd|' /C calc'!A0"), "\"'=cmd|' /C calc'!A0\"");
        assert_eq!(quoted("  +1"), "\"'  +1\"");
        assert_eq!(quoted("az a\n-o json"), "\"az a\n-o json\"");
        assert_eq!(quoted("\u{ff1d}1"), "\"'\u{ff1d}1\"");
        assert_eq!(quoted("\t1"), "\"'\t1\"");
        assert_eq!(quoted("plain-text \"x\""), "\"plain-text \"\"x\"\"\"");
    }

    proptest! {
        #[test]
        fn a_reader_of_others_gets_one_harmless_cell(text in "[=+@\\-\t\r\n\",;'a-z\u{ff1d}\u{202e} ]{0,40}|\\PC*") {
            let line = format!("{},\"end\"\r\n", quoted(&text));
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
            let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            prop_assert_eq!(records.len(), 1);
            prop_assert_eq!(records[0].len(), 2);
            let cell = &records[0][0];
            prop_assert!(!cell.trim_start().starts_with(FORMULA), "{cell:?}");
            prop_assert!(!cell.starts_with(['\t', '\r']));
            prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), text.strip_prefix('\'').unwrap_or(&text));
        }
    }
}
