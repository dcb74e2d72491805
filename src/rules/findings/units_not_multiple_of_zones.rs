//! `reliability/units-not-multiple-of-zones`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, ZoneMode};
use crate::knowledge::sources;
use crate::model::Capacity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "reliability/units-not-multiple-of-zones",
    title: "Units do not fit the zones",
    doc: "Two or more zones, and units that are no multiple of them. Automatic mode has no such rule.",
    why: "With named zones the number of units must be a multiple of the number of zones.",
    remedy: "Use a number of units that is a multiple of the zones.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::RELIABILITY,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    case.locations()
        .enumerate()
        .filter(|(_, (_, class))| class.zones == ZoneMode::ZoneRedundant)
        .filter_map(|(index, (location, class))| {
            let zones = u32::try_from(location.zones.items().len()).ok()?;
            let Capacity::Units(units) = location.capacity.value()? else { return None };
            let rest = units.checked_rem(zones)?;
            (rest != 0).then(|| {
                rule.found(
                    format!("Units of {} do not fit its zones", class.region),
                    format!("{} has {units} units over {zones} zones.", class.region),
                    "Use a number of units that is a multiple of the zones.",
                )
                .because([seen::field(
                    case,
                    seen::location_field(index, "sku.capacity"),
                    units.to_string(),
                    location.capacity.at(),
                    "Must be a multiple of the number of zones.",
                    &rule.source,
                )])
            })
        })
        .collect()
}
