//! `retirement/analytics-dashboard`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::day::{distance, long};
use crate::knowledge::retirements::ANALYTICS;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "retirement/analytics-dashboard",
    title: "Built-in analytics dashboard ends",
    doc: "A classic dedicated tier has the built-in dashboard. Silent while a location is on stv1, because the migration comes first; the date stands in the table of retirements.",
    why: "From 2027-03-15 on only the dashboard that is based on Azure Monitor is left, and it shows nothing without gateway logs in a Log Analytics workspace.",
    remedy: "Send gateway logs to a Log Analytics workspace and use the dashboard based on Azure Monitor.",
    answers: FIRES,
    severity: Severity::Low,
    pillar: Pillar::Operations,
    source: sources::BC_ANALYTICS,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    if !seen::is_dedicated_classic(case) || case.class.has_stv1() {
        return Vec::new();
    }
    let date = ANALYTICS.date;
    let past = date < case.options.as_of;
    vec![
        rule.found(
            if past {
                "Built-in analytics dashboard ended"
            } else {
                "Built-in analytics dashboard ends"
            },
            format!(
                "Classic {}: the built-in dashboard {} on {}, {}.",
                seen::tier_name(case),
                if past { "ended" } else { "ends" },
                long(date),
                distance(date, case.options.as_of)
            ),
            "Send gateway logs to a Log Analytics workspace and use the dashboard based on Azure \
             Monitor.",
        )
        .by(date)
        .because([seen::tier_evidence(
            case,
            "The tiers that have the built-in dashboard.",
            &rule.source,
        )]),
    ]
}
