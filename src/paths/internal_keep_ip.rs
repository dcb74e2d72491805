//! Path E: Internal mode, same subnet, the private address stays.

use super::Ground;
use super::external_keep_ip::same_subnet_conditions;
use super::ruling::{Effects, IRREVERSIBLE, Path, Ruling, SAME_BILL, fits, remarks};
use crate::classify::NetworkMode;
use crate::knowledge::sources;

pub(super) const PATH: Path = Path {
    id: "E",
    title: "Same subnet, keep the IP address (Internal)",
    rule,
    effects,
    source: sources::MIGRATE_VNET,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    if let Err(ruling) = fits(ground, &[NetworkMode::Internal]) {
        return *ruling;
    }
    let mut reasons = vec![same_subnet_conditions(ground)];
    reasons.extend(remarks(ground));
    Ruling::possible(reasons)
}

fn effects(ground: &Ground<'_>) -> Effects {
    let ips = super::join(ground.private_ips().into_iter());
    Effects {
        downtime: "about 20 min".to_owned(),
        ip_effect: if ips.is_empty() {
            "the private address stays".to_owned()
        } else {
            format!("private VIP {ips} stays")
        },
        old_compute: "none",
        config_lock: "about 45 min",
        reversible: IRREVERSIBLE,
        cost: SAME_BILL,
        you_change: "nothing".to_owned(),
        without_downtime: false,
    }
}
