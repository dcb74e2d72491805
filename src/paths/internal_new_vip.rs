//! Path F: Internal mode, same subnet, new private address.

use super::Ground;
use super::external_keep_ip::same_subnet_conditions;
use super::ruling::{
    Effects, IRREVERSIBLE, KEPT_BY_CHOICE, Path, Ruling, SAME_BILL, fits, remarks,
};
use crate::classify::NetworkMode;
use crate::knowledge::sources;

pub(super) const PATH: Path = Path {
    id: "F",
    title: "Same subnet, new VIP (Internal)",
    rule,
    effects,
    source: sources::MIGRATE_VNET,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    if let Err(ruling) = fits(ground, &[NetworkMode::Internal]) {
        return *ruling;
    }
    let mut reasons = vec![
        "where 20 minutes of downtime cannot be had; with the 48-hour setting of the portal DNS can be changed while both computes serve".to_owned(),
        same_subnet_conditions(ground),
    ];
    reasons.extend(remarks(ground));
    Ruling::possible(reasons)
}

fn effects(ground: &Ground<'_>) -> Effects {
    let ips = super::join(ground.private_ips().into_iter());
    let held = if ips.is_empty() { "the private address".to_owned() } else { ips.clone() };
    Effects {
        downtime: "none".to_owned(),
        ip_effect: if ips.is_empty() {
            "new private VIP, known only afterwards".to_owned()
        } else {
            format!("{ips} becomes a new private VIP, known only afterwards")
        },
        old_compute: KEPT_BY_CHOICE,
        config_lock: "about 30 min",
        reversible: IRREVERSIBLE,
        cost: SAME_BILL,
        you_change: format!("private DNS zones and every other DNS that holds {held}"),
        without_downtime: true,
    }
}
