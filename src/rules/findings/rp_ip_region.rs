//! `retirement/rp-ip-region`

use super::super::finding::{ASKS, Rule};
use super::super::retirements::{rp_ip_march_2023, rp_ip_september_2023};
use super::super::{ExposureStatus, Finding, Pillar, Severity, Urgency};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "retirement/rp-ip-region",
    title: "Network rules may name an old provider address",
    doc: "VNet-injected in a region whose resource provider address changed in 2023. Only management suffers, not API traffic.",
    why: "Where a rule names the old address, API traffic goes on but the instance can no longer be configured.",
    remedy: "Use the service tag ApiManagement for port 3443.",
    answers: ASKS,
    severity: Severity::Medium,
    pillar: Pillar::Operations,
    source: sources::BC_RP_IP_MARCH,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    [&rp_ip_march_2023::RULE, &rp_ip_september_2023::RULE]
        .into_iter()
        .map(|retirement| (retirement.retirement.date, retirement.exposure(case)))
        .filter(|(_, exposure)| exposure.status == ExposureStatus::PreconditionSeen)
        .map(|(date, exposure)| {
            let mut finding = rule
                .found(
                    "Network rules may name an old provider address",
                    exposure.text,
                    "Use the service tag ApiManagement for port 3443.",
                )
                .by(date)
                .sign(Urgency::Check)
                .because(exposure.because);
            finding.source = exposure.source;
            finding.command = exposure.command;
            finding
        })
        .collect()
}
