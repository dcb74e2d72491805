//! `network/classic-vnet-subnet`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "network/classic-vnet-subnet",
    title: "The subnet is one of a classic virtual network",
    doc: "The id of a subnet names Microsoft.ClassicNetwork instead of Microsoft.Network.",
    why: "Commands and guides for Microsoft.Network do not fit it, those of a plan included.",
    remedy: "Ask the owners of the network for a subnet of Microsoft.Network before anything is planned.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Operations,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    case.locations()
        .enumerate()
        .filter_map(|(index, (location, class))| {
            let subnet = location.subnet.value()?;
            subnet.key().contains("/microsoft.classicnetwork/").then(|| {
                rule.found(
                    format!("{} sits in a classic virtual network", class.region),
                    format!(
                        "subnetResourceId of {} names Microsoft.ClassicNetwork ({}). Commands and \
                         guides for Microsoft.Network, those of the plan included, do not fit it.",
                        class.region, subnet.subnet
                    ),
                    "Ask the owners of the network for a subnet of Microsoft.Network before \
                     anything is planned.",
                )
                .because([seen::field(
                    case,
                    seen::location_field(index, "virtualNetworkConfiguration.subnetResourceId"),
                    &subnet.raw,
                    location.subnet.at(),
                    "The provider in the id of the subnet.",
                    &rule.source,
                )])
            })
        })
        .collect()
}
