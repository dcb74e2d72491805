//! The formats of a report: one file per format, one escaper per target language.

mod copy;
pub mod csv;
mod fingerprint;
pub mod html;
pub mod ics;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod mermaid;
pub mod readable;
pub mod sarif;
pub mod tables;
pub mod workitems;
pub mod xlsx;
mod xml;

use crate::engine::Analysis;
use crate::report::Report;

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
    /// The analysis in this format, made of no more of a report than stands in it.
    pub fn of(&self, analysis: &Analysis) -> Vec<u8> {
        (self.render)(if self.plans { analysis.report() } else { analysis.overview() })
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
