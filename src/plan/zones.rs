//! Path I: what is decided and made ready before zones are set.

use super::Step;
use super::new_subnet::public_address;
use super::route::Route;
use super::steps::{BEFORE, PLATFORM, step};
use crate::paths::units_and_zones;

/// The steps before zones are set.
pub(super) fn before(route: &Route<'_>) -> Vec<Step> {
    let mut units = "The units have to be a multiple of the zones.".to_owned();
    for moving in &route.ground.moving {
        if let Some(number) = moving.units() {
            units.push_str(&format!(" {}.", units_and_zones(&moving.class.region, number)));
        }
    }
    let mut out = vec![step(
        "Decide zones and units",
        PLATFORM,
        BEFORE,
        format!(
            "Two zones or more for {}; one zone alone is not resilient. {units} More units cost more; the price is not in the facts collected here.",
            route.ground.regions()
        ),
        "a decision of the service owner",
    )];
    out.extend(public_address(route));
    out
}
