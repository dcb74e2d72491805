//! One view over every table of facts: columns and rows of text, each row with its source, so
//! that a page, an export, a search and a test read all of them alike.

use super::Source;
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// How far a fact is to be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// A dated document says it.
    Confirmed,
    /// No dated document confirms it, or whether it is still so.
    Unconfirmed,
    /// Another source says something else.
    Conflicting,
}

impl Status {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Unconfirmed => "not confirmed",
            Self::Conflicting => "sources differ",
        }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FactRow {
    /// As many cells as the table has columns; empty where nothing is known.
    pub cells: Vec<Text>,
    /// How far it is to be relied on.
    pub status: Status,
    /// What is not confirmed, or what the other source says; empty where nothing is to be said.
    pub note: Text,
    /// Where it comes from, and the day on which it was checked.
    pub source: Source,
    /// The source that says something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<Source>,
}

/// A table of facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FactTable {
    /// Stable id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// What is to be known before it is read; empty where nothing is.
    pub about: Text,
    /// Titles of the columns.
    pub columns: Vec<Text>,
    /// The rows.
    pub rows: Vec<FactRow>,
}

/// Tables about one topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Topic {
    /// Stable id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Its tables.
    pub tables: Vec<FactTable>,
}

/// A row that a document confirms.
pub(crate) fn row<const N: usize>(cells: [Text; N], source: &Source) -> FactRow {
    FactRow {
        cells: Vec::from(cells),
        status: Status::Confirmed,
        note: Text::Borrowed(""),
        source: source.clone(),
        against: None,
    }
}

impl FactRow {
    /// The same as something that is not confirmed, with what is not, or what is to be done.
    pub(crate) fn unconfirmed(mut self, note: &'static str) -> Self {
        self.status = Status::Unconfirmed;
        self.note = Text::Borrowed(note);
        self
    }

    /// The same with what another source says.
    pub(crate) fn against(mut self, note: &'static str, source: Option<Source>) -> Self {
        self.status = Status::Conflicting;
        self.note = Text::Borrowed(note);
        self.against = source;
        self
    }

    /// The same with a remark.
    pub(crate) fn noted(mut self, note: &'static str) -> Self {
        self.note = Text::Borrowed(note);
        self
    }

    /// Whether every word, in lower case, stands somewhere in the row.
    pub fn has(&self, words: &[String]) -> bool {
        let mut all = String::new();
        for text in self.cells.iter().chain([
            &self.note,
            &self.source.title,
            &self.source.dated,
            &Text::Borrowed(self.status.words()),
        ]) {
            all.push_str(text);
            all.push(' ');
        }
        all.make_ascii_lowercase();
        words.iter().all(|word| all.contains(word.as_str()))
    }
}

/// The words of a search.
pub fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(str::to_ascii_lowercase).collect()
}

/// A table whose facts are words alone: nothing is computed from them.
#[derive(Debug)]
pub(crate) struct Plain {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) columns: &'static [&'static str],
    pub(crate) rows: &'static [PlainRow],
}

/// A row of such a table.
#[derive(Debug)]
pub(crate) struct PlainRow {
    pub(crate) cells: &'static [&'static str],
    pub(crate) source: Source,
    pub(crate) status: Status,
    pub(crate) note: &'static str,
    pub(crate) against: Option<Source>,
}

/// A row that a document confirms.
pub(crate) const fn says(cells: &'static [&'static str], source: Source) -> PlainRow {
    PlainRow { cells, source, status: Status::Confirmed, note: "", against: None }
}

/// A row that is not confirmed, and what is not.
pub(crate) const fn unsure(
    cells: &'static [&'static str],
    source: Source,
    note: &'static str,
) -> PlainRow {
    PlainRow { cells, source, status: Status::Unconfirmed, note, against: None }
}

/// A row with what another source says.
pub(crate) const fn disputed(
    cells: &'static [&'static str],
    source: Source,
    note: &'static str,
    against: Source,
) -> PlainRow {
    PlainRow { cells, source, status: Status::Conflicting, note, against: Some(against) }
}

/// A table of typed facts.
pub(crate) fn table(
    id: &'static str,
    title: &'static str,
    about: &'static str,
    columns: &'static [&'static str],
    rows: Vec<FactRow>,
) -> FactTable {
    FactTable {
        id: Text::Borrowed(id),
        title: Text::Borrowed(title),
        about: Text::Borrowed(about),
        columns: columns.iter().copied().map(Text::Borrowed).collect(),
        rows,
    }
}

impl Plain {
    /// The table in the form that all have.
    pub(crate) fn table(&self) -> FactTable {
        let rows = self.rows.iter().map(|row| FactRow {
            cells: row.cells.iter().copied().map(Text::Borrowed).collect(),
            status: row.status,
            note: Text::Borrowed(row.note),
            source: row.source.clone(),
            against: row.against.clone(),
        });
        table(self.id, self.title, self.about, self.columns, rows.collect())
    }
}
