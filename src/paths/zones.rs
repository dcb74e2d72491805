//! Path I: enabling or changing availability zones, which moves a location off stv1 as well.

use super::ruling::{Effects, IRREVERSIBLE, Path, Ruling, SAME_BILL, remarks};
use super::{Ground, Standing, missing};
use crate::classify::NetworkMode;
use crate::knowledge::{regions, sources};
use crate::model::Sku;

pub(super) const PATH: Path = Path {
    id: "I",
    title: "Enable availability zones",
    rule,
    effects,
    source: sources::MIGRATE_VNET,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    if let Standing::Elsewhere(why) = &ground.standing {
        return Ruling::not_applicable(match ground.tier {
            Some(Sku::Premium) => format!("{why}; zones are then an improvement, not a migration"),
            _ => why.clone(),
        });
    }
    match ground.tier {
        Some(Sku::Premium) | None => {}
        Some(_) => return Ruling::not_applicable("Premium only"),
    }
    if let Standing::NotKnown = ground.standing {
        let reasons = vec!["a migration path only if the instance is on stv1".to_owned()];
        return Ruling::needs(missing::platform(ground.case), reasons);
    }
    if ground.tier.is_none() {
        let reasons = vec!["applies only to Premium".to_owned()];
        return Ruling::needs(missing::tier(ground.case), reasons);
    }
    if ground.network == NetworkMode::Unknown {
        let reasons = vec!["in a VNet it needs a new public IP resource".to_owned()];
        return Ruling::needs(missing::network(ground.case), reasons);
    }
    let without: Vec<_> = ground
        .moving
        .iter()
        .filter(|moving| zones_in(&moving.class.region) != Some(true))
        .map(|moving| moving.class.region.as_str())
        .collect();
    if !without.is_empty() {
        return Ruling::blocked(vec![format!(
            "{} is not on the list of regions with availability zones",
            super::join(without.into_iter())
        )]);
    }
    let mut reasons = vec![format!(
        "gives {} availability zones and moves it off stv1 in one change; decide this first, because zones later would change the address a second time",
        ground.regions()
    )];
    for moving in &ground.moving {
        if let Some(units) = moving.units() {
            reasons.push(units_and_zones(&moving.class.region, units));
        }
    }
    if ground.network != NetworkMode::None {
        reasons.push(
            "needs a new Standard public IP resource, another than the one in use".to_owned(),
        );
    }
    reasons.extend(remarks(ground));
    Ruling::possible(reasons)
}

fn zones_in(region: &str) -> Option<bool> {
    regions::find(region)?.zones
}

/// Which zones a number of units fits.
pub(crate) fn units_and_zones(region: &str, units: u32) -> String {
    match units {
        0 | 1 => format!(
            "{region}: 1 unit fits a single zone, which is not resilient; two zones need 2 units"
        ),
        units if units % 6 == 0 => format!("{region}: {units} units fit two or three zones"),
        units if units % 3 == 0 => format!("{region}: {units} units fit three zones"),
        units if units % 2 == 0 => format!(
            "{region}: {units} units fit two zones; three zones need {} units",
            units.next_multiple_of(3)
        ),
        units => format!(
            "{region}: {units} units fit neither two nor three zones; two zones need {}, three zones {}",
            units.next_multiple_of(2),
            units.next_multiple_of(3)
        ),
    }
}

fn effects(ground: &Ground<'_>) -> Effects {
    let mut old = ground.public_ips();
    old.extend(ground.private_ips());
    let old = super::join(old.into_iter());
    Effects {
        downtime: "none; the gateway keeps serving".to_owned(),
        ip_effect: if old.is_empty() {
            "every address changes, public and private".to_owned()
        } else {
            format!("{old}: every address changes, public and private")
        },
        old_compute: "not stated in the documents",
        config_lock: "15 to 45 min",
        reversible: IRREVERSIBLE,
        cost: SAME_BILL,
        you_change: "DNS, firewalls, user-defined routes".to_owned(),
        without_downtime: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_counts_are_multiples_of_the_zones() {
        assert!(units_and_zones("x", 1).contains("single zone"));
        assert!(units_and_zones("x", 2).contains("two zones; three zones need 3"));
        assert!(units_and_zones("x", 3).contains("fit three zones"));
        assert!(units_and_zones("x", 5).contains("two zones need 6, three zones 6"));
        assert!(units_and_zones("x", 6).contains("two or three"));
    }
}
