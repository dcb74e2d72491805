//! `certificate/expires-60-days`

use super::super::finding::Rule;
use super::super::{Finding, Pillar, Severity, certificates};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/expires-60-days",
    doc: "A certificate expires in 31 to 60 days. Medium where it renews by itself. Only the nearest threshold is reported, once for all host names with the same day and kind of source.",
    severity: Severity::High,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    certificates::within(case, rule, 2)
}
