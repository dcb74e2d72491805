//! What of a plan a script can do.

use super::restore::Before;
use super::route::{Route, Way};
use super::{maintain, settings};
use crate::classify::{Case, Platform};
use crate::model::{CustomProperties, NetworkType};
use crate::paths::{Ground, PathVerdict, Standing};
use crate::rules::Finding;

/// The change of a plan, as far as it is one that a script can make or watch.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    /// No step of the plan is one for a script.
    Nothing,
    /// Only reading: the platform is to be found out.
    Read,
    /// One call that moves every location off stv1.
    Migrate {
        /// `mode` of the call.
        mode: &'static str,
        /// Whether it is the call with an hour of downtime, under special conditions.
        downtime: bool,
    },
    /// The migration is started in the portal, location by location.
    Portal {
        /// Whether the network mode stays.
        same_network: bool,
    },
    /// Into a virtual network and unblocked, in one PATCH.
    Restore {
        /// The network mode that it had, where an older export tells.
        mode: Option<NetworkType>,
    },
    /// Custom properties get other values.
    Properties(Vec<(String, &'static str)>),
}

/// The change of the plan that [`super::plan`] makes of the same case, or [`super::along`] along a
/// path.
pub(crate) fn change(
    case: &Case<'_>,
    paths: &[PathVerdict],
    findings: &[Finding],
    along: Option<&str>,
) -> Change {
    let ground = Ground::of(case);
    let stv1 = matches!(ground.standing, Standing::Stv1);
    let unsettled = matches!(ground.standing, Standing::NotKnown)
        || matches!(case.class.platform.platform, Platform::Undetermined | Platform::Unlisted(_));
    if let Some(id) = along {
        // What is built anew, and what is described before it is known to be on stv1, is not for a
        // script.
        let path = paths.iter().find(|path| stv1 && path.id.eq_ignore_ascii_case(id));
        let route = path.and_then(|path| Route::along(ground, paths, path));
        return route.map_or(Change::Nothing, |route| moving(&route));
    }
    if stv1 {
        let route = Route::recommended(ground, paths);
        return route.map_or(Change::Read, |route| moving(&route));
    }
    if case.class.endpoints_blocked {
        return Change::Restore { mode: Before::of(case).mode };
    }
    if unsettled {
        return Change::Read;
    }
    match maintain::old_protocols(case, findings) {
        changes if changes.is_empty() => Change::Nothing,
        changes => Change::Properties(changes),
    }
}

/// How the compute moves.
fn moving(route: &Route<'_>) -> Change {
    if route.portal.is_some() {
        return Change::Portal { same_network: route.way != Way::Connect };
    }
    Change::Migrate {
        mode: if route.keeps_address { "PreserveIp" } else { "NewIp" },
        downtime: route.way == Way::WithDowntime,
    }
}

/// All custom properties of the input with those of the change, as a body needs them that is
/// written beforehand.
pub(crate) fn all_properties(case: &Case<'_>, change: &Change) -> Vec<(String, String)> {
    match change {
        Change::Properties(changes) => settings::with(case, changes),
        Change::Restore { .. } => settings::with(case, &[unblocked()]),
        _ => Vec::new(),
    }
}

/// The custom property that opens blocked endpoints.
pub(crate) fn unblocked() -> (String, &'static str) {
    (CustomProperties::full_key("Service.Disabled"), "False")
}
