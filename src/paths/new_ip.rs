//! Path B: in place, new public address. Instances without VNet injection.

use super::Ground;
use super::ruling::{Effects, IRREVERSIBLE, KEPT_BRIEFLY, Path, Ruling, SAME_BILL, fits, remarks};
use crate::classify::NetworkMode;
use crate::knowledge::sources;

pub(super) const PATH: Path = Path {
    id: "B",
    title: "In place, new IP address",
    rule,
    effects,
    source: sources::MIGRATE_NO_VNET,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    if let Err(ruling) = fits(ground, &[NetworkMode::None]) {
        return *ruling;
    }
    let mut reasons = vec![match ground.public_ips().as_slice() {
        [] => "sensible only where 15 minutes of downtime cannot be had and nobody pins the public address".to_owned(),
        ips => format!(
            "sensible only where 15 minutes of downtime cannot be had and nobody pins {}",
            super::join(ips.iter().copied())
        ),
    }];
    reasons.extend(remarks(ground));
    if ground.multi_region() {
        reasons.push("one migration addresses all regions".to_owned());
    }
    Ruling::possible(reasons)
}

fn effects(ground: &Ground<'_>) -> Effects {
    let hosts = ground.gateway_hosts();
    let names = if hosts.is_empty() {
        "DNS A records that name the address".to_owned()
    } else {
        format!(
            "A records of {} (nothing where they are CNAMEs to the default host name)",
            super::join(hosts.into_iter())
        )
    };
    Effects {
        downtime: "none, unless clients depend on the old address".to_owned(),
        ip_effect: new_public_address(ground),
        old_compute: KEPT_BRIEFLY,
        config_lock: "about 30 min",
        reversible: IRREVERSIBLE,
        cost: SAME_BILL,
        you_change: format!("{names}, allow-lists, firewalls"),
        without_downtime: true,
    }
}

/// The address after a move that gives a new public one.
pub(super) fn new_public_address(ground: &Ground<'_>) -> String {
    let old = super::join(ground.public_ips().into_iter());
    let from = if old.is_empty() { "the public address".to_owned() } else { old };
    match ground.precreated() {
        Some(address)
            if ground.case.class.precreated_ips.len() == 1 && ground.moving.len() == 1 =>
        {
            format!("{from} becomes the pre-created {address}")
        }
        Some(addresses) => {
            format!("{from} give way to pre-created addresses; listed without regions: {addresses}")
        }
        None => format!("{from} becomes the address that Azure pre-creates; this input lists none"),
    }
}
