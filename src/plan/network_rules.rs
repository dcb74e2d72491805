//! The network rules that a migration in a VNet needs, for the mode and tier of the instance.

use super::{Item, Table};
use crate::classify::NetworkMode;
use crate::knowledge::nsg::{self, Direction};
use crate::model::Sku;
use crate::paths::Ground;

/// The rules; `None` without VNet injection.
pub(super) fn table(ground: &Ground<'_>) -> Option<Table> {
    if !ground.injected() {
        return None;
    }
    let external = ground.network == NetworkMode::External;
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
    Some(Table {
        title: format!(
            "Network security group of {}, {} mode",
            ground.subnet_names(),
            if external { "External" } else { "Internal" }
        ),
        columns: ["Direction", "Source", "Destination", "Port", "Why"].map(Into::into).to_vec(),
        rows,
    })
}

/// What is needed beside the rules.
pub(super) fn also(ground: &Ground<'_>) -> Vec<Item> {
    if !ground.injected() {
        return Vec::new();
    }
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
