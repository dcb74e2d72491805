//! Path L: what is settled before a VNet connection is created on an instance that has none.

use super::Step;
use super::new_subnet::{public_address, subnet};
use super::route::Route;
use super::steps::{BEFORE, PLATFORM, step};
use crate::knowledge::support;

/// The steps before the connection is created.
pub(super) fn before(route: &Route<'_>) -> Vec<Step> {
    let mut out = vec![
        step(
            "Ask Microsoft support first",
            PLATFORM,
            "before anything is prepared",
            format!(
                "Ask whether creating a VNet connection still moves an instance from stv1 to stv2. A document of 2023 names it, later ones do not: unconfirmed. Without a yes in writing this path ends here; paths A and B are documented. Route: {}.",
                support::ROUTE_LINE
            ),
            "days: as long as support takes",
        ),
        step(
            "Decide External or Internal",
            PLATFORM,
            BEFORE,
            "External keeps the gateway reachable from the Internet, at a new address. Internal takes it off the Internet: every consumer then needs a way into the VNet and a DNS zone of your own. The mode is a decision about the service and not about the migration.".to_owned(),
            "a decision of the service owner",
        ),
        subnet(route),
    ];
    out.extend(public_address(route));
    out
}
