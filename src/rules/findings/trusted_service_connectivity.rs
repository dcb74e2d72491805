//! `retirement/trusted-service-connectivity`

use super::super::finding::{ASKS, Rule};
use super::super::retirements::trusted_service_connectivity;
use super::super::{ExposureStatus, Finding, Pillar, Severity, Urgency};
use crate::classify::Case;
use crate::knowledge::retirements::TRUSTED_SERVICE;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "retirement/trusted-service-connectivity",
    title: "May depend on trusted service connectivity",
    doc: "Managed identity, created before 2025-12-01, key not True: high until Advisor is asked. Key Vault for certificates and named values is not concerned.",
    why: "Since 2026-03-15 the gateway no longer reaches Storage, Key Vault, Managed HSM, Service Bus, Event Hubs or Container Registry through the trusted-services exception.",
    remedy: "Ask Advisor; give affected calls a network path, then set the custom property to True.",
    answers: ASKS,
    severity: Severity::High,
    pillar: Pillar::Security,
    source: sources::BC_TRUSTED_SERVICE,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let exposure = trusted_service_connectivity::RULE.exposure(case);
    if exposure.status != ExposureStatus::PreconditionSeen {
        return Vec::new();
    }
    let past = TRUSTED_SERVICE.date < case.options.as_of;
    let finding = rule
        .found(
            "May depend on trusted service connectivity",
            format!(
                "{} Where a policy reaches Storage, Key Vault, Managed HSM, Service Bus, Event Hubs \
                 or Container Registry only through the trusted-services exception, {} on {}.",
                exposure.text,
                if past { "those calls broke" } else { "those calls break" },
                TRUSTED_SERVICE.date
            ),
            "Ask Advisor; give affected calls a network path, then set the custom property to True.",
        )
        .by(TRUSTED_SERVICE.date)
        .sign(Urgency::Check)
        .settled_by(trusted_service_connectivity::advisor(case))
        .because(exposure.because);
    vec![finding]
}
