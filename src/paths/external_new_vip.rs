//! Path D: External mode, same subnet, new public address.

use super::Ground;
use super::external_keep_ip::same_subnet_conditions;
use super::new_ip::new_public_address;
use super::ruling::{Effects, IRREVERSIBLE, KEPT_BRIEFLY, Path, Ruling, SAME_BILL, fits, remarks};
use crate::classify::NetworkMode;
use crate::knowledge::sources;

pub(super) const PATH: Path = Path {
    id: "D",
    title: "Same subnet, new VIP (External)",
    rule,
    effects,
    source: sources::MIGRATE_VNET,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    if let Err(ruling) = fits(ground, &[NetworkMode::External]) {
        return *ruling;
    }
    let mut reasons = vec![
        "sensible only where the address has to change anyway".to_owned(),
        same_subnet_conditions(ground),
    ];
    reasons.extend(remarks(ground));
    Ruling::possible(reasons)
}

fn effects(ground: &Ground<'_>) -> Effects {
    Effects {
        downtime: "none".to_owned(),
        ip_effect: new_public_address(ground),
        old_compute: KEPT_BRIEFLY,
        config_lock: "about 30 min",
        reversible: IRREVERSIBLE,
        cost: SAME_BILL,
        you_change: "DNS records that name the address, firewalls, peered VNets".to_owned(),
        without_downtime: true,
    }
}
