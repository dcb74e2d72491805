//! The formats of a report: one file per format, one escaper per target language.

mod copy;
pub mod csv;
pub mod html;
pub mod ics;
pub mod json;
pub mod junit;
pub mod known;
pub mod markdown;
pub mod mermaid;
pub mod papers;
pub mod readable;
pub mod sarif;
pub mod tables;
pub mod workitems;
pub mod xlsx;
mod xml;

use crate::engine::Analysis;
use crate::report::Report;
use std::io::{self, Write};

/// A format in which a report can be had.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Stable name, as on the command line.
    pub id: &'static str,
    /// What a person calls it.
    pub title: &'static str,
    /// Ending of its files, without the dot.
    pub extension: &'static str,
    /// Media type.
    pub mime: &'static str,
    /// Whether its bytes are text (UTF-8).
    pub text: bool,
    /// Whether anything of the plans stands in it. They cost more than all the rest.
    pub plans: bool,
    /// Renders a whole report, plans included; one without plans as far as it goes.
    pub render: fn(Report) -> Vec<u8>,
}

impl Format {
    /// Writes an analysis, whose overview this is, and makes no more of a report than stands in
    /// the format. JSON goes out piece by piece: ten thousand plans are not one string.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write(
        &self,
        analysis: &Analysis,
        overview: Report,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if self.id == json::FORMAT.id {
            return json::pieces(analysis, overview)
                .try_for_each(|piece| out.write_all(piece.as_bytes()));
        }
        let report = if self.plans { analysis.completed(overview) } else { overview };
        out.write_all(&(self.render)(report))
    }
}

/// Every format.
pub const FORMATS: &[Format] = &[
    json::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    csv::FORMAT,
    csv::FINDINGS,
    xlsx::FORMAT,
    sarif::FORMAT,
    junit::FORMAT,
    workitems::azure_devops::FORMAT,
    workitems::jira::FORMAT,
    workitems::github::FORMAT,
    mermaid::FORMAT,
    ics::FORMAT,
];

/// Finds a format by its name.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}
