//! `reliability/zones-differ-between-locations`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, ZoneMode};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "reliability/zones-differ-between-locations",
    title: "Zones differ between locations",
    doc: "Zones differ in kind between locations: over several, one, or none. Zone numbers are not compared across regions; what is not known, or spread by Azure unseen, is no difference.",
    why: "The locations do not fail alike.",
    remedy: "Decide whether the others get zones as well; their addresses change then.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::RELIABILITY,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let told = case.class.locations.iter().filter(|one| {
        !matches!(one.zones, ZoneMode::Unknown | ZoneMode::NotOffered | ZoneMode::Automatic)
    });
    let mut kinds = told.clone().map(|one| one.zones);
    let first = told.clone().next().map(|one| one.zones);
    let differ = told.clone().any(|one| Some(one.zones) != first);
    if !differ || !kinds.any(|kind| kind == ZoneMode::ZoneRedundant) {
        return Vec::new();
    }
    let said: Vec<_> = told.map(|one| format!("{} {}", one.region, words(one.zones))).collect();
    let because = case.instance.locations().enumerate().map(|(index, location)| {
        seen::field(
            case,
            seen::location_field(index, "zones"),
            seen::words(&location.zones, |zones| zones.join(", ")),
            location.zones.at(),
            "Zones of this location.",
            &rule.source,
        )
    });
    vec![
        rule.found(
            "Zones differ between locations",
            format!("{}. The locations do not fail alike.", seen::join(&said)),
            "Decide whether the others get zones as well; their addresses change then.",
        )
        .because(because),
    ]
}

/// What a mode is called in the sentence.
const fn words(mode: ZoneMode) -> &'static str {
    match mode {
        ZoneMode::ZoneRedundant => "over several zones",
        ZoneMode::Zonal => "in one zone",
        ZoneMode::None | ZoneMode::Automatic | ZoneMode::NotOffered | ZoneMode::Unknown => {
            "over none"
        }
    }
}
