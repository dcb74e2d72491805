//! `operations/updating-too-long`

use super::super::finding::{ASKS, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::Case;
use crate::knowledge::day::{days_until, distance, long};
use crate::knowledge::sources;
use crate::model::ProvisioningState;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "operations/updating-too-long",
    title: "In a state of change for too long",
    doc: "provisioningState is Updating or Activating, and the last change lies two days back or more. The file may be as old as that, so it asks. Silent without a date; targetProvisioningState beside Succeeded is no running operation.",
    why: "More than 2 hours in the state Updating are a case for support; infrastructure settings are locked meanwhile.",
    remedy: "Ask again; where it still says so, read the activity log and contact support.",
    answers: ASKS,
    severity: Severity::Medium,
    pillar: Pillar::Operations,
    source: sources::MIGRATE_VNET,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let state = &case.instance.provisioning_state;
    let running = state.value().is_some_and(|state| {
        matches!(state.value, ProvisioningState::Updating | ProvisioningState::Activating)
    });
    let modified = &case.instance.last_modified;
    let Some(day) = modified.value().map(|moment| moment.date()).filter(|_| running) else {
        return Vec::new();
    };
    // Days, not hours: a day before may be an hour before.
    if days_until(day, case.options.as_of) > -2 {
        return Vec::new();
    }
    let name = seen::written(state);
    vec![
        rule.found(
            format!("{name}, and last changed {}", distance(day, case.options.as_of)),
            format!(
                "provisioningState is {name} in this file, and the last change was on {}, {}. \
                 More than 2 hours are too long.",
                long(day),
                distance(day, case.options.as_of)
            ),
            "Ask again; where it still says so, read the activity log and contact support.",
        )
        .sign(Urgency::Check)
        .settled_by(seen::get(case, "State today", "properties.provisioningState"))
        .because([
            seen::field(
                case,
                "properties.provisioningState",
                name.as_str(),
                state.at(),
                "An operation that runs.",
                &rule.source,
            ),
            seen::field(
                case,
                "systemData.lastModifiedAt",
                seen::words(modified, |moment| moment.raw.clone()),
                modified.at(),
                "The last change.",
                &rule.source,
            ),
        ]),
    ]
}
