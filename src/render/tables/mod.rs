//! The report as tables: what CSV and XLSX write.

mod fleet;
mod instances;

pub use fleet::{DATES, OVERVIEW, SOURCES};
pub use instances::{FINDINGS, INSTANCES, STEPS};

use super::readable;
use crate::report::{InstanceReport, Report};
use crate::rules::Command;

/// One value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text, as a person may read it; may have several lines.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day, `YYYY-MM-DD`, or whatever stands in its place.
    Date(String),
    /// The name and the address of a source.
    Source(String, String),
    /// Nothing.
    Empty,
}

/// A column: its title and about how many characters it is wide.
pub type Column = (&'static str, u8);

/// A table whose rows are made one after another.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// Gives every row, each as long as `columns`.
    pub rows: fn(&Report, Rows<'_>),
}

/// Takes rows.
pub type Rows<'a> = &'a mut dyn FnMut(&[Cell]);

fn text(raw: &str) -> Cell {
    if raw.is_empty() { Cell::Empty } else { Cell::Text(readable::lines(raw)) }
}

fn maybe(raw: Option<&str>) -> Cell {
    raw.map_or(Cell::Empty, text)
}

fn date(raw: Option<&str>) -> Cell {
    raw.filter(|day| !day.is_empty()).map_or(Cell::Empty, |day| Cell::Date(readable::line(day)))
}

fn count(number: usize) -> Cell {
    Cell::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

fn source(source: &crate::knowledge::Source) -> Cell {
    Cell::Source(readable::line(&source.title), readable::line(&source.url))
}

fn command(command: Option<&Command>) -> Cell {
    maybe(command.map(|command| command.text.trim_end()))
}

/// The tier as Azure calls it, or as it was written.
pub(super) fn tier(one: &InstanceReport) -> &str {
    one.sku.display.as_deref().or(one.sku.name.as_deref()).unwrap_or("Not known")
}
