//! Availability zones of a location.

use super::location::Place;
use super::{Platform, ZoneMode};
use crate::knowledge::regions;
use crate::model::{Field, Sku};

/// What the zones of a location mean, given its platform.
pub(super) fn mode(place: &Place<'_>, platform: &Platform) -> ZoneMode {
    let sku = place.sku().value().map(|sku| sku.value);
    match (sku, platform) {
        (Some(Sku::Consumption | Sku::BasicV2), _) => ZoneMode::NotOffered,
        (Some(Sku::StandardV2 | Sku::PremiumV2), _) => {
            counted(place).unwrap_or_else(|| match place.instance.zone_redundant.value() {
                Some(true) => ZoneMode::ZoneRedundant,
                Some(false) => ZoneMode::None,
                None => ZoneMode::Unknown,
            })
        }
        (_, Platform::Stv1) => ZoneMode::None,
        (Some(Sku::Developer | Sku::Basic | Sku::Standard), _) => ZoneMode::NotOffered,
        (Some(Sku::Premium), Platform::Stv2 | Platform::Stv21) => premium(place),
        (Some(Sku::Premium), _) => counted(place).unwrap_or(ZoneMode::Unknown),
        (Some(Sku::Isolated | Sku::Unlisted) | None, _) => ZoneMode::Unknown,
    }
}

/// Where zones are named: one or more.
fn counted(place: &Place<'_>) -> Option<ZoneMode> {
    match place.location.zones.items().len() {
        0 => None,
        1 => Some(ZoneMode::Zonal),
        _ => Some(ZoneMode::ZoneRedundant),
    }
}

/// Premium on stv2: empty is automatic where the region has zones.
fn premium(place: &Place<'_>) -> ZoneMode {
    if let Some(mode) = counted(place) {
        return mode;
    }
    let region = place.location.name.value().and_then(|name| regions::find(name));
    match (region.and_then(|region| region.zones), &place.location.zones) {
        (Some(false), _) => ZoneMode::None,
        (Some(true), Field::Null(_) | Field::Known(..)) => ZoneMode::Automatic,
        _ => ZoneMode::Unknown,
    }
}
