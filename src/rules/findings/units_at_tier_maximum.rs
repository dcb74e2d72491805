//! `cost/units-at-tier-maximum`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::Capacity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "cost/units-at-tier-maximum",
    title: "Units at the maximum of the tier",
    doc: "Units at the maximum of the tier. Silent on Developer, whose maximum is 1.",
    why: "More load needs another tier, or support.",
    remedy: "Plan ahead.",
    answers: FIRES,
    severity: Severity::Low,
    pillar: Pillar::Cost,
    source: sources::INC_LIMITS,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let Some((tier, most)) = seen::tier(case).and_then(|tier| Some((tier, tier.max_units?))) else {
        return Vec::new();
    };
    if most < 2 {
        return Vec::new();
    }
    case.locations()
        .enumerate()
        .filter(|(_, (location, _))| location.capacity.value() == Some(&Capacity::Units(most)))
        .map(|(index, (location, class))| {
            let mut finding = rule
                .found(
                    "Units at the maximum of the tier",
                    format!("{} {most} of {most} units in {}.", tier.display, class.region),
                    if tier.wire == "Premium" {
                        "Plan ahead: support may be involved in going further."
                    } else {
                        "Plan ahead: more load needs another tier."
                    },
                )
                .because([seen::field(
                    case,
                    seen::location_field(index, "sku.capacity"),
                    most.to_string(),
                    location.capacity.at(),
                    "The most units of the tier.",
                    &rule.source,
                )]);
            finding.source = tier.units_source();
            finding
        })
        .collect()
}
