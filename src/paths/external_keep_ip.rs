//! Path C: External mode, same subnet, the public address stays.

use super::Ground;
use super::ruling::{Effects, IRREVERSIBLE, Path, Ruling, SAME_BILL, fits, remarks};
use crate::classify::NetworkMode;
use crate::knowledge::sources;

pub(super) const PATH: Path = Path {
    id: "C",
    title: "Same subnet, keep the IP address (External)",
    rule,
    effects,
    source: sources::MIGRATE_VNET,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    if let Err(ruling) = fits(ground, &[NetworkMode::External]) {
        return *ruling;
    }
    let mut reasons = vec![same_subnet_conditions(ground)];
    reasons.extend(remarks(ground));
    Ruling::possible(reasons)
}

/// What has to be true of the subnet for a move within it.
pub(super) fn same_subnet_conditions(ground: &Ground<'_>) -> String {
    let room =
        ground.moving.iter().filter_map(|moving| ground.copy_addresses(moving)).max().map_or_else(
            || "room for a second copy".to_owned(),
            |copy| {
                format!(
                    "{copy} free {} for a second copy",
                    if copy == 1 { "address" } else { "addresses" }
                )
            },
        );
    format!(
        "conditions, none of them visible in this input: {} without delegation, with {room}, and Key Vault reachable; else path G",
        ground.subnet_names()
    )
}

fn effects(ground: &Ground<'_>) -> Effects {
    let ips = super::join(ground.public_ips().into_iter());
    let kept =
        if ips.is_empty() { "the public address stays".to_owned() } else { format!("{ips} stays") };
    Effects {
        downtime: "none; a temporary address serves for up to 20 min".to_owned(),
        ip_effect: kept,
        old_compute: "none",
        config_lock: "about 45 min",
        reversible: IRREVERSIBLE,
        cost: SAME_BILL,
        you_change: match ground.precreated() {
            Some(address) => {
                format!("nothing afterwards; allow the temporary address {address} during the move")
            }
            None => "nothing afterwards; allow the temporary address during the move".to_owned(),
        },
        without_downtime: true,
    }
}
