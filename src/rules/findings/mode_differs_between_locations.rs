//! `network/mode-differs-between-locations`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, LocationClass};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "network/mode-differs-between-locations",
    title: "Network mode differs between locations",
    doc: "Some locations sit in a subnet and some do not. virtualNetworkType does not speak for additional locations; one whose virtualNetworkConfiguration is absent is not known and counts for nothing.",
    why: "The gateways are not reached, and do not reach backends, in the same way.",
    remedy: "Find out whether it is meant so; otherwise give every location a subnet.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let names = |injected: bool| -> Vec<&str> {
        let all = case.class.locations.iter();
        all.filter(|one: &&LocationClass| one.injected == Some(injected))
            .map(|one| one.region.as_str())
            .collect()
    };
    let (inside, outside) = (names(true), names(false));
    if inside.is_empty() || outside.is_empty() {
        return Vec::new();
    }
    let because = case.instance.locations().enumerate().map(|(index, location)| {
        seen::field(
            case,
            seen::location_field(index, "virtualNetworkConfiguration.subnetResourceId"),
            seen::words(&location.subnet, |subnet| subnet.raw.clone()),
            location.subnet.at(),
            "The subnet of this location.",
            &rule.source,
        )
    });
    vec![
        rule.found(
            format!("{} outside the virtual network", seen::join(&outside)),
            format!(
                "virtualNetworkType is {}. {} in a subnet, {} not: the gateways are not reached, \
                 and do not reach backends, in the same way.",
                seen::written(&case.instance.virtual_network_type),
                sit(&inside),
                sit(&outside)
            ),
            "Find out whether it is meant so; otherwise give every location a subnet.",
        )
        .because([seen::network_evidence(case, "Network mode of the instance.", &rule.source)])
        .because(because),
    ]
}

/// The regions with their verb.
fn sit(regions: &[&str]) -> String {
    let verb = if regions.len() == 1 { "sits" } else { "sit" };
    format!("{} {verb}", seen::join(regions))
}
