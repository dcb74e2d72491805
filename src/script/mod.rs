//! Scripts that carry a plan out or check what it rests on: one file for each language, each with
//! its own escaper. All of them write the same operations.
//!
//! A script carries the real names, because it has to run. It changes nothing unless it is told
//! to, checks its preconditions itself, stops at the first error, and stops looking after two
//! hours.

mod bash;
mod bicep;
mod header;
mod operation;
mod powershell;
mod rest;
mod target;
mod terraform;

pub use bicep::quote as bicep_string;
pub use powershell::quote as powershell_string;
pub use rest::plain as rest_text;
pub use terraform::quote as terraform_string;

use crate::Text;
use crate::classify::Case;
use crate::plan;
use crate::report::InstanceReport;
use operation::Job;

/// A language in which scripts are written.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// Stable name, as on the command line.
    pub id: &'static str,
    /// What a person calls it.
    pub title: &'static str,
    /// Ending of its files, without the dot.
    pub extension: &'static str,
    /// Media type.
    pub mime: &'static str,
    /// What starts with which command, for a person.
    pub run: &'static str,
    write: fn(&Job) -> String,
}

/// Every language.
pub const LANGUAGES: &[Language] =
    &[bash::LANGUAGE, powershell::LANGUAGE, rest::LANGUAGE, terraform::LANGUAGE, bicep::LANGUAGE];

/// Finds a language by its name.
pub fn language(id: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.id == id)
}

/// The script of one instance whose plan was made, along a path or as it calls for.
///
/// # Errors
///
/// Why there is none, for a person.
pub(crate) fn script(
    case: &Case<'_>,
    report: &InstanceReport,
    path: Option<&str>,
    language: &Language,
) -> Result<String, Text> {
    let change = plan::change(case, &report.paths, &report.findings, path);
    let job = report.plan.as_ref().and_then(|plan| Job::of(case, plan, &change));
    job.map(|job| (language.write)(&job)).ok_or(Text::Borrowed(NONE))
}

/// Why an instance has no script.
const NONE: &str = "No step of this plan is one for a script: what it asks for is decided or done by people, \
                    or there is nothing to do. The commands of the plan read what it needs to know.";
