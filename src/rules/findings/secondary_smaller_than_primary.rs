//! `reliability/secondary-smaller-than-primary`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, Platform};
use crate::knowledge::sources;
use crate::model::Capacity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "reliability/secondary-smaller-than-primary",
    title: "Fewer units in an additional location",
    doc: "An additional location has fewer units than the primary one. Whether it has to carry its traffic is not in the input, so equal units are not demanded. A location without compute or with its gateway off is another finding.",
    why: "When another location fails, its traffic may be more than the units there carry; autoscale changes the primary location only.",
    remedy: "Decide what each location has to carry when another one fails, and give it the units for that.",
    answers: FIRES,
    severity: Severity::Low,
    pillar: Pillar::Reliability,
    source: sources::RELIABILITY,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let Some(Capacity::Units(primary)) = case.instance.primary.capacity.value() else {
        return Vec::new();
    };
    let mut said = Vec::new();
    let mut because = Vec::new();
    for (index, (location, class)) in case.locations().enumerate() {
        let Some(Capacity::Units(units)) = location.capacity.value() else { continue };
        let serves = class.platform.platform != Platform::Undetermined
            && location.gateway_disabled.value() != Some(&true);
        if class.primary || (units < primary && serves) {
            said.push(format!("{} {units}", class.region));
            because.push(seen::field(
                case,
                seen::location_field(index, "sku.capacity"),
                units.to_string(),
                location.capacity.at(),
                "Units of this location.",
                &rule.source,
            ));
        }
    }
    if said.len() < 2 {
        return Vec::new();
    }
    vec![
        rule.found(
            "Fewer units in an additional location",
            format!("Units: {}. Autoscale changes the primary location only.", seen::join(&said)),
            "Decide what each location has to carry when another one fails, and give it the units \
             for that.",
        )
        .because(because),
    ]
}
