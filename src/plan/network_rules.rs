//! The network rules that a migration in a VNet needs, for the mode and tier of the instance.

use super::route::{Route, Way};
use super::{Item, Table};
use crate::classify::NetworkMode;
use crate::knowledge::nsg::{self, Direction};
use crate::model::Sku;
use crate::paths::Ground;

/// The rules for the subnets that a migration ends in, one table for each mode that it can end
/// with; none without VNet injection.
pub(super) fn tables(route: &Route<'_>) -> Vec<Table> {
    let ground = &route.ground;
    let subnet = match route.way {
        Way::NewSubnet | Way::Connect => "the new subnet".to_owned(),
        Way::ThereAndBack => format!("the new subnet and of {}", ground.subnet_names()),
        _ => ground.subnet_names(),
    };
    match (ground.network, route.way) {
        (NetworkMode::None, Way::Connect) => {
            vec![table(ground, &subnet, true), table(ground, &subnet, false)]
        }
        (NetworkMode::None | NetworkMode::Unknown, _) => Vec::new(),
        (mode, _) => vec![table(ground, &subnet, mode == NetworkMode::External)],
    }
}

/// The rules of one subnet.
pub(super) fn table(ground: &Ground<'_>, subnet: &str, external: bool) -> Table {
    let developer = ground.tier == Some(Sku::Developer);
    let mut rows: Vec<Vec<String>> = nsg::needed(external, developer, ground.multi_region())
        .map(|rule| {
            [direction(rule.direction), rule.from, rule.to, rule.ports, rule.purpose]
                .map(str::to_owned)
                .to_vec()
        })
        .collect();
    if !external {
        rows.insert(
            0,
            ["in", "your client ranges", "VirtualNetwork", "443, 80 if used", "clients"]
                .map(str::to_owned)
                .to_vec(),
        );
    }
    Table {
        title: format!(
            "Network security group of {subnet}, {} mode",
            if external { "External" } else { "Internal" }
        ),
        columns: ["Direction", "Source", "Destination", "Port", "Why"].map(Into::into).to_vec(),
        rows,
    }
}

/// What is needed beside the rules.
pub(super) fn also(ground: &Ground<'_>) -> Vec<Item> {
    nsg::ALSO
        .iter()
        .filter(|text| ground.multi_region() || !text.contains("several regions"))
        .map(|text| Item { text: (*text).to_owned(), command: None })
        .collect()
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::In => "in",
        Direction::Out => "out",
        Direction::Both => "in and out",
    }
}
