//! `certificate/expires-60-days`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, certificates};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/expires-60-days",
    title: "A certificate expires in 31 to 60 days",
    doc: "A certificate expires in 31 to 60 days. Medium where it renews by itself. Only the nearest threshold is reported, once for all host names with the same day and kind of source.",
    why: "Clients that check certificates refuse the host name from that day on.",
    remedy: "Plan the renewal, or prove that it renews by itself.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    certificates::within(case, rule, 2)
}
