//! Path H: into another subnet, then back into the original one.

use super::ruling::{Effects, Path, Ruling, fits, remarks};
use super::{Ground, new_subnet};
use crate::classify::NetworkMode;
use crate::knowledge::sources;

pub(super) const PATH: Path = Path {
    id: "H",
    title: "New subnet, then back to the original",
    rule,
    effects,
    source: sources::MIGRATE_VNET,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    if let Err(ruling) = fits(ground, &[NetworkMode::External, NetworkMode::Internal]) {
        return *ruling;
    }
    let siblings = ground.stv1_siblings();
    if !siblings.is_empty() {
        return Ruling::blocked(vec![format!(
            "until {} {} left stv1: other stv1 instances in {} block the way back",
            super::join(siblings.iter().copied()),
            if siblings.len() == 1 { "has" } else { "have" },
            ground.subnet_names()
        )]);
    }
    let mut reasons = vec![format!(
        "not sensible: path G twice, and it regains only the name {}",
        ground.subnet_names()
    )];
    reasons.extend(remarks(ground));
    Ruling::possible(reasons)
}

fn effects(ground: &Ground<'_>) -> Effects {
    Effects {
        downtime: "as path G, twice".to_owned(),
        ip_effect: "a new VIP, twice".to_owned(),
        old_compute: "as path G, each time",
        config_lock: "about 30 min, twice",
        you_change: "as path G, twice; resource locks on VNet, subnet and resource group first"
            .to_owned(),
        without_downtime: false,
        ..new_subnet::effects(ground)
    }
}
