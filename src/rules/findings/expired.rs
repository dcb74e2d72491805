//! `certificate/expired`

use super::super::finding::{BOTH, Rule};
use super::super::{Finding, Pillar, Severity, certificates};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/expired",
    title: "A certificate has expired",
    doc: "A certificate of a custom host name has expired. High where the file is probably stale. Only the nearest threshold is reported, once for all host names with the same day and kind of source.",
    why: "Clients that check certificates refuse the host name.",
    remedy: "Renew or replace the certificate where its source says; read the expiry again afterwards.",
    answers: BOTH,
    severity: Severity::Critical,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    certificates::within(case, rule, 0)
}
