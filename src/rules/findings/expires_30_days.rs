//! `certificate/expires-30-days`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, certificates};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/expires-30-days",
    title: "A certificate expires within 30 days",
    doc: "A certificate expires within 30 days. Only the nearest threshold is reported, once for all host names with the same day and kind of source.",
    why: "Clients that check certificates refuse the host name from that day on.",
    remedy: "Renew or replace the certificate where its source says, or prove that it renews by itself.",
    answers: FIRES,
    severity: Severity::Critical,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    certificates::within(case, rule, 1)
}
