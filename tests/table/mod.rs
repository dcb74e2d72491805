//! What rules say of an instance, short enough for a table.

#![allow(clippy::unwrap_used, reason = "a test panics")]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::report::{Report, parse_date};
use apim_planner::rules::{Exposure, ExposureStatus, Finding, Severity, Urgency};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the package lies.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The report on one file.
pub(crate) fn report(path: &Path, as_of: &str) -> Report {
    let bytes = fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let options = Options { as_of: parse_date(as_of).unwrap(), prefer: Prefer::LeastFollowUp };
    analyze(&[Input::new(name, &bytes)], &options).overview()
}

/// One letter for each retirement in order; a lower-case `e` is exposed without being overdue.
pub(crate) fn letters(exposures: &[Exposure]) -> String {
    exposures
        .iter()
        .map(|one| match (one.status, one.past_due) {
            (ExposureStatus::Exposed, true) => 'E',
            (ExposureStatus::Exposed, false) => 'e',
            (ExposureStatus::PreconditionSeen, _) => 'P',
            (ExposureStatus::NotVisible, _) => 'V',
            (ExposureStatus::NotExposed, _) => 'N',
            (ExposureStatus::NotApplicable, _) => 'A',
        })
        .collect()
}

/// A finding in one word: sign, id, severity.
pub(crate) fn word(finding: &Finding) -> String {
    let sign = match finding.urgency {
        Urgency::PastDue => '!',
        Urgency::Action => '>',
        Urgency::Check => '?',
        Urgency::Note => '.',
    };
    let severity = match finding.severity {
        Severity::Critical => "critical",
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
        Severity::Info => "info",
    };
    format!("{sign} {} {severity}", finding.id)
}
