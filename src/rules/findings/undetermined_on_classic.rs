//! `platform/undetermined-on-classic`

use super::super::finding::{ASKS, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::{Case, Platform};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "platform/undetermined-on-classic",
    title: "No compute is deployed",
    doc: "The primary location of a classic tier reports undetermined: no compute is deployed.",
    why: "Without compute the platform cannot be determined, and no API is served.",
    remedy: "Read provisioningState; wait or repair, then ask again.",
    answers: ASKS,
    severity: Severity::Medium,
    pillar: Pillar::Operations,
    source: sources::NETSDK,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let primary = case.class.locations.first().map(|one| &one.platform.platform);
    if primary != Some(&Platform::Undetermined) {
        return Vec::new();
    }
    let state = &case.instance.provisioning_state;
    vec![
        rule.found(
            "No compute deployed",
            format!(
                "platformVersion reports undetermined on {}, which says that no compute is \
                 deployed. provisioningState is {}.",
                seen::tier_name(case),
                seen::written(state)
            ),
            "Read provisioningState; wait or repair, then ask again.",
        )
        .sign(Urgency::Check)
        .settled_by(seen::fresh_export(case))
        .because(seen::platform_evidence(case, |one| *one == Platform::Undetermined, &rule.source))
        .because([seen::field(
            case,
            "properties.provisioningState",
            seen::written(state),
            state.at(),
            "Whether compute is on its way.",
            &sources::TYPES,
        )]),
    ]
}
