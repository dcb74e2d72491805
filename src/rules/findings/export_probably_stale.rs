//! `input/export-probably-stale`

use super::super::finding::{ASKS, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::Case;
use crate::classify::FRESH_DAYS;
use crate::knowledge::day::{distance, long};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "input/export-probably-stale",
    title: "The export is probably older than the instance",
    doc: "A location reports stv1 after the retirement, and no date of the file rules out that the export is older. The threshold of 90 days is our own.",
    why: "Instances that were left on stv1 were to be migrated by Azure, so an export that reports stv1 long after the retirement may describe what no longer is.",
    remedy: "Take a fresh export before anything is decided.",
    answers: ASKS,
    severity: Severity::High,
    pillar: Pillar::Operations,
    source: sources::COMPUTE,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let freshness = &case.class.freshness;
    if !freshness.probably_stale {
        return Vec::new();
    }
    let retired = case.class.stv1_retired;
    let newest = match &freshness.newest {
        Some((date, evidence)) => format!(
            "The newest date in the file is {} of {}, {}; it is a lower bound, not the day of the \
             export.",
            evidence.field,
            long(*date),
            distance(*date, case.options.as_of)
        ),
        None => "The file holds no date that tells its age.".to_owned(),
    };
    vec![
        rule.found(
            "The export is probably older than the instance",
            format!(
                "stv1 was retired on {retired}, and remaining instances were to be migrated by \
                 Azure, so an export that reports stv1 is probably stale. {newest} A date within \
                 {FRESH_DAYS} days would rule that out; the threshold is this tool's own."
            ),
            "Take a fresh export before anything is decided.",
        )
        .sign(Urgency::Check)
        .settled_by(seen::fresh_export(case))
        .because(freshness.newest.iter().map(|(_, evidence)| evidence.clone())),
    ]
}
