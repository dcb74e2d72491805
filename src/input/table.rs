//! A table in a text: a header with the names that Resource Graph gives to its columns, and rows.

use super::node::{Member, Node, Value};
use super::place::{Place, Walker};
use std::borrow::Cow;

/// Columns by which a header is told, in lower case.
const COLUMNS: &[&str] = &[
    "id",
    "identity",
    "kind",
    "location",
    "name",
    "plat_version",
    "platform",
    "platform_version",
    "platformversion",
    "properties",
    "properties_platformversion",
    "properties_virtualnetworktype",
    "recommendation",
    "recommendationid",
    "resourcegroup",
    "resourceid",
    "sku",
    "sku_capacity",
    "sku_name",
    "skucapacity",
    "skuname",
    "subscriptionid",
    "tags",
    "tenantid",
    "type",
    "units",
    "virtualnetworktype",
    "vnet",
    "zones",
];

/// How many of them a header has to name.
const ENOUGH: usize = 3;

/// A table whose header was told.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    text: &'a str,
    delimiter: u8,
    header: Vec<String>,
    place: Place,
}

/// The table that a text is, if its first line is a header.
pub(crate) fn table(text: &str) -> Option<Table<'_>> {
    let lead = text.len() - text.trim_start().len();
    let mut rest = text.get(lead..)?;
    let mut start = lead;
    if rest.get(..4).is_some_and(|mark| mark.eq_ignore_ascii_case("sep=")) {
        let line = rest.find('\n')? + 1;
        start += line;
        rest = rest.get(line..)?;
    }
    if rest.starts_with(['{', '[']) {
        return None;
    }
    let first = rest.lines().next()?;
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| first.bytes().filter(|b| b == mark).count())?;
    let mut reader = reader(first, delimiter);
    let record = reader.records().next()?.ok()?;
    let header: Vec<String> =
        record.iter().map(|name| name.split_whitespace().collect::<String>()).collect();
    let known = |name: &&String| COLUMNS.contains(&name.to_ascii_lowercase().as_str());
    if header.iter().filter(known).count() < ENOUGH {
        return None;
    }
    let place = Walker::new(text, Place::START).place(start);
    Some(Table { text: rest, delimiter, header, place })
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
}

/// A row as an element.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) node: Node<'static>,
    /// How many cells it has.
    pub(crate) cells: usize,
    pub(crate) place: Place,
}

impl Table<'_> {
    /// Where the header stands.
    pub(crate) fn place(&self) -> Place {
        self.place
    }

    /// Whether the header names a column, in any letter case.
    pub(crate) fn names(&self, column: &str) -> bool {
        self.header.iter().any(|name| name.eq_ignore_ascii_case(column))
    }

    /// How many columns the header names.
    pub(crate) fn columns(&self) -> usize {
        self.header.len()
    }

    /// The rows below the header. All values of a row stand in its line: a column is named by
    /// the pointer.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row> {
        let (header, start) = (&self.header, self.place);
        // A text can be read as a table to its end: the rows may have any number of cells, and
        // every cell of a text is a text.
        reader(self.text, self.delimiter).into_records().skip(1).filter_map(Result::ok).map(
            move |record| {
                let (line, byte) = record.position().map_or((1, 0), |p| (p.line(), p.byte()));
                let line = u32::try_from(line).unwrap_or(u32::MAX);
                let byte = usize::try_from(byte).unwrap_or_default();
                let place = Place {
                    offset: start.offset + byte,
                    line: start.line.saturating_add(line).saturating_sub(1),
                    column: 0,
                };
                let members = header
                    .iter()
                    .zip(record.iter())
                    .map(|(name, cell)| Member {
                        key: Cow::Owned(name.clone()),
                        node: Node::new(place, cell_value(cell)),
                    })
                    .collect();
                let node = Node::new(place, Value::Object(members));
                Row { node, cells: record.len(), place }
            },
        )
    }
}

/// An empty cell is what a `null` becomes.
fn cell_value(cell: &str) -> Value<'static> {
    match cell.trim() {
        "" | "null" => Value::Null,
        _ => Value::String(Cow::Owned(cell.to_owned())),
    }
}
