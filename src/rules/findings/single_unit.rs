//! `reliability/single-unit`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, environment, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::{Capacity, Sku};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "reliability/single-unit",
    title: "A single unit",
    doc: "One unit on a classic tier that allows more; medium for Premium in production. Silent on Developer, Consumption, v2 tiers, and where tags or the name say that it is not production.",
    why: "The loss of one unit stops the gateway.",
    remedy: "Consider a second unit where the service has to outlive the loss of one.",
    answers: FIRES,
    severity: Severity::Low,
    pillar: Pillar::Reliability,
    source: sources::INC_LIMITS,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let more = seen::tier(case).and_then(|tier| tier.max_units).is_some_and(|most| most > 1);
    if !more || !seen::is_dedicated_classic(case) || environment::is_other(case.instance) {
        return Vec::new();
    }
    let single: Vec<_> = case
        .locations()
        .enumerate()
        .filter(|(_, (location, _))| location.capacity.value() == Some(&Capacity::Units(1)))
        .collect();
    if single.is_empty() {
        return Vec::new();
    }
    let regions: Vec<_> = single.iter().map(|(_, (_, class))| class.region.as_str()).collect();
    let premium = case.instance.sku().value().is_some_and(|sku| sku.value == Sku::Premium);
    let severity = if premium && environment::is_production(case.instance) {
        Severity::Medium
    } else {
        Severity::Low
    };
    vec![
        rule.found(
            "One unit only",
            format!("{} with 1 unit in {}.", seen::tier_name(case), seen::join(&regions)),
            "Consider a second unit where the service has to outlive the loss of one.",
        )
        .severity(severity)
        .because(single.iter().map(|(index, (location, _))| {
            seen::field(
                case,
                seen::location_field(*index, "sku.capacity"),
                "1",
                location.capacity.at(),
                "The tier allows more units.",
                &rule.source,
            )
        })),
    ]
}
