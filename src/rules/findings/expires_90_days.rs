//! `certificate/expires-90-days`

use super::super::finding::Rule;
use super::super::{Finding, Pillar, Severity, certificates};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/expires-90-days",
    doc: "A certificate expires in 61 to 90 days. Low where it renews by itself. Only the nearest threshold is reported, once for all host names with the same day and kind of source.",
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    certificates::within(case, rule, 3)
}
