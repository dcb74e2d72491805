//! Path G: into another subnet. The way where the present subnet cannot hold a second copy.

use super::Ground;
use super::ruling::{
    Effects, IRREVERSIBLE, KEPT_BY_CHOICE, Path, Ruling, SAME_BILL, fits, remarks,
};
use crate::classify::NetworkMode;
use crate::knowledge::sources;

pub(super) const PATH: Path =
    Path { id: "G", title: "New subnet", rule, effects, source: sources::MIGRATE_VNET };

fn rule(ground: &Ground<'_>) -> Ruling {
    if let Err(ruling) = fits(ground, &[NetworkMode::External, NetworkMode::Internal]) {
        return *ruling;
    }
    let mut reasons = vec![format!(
        "fallback where {} is delegated to another service, has too few free addresses, or blocks Key Vault",
        ground.subnet_names()
    )];
    reasons.push(match ground.network {
        NetworkMode::External => "supply a Standard SKU public IPv4: one document requires it in External mode, a later one calls it optional".to_owned(),
        _ => "a public IP resource is optional in Internal mode since May 2024".to_owned(),
    });
    reasons.extend(remarks(ground));
    Ruling::possible(reasons)
}

pub(super) fn effects(ground: &Ground<'_>) -> Effects {
    let internal = ground.network == NetworkMode::Internal;
    let hosts = ground.gateway_hosts();
    let old =
        super::join(if internal { ground.private_ips() } else { ground.public_ips() }.into_iter());
    let new = if internal {
        "a new private VIP from the new subnet"
    } else {
        "a new public VIP, that of the public IP resource where one is supplied"
    };
    Effects {
        downtime: if hosts.is_empty() {
            "none with default host names; possible with custom domains until DNS is updated"
                .to_owned()
        } else {
            format!(
                "none with default host names; possible with {} until DNS is updated",
                super::join(hosts.iter().copied())
            )
        },
        ip_effect: if old.is_empty() { new.to_owned() } else { format!("{old} becomes {new}") },
        old_compute: KEPT_BY_CHOICE,
        config_lock: "about 30 min",
        reversible: IRREVERSIBLE,
        cost: SAME_BILL,
        you_change: "DNS, firewall rules (to the range of the new subnet), user-defined routes"
            .to_owned(),
        without_downtime: !internal && hosts.is_empty(),
    }
}
