//! Change 19: the built-in analytics dashboard.

use super::super::Reply::{NotApplicable, NotVisible, Precondition};
use super::super::retirement::{Answer, RetirementRule};
use super::super::seen;
use crate::classify::Case;
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::ANALYTICS,
    doc: "Precondition: Developer, Basic, Standard or Premium. Not applicable to Consumption and the v2 tiers.",
    answers: &[Precondition, NotVisible, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let source = &retirements::ANALYTICS.source;
    let tier = seen::tier_evidence(case, "The tiers that have the built-in dashboard.", source);
    if let Some(family) = seen::other_family(case) {
        return Answer::not_applicable(format!("Not a classic dedicated tier, but {family}."))
            .because([tier]);
    }
    let command = seen::command(
        case,
        "Diagnostic settings",
        "az monitor diagnostic-settings list --resource \"$APIM_ID\" --query '[].{name:name, workspace:workspaceId}' -o table",
    );
    let good = "A setting that names a Log Analytics workspace.";
    if seen::is_dedicated_classic(case) {
        return Answer::precondition(format!(
            "Classic {}: it has the built-in dashboard. Whether anybody uses it is not visible.",
            seen::tier_name(case)
        ))
        .because([tier])
        .settled_by(command, good);
    }
    Answer::not_visible("The tier is not known to have or not to have the dashboard.")
        .because([tier])
        .settled_by(command, good)
}
