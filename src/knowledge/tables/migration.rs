//! Tables of the migration, of its network rules, and of what is open.

use crate::knowledge::nsg::{self, Direction, Mode, NSG_RULES, Need};
use crate::knowledge::open::{CONFLICTS, QUESTIONS};
use crate::knowledge::scenarios::SCENARIOS;
use crate::knowledge::sources;
use crate::knowledge::table::{FactTable, Plain, row, says, table};

/// The scenario matrix.
pub(super) fn scenarios() -> FactTable {
    let rows = SCENARIOS.iter().map(|one| {
        let row = row(
            [
                one.id.into(),
                one.applies.into(),
                one.option.into(),
                one.downtime.into(),
                one.address.into(),
                one.retention.into(),
                one.lock.into(),
                one.follow_up.into(),
            ],
            &one.source,
        );
        match one.id {
            "L" => row.unconfirmed("Whether it still migrates today."),
            "I" => row.noted("Described as a trigger up to 2024."),
            _ => row,
        }
    });
    table(
        "scenarios",
        "Scenario matrix: downtime, address, retention",
        "What each way means for one instance, with its names and addresses, stands in the plan \
         of the instance.",
        &[
            "Path",
            "Network mode",
            "Option",
            "API downtime",
            "Address",
            "Old compute kept",
            "Settings locked",
            "To be changed afterwards",
        ],
        rows.collect(),
    )
}

/// The network rules.
pub(super) fn rules() -> FactTable {
    let rows = NSG_RULES.iter().map(|one| {
        let direction = match one.direction {
            Direction::In => "in",
            Direction::Out => "out",
            Direction::Both => "in and out",
        };
        let need = match one.need {
            Need::Required => "yes",
            Need::NotDeveloper => "yes, not for Developer",
            Need::MultiRegion => "with several regions",
            Need::Optional => "optional",
        };
        let mode = match one.mode {
            Mode::External => "External",
            Mode::Both => "External, Internal",
        };
        row(
            [
                one.from.into(),
                one.to.into(),
                direction.into(),
                one.ports.into(),
                need.into(),
                mode.into(),
                one.purpose.into(),
            ],
            &nsg::SOURCE,
        )
    });
    table(
        "nsg",
        "Network rules of stv2 in a VNet",
        "TCP unless said. The classic subnet must have no delegation.",
        &["From", "To", "Direction", "Ports", "Required", "Network mode", "Purpose"],
        rows.collect(),
    )
}

/// What is needed beside the rules.
pub(super) static ALSO: Plain = Plain {
    id: "network-also",
    title: "Networks: what is needed beside the rules",
    about: "",
    columns: &["Fact"],
    rows: &[
        says(&[nsg::PORTS], nsg::SOURCE),
        says(&[nsg::REGIONAL_TAGS], nsg::SOURCE),
        says(&[nsg::SEVERAL_REGIONS], nsg::SOURCE),
        says(&[nsg::CERTIFICATES], sources::BC_MANAGED_CERTIFICATES),
        says(
            &["Addresses of an instance: Developer 1; Basic, Standard, Premium 2 per unit; 1 \
                 more for the internal load balancer in Internal mode. Azure reserves 5 of a \
                 subnet. A move within the subnet needs them a second time."],
            sources::NETWORK_RESOURCES,
        ),
        says(
            &["Service endpoints of the subnet for Storage, SQL and Key Vault are on for a \
                 move within it; autoscale rules of the instances in it are off."],
            sources::MIGRATE_VNET,
        ),
        says(
            &["Another public address resource than the one in use is needed where subnet, \
                 mode or zones change: Standard SKU, IPv4, same region and subscription, with a \
                 DNS label."],
            sources::INC_PREREQUISITES,
        ),
        says(
            &["Forced tunnelling: keep the service endpoints, the route for the service tag \
                 ApiManagement with next hop Internet and the rules above; change firewall rules \
                 to the range of the new subnet."],
            sources::MIGRATE_VNET,
        ),
    ],
};

/// Where sources differ.
pub(super) fn conflicts() -> FactTable {
    let rows = CONFLICTS.iter().map(|one| {
        row([one.topic.into(), one.one.into(), one.other.into(), one.used.into()], &one.source)
            .against("", Some(one.against.clone()))
    });
    table(
        "conflicts",
        "Conflicts between sources",
        "",
        &["Topic", "One says", "Another says", "Used here"],
        rows.collect(),
    )
}

/// What could not be confirmed.
pub(super) fn questions() -> FactTable {
    let rows = QUESTIONS
        .iter()
        .map(|one| row([one.what.into(), one.known.into()], &one.source).unconfirmed(""));
    table(
        "questions",
        "What could not be confirmed",
        "The source is the document that comes nearest.",
        &["Open", "What is known, or done about it"],
        rows.collect(),
    )
}
