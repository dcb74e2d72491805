//! `reliability/location-without-compute`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, Family, Platform};
use crate::knowledge::sources;
use crate::model::ProvisioningState;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "reliability/location-without-compute",
    title: "A location without compute",
    doc: "An additional location of a classic tier reports undetermined while the service is Succeeded. It is left out of the verdict.",
    why: "No compute is deployed there, so it serves nothing and has no platform.",
    remedy: "Ask for the location again; repair or remove it.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::NETSDK,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let state = &case.instance.provisioning_state;
    let succeeded = state.value().is_some_and(|state| state.value == ProvisioningState::Succeeded);
    if !succeeded || case.class.family != Family::Classic {
        return Vec::new();
    }
    let regions: Vec<_> = case
        .class
        .locations
        .iter()
        .filter(|one| !one.primary && one.platform.platform == Platform::Undetermined)
        .map(|one| one.region.as_str())
        .collect();
    if regions.is_empty() {
        return Vec::new();
    }
    vec![
        rule.found(
            format!("No compute in {}", seen::join(&regions)),
            format!(
                "platformVersion of {} is undetermined while the service is Succeeded: no compute \
                 is deployed there.",
                seen::join(&regions)
            ),
            "Ask again; then read the activity log.",
        )
        .settled_by(seen::fresh_export(case))
        .because(seen::platform_evidence(
            case,
            |one| *one == Platform::Undetermined,
            &rule.source,
        )),
    ]
}
