//! `operations/provisioning-failed`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::{Field, ProvisioningState};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "operations/provisioning-failed",
    title: "The last operation failed",
    doc: "provisioningState is Failed or TerminationFailed. It does not say that the gateway is down.",
    why: "The gateway may serve on; changes, a migration among them, may not work.",
    remedy: "Read the activity log for the reason and repair it before any migration.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Operations,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let state = &case.instance.provisioning_state;
    let failed = state.value().is_some_and(|state| {
        matches!(state.value, ProvisioningState::Failed | ProvisioningState::TerminationFailed)
    });
    if !failed {
        return Vec::new();
    }
    let target = match &case.instance.target_provisioning_state {
        Field::Known(target, _) if !target.is_empty() => format!(", its target {target}"),
        _ => String::new(),
    };
    vec![
        rule.found(
            "The last operation failed",
            format!(
                "provisioningState is {}{target}. The gateway may serve on; changes may not work.",
                seen::written(state)
            ),
            "Read the activity log for the reason and repair it before any migration.",
        )
        .settled_by(seen::command(
            case,
            "Activity log",
            "az monitor activity-log list --resource-id \"$APIM_ID\" --status Failed --offset 90d --query '[].{time:eventTimestamp, operation:operationName.localizedValue}' -o table",
        ))
        .because([seen::field(
            case,
            "properties.provisioningState",
            seen::written(state),
            state.at(),
            "The outcome of the last operation.",
            &rule.source,
        )]),
    ]
}
