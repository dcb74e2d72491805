//! Path L: creating a VNet connection on an instance that has none. A way of 2023; unconfirmed
//! today.

use super::ruling::{
    Effects, IRREVERSIBLE, KEPT_BY_CHOICE, Path, Ruling, SAME_BILL, fits, remarks,
};
use super::{Ground, MissingFact, missing};
use crate::classify::NetworkMode;
use crate::knowledge::sources;
use crate::model::Sku;

pub(super) const PATH: Path = Path {
    id: "L",
    title: "Create a VNet connection (2023, unconfirmed)",
    rule,
    effects,
    source: sources::COMPUTE_FIRST,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    if ground.injected() && !matches!(ground.standing, super::Standing::Elsewhere(_)) {
        return Ruling::not_applicable("there is a VNet connection already");
    }
    if let Some(Sku::Basic | Sku::Standard | Sku::Isolated) = ground.tier {
        return match fits(ground, &[NetworkMode::None]) {
            Err(ruling) if ruling.status == super::PathStatus::NotApplicable => *ruling,
            _ => Ruling::not_applicable("Developer and Premium only"),
        };
    }
    if let Err(ruling) = fits(ground, &[NetworkMode::None]) {
        return *ruling;
    }
    if ground.tier.is_none() {
        let reasons = vec!["applies only to Developer and Premium".to_owned()];
        return Ruling::needs(missing::tier(ground.case), reasons);
    }
    let needs = MissingFact {
        fact: "whether creating a VNet connection still moves an instance to stv2".into(),
        how: "not settled by any document: the 2023 edition names it, later ones do not; ask Microsoft support before relying on it".into(),
        command: None,
    };
    let mut reasons = vec![
        "named in the 2023 edition only; whether it still works is unconfirmed".to_owned(),
        "changes the network mode as well: in Internal mode every consumer is concerned".to_owned(),
    ];
    reasons.extend(remarks(ground));
    Ruling::needs(needs, reasons)
}

fn effects(ground: &Ground<'_>) -> Effects {
    let ips = super::join(ground.public_ips().into_iter());
    Effects {
        downtime: "none with default host names; possible with custom domains until DNS is updated"
            .to_owned(),
        ip_effect: if ips.is_empty() { "changes".to_owned() } else { format!("{ips} changes") },
        old_compute: KEPT_BY_CHOICE,
        config_lock: "about 30 min",
        reversible: IRREVERSIBLE,
        cost: SAME_BILL,
        you_change: "DNS, firewalls, routes; every consumer if the mode becomes Internal"
            .to_owned(),
        without_downtime: false,
    }
}
