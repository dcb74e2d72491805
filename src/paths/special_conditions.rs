//! Path J: same subnet with an hour of downtime, for instances under special internal conditions.

use super::ruling::{Effects, IRREVERSIBLE, Path, Ruling, SAME_BILL, fits};
use super::{Ground, MissingFact};
use crate::classify::NetworkMode;
use crate::knowledge::sources;

pub(super) const PATH: Path = Path {
    id: "J",
    title: "Same subnet with downtime, special conditions",
    rule,
    effects,
    source: sources::MIGRATE_VNET,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    if let Err(ruling) = fits(ground, &[NetworkMode::External, NetworkMode::Internal]) {
        return *ruling;
    }
    let needs = MissingFact {
        fact: "whether special internal conditions hold".into(),
        how: "portal: Settings, Platform migration, each location that reports stv1, Verify; no command shows it".into(),
        command: None,
    };
    Ruling::needs(
        needs,
        vec!["only the portal tells whether special internal conditions force it; under them the automatic migration removes the VNet and blocks all endpoints".to_owned()],
    )
}

fn effects(ground: &Ground<'_>) -> Effects {
    let ips = super::join(
        match ground.network {
            NetworkMode::Internal => ground.private_ips(),
            _ => ground.public_ips(),
        }
        .into_iter(),
    );
    Effects {
        downtime: "about 1 hour".to_owned(),
        ip_effect: if ips.is_empty() {
            "the address stays".to_owned()
        } else {
            format!("{ips} stays")
        },
        old_compute: "none",
        config_lock: "not stated in the documents",
        reversible: IRREVERSIBLE,
        cost: SAME_BILL,
        you_change: "nothing".to_owned(),
        without_downtime: false,
    }
}
