//! `certificate/expires-90-days`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, certificates};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/expires-90-days",
    title: "A certificate expires in 61 to 90 days",
    doc: "A certificate expires in 61 to 90 days. Low where it renews by itself. Only the nearest threshold is reported, once for all host names with the same day and kind of source.",
    why: "Clients that check certificates refuse the host name from that day on.",
    remedy: "Note the day, and prove that the certificate renews by itself where it should.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    certificates::within(case, rule, 3)
}
