//! `platform/mixed-locations`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::{Case, Platform};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "platform/mixed-locations",
    title: "Some locations report stv1, others do not",
    doc: "Some locations report stv1 and others do not. A check of the primary location alone misses it.",
    why: "An instance counts as migrated only when every location is. The others have had no service level since 2024-09-01, and traffic may fail over to them unnoticed.",
    remedy: "Migrate the locations on stv1 alone: in the portal each VNet location is migrated separately, the REST call addresses all locations.",
    answers: FIRES,
    severity: Severity::Critical,
    pillar: Pillar::Reliability,
    source: sources::MIGRATE_VNET,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let stv1 = |platform: &Platform| *platform == Platform::Stv1;
    let all = &case.class.locations;
    if !case.class.has_stv1() || all.iter().all(|one| stv1(&one.platform.platform)) {
        return Vec::new();
    }
    let said: Vec<_> =
        all.iter().map(|one| format!("{} {}", one.region, one.platform.platform.name())).collect();
    let old: Vec<_> = all
        .iter()
        .filter(|one| stv1(&one.platform.platform))
        .map(|one| one.region.as_str())
        .collect();
    let retired = case.class.stv1_retired;
    let past = retired < case.options.as_of;
    let finding = rule
        .found(
            format!(
                "{} {} stv1, other locations do not",
                seen::join(&old),
                if old.len() == 1 { "reports" } else { "report" }
            ),
            format!(
                "{}. An instance counts as migrated only when every location is; {} has had no \
                 service level since 2024-09-01, and traffic may fail over to it unnoticed.",
                seen::join(&said),
                seen::join(&old)
            ),
            "Migrate the locations on stv1 alone: in the portal each VNet location is migrated \
             separately, the REST call addresses all locations.",
        )
        .by(retired)
        .because(seen::platform_evidence(case, |_| true, &sources::TYPES));
    vec![if past { finding.sign(Urgency::PastDue) } else { finding }]
}
