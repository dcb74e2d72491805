//! `platform/stv1-retired`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::{Case, Cloud, Platform};
use crate::knowledge::day::distance;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "platform/stv1-retired",
    title: "Reports stv1, a platform that has been retired",
    doc: "Every location reports stv1. Where only some do, the finding is platform/mixed-locations.",
    why: "No service level, no credits and no security work since 2024-09-01.",
    remedy: "Confirm with a fresh export, then migrate by the recommended path.",
    answers: FIRES,
    severity: Severity::Critical,
    pillar: Pillar::Reliability,
    source: sources::BC_STV1,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let stv1 = |platform: &Platform| *platform == Platform::Stv1;
    if !case.class.locations.iter().all(|one| stv1(&one.platform.platform)) {
        return Vec::new();
    }
    let retired = case.class.stv1_retired;
    let past = retired < case.options.as_of;
    let cloud = match case.class.cloud {
        Cloud::Unknown => "in the clouds other than global Azure, the later of both days, because \
                           neither region nor host suffix tells the cloud"
            .to_owned(),
        cloud => format!("in {}", cloud.display()),
    };
    let mut finding = rule
        .found(
            "Reports stv1, a platform that has been retired",
            format!(
                "platformVersion reports stv1, {} on {retired} {cloud} ({}). No service level, no \
                 credits and no security work since 2024-09-01.",
                if past { "retired" } else { "which retires" },
                distance(retired, case.options.as_of)
            ),
            "Confirm with a fresh export, then migrate by the recommended path.",
        )
        .by(retired)
        .because(seen::platform_evidence(case, stv1, &rule.source));
    finding.source = case.class.cloud.stv1_source();
    vec![if past { finding.sign(Urgency::PastDue) } else { finding }]
}
