//! `reliability/gateway-disabled-in-location`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "reliability/gateway-disabled-in-location",
    title: "The gateway of a location is off",
    doc: "disableGateway is true in a location, the primary or another one.",
    why: "No API traffic is served there.",
    remedy: "Find out whether it was drained on purpose.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    case.locations()
        .enumerate()
        .filter(|(_, (location, _))| location.gateway_disabled.value() == Some(&true))
        .map(|(index, (location, class))| {
            rule.found(
                format!("Gateway disabled in {}", class.region),
                format!("disableGateway of {} is true: no API traffic there.", class.region),
                "Find out whether it was drained on purpose.",
            )
            .because([seen::field(
                case,
                seen::location_field(index, "disableGateway"),
                "true",
                location.gateway_disabled.at(),
                "The gateway of this location is off.",
                &rule.source,
            )])
        })
        .collect()
}
