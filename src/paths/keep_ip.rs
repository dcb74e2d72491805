//! Path A: in place, the public address stays. Instances without VNet injection.

use super::Ground;
use super::ruling::{Effects, IRREVERSIBLE, Path, Ruling, SAME_BILL, fits, remarks};
use crate::classify::NetworkMode;
use crate::knowledge::sources;

pub(super) const PATH: Path = Path {
    id: "A",
    title: "In place, keep the IP address",
    rule,
    effects,
    source: sources::MIGRATE_NO_VNET,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    if let Err(ruling) = fits(ground, &[NetworkMode::None]) {
        return *ruling;
    }
    let mut reasons =
        vec!["no VNet injection: the simplest move, with nothing to do afterwards".to_owned()];
    reasons.extend(remarks(ground));
    if ground.multi_region() {
        reasons.push("one migration addresses all regions".to_owned());
    }
    Ruling::possible(reasons)
}

fn effects(ground: &Ground<'_>) -> Effects {
    let ips = ground.public_ips();
    Effects {
        downtime: "about 15 min".to_owned(),
        ip_effect: match ips.len() {
            0 => "the public address stays".to_owned(),
            1 => format!("{} stays", super::join(ips.into_iter())),
            _ => format!("{} stay", super::join(ips.into_iter())),
        },
        old_compute: "none (moved)",
        config_lock: "about 45 min",
        reversible: IRREVERSIBLE,
        cost: SAME_BILL,
        you_change: match ground.precreated() {
            Some(address) => {
                format!("nothing afterwards; allow the temporary address {address} during the move")
            }
            None => "nothing".to_owned(),
        },
        without_downtime: false,
    }
}
