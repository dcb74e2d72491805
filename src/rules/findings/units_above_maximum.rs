//! `cost/units-above-maximum`

use super::super::finding::{ASKS, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::Capacity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "cost/units-above-maximum",
    title: "More units than the tier is documented to have",
    doc: "More units than the published maximum of the tier: an own quota, a limit that has changed, or a template that will fail. The input is taken as it is.",
    why: "An own quota, a limit that has changed, or a template that will fail.",
    remedy: "Ask its owner or support whether it has a quota of its own before it is scaled or made anew.",
    answers: ASKS,
    severity: Severity::Medium,
    pillar: Pillar::Operations,
    source: sources::INC_LIMITS,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let Some((tier, most)) = seen::tier(case).and_then(|tier| Some((tier, tier.max_units?))) else {
        return Vec::new();
    };
    case.locations()
        .enumerate()
        .filter_map(|(index, (location, class))| {
            let Capacity::Units(units) = location.capacity.value()? else { return None };
            (*units > most).then(|| {
                let mut finding = rule
                    .found(
                        format!("{units} units in {}, above the maximum of the tier", class.region),
                        format!(
                            "{} with {units} units in {}; the published maximum is {most}.",
                            tier.display, class.region
                        ),
                        "Ask its owner or support whether it has a quota of its own before it is \
                         scaled or made anew.",
                    )
                    .sign(Urgency::Check)
                    .because([seen::field(
                        case,
                        seen::location_field(index, "sku.capacity"),
                        units.to_string(),
                        location.capacity.at(),
                        "More than the tier is documented to have.",
                        &rule.source,
                    )]);
                finding.source = tier.units_source();
                finding
            })
        })
        .collect()
}
