//! How an instance migrates: along which path, by script or in the portal.

use crate::paths::{self, Ground, PathStatus, PathVerdict, Standing};

/// A migration in place along the recommended path.
pub(super) struct Route<'a> {
    /// The facts.
    pub(super) ground: Ground<'a>,
    /// The recommended path.
    pub(super) path: &'a PathVerdict,
    /// Whether the address stays (A, C, E).
    pub(super) keeps_address: bool,
    /// Whether it is started in the portal, and why; `None` where the script is as good.
    pub(super) portal: Option<&'static str>,
    /// Whether enabling availability zones would be another way.
    pub(super) zones_possible: bool,
}

impl<'a> Route<'a> {
    /// The route of an instance that has stv1 locations and a recommended path.
    pub(super) fn of(ground: Ground<'a>, paths: &'a [PathVerdict]) -> Option<Self> {
        if !matches!(ground.standing, Standing::Stv1) {
            return None;
        }
        let path = paths::recommended(paths)?;
        let keeps_address = matches!(path.id.as_ref(), "A" | "C" | "E");
        let portal = if ground.partly_migrated() {
            Some(
                "The REST call addresses all locations, and what it does to one that has left stv1 already is not documented; the portal migrates each VNet location by itself.",
            )
        } else if ground.injected() && ground.multi_region() {
            Some(
                "The portal migrates each VNet location by itself, so that one region serves while another moves; the REST call moves all of them at once.",
            )
        } else if path.id == "F" {
            Some(
                "Only the portal offers to keep the old compute for 48 hours instead of about 15 minutes, which is the time in which DNS can be changed while both serve.",
            )
        } else {
            None
        };
        let zones_possible =
            paths.iter().any(|path| path.id == "I" && path.status == PathStatus::Possible);
        Some(Self { ground, path, keeps_address, portal, zones_possible })
    }

    /// Whether the API is expected to be unreachable for some time.
    pub(super) fn has_outage(&self) -> bool {
        !self.path.without_downtime
    }
}
