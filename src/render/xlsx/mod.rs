//! XLSX: a workbook with a worksheet for each table. Texts stand in the cells themselves, no cell
//! is a formula, and nothing but the product's own sources is a link.

mod sheet;
mod style;
mod zip;

use super::Format;
use super::tables::{self, Table};
use crate::report::Report;
use std::fmt::Write;
use zip::Archive;

/// A workbook.
pub const FORMAT: Format = Format {
    id: "xlsx",
    title: "Excel workbook",
    extension: "xlsx",
    mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    text: false,
    plans: true,
    render: |report| workbook(&report),
};

static SHEETS: &[&Table] = &[
    &tables::OVERVIEW,
    &tables::INSTANCES,
    &tables::FINDINGS,
    &tables::DATES,
    &tables::STEPS,
    &tables::SOURCES,
];

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const RELATIONSHIPS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

/// What the types of relationships begin with.
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn workbook(report: &Report) -> Vec<u8> {
    let parts = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut types = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{parts}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{parts}.styles+xml\"/>"
    );
    let mut book = format!(
        "{XML}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"{TYPES}\"><sheets>"
    );
    let mut related = String::from(RELATIONSHIPS);
    for (number, table) in (1..).zip(SHEETS) {
        let _ = write!(
            types,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" \
             ContentType=\"{parts}.worksheet+xml\"/>"
        );
        let name = table.name;
        let _ = write!(book, "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
        let _ = write!(
            related,
            "<Relationship Id=\"rId{number}\" Type=\"{TYPES}/worksheet\" \
             Target=\"worksheets/sheet{number}.xml\"/>"
        );
    }
    types.push_str("</Types>");
    book.push_str("</sheets></workbook>");
    let _ = write!(
        related,
        "<Relationship Id=\"styles\" Type=\"{TYPES}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let root = format!(
        "{RELATIONSHIPS}<Relationship Id=\"book\" Type=\"{TYPES}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let mut archive = Archive::default();
    for (name, text) in [
        ("[Content_Types].xml", types.as_str()),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &related),
        ("xl/styles.xml", style::STYLES),
    ] {
        archive.add(name, &mut |entry| entry.push(text));
    }
    for (number, table) in (1..).zip(SHEETS) {
        let mut links = Vec::new();
        archive.add(&format!("xl/worksheets/sheet{number}.xml"), &mut |entry| {
            links = sheet::write(report, table, entry);
        });
        if !links.is_empty() {
            let links = sheet::relationships(&links);
            let name = format!("xl/worksheets/_rels/sheet{number}.xml.rels");
            archive.add(&name, &mut |entry| entry.push(&links));
        }
    }
    archive.finish()
}
