//! `reliability/zonal-single-zone`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, ZoneMode};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "reliability/zonal-single-zone",
    title: "A location in a single zone",
    doc: "Premium with exactly one zone in a location: having zones is not being resilient.",
    why: "A failure of that zone stops the gateway there.",
    remedy: "Decide on two or more zones with a number of units that is a multiple of them. All addresses change.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::RELIABILITY,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    case.locations()
        .enumerate()
        .filter(|(_, (_, class))| class.zones == ZoneMode::Zonal)
        .map(|(index, (location, class))| {
            let zones = seen::words(&location.zones, |zones| zones.join(", "));
            rule.found(
                format!("One zone only in {}", class.region),
                format!(
                    "zones of {} is {zones}: zonal, so a failure of that zone stops the gateway \
                     there.",
                    class.region
                ),
                "Decide on two or more zones with a number of units that is a multiple of them. It \
                 takes 15 to 45 minutes, the gateway serves on, and all addresses change.",
            )
            .because([seen::field(
                case,
                seen::location_field(index, "zones"),
                zones,
                location.zones.at(),
                "Exactly one zone is zonal.",
                &rule.source,
            )])
        })
        .collect()
}
