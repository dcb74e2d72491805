//! `reliability/automatic-zones-unverifiable`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, environment, seen};
use crate::classify::{Case, ZoneMode};
use crate::knowledge::sources;
use crate::model::Capacity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "reliability/automatic-zones-unverifiable",
    title: "Two units over automatic zones",
    doc: "Premium with automatic zones and two units, where three are recommended. Empty zones are not no zones. Silent on one unit, which is another finding, and where tags or the name say that it is not production.",
    why: "Azure spreads the units by best effort and nobody sees over which zones. Three or more are recommended.",
    remedy: "Consider a third unit where the failure of a zone must not stop the gateway.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Reliability,
    source: sources::RELIABILITY,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    if environment::is_other(case.instance) {
        return Vec::new();
    }
    case.locations()
        .enumerate()
        .filter(|(_, (location, class))| {
            class.zones == ZoneMode::Automatic
                && location.capacity.value() == Some(&Capacity::Units(2))
        })
        .map(|(index, (location, class))| {
            rule.found(
                format!("Two units over automatic zones in {}", class.region),
                format!(
                    "zones of {} is empty, so Azure spreads its 2 units by best effort, and which \
                     zones they are in cannot be seen. Three or more are recommended.",
                    class.region
                ),
                "Consider a third unit where the failure of a zone must not stop the gateway.",
            )
            .because([
                seen::field(
                    case,
                    seen::location_field(index, "zones"),
                    seen::words(&location.zones, |zones| format!("[{}]", zones.join(", "))),
                    location.zones.at(),
                    "Empty on Premium in a region with zones means automatic.",
                    &rule.source,
                ),
                seen::field(
                    case,
                    seen::location_field(index, "sku.capacity"),
                    "2",
                    location.capacity.at(),
                    "Fewer units than recommended.",
                    &rule.source,
                ),
            ])
        })
        .collect()
}
