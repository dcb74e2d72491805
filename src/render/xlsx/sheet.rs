//! One table as a worksheet.

use super::style;
use super::zip::Entry;
use crate::render::readable::{at_most, own_source};
use crate::render::tables::{Cell, Table};
use crate::render::xml::{escape, escaped};
use crate::report::{Report, parse_date};
use std::fmt::Write;
use time::{Date, Month};

/// The most rows that a worksheet may have.
const ROWS: u32 = 1_048_576;
/// The most characters of a cell: a cell may hold 32,767 units of UTF-16.
const CHARACTERS: usize = 16_000;
/// The most links: a worksheet may have 65,530.
const LINKS: usize = 65_000;

/// Writes the worksheet, and gives the addresses of the links that its cells have, by the numbers
/// of their relationships.
pub(super) fn write(report: &Report, table: &Table, out: &mut Entry<'_>) -> Vec<&'static str> {
    let mut head = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
         activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>",
    );
    for (number, (_, width)) in (1_u8..).zip(table.columns) {
        let _ = write!(
            head,
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
        );
    }
    head.push_str("</cols><sheetData>");
    out.push(&head);
    let titles: Vec<Cell> =
        table.columns.iter().map(|(title, _)| Cell::Text((*title).to_owned())).collect();
    let mut sheet = Sheet { table, rows: 0, left_out: 0, links: Vec::new(), targets: Vec::new() };
    out.push(&sheet.row(&titles, Some(style::HEADER)));
    (table.rows)(report, &mut |cells| {
        // The last row says what is missing.
        if sheet.rows < ROWS - 1 {
            out.push(&sheet.row(cells, None));
        } else {
            sheet.left_out += 1;
        }
    });
    if sheet.left_out > 0 {
        let words =
            format!("{} more rows do not fit on a worksheet; CSV has them all.", sheet.left_out);
        out.push(&sheet.row(&[Cell::Text(words)], None));
    }
    let last = column(table.columns.len().saturating_sub(1));
    out.push(&format!("</sheetData><autoFilter ref=\"A1:{last}{}\"/>", sheet.rows));
    if !sheet.links.is_empty() {
        out.push("<hyperlinks>");
        for (cell, target) in &sheet.links {
            out.push(&format!("<hyperlink ref=\"{cell}\" r:id=\"rId{}\"/>", target + 1));
        }
        out.push("</hyperlinks>");
    }
    out.push("<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
    sheet.targets
}

struct Sheet<'a> {
    table: &'a Table,
    rows: u32,
    left_out: u32,
    links: Vec<(String, usize)>,
    targets: Vec<&'static str>,
}

impl Sheet<'_> {
    fn row(&mut self, cells: &[Cell], style: Option<u8>) -> String {
        self.rows += 1;
        let height = 15 * self.lines(cells);
        let mut out = format!("<row r=\"{}\" ht=\"{height}\" customHeight=\"1\">", self.rows);
        for (index, cell) in cells.iter().enumerate() {
            let name = format!("{}{}", column(index), self.rows);
            match cell {
                Cell::Empty => {}
                Cell::Text(words) => text(&name, style.unwrap_or(style::TEXT), words, &mut out),
                Cell::Number(number) => value(&name, style::NUMBER, *number, &mut out),
                Cell::Date(words) => match parse_date(words).and_then(serial) {
                    Some(number) => value(&name, style::DATE, number, &mut out),
                    None => text(&name, style::TEXT, words, &mut out),
                },
                Cell::Source(title, url) => match own_source(url) {
                    Some(own) if self.links.len() < LINKS => {
                        text(&name, style::LINK, title, &mut out);
                        let known = self.targets.iter().position(|target| *target == own);
                        let target = known.unwrap_or(self.targets.len());
                        if known.is_none() {
                            self.targets.push(own);
                        }
                        self.links.push((name, target));
                    }
                    _ => text(&name, style::TEXT, &format!("{title}: {url}"), &mut out),
                },
            }
        }
        out.push_str("</row>");
        out
    }

    /// About how many lines a row needs, up to eight: not every reader finds out for itself.
    fn lines(&self, cells: &[Cell]) -> usize {
        let mut most = 1;
        for (cell, (_, width)) in cells.iter().zip(self.table.columns) {
            let width = usize::from(*width).max(1);
            if let Cell::Text(words) | Cell::Source(words, _) = cell {
                let lines = words.split('\n').map(|line| line.chars().count() / width + 1).sum();
                most = most.max(lines);
            }
        }
        most.min(8)
    }
}

fn value(cell: &str, style: u8, number: i64, out: &mut String) {
    let _ = write!(out, "<c r=\"{cell}\" s=\"{style}\"><v>{number}</v></c>");
}

/// A text in its cell, never a formula.
fn text(cell: &str, style: u8, words: &str, out: &mut String) {
    let _ =
        write!(out, "<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    escape(&plain(&at_most(words, CHARACTERS)), out);
    out.push_str("</t></is></c>");
}

/// In cells `_x0041_` stands for a character by its number. Text that looks like that is text: its
/// underscore is written by number.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('_') {
        out.push_str(before);
        let mut chars = after.chars();
        let escape = chars.next() == Some('x')
            && chars.by_ref().take(4).filter(char::is_ascii_hexdigit).count() == 4
            && chars.next() == Some('_');
        out.push_str(if escape { "_x005F_" } else { "_" });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `A` to `Z`, then `AA`.
fn column(index: usize) -> String {
    let letter =
        |place: usize| u8::try_from(place % 26).map_or('A', |place| char::from(b'A' + place));
    if index < 26 {
        letter(index).to_string()
    } else {
        format!("{}{}", letter(index / 26 - 1), letter(index))
    }
}

/// A day as worksheets count: from the last day of 1899, with a leap day in 1900 that never was.
fn serial(date: Date) -> Option<i64> {
    let start = Date::from_calendar_date(1899, Month::December, 30).ok()?;
    Some((date - start).whole_days()).filter(|days| *days > 60)
}

/// The relationships of a worksheet: its links.
pub(super) fn relationships(targets: &[&str]) -> String {
    let mut out = String::from(super::RELATIONSHIPS);
    for (number, target) in (1_usize..).zip(targets) {
        let _ = write!(
            out,
            "<Relationship Id=\"rId{number}\" Type=\"{}/hyperlink\" Target=\"{}\" \
             TargetMode=\"External\"/>",
            super::TYPES,
            escaped(target)
        );
    }
    out.push_str("</Relationships>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_days_are_counted_as_worksheets_do() {
        assert_eq!([column(0), column(25), column(26), column(51)], ["A", "Z", "AA", "AZ"]);
        assert_eq!(parse_date("2026-11-22").and_then(serial), Some(46348));
        assert_eq!(parse_date("1900-01-31").and_then(serial), None);
    }

    #[test]
    fn text_that_looks_like_an_escape_is_text() {
        assert_eq!(plain("a_x0041_b"), "a_x005F_x0041_b");
        assert_eq!(plain("_x005F_x0041_"), "_x005F_x005F_x005F_x0041_");
        assert_eq!(plain("snake_case_x00"), "snake_case_x00");
    }
}
