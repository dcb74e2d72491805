//! Change 2: five legacy metrics.

use super::super::Reply::{NotApplicable, NotVisible};
use super::super::retirement::{Answer, RetirementRule};
use super::super::{az, seen};
use crate::classify::Case;
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::LEGACY_METRICS,
    doc: "Never visible in the instance; not applicable where it was created after the change.",
    answers: &[NotVisible, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let facts = &retirements::LEGACY_METRICS;
    if let Some(created) = seen::created(case).filter(|created| *created > facts.date) {
        return Answer::not_applicable(format!(
            "Created on {created}, after the metrics had been removed."
        ))
        .because([seen::created_evidence(
            case,
            "Created after the change.",
            &facts.source,
        )]);
    }
    let answer = Answer::not_visible(format!(
        "Alerts and dashboards are not part of the instance. Retired: {}.",
        seen::join(&retirements::LEGACY_METRICS_NAMES)
    ));
    let Some(name) = seen::name(case) else {
        return answer.ask("Does an alert or a dashboard use one of the five metrics?");
    };
    let query = format!(
        "[?contains(to_string(scopes), {})].{{alert:name, metrics:criteria.allOf[].metricName}}",
        az::jmes(name)
    );
    answer.settled_by(
        seen::command(
            case,
            "Alerts on legacy metrics",
            &format!("az monitor metrics alert list --query {} -o json", az::quote(&query)),
        ),
        "No alert on one of the five retired gateway request metrics; dashboards need a look.",
    )
}
