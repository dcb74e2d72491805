//! Says of a redacted copy that it is one.

use crate::report::Report;

/// What was taken out, in a sentence; empty for a report with the real values.
pub(super) fn words(report: &Report) -> String {
    let Some(redaction) = &report.redaction else { return String::new() };
    let classes: Vec<String> =
        redaction.classes.iter().map(|one| format!("{} ({})", one.title, one.values)).collect();
    if classes.is_empty() {
        return "Redacted copy: nothing had to be taken out.".to_owned();
    }
    format!(
        "Redacted copy. Replaced or removed, with the number of values: {}.",
        classes.join(", ")
    )
}
