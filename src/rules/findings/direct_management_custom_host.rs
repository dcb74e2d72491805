//! `operations/direct-management-custom-host`

use super::super::finding::{ASKS, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::Case;
use crate::knowledge::retirements::DIRECT_MANAGEMENT_API;
use crate::knowledge::sources;
use crate::model::HostType;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "operations/direct-management-custom-host",
    title: "Custom host name of the direct management API",
    doc: "A custom host name of type Management. managementApiUrl is always there and proves nothing.",
    why: "The direct management API was retired on 2025-03-15; a custom host name hints that tools used it.",
    remedy: "Find its users; they call the REST API of Azure Resource Manager instead. Then take the host name away.",
    answers: ASKS,
    severity: Severity::Medium,
    pillar: Pillar::Operations,
    source: sources::BC_DIRECT_MANAGEMENT,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    seen::custom_hosts(case, HostType::Management)
        .map(|(index, host)| {
            let name = seen::text(&host.name);
            rule.found(
                format!("Custom host name {name} of the direct management API"),
                format!(
                    "{name} has type Management, a hint that the direct management API, retired on \
                     {}, was in use.",
                    DIRECT_MANAGEMENT_API.date
                ),
                "Find its users; they call the REST API of Azure Resource Manager instead. Then take \
                 the host name away.",
            )
            .by(DIRECT_MANAGEMENT_API.date)
            .sign(Urgency::Check)
            .settled_by(seen::child(
                case,
                "Direct management access",
                "tenant/access",
                "properties.enabled",
            ))
            .because([seen::host_evidence(
                case,
                index,
                host,
                "A custom host name of type Management.",
                &rule.source,
            )])
        })
        .collect()
}
